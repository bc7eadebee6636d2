"""Mends: each by its case, and together: nothing but the slip changes, and what is not certain is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise_cli import resources
from supervise_cli.records import codes, schema_codes
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.mending.judged import Judge, scalars
from supervise_cli.records.mending.mend import Cure, Edit, Mend, Spot
from supervise_cli.records.mending.proof import read_alike
from supervise_cli.records.mending.registry import MENDS
from supervise_cli.records.mending.rounds import Mended, mend
from supervise_cli.records.mending.tidying import tidy
from supervise_cli.records.nodes import Scalar
from supervise_cli.records.reading import read
from supervise_cli.records.types import Catalogue, RecordType
from supervise_cli.records.writing import dump, same
from tests.records.mend_cases import CASES, PERIOD
from tests.records.schema_slip_cases import BASE
from tests.schemas import instances

CATALOGUE = Catalogue.load(resources.schemas())
TYPES = list(CATALOGUE)


def _mended(text: str, identity: str = "S-20220615-7K3QX") -> Mended:
    return mend(text, Judge(CATALOGUE, "record", identity))


def test_every_mend_has_a_case_and_cures_a_fault_there_is() -> None:
    # A mend without a case here is not tested by anything below: add it to mend_cases.
    assert set(CASES) == set(MENDS)
    every = {**codes.VARIANTS, **schema_codes.VARIANTS}
    assert [key for key in MENDS if key[1] not in every[key[0]]] == []


@pytest.mark.parametrize("key", CASES, ids="-".join)
def test_the_slip_is_mended_and_nothing_else(key: tuple[str, str]) -> None:
    text, piece, typed, mended = CASES[key]
    assert text.count(piece) >= 1
    before, _, after = text.partition(piece)
    wrong = before + typed + after
    found = _mended(wrong)
    assert key in {(each.code, each.variant) for each in found.before.faults}
    assert found.after.faults == ()
    rest = after.partition("\n")[2] if mended.endswith('。"') else after
    tail = "\n" + rest if mended.endswith('。"') else rest
    assert found.after.text == before + mended + tail
    assert _mended(found.after.text).after.text == found.after.text


@pytest.mark.parametrize("key", CASES, ids="-".join)
def test_line_ends_stay(key: tuple[str, str]) -> None:
    text, piece, typed, _ = CASES[key]
    wrong = text.replace(piece, typed, 1)
    plain, crlf = _mended(wrong), _mended(wrong.replace("\n", "\r\n"))
    assert crlf.after.faults == ()
    assert crlf.after.text == plain.after.text.replace("\n", "\r\n")


_SUMMARY = "summary: 谈了入户探访的准备。"
TWO_ANSWERS = {
    "half of the day": (_SUMMARY, f"start: 2:30\n{_SUMMARY}".replace("2:30", '"2:30"')),
    "no year": ('"2022-06-15"', "6月15日"),
    "short year": ('"2022-06-15"', "22-6-15"),
    "a span of days": ('"2022-06-15"', "2022年6月15日至16日"),
    "a day that is not": ('"2022-06-15"', "2022-6-31"),
    "date and time": ('"2022-06-15"', "2022年6月15日 14:00"),
    "about": ("minutes: 60", "minutes: 大约60"),
    "ten thousands": ("minutes: 60", "minutes: 3万"),
    "a number in words": ("minutes: 60", "minutes: 一百二"),
    "part of a title": ("individual", "督导"),
    "nearly a key": ("individual", "individul"),
    "two keys": ("individual", "个别督导、团体督导"),
    "a comma in words": (_SUMMARY, f"suggestions: [先走访，再商量]\n{_SUMMARY}"),
    "Chinese quotes around words": (_SUMMARY, "summary: “Ok”"),
    "a comment or a part": (_SUMMARY, f"{_SUMMARY} #3"),
    "tabs of unknown width": (_SUMMARY, "summary: |\n  谈了\n\t准备"),
    "an open quote": (_SUMMARY, 'summary: "谈了'),
    "a label and its use": (_SUMMARY, "theme: &x 谈\nsummary: *x"),
    "a tag": (_SUMMARY, "summary: !!str 谈"),
    "a colon and a comment": (_SUMMARY, "summary: 谈: 准备 # 补"),
    "O for 0": ("P-9M2AB", "P-9M2AO"),
    "a name": ("P-9M2AB", "王秀兰"),
    "a field twice": (_SUMMARY, f"{_SUMMARY}\nsummary: 又谈了"),
    "an unknown field": (_SUMMARY, f"{_SUMMARY}\n备注：无"),
    "a synonym": ("face_to_face", "当面"),
    "bullets in words": (_SUMMARY, "summary:\n  • 先走访\n  • 再商量"),
    "Chinese brackets around words": (_SUMMARY, "summary: ［先走访，再商量］"),
    "text that goes on at the margin": (_SUMMARY, "summary: |\n  谈了\n结果：好"),
    "a key that is none there": ("minutes: 60", "minutes: 60\noutcome：held"),
    "a list after a wide comma that is no key": ("[practice_skill]", "[practice_skill，走访]"),
    "a number with another unit": ("minutes: 60", "minutes: 60秒"),
    "yes and no": ("- person: P-9M2AB", "- person: P-9M2AB\n  absent: 有时"),
}


@pytest.mark.parametrize("why", TWO_ANSWERS)
def test_what_can_be_meant_in_two_ways_is_left(why: str) -> None:
    piece, typed = TWO_ANSWERS[why]
    assert piece in BASE
    wrong = BASE.replace(piece, typed, 1)
    found = _mended(wrong)
    assert found.before.faults
    assert found.after.text == wrong


def test_only_what_was_chosen() -> None:
    wrong = BASE.replace('"2022-06-15"', "2022-06-15").replace("individual", "个别督导")
    judge = Judge(CATALOGUE, "record", "S-20220615-7K3QX")
    assert mend(wrong, judge, {"SUP111"}).after.text == BASE.replace('"2022-06-15"', "2022-06-15")
    assert mend(wrong, judge, ()).after.text == wrong


@pytest.mark.parametrize("one", ["：", ":", ":\u3000"])
@pytest.mark.parametrize("two", ["：", ":", ":\u3000"])
def test_colons_on_lines_one_below_the_other(one: str, two: str) -> None:
    wrong = PERIOD.replace('service: casework\n  period: "', f'service{one}casework\n  period{two}"')
    assert wrong != PERIOD
    assert _mended(wrong).after.text == PERIOD


def _also(mend: Mend, piece: str, instead: str) -> Mend:
    """A mend that does more than it should."""

    def more(spot: Spot) -> Sequence[Cure]:
        at = spot.text.index(piece)
        (cure,) = mend(spot)
        return (Cure((*cure.edits, Edit(at, at + len(piece), instead)), cure.touches),)

    return more


@pytest.mark.parametrize(
    ("key", "piece", "instead"),
    [
        # Another value, an item of a list, a field, a comment's place in what did not read.
        (("SUP109", "chinese"), "minutes: 60", "minutes: 90"),
        (("SUP109", "chinese"), "[educational]", "[supportive]"),
        (("SUP109", "chinese"), "focus: []\n", ""),
        (("SUP111", "label"), "了入户", "了又入户"),
        (("SUP021", "fullwidth"), "minutes: 60", "minutes: 90"),
        (("SUP021", "fullwidth"), "summary: 谈了", "summary: 谈"),
        (("SUP021", "fullwidth"), "- person: P-9M2AB", "  person: P-9M2AB"),
    ],
)
def test_a_mend_that_changes_anything_else_is_refused(
    monkeypatch: pytest.MonkeyPatch, key: tuple[str, str], piece: str, instead: str
) -> None:
    text, sound, typed, _ = CASES[key]
    wrong = text.replace(sound, typed, 1)
    assert _mended(wrong).after.text == text
    monkeypatch.setitem(cast("dict[Any, Any]", MENDS), key, _also(MENDS[key], piece, instead))
    found = _mended(wrong)
    assert found.after.text == wrong
    assert found.refused


def test_a_text_that_other_readers_read_otherwise_is_refused() -> None:
    judged = Judge(CATALOGUE, "record", "")(BASE.replace('"2022-06-15"', "2022-06-15"))
    assert [(each.code, each.pointer) for each in judged.faults] == [("SUP029", "/date")]
    # Told of, it is nobody's surprise; untold it must not stand.
    assert read_alike(judged)
    assert not read_alike(replace(judged, faults=()))


# --- slips planted into whole records -----------------------------------------------------------------


def _with_comments(text: str, random: Random) -> str:
    """The same text with comments above, behind and between, where they are comments."""
    judged = Judge(CATALOGUE, "record", "")(text)
    inside = {
        line
        for _, node in scalars(judged.root)
        if node.end.line > node.start.line
        for line in range(node.start.line, node.end.line + 1)
    }
    lines = []
    for number, line in enumerate(text.splitlines()):
        if number not in inside and random.random() < 0.2:
            if line and not line[0].isspace() and line[0] != "-":
                lines.append(f"# 上面的话{number}")
            else:
                # Behind words a comment may be a part of them, of which people are warned.
                line += f"  # 后面的话{number}" if line.isascii() else ""
        lines.append(line)
    return "\n".join(lines) + "\n"


def _typed_otherwise(text: str, rtype: RecordType, random: Random) -> Iterator[tuple[int, int, str]]:
    """Places of a text with what somebody may type there instead, each with one right answer."""
    judged = Judge(CATALOGUE, "record", "")(text)
    for path, node in scalars(judged.root):
        field = rtype.field(*path)
        if field is None or node.style in ("|", ">") or node.start.line != node.end.line:
            continue
        for typed in _slips(node, field, random):
            yield node.start.index, node.end.index, typed


def _slips(node: Scalar, field: Field, random: Random) -> list[str]:
    value = node.value
    if field.kind is Kind.DATE:
        year, month, day = (int(part) for part in value.split("-"))
        wide = value.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
        return [value, f"{year}年{month}月{day}日", f"{year}/{month}/{day}", f"{year}.{month}.{day}", wide]
    if field.kind is Kind.CHOICE:
        choice = next(each for each in field.choices if each.value == value)
        return [choice.title.zh, value.upper(), value.replace("_", "-")]
    if field.kind is Kind.BOOLEAN:
        return ["是", "√"] if value == "true" else ["否", "no"]
    if field.kind is Kind.TIME and value > "10":
        return [value, value.replace(":", "："), f'"{value.replace(":", ".")}"']
    if field.kind is Kind.INTEGER:
        return [f'"{value}"', "0" + value] if not value.startswith("-") else []
    return []


def _lines_otherwise(text: str, rtype: RecordType, random: Random) -> Iterator[tuple[int, int, str]]:
    judged = Judge(CATALOGUE, "record", "")(text)
    inside = {
        line
        for _, node in scalars(judged.root)
        if node.end.line > node.start.line
        for line in range(node.start.line + 1, node.end.line + 1)
    }
    for number, line in enumerate(text.split("\n")):
        match = re.match(r"(?P<lead> *(?:- )?)(?P<key>[a-z_]+): (?=\S)", line)
        if match and number not in inside and number > 2:
            start = judged.starts[number] + match.end("key")
            # Without its space, a colon further on is taken for the one that ends the key.
            glued = () if ": " in line[match.end() :] else (":", ":\u3000")
            yield start, start + 2, random.choice(("：", ":\t", *glued))
            yield judged.starts[number] + len(line), judged.starts[number] + len(line), "  "


def _planted(text: str, rtype: RecordType, random: Random) -> str:
    slips = [*_typed_otherwise(text, rtype, random), *_lines_otherwise(text, rtype, random)]
    chosen: list[tuple[int, int, str]] = []
    lines: set[int] = set()
    for start, end, typed in random.sample(slips, min(len(slips), random.randint(1, 5))):
        line = text.count("\n", 0, start)
        if line not in lines:
            lines.add(line)
            chosen.append((start, end, typed))
    for start, end, typed in sorted(chosen, reverse=True):
        text = text[:start] + typed + text[end:]
    return text


def _comments(text: str) -> list[str]:
    return re.findall(r"# (?:上|后)面的话\d+", text)


@settings(max_examples=150, deadline=None)
@given(number=st.integers(0, 2**32))
def test_planted_slips_are_mended_and_the_rest_stays(number: int) -> None:
    random = Random(number)
    rtype = TYPES[number % len(TYPES)]
    data: dict[str, Any] = instances.some(rtype, random)
    text = _with_comments(dump(data), random)
    judge = Judge(CATALOGUE, "record", str(data["id"]))
    assert judge(text).faults == ()
    wrong = _planted(text, rtype, random)
    found = mend(wrong, judge)
    after = tidy(found.after, judge)
    assert after.faults == (), (wrong, after.text)
    assert after.data is not None
    one, other = (dict(sorted(each.items())) for each in (after.data, data))
    assert same(one, other), (wrong, after.text)
    assert sorted(_comments(after.text)) == sorted(_comments(text))
    assert read(after.text.encode()).faults == ()
    again = mend(after.text, judge)
    assert tidy(again.after, judge).text == after.text
    # What was sound is as it was, but for the order of fields.
    sound = set(wrong.splitlines()) & set(text.splitlines())
    assert sound <= set(after.text.splitlines())
