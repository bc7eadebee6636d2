"""作废一条记录（写明原因，文件保留） | Withdraw a record, with a reason; the file stays

``sup void``: withdraws a record with a reason and keeps it.
"""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import click

from supervise_cli.cli.kit import (
    App,
    Command,
    Option,
    as_of_option,
    note,
    out,
    pass_app,
    purpose,
    read_text_argument,
    safe,
)
from supervise_cli.errors import BadInput
from supervise_cli.model import Text

if TYPE_CHECKING:
    from supervise_cli.workspace.index.facts import Facts

_SHOWN = 6


@pass_app
def run(app: App, record: str, reason: str | None, by: str | None, as_of: date | None) -> None:
    from supervise_cli.cli._afterwards import by_whom
    from supervise_cli.cli._new import _user
    from supervise_cli.making import changing
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.opening import opened

    by = (by or os.environ.get("SUP_PERSON", "")).strip()
    if reason is None or not reason.strip() or not by:
        raise BadInput(
            Text("作废要写明原因和作废的人。", "Withdrawing a record needs a reason and who withdraws it."),
            Text("写成：sup void {r} --reason 原因{by}", "Type: sup void {r} --reason REASON{by}").format(
                r=safe(record), by="" if by else by_whom()
            ),
        )
    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        known = choose(state.facts, record)
        today = as_of or state.config.today(app.now)
        user = _user(by, state.facts)
        _refuse_if_needed(state.facts, known.record)
    raw, data = changing.current(app.root, known)
    text = changing.changed_text(
        raw, changing.void_changes(data, today.isoformat(), user, read_text_argument(reason))
    )
    changing.replace(app.root, known, raw, text)
    out(f"{known.path}\n")
    note(Text("已作废，文件保留，不再统计。", "Withdrawn; the file stays and counts no more.").get(lang))


def _refuse_if_needed(facts: Facts, record: str) -> None:
    """What still points at the record would lose its ground: that has to be changed first."""
    query = "SELECT DISTINCT record FROM reference WHERE target = ? AND record <> ?"
    rows = facts.rows(query, (record, record))
    others = sorted(row[0] for row in rows)
    if not others:
        return
    shown = "、".join(others[:_SHOWN]) + ("…" if len(others) > _SHOWN else "")
    raise BadInput(
        Text("还有 {n} 条记录提到它：{s}", "{n} records still point at it: {s}").format(
            n=len(others), s=shown
        ),
        Text(
            "先把这些记录作废或改掉，再作废这一条。",
            "Withdraw or change those first, then this one.",
        ),
    )


command = Command(
    "void",
    run,
    words=purpose(__doc__),
    examples=("sup void S-20220615-7K3QX --reason 重复录入 --by 李建国",),
    params=[
        click.Argument(["record"], metavar="RECORD"),
        Option(
            "--by",
            metavar="ID",
            words=Text(
                "作废的人（设了环境变量 SUP_PERSON 就不用写）", "who withdraws it (default: SUP_PERSON)"
            ),
        ),
        Option("--reason", metavar="TEXT", words=Text("原因", "the reason")),
        as_of_option(),
    ],
)
