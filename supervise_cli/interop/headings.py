"""Which column of a list is which field: by the titles, names and aliases in the schema, zh and en."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from supervise_cli.interop.table import Reader, Table, folded
from supervise_cli.model import Text
from supervise_cli.records.types import Field, Kind, RecordType

Path = tuple[str, ...]

_UNREAD: Final = frozenset({"schema", "id", "status", "void", "entered_by"})
_SCALARS: Final = frozenset(Kind) - {Kind.OBJECT, Kind.LIST, Kind.PERIOD, Kind.NARRATIVE}
_IN_TEXT: Final = _SCALARS | {Kind.NARRATIVE}
_NAMING: Final = frozenset({Kind.REFERENCE, Kind.TEXT})
_SERIAL: Final = frozenset({"序号", "顺序号", "行号", "次序", "no", "sn", "index", "serialnumber"})
_AMBIGUOUS: Final = 2
"""Chinese titles no longer than this (名称, 类型, 起) say nothing by themselves."""
_TITLE_LINES: Final = 20
"""So many lines at most stand above the first row."""
_NUMBERED: Final = frozenset({"编号", "号"})
"""Headings that mean the office's number, unless the column merely counts 1, 2, 3, …"""

_PRIVATE: Final = re.compile(
    "身份证|证件号|护照|手机|移动电话|个人电话|联系方式|微信|qq|邮箱|电子邮件|出生|生日|年龄|籍贯|民族"
    "|住址|家庭|户籍|银行|卡号"
    "|^(?:id|identity|idcard|idno|idnumber)(?:card)?(?:no|number)?$|birth|mobile|cellphone|email|passport|homeaddress|wechat"
)
_TELEPHONE: Final = re.compile("电话|座机|phone|telephone|^tel$")
"""A number of the office where the type has a field for one, else a person's."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read: its place, its field, the names on the way to it (``postings``, ``role``)."""

    position: int
    path: Path
    field: Field


@dataclass(frozen=True, slots=True)
class Headings:
    """What headings may say for one type of list.

    ``names`` is folded heading → (path, rank): where two headings lead to one field, the lower rank is read.
    ``extra`` are headings that no field has: folded heading → (what this type of list calls it, rank).
    ``outside`` and ``also`` are the headings beyond the schema's, as written.
    """

    rtype: RecordType
    names: Mapping[str, tuple[Path, int]]
    extra: Mapping[str, tuple[str, int]]
    outside: Mapping[str, Sequence[str]]
    also: Mapping[Path, Sequence[str]]
    cells: tuple[_Cell, ...] = ()
    """The fields of the type that such a list is about."""

    def reader(self, kind: str = "stations") -> Reader:
        """How a table of this type is read; ``kind`` is what ``sup import`` calls it."""
        return Reader(self._known, self.private, kind)

    def _known(self, heading: str) -> bool:
        return any(each in self.names or each in self.extra for each in _spellings(heading))

    def private(self, heading: str) -> bool:
        """Whether the column holds what is never read: identity numbers, telephone numbers, birth dates."""
        plain = folded(heading)
        if _PRIVATE.search(plain):
            return True
        return bool(_TELEPHONE.search(plain)) and not self._known(heading)

    def listed(self) -> list[tuple[Text, tuple[str, ...]]]:
        """What is read, for people: the title of each field, and the other headings it answers to."""
        found = []
        for cell in self.cells:
            if not cell.near and cell.holder is None and not self._chosen(cell):
                continue
            title = cell.holder.title if cell.holder is not None else cell.field.title
            spellings = [
                each
                for each in (*cell.headings(), *self.also.get(cell.path, ()))
                if self.names.get(folded(each), ((), 0))[0] == cell.path
                and each not in (title.zh, title.en)
                and "." not in each
            ]
            found.append((title, tuple(dict.fromkeys(spellings))))
        return found + [(Text(names[0], names[0]), tuple(names[1:])) for names in self.outside.values()]

    def _chosen(self, cell: _Cell) -> bool:
        """Whether a member of a list further away is told of: a choice that its title alone names."""
        leads = self.names.get(folded(cell.field.title.zh), ((), 0))[0]
        return cell.field.kind is Kind.CHOICE and leads == cell.path

    def match(self, table: Table) -> Matched:
        """The columns of a table."""
        best: dict[Path | str, tuple[int, int]] = {}
        for position, heading in enumerate(table.headings):
            found = self._meaning(heading, position, table)
            if found is not None and (found[0] not in best or found[1] < best[found[0]][0]):
                best[found[0]] = (found[1], position)
        columns = tuple(
            Column(position, target, self._field(target))
            for target, (_, position) in best.items()
            if isinstance(target, tuple)
        )
        extra = {target: position for target, (_, position) in best.items() if isinstance(target, str)}
        read = {position for _, position in best.values()}
        ignored = tuple(
            heading
            for n, heading in enumerate(table.headings)
            if heading and n not in read and heading not in table.private and folded(heading) not in _SERIAL
        )
        return Matched(columns, extra, ignored)

    def _meaning(self, heading: str, position: int, table: Table) -> tuple[Path | str, int] | None:
        if heading in table.private or folded(heading) in _SERIAL:
            return None
        if folded(heading) in _NUMBERED and _counts(table, position):
            return None
        for each in _spellings(heading):
            if each in self.extra:
                return self.extra[each]
            if each in self.names:
                return self.names[each]
        return None

    def _field(self, path: Path) -> Field:
        steps: list[str | int] = [path[0]]
        for name in path[1:]:
            steps += [0, name] if self._is_list(steps) else [name]
        field = self.rtype.field(*steps)
        assert field is not None
        return field

    def _is_list(self, steps: Sequence[str | int]) -> bool:
        field = self.rtype.field(*steps)
        return field is not None and field.kind is Kind.LIST


