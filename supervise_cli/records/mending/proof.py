"""Whether a mended text may stand: fewer faults, no new ones, and nothing else read differently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

import yaml

from supervise_cli.model import Fault
from supervise_cli.records import codes
from supervise_cli.records import schema_codes as of_schema
from supervise_cli.records.mending.judged import Judged, Path
from supervise_cli.records.mending.mend import Cure
from supervise_cli.records.writing import same

_SIGNS: Final = re.compile(r"[\W_]+")
_MISPLACED: Final = frozenset(
    {
        of_schema.UNKNOWN_FIELD,
        of_schema.MISSING,
        of_schema.NOT_HERE,
        of_schema.WRONG_KIND,
        of_schema.LIST_FORM,
    }
)
"""What the schema says where a key has come to stand in the wrong place."""

_MISSING: Final = object()


def better(before: Judged, after: Judged, cures: Sequence[Cure]) -> bool:
    """Whether ``cures`` made ``before`` better and changed nothing but what they say they touch."""
    if before.data is not None:
        return after.data is not None and _fewer(before, after) and _only(before.data, after.data, cures)
    if _letters(before.text) != _letters(after.text):
        return False
    return _read_further(before, after, cures)


def _fewer(before: Judged, after: Judged) -> bool:
    old, new = _kinds(before), _kinds(after)
    return not new - old and new.total() < old.total()


def _kinds(judged: Judged) -> Counter[tuple[str, object]]:
    """The faults by code and place, positions in lists instead of the names of their items."""
    return Counter((each.code, _where(judged, each)) for each in judged.faults)


def _where(judged: Judged, fault: Fault) -> object:
    if fault.pointer:
        return judged.path_of(fault.pointer)
    return fault.position.line if fault.position is not None else ""


def _read_further(before: Judged, after: Judged, cures: Sequence[Cure]) -> bool:
    """Of a text that did not read, what stands behind the mended place is seen only now."""
    first = min(edit.start for cure in cures for edit in cure.edits)
    line = before.text.count("\n", 0, first)
    old = Counter((each.code, before.line_of(each)) for each in before.faults if _textual(each))
    new = Counter((each.code, after.line_of(each)) for each in after.faults if _textual(each))
    revealed = new - old
    if not old - new or any(at <= line for _, at in revealed):
        return False
    if after.data is None:
        return True
    edited = {
        before.text.count("\n", 0, at)
        for cure in cures
        for edit in cure.edits
        for at in (edit.start, edit.end)
    }
    moved = any(_in_lead(before.text, edit.start) for cure in cures for edit in cure.edits)
    told = [each for each in after.faults if each.code in _MISPLACED]
    return not any(moved or _due_to(each, after, edited) for each in told)


def _due_to(fault: Fault, after: Judged, edited: set[int]) -> bool:
    """Whether a key may have come to stand in the wrong place by what was done to the lines ``edited``."""
    if fault.code == of_schema.MISSING:
        return False
    # Of a text that goes on where a key should stand, its own line is told.
    return fault.variant == "spilled" or after.line_of(fault) in edited


def _textual(fault: Fault) -> bool:
    return fault.code.startswith("SUP0")


def _in_lead(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _letters(text: str) -> str:
    """What a text says, without the signs between."""
    return _SIGNS.sub("", text)


def _only(before: Any, after: Any, cures: Sequence[Cure]) -> bool:
    """Whether two states of data differ only where the cures say."""
    allowed = [path for cure in cures for path in cure.touches]
    return all(any(path[: len(each)] == each for each in allowed) for path in _different(before, after, ()))


def _different(before: Any, after: Any, path: Path) -> Iterator[Path]:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in {**before, **after}:
            one, other = before.get(name, _MISSING), after.get(name, _MISSING)
            yield from _different(one, other, (*path, name))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for n, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _different(one, other, (*path, n))
    elif not same(before, after):
        yield path


def read_alike(judged: Judged) -> bool:
    """Whether a YAML 1.1 reader has the same data, but for values still told of as ambiguous."""
    unsure = [
        judged.path_of(each.pointer)
        for each in judged.faults
        if each.code == codes.AMBIGUOUS and each.pointer
    ]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        other = yaml.load(judged.text, Loader=loader)
    except (yaml.YAMLError, ValueError):
        return False
    return all(
        any(path[: len(each)] == each for each in unsure) for path in _different(judged.data, other, ())
    )
