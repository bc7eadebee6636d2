"""SUP125, SUP126, SUP210: what the office narrows in sessions, and what it writes that cannot be obeyed."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground

_TAG = "防汛值守"
_SESSIONS = f"""\
values:
- field: mode
  value: written
  forbidden:
    reason: 文字往来不算督导
- field: form
  value: joint
  title: 集中督导
- field: form
  value: collective
  title: 集中督导
- field: form
  value: collective
  title: 大课
tags:
- tag: {_TAG}
  field: content
  value: client_needs
"""


def _plant(ground: Ground) -> None:
    for _ in range(2):
        data = ground.session()
        path = ground.put("session", data | {"mode": "written"})
        ground.expect("SUP125", data["id"], path, "/mode")
    for content, tags, place in (("theory", [_TAG], 0), ("values", ["补记", _TAG], 1)):
        data = ground.session()
        path = ground.put("session", data | {"content": [content], "tags": tags})
        ground.expect("SUP126", data["id"], path, f"/tags/{place}")
    path = ground.write("schemas/session.yaml", _SESSIONS)
    ground.expect("SUP210", "", path, "/values/1/value")
    ground.expect("SUP210", "", path, "/values/3/value")


PLANTER = Planter(frozenset({"SUP125", "SUP126", "SUP210"}), _plant)
