"""What the sections of a report are made from: figures asked once, words in the report's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from supervise_cli import figures
from supervise_cli.definitions.scope import EVERYTHING, Scope, ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.definitions.stations import TOWNSHIP, VILLAGE, Station
from supervise_cli.figures.figure import Number
from supervise_cli.model import Lang, Param, Period, Text
from supervise_cli.pipeline.computing import Answer, Computing
from supervise_cli.pipeline.opening import Opened
from supervise_cli.reports.model import Sentence
from supervise_cli.reports.said import Said, glued, own, say


@dataclass(frozen=True)
class Material:
    """One report's period, scope and language, and everything its sections may ask."""

    opened: Opened
    computing: Computing
    scope: Scope
    lang: Lang
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        return self.computing.period

    @property
    def within(self) -> Scoped:
        """The rows that figures share, within the report's scope."""
        return self.computing.question(self.scope).within

    @property
    def of_supervisor(self) -> bool:
        return self.scope.kind is ScopeKind.SUPERVISOR

    def ask(self, name: str, scope: Scope | None = None) -> Answer:
        """A figure's answer, for the report's scope unless another is given."""
        return self.computing.answer(name, self.scope if scope is None else scope)

    def number(self, name: str) -> Number:
        """The number of a count or sum."""
        return self.ask(name).total

    def applies(self, name: str) -> bool:
        """Whether the figure has a meaning for the report's scope."""
        return self.computing.applies(name, self.scope)

    def name(self, record: str) -> str:
        """What people call a station or a person; the id where nobody says."""
        return self.computing.labels.get(record, record)

    def names(self, records: Iterable[str]) -> str:
        """Several names in one cell."""
        return self.say(Text("、", ", ")).join(self.name(each) for each in records)

    def say(self, text: Text, **params: Param | Text) -> Said:
        """The words in the report's language, the program's own told from those of records."""
        return say(text, self.lang, params)

    def sentence(self, parts: Sequence[str], *names: str) -> Sentence:
        """One paragraph of several sentences; ``names`` are the figures in it."""
        space = own("" if self.lang == "zh" else " ")
        return Sentence(space.join(part for part in parts if part), names)

    def title(self, name: str) -> Said:
        """The figure's title."""
        return own(figures.get(name).title.get(self.lang))

    def day(self, on: date) -> str:
        """A date in words."""
        return (
            f"{on.year}年{on.month}月{on.day}日"
            if self.lang == "zh"
            else f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
        )

    def group(self, answer: Answer, breakdown: str, group: str) -> str:
        """The words of a group: the program's own, unless they are a name or whatever a record says."""
        words = answer.groups[breakdown][group].get(self.lang)
        named = answer.figure.breakdown(breakdown).records or words == group
        return words if named else own(words)

    def listed(self, answer: Answer, breakdown: str, unit: Text) -> str:
        """“团体督导 3 场、个别督导 2 场”: the groups that have rows, each with its number."""
        parts = []
        for group, value in answer.by(breakdown).items():
            label = self.group(answer, breakdown, group)
            parts.append(
                glued((label, own(plain(value) + unit.zh)))
                if self.lang == "zh"
                else glued((label, own(f" {plain(value)}")))
            )
        return self.say(Text("、", ", ")).join(parts)

    @cached_property
    def below(self) -> list[Station]:
        """The stations to compare: the next tier below the scope that has anything to show, by code."""
        tree = self.computing.activity.tree
        inside = {each.record for each in self.within.stations}
        tops = [each for each in self.within.stations if each.above not in inside]
        while len(tops) == 1 and tops[0].level not in {TOWNSHIP, VILLAGE}:
            children = [each for each in tree.values() if each.above == tops[0].record]
            if not children:
                break
            tops = children
        return sorted(tops, key=lambda each: (each.code, each.record)) if len(tops) > 1 else []

    @property
    def top(self) -> Station | None:
        """The one station at the top of the scope; None where there are several or none."""
        inside = {each.record for each in self.within.stations}
        tops = [each for each in self.within.stations if each.above not in inside]
        return tops[0] if len(tops) == 1 else None


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def plain(value: Number | None) -> str:
    """A number as printed: whole ones without decimals, others with one."""
    if value is None:
        return "—"
    return str(value) if isinstance(value, int) else _rounded(Decimal(repr(value)))


def hours(minutes: Number | None) -> str:
    """Minutes as hours with one decimal, half up; exact minutes stay in the JSON."""
    return "—" if minutes is None else _rounded(Decimal(repr(minutes)) / 60)


def share(value: Number | None) -> str:
    """A share as per cent with one decimal."""
    return "—" if value is None else _rounded(Decimal(repr(value)) * 100) + "%"


def _rounded(number: Decimal) -> str:
    return str(number.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


__all__ = ["EVERYTHING", "Material", "hours", "plain", "share"]
