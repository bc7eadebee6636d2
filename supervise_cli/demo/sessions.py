"""Session records: each meeting, with what was said, decided and followed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from supervise_cli.demo.casework.casebook import Casebook
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Composer, fill, fitting, sentence
from supervise_cli.demo.fields import ordered
from supervise_cli.demo.ledger import Ledger, Pending, Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.narrating import SERVICES, Narrator, Told
from supervise_cli.demo.phrases import asking, places, reasons
from supervise_cli.demo.phrases.topic import Topic
from supervise_cli.demo.promises import Promises
from supervise_cli.demo.topics import Chooser, focus_of, functions_of
from supervise_cli.demo.words import site_words
from supervise_cli.demo.workdays import on_or_before, written
from supervise_cli.demo.world import Ids, Person

_TAGGED_CASES = 0.08


class Scribe:
    """Writes meetings down in the order in which they happened."""

    def __init__(
        self,
        ids: Ids,
        ledger: Ledger,
        agreements: Mapping[tuple[str, str], Sequence[Record]],
        promises: Promises,
        meetings: Sequence[Meeting],
        chance: Chance,
    ) -> None:
        self._ids, self._ledger, self._agreements, self._chance = ids, ledger, agreements, chance
        self._promises = promises
        self._chooser = Chooser(chance.branch("topics"))
        self.casebook = Casebook(chance.branch("cases"))
        self._narrator = Narrator(Composer(), chance.branch("words"))
        self._last = ledger.last
        self._next = _following(meetings)

    def write(self, meeting: Meeting) -> Record:
        """The final record of a meeting, held or cancelled."""
        self._ledger.advance(meeting.day)
        self._date(meeting)
        record = self._head(meeting)
        if meeting.makes_up_for is not None:
            record["rebooks"] = meeting.makes_up_for.id
        if meeting.cancelled is not None:
            return ordered("session", record | self._cancelled(meeting))
        return ordered("session", record | self._held(meeting))

    def draft(self, meeting: Meeting) -> Record:
        """A record that was begun and not finished."""
        self._date(meeting)
        record = self._head(meeting) | {"status": "draft", "minutes": meeting.minutes}
        del record["functions"], record["focus"]
        return ordered("session", record)

    def void(self, meeting: Meeting, by: Person) -> Record:
        """A second entry of a meeting, withdrawn."""
        self._date(meeting)
        record = self._head(meeting) | {"status": "void", "minutes": meeting.minutes}
        del record["functions"], record["focus"]
        assert meeting.recorded is not None
        on = min(meeting.recorded + timedelta(2), self._last)
        record["void"] = {"date": on.isoformat(), "by": by.id, "reason": reasons.VOID_REASON[0]}
        return ordered("session", record)

    def _date(self, meeting: Meeting) -> None:
        """When it is written down: mostly the same or the next day, now and then too late."""
        days = self._chance.weighted(((0, 45), (1, 33), (2, 14), (3, 6)))
        if self._chance.happens(0.02) and meeting.day + timedelta(9) <= self._last:
            days, meeting.late = self._chance.integer(4, 9), True
        if meeting.cancelled is not None:
            days, meeting.late = min(days, 1), False
        writer = (meeting.carrier or meeting.supervisor).posting(meeting.day)
        latest = min(self._last, (writer and writer.end) or self._last)
        meeting.recorded = written(meeting.day, days, latest)
        meeting.id = self._ids.make("S", meeting.recorded)

    def _head(self, meeting: Meeting) -> Record:
        assert meeting.recorded is not None
        writer = meeting.carrier or meeting.supervisor
        place = self._place(meeting)
        record: Record = {
            "schema": "session/1",
            "id": meeting.id,
            "status": "final",
            "recorded_on": meeting.recorded.isoformat(),
            "entered_by": writer.id,
            "outcome": "held",
            "date": meeting.day.isoformat(),
            "station": meeting.site.id,
            "supervisors": [
                {
                    "person": meeting.supervisor.id,
                    "as": meeting.appointment.kind,
                    "side": meeting.appointment.side,
                }
            ],
            "attendees": [{"person": person.id} for person in meeting.attendees],
            "form": meeting.form,
            "mode": meeting.mode,
            "functions": ["educational"],
            "focus": [],
        }
        if meeting.plan_item is not None:
            record["plan_item"] = meeting.plan_item
        if place and self._chance.happens(0.7):
            record["place"] = place
        if meeting.late:
            record["late_reason"] = fill(self._chance.choice(reasons.LATE), self._chance, {})
        agreement = self._agreement(meeting)
        if agreement is not None and self._chance.happens(0.8):
            record["agreement"] = agreement
        return record

    def _place(self, meeting: Meeting) -> str | None:
        if meeting.mode != "face_to_face":
            return None
        if meeting.site.level != "township_station":
            return self._chance.choice(places.CENTRE_ROOM)
        rooms = places.COUNSEL_ROOM if meeting.solo else places.GROUP_ROOM
        return fill(self._chance.choice(rooms), self._chance, site_words(meeting.site))

    def _agreement(self, meeting: Meeting) -> str | None:
        """The agreement that these people meet under, if there is one that day."""
        day = meeting.day.isoformat()
        for other in (meeting.attendees[0].id, meeting.site.id):
            for record in self._agreements.get((meeting.supervisor.id, other), ()):
                if record["from"] <= day <= record["to"] and meeting.form in record["forms"]:
                    return str(record["id"])
        return None

    def _cancelled(self, meeting: Meeting) -> Record:
        assert meeting.cancelled is not None
        on, by = meeting.cancelled
        reason = fill(self._chance.choice(reasons.CANCELLED[by]), self._chance, site_words(meeting.site))
        topic = self._chooser.topic(meeting)
        contents = topic.contents[:1]
        return {
            "outcome": "cancelled",
            "functions": functions_of(topic, contents, meeting.appointment.side),
            "focus": focus_of(topic, contents),
            "cancelled": {"date": on.isoformat(), "by": by, "reason": reason},
        }

    def _held(self, meeting: Meeting) -> Record:
        attendance = self._attendance(meeting)
        topic = self._chooser.topic(meeting)
        follow_up = self._ledger.at(meeting)
        progress = self._service_progress(meeting, topic)
        contents = self._chooser.contents(topic, meeting, progress is not None)
        told = self._narrator.tell(meeting, topic, [entry["outcome"] for entry in follow_up], progress)
        record: Record = {
            "content": contents,
            "functions": functions_of(topic, contents, meeting.appointment.side),
            "focus": focus_of(topic, contents),
            "theme": told.theme,
            "summary": told.summary,
        }
        record |= (
            self._times(meeting)
            | self._references(meeting, topic)
            | self._said(meeting, topic, told, follow_up)
        )
        record |= attendance | self._cases(meeting, topic, told)
        if progress is not None:
            record["service_progress"] = [progress]
        if follow_up:
            record["follow_up"] = follow_up
        record |= self._actions(meeting, topic, told, [entry["outcome"] for entry in follow_up])
        if meeting.carrier is not None:
            record["follow_up_by"] = meeting.carrier.id
        if meeting.extra:
            record["ad_hoc_reason"] = fill(self._chance.choice(asking.AD_HOC), self._chance, told.words)
        for name, value in (
            ("visit", meeting.trip),
            ("travel_minutes", meeting.travel),
            ("cost_yuan", meeting.cost),
            ("guests", meeting.guests),
        ):
            if value is not None:
                record[name] = value
        following = self._next.get(meeting)
        if following is not None and self._chance.happens(0.5):
            record["next_on"] = following.isoformat()
        return record

    def _times(self, meeting: Meeting) -> Record:
        end = meeting.start + meeting.minutes
        clock = {"start": _clock(meeting.start), "end": _clock(end)}
        total = {"minutes": meeting.minutes}
        return self._chance.weighted(((clock | total, 55), (clock, 20), (total, 25)))

    def _attendance(self, meeting: Meeting) -> Record:
        """In a group somebody may be missing, or leave before the end."""
        if meeting.solo or len(meeting.attendees) < 4:
            return {}
        made: list[Record] = []
        for person in meeting.attendees:
            entry: Record = {"person": person.id}
            misses = self._chance.happens(0.03) and len(meeting.absent) < 2
            if misses and self._promises.spare(person, meeting):
                entry["absent"] = True
                meeting.absent.append(person)
            elif self._chance.happens(0.02):
                entry["minutes"] = max(20, meeting.minutes - self._chance.integer(3, 8) * 5)
            made.append(entry)
        return {"attendees": made}

    def _service_progress(self, meeting: Meeting, topic: Topic) -> Record | None:
        inside = meeting.appointment.side == "internal" and meeting.site.level == "township_station"
        services = [service for service in topic.services if service != "other"]
        if not inside or not services or not self._chance.happens(0.3):
            return None
        service = self._chance.choice(services)
        low, high = SERVICES[service][2]
        planned = self._chance.integer(low, high)
        done = planned if self._chance.happens(0.5) else max(1, planned * self._chance.integer(55, 95) // 100)
        month = meeting.day if meeting.day.day > 18 else meeting.day.replace(day=1) - timedelta(1)
        return {"service": service, "period": f"{month:%Y-%m}", "planned": planned, "done": done}

    def _references(self, meeting: Meeting, topic: Topic) -> Record:
        """Facilities and goals of government that were touched."""
        made: Record = {}
        site = meeting.site
        there = [facility for facility in site.facilities if facility.type in topic.facilities]
        if there:
            made["facilities"] = [f"{site.id}#{facility.key}" for facility in there[:2]]
        goals = [key for key, _, year in site.goals if year == meeting.day.year]
        if "goal_alignment" in topic.focus and goals:
            made["gov_goals"] = [f"{site.id}#{self._chance.choice(goals)}"]
        return made

    def _said(self, meeting: Meeting, topic: Topic, told: Told, follow_up: Sequence[Record]) -> Record:
        made: Record = {}
        if self._chance.happens(0.4):
            made["agenda"] = self._narrator.agenda(told.theme, bool(follow_up))
        if self._chance.happens(0.6):
            made["suggestions"] = self._narrator.suggestions(topic, told.words)
        one, other = self._narrator.reflections(meeting, told.words)
        if self._chance.happens(0.5):
            made["supervisee_reflection"] = one
        if self._chance.happens(0.35):
            made["supervisor_reflection"] = other
        if not meeting.solo and meeting.mode != "online" and self._chance.happens(0.35):
            made["evidence"] = [{"what": "签到表", "where": "站内档案柜"}]
        return made

    def _cases(self, meeting: Meeting, topic: Topic, told: Told) -> Record:
        """Now and then a case, by its code only."""
        if not (topic.cases and meeting.solo and self._chance.happens(_TAGGED_CASES)):
            return {}
        decision = self._chance.choice(fitting(topic.guidance, told.situation))
        rationale = self._chance.choice(fitting(topic.explored, told.situation))
        code = self._ids.make("C")
        said = [sentence(fill(each, self._chance, told.words)) for each in (decision, rationale)]
        risk = self._chance.weighted((("low", 5), ("medium", 3)))
        return {"cases": [self.casebook.discussed(code, meeting, topic.key, risk, *said)]}

    def _actions(self, meeting: Meeting, topic: Topic, told: Told, outcomes: Sequence[str]) -> Record:
        count = self._chance.weighted(((0, 20), (1, 46), (2, 30), (3, 4)))
        if meeting.form == "collective":
            count = min(count, 1)
        if count == 0:
            why = reasons.NO_ACTION_PENDING if "in_progress" in outcomes else reasons.NO_ACTION
            why = reasons.NO_ACTION_CARE if meeting.care and self._chance.happens(0.5) else why
            why = reasons.NO_ACTION_LECTURE if meeting.form == "collective" else why
            return {"no_action_reason": fill(self._chance.choice(why), self._chance, told.words)}
        made: list[Record] = []
        for number, task in enumerate(self._chance.sample(topic.tasks, count), 1):
            owner = self._owner(meeting)
            due = on_or_before(meeting.day + timedelta(self._chance.integer(8, 16 if meeting.solo else 28)))
            what = fill(task.what, self._chance, told.words)
            text = fill(task.text, self._chance, told.words)
            made.append(
                {"key": f"a{number}", "what": what, "text": text, "owner": owner.id, "due": due.isoformat()}
            )
            self._ledger.agreed(
                Pending(
                    f"{meeting.id}#a{number}",
                    what,
                    task,
                    told.words,
                    owner,
                    due,
                    meeting.day,
                    meeting.site,
                    meeting.supervisor,
                    meeting.present,
                )
            )
        return {"actions": made}

    def _owner(self, meeting: Meeting) -> Person:
        if meeting.form == "collective" and meeting.carrier is not None:
            return meeting.carrier
        return self._chance.choice(meeting.present)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _following(meetings: Sequence[Meeting]) -> dict[Meeting, date]:
    """For each meeting alone, the day agreed for the next of the same two."""
    made: dict[Meeting, date] = {}
    before: dict[tuple[str, str], Meeting] = {}
    for meeting in meetings:
        if not meeting.solo or meeting.makes_up_for is not None:
            continue
        pair = meeting.supervisor.id, meeting.attendees[0].id
        if pair in before:
            made[before[pair]] = meeting.day
        before[pair] = meeting
    return made
