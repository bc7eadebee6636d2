"""Which record somebody means: any unique part of an id, a label or a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.stations import stations
from supervise_cli.errors import Ambiguous, NotFound
from supervise_cli.model import Lang, Text
from supervise_cli.records.types import Field, Kind, RecordType
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import quoted

_SHOWN = 6
_FEW = 3
"""So many kinds of record are named where any of them may be meant."""
_PART = 3
"""Signs of an id that may stand for it: a bare 1 or 41 fits by chance."""


@dataclass(frozen=True, slots=True)
class Known:
    """A record by its id and what people call it: a name, where it ``is_name``, else a theme or nothing."""

    record: str
    type: str
    label: str
    path: str
    is_name: bool
    status: str = ""


def known_records(facts: Facts, types: Sequence[str] = ()) -> list[Known]:
    """All records with a readable id (drafts and withdrawn ones too), in the order of types and ids.

    Of any type, also the files that cannot be read, by the ids in their names.
    """
    found: list[Known] = []
    for rtype in _meant(facts, types):
        label = _label_column(rtype)
        rows = facts.rows(
            f"SELECT r.id, {label}, r.path, r.status FROM run r LEFT JOIN {quoted('fact_' + rtype.name)} f"
            " ON f.uid = r.uid"
            " WHERE r.type = ? AND r.id <> '' ORDER BY r.id, r.path",
            (rtype.name,),
        )
        found += [
            Known(record, rtype.name, text or "", path, rtype.standing, status or "")
            for record, text, path, status in rows
        ]
    return found if types else [*found, *_unread(facts)]


def _unread(facts: Facts) -> Iterator[Known]:
    """Files that cannot be read as records, by the id that their names give, so that they can be repaired."""
    rows = facts.rows("SELECT id, path FROM run WHERE type IS NULL AND id <> '' ORDER BY path")
    for record, path in list(rows):
        rtype = facts.catalogue.by_prefix(record)
        if rtype is not None:
            yield Known(record, rtype.name, "", path, is_name=False)


def labels(facts: Facts, on: date | None = None) -> dict[str, str]:
    """id → what people call it, for the types whose label is a name (stations, people).

    With a day stations are called what they were called then; else what they are called now.
    """
    standing = [rtype.name for rtype in facts.catalogue if rtype.standing]
    now = {each.record: each.label for each in known_records(facts, standing) if each.label}
    if on is None:
        return now
    return now | {record: each.name for record, each in stations(facts, on).items() if each.name}


def _meant(facts: Facts, types: Sequence[str]) -> list[RecordType]:
    return [rtype for rtype in facts.catalogue if not types or rtype.name in types]


def _label_column(rtype: RecordType) -> str:
    """The text that a type's label has (a name, a theme); types without one are known by their id alone."""
    for name in rtype.label:
        field = rtype.field(name)
        if field is not None and _is_words(field):
            return f"f.{quoted(name)}"
    return "NULL"


def _is_words(field: Field) -> bool:
    return field.kind is Kind.TEXT and field.form != "own_id"


def choose(facts: Facts, text: str, types: Sequence[str] = (), prefers: str = "") -> Known:
    """The one record that ``text`` means; NotFound with the nearest ones where it is none or several.

    A path, a whole id or a whole label wins over a part of one; a name (of a person, a station) over a
    theme, for themes speak of people and stations. Of several the only one that has something in its list
    ``prefers`` (a supervisor's appointments) is meant. What was withdrawn is meant by its id, and by its
    name only where no other record has that name and any record may be meant (``types`` is empty).
    """
    everything = known_records(facts, types)
    wanted = text.strip()
    standing = [each for each in everything if each.status != "void"]
    whole = [each for each in everything if each.record.upper() == wanted.upper()]
    # Two files of one id are told apart by their paths.
    whole = [each for each in everything if each.path == wanted.removeprefix("./")] or whole
    pools = (standing,) if types else (standing, everything)
    for candidates in (whole, *(each for pool in pools for each in _fitting(facts, pool, wanted))):
        ids = sorted({each.record for each in candidates})
        # 清丰县 means its centre, not one of the towns below it: their ids begin with the centre's.
        if ids and all(each.startswith(ids[0]) for each in ids):
            return next(each for each in candidates if each.record == ids[0])
        if len(ids) > 1 and prefers:
            ids = _having(facts, prefers, candidates) or ids
        if len(ids) == 1:
            return next(each for each in candidates if each.record == ids[0])
        if ids:
            raise _several(facts, wanted, [each for each in candidates if each.record in ids])
    raise _none(facts, wanted, standing, _meant(facts, types) if types else [])


def _fitting(facts: Facts, pool: Sequence[Known], wanted: str) -> Iterator[list[Known]]:
    """Those that ``wanted`` may mean, the surest first."""
    from supervise_cli.pipeline.namesakes import named_with

    names = [each for each in pool if each.is_name]
    themes = [each for each in pool if not each.is_name]
    yield from (
        [each for each in names if wanted and each.label == wanted],
        [each for each in names if wanted and each.label.casefold() == wanted.casefold()],
        named_with(facts, wanted, names),
        [each for each in themes if wanted and each.label == wanted],
        [
            each
            for each in pool
            if (len(wanted) >= _PART and wanted.upper() in each.record.upper())
            or (wanted and each.is_name and wanted.casefold() in each.label.casefold())
        ],
        [each for each in themes if wanted and wanted in each.label],
    )


