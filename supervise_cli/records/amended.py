"""The amended view: a record as its amendments leave it. The text stays; facts come from the view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from supervise_cli.records import schema
from supervise_cli.records.pointers import path_of, segments_of
from supervise_cli.records.types import RecordType


def amended(
    data: Mapping[str, Any], rtype: RecordType, amendments: Iterable[Mapping[str, Any]]
) -> Mapping[str, Any]:
    """``data`` with the changes of all final amendments, in the order of their (date, id).

    An amendment is taken whole or not at all: one whose pointers lead nowhere, or after which the record
    would not be one of its type any more, changes nothing.
    """
    view = data
    for each in sorted(amendments, key=lambda a: (str(a.get("date")), str(a.get("id")))):
        if each.get("status") == "final":
            changed = _after(view, each.get("changes"))
            if changed is not None and not schema.check(changed, rtype):
                view = changed
    return view


def _after(data: Mapping[str, Any], changes: Any) -> dict[str, Any] | None:
    """A copy with the changes made; None where one of them has no place."""
    copy = deepcopy(dict(data))
    for change in changes if isinstance(changes, list) else []:
        *above, last = segments_of(str(change.get("pointer", ""))) or [""]
        parent = path_of(copy, "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in above))
        whole = path_of(copy, str(change.get("pointer", "")))
        if parent is None or not last or last in _FIXED:
            return None
        holder: Any = copy
        for step in parent:
            holder = holder[step]
        if not isinstance(holder, dict) and whole is None:
            return None
        holder[last if isinstance(holder, dict) else (whole or ())[-1]] = change.get("value")
    return copy


_FIXED = frozenset({"schema", "id", "status"})
"""What a record is, no amendment changes."""
