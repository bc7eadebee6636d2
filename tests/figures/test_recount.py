"""Every figure of the demo and of a hand-made sample equals an independent recount; sums hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from supervise_cli import figures
from supervise_cli.definitions.scope import EVERYTHING, Scope, ScopeKind
from supervise_cli.figures.figure import Op, Sharing
from supervise_cli.model import Period
from supervise_cli.pipeline.computing import Computing
from supervise_cli.pipeline.opening import Opened, opened
from tests.figures import sample
from tests.figures.recount import Books, Recount
from tests.running import run_inside

NOW = datetime(2026, 11, 23, tzinfo=UTC)
DEMO_MONTHS = ("2022-04", "2022-05", "2022-06")
SAMPLE_MONTHS = ("2022-05", "2022-06", "2022-07")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Opened, Books]]:
    root = tmp_path_factory.mktemp("figures") / "demo"
    ran = run_inside("demo", str(root))
    assert ran.code == 0, ran.err
    with opened(root, NOW) as state:
        yield state, Books(root)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Opened, Books]]:
    root = sample.write(tmp_path_factory.mktemp("figures") / "sample")
    with opened(root, NOW) as state:
        yield state, Books(root)


def _scope(record: str) -> Scope:
    if not record:
        return EVERYTHING
    return Scope(ScopeKind.SUPERVISOR if record.startswith("P-") else ScopeKind.STATION, record)


def _compare(state: Opened, books: Books, month: str, scope: str) -> None:
    period = Period.parse(month)
    assert period is not None
    computing = Computing(state, period)
    recount = Recount(books, month, scope, state.as_of.isoformat())
    expected = recount.figures()
    found = {
        name: computing.answer(name, _scope(scope)).value
        for name in figures.names()
        if computing.applies(name, _scope(scope))
    }
    assert found.keys() == expected.keys()
    exact = {name: float(v) if isinstance(v, Fraction) else v for name, v in expected.items()}
    assert {n: v for n, v in found.items() if v != exact[n]} == {
        n: v for n, v in exact.items() if v != found[n]
    }
    minutes = computing.answer("session_minutes", _scope(scope))
    for field, name in (("content", "content"), ("functions", "function"), ("focus", "focus")):
        assert minutes.by(name) == {
            group: pytest.approx(float(value)) for group, value in recount.shared_out(field).items()
        }
    assert minutes.of("strand", "monitoring") == pytest.approx(float(recount.monitored()))


@pytest.mark.parametrize("month", SAMPLE_MONTHS)
@pytest.mark.parametrize("scope", sample.SCOPES)
def test_the_sample(small: tuple[Opened, Books], month: str, scope: str) -> None:
    _compare(*small, month, scope)


@pytest.mark.parametrize("month", DEMO_MONTHS)
def test_the_demo_as_a_whole_and_its_city(demo: tuple[Opened, Books], month: str) -> None:
    _compare(*demo, month, "")
    _compare(*demo, month, "ST-410900")


@pytest.mark.parametrize("month", DEMO_MONTHS)
@pytest.mark.parametrize("code", ["410902", "410922", "410972"])
def test_counties_of_the_demo(demo: tuple[Opened, Books], month: str, code: str) -> None:
    _compare(*demo, month, f"ST-{code}")


@pytest.mark.parametrize("month", DEMO_MONTHS)
def test_stations_and_supervisors_of_the_demo(demo: tuple[Opened, Books], month: str) -> None:
    """One open station, its head, one full-time and one external supervisor."""
    _, books = demo
    station = next(
        s["id"] for s in books.all("station") if s["level"] == "township_station" and s["state"] == "open"
    )
    _compare(*demo, month, station)
    for kind in ("full_time", "station_head", "external"):
        person = next(
            p["id"]
            for p in books.all("person")
            if any(a["kind"] == kind for a in p.get("appointments") or [])
        )
        _compare(*demo, month, person)


def _station_figures() -> list[str]:
    return [name for name in figures.names() if "station" in figures.get(name).additive_over]


@pytest.mark.parametrize("name", _station_figures())
@pytest.mark.parametrize("month", [*DEMO_MONTHS, "2022-Q2"])
def test_counties_add_up_to_the_city(demo: tuple[Opened, Books], name: str, month: str) -> None:
    """Counties and the city's own station make the city; every station's share makes its county's."""
    state, books = demo
    period = Period.parse(month)
    assert period is not None
    computing = Computing(state, period)
    city = computing.answer(name, _scope("ST-410900"))
    counties = [s["id"] for s in books.all("station") if s["level"] == "county_centre"]
    own = city.of("station", "ST-410900")
    assert sum(computing.answer(name, _scope(each)).total for each in counties) + own == city.total
    assert computing.answer(name).total == city.total
    for county in counties:
        answer = computing.answer(name, _scope(county))
        assert sum(value or 0 for value in answer.by("station").values()) == answer.total


