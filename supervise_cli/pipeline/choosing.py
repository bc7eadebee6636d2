"""Which record somebody means: any unique part of an id, a label or a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from supervise_cli.errors import NotFound
from supervise_cli.model import Lang, Text
from supervise_cli.records.types import RecordType
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import quoted

_SHOWN = 6
_PART = 3
"""Signs of an id that may stand for it: a bare 1 or 41 fits by chance."""


@dataclass(frozen=True, slots=True)
class Known:
    """A record by its id and what people call it."""

    record: str
    type: str
    label: str
    path: str


def known_records(facts: Facts, types: Sequence[str] = ()) -> list[Known]:
    """All records with a readable id (drafts and withdrawn ones too), in the order of types and ids."""
    found: list[Known] = []
    for rtype in facts.catalogue:
        if types and rtype.name not in types:
            continue
        label = _label_column(rtype)
        rows = facts.rows(
            f"SELECT r.id, {label}, r.path FROM run r LEFT JOIN {quoted('fact_' + rtype.name)} f ON "
            f"f.uid = r.uid"
            " WHERE r.type = ? AND r.id <> '' ORDER BY r.id, r.path",
            (rtype.name,),
        )
        found += [Known(record, rtype.name, text or "", path) for record, text, path in rows]
    return found


def labels(facts: Facts) -> dict[str, str]:
    """id → what people call it, for the types whose label is a name (stations, people)."""
    return {each.record: each.label for each in known_records(facts) if each.label}


def _label_column(rtype: RecordType) -> str:
    """The name of a standing record; other records are known by their id alone."""
    return f"f.{quoted(rtype.label[0])}" if rtype.standing and rtype.label else "NULL"


def choose(facts: Facts, text: str, types: Sequence[str] = ()) -> Known:
    """The one record that ``text`` means; NotFound with the nearest ones where it is none or several.

    A whole id or a whole label wins over a part of one.
    """
    everything = known_records(facts, types)
    wanted = text.strip()
    for candidates in (
        [each for each in everything if each.record.upper() == wanted.upper()],
        [each for each in everything if each.label == wanted],
        [
            each
            for each in everything
            if (len(wanted) >= _PART and wanted.upper() in each.record.upper())
            or (wanted and wanted in each.label)
        ],
    ):
        ids = sorted({each.record for each in candidates})
        # 清丰县 means its centre, not one of the towns below it: their ids begin with the centre's.
        if ids and all(each.startswith(ids[0]) for each in ids):
            return next(each for each in candidates if each.record == ids[0])
        if ids:
            raise _several(wanted, candidates)
    raise _none(wanted, everything, [each for each in facts.catalogue if each.name in types])


def _several(wanted: str, candidates: Sequence[Known]) -> NotFound:
    shown = _named(candidates[:_SHOWN])
    lists = [f"sup list {each}" for each in dict.fromkeys(each.type for each in candidates)]
    more = "…" if len(candidates) > _SHOWN else ""
    return NotFound(
        Text("“{t}”对得上 {n} 条：{shown}{more}", "“{t}” fits {n} records: {shown}{more}").format(
            t=wanted, n=len(candidates), shown=shown, more=more
        ),
        Text("写长一点，或者写编号；查编号：{zh}", "Type more of it, or the id; look it up: {en}").format(
            zh="、".join(lists), en=", ".join(lists)
        ),
    )


def _none(wanted: str, everything: Sequence[Known], types: Sequence[RecordType]) -> NotFound:
    if types and not any(each.standing for each in types):
        return _no_record(wanted, types)
    from rapidfuzz import fuzz, process

    names = {n: each.label or each.record for n, each in enumerate(everything)}
    near = process.extract(wanted, names, scorer=fuzz.ratio, limit=3, score_cutoff=40)
    if near:
        shown = _named([everything[n] for _, _, n in near])
        return NotFound(
            Text(
                "名册里没有“{t}”；最接近的是 {shown}。", "There is no “{t}” here; the nearest: {shown}."
            ).format(t=wanted, shown=shown),
            Text(
                "照抄编号或姓名再试；查名册：sup list person、sup list station",
                "Copy the id or the name; the roster: sup list person, sup list station",
            ),
        )
    return NotFound(
        Text("名册里没有“{t}”。", "There is no “{t}” here.").format(t=wanted),
        Text(
            "先登记（sup new-person、sup new-station），或者查名册：sup list person",
            "Register first (sup new-person, sup new-station), or look: sup list person",
        ),
    )


def _no_record(wanted: str, types: Sequence[RecordType]) -> NotFound:
    """Records without a name are known by their ids alone; the nearest id says nothing to anybody."""
    lists = [f"sup list {each.name}" for each in types]
    makers = [f"sup {each.command}" for each in types]
    return NotFound(
        Text("没有编号是“{t}”的{title}。", "There is no {title} with the id “{t}”.").format(
            t=wanted,
            title=Text(
                "、".join(each.title.zh for each in types),
                " or ".join(each.title.en.lower() for each in types),
            ),
        ),
        Text(
            "查编号：{lists}；还没有就先登记：{makers}", "Look it up: {lists}; or make one: {makers}"
        ).format(
            lists=Text("、".join(lists), ", ".join(lists)), makers=Text("、".join(makers), ", ".join(makers))
        ),
    )


def named(label: str, record: str, lang: Lang) -> str:
    """What people call a record, with its id: ``王秀兰（P-7K3QX）``; the id alone where it has no name."""
    if not label:
        return record
    return f"{label}（{record}）" if lang == "zh" else f"{label} ({record})"


def _named(found: Sequence[Known]) -> Text:
    return Text(
        "、".join(named(each.label, each.record, "zh") for each in found),
        ", ".join(named(each.label, each.record, "en") for each in found),
    )
