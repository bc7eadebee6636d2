"""``sup void``: withdraws a record with a reason and keeps it."""

from __future__ import annotations

import os
from datetime import date

import click

from supervise_cli.cli._new import _user
from supervise_cli.cli.kit import App, Command, Option, as_of_option, note, out, pass_app, read_text_argument
from supervise_cli.errors import BadInput
from supervise_cli.model import Text


@pass_app
def run(app: App, record: str, reason: str | None, as_of: date | None) -> None:
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
        user = _user(os.environ.get("SUP_PERSON", "").strip(), state.facts)
    raw, data = changing.current(app.root, known)
    text = changing.changed_text(
        raw, changing.void_changes(data, today.isoformat(), user, read_text_argument(reason))
    )
    changing.replace(app.root, known, raw, text)
    out(f"{known.path}\n")
    note(Text("已作废，文件保留，不再统计。", "Withdrawn; the file stays and counts no more.").get(lang))


command = Command(
    "void",
    run,
    words=Text("作废一条记录（写明原因，文件保留）", "Withdraw a record, with a reason; the file stays"),
    examples=("sup void S-20220615-7K3QX --reason 重复录入",),
    params=[
        click.Argument(["record"], metavar="RECORD"),
        Option("--reason", metavar="TEXT", words=Text("原因", "the reason")),
        as_of_option(),
    ],
)
