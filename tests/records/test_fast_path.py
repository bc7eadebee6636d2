# ruff: noqa: E501
"""The fast path gives the same data and verdict as the reference reader, or leaves the text to it."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise_cli.records import fast
from supervise_cli.records.rawscan import CONTROL_CLASS, INVISIBLE_CLASS, scan
from supervise_cli.records.reading import read, read_reference
from supervise_cli.records.writing import same
from tests.records.slip_cases import CASES

RECORD = """\
schema: session/1
id: S-20220615-7K3QX
status: final
date: "2022-06-15"
start: '14:00'
minutes: 90
share: 0.5
remote: false
supervisors:
  - P-9M2AB
attendees:
- person: P-7K3QX
  role: worker
- person: P-4T8NC
  minutes: 45
functions: [supportive, educational]
void: {on_: "2022-06-20", "by": P-7K3QX}
theme: 个案推进：第二次（情绪支持）
summary: |
  讨论了三个个案。

  约定下次：带来记录
folded: >-
  一行
  两行
actions:
  - key: a1
    what: "整理\\"计划\\""
    refers: S-20220515-7K3QX#a1
    tags: []
"""

PIECES = st.sampled_from(
    ["\n", "\n  ", "\n- ", "  - ", ": ", ":", "：", "- ", "-", "#", " #", "# ", '"', "'", "|", ">", "|-\n  ", "[", "]",
     "{", "}", ",", ", ", "?", "? ", "&a ", "*a", "!", "!!str ", "%", "@", "`", "<<: ", "---\n", "...\n", "a", "key", "b: c",
     "今天", "　", "\t", "\r\n", "\r", "\\", "\\n", "\\u0041", "\\ud800", "~", "null", "no", "1", "012", "1e3", "1:30", ".5",
     "-1", "2022-06-15", "=", "=x", "x：y", "a:b", "，", "、", "“", "”", "•", "－", "\u200b", "\u2028", "\x85", "\x07", "\ufeff",
     "\U0001f600", "\u200d", "  ", " ", "\n\n", "true", "0x1F", "一二三四五六七八九十"]
)  # fmt: skip


def _agree(raw: bytes) -> None:
    reference = read_reference(raw)
    quick = fast.read(raw)
    if quick is not None:
        assert reference.faults == ()
        assert reference.data is not None and same(quick, reference.data)
    assert read(raw) == reference


def test_an_ordinary_record_takes_the_fast_path() -> None:
    assert fast.AVAILABLE
    assert fast.read(RECORD.encode()) is not None
    assert fast.read(RECORD.replace("\n", "\r\n").encode()) is not None
    _agree(RECORD.encode())
    _agree(RECORD.replace("\n", "\r\n").encode())
    _agree(b"\xef\xbb\xbf" + RECORD.encode())


@pytest.mark.parametrize("name", CASES)
def test_slips(name: str) -> None:
    _agree(CASES[name][0].encode())


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_random_pieces(text: str) -> None:
    _agree(text.encode())
    _agree(("a: " + text + "\n").encode())


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_random_text(text: str) -> None:
    _agree(("key: " + text + "\n").encode("utf-8", "surrogatepass"))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_random_bytes(raw: bytes) -> None:
    _agree(raw)


@settings(max_examples=1500, deadline=None)
@given(st.integers(0, len(RECORD)), st.integers(0, 6), PIECES)
def test_mutated_records(at: int, cut: int, piece: str) -> None:
    _agree((RECORD[:at] + piece + RECORD[at + cut :]).encode())


def test_byte_flips() -> None:
    raw = RECORD.encode()
    random_ = random.Random(7)
    for _ in range(400):
        at = int(random_.random() * len(raw))
        bit = 1 << int(random_.random() * 8)
        _agree(raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :])


def test_truncated_anywhere() -> None:
    raw = RECORD.encode()
    for end in range(0, len(raw), 3):
        _agree(raw[:end])


def test_every_character_that_the_scan_knows_is_odd_to_the_fast_path() -> None:
    import re

    known = re.compile(f"[{CONTROL_CLASS}{INVISIBLE_CLASS}\x85\u2028\u2029\ufffd]")
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if 0xD800 <= code <= 0xDFFF or not known.match(char):
            continue
        assert not fast._is_ordinary(f"a: x{char}y\n"), f"U+{code:04X}"


def test_scan_and_fast_path_see_the_same_marks() -> None:
    for text in ("a: 锟斤拷\n", "a: |\n  <<<<<<< x\n", "a: x\n>>>>>>> y\n"):
        assert scan(text).faults
        assert fast.read(text.encode()) is None


def test_examples_of_this_repository_agree() -> None:
    found = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
    for path in found:
        _agree(path.read_bytes())
