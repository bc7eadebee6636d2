"""The rows behind a number, for ``sup explain FIGURE``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from supervise_cli.cli._tables import table
from supervise_cli.cli.kit import App, out
from supervise_cli.model import Lang, Period, Text
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.figures.figure import Figure
    from supervise_cli.pipeline.tracing import Row, Trace

_HEADS = (Text("记录", "Record"), Text("文件", "File"), Text("数值", "Value"), Text("分组", "Groups"))
_NONE = Text("没有", "none")


def explain_figure(
    app: App, name: str, month: str | None, scope: str | None, as_json: bool, as_of: date | None
) -> None:
    """Print a figure's meaning, its number and every row it comes from."""
    from supervise_cli.cli._months import month_named
    from supervise_cli.pipeline.computing import Computing
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.pipeline.scoping import asked_scope
    from supervise_cli.pipeline.tracing import trace

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        period = month_named(month, state.as_of) if month else Period.last_complete_month(state.as_of)
        computing = Computing(state, period)
        answer = computing.answer(name, asked_scope(state.facts, scope))
        found = trace(state.facts, answer, state.read, computing.labels)
    if as_json:
        out(dumps(_plain(found, lang)))
        return
    figure = answer.figure
    number = _NONE.get(lang) if answer.value is None else _measured(figure, answer.value, lang)
    out(f"{figure.title.get(lang)}  {period.label}  {number}\n{figure.definition.get(lang)}\n")
    rows = [
        [row.label or row.record, _place(row), _said(row.value), _groups(row, lang)] for row in found.rows
    ]
    if rows:
        out("\n" + table([head.get(lang) for head in _HEADS], rows))


def _measured(figure: Figure, value: Any, lang: Lang) -> str:
    """The number as reports print it, a share as per cent."""
    if figure.op == "ratio":
        return f"{float(value):.1%}"
    return f"{_plain_number(value)} {figure.unit.get(lang)}"


def _place(row: Row) -> str:
    return f"{row.path}:{row.line}:{row.column}" if row.line else row.path


def _plain_number(value: Any) -> int | float:
    number = float(value)
    return int(number) if number.is_integer() else round(number, 4)


def _said(value: Any) -> str:
    return value if isinstance(value, str) else str(_plain_number(value))


def _groups(row: Row, lang: Lang) -> str:
    def joined(words: Sequence[Text]) -> str:
        return "/".join(each.get(lang) for each in words)

    return " ".join(f"{title.get(lang)}={joined(words)}" for title, words in row.groups.items() if words)


def _plain(found: Trace, lang: Lang) -> dict[str, Any]:
    answer = found.answer
    return {
        "figure": answer.figure.name,
        "period": answer.period.label,
        "scope": answer.scope.record,
        "value": None if answer.value is None else _plain_number(answer.value),
        "unit": answer.figure.unit.get(lang),
        "definition": answer.figure.definition.get(lang),
        "rows": [
            {
                "record": row.record,
                "path": row.path,
                "line": row.line or None,
                "column": row.column or None,
                "pointer": row.pointer,
                "value": row.value if isinstance(row.value, str) else _plain_number(row.value),
                "groups": {
                    title.get(lang): [each.get(lang) for each in words] for title, words in row.groups.items()
                },
            }
            for row in found.rows
        ],
    }
