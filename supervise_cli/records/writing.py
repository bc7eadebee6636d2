"""Record data → YAML text that YAML 1.1 and 1.2 readers agree about. Writing the file is not done here."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, Final

import yaml

from supervise_cli.errors import SupError
from supervise_cli.model import Fault, Param, Text
from supervise_cli.records import codes
from supervise_cli.records.lookalikes import in_text
from supervise_cli.records.pointers import pointer_of
from supervise_cli.records.rawscan import CONTROL_CLASS, code_point, unseen
from supervise_cli.records.reading import read
from supervise_cli.records.scalars import LARGEST_INTEGER, is_plainly_text

_LONG: Final = 72
_INDENT: Final = "  "
_CONTROL: Final = re.compile(f"[{CONTROL_CLASS}]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_MUST_ESCAPE: Final = re.compile("[\r\x85\u2028\u2029\ufffd\ufeff]|锟斤拷")
_PLAIN: Final = re.compile(
    r"[^\W\d_][^:#\n\t]*\Z|[0-9_(（《“‘「『][^:#\n\t]*\Z|[A-Z]{1,2}-[0-9A-Z-]+#[0-9A-Za-z_-]+\Z"
)
_MARKER_LINE: Final = re.compile(r"^[ \t]*(?:<{7}|\|{7}|={7}|>{7})", re.MULTILINE)
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}

Path = tuple[str | int, ...]


class Unwritable(SupError):
    """The data cannot be stored so that it reads back the same; ``fault`` says which value and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(
            Text(
                f"有内容存不了（{fault.code} {fault.pointer}），没有写入。",
                f"Something cannot be stored ({fault.code} {fault.pointer}); nothing was written.",
            )
        )
        self.fault = fault


def dump(data: Mapping[str, Any]) -> str:
    """The YAML text of ``data``, in its own order.

    It has been read back with a YAML 1.1 reader and with ours, and both times it was ``data``; where it
    cannot be, :class:`Unwritable` says why.
    """
    _check(data, (), data)
    text = "".join(line + "\n" for line in _mapping(data, "")) or "{}\n"
    _prove(text, data)
    return text


def refused(data: Mapping[str, Any]) -> Fault | None:
    """What in ``data`` no file could hold (half characters, control characters …); None if nothing."""
    try:
        _check(data, (), data)
    except Unwritable as error:
        return error.fault
    return None


def scalar(value: Any, indent: str = "") -> str:
    """One value as it stands behind ``key: ``, block text included (its lines begin with ``indent``)."""
    if isinstance(value, str):
        return _string(value, indent)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, int):
        return str(value)
    return "[]" if isinstance(value, (list, tuple)) else "{}"


def block(value: Any, indent: str) -> list[str]:
    """The lines of a list or mapping that is not empty, each beginning with ``indent``."""
    if isinstance(value, Mapping):
        return _mapping(value, indent)
    return _list(value, indent)


def flow(value: Any) -> str:
    """A value as it stands inside brackets."""
    if isinstance(value, str):
        simple = re.match(r"[A-Za-z_\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff-]*\Z", value)
        return value if simple and is_plainly_text(value) else quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return scalar(value)


def member(key: str, value: Any, indent: str) -> list[str]:
    """The lines of one ``key: value``, the first beginning with ``indent``."""
    name = key_text(key)
    if isinstance(value, (Mapping, list, tuple)) and value:
        return [f"{indent}{name}:", *block(value, indent + _INDENT)]
    return f"{indent}{name}: {scalar(value, indent + _INDENT)}".split("\n")


def key_text(key: str) -> str:
    """A key as it stands before its colon."""
    if re.match(r"[A-Za-z_\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff-]*\Z", key) and is_plainly_text(key):
        return key
    return quoted(key)


def check(value: Any) -> None:
    """Raises :class:`Unwritable` where ``value`` holds what no record can."""
    _check(value, (), value)


