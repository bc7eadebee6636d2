"""Ids: made without asking anybody, read by their form alone, and the path of the file of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from supervise_cli.records.types import Catalogue, RecordType

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U."""
SHORTEST, LONGEST = 5, 7
MADE = 6
"""How many random characters the program gives an id: 20 offices that each make 50 records of a type on one
day, without asking each other, make two of one id once in two thousand such days."""

_RANDOM: Final = rf"[0-9A-HJKMNP-TV-Z]{{{SHORTEST},{LONGEST}}}"
_DAY: Final = r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_CODE: Final = r"[1-8][0-9]{3}(?:[0-9]{2}(?:[0-9]{3}(?:[0-9]{3})?)?)?"

DATED: Final = re.compile(rf"(?P<prefix>[A-Z]{{1,3}})-(?P<day>{_DAY})-(?P<random>{_RANDOM})\Z", re.ASCII)
RANDOM: Final = re.compile(rf"(?P<prefix>[A-Z]{{1,3}})-(?P<random>{_RANDOM})\Z", re.ASCII)
DIVISION: Final = re.compile(rf"(?P<prefix>ST)-(?P<code>{_CODE})(?:-(?P<site>[2-9]|[1-9][0-9]))?\Z", re.ASCII)
DIVISION_CODE: Final = re.compile(_CODE + r"\Z", re.ASCII)
KEY: Final = re.compile(r"[a-z][0-9a-z_-]{0,23}\Z", re.ASCII)

_FORMS: Final = {"dated": DATED, "random": RANDOM, "division": DIVISION}
_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")


def make(
    rtype: RecordType, today: date, random: Callable[[int], int], code: str | None = None, site: int = 1
) -> str:
    """A new id of this type; ``random(n)`` gives a whole number from 0 to n − 1.

    Ids of stations are made of the division ``code`` at founding; ``site`` is 2 and up for further sites
    under one code. ValueError where a code is needed and missing or misformed.
    """
    if rtype.id_form == "division":
        if code is None or not DIVISION_CODE.match(code) or not 1 <= site <= 99:
            raise ValueError("a station's id is made of its division code")
        return f"{rtype.prefix}-{code}" + (f"-{site}" if site > 1 else "")
    tail = "".join(ALPHABET[random(len(ALPHABET))] for _ in range(MADE))
    if rtype.id_form == "dated":
        return f"{rtype.prefix}-{today:%Y%m%d}-{tail}"
    return f"{rtype.prefix}-{tail}"


def is_id(text: object, rtype: RecordType) -> bool:
    """Whether ``text`` has the form of an id of this type."""
    if not isinstance(text, str):
        return False
    match = _FORMS[rtype.id_form].match(text)
    return match is not None and match["prefix"] == rtype.prefix


def type_of(text: str, catalogue: Catalogue) -> RecordType | None:
    """The type whose ids have the form of ``text`` (a key behind ``#`` aside); None where there is none."""
    identity = text.partition("#")[0]
    rtype = catalogue.by_prefix(identity)
    return rtype if rtype is not None and is_id(identity, rtype) else None


def day_of(identity: str) -> date | None:
    """The day on which a dated id was made. It is never compared with anything in the record."""
    match = DATED.match(identity)
    try:
        return date.fromisoformat(match["day"]) if match else None
    except ValueError:
        return None


def path_of(rtype: RecordType, identity: str, data: Mapping[str, Any], today: date | None = None) -> str:
    """The path of a record in the repository: ``sessions/2022/06/S-20220615-7K3QX.yaml``,
    ``cases/C-7K3QX/case.yaml``.

    ``{yyyy}`` and ``{mm}`` of the type's folder come from the id, or from ``today`` where ids of this type
    carry no day; any other placeholder is the record that the field of that name refers to. ValueError where
    none of these says.
    """
    if not is_id(identity, rtype):
        raise ValueError(f"not an id of {rtype.name}")
    known = dict(_known(identity, today))
    parts = {name: known.get(name) or _named(data, name) for name in _PLACEHOLDER.findall(rtype.folder)}
    return f"{rtype.folder.format_map(parts)}/{rtype.file_name(identity)}"


def owners(rtype: RecordType) -> tuple[str, ...]:
    """The fields without which a record has no folder: the case of a note."""
    return tuple(name for name in _PLACEHOLDER.findall(rtype.folder) if name not in {"id", "yyyy", "mm"})


def _known(identity: str, today: date | None) -> Iterator[tuple[str, str]]:
    yield "id", identity
    match = DATED.match(identity)
    day = match["day"] if match else f"{today:%Y%m%d}" if today else ""
    if day:
        yield "yyyy", day[:4]
        yield "mm", day[4:6]


def _named(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    identity = value.partition("#")[0] if isinstance(value, str) else ""
    if not any(form.match(identity) for form in _FORMS.values()):
        raise ValueError(f"the folder needs {name}")
    return identity


def next_key(taken: Callable[[str], bool], letter: str) -> str:
    """A short key for a new item of a list: the first of ``a1``, ``a2``, … that is not taken."""
    number = 1
    while taken(f"{letter}{number}"):
        number += 1
    return f"{letter}{number}"
