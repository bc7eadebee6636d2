"""Which local rules govern: every policy value with its dates, its source, its place and who reads it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from supervise_cli import resources, rules
from supervise_cli.model import Text
from supervise_cli.pipeline.opening import Opened
from supervise_cli.records.fieldreading import fields_of
from supervise_cli.records.fields import Field
from supervise_cli.workspace.layout import POLICY
from supervise_cli.workspace.policy import LATEST, DatedValue, Value

UNITS: Mapping[str, Text] = {
    "characters": Text("{n} 个字", "{n} {n:character|characters}"),
    "class_hours": Text("{n} 课时", "{n} {n:class hour|class hours}"),
    "dates": Text("{n} 个日子", "{n} {n:date|dates}"),
    "days": Text("{n} 天", "{n} {n:day|days}"),
    "evaluations": Text("{n} 份", "{n} {n:evaluation|evaluations}"),
    "hour": Text("{n} 点", "{n}:00"),
    "hours": Text("{n} 小时", "{n} {n:hour|hours}"),
    "intervals": Text("{n} 倍", "{n} {n:interval|intervals}"),
    "minutes": Text("{n} 分钟", "{n} {n:minute|minutes}"),
    "minutes_per_day": Text("{n} 分钟", "{n} {n:minute|minutes} a day"),
    "months": Text("{n} 个月", "{n} {n:month|months}"),
    "people": Text("{n} 人", "{n} {n:person|people}"),
    "percent": Text("{n}%", "{n}%"),
    "points": Text("{n} 分", "{n} {n:point|points}"),
    "sessions": Text("{n} 场", "{n} {n:session|sessions}"),
    "sessions_per_month": Text("{n} 场", "{n} {n:session|sessions} a month"),
    "severities": Text("{n} 项", "{n} {n:check|checks}"),
    "workdays": Text("{n} 个工作日", "{n} {n:working day|working days}"),
    "years": Text("{n} 年", "{n} {n:year|years}"),
}
"""How a number of each unit is said; other units have values in words."""
_LONG = frozenset({"dates", "severities"})
"""Units of long lists: how many there are says enough where a value has one line."""


@dataclass(frozen=True, slots=True)
class Governing:
    """One value: ``value`` in words, in force from ``start`` to ``end`` ("" for no end), who says so.

    ``place`` is ``policy.yaml:LINE``, "" for what comes with the program; ``in_force`` on the day asked
    about; ``items`` are those of a long list, in words.
    """

    value: Text
    raw: Value
    unit: str
    start: str
    end: str
    source: str | None
    place: str
    in_force: bool
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Regulation:
    """All values of one name, in order of time; ``codes`` are the checks that read it."""

    name: str
    title: Text
    description: Text
    values: tuple[Governing, ...]
    codes: tuple[str, ...]

    @property
    def now(self) -> Governing | None:
        """The value in force on the day asked about."""
        return next((each for each in self.values if each.in_force), None)


def regulations(state: Opened) -> list[Regulation]:
    """Every policy value there is, in the order of the bundled schema; judged by the day of the state."""
    schema = json.loads((resources.schemas() / "_policy.schema.json").read_text("utf-8"))
    lines = _lines(state)
    found = []
    for field in fields_of(schema):
        member = field.member("value")
        values = tuple(
            _governing(field.name, each, member, state.as_of.isoformat(), lines)
            for each in state.policy.values.get(field.name, ())
        )
        found.append(Regulation(field.name, field.title, field.description, values, _readers(field.name)))
    return found


def not_in_force(state: Opened) -> tuple[str, ...]:
    """The names in ``policy.yaml`` whose values are written wrongly and do not hold; "" for all of it."""
    names = {pointer.partition("/")[2].partition("/")[0] for pointer in state.snapshot.at_fault(POLICY)}
    return ("",) if "" in names else tuple(sorted(names))


def _governing(
    name: str, each: DatedValue, field: Field | None, day: str, lines: Mapping[tuple[str, int], int]
) -> Governing:
    line = 0 if each.bundled else lines.get((name, each.place), 1)
    return Governing(
        in_words(each.value, each.unit, field),
        each.value,
        each.unit,
        each.start,
        "" if each.end == LATEST else each.end,
        each.source,
        f"{POLICY}:{line}" if line else "",
        each.start <= day <= each.end,
        tuple(_items(each.value, each.unit, field)),
    )


def in_words(value: Value, unit: str, field: Field | None) -> Text:
    """A value with its unit; of an enumeration by title, of a long list how many there are."""
    if isinstance(value, tuple):
        if unit in _LONG:
            return UNITS[unit].format(n=len(value))
        titles = [_title(str(each), field.item if field else None) for each in value]
        return _joined(titles, "、", ", ")
    if isinstance(value, str):
        return _title(value, field)
    return UNITS[unit].format(n=f"{value:g}")


def _items(value: Value, unit: str, field: Field | None) -> Iterator[Text]:
    for each in value if unit in _LONG and isinstance(value, tuple) else ():
        if isinstance(each, str):
            yield Text(each, each)
        else:
            titles = [_title(said, field.member(name) if field else None) for name, said in each.items()]
            yield _joined(titles, "  ", "  ")


def _joined(parts: Sequence[Text], zh: str, en: str) -> Text:
    return Text(zh.join(each.zh for each in parts), en.join(each.en for each in parts))


def _title(value: str, field: Field | None) -> Text:
    choices = field.choices if field is not None else ()
    return next((each.title for each in choices if each.value == value), Text(value, value))


def _readers(name: str) -> tuple[str, ...]:
    return tuple(code for code in rules.codes() if name in rules.get(code).policy)


def _lines(state: Opened) -> dict[tuple[str, int], int]:
    """name and place in its list → line of ``policy.yaml``, for the values that stand there."""
    local = [
        (name, each.place)
        for name, dated in state.policy.values.items()
        for each in dated
        if not each.bundled
    ]
    raw = state.read([POLICY]).get(POLICY) if local else None
    if raw is None:
        return {}
    from supervise_cli.records.positions import locate_all

    found = locate_all(raw, [(f"/{name}/{place}", False) for name, place in local])
    return {each: place.line for each, place in zip(local, found, strict=True) if place is not None}
