"""The diff of a mended file: signs, field names and values that tell no story; everything else is ``…``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from supervise_cli.making.mending import Change
from supervise_cli.pipeline.excerpts import SHOWN_VALUE, field_names, tells_no_story
from supervise_cli.records.fields import Field
from supervise_cli.records.guess_values import named
from supervise_cli.records.mending.judged import Judged, keys, scalars
from supervise_cli.records.nodes import Scalar
from supervise_cli.records.personal import masked
from supervise_cli.records.types import Catalogue

_HIDDEN: Final = "…"
_CONTEXT: Final = 3
_NO_BREAK: Final = "\\ No newline at end of file"
_NO_SIGNS: Final = re.compile(r"[^ \t:\[\]{},\"'|>?+-]+")
_COMMENT: Final = re.compile(r"(?:^|(?<=[ \t]))#.*")
_FIRST_COLON: Final = re.compile(
    r"(?P<lead>[\s-]*[“\"']?)(?P<key>[A-Za-z_][A-Za-z0-9_-]*|[\u3400-\u9fff（）()]{1,16})"
    r"(?P<end>[”\"']?\s*[:：=＝]\s*)(?P<rest>.*)"
)
_LEAD: Final = re.compile(r"[\s-]*")
_AT_END: Final = re.compile(r"[ \t]+\Z")
_BLOCK_SIGN: Final = re.compile(r"[|>][-+0-9]{0,2}")


def diff(change: Change, catalogue: Catalogue) -> Iterator[str]:
    """The lines of a unified diff, without line ends; tabs and last spaces of changed lines are visible."""
    names = frozenset(field_names(catalogue))
    old, new = (_lines(each.text) for each in (change.before, change.after))
    before, after = _shown(change.before, names), _shown(change.after, names)
    yield f"--- {change.path}"
    yield f"+++ {change.path}"
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@"
        for tag, i, i_end, j, j_end in group:
            if tag == "equal":
                yield from (" " + line.rstrip("\r") for line in before[i:i_end])
                continue
            yield from ("-" + _visible(line) for line in before[i:i_end])
            if i_end == len(old) and not old[-1].endswith("\n"):
                yield _NO_BREAK
            yield from ("+" + _visible(line) for line in after[j:j_end])


def _lines(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [line + "\n" for line in lines] + ([last] if last else [])


def _range(start: int, end: int) -> str:
    return str(start + 1) if end - start == 1 else f"{start + 1 if end > start else start},{end - start}"


def _visible(line: str) -> str:
    line = line.rstrip("\r")
    line = _AT_END.sub(lambda m: m[0].replace(" ", "·"), line)
    return line.replace("\t", "→")


def _shown(judged: Judged, names: Collection[str]) -> list[str]:
    """The lines of a text as they may be shown."""
    lines = judged.text.split("\n")
    if judged.data is None:
        return [_up_to_colon(line, names) for line in lines]
    spans: dict[int, list[_Span]] = {}
    for key in keys(judged.root):
        _put(spans, lines, key, key.value in names)
    for path, node in scalars(judged.root):
        field = judged.form.field(*path) if judged.form is not None else None
        _put(spans, lines, node, _may_show(node, field))
    return [_masked(line, sorted(spans.get(n, ()))) for n, line in enumerate(lines)]


def _up_to_colon(line: str, names: Collection[str]) -> str:
    match = _FIRST_COLON.match(line)
    if match is not None and match["key"] in names:
        rest = match["rest"].rstrip(" \t\r")
        return line[: match.start("rest")] + (
            _HIDDEN + line[match.start("rest") + len(rest) :] if rest else ""
        )
    lead = _LEAD.match(line)
    return line if lead is None or lead.end() == len(line) else lead[0] + _HIDDEN


def _may_show(node: Scalar, field: Field | None) -> bool:
    if field is None or not tells_no_story(field) or node.start.line != node.end.line:
        return False
    inner = field.item or field
    return bool(SHOWN_VALUE.match(node.value) and node.value.isprintable()) or (
        named(node.value, inner.choices) is not None
    )


class _Span(NamedTuple):
    """From column to column, what is shown there."""

    start: int
    end: int
    shown: str


def _put(spans: dict[int, list[_Span]], lines: list[str], node: Scalar, shown: bool) -> None:
    first, last = node.start.line, node.end.line
    if node.style in ("|", ">"):
        sign = _BLOCK_SIGN.match(lines[first], node.start.column)
        start = node.start.column
        spans.setdefault(first, []).append(
            _Span(start, sign.end() if sign else start, sign[0] if sign else "")
        )
        body = range(first + 1, last + bool(node.end.column))
        parts = [(number, _indent(lines[number]), len(lines[number])) for number in body]
    elif first == last:
        text = lines[first][node.start.column : node.end.column]
        hidden = f"{node.style}{_HIDDEN}{node.style}" if text else ""
        spans.setdefault(first, []).append(
            _Span(node.start.column, node.end.column, masked(text, _HIDDEN) if shown else hidden)
        )
        return
    else:
        parts = [(first, node.start.column, len(lines[first]))]
        parts += [(number, _indent(lines[number]), len(lines[number])) for number in range(first + 1, last)]
        parts += [(last, _indent(lines[last]), node.end.column)]
    for number, start, end in parts:
        if lines[number].strip():
            spans.setdefault(number, []).append(_Span(min(start, end), end, _HIDDEN))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _masked(line: str, spans: list[_Span]) -> str:
    parts, done = [], 0
    for start, end, shown in spans:
        parts += [_signs(line[done:start]), shown]
        done = max(done, end)
    return "".join([*parts, _signs(line[done:])])


def _signs(gap: str) -> str:
    """What stands between values: signs, and comments without their words."""
    comment = _COMMENT.search(gap)
    if comment is None:
        return _NO_SIGNS.sub(_HIDDEN, gap.rstrip("\r"))
    end = _AT_END.search(gap.rstrip("\r"))
    kept = end[0] if end else ""
    return _NO_SIGNS.sub(_HIDDEN, gap[: comment.start()]) + f"# {_HIDDEN}" + kept
