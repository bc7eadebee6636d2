"""Whom or what a name in a list means: exactly one record, or the reason why not. Never a part of a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from supervise_cli.interop.roster import Directory, Member, Place, people, plain_name, stations
from supervise_cli.model import Text
from supervise_cli.records.types import Field
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import quoted

_AT: Final = re.compile(r"(.+?)[(](.+)[)]")
"""A label with where that person is posted, as :func:`plain_name` leaves it: 王秀兰(柳格镇)."""
_SHOWN: Final = 6

_NOBODY: Final = Text(
    "名册里没有这个人；照名册写姓名或编号（sup list person）。",
    "Nobody of that name is on the roster; write the name or id as it stands there (sup list person).",
)
_NO_STATION: Final = Text(
    "名册里没有这个站点；照名册写名称或区划代码（sup list station）。",
    "The station is not on the roster; write its name or division code as it stands there (sup list "
    "station).",
)
_NEITHER: Final = Text(
    "名册里没有这个人，也没有这个站点；照名册写（sup list person、sup list station）。",
    "Neither a person nor a station of that name is on the roster (sup list person, sup list station).",
)
_NO_RECORD: Final = Text(
    "没有这个编号的记录；这一栏要写记录编号。",
    "There is no record of that id; this column takes ids of records.",
)


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a name means no one record; the name itself is not in it."""

    why: Text


class Names:
    """The people, stations and records that a list may name."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.stations = Directory(stations(facts))
        self._called: tuple[dict[str, list[Member]], ...] = ({}, {}, {})
        for each in people(facts):
            for called, name in zip(self._called, (each.record, each.label, each.office_no), strict=True):
                if name:
                    called.setdefault(plain_name(name), []).append(each)

    def find(self, text: str, field: Field, county: str = "") -> str | Unclear:
        """The id that ``text`` means in this field; ``county`` (a code) tells stations of one name apart."""
        if not {"person", "station"} & set(field.references):
            return self._record(text, field)
        found: dict[str, Text] = {}
        if "person" in field.references:
            found |= {each.record: self._told(each) for each in self.people(text)}
        if "station" in field.references:
            found |= {each.record: self._placed(each) for each in self.stations.find(text, county)}
        if len(found) == 1:
            return next(iter(found))
        return Unclear(_several(found, field) if found else _none(field))

    def people(self, text: str) -> list[Member]:
        """Everybody whom ``text`` names: by id, label, label (station), office number."""
        wanted = plain_name(text)
        found = next((called[wanted] for called in self._called if wanted in called), [])
        match = _AT.fullmatch(wanted)
        if found or match is None:
            return found
        return [each for each in self._called[1].get(match[1], ()) if self._is_at(each, match[2])]

    def _is_at(self, member: Member, where: str) -> bool:
        """Whether it is this namesake: by id, office number, station or organisation."""
        if where in {plain_name(each) for each in (member.record, member.office_no, *member.posts) if each}:
            return True
        return any(place.record in member.posts for place in self.stations.find(where))

    def _told(self, member: Member) -> Text:
        """A person by id and where posted."""
        places = [self.stations.places[each].name for each in sorted(member.posts) if each in self._stations]
        others = [each for each in sorted(member.posts) if each not in self._stations]
        shown = "、".join([*places, *others])
        return Text(f"{member.record} {shown}".strip(), f"{member.record} {shown}".strip())

    @property
    def _stations(self) -> Mapping[str, Place]:
        return self.stations.places

    def _placed(self, place: Place) -> Text:
        shown = f"{place.record} {self.stations.county_name(place)}".strip()
        return Text(shown, shown)

    def _record(self, text: str, field: Field) -> str | Unclear:
        head, mark, key = text.strip().partition("#")
        for reference in field.references:
            name, _, inner = reference.partition("#")
            if name not in self._facts.catalogue or bool(inner) != bool(mark):
                continue
            if self._is_there(head, name) and (not inner or self._has_key(head, name, inner, key)):
                return text.strip()
        return Unclear(_NO_RECORD)

    def _is_there(self, record: str, name: str) -> bool:
        found = self._facts.rows(
            "SELECT 1 FROM run WHERE id = ? AND type = ? AND status <> 'void'", (record, name)
        )
        return next(iter(found), None) is not None

    def _has_key(self, record: str, name: str, inner: str, key: str) -> bool:
        table = quoted(f"fact_{name}_{inner}")
        found = self._facts.rows(f'SELECT 1 FROM {table} WHERE record = ? AND "key" = ?', (record, key))
        return next(iter(found), None) is not None


def _none(field: Field) -> Text:
    if {"person", "station"} <= set(field.references):
        return _NEITHER
    return _NOBODY if "person" in field.references else _NO_STATION


def _several(found: Mapping[str, Text], field: Field) -> Text:
    listed = list(found.values())[:_SHOWN]
    more = "…" if len(found) > _SHOWN else ""
    if field.references == ("station",):
        said = Text(
            "站点名称对得上 {n} 个站点（{zh}{more}）；加上“县区”一列，或者写区划代码。",
            "The station's name fits {n} stations ({en}{more}); add a county column, or write the division "
            "code.",
        )
    else:
        said = Text(
            "这个名字对得上 {n} 条（{zh}{more}）；写成“姓名（站点）”，或者写编号。",
            "The name fits {n} ({en}{more}); write it as “name (station)”, or write the id.",
        )
    return said.format(
        n=len(found), zh="、".join(t.zh for t in listed), en=", ".join(t.en for t in listed), more=more
    )
