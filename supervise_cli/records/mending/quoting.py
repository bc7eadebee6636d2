"""Mends of quotes: what programs read differently, or take for a sign of YAML, is kept as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from supervise_cli.records import codes
from supervise_cli.records.fields import Kind
from supervise_cli.records.mending.mend import Cure, Edit, Mend, Spot
from supervise_cli.records.outline import KEY_LINE, column_of, indent_of
from supervise_cli.records.writing import quoted

_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.NUMBER})
_YES: Final = frozenset({"y", "yes", "on"})
_ZEROS: Final = re.compile(r"(?P<sign>-?)0+(?P<digits>[0-9]+)\Z")
_LABEL: Final = re.compile(r"[&*]([^\s,\[\]{}]+)")


def _typed(spot: Spot) -> Sequence[Cure]:
    """The characters as typed, in quotes, where the field holds text of any kind."""
    node, field = spot.value, spot.field
    if node is None or node.style or field is None or field.kind in {*_NUMBERS, Kind.LIST, Kind.OBJECT}:
        return ()
    if field.kind is Kind.BOOLEAN:
        return ()
    if field.kind is Kind.CHOICE and node.value not in {each.value for each in field.choices}:
        return ()
    written = spot.text[node.start.index : node.end.index]
    return spot.cure(Edit(node.start.index, node.end.index, quoted(written)))


def _yes_no(spot: Spot) -> Sequence[Cure]:
    node, field = spot.value, spot.field
    if node is None or field is None or field.kind is not Kind.BOOLEAN:
        return _typed(spot)
    return spot.cure(
        Edit(node.start.index, node.end.index, "true" if node.value.lower() in _YES else "false")
    )


def _zeros(spot: Spot) -> Sequence[Cure]:
    """A code keeps its zeros; to a quantity they say nothing."""
    node, field = spot.value, spot.field
    if node is None or field is None or field.kind not in _NUMBERS:
        return _typed(spot)
    match = _ZEROS.match(node.value)
    if match is None:
        return ()
    return spot.cure(Edit(node.start.index, node.end.index, match["sign"] + match["digits"]))


def _rest_of_line(spot: Spot) -> Sequence[Cure]:
    """The value of the fault's line from its first sign on, in quotes."""
    if spot.fault.position is None:
        return ()
    start = spot.judged.starts[spot.fault.position.line - 1]
    line = spot.text[start : spot.line_end(start)]
    key = KEY_LINE.match(line)
    column = key.end() if key else column_of(line)
    value = line[column:].rstrip()
    # Behind a # may be a comment; and who writes tags, or a label and its use, means them.
    if column != spot.at - start or " #" in value or value.startswith("!!") or _goes_on(spot, start, line):
        return ()
    label = _LABEL.match(value)
    if label and {f"&{label[1]}", f"*{label[1]}"} <= {m[0] for m in _LABEL.finditer(spot.text)}:
        return ()
    return spot.cure(Edit(start + column, start + len(line), quoted(value)))


def _goes_on(spot: Spot, start: int, line: str) -> bool:
    """Whether the line below is a part of this line's value."""
    below = spot.text[spot.line_end(start) :].lstrip("\r\n").partition("\n")[0]
    key = KEY_LINE.match(line)
    parent = len(key["lead"]) if key else indent_of(line)
    return bool(below.strip()) and indent_of(below) > parent


MENDS: Final[Mapping[tuple[str, str], Mend]] = {
    **{
        (codes.AMBIGUOUS, variant): _typed
        for variant in ("date", "datetime", "time", "octal", "underscore", "exponent", "binary", "signed")
    },
    **{(codes.AMBIGUOUS, variant): _typed for variant in ("equals", "long_number", "not_finite")},
    (codes.AMBIGUOUS, "yes_no"): _yes_no,
    (codes.AMBIGUOUS, "leading_zero"): _zeros,
    (codes.COLON_IN_TEXT, ""): _rest_of_line,
    **{
        (codes.SPECIAL_START, variant): _rest_of_line
        for variant in (
            "star", "ampersand", "exclamation", "percent", "at", "backtick", "bracket", "brace",
        )
    },
}  # fmt: skip
