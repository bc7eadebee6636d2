"""Bytes → characters: strict UTF-8, and where it is not, which line and what it probably is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from supervise_cli.model import Fault, Position
from supervise_cli.records import codes

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HAN: Final = re.compile("[\u3400-\u9fff]")
_MOST_LINES: Final = 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, one byte order mark dropped, or why there are none."""

    text: str | None
    faults: tuple[Fault, ...] = ()


def decode(raw: bytes) -> Decoded:
    """The characters of a file, or faults (SUP005, SUP006, SUP007) with the line that is wrong."""
    if not raw:
        return _refused(codes.EMPTY, "empty")
    if not raw.strip(b"\0"):
        return _refused(codes.EMPTY, "nul_filled")
    body = raw[3:] if raw.startswith(codecs.BOM_UTF8) else raw
    if body.startswith(_UTF16_MARKS) or _looks_like_utf16(body):
        return _refused(codes.ENCODING, "utf16")
    try:
        return Decoded(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _explained(body, error)


def _refused(code: str, variant: str, position: Position = Position(1, 1)) -> Decoded:  # noqa: B008
    return Decoded(None, (Fault(code, variant=variant, position=position),))


def _looks_like_utf16(body: bytes) -> bool:
    """Half of the bytes are NUL, and all of them on one side: ASCII written two bytes a character."""
    head = body[:400]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return len(head) >= 4 and (min(even, odd) == 0 and max(even, odd) * 3 >= len(head))


def _explained(body: bytes, error: UnicodeDecodeError) -> Decoded:
    if error.end == len(body) and error.reason == "unexpected end of data":
        return _refused(codes.ENCODING, "cut_off", _place(body, error.start))
    wrong, right = [], 0
    for number, line in enumerate(body.split(b"\n"), 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            right += 1
        except UnicodeDecodeError as bad:
            wrong.append((number, line, bad.start))
    number, line, start = wrong[0]
    if right == 0:
        variant = "gbk" if _is_gbk(body) else "bytes"
        return _refused(codes.ENCODING, variant, _in_line(number, line, start))
    faults = [
        Fault(
            codes.ENCODING,
            variant="line_gbk" if _is_gbk(line) else "line_bytes",
            position=_in_line(number, line, start),
        )
        for number, line, start in wrong[:_MOST_LINES]
    ]
    return Decoded(None, tuple(faults))


def _is_gbk(some: bytes) -> bool:
    """Whether the bytes make sense as GB 18030; asked only to word the hint, never to load."""
    try:
        return bool(_HAN.search(some.decode("gb18030")))
    except UnicodeDecodeError:
        return False


def _place(body: bytes, offset: int) -> Position:
    first = body.rfind(b"\n", 0, offset) + 1
    return _in_line(body.count(b"\n", 0, offset) + 1, body[first:], offset - first)


def _in_line(number: int, line: bytes, offset: int) -> Position:
    return Position(number, len(line[:offset].decode("utf-8", "replace")) + 1)
