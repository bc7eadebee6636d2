"""The reference reader: PyYAML's own parser, our constructor, every fault it can find. Never raises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from supervise_cli.model import Fault, Position
from supervise_cli.records import codes, slips
from supervise_cli.records.decoding import decode
from supervise_cli.records.directives import without_directives
from supervise_cli.records.guard import Composer
from supervise_cli.records.limits import MAX_BYTES
from supervise_cli.records.lookalikes import line_start
from supervise_cli.records.nodes import Mapping, Node, Scalar, place
from supervise_cli.records.parsing import ParseError, Source, events
from supervise_cli.records.rawscan import scan
from supervise_cli.records.result import Reading
from supervise_cli.records.values import build

_MOST_REPAIRS: Final = 25
_REPAIR_BUDGET: Final = 1024 * 1024
"""Characters that may be parsed again to find further slips; a large broken file gets fewer tries."""


def read_reference(raw: bytes) -> Reading:
    """The record in ``raw``, by PyYAML's own parser and our constructor."""
    if len(raw) > MAX_BYTES:
        return _refused([Fault(codes.TOO_LARGE, params={"size": len(raw), "limit": MAX_BYTES})])
    decoded = decode(raw)
    if decoded.text is None:
        return _refused(decoded.faults)
    scanned = scan(decoded.text)
    if scanned.text is None:
        return _refused(scanned.faults)
    text, directives = without_directives(scanned.text)
    text, indents = slips.without_wide_indents(text)
    parsed = _parse(text)
    faults = [*scanned.faults, *directives, *indents, *parsed.faults]
    if parsed.root is None:
        if not faults:
            faults.append(Fault(codes.EMPTY, variant="blank", position=Position(1, 1)))
        return _refused(faults)
    refused = scanned.refused or bool(directives or indents) or parsed.refused
    return _constructed(parsed.root, text if parsed.text is None else parsed.text, faults, refused)


def _constructed(root: Node, text: str, faults: list[Fault], refused: bool) -> Reading:
    wrong_lines = {
        fault.position.line for fault in faults if fault.position and fault.code not in codes.WARNINGS
    }
    if not isinstance(root, Mapping):
        built_faults: tuple[Fault, ...] = _not_a_mapping(root)
        if isinstance(root, Scalar):
            return _refused([*faults, *(f for f in built_faults if not wrong_lines)])
        faults += built_faults
        refused = True
    built = build(root, text)
    later = [f for f in built.faults if f.position is None or f.position.line not in wrong_lines]
    faults = [*faults, *later]
    if refused or built.refused or not isinstance(built.data, dict):
        lines = text.split("\n")
        return _refused(each for each in faults if not _may_be_comment(each, lines))
    return Reading(built.data, _ordered(faults))


def _may_be_comment(fault: Fault, lines: Sequence[str]) -> bool:
    """Whether what a # is said to swallow may well be a comment: told when it is known what the value is."""
    if fault.code != codes.SWALLOWED or fault.position is None:
        return False
    return lines[fault.position.line - 1][fault.position.column :][:1].isspace()


def _not_a_mapping(root: Node) -> tuple[Fault, ...]:
    if isinstance(root, Scalar):
        slip = line_start(root.value) if not root.style else None
        if slip is not None:
            position = Position(root.start.line + 1, root.start.column + 1 + slip.offset)
            return (Fault(slip.code, variant=slip.variant, position=position),)
        return (Fault(codes.NOT_A_MAPPING, variant="text", position=place(root.start)),)
    return (Fault(codes.NOT_A_MAPPING, variant="list", position=place(root.start)),)


@dataclass(frozen=True, slots=True)
class _Parsed:
    root: Node | None
    faults: list[Fault]
    refused: bool
    text: str | None = None
    """The text that was parsed in the end, where it is not the one given."""


def _parse(text: str) -> _Parsed:
    """The tree of ``text``, or of what it would be without its slips, and a fault for each of them."""
    found: list[Fault] = []
    spent = 0
    while True:
        source = Source(text)
        composer = Composer(text)
        try:
            composed = composer.compose(events(source))
        except ParseError as problem:
            diagnosis = slips.diagnose(text, problem)
            spent += len(text)
            found.append(diagnosis.fault)
            if _explained(diagnosis.fault, composer.result.faults):
                found.pop()
                return _Parsed(None, [*found, *composer.result.faults, *_glued(source)], True)
            if diagnosis.repaired is None or len(found) >= _MOST_REPAIRS or spent > _REPAIR_BUDGET:
                found += _rest(text, diagnosis.fault)
                return _Parsed(None, [*found, *composer.result.faults, *_glued(source)], True)
            text = diagnosis.repaired
            continue
        found += composed.faults
        found += _glued(source)
        root = None if composed.stopped else composed.root
        return _Parsed(root, found, bool(found), text)


def _explained(fault: Fault, guarded: list[Fault]) -> bool:
    """Blank lines that are too long make the parser find the next line misplaced."""
    return fault.code == codes.INDENTATION and any(f.variant == "leading_blank" for f in guarded)


def _rest(text: str, fault: Fault) -> Iterable[Fault]:
    """Certain slips below the one that could not be mended; of tabs, one a file is enough."""
    after = fault.position.line if fault.position else 0
    return slips.certain(text, after)


def _glued(source: Source) -> list[Fault]:
    return [
        Fault(codes.COMMENT, position=Position(line + 1, column + 1))
        for line, column in source.glued_comments
    ]


def _refused(faults: Iterable[Fault]) -> Reading:
    return Reading(None, _ordered(faults))


def _ordered(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """In the order of the text, each told apart from others of its code at its pointer."""
    nowhere = Position(0, 0)
    times: Counter[tuple[str, str]] = Counter()
    ordered = []
    for fault in sorted(faults, key=lambda fault: fault.position or nowhere):
        times[fault.code, fault.pointer] += 1
        number = times[fault.code, fault.pointer]
        ordered.append(replace(fault, discriminator=str(number)) if number > 1 else fault)
    return tuple(ordered)
