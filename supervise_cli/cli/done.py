"""跟进行动或需求：完成、答复、转交、取消 | Follow up an action or request: done, answered, handed over

``sup done``: says what became of an action or a request, as a follow-up record of its own.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from supervise_cli.cli.kit import App, Command, Day, Option, as_of_option, pass_app, purpose, safe
from supervise_cli.errors import NotFound
from supervise_cli.model import Text


@pass_app
def run(
    app: App,
    action: str,
    outcome: str,
    on: date | None,
    text: str | None,
    owner: str | None,
    due: date | None,
    dry_run: bool,
    as_of: date | None,
) -> None:
    from supervise_cli.cli._new import make
    from supervise_cli.pipeline.opening import catalogue, opened

    with opened(app.root, app.now, as_of=as_of) as state:
        address = _address(state.facts, state.as_of, action)
    typed: dict[str, Any] = {"field_of": address, "field_outcome": outcome}
    if on is not None:
        typed["field_date"] = on.isoformat()
    if text is not None:
        typed["field_text"] = text
    if owner is not None:
        typed["field_owner"] = owner
    if due is not None:
        typed["field_due"] = due.isoformat()
    make(app, catalogue().get("follow_up"), typed, None, dry_run, False, as_of, ask=False)


def _address(facts: Any, day: date, typed: str) -> str:
    """The one open action whose address, id or words contain what was typed; a full address as it is.

    A request is named by its id, or a part of it that fits one open request and no action.
    """
    from supervise_cli.definitions.actions import actions
    from supervise_cli.definitions.requests import requests

    everything = actions(facts, day)
    wanted = typed.strip()
    if wanted in everything:
        return wanted
    asked = [each for each in requests(facts, day) if wanted.upper() in each.record]
    if any(each.record == wanted.upper() for each in asked):
        return wanted.upper()
    standing = [a for a in everything.values() if a.is_open]
    found = [a for a in standing if wanted.upper() in a.address.upper() or wanted in a.what]
    if len(found) == 1:
        return found[0].address
    waiting = [each.record for each in asked if each.is_open and wanted]
    if not found and len(waiting) == 1:
        return waiting[0]
    if not found:
        raise NotFound(
            Text("没有找到这个行动或需求：{t}", "No such action or request: {t}").format(t=safe(wanted)),
            Text(
                "看还没完成的：sup list actions、sup list requests",
                "What is open: sup list actions, sup list requests",
            ),
        )
    shown = "\n".join(f"  {a.address}  {a.what}" for a in found[:8])
    raise NotFound(
        Text("对得上 {n} 个行动：\n{s}", "{n} actions fit:\n{s}").format(n=len(found), s=shown),
        Text("写编号，例如：sup done {a}", "Type the address, as in: sup done {a}").format(
            a=found[0].address
        ),
    )


command = Command(
    "done",
    run,
    words=purpose(__doc__),
    examples=(
        "sup list actions",
        "sup done S-20220615-7K3QX#a1",
        "sup done S-20220615-7K3QX#a2 --outcome handed_over --owner 王秀兰 --due 2022-07-10",
        "sup done 台账 --text 已补齐6月台账",
        "sup done R-20220613-5T9GB --outcome answered --text 已电话答复",
    ),
    params=[
        click.Argument(["action"], metavar="ACTION"),
        Option(
            "--outcome",
            type=click.Choice(["done", "in_progress", "handed_over", "dropped", "answered", "confirmed"]),
            default="done",
            words=Text(
                "结果：done 完成，in_progress 进行中，handed_over 转交，dropped 取消，answered 已答复，"
                "confirmed 已核实",
                "the outcome",
            ),
        ),
        Option("--date", "on", type=Day(), words=Text("哪一天（默认今天）", "on which day (default today)")),
        Option("--text", metavar="TEXT", words=Text("说明", "remark")),
        Option("--owner", metavar="ID", words=Text("新的责任人（转交时）", "the new owner (handed over)")),
        Option("--due", type=Day(), words=Text("新的期限", "the new due date")),
        Option("--dry-run", is_flag=True, words=Text("只显示，不写文件", "print instead of writing")),
        as_of_option(),
    ],
)
