"""What holds for every figure: found by its file, worded in both languages, its value made from its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from supervise_cli import figures
from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.claims import Minutes, minutes_of
from supervise_cli.definitions.scope import Scope, ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.errors import BadInput, NotFound
from supervise_cli.figures.figure import Evidence, Op, Question, Sharing, aggregate
from supervise_cli.model import LANGUAGES, Period
from supervise_cli.pipeline.computing import Computing, scope_of
from supervise_cli.pipeline.opening import Opened, opened
from supervise_cli.pipeline.tracing import trace
from supervise_cli.records.pointers import path_of
from supervise_cli.records.reading import read
from tests.figures import sample

NOW = datetime(2026, 11, 23, tzinfo=UTC)
JUNE = Period.month(2022, 6)
FILES = Path(figures.__file__).parent


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(sample.write(tmp_path_factory.mktemp("sample")), NOW) as found:
        yield found


@pytest.fixture(scope="module")
def june(state: Opened) -> Computing:
    return Computing(state, JUNE)


def test_a_file_is_a_figure() -> None:
    files = {path.stem for path in FILES.glob("*.py")} - {"__init__", "figure"}
    assert set(figures.names()) == {name for name in files if not name.startswith("_")}
    assert figures.names() == sorted(figures.names())
    assert len(figures.names()) > 35
    with pytest.raises(KeyError):
        figures.get("figure")


@pytest.mark.parametrize("name", figures.names())
def test_words(name: str) -> None:
    figure = figures.get(name)
    assert figure.name == name
    assert figure.source
    texts = [figure.title, figure.definition, figure.unit]
    for breakdown in figure.breakdowns:
        texts += [breakdown.title, *breakdown.labels.values()]
        assert bool(breakdown.choices or breakdown.labels) != breakdown.records
    for text in texts:
        for lang in LANGUAGES:
            assert text.get(lang).strip()
        assert re.search("[一-鿿]", text.zh)
        assert not re.search("[,:;!?()][一-鿿]|[一-鿿][,:;!?()]", text.zh), text.zh
        assert not re.search("[，。；：（）]", text.en), text.en
    assert figure.definition.zh.endswith("。")
    assert figure.definition.en.endswith(".")


@pytest.mark.parametrize("name", figures.names())
def test_what_is_additive_over_stations_says_where_each_row_lies(name: str) -> None:
    figure = figures.get(name)
    assert figure.additive_over <= {"station", "month", "supervisor"}
    if "station" in figure.additive_over:
        assert figure.breakdown("station").sharing is Sharing.ONE
        assert figure.op in (Op.COUNT, Op.SUM, Op.DISTINCT)
    if figure.additive_over - {"station"}:
        assert figure.op in (Op.COUNT, Op.SUM)


@pytest.mark.parametrize("name", figures.names())
@pytest.mark.parametrize("scope", ["", sample.A, sample.LEAD])
def test_a_value_is_made_from_its_rows_and_each_row_has_a_place(
    state: Opened, june: Computing, name: str, scope: str
) -> None:
    where = scope_of(state.facts, scope)
    if not june.applies(name, where):
        with pytest.raises(BadInput):
            june.answer(name, where)
        return
    answer = june.answer(name, where)
    rows = tuple(answer.figure.evidence(Question.of(state.facts, JUNE, where)))
    assert rows == answer.evidence
    assert answer.value == aggregate(answer.figure.op, rows)
    for row in rows:
        assert set(row.groups) <= {each.name for each in answer.figure.breakdowns}
        path = state.facts.path(row.record)
        data = read(state.read([path])[path]).data
        stated = _at(data, row.pointer)
        assert stated is not None, (row.record, row.pointer)
        if row.pointer.endswith(("/minutes", "/planned", "/done", "/value")):
            assert row.value == stated


def _at(data: Any, pointer: str) -> Any:
    path = path_of(data, pointer)
    for step in path or ():
        data = data[step]
    return None if path is None else data


def test_every_row_is_in_a_group_of_every_breakdown(june: Computing) -> None:
    for name in figures.names():
        answer = june.answer(name)
        for breakdown in answer.figure.breakdowns:
            for row in answer.evidence:
                if name not in {"guests"}:
                    assert row.groups[breakdown.name], (name, breakdown.name)
                for group in row.groups[breakdown.name]:
                    words = answer.groups[breakdown.name][group]
                    assert words.zh and words.en


@pytest.mark.parametrize(
    ("op", "values", "expected"),
    [
        (Op.COUNT, [], 0), (Op.COUNT, [5, 5], 2),
        (Op.DISTINCT, ["a", "b", "a"], 2), (Op.SUM, [], 0), (Op.SUM, [1, 2], 3),
        (Op.SUM, [Fraction(1, 3)] * 3, 1), (Op.SUM, [Fraction(1, 4)], 0.25),
        (Op.MIN, [3, 1, 2], 1), (Op.MIN, [], None), (Op.MAX, [3, 1], 3), (Op.MAX, [], None),
        (Op.MEAN, [1, 2], 1.5), (Op.MEAN, [2, 4], 3), (Op.MEAN, [], None),
        (Op.MEDIAN, [3, 1, 2], 2), (Op.MEDIAN, [4, 1, 2, 3], 2.5), (Op.MEDIAN, [], None),
        (Op.P90, list(range(1, 11)), 9), (Op.P90, [7], 7), (Op.P90, list(range(1, 12)), 10),
        (Op.RATIO, [1, 0, 0], pytest.approx(1 / 3)), (Op.RATIO, [], None),
    ],
)  # fmt: skip
def test_aggregates(op: Op, values: list[int], expected: object) -> None:
    assert aggregate(op, [Evidence("r", "", value) for value in values]) == expected


def test_a_whole_sum_of_thirds_is_whole(june: Computing) -> None:
    answer = june.answer("session_minutes", Scope(ScopeKind.STATION, sample.T1))
    assert answer.by("content")["practice_skill"] == 25
    assert answer.by("strand") == {"monitoring": 25, "guidance": 25 + 120, "care": 25}
    assert isinstance(answer.value, int)


class TestTheHardCases:
    """What a reader of the definitions would check by hand, in numbers."""

    def test_a_session_of_two_counties_counts_once_for_the_city(self, june: Computing) -> None:
        counts = [
            june.answer("sessions", Scope(ScopeKind.STATION, each)).value for each in (sample.A, sample.B)
        ]
        assert sum(count or 0 for count in counts) == (june.answer("sessions").value or 0) + 1

    def test_a_move_inside_the_city_is_none_for_the_city(self, june: Computing) -> None:
        def of(name: str, scope: str) -> object:
            return june.answer(name, Scope(ScopeKind.STATION, scope)).value

        assert (of("leavers", sample.A), of("joiners", sample.B)) == (1, 1)
        assert (of("leavers", sample.CITY), of("joiners", sample.CITY)) == (1, 1)

    def test_times_are_three_figures(self, june: Computing) -> None:
        where = Scope(ScopeKind.STATION, sample.SITE)
        times = [
            june.answer(n, where).value for n in ("session_minutes", "person_minutes", "supervisor_minutes")
        ]
        assert times == [120, 120, 60 + 120]

    def test_a_split_action_is_open_until_its_last_part_is_done(self, state: Opened) -> None:
        july = Computing(state, Period.month(2022, 7))
        assert july.answer("actions_closed").by("outcome") == {"split": 1}
        assert "S-20220609-TWC01" in {row.record for row in july.answer("actions_closed").evidence}

    def test_the_state_of_a_station_is_that_of_the_day(self, state: Opened) -> None:
        may = Computing(state, Period.month(2022, 5)).answer("stations")
        june = Computing(state, JUNE).answer("stations")
        assert (may.of("state", "closed"), june.of("state", "closed")) == (0, 1)
        assert (may.of("state", "planned"), june.of("state", "planned")) == (1, 1)

    def test_a_station_counts_with_the_county_of_its_code_then(self, state: Opened) -> None:
        where = Scope(ScopeKind.STATION, sample.A)
        before, after = (
            Computing(state, Period.month(2022, m)).answer("people_in_post", where) for m in (5, 6)
        )
        assert before.of("station", sample.T3) == 3
        assert after.of("station", sample.T3) == 0


def test_files_in_error_are_counted_whatever_the_scope(tmp_path: Path) -> None:
    root = sample.write(tmp_path / "r")
    folder = root / "sessions/2022/06"
    (folder / "S-20220630-BR0KE.yaml").write_text("schema: session/1\nid: [", encoding="utf-8")
    copy = (folder / "S-20220602-0NE01.yaml").read_text(encoding="utf-8")
    (root / "sessions/2022/07" / "S-20220602-0NE01.yaml").write_text(copy + "tags: [x]\n", encoding="utf-8")
    with opened(root, NOW) as state:
        computing = Computing(state, JUNE)
        for scope in ("", sample.B, sample.LEAD):
            answer = computing.answer("invalid_records", scope_of(state.facts, scope))
            assert answer.value == 2
            places = {state.facts.path(row.record) or row.record for row in answer.evidence}
            assert "sessions/2022/06/S-20220630-BR0KE.yaml" in places


class TestScopes:
    def test_found_by_id_name_and_code(self, state: Opened) -> None:
        assert scope_of(state.facts, None).kind is ScopeKind.ALL
        for text in ("ST-410922", "410922", "清丰县"):
            assert scope_of(state.facts, text) == Scope(ScopeKind.STATION, sample.B)
        for text in ("P-1EAD1", "李明"):
            assert scope_of(state.facts, text) == Scope(ScopeKind.SUPERVISOR, sample.LEAD)

    def test_unknown_and_ambiguous(self, state: Opened) -> None:
        with pytest.raises(NotFound) as unknown:
            scope_of(state.facts, "李鸣")
        assert "李明" in unknown.value.message.zh
        with pytest.raises(NotFound):
            scope_of(state.facts, "街道")

    def test_unknown_figure(self, june: Computing) -> None:
        with pytest.raises(NotFound) as unknown:
            june.answer("session")
        assert unknown.value.hint is not None and "sessions" in unknown.value.hint.zh


def test_a_trace_leads_to_the_line(state: Opened, june: Computing) -> None:
    answer = june.answer("person_minutes", Scope(ScopeKind.STATION, sample.T1))
    found = trace(state.facts, answer, state.read, june.labels)
    assert sum(row.value for row in found.rows if not isinstance(row.value, str)) == answer.value
    assert list(found.rows) == sorted(
        found.rows, key=lambda row: (row.path, row.line, row.column, row.pointer)
    )
    first = found.rows[0]
    text = state.read([first.path])[first.path].decode().split("\n")
    assert text[first.line - 1][first.column - 1 :] == str(first.value)
    assert first.pointer == f"/attendees/{sample.WANG}/minutes"
    assert {title.zh for title in first.groups} >= {"形式", "站点"}


def test_what_claims_are_compared_with_are_the_figures(june: Computing, state: Opened) -> None:
    """One number is one number: the minutes of rule 27 and those of the report, of every supervisor."""
    activity = Activity(state.facts, JUNE)
    people = sorted({each.person for session in activity.sessions for each in session.conducted})
    found = {}
    for person in people:
        scope = Scope(ScopeKind.SUPERVISOR, person)
        names = ("supervisor_minutes", "person_minutes", "travel_minutes")
        given, per_head, travel = (june.answer(name, scope).total for name in names)
        found[person] = minutes_of(Scoped(activity, scope))
        assert found[person] == Minutes(int(given), int(per_head), int(travel)), person
    assert any(each.per_head != each.given for each in found.values())
    assert any(each.travel for each in found.values())
