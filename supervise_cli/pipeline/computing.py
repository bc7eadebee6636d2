"""Answers figures: for a period and a scope the number, the rows behind it, and its breakdowns in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from supervise_cli import figures
from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.scope import EVERYTHING, Scope, ScopeKind
from supervise_cli.errors import BadInput, NotFound
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Number, Op, Question, Sharing, aggregate
from supervise_cli.model import Period, Text
from supervise_cli.pipeline.choosing import choose, labels
from supervise_cli.pipeline.opening import Opened
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True)
class Answer:
    """One figure's number and what it comes from. ``value`` is None where no row gives one."""

    figure: Figure
    period: Period
    scope: Scope
    evidence: tuple[Evidence, ...]
    groups: Mapping[str, Mapping[str, Text]]
    """Breakdown → group → its words, in order; every group of a closed list, others where they occur."""

    @cached_property
    def value(self) -> Number | None:
        return aggregate(self.figure.op, self.evidence)

    @property
    def total(self) -> Number:
        """The value of a count or sum, which is never None."""
        return self.value or 0

    def by(self, name: str) -> dict[str, Number | None]:
        """group → its number, in the breakdown's order; groups without any row are left out."""
        rows = self._rows_by(self.figure.breakdown(name), self.evidence)
        return {group: aggregate(self.figure.op, rows[group]) for group in self.groups[name] if group in rows}

    def of(self, name: str, group: str) -> Number:
        """The number of one group; 0 where it has no row."""
        return self.by(name).get(group) or 0

    def across(self, rows: str, columns: str) -> dict[tuple[str, str], Number | None]:
        """(group, group) → number, for two breakdowns at once."""
        found: dict[tuple[str, str], Number | None] = {}
        for group, part in self._rows_by(self.figure.breakdown(rows), self.evidence).items():
            for other, cell in self._rows_by(self.figure.breakdown(columns), part).items():
                found[group, other] = aggregate(self.figure.op, cell)
        return found

    @staticmethod
    def _rows_by(breakdown: Breakdown, evidence: Sequence[Evidence]) -> dict[str, list[Evidence]]:
        found: dict[str, list[Evidence]] = {}
        for row in evidence:
            groups = row.groups.get(breakdown.name, ())
            if breakdown.sharing is Sharing.SPLIT and not isinstance(row.value, str):
                part = replace(row, value=Fraction(row.value) / max(1, len(groups)))
                for group in groups:
                    found.setdefault(group, []).append(part)
            else:
                for group in dict.fromkeys(groups):
                    found.setdefault(group, []).append(row)
        return found


class Computing:
    """Answers figures over one state of a repository and one period; what figures share is read once."""

    def __init__(self, opened: Opened, period: Period) -> None:
        self.facts: Facts = opened.facts
        self.period = period
        self.activity = Activity(self.facts, period)
        self._questions: dict[Scope, Question] = {}
        self._answers: dict[tuple[str, Scope], Answer] = {}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """id → name of every station and person; a station's is that of the period's last day."""
        return labels(self.facts, self.period.end)

    def question(self, scope: Scope) -> Question:
        """The question that this period and ``scope`` make."""
        if scope not in self._questions:
            self._questions[scope] = Question(self.activity, scope)
        return self._questions[scope]

    def applies(self, name: str, scope: Scope) -> bool:
        """Whether the figure has a meaning for such a scope."""
        return scope.kind in figures.get(name).scopes

    def answer(self, name: str, scope: Scope = EVERYTHING) -> Answer:
        """The answer. NotFound for an unknown figure, BadInput where it has no meaning for the scope."""
        key = (name, scope)
        if key not in self._answers:
            figure = figure_named(name)
            if scope.kind not in figure.scopes:
                raise BadInput(
                    Text("“{t}”不按督导者计算。", "“{t}” is not computed for a supervisor.").format(
                        t=figure.title
                    ),
                    Text("换成站点,或者不写 --scope。", "Give a station, or leave --scope out."),
                )
            rows = tuple(figure.evidence(self.question(scope)))
            groups = {each.name: self._words(each, rows) for each in figure.breakdowns}
            self._answers[key] = Answer(figure, self.period, scope, rows, groups)
        return self._answers[key]

    def _words(self, breakdown: Breakdown, rows: Sequence[Evidence]) -> dict[str, Text]:
        present = {group for row in rows for group in row.groups.get(breakdown.name, ())}
        if breakdown.records:
            named = {group: self.labels.get(group, group) for group in present}
            return {group: Text(named[group], named[group]) for group in sorted(present)}
        words = {**dict(_choices(self.facts, breakdown.choices)), **breakdown.labels}
        return words | {group: Text(group, group) for group in sorted(present - words.keys())}


def _choices(facts: Facts, path: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    """The values and words of an enumeration in the schemas; ``("*",)`` are the record types."""
    if not path:
        return
    if path == ("*",):
        yield from ((rtype.name, rtype.title) for rtype in facts.catalogue)
        return
    members = facts.catalogue.get(path[0]).fields
    field = None
    for name in path[1:]:
        field = next(each for each in members if each.name == name)
        members = (field.item or field).fields
    assert field is not None
    yield from ((each.value, each.title) for each in (field.item or field).choices)


def words_of(facts: Facts, *path: str) -> dict[str, Text]:
    """value → its words, of an enumeration by record type and path of the field, in the schema's order."""
    return dict(_choices(facts, path))


def figure_named(name: str) -> Figure:
    """The figure of that name; NotFound with the nearest names where there is none."""
    try:
        return figures.get(name)
    except KeyError:
        pass
    from rapidfuzz import process

    near = "、".join(
        found for found, _, _ in process.extract(name, figures.names(), limit=3, score_cutoff=50)
    )
    raise NotFound(
        Text("没有叫“{n}”的数字。", "There is no figure “{n}”.").format(n=name),
        Text("最接近的:{near}", "The nearest: {near}").format(near=near) if near else None,
    )


def scope_of(facts: Facts, text: str | None) -> Scope:
    """The scope that ``--scope`` names: any unique part of the id or name of a station or a person.

    None or "" is the whole repository. NotFound with the nearest ones where it is none or several.
    """
    if not text:
        return EVERYTHING
    exact = facts.rows("SELECT record FROM station WHERE record = ?", (f"ST-{text}",))
    found = next((record for (record,) in exact), None)
    if found is not None:
        return Scope(ScopeKind.STATION, found)
    known = choose(facts, text, ("station", "person"))
    if known.type == "station":
        return Scope(ScopeKind.STATION, known.record)
    return Scope(ScopeKind.SUPERVISOR, known.record)


def compute(opened: Opened, name: str, period: Period, scope: Scope = EVERYTHING) -> Answer:
    """One figure for a period and a scope; to ask several, keep a :class:`Computing`."""
    return Computing(opened, period).answer(name, scope)


def is_fraction(op: Op) -> bool:
    """Whether a figure's number is a share between 0 and 1."""
    return op is Op.RATIO
