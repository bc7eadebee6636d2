"""What can be seen in the text before any YAML is parsed, inside block text and comments too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from supervise_cli.model import Fault, Position
from supervise_cli.records import codes

_MOST_FAULTS: Final = 50

CONTROL_CLASS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
"""What no record may hold, however it is written (the inside of a character class)."""

_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH: Final = "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2065\ufeff\ufff9-\ufffb"
_TAG: Final = "\U000e0000-\U000e007f"
_FILLER: Final = "\u115f\u1160\u3164\uffa0"
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U0010ffff"
INVISIBLE_CLASS: Final = _BIDI + _ZERO_WIDTH + _TAG + _FILLER + _PRIVATE
"""What a reader of the text cannot see or cannot know (the inside of a character class)."""

_ODD: Final = re.compile(f"[{CONTROL_CLASS}\x85\u2028\u2029{INVISIBLE_CLASS}\ufffd]|\r(?!\n)|锟斤拷")
_CONTROL: Final = re.compile(f"[{CONTROL_CLASS}]")
_INVISIBLE: Final = re.compile(f"[{INVISIBLE_CLASS}]")
_KINDS: Final = tuple(
    (variant, re.compile(f"[{chars}]"))
    for variant, chars in (
        ("bidi", _BIDI),
        ("zero_width", _ZERO_WIDTH),
        ("tag", _TAG),
        ("filler", _FILLER),
        ("private_use", _PRIVATE),
    )
)
_BREAKS: Final = {"\r": "lone_cr", "\x85": "nel", "\u2028": "ls", "\u2029": "ps"}
_MARKER: Final = re.compile(r"^[ \t]*(?P<sign><{7}|\|{7}|={7}|>{7})(?= |\r?$)", re.MULTILINE)
_EMOJI_BEFORE_JOINER: Final = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_FLAG: Final = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,6}\U000e007f")


@dataclass(frozen=True, slots=True)
class Scanned:
    """What the raw text showed; ``text`` is safe to parse, None where parsing would only mislead."""

    text: str | None
    faults: tuple[Fault, ...]
    refused: bool
    """The file cannot be accepted, even if the text parses."""


def scan(text: str) -> Scanned:
    """Control characters, odd line breaks, conflict markers, invisible and garbled characters."""
    conflicts = _conflicts(text)
    odd = _odd_characters(text) if _ODD.search(text) else []
    broken = any(fault.code == codes.LINE_BREAK for fault in odd)
    control = any(fault.code == codes.CONTROL for fault in odd)
    faults = tuple(sorted((*conflicts, *odd), key=_by_place))
    clean = None if conflicts or broken else _CONTROL.sub("\ufffd", text) if control else text
    return Scanned(clean, faults, refused=bool(conflicts or broken or control))


def invisible_variant(char: str) -> str | None:
    """The kind of invisible character ``char`` is (a variant of SUP009), or None."""
    return next((variant for variant, pattern in _KINDS if pattern.match(char)), None)


def unseen(text: str) -> list[tuple[int, str]]:
    """Offset and kind of the invisible characters of ``text``, those that make an emoji left out."""
    flags = [match.span() for match in _FLAG.finditer(text)]
    found = []
    for match in _INVISIBLE.finditer(text):
        at = match.start()
        joins = match[0] == "\u200d" and at > 0 and _EMOJI_BEFORE_JOINER.match(text[at - 1])
        if not joins and not any(start <= at < end for start, end in flags):
            found.append((at, invisible_variant(match[0]) or ""))
    return found


def code_point(char: str) -> str:
    """``U+202E``: how messages name a character."""
    return f"U+{ord(char):04X}"


def _by_place(fault: Fault) -> Position:
    return fault.position or Position(0, 0)


def _odd_characters(text: str) -> list[Fault]:
    found: dict[tuple[int, str, str], Fault] = {}
    hidden = dict(unseen(text))
    line, counted = 1, 0
    for match in _ODD.finditer(text):
        at, char = match.start(), match[0]
        code, variant = _kind(char, hidden.get(at), at)
        if not code:
            continue
        line += text.count("\n", counted, at)
        counted = at
        position = Position(line, at - text.rfind("\n", 0, at))
        name = code_point(char) if len(char) == 1 else ""
        found.setdefault(
            (line, code, char), Fault(code, variant=variant, params={"char": name}, position=position)
        )
        if len(found) >= _MOST_FAULTS:
            break
    return list(found.values())


def _kind(char: str, hidden: str | None, at: int) -> tuple[str, str]:
    if char in _BREAKS:
        return codes.LINE_BREAK, _BREAKS[char]
    if char == "\0":
        return codes.CONTROL, "nul"
    if char in "\ufffe\uffff":
        return codes.CONTROL, "noncharacter"
    if _CONTROL.match(char) or (char == "\ufeff" and at == 0):
        # a second byte order mark: some readers drop it, for others it is a part of the first key
        return codes.CONTROL, "control"
    if char == "\ufffd":
        return codes.GARBLED, "replacement"
    if char == "锟斤拷":
        return codes.GARBLED, "gbk_twice"
    return (codes.INVISIBLE, hidden) if hidden else ("", "")


def _conflicts(text: str) -> list[Fault]:
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    faults: list[Fault] = []
    begun: tuple[int, Position] | None = None
    line, counted = 1, 0
    for match in _MARKER.finditer(text):
        if len(faults) >= _MOST_FAULTS:
            break
        at = match.start("sign")
        line += text.count("\n", counted, at)
        counted = at
        position = Position(line, at - text.rfind("\n", 0, at))
        if match["sign"][0] == "<":
            if begun:
                faults.append(Fault(codes.CONFLICT, variant="leftover", position=begun[1]))
            begun = (line, position)
        elif match["sign"][0] == ">":
            if begun:
                params = {"first": begun[0], "last": line}
                faults.append(Fault(codes.CONFLICT, variant="conflict", params=params, position=begun[1]))
            else:
                faults.append(Fault(codes.CONFLICT, variant="leftover", position=position))
            begun = None
    if begun:
        faults.append(Fault(codes.CONFLICT, variant="leftover", position=begun[1]))
    return faults
