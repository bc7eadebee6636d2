"""Mends of values that the schema refuses but that can mean only one: dates, times, enumerations, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from supervise_cli.records import schema_codes as codes
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.guess import plain
from supervise_cli.records.guess_dates import CLEAR_DATES
from supervise_cli.records.guess_fields import called
from supervise_cli.records.guess_values import in_own_unit, named
from supervise_cli.records.mending.mend import Cure, Edit, Mend, Spot
from supervise_cli.records.nodes import Scalar
from supervise_cli.records.personal import personal
from supervise_cli.records.writing import flow, quoted

_YES: Final = frozenset({"是", "对", "√", "y", "yes", "true"})
_NO: Final = frozenset({"否", "不是", "×", "n", "no", "false"})
_SEPARATORS: Final = re.compile(r"[、，,;；]")
_BRACKETS: Final = re.compile(r"[\[［【](?P<inner>.*)[\]］】]\Z")


def _put(spot: Spot, value: Any) -> Sequence[Cure]:
    node = spot.value
    if node is None or value is None:
        return ()
    return spot.cure(Edit(node.start.index, node.end.index, flow(value)))


def _want(spot: Spot) -> Sequence[Cure]:
    """What the finding itself says is meant."""
    return _put(spot, spot.fault.params.get("want"))


def _number(spot: Spot) -> Sequence[Cure]:
    want = str(spot.fault.params.get("want", ""))
    try:
        return _put(spot, float(want) if "." in want else int(want))
    except ValueError:
        return ()


def _without_unit(spot: Spot) -> Sequence[Cure]:
    node, field = spot.value, spot.field
    own = node is not None and field is not None and in_own_unit(node.value, field.unit)
    return _number(spot) if own else ()


def _as_typed(spot: Spot) -> Sequence[Cure]:
    """A number where text is wanted: its digits as they stand, in quotes; no number of a person."""
    node = spot.value
    if node is None or node.style or personal(node.value):
        return ()
    start, end = node.start.index, node.end.index
    return spot.cure(Edit(start, end, quoted(spot.text[start:end])))


def _yes_no(spot: Spot) -> Sequence[Cure]:
    node = spot.value
    word = plain(node.value).lower() if node is not None else ""
    if node is None or word not in _YES | _NO:
        return ()
    return spot.cure(Edit(node.start.index, node.end.index, "true" if word in _YES else "false"))


def _choice(spot: Spot) -> Sequence[Cure]:
    """The key of an enumeration by its title as a whole; a part of a title may be a part of several."""
    node, field = spot.value, spot.field
    return _put(spot, named(node.value, field.choices)) if node is not None and field is not None else ()


def _several(spot: Spot) -> Sequence[Cure]:
    """``supportive，educational`` where a list of such keys belongs."""
    node, field = spot.value, spot.field
    if node is None or field is None or field.item is None:
        return ()
    match = _BRACKETS.match(node.value)
    parts = _SEPARATORS.split(match["inner"] if match else node.value)
    found = [_one(part.strip(), field.item) for part in parts]
    return _put(spot, found) if all(found) else ()


def _one(part: str, item: Field) -> str | None:
    if item.kind is Kind.CHOICE:
        return named(part, item.choices)
    fits = item.kind is Kind.REFERENCE and re.search(item.pattern or r"(?!)", part, re.ASCII)
    return part if fits else None


def _field_name(spot: Spot) -> Sequence[Cure]:
    """A field called by its title."""
    form, path = spot.judged.form, spot.path
    key = spot.judged.node_at(spot.fault.pointer)[0]
    if form is None or not path or not isinstance(key, Scalar):
        return ()
    holder = form.field(*path[:-1]) if len(path) > 1 else None
    field = called(key.value, form.fields if len(path) == 1 else holder.fields if holder else ())
    if field is None:
        return ()
    edit = Edit(key.start.index, key.end.index, field.name)
    return spot.cure(edit, touches=[path, (*path[:-1], field.name)])


MENDS: Final[Mapping[tuple[str, str], Mend]] = {
    **{(codes.DATE_FORM, variant): _want for variant in sorted(CLEAR_DATES)},
    **{(codes.TIME_FORM, variant): _want for variant in ("padding", "fullwidth", "separator", "compact")},
    **{(codes.PERIOD_FORM, variant): _want for variant in ("rewrite", "number")},
    **{(codes.ID_FORM, variant): _want for variant in ("case", "width", "quotes")},
    **{(codes.NUMBER_FORM, variant): _number for variant in ("quoted", "fullwidth")},
    (codes.NUMBER_FORM, "unit"): _without_unit,
    **{(codes.YES_NO, variant): _yes_no for variant in ("yes", "no")},
    **{(codes.NOT_IN_LIST, variant): _choice for variant in ("label", "spelling")},
    **{(codes.LIST_FORM, variant): _several for variant in ("", "separated", "single")},
    **{(codes.UNKNOWN_FIELD, variant): _field_name for variant in ("title", "spelling")},
    (codes.WRONG_KIND, "number"): _as_typed,
    (codes.DIVISION_CODE, "number"): _as_typed,
}
