"""What somebody is owed, one case at a time, as the domain says it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from supervise_cli.definitions.owed import Entitlements, Owed, months_of
from supervise_cli.definitions.seniority import experienced_from
from supervise_cli.model import Period
from supervise_cli.pipeline.opening import opened
from tests.figures import sample

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WANG = "P-WANG1"
Judging = Callable[..., Owed | None]


@pytest.fixture
def judge(tmp_path: Path) -> Judging:
    """One person's June 2022 on a day; ``posts`` are postings as (role, from, to)."""

    def one(
        day: str = "2022-06-10",
        posts: list[tuple[str, str | None, str | None]] | None = None,
        leave: list[tuple[str, str]] | None = None,
        since: str | None = None,
        policy: dict[str, Any] | None = None,
        closed: str | None = None,
        met: list[str] | None = None,
    ) -> Owed | None:
        root = tmp_path / "books"
        config = {"name": "一站", "division_code": "410902"} | ({"closed_on": closed} if closed else {})
        sample.put(root / "sup.yaml", config)
        sample.put(root / "policy.yaml", policy or {})
        held = [
            sample.post(sample.T1, role, start, end) for role, start, end in posts or [("worker", None, None)]
        ]
        records = [
            sample.station(sample.T1, "township_station", "中原路"),
            sample.person(WANG, "王秀英", *held) | ({"practice_since": since} if since else {}),
            *(
                {"schema": "leave/1", "id": f"L-20220601-{n:05d}", "status": "final", "person": WANG}
                | {"from": first, "to": last}
                for n, (first, last) in enumerate(leave or [])
            ),
            *(
                sample.session(f"S-20220601-{n:05d}", on, sample.T1, [sample.LEAD], [WANG], 60)
                for n, on in enumerate(met or [])
            ),
        ]
        for each in records:
            sample.put(root / sample.folder(each) / f"{each['id']}.yaml", each)
        with opened(root, NOW, as_of=date.fromisoformat(day)) as state:
            found = Entitlements(state.facts).of(Period.month(2022, 6))
        return next((each for each in found if each.post.person == WANG), None)

    return one


def _is(owed: Owed | None, expected: int, state: str) -> bool:
    return owed is not None and (owed.expected, owed.state.value) == (expected, state)


def test_a_worker_is_owed_one_by_the_last_working_day(judge: Judging) -> None:
    owed = judge()
    assert _is(owed, 1, "due")
    assert owed is not None
    assert owed.by == "2022-06-30"


def test_a_new_worker_is_owed_two(judge: Judging) -> None:
    assert _is(judge(since="2022-01-10"), 2, "due")


def test_who_never_said_since_when_counts_as_experienced(judge: Judging) -> None:
    assert _is(judge(since=None), 1, "due")


def test_the_year_that_ends_in_mid_month_counts_by_days(judge: Judging) -> None:
    # 14 days of two and 16 of one: 44/30; 15 and 15: 45/30, and halves go up.
    assert _is(judge(since="2021-06-15"), 1, "due")
    assert _is(judge(since="2021-06-16"), 2, "due")


@pytest.mark.parametrize(("start", "expected"), [("2022-06-16", 1), ("2022-06-17", 0)])
def test_the_first_month_counts_by_days(judge: Judging, start: str, expected: int) -> None:
    assert _is(judge(posts=[("worker", start, None)]), expected, "due" if expected else "met")


def test_the_last_month_counts_by_days_and_ends_with_the_post(judge: Judging) -> None:
    # The 19th is a Sunday.
    owed = judge(posts=[("worker", None, "2022-06-19")])
    assert _is(owed, 1, "due")
    assert owed is not None
    assert owed.by == "2022-06-17"


def test_leave_is_excused(judge: Judging) -> None:
    assert _is(judge(leave=[("2022-06-01", "2022-06-15")]), 1, "due")
    assert _is(judge(leave=[("2022-05-01", "2022-06-16")]), 0, "met")
    assert judge(leave=[("2022-06-01", "2022-06-10"), ("2022-06-11", "2022-07-10")]) is None


