"""八、下月工作计划: sessions agreed and actions due next."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Text
from supervise_cli.reports.material import Material, plain
from supervise_cli.reports.model import Block, Column, Table
from supervise_cli.reports.sections.issues import MOST, action_table

TITLE = Text("下月工作计划", "Plan for next month")


def blocks(material: Material) -> Iterator[Block]:
    """What was agreed for the time after the period."""
    agreed, due = material.number("next_sessions"), material.number("actions_due_next")
    if not (agreed or due):
        return
    parts = []
    if agreed:
        parts.append(
            material.say(
                Text("已约定下次督导{n}场。", "{n} next {n:session has|sessions have} been agreed."),
                n=plain(agreed),
            )
        )
    if due:
        parts.append(
            material.say(
                Text(
                    "下月到期的行动{n}项，督导时逐项跟进。",
                    "{n} {n:action falls|actions fall} due next month and {n:is|are} to be followed up.",
                ),
                n=plain(due),
            )
        )
    yield material.sentence(parts, "next_sessions", "actions_due_next")
    if agreed:
        yield _sessions(material)
    if due:
        yield action_table(
            material,
            {
                row.record + row.pointer.removesuffix("/due")
                for row in material.ask("actions_due_next").evidence
            },
            material.say(Text("下月到期的行动", "Actions due next month")),
            "actions_due_next",
        )


def _sessions(material: Material) -> Table:
    wanted = {row.record for row in material.ask("next_sessions").evidence}
    chosen = sorted(
        (each for each in material.within.sessions if each.record in wanted),
        key=lambda each: (each.next_on, each.date, each.record),
    )
    rest = len(chosen) - MOST
    note = ""
    if rest > 0:
        note = material.say(
            Text(
                "按日期先后列前{most}场，另有{rest}场：sup explain next_sessions --month {month}",
                "The {most} earliest are listed; {rest} more: sup explain next_sessions --month {month}",
            ),
            most=MOST,
            rest=rest,
            month=material.period.label,
        )
    return Table(
        material.say(Text("已约定的下次督导", "Next sessions agreed")),
        (
            Column(material.say(Text("日期", "Date"))),
            Column(material.say(Text("站点", "Station"))),
            Column(material.say(Text("督导者", "Supervisor"))),
            Column(material.say(Text("上次主题", "Theme of the last one"))),
        ),
        tuple(
            (
                each.next_on,
                material.name(each.host),
                material.names(x.person for x in each.conducted),
                each.theme or "—",
            )
            for each in chosen[:MOST]
        ),
        note=note,
        ledger=True,
    )
