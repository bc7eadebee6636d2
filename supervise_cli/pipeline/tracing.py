"""From a number back to the files: every row behind a figure with its place (``sup explain FIGURE``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from supervise_cli.figures.figure import Evidence
from supervise_cli.model import Text
from supervise_cli.pipeline.computing import Answer
from supervise_cli.records.positions import locate_all
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Row:
    """One row of evidence. ``line`` and ``column`` count from 1, 0 where the file cannot be opened.

    ``value`` is as the figure takes it (a number, or what ``distinct`` counts once); ``groups`` maps the
    title of a breakdown to the words of this row's groups.
    """

    record: str
    label: str
    path: str
    line: int
    column: int
    pointer: str
    value: int | float | str
    groups: Mapping[Text, tuple[Text, ...]]


@dataclass(frozen=True, slots=True)
class Trace:
    """A number with what it means and every row it is computed from."""

    answer: Answer
    rows: tuple[Row, ...]


def trace(
    facts: Facts,
    answer: Answer,
    read: Callable[[Sequence[str]], Mapping[str, bytes]],
    names: Mapping[str, str],
) -> Trace:
    """The rows behind ``answer`` in the order of files and lines.

    ``read`` gives the bytes of paths, those it cannot give left out; ``names`` are the labels of records.
    """
    paths = {row.record: facts.path(row.record) or _as_path(row.record) for row in answer.evidence}
    raws = read(sorted({path for path in paths.values() if path}))
    by_record: dict[str, list[Evidence]] = {}
    for row in answer.evidence:
        by_record.setdefault(row.record, []).append(row)
    found: list[Row] = []
    for record, rows in by_record.items():
        raw = raws.get(paths[record])
        places = (
            locate_all(raw, [(row.pointer, False) for row in rows]) if raw is not None else [None] * len(rows)
        )
        for row, place in zip(rows, places, strict=True):
            line, column = (place.line, place.column) if place else (1 if raw is not None else 0, 1)
            value = float(row.value) if isinstance(row.value, Fraction) else row.value
            groups = {
                each.title: tuple(answer.groups[each.name][group] for group in row.groups.get(each.name, ()))
                for each in answer.figure.breakdowns
            }
            label = names.get(record, "")
            found.append(Row(record, label, paths[record], line, column, row.pointer, value, groups))
    return Trace(answer, tuple(sorted(found, key=lambda row: (row.path, row.line, row.column, row.pointer))))


def _as_path(record: str) -> str:
    """Evidence about a file without an id names the file itself."""
    return record if "/" in record or record.endswith(".yaml") else ""
