"""Whether a mended text may stand: something is cured, nothing made worse, nothing else read differently.

One mistake hides what is behind it: a value is judged only when its key is read, its form only when its
quotes are right. What a cure uncovers in its own place is no new fault, whether there is a cure of it or not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import yaml

from supervise_cli.model import Fault
from supervise_cli.records import codes
from supervise_cli.records import schema_codes as of_schema
from supervise_cli.records.mending.judged import Judged, Path
from supervise_cli.records.mending.mend import Cure, Edit
from supervise_cli.records.writing import same

_SIGNS: Final = re.compile(r"[\W_]+")
_WORD: Final = re.compile(r"\w")
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

_OF_A_WORD: Final = frozenset({codes.AMBIGUOUS, codes.BAD_KEY, *codes.WARNINGS})
"""What is wrong with a word by itself: it was there before, and is seen as soon as the whole text parses."""

_READ_DIFFERENTLY: Final = frozenset({codes.AMBIGUOUS, codes.DUPLICATE})

_ABSENT: Final = object()

Curable = Callable[[Judged, Fault], bool]
"""Whether a mend of the fault is known in that text: a later round will see to it."""


def better(before: Judged, after: Judged, cures: Sequence[Cure], curable: Curable) -> bool:
    """Whether ``cures`` made ``before`` better and changed nothing but what they say they touch."""
    if before.data is not None:
        return (
            after.data is not None
            and _only(before.data, after.data, cures)
            and _cured(before, after, cures, curable)
        )
    if _letters(before.text) != _letters(after.text):
        return False
    return _read_further(before, after, cures, curable)


def _cured(before: Judged, after: Judged, cures: Sequence[Cure], curable: Curable) -> bool:
    """Whether faults went and none came but those that were hidden by them."""
    old, new = _kinds(before), _kinds(after)
    came = new - old
    if not old - new:
        return False
    return all(
        curable(after, fault) or _uncovered(before, after, after.path_of(fault.pointer), fault, cures)
        for fault in after.faults
        if (fault.code, _where(after, fault)) in came
    )


def _uncovered(before: Judged, after: Judged, path: Path, fault: Fault, cures: Sequence[Cure]) -> bool:
    """Whether what is wrong at ``path`` was there before, and could not be judged."""
    for cure in cures:
        for touched in cure.touches:
            if path[: len(touched)] != touched:
                continue
            if path == touched and fault.code in _MISPLACED:
                return False
            value = _at(after.data, path)
            rest = path[len(touched) :]
            return value is not _ABSENT and any(
                same(value, was)
                for each in cure.touches
                if (was := _at(before.data, (*each, *rest))) is not _ABSENT
            )
    return False


def _at(data: Any, path: Path) -> Any:
    """The value at ``path``; ``_ABSENT`` where there is none."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return _ABSENT
    return data


def _kinds(judged: Judged) -> Counter[tuple[str, object]]:
    """The faults by code and place, positions in lists instead of the names of their items."""
    return Counter((each.code, _where(judged, each)) for each in judged.faults)


def _where(judged: Judged, fault: Fault) -> object:
    if fault.pointer:
        return judged.path_of(fault.pointer)
    return fault.position.line if fault.position is not None else ""


def _read_further(before: Judged, after: Judged, cures: Sequence[Cure], curable: Curable) -> bool:
    """Of a text that did not read, what stands behind the mended place is seen only now."""
    edits = [edit for cure in cures for edit in cure.edits]
    moved = any(_moves(before.text, edit) for edit in edits)
    first = min(edit.start for edit in edits)
    line = before.text.count("\n", 0, first)
    # Where a line begins says what it is a part of: of its text nothing counts as standing behind.
    place = (line + 1, 0) if moved else (line, first - before.starts[line] + 1)
    old = Counter((each.code, before.line_of(each)) for each in before.faults if _textual(each))
    new = Counter((each.code, after.line_of(each)) for each in after.faults if _textual(each))
    revealed = new - old
    if not old - new:
        return False
    if any(
        _place(after, each) < place and each.code not in _OF_A_WORD and not curable(after, each)
        for each in after.faults
        if (each.code, after.line_of(each)) in revealed
    ):
        return False
    if after.data is None:
        return True
    edited = {before.text.count("\n", 0, at) for edit in edits for at in (edit.start, edit.end)}
    told = [each for each in after.faults if each.code in _MISPLACED]
    return not any((moved or _due_to(each, after, edited)) and not curable(after, each) for each in told)


def _place(judged: Judged, fault: Fault) -> tuple[int, int]:
    """Line (from 0) and column (from 1) of a fault."""
    if fault.position is not None:
        return fault.position.line - 1, fault.position.column
    return judged.line_of(fault), 0


def _due_to(fault: Fault, after: Judged, edited: set[int]) -> bool:
    """Whether a key may have come to stand in the wrong place by what was done to the lines ``edited``."""
    if fault.code == of_schema.MISSING:
        return False
    # Of a text that goes on where a key should stand, its own line is told.
    return fault.variant == "spilled" or after.line_of(fault) in edited


def _textual(fault: Fault) -> bool:
    return fault.code.startswith("SUP0")


def _moves(text: str, edit: Edit) -> bool:
    """Whether an edit may make a line begin at another column, or another kind of line."""
    piece = text[edit.start : edit.end]
    in_lead = not text[text.rfind("\n", 0, edit.start) + 1 : edit.start].strip()
    return in_lead and (piece[:1].isspace() or not _WORD.search(piece))


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
            one, other = before.get(name, _ABSENT), after.get(name, _ABSENT)
            yield from _different(one, other, (*path, name))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for n, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _different(one, other, (*path, n))
    elif not same(before, after):
        yield path


def read_alike(judged: Judged) -> bool:
    """Whether a YAML 1.1 reader has the same data, but where readers are still told to differ."""
    unsure = [
        judged.path_of(each.pointer)
        for each in judged.faults
        if each.code in _READ_DIFFERENTLY and each.pointer
    ]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        other = yaml.load(judged.text, Loader=loader)
    except (yaml.YAMLError, ValueError):
        return False
    return all(
        any(path[: len(each)] == each for each in unsure) for path in _different(judged.data, other, ())
    )
