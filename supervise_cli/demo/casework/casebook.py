"""The openings of cases: each code leads to a record, and to nobody."""

from __future__ import annotations

from datetime import date, timedelta

from supervise_cli.demo.casework.case_file import CaseFile, Decision, open_file
from supervise_cli.demo.casework.deciding import Deciding
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import fill
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.workdays import on_or_after, on_or_before
from supervise_cli.demo.world import Person, Site

_GROUPS = {
    "children": (("left_behind_child", 5), ("child_in_difficulty", 3)),
    "elderly": (("elderly", 5), ("extreme_poverty", 1)),
    "disability": (("disabled", 1),),
    "interview": (("low_income", 3), ("elderly", 2), ("left_behind_woman", 1)),
}
"""Of whom a topic speaks."""
_EVERYBODY = (
    ("left_behind_child", 10),
    ("child_in_difficulty", 6),
    ("de_facto_unattended_child", 2),
    ("elderly", 9),
    ("extreme_poverty", 3),
    ("disabled", 5),
    ("mental_disorder", 3),
    ("low_income", 5),
    ("low_income_margin", 3),
    ("left_behind_woman", 4),
    ("released_or_correction", 2),
    ("other", 1),
)
_MINORS = frozenset({"left_behind_child", "child_in_difficulty", "de_facto_unattended_child"})
_SENSITIVE = _MINORS | {"disabled", "mental_disorder", "released_or_correction"}
"""Health, a criminal record, or children (PIPL 28)."""
_OLD = frozenset({"elderly", "extreme_poverty"})
_SOURCES = (
    ("outreach", 5.0),
    ("village_report", 4.0),
    ("self", 2.0),
    ("referral", 1.0),
    ("dept_assigned", 0.7),
)
_URGENT = (("mandatory_report", 3.0), ("village_report", 3.0), ("dept_assigned", 2.0))


class Casebook:
    """Opens cases some weeks before they are first discussed; has a stream of chance of its own."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self.deciding = Deciding(chance.branch("decisions"))
        self.records: list[Record] = []
        self.files: list[CaseFile] = []

    def discussed(
        self, code: str, meeting: Meeting, topic: str, risk: str, decision: str, rationale: str
    ) -> Record:
        """The discussion of a case of the attendee, with what was said of the topic; opens the case."""
        worker = meeting.attendees[0]
        posting = worker.posting(meeting.day)
        assert posting is not None
        day = on_or_before(meeting.day - timedelta(self._chance.integer(7, 60)))
        opened = max(day, on_or_after(posting.start))
        while worker.is_away(opened) and opened < meeting.day:
            opened = on_or_after(opened + timedelta(1))
        group = self._chance.weighted(_GROUPS[topic])
        case = self.open(code, opened, posting.site or meeting.site, worker, group, risk, meeting.day)
        return self.decide(case, meeting, decision, rationale)

    def anybody(self) -> str:
        """The group of some client."""
        return self._chance.weighted(_EVERYBODY)

    def open(
        self, code: str, opened: date, site: Site, worker: Person, group: str, risk: str, latest: date
    ) -> CaseFile:
        """A case and its record, which is written by ``latest``."""
        chance = self._chance
        case = open_file(code, opened, site, worker, group, risk, chance)
        recorded = min(opened + timedelta(chance.choice((0, 0, 1))), latest)
        fields: Record = {
            "opened_on": opened.isoformat(),
            "station": site.id,
            "worker": worker.id,
            "client_groups": [group],
            "age_band": self._age(group),
            "risk": risk,
            "consent": self._consent(group, opened.isoformat()),
            "source": chance.weighted(_URGENT if case.is_high else _SOURCES),
            "retention": {"class": "thirty-years" if group in _MINORS else "ten-years"},
        }
        if chance.happens(0.5):
            goals = chance.sample(case.matter.goals, chance.integer(1, 2))
            fields["goals"] = [fill(each, chance, case.words) for each in goals]
        self.records.append(final("case", code, recorded, worker.id, fields))
        self.files.append(case)
        return case

    def decide(self, case: CaseFile, meeting: Meeting, decision: str = "", rationale: str = "") -> Record:
        """What the session says about the case; a later note carries it out."""
        assert meeting.recorded is not None
        number = meeting.cases = meeting.cases + 1
        step = case.next_step()
        said: Record = {
            "key": f"c{number}",
            "case": case.code,
            "decision": self.deciding.decided(case, step, decision),
            "rationale": self.deciding.because(case, rationale),
            "risk": case.risk,
        }
        case.decisions.append(Decision(f"{meeting.id}#c{number}", meeting.day, meeting.recorded, step))
        case.discussed.append(meeting.day)
        return said

    def _age(self, group: str) -> str:
        if group in _MINORS:
            return self._chance.weighted((("under14", 4), ("14_17", 1)))
        return "60plus" if group in _OLD else "adult"

    def _consent(self, group: str, day: str) -> Record:
        return {
            "given_by": "guardian" if group in _MINORS else "self",
            "date": day,
            "scope": ["record", "supervision"],
            **({"separate_for_sensitive": True} if group in _SENSITIVE else {}),
        }
