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
)
from supervise_cli.errors import BadInput
from supervise_cli.model import Text

if TYPE_CHECKING:
    from supervise_cli.workspace.index.facts import Facts

_SHOWN = 6


@pass_app
def run(app: App, record: str, reason: str | None, by: str | None, as_of: date | None) -> None:
    from supervise_cli.cli._new import _user
    from supervise_cli.making import changing
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.opening import opened

    if reason is None or not reason.strip():
        raise BadInput(
            Text("作废要写原因。", "Withdrawing a record needs a reason."),
            Text("加上：--reason 原因", "Add: --reason REASON"),
        )
    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        known = choose(state.facts, record)
        today = as_of or state.config.today(app.now)
        user = _user((by or os.environ.get("SUP_PERSON", "")).strip(), state.facts)
        _refuse_if_needed(state.facts, known.record)
    if not user:
        raise BadInput(
            Text("作废要写明是谁作废的。", "Withdrawing a record needs who withdraws it."),
            Text("加上：--by 姓名（或者先设 SUP_PERSON）", "Add: --by PERSON (or set SUP_PERSON)"),
        )
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
    examples=("sup void S-20220615-7K3QX --reason 重复录入",),
    params=[
        click.Argument(["record"], metavar="RECORD"),
        Option(
            "--by",
            metavar="ID",
            words=Text("作废人（默认看 SUP_PERSON）", "who withdraws it (default: SUP_PERSON)"),
        ),
        Option("--reason", metavar="TEXT", words=Text("原因", "the reason")),
        as_of_option(),
    ],
)
