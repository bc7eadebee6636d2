"""What a record still lacks: where, in whose words, and how it is set from the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from supervise_cli.making.defaults import implies
from supervise_cli.making.values import stands_alone
from supervise_cli.model import Fault, Lang
from supervise_cli.records.pointers import path_of
from supervise_cli.records.types import Field, Kind, RecordType

Path = tuple[str | int, ...]

_SHELL: Final = re.compile("[\\s\"'`$&|;<>()*?#!\\\\\\[\\]{}~]")


@dataclass(frozen=True, slots=True)
class Lack:
    """A field that is not there. ``options``: rows of names, one row of which is enough."""

    path: Path
    options: tuple[tuple[str, ...], ...]

    @property
    def holder(self) -> Path:
        return self.path[:-1]


def lacks(rtype: RecordType, data: Mapping[str, Any], needs: Iterable[Fault]) -> list[Lack]:
    """What ``needs`` says is missing from ``data``, in the order of the record's fields."""
    order = [field.name for field in rtype.fields]
    found: dict[Path, Lack] = {}
    for fault in needs:
        above, _, name = fault.pointer.rpartition("/")
        holder = path_of(data, above)
        if holder is None or not name:
            continue
        path = (*holder, name)
        rows = str(fault.params.get("either", "")) or name
        options = tuple(tuple(row.split(",")) for row in rows.split("|"))
        found.setdefault(path, Lack(path, options))
    told = [each for each in found.values() if not _comes_along(rtype, each, found)]
    return sorted(told, key=lambda each: order.index(str(each.path[0])) if each.path[0] in order else 0)


def _comes_along(rtype: RecordType, lack: Lack, found: Mapping[Path, Lack]) -> bool:
    """Whether another field that is missing too will say this one."""
    name = str(lack.path[-1])
    return any(
        (other := rtype.field(*path)) is not None and path[:-1] == lack.holder and implies(other, name)
        for path in found
        if path != lack.path
    )


def short(field: Field, lang: Lang) -> str:
    """A field's title without the unit in brackets."""
    return str(field.words["title_zh"]) if lang == "zh" else field.title.en or field.name


def titles(rtype: RecordType, data: Any, path: Path, names: Mapping[str, str], lang: Lang) -> str:
    """Where a field stands, for people: ``督导 › 督导类别``; of several items with the one's name."""
    words: list[str] = []
    for n, step in enumerate(path):
        if isinstance(step, int):
            items = _at(data, path[:n])
            if isinstance(items, list) and len(items) > 1:
                who = name_of(items[step], step, names)
                words[-1] += f"（{who}）" if lang == "zh" else f" ({who})"
        elif (field := rtype.field(*path[: n + 1])) is not None:
            words.append(field.title.get(lang) or field.name)
    return " › ".join(words)


def words_of_lacks(
    rtype: RecordType, data: Any, missing: Sequence[Lack], names: Mapping[str, str], lang: Lang
) -> str:
    """Everything that is missing, in one line."""
    said = [titles(rtype, data, each.path, names, lang) for each in missing]
    return ("、" if lang == "zh" else ", ").join(dict.fromkeys(said))


def name_of(item: Any, position: int, names: Mapping[str, str]) -> str:
    """What an item of a list is called: whom it names, else its key, else its position from 0."""
    if isinstance(item, Mapping):
        for value in item.values():
            if isinstance(value, str) and value in names:
                return names[value]
        if "key" in item:
            return str(item["key"])
    return str(position)


def setting(rtype: RecordType, data: Any, path: Path, names: Mapping[str, str], lang: Lang) -> str:
    """The name that ``--set`` takes for a place in a record: ``督导.督导类别``, ``supervisors.as``."""
    words: list[str] = []
    for n, step in enumerate(path):
        if isinstance(step, int):
            items = _at(data, path[:n])
            if isinstance(items, list) and len(items) > 1:
                words.append(_selector(items, step, names))
        else:
            field = rtype.field(*path[: n + 1])
            words.append(short(field, lang) if field is not None and lang == "zh" else step)
    return ".".join(words)


def _selector(items: Sequence[Any], position: int, names: Mapping[str, str]) -> str:
    called = [name_of(item, n, names) for n, item in enumerate(items)]
    mine = called[position]
    return mine if called.count(mine) == 1 and not re.search("[./=＝]", mine) else str(position)


def settings(
    rtype: RecordType, data: Mapping[str, Any], missing: Sequence[Lack], names: Mapping[str, str], lang: Lang
) -> str:
    """What to type after ``sup finish ID`` for everything that is missing, with … for the values."""
    wanted = [
        setting(rtype, data, path, names, lang) for each in missing for path in _inside(rtype, each.path)
    ]
    return " ".join(f"--set {quoted(name + '=…')}" for name in dict.fromkeys(wanted))


def quoted(word: str) -> str:
    """A word as a shell takes it for one."""
    return "'" + word.replace("'", "'\\''") + "'" if _SHELL.search(word) else word


def _inside(rtype: RecordType, path: Path) -> Iterator[Path]:
    """The places to fill for a missing field: of an object, and of a list's first item, the members."""
    field = rtype.field(*path)
    inner = field.item if field is not None and field.kind is Kind.LIST else field
    if inner is None or inner.kind is not Kind.OBJECT or stands_alone(inner):
        yield path
        return
    for member in inner.fields:
        reference = member.ask and member.kind is Kind.REFERENCE
        if (member.required or reference) and member.default_from is None and not member.has_default:
            yield from _inside(rtype, (*path, 0, member.name) if inner is not field else (*path, member.name))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
