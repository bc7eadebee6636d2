"""SUP209, SUP312: a policy that cannot be obeyed in part, and what it asks to be looked for."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground

_POLICY = """\
severities:
- from: "2000-01-01"
  value:
  - code: SUP312
    severity: warning
    reason: 夜里和节假日的督导要县级先同意
  - code: SUP304
    severity: information
    reason: 农忙时来不及改
  - code: SUP390
    severity: warning
    reason: 抄错了代码
  unit: severities
  source: null
"""


def _plant(ground: Ground) -> None:
    path = ground.write("policy.yaml", _POLICY)
    ground.expect("SUP209", "", path, "/severities/0/value/1/severity")
    ground.expect("SUP209", "", path, "/severities/0/value/2/code")
    for start, end in (("21:15", "21:45"), ("22:00", "22:30")):
        data = ground.session()
        data |= {"start": start, "end": end}
        ground.expect("SUP312", data["id"], ground.put("session", data), "/start")


PLANTER = Planter(frozenset({"SUP209", "SUP312"}), _plant)
