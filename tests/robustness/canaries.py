"""Records with a canary in every confidential field, sound or with every fault we could think of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from supervise_cli import resources
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.ids import path_of
from supervise_cli.records.types import Catalogue, RecordType
from supervise_cli.records.writing import dump
from tests.records import samples
from tests.schemas import instances

CANARY = re.compile(r"canaryq|金丝雀", re.IGNORECASE)
Place = tuple[str | int, ...]

_SHAPES = (
    lambda n: f"金丝雀{n}",
    # What an excerpt takes for an enumeration key, for an id, and for the key of a line.
    lambda n: "canaryq" + "".join(chr(ord("a") + int(d)) for d in str(n)),
    lambda n: f"CANARYQ-{n}",
    lambda n: f"Canaryq{n} said",
)

LITERALS = {
    "plain": "{c}",
    "quoted": '"{c}"',
    "colon": "{c}: {c}",
    "wide colon": "{c}：{c}",
    "hash": "a #{c}",
    "hash after words": "{c} # {c}",
    "at": "@{c}",
    "alias": "*{c}",
    "anchor": "&{c} {c}",
    "anchor alone": "&{c}",
    "tag": "!{c} x",
    "standard tag": "!!str {c}",
    "percent": "%{c}",
    "backtick": "`{c}`",
    "merge": "{{<<: {c}}}",
    "open quote": '"{c}',
    "open single quote": "'{c}",
    "text after quote": '"{c}" {c}',
    "escape": '"\\q{c}"',
    "half character": '"\\ud83d{c}"',
    "open bracket": "[{c}",
    "open brace": "{{{c}",
    "list": "[{c}, {c}]",
    "mapping": "{{{c}: {c}}}",
    "block list": "\n        - {c}\n        - {c}",
    "list without space": "\n        -{c}",
    "tab": "\n        \t{c}",
    "block": "|\n        {c}\n        {c}: {c}",
    "block control": "|\n        {c}\x07{c}",
    "block escape": "|\n        {c}: \x1b[2J{c}",
    "block invisible": "|\n        {c}: a\u200bb {c}",
    "block bidi": "|\n        {c}: a\u202eb {c}",
    "block odd break": "|\n        {c}\u2028{c}: {c}",
    "block next line": "|\n        {c}\u0085{c}: {c}",
    "block lone return": "|\n        {c}\r{c}: {c}",
    "block garbled": "|\n        {c}: 锟斤拷{c}\n        {c}\ufffd",
    "block conflict": "|\n        a\n<<<<<<< {c}\n        {c}\n=======\n        {c}: b\n>>>>>>> {c}",
    "block not indented": "|\n{c}\n{c}",
    "block second line out": "|\n        a\n {c}",
    "block with rest": "| {c}\n        {c}",
    "block with number": "|9x{c}\n        {c}",
    "second document": "a\n---\n{c}: {c}",
    "directive": "a\n%YAML 1.1 {c}",
    "too long": "{c}" + "长" * 30000,
    "number": "19{c}",
    "sealed": "{{enc: {{key: {c}, alg: {c}, data: {c}}}}}",
    "sealed wrongly": "{{enc: {c}}}",
    "complex key": "\n        ? {c}\n        : {c}",
    "nested": "\n        {c}:\n          {c}:\n            - {c}: [{c}]",
    "date": "2022-02-31 {c}",
    "yes": "yes {c}",
}
"""What may stand as the value of a confidential field; ``{c}`` is the canary."""


def narrative_fields(rtype: RecordType) -> Iterator[Place]:
    """The path of every confidential field, with 0 for the first item of a list."""

    def walk(fields: Sequence[Field], path: Place) -> Iterator[Place]:
        for field in fields:
            here = (*path, field.name)
            inner = field
            while inner.item is not None:
                inner, here = inner.item, (*here, 0)
            if inner.kind is Kind.NARRATIVE:
                yield here
            yield from walk(inner.fields, here)

    yield from walk(rtype.fields, ())


def _names(catalogue: Catalogue) -> bytes:
    """A pattern for the names of all confidential fields of all types."""
    paths = [path for rtype in catalogue for path in narrative_fields(rtype)]
    names = {next(str(step) for step in reversed(path) if step != 0) for path in paths}
    return ("(" + "|".join(sorted(names)) + ")").encode()


NAMES = _names(Catalogue.load(resources.schemas()))


def _cut_in_a_character(raw: bytes) -> bytes:
    return raw[: raw.rindex(b"\xe9\x9b\x80") + 1] if b"\xe9\x9b\x80" in raw else raw[:-9]


def _bare(raw: bytes) -> bytes:
    """The confidential lines alone, without the names of their fields."""
    return b"".join(re.findall(rb"[^:\n]*(?:CANARYQ|canaryq|\xe9\x87\x91)[^\n]*", raw))


WHOLE_FILES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda raw: raw[: len(raw) * 2 // 3],
    "cut off in a character": _cut_in_a_character,
    "GBK": lambda raw: raw.decode().encode("gb18030"),
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "one bad byte": lambda raw: re.sub(NAMES + rb": ", lambda m: m[0] + b"\xff", raw, count=1),
    "no schema line": lambda raw: raw.replace(b"schema: ", b"shcema: ", 1),
    "unknown type": lambda raw: raw.replace(b"schema: ", b"schema: x", 1),
    "no id": lambda raw: re.sub(rb"(?m)^id: .*\n", b"", raw),
    "wrong id": lambda raw: re.sub(rb"(?m)^id: ", b"id: x", raw),
    "misspelt": lambda raw: re.sub(NAMES + rb":", rb"\1s:", raw),
    "wide colons": lambda raw: re.sub(NAMES + rb": ?", lambda m: m[1] + b"\xef\xbc\x9a", raw),
    "twice": lambda raw: raw + b"\n" + re.sub(rb"(?s)^schema: .*?\n", b"", raw),
    "tabs": lambda raw: raw.replace(b"  ", b"\t"),
    "all on one level": lambda raw: re.sub(rb"(?m)^[ -]+", b"", raw),
    "indented": lambda raw: re.sub(rb"(?m)^", b" ", raw).replace(b" status", b"status", 1),
    "dashes": lambda raw: raw.replace(b"- ", b"-"),
    "commas": lambda raw: re.sub(rb"\n(?=" + NAMES + rb")", b",\n", raw),
    "zeros": lambda raw: raw + bytes(64),
    "bare": _bare,
    "a list": lambda raw: re.sub(rb"(?m)^", b"- ", raw),
}


def set_at(data: Any, path: Place, value: Callable[[], str]) -> bool:
    """Put a value at a path wherever its parent is there (0: in every item); False where it is nowhere."""
    if not path:
        return False
    step, rest = path[0], path[1:]
    there: list[Any] = []
    if isinstance(step, int) and isinstance(data, list):
        there = list(range(len(data)))
    elif isinstance(data, dict) and (step in data or not rest):
        there = [step]
    done = False
    for each in there:
        if rest:
            done |= set_at(data[each], rest, value)
        else:
            data[each], done = value(), True
    return done


def _split_follow_up() -> dict[str, Any]:
    """An action that was split into others, one with words of its own."""
    whole = {k: v for k, v in samples.follow_up().items() if k not in {"owner", "due"}}
    action = {"key": "a1", "what": "先走访", "text": "x", "owner": samples.WORKER_ID, "due": "2022-07-20"}
    return {**whole, "id": "F-20220705-6R3WY", "outcome": "split", "actions": [action]}


@cache
def _samples() -> dict[str, dict[str, Any]]:
    """Records written by hand, and one made from its schema for every type that has none."""
    written = {**samples.every(), "split_follow_up": _split_follow_up()}
    there = {str(data["schema"]).partition("/")[0] for data in written.values()}
    types = [each for each in Catalogue.load(resources.schemas()) if each.name not in there]
    return written | {rtype.name: instances.full(rtype) for rtype in types}


class Planter:
    """Writes records with canaries below a folder and knows where each was put."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._number = 0
        self.sound: set[tuple[str, Place]] = set()
        self.ids: dict[str, str] = {}

    def canary(self, shape: int | None = None) -> str:
        self._number += 1
        return _SHAPES[self._number % 4 if shape is None else shape](10000 + self._number)

    def _identity(self, old: str) -> str:
        self._number += 1
        letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        tail = "".join(letters[self._number // 32**n % 32] for n in range(4))
        head, _, _ = old.rpartition("-")
        return old if head == "ST" else f"{head}-Z{tail}"

    def full(self, name: str, shape: int | None = None) -> tuple[RecordType, dict[str, Any]]:
        """The sample of that name under a new id, with a canary in every confidential field it can have."""
        data = deepcopy(_samples()[name])
        rtype = self._catalogue.get(str(data["schema"]).partition("/")[0])
        data["id"] = self._identity(str(data["id"]))
        for path in narrative_fields(rtype):
            if path[0] == "void" and data["status"] != "void":
                continue
            if path == ("summary",) and data.get("outcome") == "cancelled":
                continue
            if path[0] == "cancelled" and data.get("outcome") != "cancelled":
                continue
            set_at(data, path, lambda: self.canary(shape))
        return rtype, data

    def write(self, rtype: RecordType, data: dict[str, Any], raw: bytes, why: str) -> None:
        place = self._folder / path_of(rtype, str(data["id"]), data)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
        self.ids[why] = str(data["id"])

    def plant_sound(self) -> None:
        """Every sample as it is, as a draft and withdrawn."""
        for name in _samples():
            for status in ("as it is", "draft", "void"):
                rtype, data = self.full(name)
                if status != "as it is" and data["status"] == "final":
                    data["status"] = status
                    if status == "void":
                        data["void"] = {"date": "2022-06-30", "by": samples.HEAD_ID, "reason": self.canary()}
                self.sound |= {(rtype.name, p) for p in narrative_fields(rtype) if _has(data, p)}
                self.write(rtype, data, dump(data).encode(), f"{name} {status}")

    def plant_faulty(self) -> None:
        """Every literal in several confidential fields, and every fault of a whole file."""
        targets: list[tuple[str, Place]] = [
            ("session", ("summary",)), ("session", ("suggestions", 0)), ("session", ("actions", 0, "text")),
            ("follow_up", ("text",)), ("cancelled_session", ("cancelled", "reason")),
            ("void_session", ("void", "reason")),
        ]  # fmt: skip
        for n, (why, literal) in enumerate(LITERALS.items()):
            for m, (name, path) in enumerate(targets):
                for shape in {1, n % 4} if path == ("summary",) else {(n + m) % 4}:
                    rtype, data = self.full(name, shape)
                    assert set_at(data, path, lambda: "PLACEHOLDER")
                    text = dump(data).replace("PLACEHOLDER", literal.format(c=self.canary(shape)))
                    raw = text.encode("utf-8", "surrogatepass")
                    self.write(rtype, data, raw, f"{why} in {name} {path} {shape}")
        self._plant_faulty_everywhere()
        for n, (why, change) in enumerate(WHOLE_FILES.items()):
            for m, name in enumerate(("session", "follow_up", "void_session", "cancelled_session")):
                for shape in {1, (n + m) % 4}:
                    rtype, data = self.full(name, shape)
                    self.write(rtype, data, change(dump(data).encode()), f"{why} {name} {shape}")

    def _plant_faulty_everywhere(self) -> None:
        """The same literals in turn in the confidential fields of the types without a hand-written sample."""
        sampled = samples.every()
        places = [
            (name, path)
            for name in _samples()
            if name not in sampled and name in self._catalogue
            for path in narrative_fields(self._catalogue.get(name))
            if path[0] != "void"
        ]
        for n, (why, literal) in enumerate(LITERALS.items()):
            for name, path in places[n % 3 :: 3]:
                rtype, data = self.full(name, n % 4)
                assert set_at(data, path, lambda: "PLACEHOLDER")
                text = dump(data).replace("PLACEHOLDER", literal.format(c=self.canary(n % 4)))
                self.write(rtype, data, text.encode("utf-8", "surrogatepass"), f"{why} in {name} {path}")
        for n, change in enumerate(WHOLE_FILES.values()):
            for name in dict.fromkeys(name for name, _ in places):
                rtype, data = self.full(name, n % 4)
                self.write(rtype, data, change(dump(data).encode()), f"whole file {n} {name}")


def _has(data: Any, path: Place) -> bool:
    if not path:
        return isinstance(data, str) and CANARY.search(data) is not None
    if isinstance(data, list):
        return any(_has(each, path[1:]) for each in data)
    return isinstance(data, dict) and path[0] in data and _has(data[path[0]], path[1:])