@pytest.mark.parametrize("name", [n for n in figures.names() if "month" in figures.get(n).additive_over])
@pytest.mark.parametrize("repository", ["demo", "small"])
def test_months_add_up_to_the_quarter(name: str, repository: str, request: pytest.FixtureRequest) -> None:
    state, _ = request.getfixturevalue(repository)
    parts = [Computing(state, Period.month(2022, month)).answer(name).total for month in (4, 5, 6)]
    quarter = Period.parse("2022-Q2")
    assert quarter is not None
    assert Computing(state, quarter).answer(name).total == sum(parts)


@pytest.mark.parametrize("name", [n for n in figures.names() if "supervisor" in figures.get(n).additive_over])
def test_supervisors_add_up(demo: tuple[Opened, Books], name: str) -> None:
    state, books = demo
    computing = Computing(state, Period.month(2022, 5))
    people = [p["id"] for p in books.all("person")]
    assert sum(computing.answer(name, _scope(p)).total for p in people) == computing.answer(name).total


@pytest.mark.parametrize("name", figures.names())
@pytest.mark.parametrize("scope", ["", "ST-410902"])
def test_groups_add_up_where_they_say_so(demo: tuple[Opened, Books], name: str, scope: str) -> None:
    computing = Computing(demo[0], Period.month(2022, 6))
    answer = computing.answer(name, _scope(scope))
    if answer.figure.op not in (Op.COUNT, Op.SUM):
        return
    for breakdown in answer.figure.breakdowns:
        total = sum(value or 0 for value in answer.by(breakdown.name).values())
        assert (
            total == pytest.approx(answer.total)
            if breakdown.sharing is not Sharing.EACH
            else total >= answer.total
        )


def test_open_actions_carry_over(demo: tuple[Opened, Books]) -> None:
    """Open before + agreed - closed = open after: the demo reopens nothing."""
    before, after = (Computing(demo[0], Period.month(2022, month)) for month in (5, 6))
    moved = after.answer("actions_opened").total - after.answer("actions_closed").total
    assert before.answer("actions_open").total + moved == after.answer("actions_open").total


def test_the_demo_has_something_to_count(demo: tuple[Opened, Books]) -> None:
    """A recount of nothing would prove nothing."""
    computing = Computing(demo[0], Period.month(2022, 5))
    empty = {name for name in figures.names() if not computing.answer(name).total}
    rare = {"requests_open", "request_workdays", "sessions_short"}
    rare |= {"drafts", "guests", "high_risk_cases_discussed", "invalid_records", "minutes_per_worker_min"}
    assert empty <= rare | {"stations_unreached", "workers_unsupervised", "voids"}


def test_the_sample_fills_every_figure(small: tuple[Opened, Books]) -> None:
    computing = Computing(small[0], Period.month(2022, 6))
    empty = {name for name in figures.names() if not computing.answer(name).total}
    assert empty == {"minutes_per_worker_min", "invalid_records"}


def test_the_recount_is_independent() -> None:
    """It imports nothing of the program."""
    text = (Path(__file__).parent / "recount.py").read_text(encoding="utf-8")
    assert "supervise_cli" not in text
