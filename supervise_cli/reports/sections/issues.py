"""六、存在问题与整改: actions and what became of them; findings by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from supervise_cli import rules
from supervise_cli.definitions.scope import ScopeKind
from supervise_cli.model import Finding, Severity, Text
from supervise_cli.pipeline import checking
from supervise_cli.reports.material import Material, plain
from supervise_cli.reports.model import Block, Column, Kind, Table
from supervise_cli.reports.said import own

TITLE = Text("存在问题与整改", "Problems and what was done")
MOST = 20
"""How many actions a report lists; the rest is counted."""

_SEVERITY = {
    Severity.ERROR: Text("错误", "Error"),
    Severity.WARNING: Text("警告", "Warning"),
    Severity.INFORMATION: Text("参考", "Information"),
}


def blocks(material: Material) -> Iterator[Block]:
    """Actions opened, closed, open, overdue; findings by kind."""
    yield from _actions(material)
    yield from _findings(material)


def _actions(material: Material) -> Iterator[Block]:
    names = ("actions_opened", "actions_closed", "actions_open", "actions_overdue")
    opened, closed, still, overdue = (material.number(name) for name in names)
    if not (opened or closed or still):
        return
    yield material.sentence(
        [
            material.say(
                Text(
                    "本期督导新定行动{opened}项，办结{closed}项；到期末未办结{still}项，其中已逾期{overdue}项。",
                    "{opened} {opened:action was|actions were} agreed and {closed} closed; "
                    "{still} {still:was|were} open at the end "
                    "of the period, {overdue} of them overdue.",
                ),
                opened=plain(opened), closed=plain(closed), still=plain(still), overdue=plain(overdue),
            )
        ],
        *names,
    )  # fmt: skip
    if overdue:
        yield action_table(
            material,
            {
                row.record + row.pointer.removesuffix("/due")
                for row in material.ask("actions_overdue").evidence
            },
            material.say(Text("已逾期的行动", "Overdue actions")),
            "actions_overdue",
        )


def action_table(material: Material, places: set[str], caption: str, figure: str) -> Table:
    """The actions at these places (record and pointer), the earliest due first; the rest is counted below."""
    chosen = sorted(
        (each for each in material.within.actions if each.record + each.pointer in places),
        key=lambda each: (each.due, each.address),
    )
    hosts = material.computing.activity.hosts_of_actions
    rest = len(chosen) - MOST
    note = ""
    if rest > 0:
        note = material.say(
            Text(
                "按期限先后列前{most}项，另有{rest}项：sup explain {figure} --month {month}",
                "The {most} earliest are listed; {rest} more: sup explain {figure} --month {month}",
            ),
            most=MOST,
            rest=rest,
            figure=own(figure),
            month=material.period.label,
        )
    return Table(
        caption,
        (
            Column(material.say(Text("行动", "Action"))),
            Column(material.say(Text("站点", "Station"))),
            Column(material.say(Text("责任人", "Owner"))),
            Column(material.say(Text("期限", "Due"))),
            Column(material.say(Text("定于", "Agreed on"))),
        ),
        tuple(
            (
                each.what,
                material.name(hosts.get(each.record, "—")),
                material.name(each.owner) if each.owner else "—",
                each.due,
                each.given_on,
            )
            for each in chosen[:MOST]
        ),
        note=note,
        ledger=True,
    )


def _findings(material: Material) -> Iterator[Block]:
    every = [each for each in checking.check(material.opened).findings if _concerns(material, each)]
    found = [each for each in every if not each.waiver]
    if not found:
        return
    note = material.say(Text("逐条看：sup validate", "One by one: sup validate"))
    if len(found) < len(every):
        waived = Text("另有{n}条已批准例外；", "{n} more {n:is|are} waived; ")
        note = material.say(waived, n=plain(len(every) - len(found))) + note
    kinds = Counter((each.severity or rules.get(each.code).severity, each.code) for each in found)
    order = list(Severity)
    rows = sorted((order.index(severity), code, number) for (severity, code), number in kinds.items())
    yield Table(
        material.say(Text("记录检查发现的问题（按种类）", "Findings about the records, by kind")),
        (
            Column(material.say(Text("问题", "Finding"))),
            Column(material.say(Text("级别", "Severity"))),
            Column(material.say(Text("编号", "Code"))),
            Column(material.say(Text("件数", "Number")), Kind.NUMBER),
        ),
        tuple(
            (material.say(rules.get(code).title), material.say(_SEVERITY[order[rank]]), code, number)
            for rank, code, number in rows
        ),
        note=note,
    )


def _concerns(material: Material, finding: Finding) -> bool:
    """Whether a finding is about the scope: its stations and people, and the sessions of the period."""
    if material.scope.kind is ScopeKind.ALL:
        return True
    within = material.within
    if material.of_supervisor:
        return finding.record == material.scope.record or finding.record in _sessions(material)
    people = {each.person for each in within.posts}
    return within.inside(finding.record) or finding.record in people or finding.record in _sessions(material)


def _sessions(material: Material) -> set[str]:
    within = material.within
    return {each.record for each in within.sessions} | {each.record for each in within.cancelled}
