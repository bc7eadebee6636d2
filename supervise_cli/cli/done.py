"""跟进行动或需求：完成、答复、转交、取消 | Follow up an action or request: done, answered, handed over

``sup done``: says what became of an action or a request, as a follow-up record of its own.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from supervise_cli.cli.kit import App, Command, Day, Option, as_of_option, note, pass_app, purpose, safe
from supervise_cli.errors import BadInput
from supervise_cli.model import Param, Text

if TYPE_CHECKING:
    from supervise_cli.records.types import RecordType

_OUTCOMES = ("done", "in_progress", "handed_over", "dropped", "answered", "confirmed")
_TAKEN = Text("“{typed}”记作 {meant}", "“{typed}” taken as {meant}")


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
    from supervise_cli.cli._left_out import say_left_out
    from supervise_cli.cli._new import make
    from supervise_cli.pipeline.choosing_actions import choose_matter, said_of
    from supervise_cli.pipeline.opening import opened

    with opened(app.root, app.now, as_of=as_of) as state:
        say_left_out(state.facts, app.asked_lang or state.config.language)
        address = choose_matter(state.facts, state.as_of, action)
        if action.strip() != address:
            words: dict[str, Param | Text] = {
                "typed": safe(action),
                "meant": said_of(state.facts, state.as_of, address),
            }
            note(_TAKEN.fill(app.asked_lang or state.config.language, words))
        rtype = state.snapshot.catalogue.get("follow_up")
    typed: dict[str, Any] = {"field_of": address, "field_outcome": _outcome(outcome, rtype)}
    if on is not None:
        typed["field_date"] = on.isoformat()
    if text is not None:
        typed["field_text"] = text
    if owner is not None:
        typed["field_owner"] = owner
    if due is not None:
        typed["field_due"] = due.isoformat()
    make(app, rtype, typed, None, dry_run, False, as_of, ask=False)


def _outcome(typed: str, rtype: RecordType) -> str:
    """The outcome by its value or its words; a split needs its parts, which only ``new-follow-up`` takes."""
    from supervise_cli.making.values import choice_of

    field = rtype.field("outcome")
    assert field is not None
    found = choice_of(field, typed)
    known = [each for each in field.choices if each.value in _OUTCOMES]
    if found not in {each.value for each in known}:
        raise BadInput(
            Text("结果写错了：{t}", "Not an outcome: {t}").format(t=safe(typed)),
            Text("可以写：{zh}", "One of: {en}").format(
                zh="、".join(each.title.zh for each in known), en=", ".join(each.value for each in known)
            ),
        )
    return found


command = Command(
    "done",
    run,
    words=purpose(__doc__),
    examples=(
        "sup list actions",
        "sup done S-20220615-7K3QX#a1",
        "sup done S-20220615-7K3QX#a2 --outcome 转交 --owner 王秀兰 --due 2022-07-10",
        "sup done 台账 --text 已补齐6月台账",
        "sup done R-20220613-5T9GB --outcome answered --text 已电话答复",
    ),
    params=[
        click.Argument(["action"], metavar="ACTION"),
        Option(
            "--outcome",
            metavar="TEXT",
            default="done",
            words=Text(
                "结果：完成（默认）、进行中、转交、取消、已答复、已核实",
                "the outcome: done (default), in_progress, handed_over, dropped, answered, confirmed",
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
