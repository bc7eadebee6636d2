"""The words every layer shares: frozen, without I/O, without imports from the rest of the program."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

Lang = Literal["zh", "en"]
LANGUAGES: tuple[Lang, ...] = ("zh", "en")

Param = str | int
"""What a finding may carry into its sentence. Never confidential text."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A parameter in a sentence; ``{n:day|days}`` is the word that goes with its number."""

    value: Param

    def __format__(self, spec: str) -> str:
        return by_number(str(self.value), spec) if "|" in spec else format(self.value, spec)


def by_number(number: str, words: str) -> str:
    """Of ``one|many`` what goes with a number as it is printed."""
    one, _, many = words.partition("|")
    return one if number == "1" else many


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages; ``{name}`` stands for a parameter.

    ``{name:day|days}`` stands for the first word where that parameter is 1, else for the second.
    """

    zh: str
    en: str

    def get(self, lang: Lang) -> str:
        """The text in ``lang``, parameters not filled in."""
        return self.zh if lang == "zh" else self.en

    def fill(self, lang: Lang, params: Mapping[str, Param | Text] | None = None) -> str:
        """The text in ``lang`` with its parameters filled in; a parameter may be a :class:`Text` itself."""
        words = {k: _Given(v.get(lang) if isinstance(v, Text) else v) for k, v in (params or {}).items()}
        return self.get(lang).format_map(words)

    def format(self, **params: Param | Text) -> Text:
        """Both languages with the parameters filled in."""
        return Text(self.fill("zh", params), self.fill("en", params))


class Severity(StrEnum):
    """Whose turn it is (architecture, rules of behaviour 5)."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


class Tier(StrEnum):
    """When a rule runs: always; in ``due``, ``report``, ``audit``; or in ``audit`` only."""

    RECORD = "record"
    PRACTICE = "practice"
    HISTORY = "history"


class Audience(StrEnum):
    """Whom a finding is for."""

    WRITER = "writer"
    SUPERVISOR = "supervisor"
    WORKER = "worker"
    OWNER = "owner"
    STATION = "station"
    COUNTY = "county"
    CITY = "city"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: line and column count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one record, by code and place; the rule of that code words it.

    ``pointer`` goes through keys of keyed lists (``/actions/a1/due``); "" is the record as a whole.
    ``variant`` picks one of the rule's sentences. ``position`` is given only where no pointer can lead
    there (text that does not parse); otherwise it is looked up when printed. ``discriminator`` tells apart
    two faults of one code at one pointer.
    """

    code: str
    pointer: str = ""
    variant: str = ""
    params: Mapping[str, Param] = field(default_factory=dict)
    position: Position | None = None
    discriminator: str = ""
    on_key: bool = False
    """The mark belongs under the key of ``pointer``, not under its value."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two findings the same finding (architecture, decided early). Never a line."""

    code: str
    subject: str
    """Record id, or the path where there is no id."""
    pointer: str
    discriminator: str

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal digits that stand for this identity where its parts may not be said."""
        # Only other programs ask for it, and most checks print none.
        from hashlib import sha256

        parts = (self.code, self.subject, self.pointer, self.discriminator)
        return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault or a rule's verdict, attached to a file. Worded only when printed."""

    code: str
    record: str
    """Record id, or "" when the file has none that can be read."""
    path: str
    """Path in the repository with ``/``; "" for findings about something that does not exist."""
    pointer: str = ""
    discriminator: str = ""
    variant: str = ""
    params: Mapping[str, Param] = field(default_factory=dict)
    position: Position | None = None
    on_key: bool = False
    waiver: str = ""
    """The record that makes an exception of it for now; "" where there is none."""
    lapsed: str = ""
    """The record that made one until its last day was over; "" where there is none, or another one now."""
    severity: Severity | None = None
    """How grave it is by local policy; None for what the rule itself says."""

    @property
    def identity(self) -> Identity:
        return Identity(self.code, self.record or self.path, self.pointer, self.discriminator)


@dataclass(frozen=True, slots=True)
class Skipped:
    """What the rule of a code could not judge, and why: neither found nor passed. Worded when printed."""

    code: str
    variant: str
    params: Mapping[str, Param] = field(default_factory=dict)


_PERIOD = re.compile(r"(?P<year>[12][0-9]{3})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``start`` to ``end``, both included; ``label`` is ``YYYY``, ``YYYY-Qn`` or ``YYYY-MM``."""

    start: date
    end: date
    label: str

    @classmethod
    def parse(cls, text: str) -> Period | None:
        """The period that ``text`` names, or None if it names none."""
        match = _PERIOD.match(text)
        if match is None:
            return None
        year = int(match["year"])
        if match["month"]:
            return cls.month(year, int(match["month"]))
        if match["quarter"]:
            first = 3 * int(match["quarter"]) - 2
            return cls(date(year, first, 1), date(year, first + 2, monthrange(year, first + 2)[1]), text)
        return cls(date(year, 1, 1), date(year, 12, 31), text)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One calendar month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]), f"{year}-{month:02d}")

    @classmethod
    def last_complete_month(cls, as_of: date) -> Period:
        """The latest month all of whose days lie before ``as_of``, or end on it."""
        this = cls.month(as_of.year, as_of.month)
        if as_of == this.end:
            return this
        return this.previous()

    def previous(self) -> Period:
        """The month before this one (months only)."""
        year, month = (
            (self.start.year - 1, 12) if self.start.month == 1 else (self.start.year, self.start.month - 1)
        )
        return Period.month(year, month)

    def following(self) -> Period:
        """The month after this one (months only)."""
        year, month = (self.end.year + 1, 1) if self.end.month == 12 else (self.end.year, self.end.month + 1)
        return Period.month(year, month)
