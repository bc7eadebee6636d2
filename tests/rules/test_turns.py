"""Whose turn a practice warning makes it, and by which day, over every case there is.

The day is the last one on which it could still have been done in time: where a sentence counts days from a
day, the allowance of the policy has gone by in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

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
