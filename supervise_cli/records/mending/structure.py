"""Mends of the signs between keys and values: colons, indentation, list signs, brackets, line ends."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from supervise_cli.records import codes
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.mending.mend import Cure, Edit, Mend, Spot
from supervise_cli.records.outline import WIDE_SPACES, block_lines, column_of, indent_of, quote_start, split

_WIDE: Final = re.compile(f"[{WIDE_SPACES}]+")
_GAP: Final = re.compile(f"[ {WIDE_SPACES}]*")
_LEAD: Final = re.compile(f"[ {WIDE_SPACES}]+")
_TABS: Final = re.compile(r"(?P<lead>[ \t]*)(?P<dashes>(?:-[ \t]+)*)")
_WIDTHS: Final = (2, 4, 8)
_WRONG_COLON: Final = re.compile(
    f"(?P<lead> *)(?P<key>[A-Za-z_][A-Za-z0-9_]*)(?:：[ {WIDE_SPACES}]*|:[{WIDE_SPACES}]+|:(?=[^\\s/:]))"
)
_EQUALS: Final = re.compile(r" *[=＝] *")
_QUOTED_KEY: Final = re.compile(r"[“‘＂＇]?(?P<key>[A-Za-z_][A-Za-z0-9_]*)[”’＂＇]?(?= *[:：])")
_SPACED_KEY: Final = re.compile(f"[{WIDE_SPACES}]*(?P<key>[A-Za-z_][A-Za-z0-9_]*)[{WIDE_SPACES}]*(?= *[:：])")
_COMMA: Final = re.compile(r" *[，、] *")
_LIST_SIGN: Final = re.compile(f"[^\\w\\s][ {WIDE_SPACES}]*")
_CLOSING: Final = {"］": "]", "】": "]", "｝": "}"}
_FREE: Final = frozenset({Kind.TEXT, Kind.NARRATIVE, Kind.LIST, Kind.OBJECT})


def holds_keys(item: Field | None) -> bool:
    """Whether a value holds one thing out of a fixed form: no sign in it can be a part of what it says."""
    return item is not None and item.kind not in _FREE


def _wide_colon(spot: Spot) -> Sequence[Cure]:
    if not spot.sign("："):
        return ()
    end = _after(spot, spot.at + 1)
    return _colons(spot, Edit(spot.at, end, ":" if end == spot.line_end(spot.at) else ": "))


def _after(spot: Spot, at: int) -> int:
    match = _GAP.match(spot.text, at)
    return match.end() if match else at


def _no_space(spot: Spot) -> Sequence[Cure]:
    if spot.at < 1 or spot.text[spot.at - 1] != ":":
        return ()
    return _colons(spot, Edit(spot.at, spot.at, " "))


def _wide_gap(spot: Spot) -> Sequence[Cure]:
    match = _WIDE.match(spot.text, spot.at) if spot.at > 0 else None
    return _colons(spot, Edit(match.start(), match.end(), " ")) if match else ()


def _colons(spot: Spot, first: Edit) -> Sequence[Cure]:
    """The colon at the fault and wrong ones on the lines below: YAML takes them all for one text."""
    lines = split(spot.text)
    number = spot.fault.position.line if spot.fault.position is not None else len(lines)
    column = column_of(lines[number - 1])
    edits = [first]
    while number < len(lines) and (match := _WRONG_COLON.match(lines[number])):
        if len(match["lead"]) != column:
            break
        start = spot.judged.starts[number]
        new = ":" if match.end() == len(lines[number]) else ": "
        edits.append(Edit(start + match.end("key"), start + match.end(), new))
        number += 1
    return spot.cure(*edits)


def _equals(spot: Spot) -> Sequence[Cure]:
    if not spot.sign("=＝"):
        return ()
    start = len(spot.text[: spot.at].rstrip(" "))
    match = _EQUALS.match(spot.text, start)
    return spot.cure(Edit(start, match.end(), ": ")) if match else ()


def _tabs(spot: Spot) -> Sequence[Cure]:
    """All indentation by tabs at once, however wide a tab was on the writer's screen."""
    if any(each.variant == "tab" and each is not spot.fault for each in spot.judged.faults[: _place(spot)]):
        return ()
    lines = split(spot.text)
    inside = block_lines(lines)
    found = [(n, m) for n, line in enumerate(lines) if n not in inside and (m := _TABS.match(line))]
    cures: dict[tuple[Edit, ...], None] = {}
    for width in _WIDTHS:
        for stops in (False, True):
            edits = []
            for number, match in found:
                lead = match["lead"].expandtabs(width) if stops else match["lead"].replace("\t", " " * width)
                new = lead + re.sub(r"-[ \t]+", lambda m: m[0].replace("\t", " "), match["dashes"])
                if new != match[0]:
                    start = spot.judged.starts[number]
                    edits.append(Edit(start, start + match.end(), new))
            cures[tuple(edits)] = None
    return [Cure(edits, ((),)) for edits in cures if edits]


def _place(spot: Spot) -> int:
    return next(n for n, each in enumerate(spot.judged.faults) if each is spot.fault)


