"""Mistakes that are mended alone are mended together, at one place and at several; then nothing is left."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise_cli import resources
from supervise_cli.records import codes
from supervise_cli.records.mending.judged import Judge
from supervise_cli.records.mending.rounds import Mended, mend
from supervise_cli.records.types import Catalogue
from tests.records.mend_cases import CASES
from tests.records.schema_slip_cases import BASE

JUDGE = Judge(Catalogue.load(resources.schemas()), "record", "S-20220615-7K3QX")
SESSION = BASE.replace("summary: ", 'start: "09:30"\nsummary: ')
KEYS = sorted(CASES)

TITLES = {
    "date": "督导日期",
    "minutes": "督导时长（分钟）",
    "start": "开始时间",
    "form": "督导形式",
    "content": "督导内容",
}
TYPED = {
    "date": (
        "2022-06-15", "2022年6月15日", "2022/6/15", "20220615", "2022-6-15", "２０２２－０６－１５",
        '"2022-06-15”', '"2022-06-15"，',
    ),
    "minutes": ('"60"', "６０", "60分钟", "060", "６０ 分钟"),
    "start": ("9:30", "09:30", "9：30", '"9.30"', '"9:30"'),
    "form": ("个别督导", "Individual", '"individual”', '"individual"，', '"individual"# 一对一'),
    "content": (
        "[实务技巧指导]", "实务技巧指导", "［practice_skill］", "[practice_skill］", "\n  - 实务技巧指导",
        "\n  -practice_skill", "\n  • 实务技巧指导", "\n  －practice_skill",
    ),
}  # fmt: skip
"""What people type for the values that stand in ``SESSION``, one mistake each."""


def _mended(text: str) -> Mended:
    return mend(text, JUDGE)


def _names(field: str) -> list[str]:
    title = TITLES[field]
    return [
        f"{field}：", f"{field}:", f"{field}:\u3000", f"{field}:\t", f"{field} = ", f"{field.upper()}: ",
        f"“{field}”: ", f"{title}: ", f"{title}：",
    ]  # fmt: skip


@pytest.mark.parametrize("field", TYPED)
def test_a_wrong_name_and_a_wrong_value_on_one_line(field: str) -> None:
    line = next(each for each in SESSION.splitlines() if each.startswith(f"{field}: "))
    for name, typed in itertools.product(_names(field), TYPED[field]):
        wrong = SESSION.replace(line, (name.rstrip(" \t\u3000") if typed[0] == "\n" else name) + typed, 1)
        found = _mended(wrong)
        assert found.after.faults == (), (name, typed)
        assert found.after.data == JUDGE(SESSION).data, (name, typed)
        assert _mended(found.after.text).after.text == found.after.text


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(KEYS), min_size=2, max_size=4, unique=True))
def test_mistakes_in_one_file(chosen: list[tuple[str, str]]) -> None:
    """Where each piece is still there to be typed wrongly, and no field is written a second time."""
    text = CASES[chosen[0]][0]
    planted = []
    for key in chosen:
        base, piece, typed, _ = CASES[key]
        if base != CASES[chosen[0]][0] or piece not in text:
            continue
        once = text.replace(piece, typed, 1)
        if any(each.code == codes.DUPLICATE for each in JUDGE(once).faults):
            continue
        text = once
        planted.append(key)
    found = _mended(text)
    assert found.after.faults == (), (planted, text, found.after.text)
    assert found.after.data is not None
    assert _mended(found.after.text).after.text == found.after.text


LEFT = {
    # (what is wrong and has one right answer, what is wrong beside it): what is left of the two.
    "a day without its year": ("date: ", "督导日期: ", '"2022-06-15"', "6月15日", [("SUP109", "no_year")]),
    "half of the day": ("start: ", "start：", '"09:30"', "2:30", [("SUP110", "half_day")]),
    "a value that is none": ("form: ", "form：", "individual", "不知道", [("SUP111", "")]),
    "a field twice": ("date: ", "date：", "minutes: 60", "minutes: 60\nminutes: 90", [("SUP019", "same")]),
    "a name that is none": ("date: ", "date：", "minutes: ", "mi: ", [("SUP102", "")]),
}


@pytest.mark.parametrize("why", LEFT)
def test_what_is_not_certain_does_not_keep_the_rest(why: str) -> None:
    piece, typed, other, unsure, left = LEFT[why]
    wrong = SESSION.replace(piece, typed, 1).replace(other, unsure, 1)
    found = _mended(wrong)
    assert typed not in found.after.text
    assert unsure in found.after.text
    assert [(each.code, each.variant) for each in found.after.faults if each.code != "SUP103"] == left
    assert _mended(found.after.text).after.text == found.after.text


def test_of_a_text_that_still_does_not_read_nothing_is_written() -> None:
    """What a mend did to it could not be proved."""
    wrong = SESSION.replace("minutes: ", "minutes：").replace("summary: ", 'summary: "')
    found = _mended(wrong)
    assert found.after.text == wrong
    assert found.refused


@pytest.mark.parametrize(
    ("piece", "typed"),
    [
        # The name of a list over words: something else may be meant by it.
        ("content: [practice_skill]", "督导内容: 谈了很多"),
        # Quotes are not what this value lacks.
        ("individual", "1_000"),
    ],
)
def test_what_would_only_be_wrong_otherwise_is_left(piece: str, typed: str) -> None:
    wrong = SESSION.replace(piece, typed, 1)
    assert wrong != SESSION
    assert _mended(wrong).after.text == wrong
