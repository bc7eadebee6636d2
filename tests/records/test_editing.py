# ruff: noqa: E501
"""Edits change the value named and nothing else: comments, order, quotes and line ends stay."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise_cli.errors import BadInput, NotFound
from supervise_cli.records.editing import remove, set_value
from supervise_cli.records.pointers import path_of
from supervise_cli.records.reading import read_reference
from supervise_cli.records.writing import Unwritable, dump, same

TEXT = """\
# 头注释
schema: session/1
id: S-20220615-7K3QX  # 编号
theme: 个案推进
note: |
  今天讨论
  第二行

# 之前
list:
  - a   # first
  # mid
  - "b"
flow: [x, "y", z]
obj: {k: v, "m": 1}
actions:
- key: a1
  what: 甲
  # c
  due: "2022-06-30"
- what: |-
    多行
    正文
  key: a2

# 空行后
nest:
    deep:
        x: 1
        y: # why
          - 1
    z: ''
empty: {}
nothing: ~
keep: |+
  abc

last: end
"""
COMMENTS = ["# 头注释", "# 编号", "# 之前", "# 空行后"]
VALUES = [
    "x", "no", 3, 1.5, None, True, "多行\n文字\n", "  lead", "a\n\n", "长" * 100, "#x", [], {}, ["a", {"k": "v"}], {"p": ["q"], "r": {"s": "t"}},
]  # fmt: skip
POINTERS = [
    "/theme", "/id", "/note", "/list/0", "/list/1", "/list", "/list/-", "/flow/1", "/flow", "/flow/-", "/obj/k", "/obj/new",
    "/actions/a1/what", "/actions/a2/what", "/actions/a1/new", "/actions/a2/key", "/actions/-", "/actions", "/nest/deep/x",
    "/nest/deep/y", "/nest/deep/y/0", "/nest/z", "/nest/new", "/empty", "/empty/q", "/nothing", "/keep", "/last", "/brandnew",
]  # fmt: skip


@pytest.mark.parametrize("pointer", POINTERS)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "none"])
def test_every_place_takes_every_value(pointer: str, ends: str) -> None:
    text = TEXT.removesuffix("\n") if ends == "none" else TEXT.replace("\n", ends)
    for value in VALUES:
        edited = set_value(text, pointer, value)
        assert all(comment in edited for comment in COMMENTS)
        assert edited.count("\r\n") == (edited.count("\n") if ends == "\r\n" else 0)
        if pointer not in ("/list/-", "/flow/-", "/actions/-", "/actions/a2/key") and not isinstance(
            value, list | dict
        ):
            assert set_value(edited, pointer, value) == edited
        kept = [line for line in text.splitlines() if line in edited.splitlines()]
        assert len(kept) >= len(text.splitlines()) - 10


@pytest.mark.parametrize(
    "pointer", [p for p in POINTERS if not p.endswith("-") and "new" not in p and p != "/empty/q"]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_removing(pointer: str, ends: str) -> None:
    text = TEXT.replace("\n", ends)
    edited = remove(text, pointer)
    data = read_reference(edited.encode()).data
    before = read_reference(text.encode()).data
    if pointer == "/nest/deep/y/0":
        assert data is not None and data["nest"]["deep"]["y"] == []
    else:
        path = path_of(before, pointer)
        here: Any = before
        assert path is not None
        for step in path[:-1]:
            here = here[step]
        del here[path[-1]]
        assert same(data, before)
    assert all(comment in edited for comment in COMMENTS if pointer != "/id" or comment != "# 编号")


@pytest.mark.parametrize(
    ("pointer", "value", "old", "new"),
    [
        ("/theme", "情绪支持", "theme: 个案推进", "theme: 情绪支持"),
        ("/id", "2022-06-15", "id: S-20220615-7K3QX  # 编号", 'id: "2022-06-15"  # 编号'),
        ("/list/0", "c", "- a   # first", "- c   # first"),
        ("/flow/1", "no", '[x, "y", z]', '[x, "no", z]'),
        ("/obj/k", ["a"], "{k: v,", "{k: [a],"),
        ("/note", "一行", "note: |\n  今天讨论\n  第二行\n\n# 之前", "note: 一行\n\n# 之前"),
        ("/actions/a1/due", "2022-07-01", '"2022-06-30"', '"2022-07-01"'),
        ("/actions/a2/done", True, "  key: a2\n", "  key: a2\n  done: true\n"),
        ("/nest/deep/y", "x", "        y: # why\n          - 1\n", "        y: x # why\n"),
        ("/last", ["a", "b"], "last: end\n", "last:\n  - a\n  - b\n"),
    ],
)
def test_only_the_value_changes(pointer: str, value: Any, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert set_value(TEXT, pointer, value) == TEXT.replace(old, new)


def test_quoting_what_readers_differ_about() -> None:
    text = "date: 2022-06-15 # 周三\nat: 14:00\n"
    assert set_value(text, "/date", "2022-06-15") == 'date: "2022-06-15" # 周三\nat: 14:00\n'


def test_removed_lines_and_nothing_more() -> None:
    assert remove(TEXT, "/theme") == TEXT.replace("theme: 个案推进\n", "")
    assert remove(TEXT, "/actions/a1/key") == TEXT.replace("- key: a1\n  what: 甲", "- what: 甲")
    assert remove(TEXT, "/flow/2") == TEXT.replace('"y", z]', '"y"]')
    assert remove(TEXT, "/flow/0") == TEXT.replace('[x, "y"', '["y"')


@pytest.mark.parametrize("pointer", ["/nowhere/x", "/list/7", "/theme/x", "", "/actions/a9/what"])
def test_places_that_are_not_there(pointer: str) -> None:
    with pytest.raises(NotFound):
        set_value(TEXT, pointer, "x")


def test_what_cannot_be_edited_or_stored() -> None:
    with pytest.raises(NotFound):
        remove(TEXT, "/nowhere")
    with pytest.raises(BadInput):
        set_value("a：b\nc: d\n", "/c", "x")
    with pytest.raises(BadInput):
        remove("a: b\n", "/a")
    with pytest.raises(Unwritable):
        set_value(TEXT, "/theme", "\ud800")


NAMES = st.sampled_from(["a", "b", "theme", "键", "on"])
TREES = st.recursive(
    st.sampled_from(["x", "no", "长\n文\n", "- a", "", 1, None, "a: b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES, TREES, min_size=1, max_size=4), TREES, st.data())
def test_edits_of_written_records(data: dict[str, Any], value: Any, choose: st.DataObject) -> None:
    text = "# 头\n" + dump(data).replace("\n", "\n# 注\n", 1) if "|" not in dump(data) else dump(data)
    key = choose.draw(st.sampled_from(sorted(data)))
    wanted = copy.deepcopy(data)
    wanted[key] = value
    edited = set_value(text, "/" + key, value)
    assert same(read_reference(edited.encode()).data, wanted)
    assert edited.count("# ") >= text.count("# 头")
    if len(data) > 1:
        del wanted[key]
        assert same(read_reference(remove(edited, "/" + key).encode()).data, wanted)
