"""Whose turn a practice warning makes it, and by which day, over every case there is.

The day is the last one on which it could still have been done in time: where a sentence counts days from a
day, the allowance of the policy has gone by in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from supervise_cli import rules
from supervise_cli.model import Finding, Period, Severity
from supervise_cli.pipeline.turns import Turn, Turns
from tests.rules import repository
from tests.rules.test_cases import CASES, PRACTICE, Case

OWED = [
    case
    for case in CASES
    if case.code in PRACTICE
    and rules.get(case.code).severity is not Severity.INFORMATION
    and case.body.get("found")
]
# Days of the policy that are not what is allowed from the day the sentence names: a notice before it, a
# postponement of what has its own day, the time for writing up.
_NOT_ALLOWED = {"agreement_notice_days", "long_overdue_days", "write_up_days"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
OF_ITS_RECORD = {"SUP632", "SUP650", "SUP651"}
"""Those that are dated by their record: it was to be done, or written, on that day."""


def turns(case: Case) -> Iterator[tuple[Finding, Turn]]:
    with repository.in_memory(case.files(), case.as_of) as state:
        shared = Turns(state)
        for finding in case.findings():
            if finding.code == case.code:
                yield finding, shared.of(finding)


@pytest.mark.parametrize("case", OWED, ids=lambda case: f"{case.code}-{case.name}")
def test_the_day_is_the_last_one_allowed(case: Case) -> None:
    rule = rules.get(case.code)
    allowed = {name for name in rule.policy if name.endswith("_days")} - _NOT_ALLOWED
    for finding, turn in turns(case):
        since = str(finding.params.get("date", ""))
        own = _DAY.match(str(finding.params.get("want", "")))
        period = Period.parse(finding.discriminator)
        assert own or period or case.code in OF_ITS_RECORD, "dated by the day its record is about"
        if period and not own:
            assert turn.by == period.end.isoformat()
        elif since and allowed:
            assert turn.by > since
        elif since:
            assert turn.by == since or case.code not in OF_ITS_RECORD
        if "days" in finding.params and since and period is None:
            assert date.fromisoformat(turn.by) < case.as_of, "what is owed for so many days is overdue"


HEAD, MANAGER, OUTSIDE = "P-4T8NC", "P-C0VNT", "P-2D6RW"
_STATION = {"id": "ST-410902101"}
_COUNTY = {"id": "ST-410902", "level": "county_centre", "division_code": "410902", "division_type": None}


def posted(person: str, station: str, role: str, **span: str) -> dict[str, Any]:
    return {"id": person, "postings": [{"key": "p1", "station": station, "role": role, **span}]}


LEFT = posted("P-9M2AB", "ST-410902101", "worker", to="2022-07-03")
OF_HEAD = posted(HEAD, "ST-410902101", "head")
OF_COUNTY = posted(MANAGER, "ST-410902", "manager")
SILENT = [
    {"id": "S-20220301-AAAAA", "date": "2022-03-01"},
    {"id": "C-6X4BD", "risk": "crisis"},
    {"id": "N-20220504-AAAAA", "date": "2022-05-04"},
]


def people(code: str, *records: dict[str, Any]) -> list[tuple[str, ...]]:
    """Whose turn the findings of a rule make it, of these records and the county."""
    return [turn.people for _, turn in turns(Case(code, "", {"records": [_COUNTY, *records]}))]


@pytest.mark.parametrize("code", ["SUP653", "SUP633"])
def test_the_case_of_somebody_who_left_is_for_the_head_else_the_county(code: str) -> None:
    assert people(code, LEFT, OF_HEAD, OF_COUNTY, *SILENT) == [(HEAD,)]
    assert people(code, LEFT, OF_COUNTY, *SILENT) == [(MANAGER,)]
    assert people(code, LEFT, *SILENT) == [()]
    # A head who has left as well is no head.
    gone = posted(HEAD, "ST-410902101", "head", to="2022-06-30")
    assert people(code, LEFT, gone, OF_COUNTY, *SILENT) == [(MANAGER,)]


def test_on_the_last_day_in_post_it_is_still_the_workers_turn() -> None:
    there = posted("P-9M2AB", "ST-410902101", "worker", to="2022-07-04")
    assert people("SUP653", there, OF_HEAD, OF_COUNTY, *SILENT) == [("P-9M2AB",)]


def test_it_is_the_head_of_the_station_in_charge_not_of_the_one_where_the_case_began() -> None:
    other = {"id": "ST-410902102", "name": "孟轲乡社工站", "division_code": "410902102"}
    handed = {**SILENT[2], "transfer": {"worker": "P-9M2AB", "station": "ST-410902102", "reason": "搬家。"}}
    over_there = posted("P-7K3QX", "ST-410902102", "head")
    assert people("SUP653", other, LEFT, OF_HEAD, over_there, *SILENT[:2], handed) == [("P-7K3QX",)]


def test_a_supervisor_from_elsewhere_who_is_still_there_keeps_the_turn() -> None:
    agreement = {"id": "A-20220101-AAAAA"}
    worker = posted("P-9M2AB", "ST-410902101", "worker")
    # Once at the county's centre, now at the university.
    moved: dict[str, Any] = posted(OUTSIDE, "ST-410902", "supervisor", to="2022-06-30")
    at = {"key": "p2", "organisation": "郑州大学", "role": "professor", "from": "2022-07-01"}
    now: dict[str, Any] = {**moved, "postings": [*moved["postings"], at]}
    rest = [OF_HEAD, OF_COUNTY, agreement, *SILENT]
    assert people("SUP633", worker, now, *rest) == [(OUTSIDE,)]
    assert people("SUP633", worker, moved, *rest) == [(HEAD,)]
