"""Requests for supervision: answered in a session or in between, in time or late; a few still open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Sameness, fill, sentence
from supervise_cli.demo.fields import final, ordered
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases import asking
from supervise_cli.demo.schedule import Planner
from supervise_cli.demo.words import site_words
from supervise_cli.demo.workdays import after, counted_after, is_workday, workdays
from supervise_cli.demo.world import Ids, Person, Site
from supervise_cli.model import Period

NORMAL, URGENT = 10, 3
"""Working days for an answer, as in the bundled policy (a test compares them)."""
_IN_SESSION = 0.055
_BETWEEN = 0.14
"""Requests a station and month that are answered without a session."""
_LATE, _URGENT_SHARE, _WISHED = 0.18, 0.16, 0.3
_OPEN = 6


@dataclass
class Requests:
    """Who asked for what, and the answers that are no sessions."""

    planner: Planner
    ids: Ids
    chance: Chance
    first: date
    last: date
    records: list[Record] = field(default_factory=list)
    answers: list[Record] = field(default_factory=list)
    _said: Sameness = field(default_factory=Sameness)

    def answered_in(self, meeting: Meeting, session: Record) -> Record:
        """The session, now and then with the request that it answers."""
        chance = self.chance
        inside = meeting.appointment.side == "internal" and meeting.site.level == "township_station"
        if session.get("outcome") != "held" or not inside or not chance.happens(_IN_SESSION):
            return session
        urgent = chance.happens(_URGENT_SHARE)
        asker = chance.choice(meeting.present)
        asked = self._asked_before(meeting.day, urgent, asker)
        if asked is None:
            return session
        by = meeting.site.id if not meeting.solo and chance.happens(0.25) else asker.id
        name = self._ask(
            asker, by, meeting.site, chance.choice(session["content"]), asked, urgent, meeting.day
        )
        return ordered("session", session | {"requests": [name]})

    def between(self, month: Period) -> None:
        """Requests of one month that whoever looks after the station answered by telephone or in writing."""
        for site in self.planner.world.open_on(month.start):
            if not self.chance.happens(_BETWEEN):
                continue
            day = self.chance.choice(workdays(month))
            keeper = self.planner.keeper(site, day)
            urgent = self.chance.happens(_URGENT_SHARE)
            people = [each for each in self.planner.world.at(site, day, "head", "worker") if each.works(day)]
            if not people or keeper is None or not keeper.works(day):
                continue
            asker = self.chance.choice(people)
            asked = self._asked_before(day, urgent, asker)
            if asked is not None:
                topic = self.chance.choice(tuple(asking.CAUSES))
                name = self._ask(asker, asker.id, site, topic, asked, urgent, day)
                self._answer(name, site, keeper, asked, day)

    def still_open(self) -> None:
        """A few of the last days: nobody is late with them yet."""
        days = [day for day in (self.last - timedelta(n) for n in range(6)) if is_workday(day)]
        sites = self.planner.world.open_on(days[0] - timedelta(60))
        for site in self.chance.sample(sites, min(_OPEN, 1 + len(sites) // 4)):
            day = self.chance.choice(days)
            people = [each for each in self.planner.world.at(site, day, "head", "worker") if each.works(day)]
            if people:
                topic = self.chance.choice(tuple(asking.CAUSES))
                asker = self.chance.choice(people)
                self._ask(asker, asker.id, site, topic, day, False, None)

    def _asked_before(self, answered: date, urgent: bool, asker: Person) -> date | None:
        """A working day so long before the answer, in time or late, on which the asker was there."""
        allowed = URGENT if urgent else NORMAL
        late = self.chance.happens(_LATE)
        wanted = self.chance.integer(allowed + 1, allowed + 5) if late else self.chance.integer(1, allowed)
        day = answered
        while counted_after(day, wanted) > answered:
            day -= timedelta(1)
        while not is_workday(day):
            day -= timedelta(1 if late else -1)
        site = asker.site(answered)
        known = self.first <= day < answered and asker.works(day) and asker.site(day) is site
        return day if known else None

    def _ask(
        self, asker: Person, by: str, site: Site, topic: str, day: date, urgent: bool, answered: date | None
    ) -> str:
        words = {**site_words(site), "谁": "社工"}
        name = self.ids.make("R", day)
        fields: Record = {
            "asked_on": day.isoformat(),
            "by": by,
            "topic": topic,
            "urgency": "urgent" if urgent else "normal",
        }
        if self.chance.happens(0.85):
            fields["text"] = self._said.unlike(lambda: self._text(topic, words))
        if answered and self.chance.happens(_WISHED) and counted_after(day, URGENT) <= answered:
            fields["wished_by"] = after(answered, self.chance.integer(1, 3)).isoformat()
        self.records.append(final("request", name, day, asker.id, fields))
        return name

    def _text(self, topic: str, words: dict[str, str]) -> str:
        parts = [self.chance.choice(asking.CAUSES[topic]), self.chance.choice(asking.WANTS)]
        return "".join(sentence(fill(each, self.chance, words)) for each in parts)

    def _answer(self, name: str, site: Site, keeper: Person, asked: date, day: date) -> None:
        words = {**site_words(site), "谁": "社工"}
        manager = next(iter(self.planner.world.at(self.planner.world.centre_of(site), day, "manager")), None)
        hand_on = asked + timedelta(1) < day and manager is not None and self.chance.happens(0.12)
        if hand_on and manager is not None and manager.works(day):
            on = after(asked, 1)
            if on < day and keeper.works(on):
                text = fill(self.chance.choice(asking.PASSED_ON), self.chance, words)
                self._follow_up(
                    keeper, on, {"of": name, "outcome": "handed_over", "owner": manager.id, "text": text}
                )
                keeper = manager
        text = fill(self.chance.choice(asking.ANSWERS), self.chance, words)
        self._follow_up(keeper, day, {"of": name, "outcome": "answered", "text": text})

    def _follow_up(self, by: Person, day: date, fields: Record) -> None:
        entry = {**fields, "date": day.isoformat()}
        self.answers.append(final("follow_up", self.ids.make("F", day), day, by.id, entry))
