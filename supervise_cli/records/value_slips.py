"""Slips inside one value: quotation marks, escapes, special first characters, block text."""

from __future__ import annotations

import re
from typing import Final

from supervise_cli.records import codes
from supervise_cli.records.outline import KEY_LINE, closing, column_of, unclosed_quote
from supervise_cli.records.parsing import ParseError
from supervise_cli.records.scene import Diagnosis, Scene

_WINDOWS_PATH: Final = re.compile(r"[A-Za-z]:\\")
_SPECIAL: Final = {
    "*": "star", "&": "ampersand", "!": "exclamation", "%": "percent", "@": "at", "`": "backtick",
    "]": "closing", "}": "closing", ",": "comma", "?": "question",
}  # fmt: skip


def escape(scene: Scene) -> Diagnosis | None:
    """A backslash in double quotes that YAML does not know."""
    problem, line = scene.problem, scene.line
    if problem.what == "beyond unicode":
        at = max(line.rfind("\\U", 0, problem.column + 1), 0)
        return scene.found(codes.ESCAPE, "beyond_unicode", problem.line, at, _without_escapes(line))
    if "escape" not in problem.what:
        return None
    at = max(line.rfind("\\", 0, problem.column + 1), 0)
    if problem.what.startswith("expected escape sequence"):
        return scene.found(codes.ESCAPE, "short_hex", problem.line, at, _without_escapes(line))
    windows = _WINDOWS_PATH.search(line)
    variant = "windows_path" if windows and windows.start() < at else "unknown"
    return scene.found(codes.ESCAPE, variant, problem.line, at, _without_escapes(line))


def _without_escapes(line: str) -> str:
    return re.sub(r"\\(?!\")", "/", line)


def quote(scene: Scene) -> Diagnosis | None:
    """A quotation mark that is never closed."""
    found = unclosed_quote(scene.lines, scene.problem.line)
    if found is None:
        return None
    number, sign = found
    line = scene.lines[number].rstrip()
    if line[-1] in "”’＂" and closing(line, line.index(sign) + 1, sign) is None:
        return scene.found(codes.QUOTES, "fullwidth_close", number, len(line) - 1, line[:-1] + sign)
    variant = "unclosed_double" if sign == '"' else "unclosed_single"
    return scene.found(codes.QUOTES, variant, number, len(line), line + sign)


def after_quote(scene: Scene) -> Diagnosis | None:
    """More text behind a closing quote."""
    problem, line = scene.problem, scene.line
    before = line[: problem.column].rstrip()
    if not before or before[-1] not in "\"'" or "expected <block end>" not in problem.what:
        return None
    rest = line[problem.column :].rstrip()
    variant = "comma_after" if rest in (",", "，", ";", "；") else "text_after"
    return scene.found(codes.QUOTES, variant, problem.line, len(before), before)


def special_start(scene: Scene) -> Diagnosis | None:
    """A value that begins with a sign that means something to YAML."""
    for number in _lines_of(scene.problem):
        if number >= len(scene.lines) or number in scene.inside:
            continue
        line = scene.lines[number]
        at = _value_start(line)
        if at < len(line) and line[at] in _SPECIAL and (at or line[0] in "*&!@`"):
            return scene.found(codes.SPECIAL_START, _SPECIAL[line[at]], number, at, quoted(line, at))
    return None


def tag(scene: Scene) -> Diagnosis | None:
    """A type mark that a directive would have had to explain."""
    if not scene.problem.what.startswith("found undefined tag handle"):
        return None
    line, column = scene.line, scene.problem.column
    fixed = line[:column] + line[column:].partition(" ")[2]
    return scene.found(codes.SPECIAL_START, "exclamation", scene.problem.line, column, fixed)


def _lines_of(problem: ParseError) -> list[int]:
    lines = [problem.line]
    if problem.context_line is not None and problem.context_line != problem.line:
        lines.append(problem.context_line)
    return lines


def _value_start(line: str) -> int:
    key = KEY_LINE.match(line)
    return key.end() if key else column_of(line)


def quoted(line: str, at: int) -> str:
    """The line with its value from ``at`` on in single quotes."""
    return line[:at] + "'" + line[at:].rstrip().replace("'", "''") + "'"


def block_header(scene: Scene) -> Diagnosis | None:
    """Text on the line of ``|`` or ``>``."""
    problem = scene.problem
    if problem.context != "while scanning a block scalar" or problem.context_line is None:
        return None
    number, at = problem.context_line, problem.context_column
    line = scene.lines[number]
    rest = line[at + 1 :].strip()
    if rest[:1].isascii() and re.match(r"[-+0-9]{1,3}(\s|$)", rest):
        return scene.found(codes.BLOCK_TEXT, "indicator", number, at + 1, line[: at + 1])
    variant = "text_after_bar" if line[at] == "|" else "text_after_angle"
    column = len(line) - len(line[at + 1 :].lstrip())
    return scene.found(codes.BLOCK_TEXT, variant, number, column, line[: at + 1])