def test_before_leave_there_is_less_time(judge: Judging) -> None:
    owed = judge(leave=[("2022-06-25", "2022-07-05")])
    assert owed is not None
    assert owed.by == "2022-06-24"


def test_roles_that_are_owed_nothing(judge: Judging) -> None:
    assert judge(posts=[("volunteer", None, None)]) is None
    # A change of role in mid-month: only the days as a worker count.
    assert _is(judge(posts=[("volunteer", None, "2022-06-20"), ("worker", "2022-06-21", None)]), 0, "met")


def test_a_transfer_within_the_month_owes_once(judge: Judging) -> None:
    posts: list[tuple[str, str | None, str | None]] = [
        ("worker", None, "2022-06-14"), ("head", "2022-06-15", None),
    ]  # fmt: skip
    before, after = judge("2022-06-10", posts), judge("2022-06-20", posts)
    assert before is not None
    assert after is not None
    assert (before.expected, before.post.role) == (1, "worker")
    assert (after.expected, after.post.role) == (1, "head")


def test_what_can_still_be_held_is_due_and_then_missing(judge: Judging) -> None:
    assert _is(judge("2022-06-30"), 1, "due")
    assert _is(judge("2022-07-01"), 1, "missing")
    # Left on the 19th: nothing can be made up after that.
    assert _is(judge("2022-06-20", posts=[("worker", None, "2022-06-19")]), 1, "missing")


def test_on_the_last_days_off_it_is_still_possible(judge: Judging) -> None:
    owed = judge("2022-06-18", posts=[("worker", None, "2022-06-19")])
    assert owed is not None
    assert owed.by == "2022-06-19"


def test_delivered_is_what_was_held_by_that_day(judge: Judging) -> None:
    assert _is(judge("2022-06-10", met=["2022-06-09"]), 1, "met")
    assert _is(judge("2022-06-10", met=["2022-06-11"]), 1, "due")
    assert _is(judge("2022-06-10", met=["2022-05-31"]), 1, "due")


def test_a_closed_repository_owes_no_more(judge: Judging) -> None:
    assert _is(judge("2022-06-10", closed="2022-06-15"), 1, "due")
    assert judge("2022-06-10", closed="2022-05-31") is None
    owed = judge("2022-06-10", closed="2022-06-15")
    assert owed is not None
    assert owed.by == "2022-06-15"


def _dated(*values: tuple[str, int]) -> list[dict[str, Any]]:
    return [{"from": day, "value": n, "unit": "sessions_per_month", "source": None} for day, n in values]


def test_policy_of_each_day(judge: Judging) -> None:
    assert _is(judge(policy={"worker_sessions": _dated(("2022-06-01", 3))}), 3, "due")
    # Ten days of one, twenty of four: 3.
    assert _is(judge(policy={"worker_sessions": _dated(("2022-06-11", 4))}), 3, "due")


def test_days_that_owe_nothing_are_no_last_chance(judge: Judging) -> None:
    owed = judge(policy={"worker_sessions": _dated(("2022-06-20", 0))})
    assert _is(owed, 1, "due")
    assert owed is not None
    assert owed.by == "2022-06-17"


def test_months_of_a_period() -> None:
    quarter = Period.parse("2022-Q4")
    assert quarter is not None
    assert [each.label for each in months_of(quarter)] == ["2022-10", "2022-11", "2022-12"]


@pytest.mark.parametrize(
    ("since", "months", "day"),
    [
        ("2021-06-15", 12, "2022-06-15"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2021-12-31", 2, "2022-02-28"),
        ("2021-11-30", 1, "2021-12-30"),
        ("2021-06-15", 0, "2021-06-15"),
    ],
)
def test_when_somebody_is_no_longer_new(since: str, months: int, day: str) -> None:
    assert experienced_from(date.fromisoformat(since), months).isoformat() == day
