"""What a repository says of itself in ``sup.yaml``, and where a repository is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from supervise_cli.errors import BadInput, NotARepository
from supervise_cli.model import Lang, Text
from supervise_cli.workspace.layout import CONFIG

DEFAULT_ZONE = "Asia/Shanghai"
_INSIDE = re.compile(r"[^/\\:. ][^/\\:]*(/[^/\\:. ][^/\\:]*)*\.csv\Z")


@dataclass(frozen=True, slots=True)
class Config:
    """The values of ``sup.yaml``; a value that is missing or unusable has its default."""

    name: str = ""
    division_code: str = ""
    authorities: tuple[tuple[str, date | None, date | None, str], ...] = ()
    """(value, from, to, full name): the competent authority over time, for report headers (domain §1.1)."""
    time_zone: str = DEFAULT_ZONE
    language: Lang = "zh"
    demo: bool = False
    divisions: str = ""
    """The file with the official list of divisions, inside the repository."""
    closed_on: date | None = None
    plain_text_accepted: bool = False

    def today(self, now: datetime) -> date:
        """The date at ``now`` (an aware time) in this repository's zone."""
        try:
            zone = ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            zone = ZoneInfo(DEFAULT_ZONE)
        return now.astimezone(zone).date()

    def as_of(self, now: datetime) -> date:
        """The default date to judge by: today, but not later than the day after ``closed_on``."""
        today = self.today(now)
        return min(today, self.closed_on + timedelta(days=1)) if self.closed_on else today

    def authority(self, on: date) -> str:
        """The competent authority on a day, as its enumeration value; "" where none is given."""
        return self._authority(on)[0]

    def authority_name(self, on: date) -> str:
        """Its full name on that day; "" where none is given."""
        return self._authority(on)[1]

    def _authority(self, on: date) -> tuple[str, str]:
        for value, start, end, name in self.authorities:
            if (start is None or start <= on) and (end is None or on <= end):
                return value, name
        return "", ""


def config_of(data: Mapping[str, Any] | None) -> Config:
    """The configuration that a ``sup.yaml`` holds; checking it is ``validate``'s work, not this one's."""
    found = data or {}
    authorities = found.get("authority")
    return Config(
        name=str(found.get("name", "")),
        division_code=str(found.get("division_code", "")),
        authorities=tuple(
            (
                str(each.get("value", "")),
                _day(each.get("from")),
                _day(each.get("to")),
                str(each.get("name", "")),
            )
            for each in (authorities if isinstance(authorities, list) else [])
            if isinstance(each, dict)
        ),
        time_zone=str(found.get("time_zone", DEFAULT_ZONE)),
        language="en" if found.get("language") == "en" else "zh",
        demo=found.get("demo") is True,
        divisions=_inside(found.get("divisions")),
        closed_on=_day(found.get("closed_on")),
        plain_text_accepted=isinstance(found.get("plain_text_accepted"), dict),
    )


def _inside(value: object) -> str:
    """A path that stays inside the repository, as the schema has it; "" for any other."""
    return value if isinstance(value, str) and _INSIDE.match(value) else ""


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def find_root(start: Path) -> Path:
    """The folder at or above ``start`` that has a ``sup.yaml``; NotARepository if there is none."""
    try:
        here = start.resolve(strict=True)
    except OSError as error:
        raise BadInput(
            Text("没有这个文件夹：{path}", "There is no such folder: {path}").format(path=str(start))
        ) from error
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise NotARepository(
        Text(
            "这里和上级文件夹里都没有 sup.yaml，不是督导记录库。",
            "No sup.yaml here or above: this is no record repository.",
        ),
        Text(
            "进入记录库的文件夹（或用 sup -C 文件夹 …），或者新建一个：sup init 文件夹",
            "Go to the repository's folder (or use sup -C DIR …), or make a new one: sup init DIR",
        ),
    )
