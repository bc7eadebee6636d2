"""Of several outcomes of one day the one that ends more stands, whatever the ids of the records."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from supervise_cli.definitions.actions import Action, actions
from supervise_cli.definitions.requests import Request, requests
from supervise_cli.pipeline.opening import opened
from tests.figures import sample
from tests.figures.recount import Books, Recount

NOW = datetime(2026, 11, 26, tzinfo=UTC)
ACTION, REQUEST = "S-20220516-MAY01#a2", "R-20220603-Q1ANN"
DAY = "2022-06-20"


def _said(of: str, outcomes: tuple[str, ...]) -> list[dict[str, Any]]:
    """Follow-ups of one day, their ids in the order of ``outcomes``."""
    return [
        {
            "schema": "follow_up/1", "id": f"F-20220620-0000{n}", "status": "final", "of": of, "date": DAY,
            "recorded_on": DAY, "outcome": outcome,
        }
        | ({"owner": sample.ZHAO} if outcome == "handed_over" else {})
        for n, outcome in enumerate(outcomes)
    ]  # fmt: skip


def _action(folder: Path, said: list[dict[str, Any]]) -> Action:
    with opened(sample.write(folder, said), NOW) as state:
        return actions(state.facts, date(2022, 6, 30))[ACTION]


@pytest.mark.parametrize(
    ("outcomes", "stands", "closed"),
    [
        (("in_progress", "done"), "done", DAY),
        (("in_progress", "dropped"), "dropped", DAY),
        (("in_progress", "handed_over"), "handed_over", ""),
        (("dropped", "done"), "done", DAY),
        (("in_progress", "done", "confirmed"), "done", DAY),
        (("in_progress", "confirmed"), "confirmed", DAY),
    ],
)
def test_what_ends_an_action_stands(
    tmp_path: Path, outcomes: tuple[str, ...], stands: str, closed: str
) -> None:
    for n, order in enumerate(permutations(outcomes)):
        found = _action(tmp_path / str(n), _said(ACTION, order))
        assert (found.outcome, found.closed_on) == (stands, closed), order


def test_in_a_session_and_alone(tmp_path: Path) -> None:
    """The session of that day says it goes on, and its id is the greater."""
    of_the_day = sample.session("S-20220620-ZZZZ9", DAY, sample.T1, [sample.HEAD1], [sample.WANG], 30)
    of_the_day["follow_up"] = [{"of": ACTION, "date": DAY, "outcome": "in_progress"}]
    found = _action(tmp_path / "books", [of_the_day, *_said(ACTION, ("done",))])
    assert (found.outcome, found.closed_on) == ("done", DAY)


def _request(folder: Path) -> Request:
    with opened(folder, NOW) as state:
        return next(each for each in requests(state.facts, date(2022, 6, 30)) if each.record == REQUEST)


def test_an_answer_stands_before_a_withdrawal(tmp_path: Path) -> None:
    outcomes = ("dropped", "handed_over", "answered", "in_progress")
    for n, order in enumerate(permutations(outcomes)):
        folder = sample.write(tmp_path / str(n), _said(REQUEST, order))
        found = _request(folder)
        assert (found.answered_on, found.dropped_on, found.owner) == (DAY, "", sample.ZHAO), order
        again = Recount(Books(folder), "2022-06", "", "2022-06-30").requests()
        assert next(each for each in again if each["id"] == REQUEST)["answered"] == DAY
