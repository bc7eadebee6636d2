"""Who came to the stations of a scope and who left, by the day; who is appointed what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.scope import Scope, ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.definitions.staff import Move, appointments, arrivals, departures
from supervise_cli.model import Period
from tests.definitions.books import facts_of

T1, T2 = "ST-410902101", "ST-410902102"
FIRST, LAST = date(2022, 6, 1), date(2022, 6, 30)


def _moves(*postings: dict[str, Any], inside: tuple[str, ...] = (T1,)) -> tuple[list[Move], list[Move]]:
    """Arrivals and departures of June of somebody with these postings."""
    held = [{"key": f"p{n}", "role": "worker", **each} for n, each in enumerate(postings, 1)]
    other = {"id": T2, "division_code": "410902102"}
    with facts_of("2022-07-10", {"id": "P-9M2AB", "postings": held}, other) as facts:
        return (
            arrivals(facts, FIRST, LAST, inside.__contains__),
            departures(facts, FIRST, LAST, inside.__contains__),
        )


@pytest.mark.parametrize(
    ("day", "counts"), [("2022-05-31", 0), ("2022-06-01", 1), ("2022-06-30", 1), ("2022-07-01", 0)]
)
def test_the_first_and_the_last_day_count(day: str, counts: int) -> None:
    came, left = _moves({"station": T1, "from": day})
    assert (len(came), len(left)) == (counts, 0)
    came, left = _moves({"station": T1, "from": "2022-01-01", "to": day})
    assert (len(came), len(left)) == (0, counts)


def test_what_is_told_of_a_move() -> None:
    came, left = _moves({"station": T1, "from": "2022-06-10", "to": "2022-06-20", "left_because": "resigned"})
    assert came == [Move("P-9M2AB", "/postings/p1", T1, "worker", "2022-06-10")]
    assert left == [Move("P-9M2AB", "/postings/p1", T1, "worker", "2022-06-20", "resigned")]
    _, left = _moves({"station": T1, "to": "2022-06-20"})
    assert left == [Move("P-9M2AB", "/postings/p1", T1, "worker", "2022-06-20", "unknown")]


def test_a_post_outside_the_scope_or_outside_the_stations_is_none() -> None:
    assert _moves({"station": T2, "from": "2022-06-10", "to": "2022-06-20"}) == ([], [])
    assert _moves({"organisation": "区民政局", "from": "2022-06-10", "to": "2022-06-20"}) == ([], [])


def _followed_by(begins: str, at: str = T1) -> tuple[int, int]:
    """(arrivals, departures) of a post that ends on 15 June and one that begins so."""
    came, left = _moves(
        {"station": T1, "from": "2022-01-01", "to": "2022-06-15"},
        {"station": at, "from": begins},
        inside=(T1, T2),
    )
    return len(came), len(left)


def test_who_goes_on_the_next_day_has_not_moved() -> None:
    assert _followed_by("2022-06-14") == (0, 0)
    assert _followed_by("2022-06-15") == (0, 0)
    assert _followed_by("2022-06-16") == (0, 0)
    assert _followed_by("2022-06-17") == (1, 1)
    assert _followed_by("2022-06-16", T2) == (0, 0)


def test_between_two_posts_inside_nobody_moves_for_the_whole() -> None:
    """He is still at the first on the day before, and until the day after, though no longer."""
    begun = _moves(
        {"station": T1, "to": "2022-06-14"}, {"station": T1, "from": "2022-06-15", "to": "2022-06-15"}
    )
    assert [len(each) for each in begun] == [0, 1]
    ended = _moves(
        {"station": T1, "from": "2022-06-15", "to": "2022-06-15"}, {"station": T1, "from": "2022-06-16"}
    )
    assert [len(each) for each in ended] == [1, 0]


def test_two_posts_from_one_day_are_one_arrival() -> None:
    came, left = _moves(
        {"station": T1, "from": "2022-06-10", "to": "2022-06-20", "fte": 0.5},
        {"station": T2, "from": "2022-06-10", "to": "2022-06-20", "fte": 0.5},
        inside=(T1, T2),
    )
    assert [len(came), len(left)] == [1, 1]


def test_an_appointment_of_somebody_at_a_station_and_of_somebody_outside() -> None:
    kinds = {"kind": "external", "side": "external", "from": "2022-01-01"}
    outside = {"id": "P-2D6RW", "appointments": [{"key": "d1", "origin": "university", **kinds}]}
    inside = {
        "id": "P-9M2AB",
        "postings": [{"key": "p1", "station": T1, "role": "head"}],
        "appointments": [{"key": "d1", **kinds}],
    }
    with facts_of("2022-06-30", outside, inside) as facts:
        assert [(each.person, each.origin, each.home) for each in appointments(facts, LAST)] == [
            ("P-2D6RW", "university", ""),
            ("P-9M2AB", "", T1),
        ]


def test_an_appointment_for_a_county_belongs_to_its_centre() -> None:
    centre = {
        "id": "ST-410902",
        "level": "county_centre",
        "division_code": "410902",
        "division_type": None,
    }
    appointed = {
        "key": "d1",
        "kind": "external",
        "side": "external",
        "from": "2022-01-01",
        "counties": ["410902"],
    }
    with facts_of("2022-06-30", centre, {"id": "P-2D6RW", "appointments": [appointed]}) as facts:
        within = Scoped(Activity(facts, Period.month(2022, 6)), Scope(ScopeKind.STATION, "ST-410902"))
        assert [each.person for each in within.appointed] == ["P-2D6RW"]
