"""What is no fault but has one right form: no spaces at the ends of lines, fields in the schema's order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from supervise_cli.records.mending.judged import Judge, Judged, scalars
from supervise_cli.records.mending.mend import Edit, applied
from supervise_cli.records.nodes import Mapping, Scalar
from supervise_cli.records.types import Form
from supervise_cli.records.writing import same

_SPACES: Final = re.compile(r"[ \t]+(?=\r?$)", re.MULTILINE)
_COMMENT: Final = re.compile("^#", re.MULTILINE)
_MARKER: Final = re.compile(r"^(?:---|\.\.\.)", re.MULTILINE)
_TOP_KEY: Final = re.compile(r"^([A-Za-z_][A-Za-z0-9_]*) *:", re.MULTILINE)


def tidy(judged: Judged, judge: Judge) -> Judged:
    """The text tidied, if it is sound; itself where nothing is untidy or it would be read otherwise."""
    for change in (_without_spaces, _ordered):
        text = change(judged) if judged.sound else judged.text
        if text != judged.text:
            after = judge(text)
            if _alike(judged, after):
                judged = after
    return judged


def may_need(text: str, form: Form) -> bool:
    """Whether there may be something to tidy: asked of every file, so without parsing it."""
    if _SPACES.search(text):
        return True
    order = _order(form)
    places = [order[name] for name in _TOP_KEY.findall(text) if name in order]
    return places != sorted(places)


def _order(form: Form | None) -> dict[str, int]:
    return {field.name: n for n, field in enumerate(form.fields)} if form is not None else {}


def _alike(before: Judged, after: Judged) -> bool:
    """The same data, the order of fields apart, and the same faults."""
    if before.data is None or after.data is None:
        return False
    one, other = (dict(sorted(each.data.items())) for each in (before, after) if each.data is not None)
    faults = [sorted((f.code, f.variant, f.pointer) for f in each.faults) for each in (before, after)]
    return same(one, other) and faults[0] == faults[1]


def _without_spaces(judged: Judged) -> str:
    """Not inside text that goes over several lines, where they may be a part of it."""
    inside = {
        line
        for _, node in scalars(judged.root)
        for line in range(node.start.line, node.end.line + 1)
        if node.end.line > node.start.line
    }
    edits, line, counted = [], 0, 0
    for match in _SPACES.finditer(judged.text):
        line += judged.text.count("\n", counted, match.start())
        counted = match.start()
        if line not in inside:
            edits.append(Edit(match.start(), match.end(), ""))
    return applied(judged.text, edits)


def _ordered(judged: Judged) -> str:
    """The fields in the order of the schema; the text as it is where a comment could belong to several."""
    text, root, order = judged.text, judged.root, _order(judged.form)
    if not isinstance(root, Mapping) or root.flow or not text.endswith("\n") or _MARKER.search(text):
        return text
    keys = [key for key, _ in root.pairs if isinstance(key, Scalar)]
    if any(key.value not in order or key.start.column for key in keys):
        return text
    places = [order[key.value] for key in keys]
    begins = [_above(text, key.start.index) for key in keys]
    sorted_places = sorted(places)
    if places == sorted_places or _stray_comment(text, keys, begins):
        return text
    if places[0] != sorted_places[0] and begins[0] < keys[0].start.index:
        # It may be about the file, or about the field it stands above.
        return text
    ends = [*begins[1:], len(text)]
    parts = sorted(zip(places, begins, ends, strict=True))
    return text[: begins[0]] + "".join(text[begin:end] for _, begin, end in parts)


def _above(text: str, start: int) -> int:
    """Where the comment directly above a field begins; the field itself where there is none."""
    while start:
        line = text.rfind("\n", 0, start - 1) + 1
        if not text.startswith("#", line):
            break
        start = line
    return start


def _stray_comment(text: str, keys: Sequence[Scalar], begins: Sequence[int]) -> bool:
    """Whether a comment at the margin stands neither above a field nor at the top of the file."""
    held = [(begin, key.start.index) for key, begin in zip(keys, begins, strict=True)]
    return any(
        at.start() >= begins[0] and not any(begin <= at.start() < end for begin, end in held)
        for at in _COMMENT.finditer(text)
    )