def _having(facts: Facts, member: str, candidates: Sequence[Known]) -> list[str]:
    """The ids of those that have an item in that list; [] where it is none or their type has no such list."""
    found = []
    for each in candidates:
        field = facts.catalogue.get(each.type).field(member)
        table = quoted(f"fact_{each.type}_{member}")
        if field is not None and next(
            iter(facts.rows(f"SELECT 1 FROM {table} WHERE record = ? LIMIT 1", (each.record,))), None
        ):
            found.append(each.record)
    return sorted(set(found))


def _several(facts: Facts, wanted: str, candidates: Sequence[Known]) -> Ambiguous:
    from supervise_cli.pipeline.listing import told_apart

    words = [(each.record, told_apart(facts, each)) for each in candidates]
    shown = Text(
        "、".join(text.zh for _, text in words[:_SHOWN]), ", ".join(text.en for _, text in words[:_SHOWN])
    )
    lists = [f"sup list {each}" for each in dict.fromkeys(each.type for each in candidates)]
    lists = lists if len(lists) <= _FEW else ["sup list"]
    more = "…" if len(candidates) > _SHOWN else ""
    whole = all(each.label == wanted for each in candidates)
    hint = (
        Text("写编号，例如 {id}", "Type the id, such as {id}").format(id=candidates[0].record)
        if whole
        else Text("写长一点，或者写编号；查编号：{zh}", "Type more of it, or the id; look it up: {en}")
    )
    return Ambiguous(
        Text("“{t}”对得上 {n} 条：{shown}{more}", "“{t}” fits {n} records: {shown}{more}").format(
            t=wanted, n=len(candidates), shown=shown, more=more
        ),
        hint.format(zh="、".join(lists), en=", ".join(lists)),
        words,
    )


def _none(facts: Facts, wanted: str, everything: Sequence[Known], meant: Sequence[RecordType]) -> NotFound:
    """In words for the kinds of record that could be meant; () for any."""
    from rapidfuzz import fuzz, process

    names = {n: each.label or each.record for n, each in enumerate(everything)}
    near = process.extract(wanted, names, scorer=fuzz.ratio, limit=3, score_cutoff=40)
    place, look, new = _place(meant), _look(meant), _made_by(meant)
    if near:
        shown = _named(facts, [everything[n] for _, _, n in near])
        return NotFound(
            Text(
                "{place}里没有“{t}”；最接近的是 {shown}。",
                "There is no {place} “{t}” here; the nearest: {shown}.",
            ).format(place=place, t=wanted, shown=shown),
            Text("照抄{by}再试；查编号：{look}{new}", "Copy {by}; look it up: {look}{new}").format(
                by=_called_by(meant), look=look, new=new
            ),
        )
    standing = [f"sup {each.command}" for each in meant if each.standing and len(meant) <= _FEW]
    hint = (
        Text("先登记（{zh}），或者查编号：{look}", "Register first ({en}), or look it up: {look}")
        if standing
        else Text("查编号：{look}{new}", "Look it up: {look}{new}")
    )
    return NotFound(
        Text("{place}里没有“{t}”。", "There is no {place} “{t}” here.").format(place=place, t=wanted),
        hint.format(zh="、".join(standing), en=", ".join(standing), look=look, new=new),
    )


def _made_by(meant: Sequence[RecordType]) -> Text | str:
    """What makes such a record, where only one kind of it, which is no name on a roster, is meant."""
    if len(meant) != 1 or meant[0].standing:
        return ""
    return Text("；还没有的话先记一条：sup {c}", "; if there is none yet: sup {c}").format(c=meant[0].command)


def _place(meant: Sequence[RecordType]) -> Text:
    """Where it was looked for: people stand on the roster (名册), other records do not."""
    if not meant or len(meant) > _FEW:
        return Text("记录库", "record")
    zh = "、".join("名册" if each.name == "person" else each.title.zh for each in meant)
    return Text(zh, " or ".join(each.title.en.lower() for each in meant))


def _called_by(meant: Sequence[RecordType]) -> Text:
    """What such a record may be called by: a case by its id alone."""
    if len(meant) > _FEW:
        return Text("编号", "the id")
    titles = [
        field.title
        for rtype in meant
        for name in rtype.label
        if (field := rtype.field(name)) is not None and _is_words(field)
    ]
    if meant and not titles:
        return Text("编号", "the id")
    zh = "、".join(dict.fromkeys(each.zh for each in titles))
    en = " or ".join(dict.fromkeys(each.en.lower() for each in titles))
    return Text(f"编号或{zh or '名称'}", f"the id or the {en or 'name'}")


def _look(meant: Sequence[RecordType]) -> Text:
    lists = [f"sup list {each.name}" for each in meant[: _FEW + 1]]
    if not 0 < len(lists) <= _FEW:
        lists = ["sup list"]
    return Text("、".join(lists), ", ".join(lists))


def named(label: str, record: str, lang: Lang) -> str:
    """What people call a record, with its id: ``王秀兰（P-7K3QX）``; the id alone where it has no name."""
    if not label:
        return record
    return f"{label}（{record}）" if lang == "zh" else f"{label} ({record})"


def _named(facts: Facts, found: Sequence[Known]) -> Text:
    """Each with its id; namesakes with what tells them apart."""
    from supervise_cli.pipeline.listing import told_apart

    labels = [each.label for each in found]
    words = [
        told_apart(facts, each)
        if labels.count(each.label) > 1
        else Text(named(each.label, each.record, "zh"), named(each.label, each.record, "en"))
        for each in found
    ]
    return Text("、".join(each.zh for each in words), ", ".join(each.en for each in words))
