"""The official list of divisions as the generator needs it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from supervise_cli.errors import BadInput
from supervise_cli.model import Text

LIST = "divisions.csv"
"""Where a demonstration keeps its list of divisions."""
HEADINGS = ("区划代码", "名称", "层级", "类型", "上级代码", "上级名称")
"""Columns of ``examples/divisions/*.csv``."""

_TYPES = {"镇": "town", "乡": "township", "街道": "subdistrict", "功能区": "zone"}


@dataclass(frozen=True)
class Division:
    """One row: a city (6 digits ending in 00), a county (6 digits) or a township (9 digits)."""

    code: str
    name: str
    kind: str
    """As written in the list: 市 县 区 功能区 街道 镇 乡."""
    parent: str

    @property
    def type(self) -> str | None:
        """The value of a station's ``division_type``, if this kind has one."""
        return _TYPES.get(self.kind)


@dataclass(frozen=True)
class Divisions:
    """A city with its counties and their townships, each in the order of the codes."""

    city: Division
    counties: tuple[Division, ...]
    townships: tuple[Division, ...]

    def of_county(self, code: str) -> tuple[Division, ...]:
        """The townships of one county."""
        return tuple(row for row in self.townships if row.parent == code)


def listed(divisions: Divisions) -> str:
    """The townships with their counties as a repository keeps them (``divisions`` of ``sup.yaml``), CSV."""
    counties = {row.code: row.name for row in divisions.counties}
    rows = [f"{row.code},{row.name},{row.kind},{counties[row.parent]}" for row in divisions.townships]
    return "\n".join(["区划代码,名称,类型,上级名称", *rows]) + "\n"


def read_divisions(folder: Path) -> Divisions:
    """The bundled list of Puyang in the folder of division lists. Raises BadInput if it is not there."""
    path = folder / "puyang.csv"
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(Text(f"读不到区划名单 {path}", f"the division list {path} cannot be read")) from error


def parse(text: str) -> Divisions:
    """Reads the text of a division list (with or without a byte order mark). Raises BadInput."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    if not rows or any(heading not in rows[0] for heading in HEADINGS):
        raise BadInput(Text("区划名单缺少表头", "the division list lacks its headings"))
    made = [Division(row["区划代码"], row["名称"], row["类型"], row["上级代码"]) for row in rows]
    made.sort(key=lambda row: row.code)
    cities = [row for row in made if len(row.code) == 6 and row.code.endswith("00")]
    if len(cities) != 1:
        raise BadInput(Text("区划名单里应当正好有一个市", "the division list must hold exactly one city"))
    return Divisions(
        cities[0],
        tuple(row for row in made if len(row.code) == 6 and row is not cities[0]),
        tuple(row for row in made if len(row.code) == 9),
    )
