"""把草稿补完、定稿 | Complete a draft and make it final

``sup finish``: completes a draft; lists what is missing, asks for it, makes it final.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

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
from supervise_cli.model import Lang, Text

if TYPE_CHECKING:
    from supervise_cli.records.types import Field


@pass_app
def run(app: App, record: str, settings: tuple[str, ...], as_of: date | None) -> None:
    from supervise_cli.cli._aftermath import look_again, saved
    from supervise_cli.cli._new import at_terminal, needed_words
    from supervise_cli.making import changing, composing, defaults
    from supervise_cli.making.accepting import refuse_unaccepted
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.opening import opened

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        known = choose(state.facts, record)
        rtype = state.snapshot.catalogue.get(known.type)
        today = as_of or state.config.today(app.now)
        refuse_unaccepted(rtype, state.config, today)
        raw, data = changing.current(app.root, known)
        if data.get("status") != "draft":
            raise BadInput(
                Text("{id} 不是草稿。", "{id} is no draft.").format(id=known.record),
                Text("有哪些草稿：sup list drafts", "The drafts: sup list drafts"),
            )
        given = {**data, **_typed(rtype, settings, state.facts)}
        now = defaults.Circumstances(state.facts, today, "")
        if not settings and at_terminal():
            from supervise_cli.cli._asking import ask

            given = ask(rtype, given, now, lang)
        filled = {k: v for k, v in defaults.fill(rtype, given, now).items() if k != "status"}
        composed = composing.compose(rtype, filled)
    if composed.wrong:
        from supervise_cli.cli._new import refuse_wrong

        refuse_wrong(app, composed)
    status = "draft" if composed.needs else "final"
    changes = {f"/{k}": v for k, v in composed.data.items() if k not in {"schema", "id"} and data.get(k) != v}
    changes["/status"] = status
    text = changing.changed_text(raw, changes)
    if text.encode("utf-8") != raw:
        changing.replace(app.root, known, raw, text)
    out(f"{known.path}\n")
    if composed.needs:
        note(
            Text(
                "还差：{names}；还是草稿。补一项：sup finish {id} --set {first}=…",
                "Still needed: {names}; still a draft. For instance: sup finish {id} --set {first}=…",
            ).fill(
                lang,
                {
                    "names": needed_words(app, rtype, composed.needs),
                    "id": known.record,
                    "first": _first_field(rtype, composed.needs, lang),
                },
            )
        )
    else:
        worst = look_again(app, [known.record], as_of).get(known.record)
        if worst is not None:
            saved(app, known.record, worst)
            return
        note(Text("定稿了。检查一遍：sup validate", "It is final. Check it: sup validate").get(lang))


def _first_field(rtype: Any, needs: Any, lang: Lang) -> str:
    fault = needs[0]
    name = str(fault.params.get("field") or fault.pointer.strip("/").partition("/")[0])
    field = rtype.field(name)
    return field.title.zh if lang == "zh" and field is not None else name


def _typed(rtype: Any, settings: tuple[str, ...], facts: Any) -> dict[str, Any]:
    from supervise_cli.cli._options import given_fields
    from supervise_cli.making.values import parse
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.records.types import Kind

    def resolve(text: str, types: Any) -> str:
        present = [each for each in types if each in facts.catalogue]
        return choose(facts, text, present).record if present else text

    fields = given_fields(rtype)
    found: dict[str, Any] = {}
    for setting in settings:
        name, mark, value = setting.replace("\uff1d", "=", 1 if "=" not in setting else 0).partition("=")
        field = _named(fields, name.strip())
        if not mark or field is None:
            raise BadInput(
                Text("--set 要写成 名称=内容，等号两边不空格。", "--set takes field=value."),
                Text("名称有：{zh}", "The fields: {en}").format(
                    zh="、".join(f.title.zh for f in fields), en=", ".join(f.name for f in fields)
                ),
            )
        parsed = parse(field, read_text_argument(value), resolve)
        before = found.get(field.name, [])
        found[field.name] = [*before, *parsed] if field.kind is Kind.LIST else parsed
    return found


def _named(fields: Sequence[Field], name: str) -> Field | None:
    """The field of that name, title or other name."""
    return next((f for f in fields if name in _names(f)), None)


def _names(field: Field) -> tuple[str, ...]:
    short = field.title.zh.partition("（")[0]
    return (field.name, field.title.zh, short, field.title.en, *field.aliases)


command = Command(
    "finish",
    run,
    words=purpose(__doc__),
    examples=(
        "sup list drafts",
        "sup finish S-20220615-7K3QX",
        "sup finish S-20220615-7K3QX --set 督导时长=60 --set 督导纪要=@谈话.txt",
    ),
    params=[
        click.Argument(["record"], metavar="RECORD"),
        Option(
            "--set",
            "settings",
            multiple=True,
            metavar="FIELD=VALUE",
            words=Text("填一项，名称写中文就行；可写多次", "set a field; may be repeated"),
        ),
        as_of_option(),
    ],
)
