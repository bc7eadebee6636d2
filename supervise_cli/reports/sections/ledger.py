"""附件: 督导工作台账, one row for each session; and what did not count."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Text
from supervise_cli.reports.material import Material, plain
from supervise_cli.reports.model import Block, Column, Kind, Table, Value

LEDGER = Text("督导工作台账", "Ledger of sessions")
_MOST = 60
UNCOUNTED = Text("未计入的记录", "Records that do not count")


def ledger(material: Material) -> Iterator[Block]:
    """The held sessions of the scope; the last row is the whole and equals the figures."""
    sessions = material.ask("sessions")
    if not sessions.total:
        return
    heads: dict[str, int] = {}
    for row in material.ask("attendances").evidence:
        heads[row.record] = heads.get(row.record, 0) + 1
    rows: list[tuple[Value, ...]] = [
        (
            each.date,
            material.name(each.host),
            material.names(x.person for x in each.conducted),
            material.group(sessions, "form", each.form),
            material.group(sessions, "mode", each.mode),
            each.minutes,
            heads.get(each.record, 0),
            each.theme or "—",
        )
        for each in material.within.sessions
    ]
    whole = material.say(Text("合计{n}场", "Total: {n} {n:session|sessions}"), n=plain(sessions.total))
    minutes, attended = material.ask("session_minutes").total, material.ask("attendances").total
    rows.append((whole, "", "", "", "", minutes, attended, ""))
    yield Table(
        material.say(LEDGER),
        (
            Column(material.say(Text("日期", "Date"))),
            Column(material.say(Text("站点", "Station"))),
            Column(material.say(Text("督导者", "Supervisor"))),
            Column(material.say(Text("形式", "Form"))),
            Column(material.say(Text("方式", "Mode"))),
            Column(material.say(Text("分钟", "Minutes")), Kind.NUMBER, "session_minutes"),
            Column(material.say(Text("人次", "Heads")), Kind.NUMBER, "attendances"),
            Column(material.say(Text("主题", "Theme"))),
        ),
        tuple(rows),
        total=True,
        ledger=True,
    )


def uncounted(material: Material) -> Iterator[Block]:
    """Drafts, withdrawn records and files with something wrong, one by one."""
    rows: list[tuple[Value, ...]] = []
    facts = material.computing.facts
    for name, title in (
        ("drafts", Text("未定稿", "Draft")),
        ("voids", Text("作废", "Withdrawn")),
        ("invalid_records", Text("有误", "Invalid")),
    ):
        answer = material.ask(name)
        for row in answer.evidence:
            group = row.groups.get("type", ("",))[0]
            kind = material.group(answer, "type", group) if group else "—"
            path = facts.path(row.record) or row.record
            rows.append((material.say(title), kind, path))
    if rows:
        yield Table(
            material.say(UNCOUNTED),
            (
                Column(material.say(Text("原因", "Reason"))),
                Column(material.say(Text("记录", "Record"))),
                Column(material.say(Text("文件", "File"))),
            ),
            tuple(rows[:_MOST]),
            note=_rest(material, len(rows) - _MOST),
        )


def _rest(material: Material, number: int) -> str:
    if number <= 0:
        return ""
    return material.say(
        Text("另有{n}个：sup list drafts、sup validate", "{n} more: sup list drafts, sup validate"), n=number
    )
