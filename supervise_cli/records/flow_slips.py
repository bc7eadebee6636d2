"""Slips in lists and objects written with brackets."""

from __future__ import annotations

from typing import Final

from supervise_cli.records import codes
from supervise_cli.records.outline import KEY_LINE, indent_of
from supervise_cli.records.parsing import ParseError

_CLOSING: Final = {"[": "]", "{": "}"}
_WIDE: Final = {"［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}"}

Found = tuple[str, str, int, int, str | None]
"""Code, variant, line and column from 0, and the line as it should have been."""


def diagnose(lines: list[str], problem: ParseError) -> Found | None:
    """The slip where the parser gave up inside or just behind brackets, or None."""
    if problem.context.startswith("while parsing a flow") and problem.context_line is not None:
        return _inside(lines, problem, problem.context_line, problem.context_column)
    return _behind(lines, problem)


def _behind(lines: list[str], problem: ParseError) -> Found | None:
    """``theme: [重要] 与家属沟通``: text that begins with a bracket."""
    if not problem.what.startswith("expected <block end>") or problem.line >= len(lines):
        return None
    line = lines[problem.line]
    key = KEY_LINE.match(line)
    at = key.end() if key else len(line) - len(line.lstrip(" -"))
    if at >= problem.column or line[at : at + 1] not in _CLOSING:
        return None
    variant = "bracket" if line[at] == "[" else "brace"
    return codes.SPECIAL_START, variant, problem.line, at, _as_text(line, at)


def _as_text(line: str, at: int) -> str:
    return line[:at] + "'" + line[at:].rstrip().replace("'", "''") + "'"


def _inside(lines: list[str], problem: ParseError, number: int, at: int) -> Found | None:
    line = lines[number].rstrip() if number < len(lines) else ""
    sign = line[at : at + 1]
    if problem.line == number:
        return _on_one_line(line, problem, number)
    if sign not in _CLOSING:
        return None
    for column in range(at + 1, len(line)):
        if line[column] in _WIDE and _WIDE[line[column]] == _CLOSING.get(sign):
            return (
                codes.FLOW,
                "wide_bracket",
                number,
                column,
                line[:column] + _CLOSING[sign] + line[column + 1 :],
            )
    next_line = lines[number + 1] if number + 1 < len(lines) else ""
    outside = KEY_LINE.match(next_line) and indent_of(next_line) <= indent_of(line)
    if problem.line >= len(lines) or outside or not next_line.strip():
        variant = "unclosed_bracket" if sign == "[" else "unclosed_brace"
        return codes.FLOW, variant, number, len(line), line + _CLOSING[sign]
    if "expected ',' or" in problem.what:
        return codes.FLOW, "missing_comma", problem.line, problem.column, None
    return None


def _on_one_line(line: str, problem: ParseError, number: int) -> Found | None:
    if "expected ',' or" in problem.what:
        return codes.FLOW, "missing_comma", number, problem.column, None
    if "expected the node content" in problem.what and line[problem.column : problem.column + 1] == ",":
        fixed = line[: problem.column] + line[problem.column + 1 :]
        return codes.FLOW, "empty_item", number, problem.column, fixed
    return None
