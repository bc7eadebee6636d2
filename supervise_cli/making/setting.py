"""``--set``: one value of a record by the way to it, 督导.督导类别=站长督导; what stands beside it stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from supervise_cli.errors import BadInput, SeveralWrong
from supervise_cli.making.defaults import NEVER_ASKED
from supervise_cli.making.lacking import name_of, quoted, short
from supervise_cli.making.values import Resolve, Taken, parse
from supervise_cli.model import Text
from supervise_cli.records.types import Field, Kind, RecordType

_STEP: Final = re.compile(r"\s*[./›．／]\s*")
_FIXED: Final = frozenset({"schema", "id", "status", "void"})
_NEAR: Final = 3
_ALIKE: Final = 65


class Settings:
    """Values set one after another on a copy of a record; a list of plain values is begun anew once a run."""

    def __init__(
        self,
        rtype: RecordType,
        data: dict[str, Any],
        names: Mapping[str, str],
        resolve: Resolve,
    ) -> None:
        self._rtype, self.data, self._names = rtype, data, names
        self._resolve = resolve
        self._begun: set[tuple[int, str]] = set()

    def put(self, name: str, value: str, taken: Taken) -> None:
        """Set what ``name`` leads to; BadInput or NotFound where there is no such place or value."""
        field, holder = self._place(name.strip())
        try:
            parsed = parse(field, value, self._resolve, taken)
        except SeveralWrong as error:
            if error.partial:
                self._store(field, holder, error.partial)
            raise
        self._store(field, holder, parsed)

    def _store(self, field: Field, holder: dict[str, Any], parsed: Any) -> None:
        before = holder.get(field.name)
        mark = (id(holder), field.name)
        if field.kind is Kind.OBJECT and isinstance(before, dict):
            holder[field.name] = {**before, **parsed}
        elif field.kind is Kind.LIST and field.item is not None and field.item.kind is Kind.OBJECT:
            holder[field.name] = _merged(before if isinstance(before, list) else [], parsed, field)
        elif field.kind is Kind.LIST and mark in self._begun and isinstance(before, list):
            holder[field.name] = [*before, *(each for each in parsed if each not in before)]
        else:
            holder[field.name] = parsed
        self._begun.add(mark)

    def _place(self, name: str) -> tuple[Field, dict[str, Any]]:
        fields = [each for each in self._rtype.fields if each.name not in _FIXED]
        _refuse_unclear(self._rtype, fields, name)
        whole = named(fields, name)
        if whole is not None:
            return whole, self.data
        steps = [each for each in _STEP.split(name) if each]
        if len(steps) == 1:
            steps = self._inner(fields, name)
        return self._walk(fields, steps, name)

    def _inner(self, fields: Sequence[Field], name: str) -> list[str]:
        """The way to the only member of that name, where no field of the record has it."""
        ways = [
            [field.name, member.name]
            for field in fields
            if field.name not in NEVER_ASKED
            for member in _members(field)
            if name in names_of(member)
        ]
        if len(ways) == 1:
            return ways[0]
        raise unknown(self._rtype, name)

    def _walk(self, fields: Sequence[Field], steps: list[str], name: str) -> tuple[Field, dict[str, Any]]:
        holder = self.data
        rest = list(steps)
        while rest:
            field = named(fields, rest.pop(0))
            if field is None:
                raise unknown(self._rtype, name)
            if not rest:
                return field, holder
            members = _members(field)
            if not members or named(members, rest[-1]) is None:
                raise _not_inside(field, rest[-1])
            if field.kind is Kind.LIST:
                holder = self._item(field, members, holder, rest)
            else:
                inside = holder.get(field.name)
                holder[field.name] = dict(inside) if isinstance(inside, dict) else {}
                holder = holder[field.name]
            fields = members
        raise unknown(self._rtype, name)

    def _item(
        self, field: Field, members: Sequence[Field], holder: dict[str, Any], rest: list[str]
    ) -> dict[str, Any]:
        """The item meant, as a copy put in its place; the only one needs no name, a first one is begun."""
        stored = holder.get(field.name)
        items = list(stored) if isinstance(stored, list) else []
        holder[field.name] = items
        if named(members, rest[0]) is not None:
            if not items:
                items.append({})
            if len(items) > 1:
                raise self._which(field, items, rest)
            position = 0
        else:
            wanted = rest.pop(0)
            fitting = [n for n, item in enumerate(items) if wanted in self._called(item, n)]
            if len(fitting) != 1:
                raise self._which(field, items, rest)
            position = fitting[0]
        items[position] = dict(items[position])
        found: dict[str, Any] = items[position]
        return found

    def _called(self, item: Any, position: int) -> set[str]:
        ids = {str(value) for value in item.values() if str(value) in self._names or value == item.get("key")}
        return {str(position), name_of(item, position, self._names), *ids}

    def _which(self, field: Field, items: Sequence[Any], rest: Sequence[str]) -> BadInput:
        called = [name_of(item, n, self._names) for n, item in enumerate(items)]
        end = ".".join(rest)
        zh = "、".join(quoted(f"{short(field, 'zh')}.{who}.{end}=…") for who in called)
        en = ", ".join(quoted(f"{field.name}.{who}.{end}=…") for who in called)
        if not called:
            return BadInput(
                Text("“{zh}”里还没有这一条。", "{en} has no such item yet.").format(
                    zh=short(field, "zh"), en=field.title.en
                )
            )
        return BadInput(
            Text("“{zh}”有 {n} 条，要写明是哪一条。", "{en} has {n} items; say which.").format(
                zh=short(field, "zh"), en=field.title.en or field.name, n=len(called)
            ),
            Text("写成：{zh}", "Such as: {en}").format(zh=zh, en=en),
        )


def _merged(stored: Sequence[Any], new: Sequence[Any], field: Field) -> list[Any]:
    """The stored items with the new ones: a new one joins the only stored one it does not contradict."""
    items = [dict(each) if isinstance(each, dict) else each for each in stored]
    for each in new:
        same = [item for item in items if any(m in each and item.get(m) == each[m] for m in field.unique)]
        fitting = same or [item for item in items if all(item.get(k, v) == v for k, v in each.items())]
        if len(fitting) == 1:
            fitting[0].update(each)
        else:
            items.append(each)
    return items


def named(fields: Sequence[Field], name: str) -> Field | None:
    """The field of that name or title; else the only one that has it as another name."""
    first = next((each for each in fields if name in (each.name, *_titles(each))), None)
    return first or next((each for each in fields if name in each.aliases), None)


def _refuse_unclear(rtype: RecordType, fields: Sequence[Field], name: str) -> None:
    """时间 of a record that has a day, times of day and a length may be any of them; nothing is chosen."""
    if not name.endswith("时间") or any(name in (each.name, *_titles(each)) for each in fields):
        return
    other_name = any(name in each.aliases for each in fields if each.name == rtype.date)
    times = [each for each in fields if each.kind is Kind.TIME]
    if not times or not (other_name or name == "时间"):
        return
    meant = [each for each in fields if each.name == rtype.date or each.name == "minutes"]
    raise BadInput(
        Text("“{name}”说的是哪一样，看不出来。", "{name} may be any of several.").format(name=name),
        Text("写明是哪一样：{zh}", "Say which: {en}").format(
            zh="、".join(short(each, "zh") for each in (*times, *meant)),
            en=", ".join(each.name for each in (*times, *meant)),
        ),
    )


def names_of(field: Field) -> tuple[str, ...]:
    """Everything a field may be called."""
    return (field.name, *_titles(field), *field.aliases)


def _titles(field: Field) -> tuple[str, ...]:
    return (field.title.zh, short(field, "zh"), field.title.en, field.title.en.lower())


def _members(field: Field) -> Sequence[Field]:
    holder = field.item if field.kind is Kind.LIST and field.item is not None else field
    return holder.fields if holder.kind is Kind.OBJECT else ()


def _ways(
    fields: Sequence[Field], above: Text | None = None, below: int = 1
) -> Iterator[tuple[str, Text, bool]]:
    """Every place by a name, with what to type for it and whether the name is only another one."""
    for field in fields:
        if field.name in _FIXED or (above and field.default_from == "key"):
            continue
        own = Text(short(field, "zh"), field.name)
        way = own if above is None else Text(f"{above.zh}.{own.zh}", f"{above.en}.{own.en}")
        yield from (
            (name, way, name not in _titles(field)) for name in dict.fromkeys(names_of(field)) if name
        )
        if below and field.name not in NEVER_ASKED:
            yield from _ways(_members(field), way, below - 1)


def _not_inside(field: Field, name: str) -> BadInput:
    """The field is there, but nothing of that name is inside it."""
    members = [each for each in _members(field) if each.default_from != "key"]
    if not members:
        hint = Text(f"写成：--set {short(field, 'zh')}=…", f"Type: --set {field.name}=…")
    else:
        zh = "、".join(f"{short(field, 'zh')}.{short(each, 'zh')}" for each in members)
        hint = Text(f"可以写：{zh}", "One of: " + ", ".join(f"{field.name}.{each.name}" for each in members))
    return BadInput(
        Text("“{zh}”里面没有“{name}”。", "There is no “{name}” inside {en}.").format(
            zh=short(field, "zh"), en=field.name, name=name
        ),
        hint,
    )


def unknown(rtype: RecordType, name: str) -> BadInput:
    """There is no field of that name; the nearest ones, or all of them."""
    from rapidfuzz import fuzz

    typed = _STEP.split(name)[-1] or name
    scores: dict[Text, float] = {}
    for other, way, by_alias in _ways(rtype.fields):
        within = 80 if typed and typed in other else _ALIKE + len(other) if other in typed[1:] else 0
        score = max(fuzz.ratio(typed.casefold(), other.casefold()), within)
        # A field of the record is meant before a member of one of its lists.
        scores[way] = max(scores.get(way, 0), score - ("." in way.en) - by_alias)
    near = [way for way in sorted(scores, key=lambda each: -scores[each]) if scores[way] >= _ALIKE][:_NEAR]
    if near:
        listed = Text("、".join(f"“{each.zh}”" for each in near), ", ".join(f"“{each.en}”" for each in near))
        return BadInput(
            Text("没有“{name}”，是不是{near}？", "There is no “{name}”; did you mean {near}?").format(
                name=name, near=listed
            ),
            Text("写成：--set {way}=…", "Type: --set {way}=…").format(
                way=Text(quoted(near[0].zh), quoted(near[0].en))
            ),
        )
    fields = [each for each in rtype.fields if each.name not in _FIXED]
    return BadInput(
        Text("没有“{name}”这一项。", "There is no “{name}”.").format(name=name),
        Text("名称有：{zh}", "The fields: {en}").format(
            zh="、".join(short(each, "zh") for each in fields), en=", ".join(each.name for each in fields)
        ),
    )
