"""SUP114–SUP120: keys, lengths, counts and ranges beyond what a record takes."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Mistake, planter

_LONG = "谈了走访、台账、小组活动、志愿者排班和下个月的安排，"

PLANTER = planter(
    [
        Mistake("SUP114", {"/actions/0/key": "第一项"}, "/actions/0/key"),
        Mistake("SUP114", {"/postings/0/key": "1"}, "/postings/{station}/key", kind="person"),
        Mistake("SUP115", {"/theme": _LONG * 3}, "/theme"),
        Mistake("SUP115", {"/actions/0/what": _LONG * 2}, "/actions/a1/what"),
        Mistake("SUP115", {"/label": _LONG * 2}, "/label", kind="person"),
        Mistake("SUP116", {"/attendees": []}, "/attendees"),
        Mistake("SUP116", {"/content": []}, "/content"),
        Mistake("SUP117", {"/minutes": 3000}, "/minutes"),
        Mistake("SUP117", {"/minutes": 0}, "/minutes"),
        Mistake("SUP117", {"/planned_staff": -1}, "/planned_staff", kind="station"),
        Mistake("SUP118", {"/content/1": "practice_skill"}, "/content/1"),
        Mistake("SUP118", {"/functions/1": "administrative"}, "/functions/1"),
        Mistake("SUP119", {"/division_code": "410902"}, "/division_code", kind="station"),
        Mistake("SUP119", {"/division_code": "410902101"}, "/division_code", kind="station"),
        Mistake("SUP119", {"/division_code": 410902101201}, "/division_code", kind="station"),
        Mistake("SUP120", {"/cost_yuan": 33.333}, "/cost_yuan"),
        Mistake("SUP120", {"/cost_yuan": 0.125}, "/cost_yuan"),
    ]
)
