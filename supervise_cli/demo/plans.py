"""Plans of supervision: of each county (and the city) for the year, of each station for the quarter.

They are approved before they begin, and every meeting that was not called for by the moment is on one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Sameness, fill, sentence
from supervise_cli.demo.fields import final
from supervise_cli.demo.goals import Goals
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases import planning
from supervise_cli.demo.schedule import Planner
from supervise_cli.demo.words import site_words
from supervise_cli.demo.workdays import on_or_before
from supervise_cli.demo.world import Ids, Person, Site

_LETTERS = {
    "group": "g",
    "head": "h",
    "staff": "i",
    "heads": "k",
    "lecture": "l",
    "outside": "x",
    "outside alone": "y",
    "supervisors": "s",
}


@dataclass
class _Draft:
    """A plan before it is written: for whom, from when to when, and what meets on it."""

    scope: Site
    start: date
    end: date
    label: Any
    items: dict[str, Record] = field(default_factory=dict)
    meetings: list[tuple[Meeting, str]] = field(default_factory=list)


@dataclass
class Plans:
    """Writes the plans that the meetings follow."""

    planner: Planner
    ids: Ids
    chance: Chance
    first: date
    last: date
    records: list[Record] = field(default_factory=list)
    approvals: list[Record] = field(default_factory=list)
    _drafts: dict[tuple[str, str], _Draft] = field(default_factory=dict)
    _said: Sameness = field(default_factory=Sameness)

    def __post_init__(self) -> None:
        self._goals = Goals(self.chance.branch("goals"))

    def make(self, meetings: Sequence[Meeting]) -> None:
        """Plans for all meetings; each is told which item it carries out (``meeting.plan_item``)."""
        for meeting in meetings:
            if not meeting.extra:
                self._place(meeting)
        for draft in self._drafts.values():
            self._write(draft)

    def _place(self, meeting: Meeting) -> None:
        kind = _kind(meeting)
        draft = self._draft(meeting, kind)
        # What was called off late in one month and made up for stays on its own item.
        month = meeting.makes_up_for.day if meeting.makes_up_for else meeting.day
        key = f"m{month:%m}{_LETTERS[kind]}"
        if key not in draft.items:
            item: Record = {"key": key, "theme": self._theme(kind, meeting), "when": f"{month:%Y-%m}"}
            item["form"] = meeting.form
            if kind in ("group", "head", "staff"):
                item["target"] = meeting.site.id
            draft.items[key] = item
        draft.meetings.append((meeting, key))

    def _theme(self, kind: str, meeting: Meeting) -> str:
        focus = planning.FOCUS.get(meeting.focus or "", "本月的难题")
        return fill(
            self.chance.choice(planning.ITEMS[kind.removesuffix(" alone")]), self.chance, {"focus": focus}
        )

    def _draft(self, meeting: Meeting, kind: str) -> _Draft:
        day = meeting.makes_up_for.day if meeting.makes_up_for else meeting.day
        if kind in ("group", "head", "staff"):
            number = (day.month - 1) // 3
            start, end = date(day.year, 3 * number + 1, 1), _month_end(day.year, 3 * number + 3)
            scope, label = meeting.site, f"{day.year}-Q{number + 1}"
        else:
            start, end, label = date(day.year, 1, 1), date(day.year, 12, 31), str(day.year)
            city = self.planner.world.city
            scope = city if kind == "supervisors" else self.planner.world.centre_of(meeting.site)
        mark = scope.id, label
        if mark not in self._drafts:
            begin = max(start, self.first, scope.opened or start)
            period: Any = label if begin == start else {"from": begin.isoformat(), "to": end.isoformat()}
            self._drafts[mark] = _Draft(scope, begin, end, period)
        return self._drafts[mark]

    def _write(self, draft: _Draft) -> None:
        writer, approver = self._people(draft)
        recorded = self._at_work(writer, draft.start - timedelta(self.chance.integer(7, 12)))
        name = self.ids.make("PL", recorded)
        items = sorted(draft.items.values(), key=lambda item: (item["when"], item["key"]))
        fields: Record = {
            "scope": draft.scope.id,
            "period": draft.label,
            "needs": self._needs(draft.scope),
            "objectives": self._objectives(draft),
            "schedule": items,
        }
        self.records.append(final("plan", name, recorded, writer.id, fields))
        for meeting, key in draft.meetings:
            meeting.plan_item = f"{name}#{key}"
        approved = self._at_work(approver, draft.start - timedelta(self.chance.integer(1, 4)))
        event: Record = {"of": name, "date": approved.isoformat(), "by": approver.id, "kind": "approved"}
        if self.chance.happens(0.4):
            event["text"] = fill(self.chance.choice(planning.APPROVED), self.chance, {})
        self.approvals.append(final("event", self.ids.make("EV", approved), approved, approver.id, event))

    def _people(self, draft: _Draft) -> tuple[Person, Person]:
        """Who draws the plan up and who approves it, both in post by then."""
        world = self.planner.world
        day = draft.start - timedelta(12)
        centre = world.centre_of(draft.scope)
        managers = [*world.at(centre, day, "manager"), *world.at(world.city, day, "manager")]
        keeper = self.planner.keeper(draft.scope, draft.start)
        own = [keeper] if keeper and keeper.posting(day) else world.at(draft.scope, day, "supervisor")
        writers = [*own, *world.at(world.city, day, "supervisor")]
        writer = writers[0]
        return writer, next(each for each in managers if each is not writer)

    @staticmethod
    def _at_work(who: Person, day: date) -> date:
        """The day, or the last one before it on which the person works."""
        day = on_or_before(day)
        while who.is_away(day):
            day = on_or_before(day - timedelta(1))
        return day

    def _needs(self, scope: Site) -> list[Record]:
        made = []
        for source, need in self.chance.sample(planning.NEEDS, self.chance.integer(1, 2)):
            text = self._said.unlike(lambda need=need: self._need(need, scope))  # type: ignore[misc]
            made.append({"text": text, "source": source})
        return made

    def _need(self, need: str, scope: Site) -> str:
        words = {**site_words(scope), "谁": self.chance.choice(("同事们", "几位社工", "站里的同事"))}
        wish = self.chance.choice(planning.WISHES)
        return "".join(sentence(fill(each, self.chance, words)) for each in (need, wish))

    def _objectives(self, draft: _Draft) -> list[Record]:
        """Two or three with indicator, target and a day by which, and those for goals of government."""
        chance = self.chance
        words = site_words(draft.scope)
        made: list[Record] = []
        for focus in chance.sample(tuple(planning.OBJECTIVES), chance.integer(2, 3)):
            text, indicator, target = chance.choice(planning.OBJECTIVES[focus])
            record: Record = {"text": fill(text, chance, words), "focus": focus}
            goals = [key for key, _, year in draft.scope.goals if year == draft.start.year]
            if focus == "goal_alignment" and goals:
                record["gov_goal"] = f"{draft.scope.id}#{chance.choice(goals)}"
            made.append(record | {"indicator": indicator, "target": target})
        if chance.happens(0.5):
            competence, text, indicator, target = chance.choice(planning.COMPETENCES)
            made.append({"text": text, "competence": competence, "indicator": indicator, "target": target})
        made = self._goals.taken_up(draft.scope, draft.start.year, made)
        due = on_or_before(draft.end).isoformat()
        return [{"key": f"o{number}", **each, "due": due} for number, each in enumerate(made, 1)]


def _kind(meeting: Meeting) -> str:
    """Which item of a plan the meeting carries out."""
    if meeting.appointment.side == "external":
        if meeting.form == "collective":
            return "lecture"
        return "outside alone" if meeting.solo else "outside"
    if meeting.appointment.kind == "station_head":
        return "staff"
    if meeting.site.level == "city_general_station":
        return "supervisors"
    if meeting.site.level == "county_centre":
        return "heads"
    return "head" if meeting.solo else "group"


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(1)
