"""Repositories in memory: what the rules find in them, without a file being written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from supervise_cli.model import Finding, Tier
from supervise_cli.pipeline.checking import check
from supervise_cli.pipeline.opening import Opened, catalogue
from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.index import store
from supervise_cli.workspace.index.snapshot import Snapshot
from supervise_cli.workspace.layout import FileKind, Layout
from supervise_cli.workspace.source import Entry, content_id

NOW = datetime(2022, 12, 31, 12, tzinfo=UTC)
_TYPES = {
    "S": "session", "P": "person", "A": "agreement", "F": "follow_up", "C": "case", "ST": "station",
    "L": "leave", "EV": "event", "N": "case_note", "WV": "waiver",
    "R": "request", "AU": "audit", "W": "wellbeing_check", "PL": "plan",
    "CM": "claim", "CA": "competence_assessment", "E": "evaluation", "RL": "resource_link", "V": "visit",
}  # fmt: skip


class Memory:
    """Files that are nowhere but here, as a source."""

    name = "memory"

    def __init__(self, files: Mapping[str, bytes], layout: Layout) -> None:
        self._files = files
        self._layout = layout

    def entries(self) -> Sequence[Entry]:
        places = {path: self._layout.place(path) for path in sorted(self._files)}
        return [
            Entry(path, "", place.fault) if place.fault else Entry(path, content_id(self._files[path]))
            for path, place in places.items()
            if place.kind is not FileKind.IGNORED
        ]

    def beside(self, path: str) -> Entry | None:
        return Entry(path, content_id(self._files[path])) if path in self._files else None

    def read(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, bytes]]:
        for entry in entries:
            yield entry, self._files[entry.path]


def findings(files: Mapping[str, bytes], as_of: date, *, everything: bool = False) -> list[Finding]:
    """All that ``sup validate`` finds in these files; with ``everything`` what ``--all`` finds."""
    tiers = frozenset({Tier.RECORD, Tier.PRACTICE} if everything else {Tier.RECORD})
    with in_memory(files, as_of) as state:
        return list(check(state, tiers).findings)


@contextmanager
def in_memory(files: Mapping[str, bytes], as_of: date) -> Iterator[Opened]:
    """These files, opened without any of them being written."""
    types = _catalogue()
    with store.opened(Path("nowhere"), use_cache=False) as connection:
        # Most of the time of a small repository would go into making the tables.
        _tables().backup(connection)
        yield Opened(Path("nowhere"), Snapshot(connection, types, Memory(files, Layout(types))), as_of, NOW)


@cache
def _tables() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    Snapshot(connection, _catalogue(), Memory({}, Layout(_catalogue())))
    return connection


@cache
def _catalogue() -> Catalogue:
    return catalogue()


def type_of(identity: str) -> str:
    """The record type of an id."""
    return _TYPES[identity.partition("-")[0]]


def place_of(identity: str) -> str:
    """Where a record of that id lies."""
    prefix, _, rest = identity.partition("-")
    if prefix == "C":
        return f"cases/{identity}/case.yaml"
    return {
        "S": f"sessions/{rest[:4]}/{rest[4:6]}",
        "F": f"follow-ups/{rest[:4]}",
        "A": "agreements",
        "P": "people",
        "WV": "waivers",
        "ST": "stations",
        "L": f"leaves/{rest[:4]}",
        "EV": f"events/{rest[:4]}",
        "N": "cases/C-6X4BD/notes",
        "R": f"requests/{rest[:4]}",
        "AU": "audits",
        "PL": "plans",
        "CM": "claims",
        "CA": "competence",
        "E": "evaluations",
        "RL": f"resources/{rest[:4]}",
        "V": f"visits/{rest[:4]}",
        "W": f"wellbeing/{rest[:4]}",
    }[prefix] + f"/{identity}.yaml"


def text_of(data: Mapping[str, Any]) -> bytes:
    """A record as YAML that every reader takes alike."""
    return yaml.dump(dict(data), Dumper=_Plain, allow_unicode=True, sort_keys=False).encode()


class _Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes a value that stands twice twice, where PyYAML would write an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
