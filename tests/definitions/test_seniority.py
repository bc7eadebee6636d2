"""From when on somebody no longer counts as new: to the day, at the ends of months too."""

from __future__ import annotations

from datetime import date

import pytest

from supervise_cli.definitions.seniority import experienced_from


@pytest.mark.parametrize(
    ("since", "months", "day"),
    [
        ("2021-06-15", 12, "2022-06-15"),
        ("2022-01-31", 1, "2022-02-28"),
        ("2022-01-31", 2, "2022-03-31"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2021-12-31", 12, "2022-12-31"),
        ("2021-12-31", 2, "2022-02-28"),
    ],
)
def test_so_many_months_later(since: str, months: int, day: str) -> None:
    assert experienced_from(date.fromisoformat(since), months).isoformat() == day