def _mapping(data: Mapping[str, Any], indent: str) -> list[str]:
    return [line for key, value in data.items() for line in member(key, value, indent)]


def _list(items: Any, indent: str) -> list[str]:
    lines: list[str] = []
    for item in items:
        if isinstance(item, (Mapping, list, tuple)) and item:
            inner = block(item, indent + _INDENT)
            lines += [indent + "- " + inner[0][len(indent) + 2 :], *inner[1:]]
        else:
            lines += f"{indent}- {scalar(item, indent + _INDENT)}".split("\n")
    return lines


def _string(text: str, indent: str) -> str:
    if "\n" in text or len(text) > _LONG:
        if _fits_block(text):
            return _block_text(text, indent)
        return quoted(text)
    return text if _is_plain(text) else quoted(text)


def _is_plain(text: str) -> bool:
    if text != text.strip() or _MUST_ESCAPE.search(text) or unseen(text) or in_text(text, "line"):
        return False
    return bool(_PLAIN.match(text)) and is_plainly_text(text)


def _fits_block(text: str) -> bool:
    if _MUST_ESCAPE.search(text) or unseen(text) or _MARKER_LINE.search(text) or "\t" in text:
        return False
    if text.endswith("\n\n"):
        return False
    lines = text.split("\n")
    return (
        bool(lines[0].strip()) and not lines[0][0].isspace() and all(line == line.rstrip() for line in lines)
    )


def _block_text(text: str, indent: str) -> str:
    sign = "|" if text.endswith("\n") else "|-"
    lines = [indent + line if line else "" for line in text.removesuffix("\n").split("\n")]
    return "\n".join([sign, *lines])


def quoted(text: str) -> str:
    """A text in double quotes, whatever it holds."""
    hidden = {at for at, _ in unseen(text)}
    return '"' + "".join(_character(char, at in hidden) for at, char in enumerate(text)) + '"'


def _character(char: str, hidden: bool) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if hidden or _MUST_ESCAPE.match(char):
        return f"\\U{ord(char):08X}" if ord(char) > 0xFFFF else f"\\u{ord(char):04X}"
    return char


def _float(value: float) -> str:
    text = repr(value)
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    sign = exponent if exponent[0] in "+-" else "+" + exponent
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{sign}"


def _refuse(variant: str, path: Path, whole: Any, code: str = codes.CANNOT_STORE, **params: Param) -> None:
    raise Unwritable(Fault(code, pointer_of(path, whole), variant, params))


def _check(value: Any, path: Path, whole: Any) -> None:
    if isinstance(value, str):
        _check_text(value, path, whole)
    elif value is None or isinstance(value, bool):
        return
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            _refuse("number", path, whole)
    elif isinstance(value, float):
        if not math.isfinite(value):
            _refuse("number", path, whole)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str) or not key or _CONTROL.search(key) or _SURROGATE.search(key):
                _refuse("key", path, whole)
            _check(inner, (*path, key), whole)
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            _check(inner, (*path, index), whole)
    else:
        _refuse("wrong_type", path, whole)


def _check_text(text: str, path: Path, whole: Any) -> None:
    if bad := _SURROGATE.search(text):
        _refuse("surrogate", path, whole, char=code_point(bad[0]))
    if bad := _CONTROL.search(text):
        _refuse("control", path, whole, char=code_point(bad[0]))


def _prove(text: str, data: Mapping[str, Any]) -> None:
    reading = read(text.encode("utf-8"))
    refused = [fault for fault in reading.faults if fault.code not in codes.WARNINGS]
    if refused:
        raise Unwritable(refused[0])
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if not same(reading.data, data) or not same(yaml.load(text, Loader=loader), data):
        raise Unwritable(Fault(codes.CANNOT_STORE, variant="not_same"))


def same(one: Any, other: Any) -> bool:
    """Equal in value and in type, at every depth; the order of keys counts."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if type(one) is not type(other):
        return False
    return bool(one == other) and (
        not isinstance(one, float) or math.copysign(1, one) == math.copysign(1, other)
    )
