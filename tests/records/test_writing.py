# ruff: noqa: E501
"""What is written reads back the same in every reader, or is refused before anything is written."""

from __future__ import annotations

import io
import json
import math
from pathlib import Path
from typing import Any

import pytest
import ruamel.yaml
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from supervise_cli import rules
from supervise_cli.records.guard import MAX_DEPTH
from supervise_cli.records.reading import read, read_reference
from supervise_cli.records.writing import Unwritable, dump, same

NAUGHTY = json.loads((Path(__file__).parent / "data" / "naughty_strings.json").read_text("utf-8"))
OURS = [
    "no", "No", "NO", "yes", "on", "Off", "y", "N", "true", "False", "null", "~", "", " ", "  ", "=", "<<", "-", "?", ":",
    "1:30", "01:30", "09:30", "14:00", "190:20:30.15", "012", "08", "0o12", "0b11", "0x1F", "1_000", "1e3", "1.5e3", ".5",
    "-.5", "+1", "+8613800000000", "1.", ".inf", ".nan", "410901199003077777", "110101199003077777", "2026-02-30",
    "2022-06-15", "2022-6-15", "2022-06-15T09:00:00Z", "2022-06-15 09:00:00", "9" * 5000, "a: b", "a:b", "a :b", "a #b",
    "a#b", "#a", "@a", "`a`", "*a", "&a", "!a", "%a", "{a}", "[a]", "a]", ",a", "|", ">", "|-", "- a", "-a", "--- a", "---",
    "...", "? a", "'a'", '"a"', "'", '"', "it's", "\\", "\\n", "C:\\x", "a\tb", "\ta", "a\n", "\na", "a\n\n", "a\r\nb",
    "a\rb", " a", "a ", "a \nb", "a\n  b", "  a\nb", "a\n \nb", "a\nb\n", "\n", "\n\n", "a\x85b", "a\u2028b", "a\u2029b",
    "a\ufeffb", "\ufeff", "a\u200bb", "\u202ea", "a\u2066b", "\U000e0041", "\ue000", "\ufffd", "锟斤拷", "\u3164",
    "👩\u200d👩\u200d👧", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "❤\ufe0f", "𠮷", "\uf9d0",
    "e\u0301", "é", "　　缩进", "末尾　", "：开头", "theme：x", "目标：x", "a：b", "“引号”", "“2022-06-15”", "【a，b】", "［a］", "－a",
    "• a", "1. a 2. b", "第1次 #督导", "<<<<<<< HEAD", "a\n<<<<<<< HEAD\nb", "=======\n", "a\n>>>>>>> b", "%YAML 1.1", "a\n%b",
    "a\n---\nb", "键" * 200, "a" * 5000, "a\n" * 300, "{{7*7}}", "=1+1", "２０２６", "①", "x" * 71 + " #y", "x" * 80 + ": y",
]  # fmt: skip
REFUSED = [
    "\ud800",
    "a\udfffb",
    "\x00",
    "a\x07",
    "\x1b[2J",
    "\x7f",
    "\x80",
    "\x9f",
    "\ufffe",
    "\uffff",
    "\x0b",
    "\x0c",
]


def _ruamel(text: str) -> Any:
    return ruamel.yaml.YAML(typ="safe", pure=True).load(io.StringIO(text))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _every_reader_agrees(data: dict[str, Any]) -> None:
    text = dump(data)
    raw = text.encode("utf-8")
    reference = read_reference(raw)
    assert reference.accepted
    assert same(reference.data, data)
    assert read(raw) == reference
    assert same(yaml.load(text, Loader=yaml.SafeLoader), data)
    assert same(_plain(_ruamel(text)), data)


