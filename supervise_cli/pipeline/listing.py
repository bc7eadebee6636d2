"""Tables of records for ``list`` and records for ``show``: columns and words from the schemas alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from supervise_cli.model import Lang, Text
from supervise_cli.pipeline.choosing import Known, labels, named
from supervise_cli.records.types import Field, Kind, RecordType
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import column_name, quoted

STATUS = {
    "draft": Text("草稿", "draft"),
    "final": Text("定稿", "final"),
    "void": Text("作废", "void"),
    "": Text("读不了", "unreadable"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key for programs, its heading for people."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True)
class Listed:
    """One record: what is stored by column key, what people read by column key."""

    record: str
    status: str
    stored: Mapping[str, Any]
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records: those of a status, of a month (by the type's date), naming a station or a person."""

    status: str | None = None
    month: str | None = None
    naming: str | None = None


def columns(rtype: RecordType) -> list[Column]:
    """The columns of a type's list, the id first."""
    found = []
    for name in rtype.columns:
        field = rtype.field(*_steps(rtype, name))
        title = field.title if field is not None else Text(name, name)
        found.append(Column(name, Text(title.zh or name, title.en or name)))
    return found


def _steps(rtype: RecordType, name: str) -> list[str | int]:
    steps: list[str | int] = []
    for part in name.split("."):
        if steps and (field := rtype.field(*steps)) is not None and field.kind is Kind.LIST:
            steps.append(0)
        steps.append(part)
    return steps


def listed(facts: Facts, rtype: RecordType, chosen: Filter, lang: Lang) -> list[Listed]:
    """The readable records of a type, drafts and withdrawn ones included unless filtered, by date and id."""
    names = labels(facts)
    rows = facts.rows(
        f"SELECT r.uid, r.id, r.status FROM run r JOIN {quoted('fact_' + rtype.name)} f ON f.uid = r.uid"
        f" WHERE r.type = ?{_where(rtype, chosen)} ORDER BY {_order(rtype)}, r.id",
        [rtype.name, *_values(rtype, chosen)],
    )
    return [_listed(facts, rtype, uid, record, status, names, lang) for uid, record, status in list(rows)]


def told_apart(facts: Facts, known: Known) -> Text:
    """A record with what tells it from its namesakes: 张伟（P-7K3QX，柳格镇，社工）."""
    if not known.is_name:
        return Text(named(known.label, known.record, "zh"), named(known.label, known.record, "en"))
    return Text(_apart(facts, known, "zh"), _apart(facts, known, "en"))


def _apart(facts: Facts, known: Known, lang: Lang) -> str:
    rtype = facts.catalogue.get(known.type)
    names = labels(facts)
    row = next(
        iter(facts.rows("SELECT uid FROM run WHERE id = ? AND path = ?", (known.record, known.path))), None
    )
    shown = (
        []
        if row is None
        else list(_listed(facts, rtype, row[0], known.record, "", names, lang).shown.items())
    )
    more = [words for name, words in shown if words and name != "id" and name not in rtype.label]
    if known.status == "void":
        more.append(STATUS["void"].get(lang))
    mark = "，" if lang == "zh" else ", "
    return named(known.label, mark.join([known.record, *more]), lang)


def _order(rtype: RecordType) -> str:
    return f"COALESCE(f.{quoted(rtype.date)}, '')" if rtype.date else "''"


def _where(rtype: RecordType, chosen: Filter) -> str:
    parts = ""
    if chosen.status:
        parts += " AND r.status = ?"
    if chosen.month and rtype.date:
        parts += f" AND f.{quoted(rtype.date)} >= ? AND f.{quoted(rtype.date)} <= ?"
    if chosen.naming:
        parts += (
            " AND (r.id = ? OR EXISTS (SELECT 1 FROM fact_reference x WHERE x.uid = r.uid AND x.target = ?))"
        )
    return parts


def _values(rtype: RecordType, chosen: Filter) -> list[str]:
    values: list[str] = []
    if chosen.status:
        values.append(chosen.status)
    if chosen.month and rtype.date:
        values += [f"{chosen.month}-01", f"{chosen.month}-31"]
    if chosen.naming:
        values += [chosen.naming, chosen.naming]
    return values


def _listed(
    facts: Facts, rtype: RecordType, uid: int, record: str, status: str, names: Mapping[str, str], lang: Lang
) -> Listed:
    stored: dict[str, Any] = {}
    shown: dict[str, str] = {}
    for name in rtype.columns:
        steps = _steps(rtype, name)
        field = rtype.field(*steps)
        if field is None or field.kind is Kind.NARRATIVE:
            continue
        value = _stored(facts, rtype, uid, steps, field)
        stored[name] = value
        shown[name] = shown_value(field, value, names, lang)
    return Listed(record, status, stored, shown)


def _stored(facts: Facts, rtype: RecordType, uid: int, steps: Sequence[str | int], field: Field) -> Any:
    """What the facts hold: a value, or the list of values of a list (of objects: their first member)."""
    lists = [n for n, step in enumerate(steps) if isinstance(step, int)]
    if not lists and field.kind is not Kind.LIST:
        column = column_name([str(step) for step in steps])
        return _first(
            facts, f"SELECT {quoted(column)} FROM {quoted('fact_' + rtype.name)} WHERE uid = ?", uid
        )
    cut = lists[0] if lists else len(steps)
    table = "_".join([rtype.name, *(str(step) for step in steps[:cut])])
    member = [str(step) for step in steps[cut + 1 :]]
    if not member:
        member = [field.first.name if field.first is not None else "value"]
    rows = facts.rows(
        f"SELECT {quoted(column_name(member))} FROM {quoted('fact_' + table)} WHERE uid = ? ORDER BY n",
        (uid,),
    )
    return [row[0] for row in rows if row[0] is not None]


def _first(facts: Facts, sql: str, uid: int) -> Any:
    row = next(iter(facts.rows(sql, (uid,))), None)
    return row[0] if row else None


def shown_value(field: Field, value: Any, names: Mapping[str, str], lang: Lang) -> str:
    """A stored value as people read it: the words of a choice, the name behind an id."""
    if value is None:
        return ""
    inner = field.item if field.kind is Kind.LIST and field.item is not None else field
    if isinstance(value, list):
        if inner.kind is Kind.OBJECT and inner.first is not None:
            inner = inner.first
        return ("、" if lang == "zh" else ", ").join(shown_value(inner, each, names, lang) for each in value)
    for choice in inner.choices:
        if choice.value == value:
            return choice.title.get(lang)
    if inner.kind is Kind.PERIOD:
        return _period(value, lang)
    if inner.kind is Kind.REFERENCE:
        return names.get(str(value), str(value))
    if inner.kind is Kind.BOOLEAN:
        return {"zh": "是" if value else "否", "en": "yes" if value else "no"}[lang]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _period(value: Any, lang: Lang) -> str:
    """A period from day to day as a phrase, whether it comes from a record or, as ``from/to``, from facts."""
    first, mark, last = (
        (value.get("from", ""), "/", value.get("to", ""))
        if isinstance(value, dict)
        else str(value).partition("/")
    )
    return f"{first}{' 至 ' if lang == 'zh' else ' to '}{last}" if mark else first
