"""A report as Markdown, HTML or JSON; the only importer of jinja2.

Templates see plain data only (strings, numbers, lists, mappings), in a sandbox, and every text is escaped for
its place: HTML by the template engine, record text in Markdown by :func:`markdown`. Nothing is
rendered twice, so that record text can never become template text.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any, Literal

from supervise_cli import resources
from supervise_cli.model import Lang, Text
from supervise_cli.plainjson import dumps
from supervise_cli.reports import charts
from supervise_cli.reports.material import hours, plain, share
from supervise_cli.reports.model import Bars, Block, Column, Kind, Report, Sentence, Table, Value
from supervise_cli.reports.said import glued, own, whose

Format = Literal["md", "html", "json"]
FORMATS: tuple[Format, ...] = ("md", "html", "json")

_STYLE = "_report.css"
_DASH = "—"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_WORDS = {
    "nothing": Text("本期没有可报的内容。", "There is nothing to report for this period."),
    "scroll": Text("可左右滑动的表格：", "Table that scrolls sideways: "),
    "chart": Text("图：", "Chart: "),
    "month": Text("{y}年{m}月", "{y}-{m:02d}"),
}


def render(report: Report, format: str, lang: Lang) -> str:
    """The report as text; ``format`` is one of :data:`FORMATS`, ``lang`` that of the frame around it."""
    if format == "json":
        return _json(report)
    if format == "md":
        return (
            re.sub(
                r"\n{3,}", "\n\n", _rendered(f"{report.name}.md.j2", _page(report, lang, draw=False))
            ).strip()
            + "\n"
        )
    if format == "html":
        style = (resources.templates() / _STYLE).read_text(encoding="utf-8")
        digest = b64encode(sha256(style.encode()).digest()).decode()
        page = _page(report, lang, draw=True) | {"style": style, "style_hash": f"sha256-{digest}"}
        return _rendered(f"{report.name}.html.j2", page).strip() + "\n"
    raise ValueError(format)


def _json(report: Report) -> str:
    """The report model itself; blocks say what they are, hours are minutes, shares lie between 0 and 1."""
    data = asdict(report)
    for section, plain_section in zip(report.sections, data["sections"], strict=True):
        plain_section["blocks"] = [
            {"type": type(block).__name__.lower(), **plain_block}
            for block, plain_block in zip(section.blocks, plain_section["blocks"], strict=True)
        ]
    return dumps(data)


def _rendered(name: str, page: Mapping[str, Any]) -> str:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_source),
        autoescape=name.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = markdown
    # Only our own style sheet and the checked drawings of charts are taken as they are.
    environment.filters["own"] = Markup
    return environment.get_template(name).render(page)


def _source(name: str) -> str | None:
    """The text of a bundled template; nothing is ever loaded from a record repository."""
    if not re.fullmatch(r"[a-z_]+\.(?:md|html)\.j2", name, re.ASCII):
        return None
    path = resources.templates() / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _page(report: Report, lang: Lang, *, draw: bool) -> dict[str, Any]:
    """What templates see: words and shown numbers, nothing with methods of its own."""
    year, month = int(report.period[:4]), int(report.period[5:7])
    words = {name: own(text.fill(lang, {"y": year, "m": month})) for name, text in _WORDS.items()}
    ids = (f"chart-{n}" for n in range(1, 1000))
    return {
        "lang": "zh-CN" if report.lang == "zh" else "en",
        "zh": report.lang == "zh",
        "words": words,
        "title": visible(report.title),
        "subject": visible(report.subject),
        "head": [{"label": visible(each.label), "value": visible(each.value)} for each in report.head],
        "notice": visible(report.notice),
        "signatures": [visible(each) for each in report.signatures],
        "sections": [
            {
                "heading": _heading(report.lang, visible(each.number), visible(each.title)),
                "key": each.key,
                "title": visible(each.title),
                "blocks": [
                    _block(block, lambda: next(ids))
                    for block in each.blocks
                    if draw or not isinstance(block, Bars)
                ],
            }
            for each in report.sections
        ],
    }


def _heading(lang: Lang, number: str, title: str) -> str:
    if lang == "en":
        return glued((own(f"{number}. "), title))
    return glued((own(f"{number}　" if number.startswith("附件") else f"{number}、"), title))


def _block(block: Block, new_id: Callable[[], str]) -> dict[str, Any]:
    if isinstance(block, Sentence):
        return {"kind": "sentence", "text": visible(block.text)}
    if isinstance(block, Table):
        return _table(block)
    return _bars(block, new_id())


def _table(table: Table) -> dict[str, Any]:
    spans = _spans(table)
    return {
        "kind": "table",
        "caption": visible(table.caption),
        "note": visible(table.note),
        "wide": len(table.columns) > 6,
        "cards": table.ledger,
        "grouped": table.grouped,
        "whole": len(table.rows) <= _KEPT_TOGETHER,
        "columns": [
            {
                "title": visible(each.title),
                "number": each.kind is not Kind.TEXT,
                "class": " ".join(_head_classes(each)),
            }
            for each in table.columns
        ],
        "rows": [
            {
                "total": table.total and n == len(table.rows) - 1,
                "span": spans[n],
                "cells": [_cell(value, column) for value, column in zip(row, table.columns, strict=True)],
            }
            for n, row in enumerate(table.rows)
        ],
    }


def _spans(table: Table) -> list[int]:
    """For each row how many rows its first cell covers: 0 where the cell above covers it."""
    spans = [1] * len(table.rows)
    if table.grouped:
        for n in range(len(table.rows) - 1, 0, -1):
            if table.rows[n][0] == table.rows[n - 1][0]:
                spans[n - 1] += spans[n]
                spans[n] = 0
    return spans


_SHORT = 5
_KEPT_TOGETHER = 8
"""Tables of so many rows stay on one page."""


def _head_classes(column: Column) -> Iterator[str]:
    if column.kind is not Kind.TEXT:
        yield "number"
    if len(column.title) < _SHORT:
        yield "short"


def _cell(value: Value, column: Column) -> dict[str, Any]:
    text = _DASH
    if value is not None:
        text = visible(value) if isinstance(value, str) else shown(value, column.kind)
    # Names and dates are not broken over lines.
    kept = len(text) <= _SHORT or _DATE.fullmatch(text) is not None
    return {"text": text, "class": "number" if column.kind is not Kind.TEXT else "short" if kept else ""}


def shown(value: float | int, kind: Kind) -> str:
    """A number as printed: minutes as hours, shares in per cent, the rest as they are."""
    if kind is Kind.HOURS:
        return hours(value)
    return share(value) if kind is Kind.SHARE else plain(value)


def _bars(bars: Bars, name: str) -> dict[str, Any]:
    return {
        "kind": "bars",
        "caption": visible(bars.caption),
        "svg": charts.svg(
            Bars(
                bars.caption, bars.figure, bars.kind, bars.unit, tuple((visible(a), b) for a, b in bars.bars)
            ),
            lambda value: shown(value, bars.kind),
            name,
        ),
        "text": "；".join(f"{visible(label)} {shown(value, bars.kind)}" for label, value in bars.bars),
    }


_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def visible(text: str) -> str:
    """The text with characters that nobody sees, or that turn text around, written as ``\\u{001B}``."""
    if not _UNSEEN.search(text):
        return text
    return _UNSEEN.sub(lambda match: f"\\u{{{ord(match[0]):04X}}}", text)


_MEANT = re.compile(r"[\\`*_{}\[\]()#+\-.!|<>~&=:@/\"'$^]")
_NEVER_OURS = re.compile(r"[\\`*\[\]<>|~&$]")
"""Signs that the program's own words do not have for themselves; escaped wherever they stand."""
_OPENING = "#+-=>"
"""Signs that begin something at the start of a line."""


