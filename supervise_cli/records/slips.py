"""What people really type where a parser gives up: which slip it was, where, and the text without it.

A repaired text is only ever read to find the next slip; no value of it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from supervise_cli.model import Fault, Param
from supervise_cli.records import codes, flow_slips, value_slips
from supervise_cli.records.lookalikes import line_start
from supervise_cli.records.outline import (
    KEY_LINE,
    WIDE_SPACES,
    block_lines,
    column_of,
    indent_of,
    split,
)
from supervise_cli.records.parsing import ParseError
from supervise_cli.records.scene import Diagnosis, Scene
from supervise_cli.records.value_slips import quoted

_WIDE_INDENT: Final = re.compile(rf" *[{WIDE_SPACES}][ {WIDE_SPACES}]*(?=\S)")
_WIDE_KEY_LINE: Final = re.compile(
    rf"^ *[{WIDE_SPACES}][ {WIDE_SPACES}]*(?:- +)?[A-Za-z_][A-Za-z0-9_]*:(?:\s|$)", re.MULTILINE
)
_TAB_INDENT: Final = re.compile(r" *(?:- +)*(?P<tab>\t)")
_EQUALS: Final = re.compile(r" *(?:- +)*[A-Za-z_][A-Za-z0-9_]* *(?P<sign>[=＝])")
_GLUED_KEY: Final = re.compile(r" *(?:- +)*[^\s\"'#:\[\]{}&*!|>%@`-][^\s:：\"']*:(?P<sign>[^\s/:])")
_WIDE_KEY: Final = re.compile(r" *(?:- +)*[^\s\"'#:：\[\]{}-][^\s:：\"']*(?P<sign>：)")
_MOST_LINES_BACK: Final = 30


def diagnose(text: str, problem: ParseError) -> Diagnosis:
    """The slip behind ``problem``; the plain syntax fault where it is none of those known."""
    lines = split(text)
    last = len(lines) - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    unfinished = problem.line > last
    scene = Scene(lines, problem, block_lines(lines))
    for recognise in _RECOGNISERS:
        diagnosis = recognise(scene)
        if diagnosis is not None:
            return diagnosis
    if unfinished:
        return scene.found(codes.SYNTAX, "unfinished", last, len(lines[last]))
    return scene.found(codes.SYNTAX, "", problem.line, problem.column)


def certain(text: str, after: int) -> Iterator[Fault]:
    """The slips on the lines from ``after`` on that are slips whatever stands around them."""
    lines = split(text)
    inside = block_lines(lines)
    scene = Scene(lines, ParseError("", 0, 0), inside)
    for number in range(after, len(lines)):
        if number in inside:
            continue
        diagnosis = _white_slip(scene, number) or _key_slip(scene, number, ascii_only=True)
        if diagnosis:
            yield diagnosis.fault


def without_wide_indents(text: str) -> tuple[str, list[Fault]]:
    """The text with ideographic spaces before a key made plain, and a fault for each such line.

    YAML takes them for a part of the key, so that the text would parse, and mean something else.
    """
    if not _WIDE_KEY_LINE.search(text):
        return text, []
    lines = split(text)
    scene = Scene(lines, ParseError("", 0, 0), block_lines(lines))
    faults = []
    for number, line in enumerate(lines):
        if number not in scene.inside and _WIDE_KEY_LINE.match(line):
            found = _white_slip(scene, number)
            if found and found.repaired is not None:
                faults.append(found.fault)
                scene = Scene(split(found.repaired), scene.problem, scene.inside)
    return "\n".join(scene.lines), faults


def _tab(scene: Scene) -> Diagnosis | None:
    if "'\\t'" not in scene.problem.what:
        return None
    number, line, column = scene.problem.line, scene.line, scene.problem.column
    if _TAB_INDENT.match(line):
        at = line.index("\t")
        return scene.found(codes.INDENTATION, "tab", number, at)
    return scene.found(
        codes.INDENTATION, "tab_separator", number, column, line[:column] + " " + line[column:].lstrip("\t ")
    )


def _line_slips(scene: Scene) -> Diagnosis | None:
    """Slips that show on a line by itself, on the lines that can have led to the problem."""
    for number in _suspects(scene):
        diagnosis = _white_slip(scene, number) or _key_slip(scene, number) or _list_slip(scene, number)
        if diagnosis is not None:
            return diagnosis
    return None


def _suspects(scene: Scene) -> list[int]:
    """The problem's line and, before it, the context's and those that do not read ``key: value``."""
    last = min(scene.problem.line, len(scene.lines) - 1)
    numbers = {last}
    if scene.problem.context_line is not None and scene.problem.what.startswith("could not find"):
        numbers.add(scene.problem.context_line)
    number = last - 1
    while number >= 0 and last - number < _MOST_LINES_BACK:
        line = scene.lines[number]
        if line.strip() and (number in scene.inside or KEY_LINE.match(line)):
            break
        numbers.add(number)
        number -= 1
    return sorted(number for number in numbers if number not in scene.inside)


def _white_slip(scene: Scene, number: int) -> Diagnosis | None:
    line = scene.lines[number]
    tab = _TAB_INDENT.match(line)
    if tab and line.strip():
        return scene.found(codes.INDENTATION, "tab", number, tab.start("tab"))
    wide = _WIDE_INDENT.match(line)
    if wide and (KEY_LINE.match(line[wide.end() :]) or line[wide.end() :].startswith("- ")):
        at = next(i for i, char in enumerate(line) if char in WIDE_SPACES)
        spaces = "".join("  " if char == "\u3000" else " " for char in wide[0])
        return scene.found(codes.INDENTATION, "wide_space", number, at, spaces + line[wide.end() :])
    return None


def _key_slip(scene: Scene, number: int, ascii_only: bool = False) -> Diagnosis | None:
    line = scene.lines[number]
    if KEY_LINE.match(line):
        return None
    for variant, pattern in (("fullwidth", _WIDE_KEY), ("no_space", _GLUED_KEY), ("equals", _EQUALS)):
        match = pattern.match(line)
        if match is None or (ascii_only and not match[0][column_of(line) : -1].isascii()):
            continue
        at = match.start("sign")
        if variant == "no_space":
            wide = line[at] in WIDE_SPACES
            fixed = line[:at] + " " + line[at:].lstrip(WIDE_SPACES)
            return scene.found(codes.COLON, "wide_space" if wide else variant, number, at, fixed)
        return scene.found(
            codes.COLON, variant, number, at, f"{line[:at].rstrip()}: {line[at + 1 :].lstrip()}"
        )
    wide_gap = re.match(rf" *(?:- +)*[A-Za-z_][A-Za-z0-9_]*:(?P<sign>[{WIDE_SPACES}])", line)
    if wide_gap:
        at = wide_gap.start("sign")
        fixed = line[:at] + " " + line[at:].lstrip(WIDE_SPACES)
        return scene.found(codes.COLON, "wide_space", number, at, fixed)
    return None


def _list_slip(scene: Scene, number: int) -> Diagnosis | None:
    line = scene.lines[number]
    begin = indent_of(line)
    slip = line_start(line[begin:])
    if slip is None or slip.code != codes.LIST_SIGN:
        return None
    at = begin + slip.offset
    if slip.variant == "no_space":
        fixed = line[:at] + " " + line[at:]
    elif slip.variant == "numbered":
        return None
    else:
        fixed = line[:at] + "- " + line[at + 1 :].lstrip(" \u3000")
    return scene.found(codes.LIST_SIGN, slip.variant, number, at, fixed)


def _second_colon(scene: Scene) -> Diagnosis | None:
    """A colon and a space inside a value."""
    if not scene.problem.what.startswith("mapping values are not allowed"):
        return None
    key = KEY_LINE.match(scene.line)
    if key and key["gap"] and key.end() < scene.problem.column:
        at = key.end()
        return scene.found(codes.COLON_IN_TEXT, "", scene.problem.line, at, quoted(scene.line, at))
    return None


def _too_deep(scene: Scene) -> Diagnosis | None:
    """A key below another key that has a value already, but indented deeper than it."""
    if not scene.problem.what.startswith("mapping values are not allowed"):
        return None
    number = scene.problem.line
    above = _above(scene, number)
    key = KEY_LINE.match(scene.lines[above]) if above is not None else None
    if above is None or key is None or not KEY_LINE.match(scene.line):
        return None
    wanted, column = len(key["lead"]), indent_of(scene.line)
    if column > wanted and key.end() < len(scene.lines[above]):
        fixed = " " * wanted + scene.line.lstrip(" ")
        params: dict[str, Param] = {"column": column + 1, "wanted": wanted + 1}
        return scene.found(codes.INDENTATION, "too_deep", number, column, fixed, params)
    return None


def _above(scene: Scene, number: int) -> int | None:
    return next(
        (n for n in range(number - 1, -1, -1) if scene.lines[n].strip() and n not in scene.inside), None
    )


def _list_after_key(scene: Scene) -> Diagnosis | None:
    if not scene.problem.what.startswith("sequence entries are not allowed"):
        return None
    if KEY_LINE.match(scene.line):
        return scene.found(codes.LIST_SIGN, "after_key", scene.problem.line, scene.problem.column)
    return None


def _mismatch(scene: Scene) -> Diagnosis | None:
    """A line at a column at which nothing around it stands."""
    begin = indent_of(scene.line)
    if not scene.problem.what.startswith(("expected <block end>", "mapping values are", "sequence entries")):
        return None
    if scene.problem.column not in (begin, column_of(scene.line)) and KEY_LINE.match(scene.line) is None:
        return None
    number = scene.problem.line
    above = _above(scene, number)
    wanted = column_of(scene.lines[above]) if above is not None else 0
    if begin == 0 or begin == wanted:
        return None
    return scene.found(
        codes.INDENTATION, "mismatch", number, begin, None, {"column": begin + 1, "wanted": wanted + 1}
    )


def _no_colon(scene: Scene) -> Diagnosis | None:
    if not scene.problem.what.startswith("could not find expected ':'"):
        return None
    number = scene.problem.line if scene.problem.context_line is None else scene.problem.context_line
    line = scene.lines[number].rstrip()
    if not line.strip() or line.lstrip()[0] in "\"'[{":
        return None
    below = next((later for later in scene.lines[number + 1 :] if later.strip()), "")
    fixed = None if indent_of(below) > indent_of(line) else "#" + line
    return scene.found(codes.COLON, "no_colon", number, len(line), fixed)


def _after_end(scene: Scene) -> Diagnosis | None:
    """Text after a line that reads ``...``."""
    if not scene.problem.what.startswith("expected '<document start>'"):
        return None
    if any(line.startswith("...") for line in scene.lines[: scene.problem.line + 1]):
        return scene.found(codes.SECOND_DOCUMENT, "after_end", scene.problem.line, scene.problem.column)
    return None


def _flow(scene: Scene) -> Diagnosis | None:
    found = flow_slips.diagnose(scene.lines, scene.problem)
    if found is None:
        return None
    code, variant, line, column, fixed = found
    return scene.found(code, variant, line, column, fixed)


_RECOGNISERS: Final[tuple[Callable[[Scene], Diagnosis | None], ...]] = (
    _after_end,
    value_slips.escape,
    _tab,
    value_slips.quote,
    value_slips.after_quote,
    value_slips.tag,
    value_slips.special_start,
    value_slips.block_header,
    _flow,
    _line_slips,
    _second_colon,
    _too_deep,
    _list_after_key,
    _mismatch,
    _no_colon,
)
