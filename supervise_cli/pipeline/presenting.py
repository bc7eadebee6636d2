"""From findings to what is printed: place, words and an excerpt that never shows confidential text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from supervise_cli import rules
from supervise_cli.model import Finding, Lang, Position, Severity, Skipped, Text
from supervise_cli.pipeline.choosing import labels, named
from supervise_cli.pipeline.excerpts import Excerpt, Excerpts
from supervise_cli.rules.rule import Rule

if TYPE_CHECKING:
    from supervise_cli.pipeline.opening import Opened
    from supervise_cli.records.types import Catalogue


_NOBODY: Mapping[str, str] = MappingProxyType({})
_BESIDE = re.compile(" ?\0 ?")
_LAPSED = Text(
    "以前批准过例外，已经到期：sup show {waiver}",
    "It was waived; the waiver has ended: sup show {waiver}",
)
_OWN = "own_"
"""How the parameters begin that a finding about a pair has of the record on which it stands."""


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

    @property
    def severity(self) -> Severity:
        """How grave it is: by local policy, else by the rule."""
        return self.finding.severity or self.rule.severity

    @property
    def hint_in_a_line(self) -> str:
        """What to type, for where there is but one line: its branches, each on a line of its own, joined."""
        return self.hint.replace("\n", " / ")

    @property
    def hint_below(self) -> str:
        """What to type, as it stands on a screen below the message."""
        return "  → " + self.hint.replace("\n", "\n    ")


@dataclass(frozen=True, slots=True)
class Unjudged:
    """In words what a rule could not judge."""

    rule: Rule
    variant: str
    message: str


def unjudged(skipped: Iterable[Skipped], lang: Lang) -> list[Unjudged]:
    """What rules could not judge, in the order of their codes."""
    found = []
    for each in sorted(skipped, key=lambda one: (one.code, one.variant)):
        rule = rules.get(each.code)
        message = rule.skips[each.variant].fill(lang, each.params)
        found.append(Unjudged(rule, each.variant, message))
    return found


def present(
    findings: Sequence[Finding],
    read: Callable[[Sequence[str]], Mapping[str, bytes]],
    lang: Lang,
    catalogue: Catalogue | None = None,
    names: Mapping[str, str] = _NOBODY,
) -> list[Presented]:
    """The findings in words, in the order of files, lines and codes.

    ``read`` gives the bytes of paths (those it cannot give are left out); without a ``catalogue`` excerpts
    show no values at all. ``names`` is id → label: a message that speaks of such an id says the label too.
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
            presented.append(_worded(finding, position, lines, lang, excerpts, names))
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
    finding: Finding,
    position: Position | None,
    lines: Sequence[str],
    lang: Lang,
    excerpts: Excerpts,
    names: Mapping[str, str],
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
        # A hint says what to type, and there an id stands alone.
        _message(sentence.message, finding, lang, names),
        sentence.hint.fill(lang, finding.params) + _once_waived(finding, lang),
        excerpt,
    )


def _once_waived(finding: Finding, lang: Lang) -> str:
    return "\n" + _LAPSED.fill(lang, {"waiver": finding.lapsed}) if finding.lapsed else ""


def _message(words: Text, finding: Finding, lang: Lang, names: Mapping[str, str]) -> str:
    """The sentence, every id that has a label with that label; Chinese takes no space beside a name."""
    mark = "\0" if lang == "zh" else ""
    params = {
        key: f"{mark}{named(names[value], value, lang)}{mark}"
        if isinstance(value, str) and value in names
        else value
        for key, value in finding.params.items()
    }
    return _BESIDE.sub("", words.fill(lang, params))


def seen_from(finding: Finding, record: str, path: str) -> Finding:
    """A finding about a pair as it reads at the other of the two, ``record`` at ``path``; else itself.

    Such a finding stands once, on one of the two, with the other as discriminator and parameter ``other``;
    what it says of the other it knows of its own record too (``start``, ``own_start``).
    """
    own = {k.removeprefix(_OWN): v for k, v in finding.params.items() if k.startswith(_OWN)}
    if not own or finding.discriminator != record:
        return finding
    others = {_OWN + name: finding.params[name] for name in own}
    params = {**finding.params, **own, **others, "other": finding.record}
    return replace(finding, record=record, path=path, discriminator=finding.record, params=params)


def present_from(state: Opened, findings: Sequence[Finding], lang: Lang) -> list[Presented]:
    """The findings of an opened state in words; each file that has one is read once more."""
    if not findings:
        return []
    return present(findings, state.read, lang, state.snapshot.catalogue, labels(state.facts))
