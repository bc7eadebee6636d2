"""On which day a record stands: its own, else the one on which it was written down."""

from __future__ import annotations

from supervise_cli.definitions.record_days import days_of
from tests.definitions.books import facts_of


def test_its_own_day_before_the_day_of_writing() -> None:
    records = [
        {"id": "S-20220615-AAAAA", "recorded_on": "2022-06-20"},
        {"id": "P-9M2AB", "recorded_on": "2022-06-01"},
        {"id": "S-20220616-BBBBB", "status": "draft", "recorded_on": "2022-06-17"},
    ]
    with facts_of("2022-06-30", *records) as facts:
        days = days_of(facts)
    assert days == {
        "S-20220615-AAAAA": "2022-06-15",
        "P-9M2AB": "2022-06-01",
        "P-2D6RW": "",
        "P-4T8NC": "",
        "ST-410902101": "",
    }
