"""SUP101–SUP105, SUP121, SUP122: which fields a record has, and what kind of value stands in them."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Mistake, Slip, line, planter

PLANTER = planter(
    [
        Mistake("SUP101", {"/schema": "sesion/1"}, "/schema"),
        Mistake("SUP101", {"/schema": "person"}, "/schema", kind="person"),
        Slip("SUP102", line("theme", "督导主题: {value}"), "/督导主题"),
        Slip("SUP102", line("theme", "themes: {value}"), "/themes"),
        Slip("SUP102", line("due", "deadline: {value}"), "/actions/a1/deadline"),
        Slip("SUP102", line("label", "label: {value}\nwechat: lianxi"), "/wechat", kind="person"),
        Mistake("SUP103", {"/summary": None}, "/summary"),
        Mistake("SUP103", {"/content": None}, "/content"),
        Mistake("SUP103", {"/mode": None}, "/mode"),
        Mistake("SUP103", {"/actions/0/what": None}, "/actions/a1/what"),
        Mistake("SUP103", {"/label": None}, "/label", kind="person"),
        Mistake("SUP103", {"/outcome": None}, "/outcome", kind="follow_up"),
        Mistake(
            "SUP104", {"/cancelled": {"date": "2022-06-01", "by": "station", "reason": "开会"}}, "/cancelled"
        ),
        Mistake("SUP105", {"/theme": ["走访", "台账"]}, "/theme"),
        Mistake("SUP105", {"/label": ["周文静"]}, "/label", kind="person"),
        Mistake("SUP121", {"/status": "void"}, "/void"),
        Mistake("SUP121", {"/status": "void"}, "/void", kind="person"),
        Mistake("SUP122", {"/summary": {"经过": "电话里接着说。", "建议": "先走近的。"}}, "/summary"),
        Mistake("SUP122", {"/actions/0/text": {"步骤": "先列名单。"}}, "/actions/a1/text"),
    ]
)