@pytest.mark.parametrize("text", [*NAUGHTY, *OURS])
def test_naughty_strings_are_stored_or_refused_by_a_named_rule(text: str) -> None:
    for data in ({"theme": text}, {"list": [text, {"key": text}]}, {"a": {"b": {"c": text}}, "z": "end"}):
        try:
            dump(data)
        except Unwritable as refused:
            assert refused.fault.variant in rules.get(refused.fault.code).sentences
            assert any(
                ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0xFFFE <= ord(char) <= 0xFFFF for char in text
            )
            continue
        _every_reader_agrees(data)


def test_our_own_naughty_strings_are_all_stored() -> None:
    for text in OURS:
        _every_reader_agrees({"theme": text})


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_stored_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(Unwritable) as caught:
        dump({"actions": [{"key": "a1", "what": text}]})
    fault = caught.value.fault
    assert (fault.code, fault.pointer) == ("SUP034", "/actions/a1/what")
    assert fault.params["char"] == f"U+{ord(text.strip('ab[2J') or text):04X}"
    assert text not in str(caught.value.message.zh)


@pytest.mark.parametrize(
    ("value", "variant"),
    [
        (2**53, "number"), (-(2**53), "number"), (math.inf, "number"), (math.nan, "number"), (object(), "wrong_type"),
        ({1: "a"}, "key"), ({"": "a"}, "key"), (b"x", "wrong_type"),
    ],
)  # fmt: skip
def test_other_values_are_refused(value: Any, variant: str) -> None:
    with pytest.raises(Unwritable) as caught:
        dump({"a": value})
    assert (caught.value.fault.code, caught.value.fault.variant) == ("SUP034", variant)


def test_too_deep_and_look_alike_keys_are_refused() -> None:
    deep: Any = "x"
    for _ in range(MAX_DEPTH + 1):
        deep = [deep]
    for data, code in (
        ({"a": deep}, "SUP012"),
        ({"é": 1, "e\u0301": 2}, "SUP019"),
        ({"a\u200b": 1}, "SUP018"),
    ):
        with pytest.raises(Unwritable) as caught:
            dump(data)
        assert caught.value.fault.code == code


def test_the_look_of_a_record() -> None:
    data = {
        "schema": "session/1", "id": "S-20220615-7K3QX", "date": "2022-06-15", "start": "09:30", "minutes": 90, "remote": False,
        "supervisors": ["P-9M2AB"], "actions": [{"key": "a1", "what": "整理：三份", "tags": []}], "theme": "个案（第1次）",
        "refers": "S-20220515-7K3QX#a1", "summary": "第一行\n第二行\n", "short": "第一行\n第二行", "on": "2022-06-15",
    }  # fmt: skip
    assert dump(data) == (
        'schema: session/1\nid: S-20220615-7K3QX\ndate: "2022-06-15"\nstart: "09:30"\nminutes: 90\nremote: false\n'
        "supervisors:\n  - P-9M2AB\nactions:\n  - key: a1\n    what: 整理：三份\n    tags: []\ntheme: 个案（第1次）\n"
        "refers: S-20220515-7K3QX#a1\nsummary: |\n  第一行\n  第二行\nshort: |-\n  第一行\n  第二行\n"
        '"on": "2022-06-15"\n'
    )


TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=" \n\t#:-?[]{},&*!|>'\"%@`ab=<~\\.0127eE_+：，、•－“”今　"),
    st.sampled_from(OURS),
    st.from_regex(r"[-+0-9._:eExob]{1,12}", fullmatch=True),
)
VALUES = st.recursive(
    st.one_of(
        TEXTS, st.integers(-(2**53) + 1, 2**53 - 1), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.none()
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=800, deadline=None)
@given(st.dictionaries(TEXTS, VALUES, max_size=5))
@example({"a": 5e-324, "b": 1e16, "c": -0.0, "d": 1e-7})
@example({"": {}})
def test_whatever_was_written_reads_back_the_same(data: dict[str, Any]) -> None:
    try:
        dump(data)
    except Unwritable as refused:
        assert refused.fault.variant in rules.get(refused.fault.code).sentences
        return
    _every_reader_agrees(data)
