"""What is owed, delivered and asked, over random repositories, equals a recount that shares no code."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from supervise_cli.definitions.owed import State
from supervise_cli.definitions.owing import Kind, Owing
from supervise_cli.definitions.postings import Homes
from supervise_cli.definitions.scope import EVERYTHING, Scope, ScopeKind
from supervise_cli.definitions.staff import in_post
from supervise_cli.definitions.standings import ALL, month_to_date, standings
from supervise_cli.model import Period
from supervise_cli.pipeline.checking import check
from supervise_cli.pipeline.computing import Computing
from supervise_cli.pipeline.opening import opened
from tests.definitions.random_books import PLACES, Making
from tests.figures.recount import Books, Recount

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SEEDS = range(24)
_OWED = ("sessions_owed", "sessions_short", "requests_open", "request_workdays")
_STANDING = {
    "in_post": "people_in_post",
    "owed": "workers_owed",
    "supervised": "workers_supervised",
    "sessions": "sessions",
    "expected": "sessions_owed",
    "short": "sessions_short",
    "actions_open": "actions_open",
    "actions_overdue": "actions_overdue",
    "requests_open": "requests_open",
}


def _scope(record: str) -> Scope:
    if not record:
        return EVERYTHING
    return Scope(ScopeKind.SUPERVISOR if record.startswith("P-") else ScopeKind.STATION, record)


def _day(seed: int) -> date:
    return date(2022, 4, 1 + seed % 28).replace(month=Random(seed).choice((4, 5, 6, 7, 8)))


@pytest.fixture(params=SEEDS, ids=lambda seed: f"seed{seed}")
def seed(request: pytest.FixtureRequest) -> int:
    assert isinstance(request.param, int)
    return request.param


@pytest.fixture
def books(seed: int, tmp_path: Path) -> Path:
    return Making(seed).write(tmp_path / "books")


def test_the_books_are_sound(books: Path) -> None:
    # Whatever is refused counts nowhere, and the recount would not know.
    with opened(books, NOW) as state:
        assert check(state).invalid == 0


@pytest.mark.parametrize("month", ["2022-05", "2022-06"])
def test_figures_equal_the_recount(books: Path, seed: int, month: str) -> None:
    with opened(books, NOW, as_of=_day(seed)) as state:
        period = Period.parse(month)
        assert period is not None
        computing = Computing(state, period)
        own = Books(books)
        for record in ("", *PLACES, *own.final["person"]):
            recount = Recount(own, month, record, state.as_of.isoformat())
            expected = {**recount.of_owed(), **recount.of_requests()}
            found = {name: computing.answer(name, _scope(record)).value for name in _OWED}
            assert found == expected, record


def test_what_is_due_equals_the_recount(books: Path, seed: int) -> None:
    judged = day = _day(seed)
    with opened(books, NOW, as_of=day) as state:
        owing = Owing(state.facts)
        # A closed repository stands as on its last day.
        if (closed := Books(books).closed) < day.isoformat():
            day = date.fromisoformat(closed)
        own = Recount(Books(books), f"{day:%Y-%m}", "", day.isoformat())
        # Who supervises is asked for this very day, not for the month's last.
        own.last = day.isoformat()
        turns = {each["id"]: each["turn"] for each in own.requests()}
        own = Recount(Books(books), f"{day:%Y-%m}", "", day.isoformat())
        # Of what was not given in time no day is left, in a closed repository too.
        entitled = Recount(Books(books), f"{day:%Y-%m}", "", judged.isoformat()).entitled()
        short = {
            (row["person"], row["by"], row["expected"], row["delivered"])
            for row in entitled
            if row["expected"] > row["delivered"]
        }
        assert {
            (each.post.person, each.by, each.expected, each.delivered) for each in owing.month if each.short
        } == short
        assert {
            (each.subject, each.by, each.expected, each.delivered)
            for each in owing.things
            if each.kind is Kind.SESSION
        } == {each for each in short if each[1]}
        assert all(each.by for each in owing.month if each.state is State.DUE)
        waiting = {(row["id"], row["due"], turns[row["id"]]) for row in own.requests() if row["open"]}
        until = owing._ahead("due_ahead_days")
        assert {(each.subject, each.by, each.who) for each in owing.things if each.kind is Kind.REQUEST} == {
            each for each in waiting if each[1] <= until
        }


def test_standings_are_the_figures(books: Path, seed: int) -> None:
    with opened(books, NOW, as_of=_day(seed)) as state:
        found = standings(state.facts, month_to_date(state.facts))
        computing = Computing(state, found.period)
        assert set(found.stations) == {ALL, *PLACES}
        for rows in (found.stations, found.supervisors):
            for record, standing in rows.items():
                for field, name in _STANDING.items():
                    if computing.applies(name, _scope(record)):
                        answer = computing.answer(name, _scope(record))
                        assert getattr(standing, field) == answer.total, (record, name)
        late = computing.answer("requests_open").of("state", "overdue")
        assert found.stations[ALL].requests_overdue == late


def test_nobody_is_left_out_of_the_supervisors(books: Path, seed: int) -> None:
    """Who has no row in ``standings`` has nothing to show in any of its figures."""
    with opened(books, NOW, as_of=_day(seed)) as state:
        found = standings(state.facts, month_to_date(state.facts))
        computing = Computing(state, found.period)
        for person in Books(books).final["person"]:
            if person not in found.supervisors:
                for name in set(_STANDING.values()) - {"people_in_post"}:
                    assert computing.answer(name, _scope(person)).total == 0, (person, name)


def test_homes_are_those_of_the_day(books: Path, seed: int) -> None:
    with opened(books, NOW, as_of=_day(seed)) as state:
        homes = Homes(state.facts)
        for day in (date(2022, 4, 30), date(2022, 6, 15), _day(seed)):
            at = {person: homes.at(person, day.isoformat()) for person in homes.of}
            assert [each for _, each in sorted(at.items()) if each is not None] == in_post(state.facts, day)


def test_nobody_is_owed_twice(books: Path, seed: int) -> None:
    with opened(books, NOW, as_of=_day(seed)) as state:
        owed = Owing(state.facts).month
        assert len({each.post.person for each in owed}) == len(owed)


def test_something_is_counted_at_all(tmp_path: Path) -> None:
    kinds: dict[str, int] = {}
    for seed in SEEDS:
        with opened(Making(seed).write(tmp_path / str(seed)), NOW, as_of=_day(seed)) as state:
            owing = Owing(state.facts)
            for each in owing.things:
                name = f"{each.kind}/{each.variant}"
                kinds[name] = kinds.get(name, 0) + 1
            for owed in owing.month:
                kinds[owed.state] = kinds.get(owed.state, 0) + 1
    assert {"met", "due", "missing", "session/", "session/new", "request/urgent", "request/normal"} <= set(
        kinds
    )
    assert {"action/", "action/long", "agreement/ends", "agreement/review", "agreement/over"} <= set(kinds)
    assert {"rebooking/"} <= set(kinds)