@dataclass(frozen=True, slots=True)
class Matched:
    """The columns that are read, the positions of those outside the record, and the headings left alone."""

    columns: tuple[Column, ...]
    extra: Mapping[str, int]
    ignored: tuple[str, ...]

    def has(self, *path: str) -> bool:
        """Whether there is a column for this field."""
        return any(column.path == path for column in self.columns)


def headings_of(
    rtype: RecordType,
    extra: Mapping[str, Sequence[str]],
    also: Mapping[Path, Sequence[str]],
    only: Sequence[Path] = (),
) -> Headings:
    """The headings of a type's lists, from its schema. ``also`` adds some for fields, ``extra`` others.

    ``only``: the list is about these fields of the record, the first before the others.

    Of two fields with one heading, the one nearer to the record's identity has it: its own fields, then the
    members of the list that the import identity names, then the others. What is farther away answers only to
    headings that can mean nothing else: 任命单位, appointments.by, but not 名称 or from.
    """
    names: dict[str, tuple[Path, int]] = {}
    cells = tuple(_fields(rtype))
    if only:
        chosen = sorted((each for each in cells if each.path in only), key=lambda each: only.index(each.path))
        cells = tuple(replace(each, near=True) for each in chosen)
    for each in cells:
        for rank, title in enumerate([*each.headings(), *also.get(each.path, ())]):
            names.setdefault(folded(title), (each.path, rank))
    outside = {
        folded(name): (target, rank) for target, each in extra.items() for rank, name in enumerate(each)
    }
    return Headings(rtype, names, outside, extra, also, cells)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A field that fits into one cell. ``holder`` is the dated list whose value it is."""

    path: Path
    field: Field
    near: bool
    holder: Field | None = None

    def headings(self) -> list[str]:
        own = [
            self.field.title.zh,
            self.field.title.en,
            ".".join(self.path),
            self.field.name,
            *self.field.aliases,
        ]
        naming = naming_member(self.field)
        if self.holder is not None:
            held = self.holder
            own = [
                held.title.zh,
                held.title.en,
                held.name,
                *held.aliases,
                ".".join(self.path),
                *self.field.aliases,
            ]
        elif naming is not None:
            own += [naming.title.zh, *naming.aliases]
        elif not self.near:
            zh = self.field.title.zh
            own = [*([zh] if len(zh) > _AMBIGUOUS else []), ".".join(self.path), *self.field.aliases]
        return [each for each in own if each]


def _fields(rtype: RecordType) -> Iterator[_Cell]:
    """Everything that fits into one cell, nearest to the identity first.

    Of a standing record single values alone; of one that is written once its texts and lists too.
    """
    readable = [field for field in rtype.fields if field.name not in _UNREAD]
    alone = _SCALARS if rtype.standing else _IN_TEXT
    main = {entry.partition(".")[0] for entry in rtype.import_key if "." in entry or not rtype.standing}
    yield from (_Cell((field.name,), field, True) for field in readable if field.kind in alone)
    if not rtype.standing:
        yield from (_Cell((field.name,), field, True) for field in readable if is_listed(field))
    for field in sorted(readable, key=lambda each: each.name not in main):
        inner = field.item if field.kind is Kind.LIST else field
        if inner is None or inner.kind is not Kind.OBJECT or field.name == "evidence":
            continue
        named = naming_member(field)
        if not rtype.standing and field.kind is Kind.LIST and named is None:
            continue
        for member in inner.fields:
            if not rtype.standing and (member is named or member.kind is Kind.BOOLEAN):
                # Whom the list names stands in the list's own cell; a yes or no of one of several in none.
                continue
            if (member.kind in alone or (not rtype.standing and is_listed(member))) and member.name != "key":
                holder = field if field.dated and member.name == "value" else None
                yield _Cell((field.name, member.name), member, field.name in main, holder)


def is_listed(field: Field) -> bool:
    """Whether several values of a list may stand in one cell: names, choices, texts."""
    if field.kind is not Kind.LIST or field.item is None or field.name == "evidence":
        return False
    return field.item.kind in _IN_TEXT or naming_member(field) is not None


def naming_member(field: Field) -> Field | None:
    """The member that alone says what an item of a list is: who attended, where a stop was, what to do."""
    if field.kind is not Kind.LIST or field.item is None or field.item.kind is not Kind.OBJECT:
        return None
    needed = [
        each
        for each in field.item.fields
        if each.required and each.default_from is None and not each.has_default
    ]
    return needed[0] if len(needed) == 1 and needed[0].kind in _NAMING else None


def _spellings(heading: str) -> tuple[str, ...]:
    """The heading, and without what stands in brackets: 核定人数（人）."""
    return folded(heading), folded(re.sub(r"[（(\[【].*?[)）\]】]", "", heading))


def _counts(table: Table, position: int) -> bool:
    """Whether a column merely numbers the rows from 1; of returned rows, the rows of the list they are of."""
    pairs = [(row.cells[position].strip(), row.origin) for row in table.rows if position < len(row.cells)]
    cells = [cell for cell, _ in pairs]
    if cells == [str(n) for n in range(1, len(cells) + 1)]:
        return True
    if not all(each.isascii() and each.isdigit() for pair in pairs for each in pair):
        return False
    above = {int(origin) - int(cell) for cell, origin in pairs}
    return len(above) == 1 and above.pop() in range(1, _TITLE_LINES)


def notes_on(table: Table, matched: Matched) -> tuple[Text, ...]:
    """What was not read, and why."""
    found = []
    if table.private:
        found.append(
            Text("这几列涉及个人隐私，没有读：{names}", "Private columns, not read: {names}").format(
                names=_listed(table.private)
            )
        )
    if matched.ignored:
        found.append(
            Text("这几列不认识，没有读：{names}", "Unknown columns, not read: {names}").format(
                names=_listed(matched.ignored)
            )
        )
    if table.totals:
        found.append(Text("跳过合计行 {n} 行。", "Rows with totals left out: {n}.").format(n=table.totals))
    return tuple(found)


def _listed(names: Sequence[str]) -> Text:
    return Text("、".join(names), ", ".join(names))
