"""What chance has in store for a case."""

from __future__ import annotations

from dataclasses import dataclass

from supervise_cli.demo.casework.case_file import CaseFile
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.phrases.matters.matter import Alarm

_ENDS = (
    ("goals_met", 68.0),
    ("referred", 8.0),
    ("withdrew", 8.0),
    ("moved", 8.0),
    ("other", 3.0),
)
_OLD_AGE = ("deceased", 6.0)


@dataclass
class Plan:
    """What chance has in store for a case."""

    end: str
    """The reason for which it will be closed."""
    steps: int
    """After how many steps."""
    alarm: Alarm | None
    change: str
    """Why it will change hands on the way; "" if it will not."""


def plan_for(case: CaseFile, chance: Chance) -> Plan:
    """How the case will end, after how much, and what happens on the way."""
    ends = [*_ENDS, _OLD_AGE] if case.matter.client == "老人" else _ENDS
    end = chance.weighted(ends)
    steps = chance.integer(3, 6) if end in ("goals_met", "referred") else chance.integer(1, 4)
    alarm = chance.choice(case.matter.alarms) if case.is_high or chance.happens(0.24) else None
    change = chance.weighted((("", 88.0), ("fit", 6.0), ("moved", 6.0)))
    return Plan(end, steps, alarm, change)
