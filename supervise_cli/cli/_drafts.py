"""Drafts: which there are, of when, of whom, and what each still lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from supervise_cli.making.lacking import lacks, words_of_lacks
from supervise_cli.model import Lang
from supervise_cli.pipeline.choosing import labels
from supervise_cli.pipeline.opening import Opened
from supervise_cli.records import reading, schema
from supervise_cli.records.types import Field, Kind, RecordType


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft; ``people`` are ids, ``missing`` is in words."""

    record: str
    type: str
    path: str
    date: str
    people: tuple[str, ...]
    missing: str


def drafts(state: Opened, lang: Lang) -> list[Draft]:
    """The drafts of a repository, by type and id."""
    rows = list(
        state.facts.rows("SELECT id, type, path FROM run WHERE status = 'draft' ORDER BY type, id, path")
    )
    raw = state.read([path for _, _, path in rows])
    names = labels(state.facts)
    found = []
    for record, kind, path in rows:
        data = reading.read(raw.get(path, b"")).data
        if data is None or kind not in state.facts.catalogue:
            found.append(Draft(record, kind or "", path, "", (), ""))
        else:
            found.append(_draft(state.facts.catalogue.get(kind), record, path, data, names, lang))
    return found


def _draft(
    rtype: RecordType, record: str, path: str, data: Mapping[str, Any], names: Mapping[str, str], lang: Lang
) -> Draft:
    missing = lacks(rtype, data, schema.needs({**data, "status": "draft"}, rtype))
    return Draft(
        record,
        rtype.name,
        path,
        str(data.get(rtype.date or "") or data.get("recorded_on") or ""),
        (record,) if rtype.name == "person" else tuple(dict.fromkeys(_people(rtype.fields, data))),
        words_of_lacks(rtype, data, missing, names, lang),
    )


def _people(fields: Sequence[Field], data: Mapping[str, Any]) -> list[str]:
    """The people whom a record is about: those it asks for, not who entered it or has to act on it."""
    found = []
    for field in fields:
        if not field.ask or field.name not in data:
            continue
        inner = field.item if field.kind is Kind.LIST and field.item is not None else field
        first = inner.first or inner
        if "person" not in first.references:
            continue
        value = data[field.name]
        for each in value if isinstance(value, list) else [value]:
            person = each.get(first.name) if isinstance(each, dict) else each
            found += [person] if isinstance(person, str) else []
    return found


def people_words(draft: Draft, names: Mapping[str, str], lang: Lang) -> str:
    """The names of a draft's people."""
    return ("、" if lang == "zh" else ", ").join(names.get(each, each) for each in draft.people)
