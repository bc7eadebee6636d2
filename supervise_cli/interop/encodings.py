"""Bytes of a table → text: UTF-8 first, then what Excel and WPS write in China. Never a wrong character."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from supervise_cli.errors import BadInput
from supervise_cli.model import Text

CHOICES: Final = ("utf-8", "gb18030", "gbk", "utf-16", "big5")
"""What ``--encoding`` takes."""

_BREAKS: Final = re.compile(rb"\r\n|\r|\n")
_TEXT_BREAKS: Final = re.compile("\r\n|\r|\n")
_BEYOND_LATIN: Final = re.compile("[\u0800-\ufffc\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text without its byte order mark, and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """The text in ``raw``; BadInput, with the line, where it is text in none of the encodings.

    A byte order mark decides; else strict UTF-8, else strict GB18030 (which covers GBK and GB2312). Bytes
    that are nearly all UTF-8 are damaged UTF-8, not GB18030. ``encoding`` takes the decision away.
    """
    found = _as_told(raw, encoding) if encoding else _by_mark(raw) or _guessed(raw)
    at = found.text.find("\0")
    if at >= 0:
        raise _nul(len(_TEXT_BREAKS.findall(found.text, 0, at)) + 1)
    return found


_SAVE_AGAIN: Final = Text(
    "用表格软件打开，另存为“CSV UTF-8”，再导入。",
    "Open it in a spreadsheet program, save as “CSV UTF-8”, import that.",
)


def _by_mark(raw: bytes) -> Decoded | None:
    if raw.startswith(codecs.BOM_UTF8):
        return Decoded(_strict(raw[3:], "utf-8", "UTF-8"), "UTF-8 (BOM)")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(_strict(raw, "utf-16", "UTF-16"), "UTF-16")
    return None


def _nul(line: int) -> BadInput:
    return BadInput(
        Text(
            "第 {line} 行有空字符（NUL）：文件坏了，或者是不带标记的 UTF-16。",
            "Line {line} holds a NUL character: the file is damaged, or UTF-16 without its mark.",
        ).format(line=line),
        _SAVE_AGAIN,
    )


def _guessed(raw: bytes) -> Decoded:
    at = raw.find(b"\0")
    if at >= 0:
        raise _nul(len(_BREAKS.findall(raw, 0, at)) + 1)
    try:
        return Decoded(raw.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(raw):
            raise _bad_bytes(raw, error, "UTF-8") from error
    return _chinese(raw)


def _chinese(raw: bytes) -> Decoded:
    """GB18030, by the name of GBK where nothing goes beyond it: that is what spreadsheet programs call it."""
    text = _strict(raw, "gb18030", "GB18030")
    try:
        return Decoded(text, "GBK" if raw.decode("gbk") == text else "GB18030")
    except UnicodeDecodeError:
        return Decoded(text, "GB18030")


def _mostly_utf8(raw: bytes) -> bool:
    """GBK read as UTF-8 leaves next to no character whole; damaged UTF-8 leaves nearly all."""
    text = raw.decode("utf-8", "replace")
    return len(_BEYOND_LATIN.findall(text)) > text.count("\ufffd")


def _as_told(raw: bytes, encoding: str) -> Decoded:
    name = encoding.upper()
    if encoding == "utf-8":
        return Decoded(_strict(raw.removeprefix(codecs.BOM_UTF8), "utf-8", name), name)
    if encoding == "utf-16" and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(_strict(raw, "utf-16-le", name), name)
    codec = "gb18030" if encoding == "gbk" else encoding
    return Decoded(_strict(raw, codec, name), name)


def _strict(raw: bytes, codec: str, name: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        raise _bad_bytes(raw, error, name) from error


def _bad_bytes(raw: bytes, error: UnicodeDecodeError, name: str) -> BadInput:
    line = len(_BREAKS.findall(raw, 0, error.start)) + 1
    return BadInput(
        Text(
            "第 {line} 行有不属于 {name} 编码的字节，读不出文字。",
            "Line {line} has bytes that are no {name}; they are no text.",
        ).format(line=line, name=name),
        _SAVE_AGAIN,
    )
