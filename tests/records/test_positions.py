"""Pointers go through keys of keyed lists, and lead back to a line and a column."""

from __future__ import annotations

import pytest

from supervise_cli.model import Position
from supervise_cli.records.pointers import addresses, path_of, pointer_of, value_at
from supervise_cli.records.positions import locate, locate_all
from supervise_cli.records.reading import read_reference

TEXT = """\
# 注释
schema: session/1
"theme": 个案😀推进
actions:
  - key: a1
    what: x
  - what: y
    key: a2
  - {key: a2, what: z}
  - plain
  - person: P-7K3QX
    stops: [p, "q"]
  - key: 12
  - key: true
odd/key~: 1
empty:
"""
DATA = read_reference(TEXT.encode()).data


def test_addresses() -> None:
    items = [
        {"key": "a1"},
        {"key": "a2"},
        {"key": "a2"},
        "x",
        {"person": "P-1"},
        {"key": "12", "person": "P-2"},
        {"key": 7},
        {"key": "中"},
    ]
    assert addresses(items) == ["a1", "1", "2", "3", "P-1", "P-2", "6", "7"]
    assert addresses([]) == []
    assert addresses([{"key": "２"}, {"key": "a\n"}, {"key": ""}]) == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        ((), ""),
        (("theme",), "/theme"),
        (("actions", 0, "what"), "/actions/a1/what"),
        (("actions", 1, "what"), "/actions/1/what"),
        (("actions", 4, "stops", 1), "/actions/P-7K3QX/stops/1"),
        (("odd/key~",), "/odd~1key~0"),
        (("nowhere", 3, "x"), "/nowhere/3/x"),
    ],
)
def test_pointer_and_path(path: tuple[str | int, ...], pointer: str) -> None:
    assert pointer_of(path, DATA) == pointer
    if pointer != "/nowhere/3/x":
        assert path_of(DATA, pointer) == path
    else:
        assert path_of(DATA, pointer) is None
        assert value_at(DATA, pointer) is None


def test_value_at() -> None:
    assert value_at(DATA, "/actions/a1/what") == "x"
    assert value_at(DATA, "/actions/P-7K3QX/stops") == ["p", "q"]
    assert value_at(DATA, "/actions/9") is None
    assert value_at(DATA, "") == DATA


@pytest.mark.parametrize(
    ("pointer", "on_key", "place"),
    [
        ("", False, (2, 1)),
        ("/theme", False, (3, 10)),
        ("/theme", True, (3, 1)),
        ("/actions", False, (5, 3)),
        ("/actions/a1", False, (5, 5)),
        ("/actions/a1/what", False, (6, 11)),
        ("/actions/a1/what", True, (6, 5)),
        ("/actions/1/key", False, (8, 10)),
        ("/actions/2/what", False, (9, 21)),
        ("/actions/3", False, (10, 5)),
        ("/actions/P-7K3QX/stops/1", False, (12, 16)),
        ("/actions/a1/nothing/here", False, (5, 5)),
        ("/actions/5/key", False, (13, 10)),
        ("/odd~1key~0", True, (15, 1)),
        ("/empty", True, (16, 1)),
    ],
)
def test_locate(pointer: str, on_key: bool, place: tuple[int, int]) -> None:
    for raw in (TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode(), TEXT.replace("\n", "\r\n").encode()):
        assert locate(raw, pointer, on_key) == Position(*place)


def test_locating_many_at_once_equals_one_by_one() -> None:
    wanted = [("/theme", True), ("/actions/a1", False), ("/nowhere", False)]
    assert locate_all(TEXT.encode(), wanted) == [locate(TEXT.encode(), *one) for one in wanted]


@pytest.mark.parametrize("raw", [b"", b"\xff", b"a: [", b"# x\n"])
def test_no_place_in_what_does_not_parse(raw: bytes) -> None:
    assert locate(raw, "/a") is None


def test_the_place_of_a_fault_is_where_its_pointer_leads() -> None:
    raw = b"a:\n  - key: k1\n    due: 2022-06-15\n    at: 14:00\nb: [no, 012]\n"
    for fault in read_reference(raw).faults:
        assert fault.position == locate(raw, fault.pointer, fault.on_key)
