"""The fast path: the C parser's events for texts in which nothing is out of the ordinary.

It knows no words: whatever it is not sure of, it leaves to the reference reader. Tests hold the two together.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from supervise_cli.records.guard import MAX_DEPTH, MAX_EVENTS
from supervise_cli.records.scalars import NOT_TEXT, Ambiguous, resolve

AVAILABLE: Final = bool(getattr(yaml, "__with_libyaml__", False))

_PRINTABLE_BUT_ODD: Final = ("\u034f", "\u115f", "\u1160", "\u3164", "\uffa0", "\ufffd")
_FAR: Final = 200
_ODD_MARKS: Final = ("\n%", "\n---", "\n...", "<<<<<<<", ">>>>>>>", "锟斤拷")
_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}\Z")
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
# One set of both kinds of letters would take longer to compile than a record takes to read.
_SIMPLE_FIRST: Final = re.compile(r"[-A-Za-z_0-9]|[\u3400-\u9fff]|[《（]")
_IN_BRACKETS: Final = re.compile(r"(?![ .#-])(?:[0-9A-Za-z_ .#-]|[\u3400-\u9fff])+\Z")


_FRAME: Final = frozenset((StreamStartEvent, DocumentStartEvent, DocumentEndEvent))


class _UnsureError(Exception):
    """The reference reader has to say."""


def read(raw: bytes) -> dict[str, Any] | None:
    """The data of a record without any fault or warning; None where that is not certain."""
    if not AVAILABLE:
        return None
    body = raw[3:] if raw.startswith(b"\xef\xbb\xbf") else raw
    try:
        text = body.decode("utf-8")
        if not _is_ordinary(text):
            return None
        return _build(_c_parser(body), "\\" in text)
    except (UnicodeDecodeError, yaml.YAMLError, _UnsureError):
        return None


def _c_parser(body: bytes) -> Any:
    return yaml.cyaml.CParser(body)  # type: ignore[attr-defined]


def _is_ordinary(text: str) -> bool:
    if "\r" in text:
        if text.count("\r") != text.count("\r\n"):
            return False
        text = text.replace("\r\n", "\n")
    if not text.endswith("\n") or _has_odd_character(text) or text.startswith(("%", "---", "...")):
        return False
    if "?" in text and ("{" in text or "[" in text):
        return False
    if "#" in text and _has_odd_comment(text):
        return False
    return not any(mark in text for mark in _ODD_MARKS)


def _has_odd_comment(text: str) -> bool:
    """A ``#`` that may end a value, or that one reader takes for a comment and another does not."""
    at = text.find("#")
    while at >= 0:
        before = text[max(0, at - _FAR) : at]
        line = before[before.rfind("\n") + 1 :]
        if len(line) == _FAR:
            return True
        if not line.strip(" "):
            at = text.find("\n", at)
            if at < 0:
                return False
        elif line[-1] in " \"']}," or line.rstrip("0123456789+-")[-1:] in ("|", ">"):
            return True
        at = text.find("#", at + 1)
    return False


def _has_odd_character(text: str) -> bool:
    """Unprintable to Python (control, format, private, exotic spaces), or one of the few it misses."""
    joined = text.replace("\n", "").replace("\u3000", "")
    return not joined.isprintable() or any(char in joined for char in _PRINTABLE_BUT_ODD)


def _build(parser: Any, escapes: bool) -> dict[str, Any]:
    """Plain data from events; one loop, because a call for every event would cost as much as the event."""
    get_event = parser.get_event
    stack: list[Any] = []
    top: Any = None
    here: Any = None
    key: str | None = None
    flow_level = flow_line = 0
    for _ in range(MAX_EVENTS):
        event = get_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                raise _UnsureError
            value: Any = event.value
            plain = not event.style
            if key is None and type(here) is dict:
                if value in here or not _KEY.match(value) or (plain and value in NOT_TEXT):
                    raise _UnsureError
                key = value
                continue
            if not plain:
                value = _marked(event, escapes)
            elif not _NAME.match(value) or value in NOT_TEXT:
                value = _plain(event, flow_level)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or len(stack) >= MAX_DEPTH:
                raise _UnsureError
            value = {} if kind is MappingStartEvent else []
            if event.flow_style:
                flow_line = flow_line if flow_level else event.start_mark.line
                flow_level += 1
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if flow_level:
                flow_level -= 1
                if event.end_mark.line != flow_line:
                    raise _UnsureError
            stack.pop()
            here = stack[-1] if stack else None
            continue
        elif kind is StreamEndEvent:
            if type(top) is not dict:
                raise _UnsureError
            return top
        elif kind in _FRAME:
            continue
        else:
            raise _UnsureError
        if key is not None:
            here[key] = value
            key = None
        elif type(here) is list:
            here.append(value)
        elif top is None and here is None:
            top = value
        else:
            raise _UnsureError
        if kind is not ScalarEvent:
            stack.append(value)
            here = value
    raise _UnsureError


def _plain(event: Any, flow_level: int) -> Any:
    text: str = event.value
    if not _SIMPLE_FIRST.match(text) or event.start_mark.line != event.end_mark.line:
        raise _UnsureError
    if flow_level and not _IN_BRACKETS.match(text):
        raise _UnsureError
    meant = resolve(text)
    if type(meant) is str:
        if text[0] == "-" or (text[0].isascii() and ("：" in text or ":" in text)):
            raise _UnsureError
        if text[0] in "0123456789" and " " in text:
            raise _UnsureError
    elif isinstance(meant, Ambiguous):
        raise _UnsureError
    return meant


def _marked(event: Any, escapes: bool) -> str:
    """The text of a quoted or block scalar."""
    text: str = event.value
    if event.style in "|>":
        if not text or text[0] in " \n":
            raise _UnsureError
    elif event.start_mark.line != event.end_mark.line or (escapes and _has_odd_character(text)):
        raise _UnsureError
    return text
