"""现在按什么规定判断，各项规定从哪里来 | Which rules of the office are in force, and where each comes from

``sup policy``: the values of ``policy.yaml`` and of the program, as they stand on a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from supervise_cli.cli._tables import table
from supervise_cli.cli.kit import App, Command, Option, as_of_option, note, out, pass_app, purpose, safe
from supervise_cli.errors import NotFound
from supervise_cli.model import Lang, Text
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.pipeline.governing import Governing, Regulation

_HEADS = (
    Text("规定", "Name"),
    Text("说的是", "About"),
    Text("值", "Value"),
    Text("从", "Since"),
    Text("从哪里来", "Where"),
)
_BUNDLED = Text("程序自带", "bundled")
_NO_SOURCE = Text("没有出处", "no source")
_SOURCE = Text("出处", "Source")
_READ_BY = Text("哪些检查看它", "Checks that read it")
_NOW = Text("{day} 有效", "in force on {day}")
_OPEN = Text("从 {start} 起", "from {start}")
_UNTIL = Text("{start} 到 {end}", "{start} to {end}")
_NONE = Text("policy.yaml 里没有写本地的规定。", "policy.yaml sets nothing of its own.")
_NOTHING_HOLDS = Text("policy.yaml 里的规定都没有起作用。", "Nothing that policy.yaml sets holds.")
_WRONG = Text(
    "注意：policy.yaml 里这几项写得不对，没有起作用：{names}；看哪里不对：sup validate policy.yaml",
    "Note: these of policy.yaml are written wrongly and do not hold: {names}; see where: sup validate "
    "policy.yaml",
)
_UNREAD = Text(
    "注意：policy.yaml 读不出来，整个没有起作用；看哪里不对：sup validate policy.yaml",
    "Note: policy.yaml cannot be read and nothing of it holds; see where: sup validate policy.yaml",
)
_NEXT = Text(
    "某一项的来龙去脉：sup policy {name}；改规定：写进 policy.yaml",
    "One of them in full: sup policy {name}; to change it, write it into policy.yaml",
)
_UNKNOWN = Text("没有这项规定：{n}", "No such value: {n}")
_ALL = Text("有哪些：sup policy", "What there is: sup policy")


@pass_app
def run(app: App, name: str | None, own: bool, as_json: bool, as_of: date | None) -> None:
    from supervise_cli.pipeline.governing import not_in_force, regulations
    from supervise_cli.pipeline.opening import opened

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        found = regulations(state)
        day = state.as_of
        wrong = not_in_force(state)
    if name is not None:
        found = [_named(found, name)]
    elif own:
        found = [each for each in found if any(value.place for value in each.values)]
    if as_json:
        out(dumps([_plain(each, lang) for each in found]))
    elif name is not None:
        out(_page(found[0], day, lang))
    elif not found:
        out((_NOTHING_HOLDS if wrong else _NONE).get(lang) + "\n")
    else:
        out(table([each.get(lang) for each in _HEADS], [_row(each, lang) for each in found]))
        note(_NEXT.fill(lang, {"name": found[0].name}))
    if wrong:
        note((_WRONG if wrong[0] else _UNREAD).fill(lang, {"names": ", ".join(wrong)}))


def _named(found: Iterable[Regulation], typed: str) -> Regulation:
    """The one of that name or title; NotFound where there is none."""
    for each in found:
        if typed in (each.name, each.title.zh, each.title.en):
            return each
    raise NotFound(_UNKNOWN.format(n=safe(typed)), _ALL)


def _row(each: Regulation, lang: Lang) -> list[str]:
    now = each.now
    if now is None:
        return [each.name, each.title.get(lang), "", "", ""]
    where = now.place or _BUNDLED.get(lang)
    return [each.name, each.title.get(lang), now.value.get(lang), now.start, where]


def _page(each: Regulation, day: date, lang: Lang) -> str:
    """Name, meaning, every value with its days, place and source, and the checks that read it."""
    lines = [f"{each.name}  {each.title.get(lang)}", each.description.get(lang), ""]
    for value in each.values:
        lines += _value(value, day, lang)
    if each.codes:
        from supervise_cli import rules

        lines += ["", _READ_BY.get(lang)]
        lines += [f"  {code}  {rules.get(code).title.get(lang)}" for code in each.codes]
    return "\n".join(lines) + "\n"


def _value(value: Governing, day: date, lang: Lang) -> list[str]:
    days = (_UNTIL if value.end else _OPEN).fill(lang, {"start": value.start, "end": value.end})
    now = f"  ← {_NOW.fill(lang, {'day': day.isoformat()})}" if value.in_force else ""
    source = value.source or _NO_SOURCE.get(lang)
    return [
        f"{days}  {value.value.get(lang)}  {value.place or _BUNDLED.get(lang)}{now}",
        *(f"    {item.get(lang)}" for item in value.items),
        f"  {_SOURCE.get(lang)}{'：' if lang == 'zh' else ': '}{source}",
    ]


def _plain(each: Regulation, lang: Lang) -> dict[str, Any]:
    return {
        "name": each.name,
        "title": each.title.get(lang),
        "values": [
            {
                "value": value.raw,
                "unit": value.unit,
                "from": value.start,
                "to": value.end or None,
                "in_force": value.in_force,
                "bundled": not value.place,
                "place": value.place,
                "source": value.source,
            }
            for value in each.values
        ],
        "checks": list(each.codes),
    }


command = Command(
    "policy",
    run,
    words=purpose(__doc__),
    more=Text(
        "频次、人数、期限这些数，policy.yaml 写了的按它，没有写的按程序自带的。记录按它当天有效的值判断。"
        "写一个名称，列出它先后的值、出处、在哪个文件第几行，以及哪些检查看它。",
        "Frequencies, ratios and limits are those of policy.yaml, else those that come with the program. A "
        "record is judged by what was in force on its date. With a name: its values over time, their "
        "sources, file and line, and the checks that read it.",
    ),
    examples=(
        "sup policy",
        "sup policy write_up_days",
        "sup policy --own",
        "sup policy --as-of 2022-06-30 --json",
    ),
    params=[
        click.Argument(["name"], required=False, metavar="[NAME]"),
        Option(
            "--own",
            is_flag=True,
            words=Text("只列 policy.yaml 里写了的", "only what policy.yaml sets"),
        ),
        Option("--json", "as_json", is_flag=True, words=Text("输出 JSON", "as JSON")),
        as_of_option(),
    ],
)
