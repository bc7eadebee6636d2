"""``sup show``: one record whole, confidential text included, for the person who asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

from supervise_cli.cli.kit import App, Command, Option, as_of_option, out, pass_app
from supervise_cli.errors import NotFound
from supervise_cli.model import Lang, Text
from supervise_cli.plainjson import dumps
from supervise_cli.records.types import Field, Kind

_SEALED = Text("（已加密）", "(sealed)")


@pass_app
def run(app: App, record: str, as_json: bool, as_of: date | None) -> None:
    from supervise_cli.pipeline.choosing import choose, labels
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.records.reading import read

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        known = choose(state.facts, record)
        found = read(state.read([known.path]).get(known.path, b""))
        if found.data is None:
            raise NotFound(
                Text("{path} 读不出来。", "{path} cannot be read.").format(path=known.path),
                Text("看是什么问题：sup validate {path}", "What is wrong: sup validate {path}").format(
                    path=known.path
                ),
            )
        if as_json:
            out(dumps(found.data))
            return
        names = labels(state.facts)
        rtype = state.snapshot.catalogue.get(known.type)
        out(f"{rtype.title.get(lang)}  {known.path}\n")
        out("".join(line + "\n" for line in _lines(rtype.fields, found.data, names, lang, "")))


def _lines(
    fields: Sequence[Field], data: Mapping[str, Any], names: Mapping[str, str], lang: Lang, indent: str
) -> list[str]:
    lines: list[str] = []
    for field in fields:
        if field.name not in data or field.name == "schema":
            continue
        lines += _field(field, data[field.name], names, lang, indent)
    return lines


def _field(field: Field, value: Any, names: Mapping[str, str], lang: Lang, indent: str) -> list[str]:
    title = f"{indent}{field.title.get(lang) or field.name}" + ("：" if lang == "zh" else ":")
    deeper = indent + "  "
    if field.kind is Kind.OBJECT and isinstance(value, dict):
        return [title, *_lines(field.fields, value, names, lang, deeper)]
    if field.kind is Kind.LIST and field.item is not None and isinstance(value, list):
        if field.item.kind is Kind.OBJECT:
            return [title, *(line for each in value for line in _item(field.item, each, names, lang, deeper))]
        if field.item.kind not in {Kind.TEXT, Kind.NARRATIVE}:
            joined = ("、" if lang == "zh" else ", ").join(
                _said(field.item, each, names, lang) for each in value
            )
            return [f"{title}{_space(lang)}{joined}"]
        return [title, *(f"{deeper}- {_said(field.item, each, names, lang)}" for each in value)]
    said = _said(field, value, names, lang)
    if "\n" in said:
        return [title, *(deeper + line for line in said.rstrip("\n").split("\n"))]
    return [f"{title}{_space(lang)}{said}"]


def _space(lang: Lang) -> str:
    return "" if lang == "zh" else " "


def _item(field: Field, value: Any, names: Mapping[str, str], lang: Lang, indent: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{indent}- {value}"]
    lines = _lines(field.fields, value, names, lang, indent + "  ")
    if lines:
        lines[0] = f"{indent}- {lines[0].removeprefix(indent + '  ')}"
    return lines


def _said(field: Field, value: Any, names: Mapping[str, str], lang: Lang) -> str:
    from supervise_cli.pipeline.listing import shown_value

    if field.kind is Kind.NARRATIVE and isinstance(value, dict):
        return _SEALED.get(lang)
    if field.kind is Kind.REFERENCE and isinstance(value, str):
        name = names.get(value)
        return f"{name}({value})" if name else value
    return shown_value(field, value, names, lang)


command = Command(
    "show",
    run,
    words=Text("看一条记录的全部内容", "Show one record whole"),
    more=Text(
        "会显示保密内容，注意周围有没有人。", "Confidential text is shown; mind who can see your screen."
    ),
    examples=("sup show S-20220615-7K3QX", "sup show 王秀兰", "sup show 柳格镇 --json"),
    params=[
        click.Argument(["record"], metavar="RECORD"),
        Option("--json", "as_json", is_flag=True, words=Text("输出 JSON", "as JSON")),
        as_of_option(),
    ],
)