def markdown(text: str) -> str:
    """The text so that every Markdown reader shows it as typed, in a paragraph and in a table cell alike.

    Every sign of record text that could mean something is escaped; of the program's own words only what
    would. Line breaks become ``<br>``. A point or colon between digits, a hyphen or slash inside a word stay.
    """
    stripped = text.strip()
    lead = len(text) - len(text.lstrip())
    ours = whose(text)[lead : lead + len(stripped)]
    found: list[str] = []
    for n, char in enumerate(stripped):
        if char == "\n":
            found.append("<br>")
        elif char == "@" and n > 0:
            # An e-mail address would be made a link even with every sign escaped. Not at the very
            # start: no address begins with the sign, and a comment there would open a block of HTML.
            found.append("<!-- -->@")
        elif _escaped(stripped, n, ours):
            found.append("\\" + char)
        else:
            found.append(char)
    return "".join(found)


def _escaped(text: str, n: int, ours: Sequence[bool]) -> bool:
    char = text[n]
    if not ours[n]:
        return _MEANT.match(char) is not None and not _between_digits(text, n, char)
    if char == "_":
        return not (text[n - 1 : n].isalnum() and text[n + 1 : n + 2].isalnum())
    if char in ".)" and text[:n].isdigit():
        # A number from a record and our full stop would make a list.
        return not all(ours[:n])
    return _NEVER_OURS.match(char) is not None or (n == 0 and char in _OPENING)


def _between_digits(text: str, n: int, char: str) -> bool:
    around = text[n - 1 : n] + text[n + 1 : n + 2]
    if char in ".:":
        return n > 0 and len(around) == 2 and around.isascii() and around.isdigit()
    return char in "-/" and n > 0 and len(around) == 2 and around.isascii() and around.isalnum()
