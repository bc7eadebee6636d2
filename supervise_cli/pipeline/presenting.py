"""From findings to what is printed: place, words and an excerpt that never shows confidential text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supervise_cli import rules
from supervise_cli.model import Finding, Lang, Position
from supervise_cli.records.types import Field
from supervise_cli.rules.rule import Rule

if TYPE_CHECKING:
    from supervise_cli.pipeline.opening import Opened

_KEY = re.compile(r"[\s-]*(?P<key>[A-Za-z_][A-Za-z0-9_-]*|[\u4e00-\u9fff()\uff08\uff09]{1,12})\s*[:\uff1a]")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z", re.ASCII)
# Dates, times, numbers, ids and enumeration keys, also as people type them; nothing that could tell a story.
_SHOWN_VALUE = re.compile(
    r"[\s\"'“”]*[0-9A-Z\uff10-\uff19\-_#./:\uff1a年月日点分时小钟\uff0e、,\uff0c\s+是否]{0,40}[\"'“”\s]*\Z|\s*[\"']?[a-z_]{1,30}[\"']?\s*\Z"
    r"|\s*[A-Z]{1,3}-[0-9A-Z-]{4,30}#[a-z][0-9a-z_-]{0,23}\s*\Z"
)
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})")
_HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a file, made safe to print, and the column (from 1, in characters) to point at."""

    line: int
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Presented:
    """One finding in words. ``line`` and ``column`` are 0 where there is no file to point into."""

    finding: Finding
    rule: Rule
    line: int
    column: int
    message: str
    hint: str
    excerpt: Excerpt | None


def present(
    findings: Sequence[Finding],
    read: Callable[[Sequence[str]], Mapping[str, bytes]],
    lang: Lang,
    known_titles: frozenset[str] = frozenset(),
) -> list[Presented]:
    """The findings in words, in the order of files, lines and codes.

    ``read`` gives the bytes of paths (those it cannot give are left out); ``known_titles`` are Chinese
    field names, which an excerpt may show as the key of a line.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    raws = read([path for path in by_path if path])
    presented: list[Presented] = []
    for path, group in by_path.items():
        raw = raws.get(path)
        positions = _positions(raw, group)
        lines = raw.decode("utf-8", "replace").split("\n") if raw is not None else []
        for finding, position in zip(group, positions, strict=True):
            presented.append(_worded(finding, position, lines, lang, known_titles))
    return sorted(presented, key=_order)


def _order(each: Presented) -> tuple[str, int, int, str, str, str, str]:
    finding = each.finding
    return (
        finding.path,
        each.line,
        each.column,
        finding.code,
        finding.pointer,
        finding.discriminator,
        finding.record,
    )


def _positions(raw: bytes | None, group: Sequence[Finding]) -> list[Position | None]:
    found: list[Position | None] = [finding.position for finding in group]
    wanted = [n for n, finding in enumerate(group) if finding.position is None]
    if raw is None or not wanted:
        return found
    # Loaded only when there is something to point at: the parser is slow to load.
    from supervise_cli.records.positions import locate_all

    looked_up = locate_all(raw, [(group[n].pointer, group[n].on_key) for n in wanted])
    for n, position in zip(wanted, looked_up, strict=True):
        found[n] = position or Position(1, 1)
    return found


def _worded(
    finding: Finding, position: Position | None, lines: Sequence[str], lang: Lang, titles: frozenset[str]
) -> Presented:
    rule = rules.get(finding.code)
    sentence = rule.sentence(finding.variant)
    excerpt = None
    if position is not None and 0 < position.line <= len(lines):
        text, column = _safe(lines[position.line - 1].rstrip("\r"), position.column, titles)
        excerpt = Excerpt(position.line, text, column)
    return Presented(
        finding,
        rule,
        position.line if position else 0,
        position.column if position else 0,
        sentence.message.fill(lang, finding.params),
        sentence.hint.fill(lang, finding.params),
        excerpt,
    )


def _safe(line: str, column: int, titles: frozenset[str]) -> tuple[str, int]:
    """The line with whatever might be confidential replaced by ``…``, and the column that now fits."""
    conflict = _CONFLICT.match(line)
    if conflict:
        return conflict[1], 1
    if not line.strip():
        return "", 1
    indent = len(line) - len(line.lstrip(" \t\u3000-"))
    match = _KEY.match(line)
    if match is None or not (_PLAIN_KEY.match(match["key"]) or match["key"] in titles):
        shown = line[:indent].replace("\t", "→")
        return shown + _HIDDEN, min(column, indent + 1)
    head, value = line[: match.end()].replace("\t", "→"), line[match.end() :]
    if _SHOWN_VALUE.match(value) and value.isprintable():
        return head + value.rstrip(), min(column, len(head) + len(value) + 1)
    return head + " " + _HIDDEN, min(column, match.end() + 2)


def present_from(state: Opened, findings: Sequence[Finding], lang: Lang) -> list[Presented]:
    """The findings of an opened state in words; each file that has one is read once more."""
    if not findings:
        return []
    titles = frozenset(title for rtype in state.snapshot.catalogue for title in _titles(rtype.fields))
    return present(findings, state.read, lang, titles)


def _titles(fields: Iterable[Field]) -> Iterable[str]:
    for field in fields:
        yield field.title.zh
        yield from _titles(field.fields)
        if field.item is not None:
            yield from _titles((field.item,))
