"""From findings to what is printed: place, words and an excerpt that never shows confidential text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supervise_cli import rules
from supervise_cli.model import Finding, Lang, Position
from supervise_cli.pipeline.excerpts import Excerpt, Excerpts
from supervise_cli.rules.rule import Rule

if TYPE_CHECKING:
    from supervise_cli.pipeline.opening import Opened
    from supervise_cli.records.types import Catalogue


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
    catalogue: Catalogue | None = None,
) -> list[Presented]:
    """The findings in words, in the order of files, lines and codes.

    ``read`` gives the bytes of paths (those it cannot give are left out); without a ``catalogue`` excerpts
    show no values at all.
    """
    excerpts = Excerpts(catalogue)
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
            presented.append(_worded(finding, position, lines, lang, excerpts))
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
    finding: Finding, position: Position | None, lines: Sequence[str], lang: Lang, excerpts: Excerpts
) -> Presented:
    rule = rules.get(finding.code)
    sentence = rule.sentence(finding.variant)
    excerpt = None
    if position is not None and 0 < position.line <= len(lines):
        excerpt = excerpts.cut(finding, position, lines[position.line - 1].rstrip("\r"))
    return Presented(
        finding,
        rule,
        position.line if position else 0,
        position.column if position else 0,
        sentence.message.fill(lang, finding.params),
        sentence.hint.fill(lang, finding.params),
        excerpt,
    )


def present_from(state: Opened, findings: Sequence[Finding], lang: Lang) -> list[Presented]:
    """The findings of an opened state in words; each file that has one is read once more."""
    return present(findings, state.read, lang, state.snapshot.catalogue) if findings else []