def _tab_gap(spot: Spot) -> Sequence[Cure]:
    match = re.compile(r"[ \t]+").match(spot.text, spot.at) if spot.sign("\t") else None
    return spot.cure(Edit(match.start(), match.end(), " ")) if match else ()


def _wide_indent(spot: Spot) -> Sequence[Cure]:
    start = spot.judged.starts[spot.fault.position.line - 1] if spot.fault.position else 0
    match = _LEAD.match(spot.text, start)
    if not match or match[0].isascii():
        return ()
    spaces = "".join("  " if char == "\u3000" else " " for char in match[0])
    return spot.cure(Edit(match.start(), match.end(), spaces))


def _spaces_on_blank(spot: Spot) -> Sequence[Cure]:
    end = spot.line_end(spot.at)
    return spot.cure(Edit(spot.at, end, "")) if not spot.text[spot.at : end].strip() else ()


def _closing_quote(spot: Spot) -> Sequence[Cure]:
    start = spot.judged.starts[spot.fault.position.line - 1] if spot.fault.position else 0
    line = spot.text[start : spot.line_end(start)]
    begins = quote_start(line)
    if begins is None or not spot.sign("“”’＂＇"):
        return ()
    return spot.cure(Edit(spot.at, spot.at + 1, line[begins]))


def _comma_after(spot: Spot) -> Sequence[Cure]:
    end = spot.line_end(spot.at)
    rest = spot.text[spot.at : end].strip()
    return spot.cure(Edit(spot.at, end, "")) if rest in (",", "，", ";", "；") else ()


def _last_break(spot: Spot) -> Sequence[Cure]:
    end = len(spot.text)
    return spot.cure(Edit(end, end, "\r\n" if "\r\n" in spot.text else "\n"))


def _list_signs(spot: Spot) -> Sequence[Cure]:
    """The sign at the fault and those like it on the lines below, which are items of the same list."""
    if spot.fault.position is None or not 0 <= spot.at < len(spot.text):
        return ()
    first = spot.fault.position.line - 1
    lines = split(spot.text)
    column = indent_of(lines[first])
    sign = lines[first][column : column + 1]
    edits = []
    for number in range(first, len(lines)):
        line = lines[number]
        if line.strip() and indent_of(line) < column:
            break
        if indent_of(line) == column and line.strip():
            if not line.startswith(sign, column) or KEY.match(line, column):
                break
            match = _LIST_SIGN.match(line, column)
            if match is None:
                break
            start = spot.judged.starts[number] + column
            edits.append(Edit(start, start + len(match[0]), "- "))
    return spot.cure(*edits) if edits and sign else ()


KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*:(?: |$)")


def _bracket(spot: Spot) -> Sequence[Cure]:
    if not spot.sign("".join(_CLOSING)):
        return ()
    return spot.cure(Edit(spot.at, spot.at + 1, _CLOSING[spot.text[spot.at]]))


def _wide_commas(spot: Spot) -> Sequence[Cure]:
    """Commas between keys or ids; between words they may be a part of one of them."""
    node = spot.value
    if node is None or node.style or not holds_keys(spot.field):
        return ()
    start, end = node.start.index, node.end.index
    return spot.cure(Edit(start, end, _COMMA.sub(", ", spot.text[start:end])), touches=[spot.path[:-1]])


def _glued_comment(spot: Spot) -> Sequence[Cure]:
    return spot.cure(Edit(spot.at, spot.at, " ")) if spot.sign("#") else ()


def _key_signs(pattern: re.Pattern[str]) -> Mend:
    def mend(spot: Spot) -> Sequence[Cure]:
        match = pattern.match(spot.text, spot.at) if spot.at >= 0 else None
        return spot.cure(Edit(match.start(), match.end(), match["key"])) if match else ()

    return mend


MENDS: Final[Mapping[tuple[str, str], Mend]] = {
    (codes.COLON, "fullwidth"): _wide_colon,
    (codes.COLON, "no_space"): _no_space,
    (codes.COLON, "wide_space"): _wide_gap,
    (codes.COLON, "equals"): _equals,
    (codes.INDENTATION, "tab"): _tabs,
    (codes.INDENTATION, "tab_separator"): _tab_gap,
    (codes.INDENTATION, "wide_space"): _wide_indent,
    (codes.INDENTATION, "leading_blank"): _spaces_on_blank,
    (codes.QUOTES, "fullwidth_close"): _closing_quote,
    (codes.QUOTES, "comma_after"): _comma_after,
    (codes.BLOCK_TEXT, "no_last_break"): _last_break,
    (codes.LIST_SIGN, "no_space"): _list_signs,
    (codes.LIST_SIGN, "wide_dash"): _list_signs,
    (codes.LIST_SIGN, "bullet"): _list_signs,
    (codes.FLOW, "wide_bracket"): _bracket,
    (codes.FLOW, "wide_comma"): _wide_commas,
    (codes.COMMENT, ""): _glued_comment,
    (codes.BAD_KEY, "quotes"): _key_signs(_QUOTED_KEY),
    (codes.BAD_KEY, "wide_space"): _key_signs(_SPACED_KEY),
}
