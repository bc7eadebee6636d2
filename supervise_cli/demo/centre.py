"""What the centres add (notes for the month, comments, terminations) and what outside supervisors claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Sameness, fill, sentence, spoken
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases import county
from supervise_cli.demo.words import site_words
from supervise_cli.demo.workdays import on_or_before
from supervise_cli.demo.world import Ids, Person, Site, World
from supervise_cli.model import Period

_SUPERVISED = ("head", "worker", "assistant")
_COMMENTED = 0.03
_EXITS = (("burnout", 3.0), ("pay", 3.0), ("family", 2.5), ("career", 2.0))
Held = Sequence[tuple[Meeting, Record]]


@dataclass
class Centre:
    """Writes for the centres of the counties and of the city."""

    world: World
    ids: Ids
    chance: Chance
    last: date
    notes: list[Record] = field(default_factory=list)
    events: list[Record] = field(default_factory=list)
    claims: list[Record] = field(default_factory=list)
    _said: Sameness = field(default_factory=Sameness)

    def note(self, month: Period) -> None:
        """One note of each county with an open station for the month, on its last working day."""
        day = on_or_before(month.end)
        for centre in self.world.centres:
            open_here = [site for site in self.world.open_on(month.end) if site.county == centre.county]
            writer = self._manager(centre, day)
            if open_here and writer:
                self._note(centre, month, day, writer, open_here)

    def _manager(self, centre: Site, day: date) -> Person | None:
        able = [*self.world.at(centre, day, "manager"), *self.world.at(self.world.city, day, "manager")]
        return next((each for each in able if each.works(day)), None)

    def _note(
        self, centre: Site, month: Period, day: date, writer: Person, open_here: Sequence[Site]
    ) -> None:
        chance = self.chance
        words = {**site_words(centre), "n": str(len(open_here))}
        came, left = self._moves(centre, month)
        fields: Record = {
            "scope": centre.id,
            "month": month.label,
            "problems": self._said.unlike(lambda: self._problems(month, len(came), len(left), words)),
        }
        if chance.happens(0.8):
            fields["coordination"] = self._several(county.COORDINATION, 1, words)
        fields["next_plan"] = self._said.unlike(
            lambda: self._several(county.NEXT, chance.integer(2, 3), words)
        )
        if left:
            fields["exit_reasons"] = self._reasons(left)
        self.notes.append(final("month_note", self.ids.make("MN", day), day, writer.id, fields))

    def _problems(self, month: Period, came: int, left: int, words: dict[str, str]) -> str:
        told = [county.SEASONAL[month.start.month]] if self.chance.happens(0.35) else []
        moved = [
            fill(self.chance.choice(bank), self.chance, {"n": spoken(count)})
            for bank, count in ((county.JOINED, came), (county.LEFT, left))
            if count
        ]
        told.append("，".join(moved) if moved else self.chance.choice(county.STEADY))
        told += [fill(each, self.chance, words) for each in self.chance.sample(county.PROBLEMS, 2)]
        return "".join(sentence(each) for each in told)

    def _several(self, bank: Sequence[str], count: int, words: dict[str, str]) -> str:
        return "".join(sentence(fill(each, self.chance, words)) for each in self.chance.sample(bank, count))

    def _moves(self, centre: Site, month: Period) -> tuple[list[Person], list[str]]:
        """Who came to the stations of the county in the month, and why others left it."""
        came: list[Person] = []
        left: list[str] = []
        for person in self.world.people:
            for posting in person.postings:
                site = posting.site
                if site is None or site.county != centre.county or posting.role not in _SUPERVISED:
                    continue
                if month.start <= posting.start <= month.end and posting is person.postings[0]:
                    came.append(person)
                gone = posting.end is not None and month.start <= posting.end <= month.end
                if gone and posting.left_because != "transfer":
                    left.append(posting.left_because or "unknown")
        return came, left

    def _reasons(self, left: Iterable[str]) -> dict[str, int]:
        """Counts only: who it was stands nowhere."""
        counts = Counter(self.chance.weighted(_EXITS) if reason == "resigned" else "other" for reason in left)
        return {
            name: counts[name] for name in ("burnout", "pay", "family", "career", "other") if counts[name]
        }

    def comment(self, held: Held) -> None:
        """Now and then the centre says something about a session of a station."""
        for meeting, record in held:
            inside = meeting.appointment.kind == "station_head" and record["outcome"] == "held"
            if not inside or not self.chance.happens(_COMMENTED) or meeting.recorded is None:
                continue
            day = on_or_before(meeting.recorded + timedelta(self.chance.integer(4, 14)))
            writer = self._manager(self.world.centre_of(meeting.site), day)
            if writer and meeting.recorded < day <= self.last:
                text = fill(self.chance.choice(county.COMMENTS), self.chance, site_words(meeting.site))
                self._event(record["id"], day, writer, "comment", text=text)

    def terminate(self, agreements: Sequence[Record], held: Held) -> None:
        """An agreement that ends on the way is wound up: both sides certify the minutes."""
        for agreement in agreements:
            end = date.fromisoformat(agreement["to"])
            if (end.month, end.day) == (12, 31) or end > self.last:
                continue
            minutes = sum(
                _minutes(record) for _, record in held if record.get("agreement") == agreement["id"]
            )
            writer = self._of_agreement(agreement, end)
            if writer:
                text = fill(self.chance.choice(county.TERMINATED), self.chance, {})
                self._event(agreement["id"], end, writer, "terminated", minutes_certified=minutes, text=text)

    def _of_agreement(self, agreement: Record, day: date) -> Person | None:
        code = agreement.get("station", "")[3:9]
        if not code:
            person = next(each for each in self.world.people if each.id == agreement["supervisees"][0])
            site = person.site(date.fromisoformat(agreement["from"]))
            code = site.county if site else ""
        centre = next((each for each in self.world.centres if each.county == code), self.world.city)
        return self._manager(centre, day)

    def _event(self, of: str, day: date, by: Person, kind: str, **more: Any) -> None:
        fields = {"of": of, "date": day.isoformat(), "by": by.id, "kind": kind, **more}
        self.events.append(final("event", self.ids.make("EV", day), day, by.id, fields))

    def claim(self, periods: Sequence[Period], held: Held, fees: dict[str, int]) -> None:
        """External supervisors claim what is recorded: professors by the quarter, the others by the month."""
        by_person: dict[str, list[tuple[Meeting, Record]]] = {}
        for meeting, record in held:
            if record["outcome"] == "held":
                by_person.setdefault(meeting.supervisor.id, []).append((meeting, record))
        for person in self.world.people:
            if person.id not in fees:
                continue
            rare = person.appointments[0].origin == "university"
            for start, end, label in _spans(periods, rare):
                mine = [
                    record for meeting, record in by_person.get(person.id, ()) if start <= meeting.day <= end
                ]
                if mine:
                    self._claim(person, end, label, mine, fees[person.id])

    def _claim(self, person: Person, end: date, label: Any, mine: Sequence[Record], fee: int) -> None:
        written = max(date.fromisoformat(record["recorded_on"]) for record in mine)
        until = person.posting(end)
        day = min(max(on_or_before(end), written), self.last, (until and until.end) or self.last)
        fields = {
            "supervisor": person.id,
            "period": label,
            "minutes": sum(_minutes(record) for record in mine),
            "amount_yuan": fee * len(mine),
        }
        self.claims.append(final("claim", self.ids.make("CM", day), day, person.id, fields))


def _spans(periods: Sequence[Period], rare: bool) -> list[tuple[date, date, Any]]:
    """The months; or the quarters, of which those that are not whole are named by their days."""
    if not rare:
        return [(month.start, month.end, month.label) for month in periods]
    quarters: dict[tuple[int, int], list[Period]] = {}
    for month in periods:
        quarters.setdefault((month.start.year, (month.start.month - 1) // 3), []).append(month)
    made: list[tuple[date, date, Any]] = []
    for (year, number), months in quarters.items():
        start, end = months[0].start, months[-1].end
        days = {"from": start.isoformat(), "to": end.isoformat()}
        made.append((start, end, f"{year}-Q{number + 1}" if len(months) == 3 else days))
    return made


def _minutes(record: Record) -> int:
    """The length of a session: as it says, else from start to end."""
    if "minutes" in record:
        return int(record["minutes"])
    if "start" not in record or "end" not in record:
        return 0
    start, end = ((int(clock[:2]) * 60 + int(clock[3:])) for clock in (record["start"], record["end"]))
    return end - start
