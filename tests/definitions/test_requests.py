"""What became of a request, on the day itself and the day before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from supervise_cli.definitions.requests import Request, requests, unanswered
from tests.definitions.books import facts_of

ASKED = {"id": "R-20220601-AAAAA", "asked_on": "2022-06-01"}


def said(n: int, day: str, outcome: str) -> dict[str, Any]:
    return {"id": f"F-20220601-0000{n}", "of": ASKED["id"], "date": day, "outcome": outcome}


def stands(day: str, *records: dict[str, Any]) -> list[Request]:
    with facts_of("2022-12-31", ASKED, *records) as facts:
        return requests(facts, date.fromisoformat(day))


def test_there_from_the_day_it_was_asked() -> None:
    assert stands("2022-05-31") == []
    (found,) = stands("2022-06-01")
    assert (found.days, found.workdays, found.is_open, found.is_urgent) == (0, 0, True, False)
    (found,) = stands("2022-06-02")
    assert (found.days, found.workdays) == (1, 1)


def test_urgent() -> None:
    with facts_of("2022-12-31", ASKED | {"urgency": "urgent"}) as facts:
        assert [each.is_urgent for each in unanswered(facts, date(2022, 6, 1))] == [True]


IN_A_SESSION = {
    "id": "S-20220610-AAAAA", "date": "2022-06-10",
    "follow_up": [{"of": ASKED["id"], "date": "2022-06-10", "outcome": "answered"}],
}  # fmt: skip


@pytest.mark.parametrize(
    "answer",
    [
        said(1, "2022-06-10", "answered"),
        IN_A_SESSION,
        {"id": "S-20220610-AAAAA", "date": "2022-06-10", "requests": [ASKED["id"]]},
    ],
)
def test_answered_from_the_day_of_the_answer(answer: dict[str, Any]) -> None:
    (before,) = stands("2022-06-09", answer)
    assert (before.answered_on, before.is_open) == ("", True)
    (then,) = stands("2022-06-10", answer)
    assert (then.answered_on, then.answer, then.is_open, then.days) == ("2022-06-10", answer["id"], False, 9)


def test_what_ended_it_first_stands() -> None:
    (found,) = stands("2022-06-30", said(1, "2022-06-03", "answered"), said(2, "2022-06-10", "dropped"))
    assert (found.answered_on, found.dropped_on) == ("2022-06-03", "")
    (found,) = stands("2022-06-30", said(1, "2022-06-03", "dropped"), said(2, "2022-06-10", "answered"))
    assert (found.answered_on, found.dropped_on) == ("", "2022-06-03")


def test_answered_before_it_was_asked_took_no_time() -> None:
    (found,) = stands("2022-06-30", said(1, "2022-05-30", "answered"))
    assert found.days == 0
