"""SUP209, SUP213, SUP312: a policy not obeyed in part, one value twice, and what it asks to be looked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground
from supervise_cli.demo.workdays import is_holiday

_NOT_OBEYED = """\
severities:
- from: "2000-01-01"
  value:
  - code: SUP304
    severity: information
    reason: 农忙时来不及改
  - code: SUP390
    severity: warning
    reason: 抄错了代码
  unit: severities
  source: null
"""
_TWICE = """\
coverage_target:
- from: "2000-01-01"
  value: 90
  unit: percent
  source: null
- from: "2000-01-01"
  value: 90
  unit: percent
  source: null
"""
_ASKED = """\
- from: "{day}"
  value:
  - code: SUP312
    severity: warning
    reason: 防汛期间夜里的督导要县级先同意
  unit: severities
  source: null
"""
_NO_MORE = """\
- from: "{day}"
  value: []
  unit: severities
  source: null
"""


def _plant(ground: Ground) -> None:
    days = []
    for start, end in (("21:15", "21:45"), ("22:00", "22:30")):
        data = ground.session()
        data |= {"start": start, "end": end}
        days.append(date.fromisoformat(data["date"]))
        path = ground.put("session", data)
        ground.expect("SUP312", data["id"], path, "/start")
        if is_holiday(days[-1]):
            ground.expect("SUP312", data["id"], path, "/date")
    path = ground.write("policy.yaml", _NOT_OBEYED + _asked_on(days) + _TWICE)
    ground.expect("SUP209", "", path, "/severities/0/value/0/severity")
    ground.expect("SUP209", "", path, "/severities/0/value/1/code")
    ground.expect("SUP213", "", path, "/coverage_target/0")


def _asked_on(days: Sequence[date]) -> str:
    """Asked for on these days only: on others the demonstration's people may meet when they like."""
    after = [day + timedelta(days=1) for day in days]
    changes = dict.fromkeys(after, _NO_MORE) | dict.fromkeys(days, _ASKED)
    return "".join(changes[day].format(day=day) for day in sorted(changes))


PLANTER = Planter(frozenset({"SUP209", "SUP213", "SUP312"}), _plant)
