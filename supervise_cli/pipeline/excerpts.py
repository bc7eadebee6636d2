"""One line of a file beside a finding, with everything that might be confidential left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from supervise_cli.model import Finding, Position
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.personal import masked
from supervise_cli.records.types import Catalogue, Form
from supervise_cli.workspace.index.units import kind_of
from supervise_cli.workspace.layout import FileKind

_KEY = re.compile(r"[\s-]*(?P<key>[A-Za-z_][A-Za-z0-9_-]*|[\u4e00-\u9fff()\uff08\uff09]{1,12})\s*[:\uff1a]")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z", re.ASCII)
# Dates, times, numbers, ids and enumeration keys, also as people type them; nothing that could tell a story.
SHOWN_VALUE = re.compile(
    r"[\s\"'“”]*[0-9A-Z\uff10-\uff19\-_#./:\uff1a年月日点分时小钟\uff0e、,\uff0c\s+是否]{0,40}[\"'“”\s]*\Z|\s*[\"']?[a-z_]{1,30}[\"']?\s*\Z"
    r"|\s*[A-Z]{1,3}-[0-9A-Z-]{4,30}#[a-z][0-9a-z_-]{0,23}\s*\Z"
)
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})")
_HIDDEN = "…"


# Found in the text as a whole, block text included: the line may be anything somebody wrote.
_ANYWHERE = frozenset({"SUP006", "SUP007", "SUP008", "SUP009", "SUP010"})
_CLOSED_KINDS = frozenset({Kind.TEXT, Kind.NARRATIVE, Kind.OBJECT, Kind.LIST})
_OPEN_FORMS = frozenset({"own_id", "key", "division_code", "finding_code"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a file, made safe to print, and the column (from 1, in characters) to point at."""

    line: int
    text: str
    column: int


class Excerpts:
    """Cuts excerpts; knows the field names that may stand in one, and which fields may show their value."""

    def __init__(self, catalogue: Catalogue | None) -> None:
        self._catalogue = catalogue
        self._names = frozenset(field_names(catalogue)) if catalogue is not None else frozenset()

    def cut(self, finding: Finding, position: Position, line: str) -> Excerpt:
        """The line at ``position``, made safe to print."""
        text, column = self._safe(line, position.column, finding)
        return Excerpt(position.line, text, column)

    def _safe(self, line: str, column: int, finding: Finding) -> tuple[str, int]:
        conflict = _CONFLICT.match(line)
        if conflict:
            return conflict[1], 1
        if not line.strip():
            return "", 1
        indent = len(line) - len(line.lstrip(" \t\u3000-"))
        match = _KEY.match(line)
        if match is None or not self._is_key(match["key"], finding):
            return line[:indent].replace("\t", "→") + _HIDDEN, min(column, indent + 1)
        head, value = line[: match.end()].replace("\t", "→"), line[match.end() :]
        if not value.strip():
            return head, min(column, len(head) + 1)
        if self._may_show(finding) and SHOWN_VALUE.match(value) and value.isprintable():
            shown = head + masked(value.rstrip(), _HIDDEN)
            return shown, min(column, len(shown) + 1)
        return head + " " + _HIDDEN, min(column, match.end() + 2)

    def _is_key(self, key: str, finding: Finding) -> bool:
        """Whether what stands before the colon may be shown: a field's name, or a slip of one."""
        names = self._names
        document = self._document(finding)
        if document is not None:
            names |= frozenset(_names(document.fields))
        if key in names:
            return True
        if not _PLAIN_KEY.match(key) or finding.code in _ANYWHERE:
            return False
        # A line of a text may have a colon after its first word, too.
        return finding.on_key or bool(get_close_matches(key, names, 1, 0.75))

    def _may_show(self, finding: Finding) -> bool:
        """Whether the finding is about a field that holds a code, a number or a date, never a story."""
        return tells_no_story(self._field(finding))

    def _document(self, finding: Finding) -> Form | None:
        """The form of a file that is no record, such as ``policy.yaml``."""
        kind = kind_of(finding.path)
        if self._catalogue is None or kind is FileKind.RECORD:
            return None
        from supervise_cli.records.schema import document

        return document(kind.value)

    def _field(self, finding: Finding) -> Field | None:
        form = self._document(finding)
        if form is None and self._catalogue is not None:
            form = self._catalogue.by_prefix(finding.record or finding.path.rpartition("/")[2])
        if form is None or not finding.pointer:
            return None
        found: Field | None = None
        steps: list[str | int] = []
        for part in finding.pointer.strip("/").split("/"):
            below = form.field(*steps, part)
            steps.append(part if below is not None else 0)
            found = form.field(*steps)
        return found


def tells_no_story(field: Field | None) -> bool:
    """Whether a field holds a code, a number or a date."""
    if field is None:
        return False
    inner = field.item or field
    return inner.kind not in _CLOSED_KINDS or inner.form in _OPEN_FORMS


def field_names(catalogue: Catalogue) -> Iterator[str]:
    """The names and Chinese titles of all fields of all types."""
    for rtype in catalogue:
        yield from _names(rtype.fields)


def _names(fields: Sequence[Field]) -> Iterator[str]:
    waiting = list(fields)
    while waiting:
        field = waiting.pop()
        yield from (field.name, field.title.zh)
        waiting += [*field.fields, *((field.item,) if field.item is not None else ())]
