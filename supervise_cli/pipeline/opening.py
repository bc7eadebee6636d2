"""Opens a repository's state for a command: source → index → facts, nothing sooner than it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from supervise_cli import resources
from supervise_cli.definitions import sessions
from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.config import Config, config_of
from supervise_cli.workspace.divisions import NO_LIST, DivisionList, read_list
from supervise_cli.workspace.index import store
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.snapshot import Snapshot
from supervise_cli.workspace.layout import CONFIG, OVERLAYS, POLICY, Layout
from supervise_cli.workspace.policy import Policy, policy_of
from supervise_cli.workspace.proposed import Proposed
from supervise_cli.workspace.source import Entry, Source
from supervise_cli.workspace.tree import WorkingTree


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which state of a repository: the working tree, what is staged, or a revision.

    ``proposed`` are files (path → text) that are judged as if they lay in the working tree.
    """

    staged: bool = False
    revision: str | None = None
    index_file: str | None = None
    proposed: Mapping[str, str] | None = None


class Opened:
    """One state of a repository and the day to judge it by."""

    def __init__(self, root: Path, snapshot: Snapshot, as_of: date | None, now: datetime) -> None:
        self.root = root
        self.snapshot = snapshot
        self.config: Config = config_of(snapshot.document(CONFIG))
        self.as_of = as_of or self.config.as_of(now)

    def read(self, paths: Sequence[str]) -> dict[str, bytes]:
        """The bytes of files of this state, by path; those that cannot be read are left out."""
        wanted = set(paths)
        entries = [each for each in self.snapshot.entries if each.path in wanted and each.content]
        return {found.path: raw for found, raw in self.snapshot.source.read(entries) if found.content}

    @cached_property
    def divisions(self) -> Entry | None:
        """The list of divisions that ``sup.yaml`` names, if there is such a file."""
        return self.snapshot.source.beside(self.config.divisions) if self.config.divisions else None

    @property
    def _listed(self) -> DivisionList:
        path = self.config.divisions
        if not path:
            return NO_LIST
        found = list(self.snapshot.source.read([self.divisions])) if self.divisions is not None else []
        return read_list(path, next((raw for entry, raw in found if entry.content), None))

    @cached_property
    def policy(self) -> Policy:
        return policy_of(self.snapshot.document(POLICY))

    @cached_property
    def facts(self) -> Facts:
        """Everything rules and figures ask; record-local work that is missing is done now."""
        self.snapshot.bring_in()
        self.policy.lay_out(self.snapshot.connection)
        found = Facts(
            self.snapshot.connection,
            self.snapshot.catalogue,
            self.config,
            self.policy,
            self.as_of,
            self.snapshot.written,
            self._listed,
        )
        sessions.lay_out(found)
        return found


def catalogue() -> Catalogue:
    """The record types that this program brings along."""
    return Catalogue.load(resources.schemas())


def in_effect(root: Path, now: datetime) -> Catalogue:
    """The record types as the repository at ``root`` has them; nothing is opened where it has no overlays."""
    if not (root / OVERLAYS).is_dir():
        return catalogue()
    with opened(root, now) as state:
        return state.snapshot.catalogue


@contextmanager
def opened(
    root: Path, now: datetime, *, as_of: date | None = None, wanted: Wanted | None = None
) -> Iterator[Opened]:
    """The repository at ``root``; its cache is held until the block ends."""
    types = catalogue()
    source = source_of(root, Layout(types), wanted or Wanted())
    with store.opened(root) as connection:
        yield Opened(root, Snapshot(connection, types, source), as_of, now)


def source_of(root: Path, layout: Layout, wanted: Wanted) -> Source:
    """The source of a state; git is imported and run only for staged files and revisions."""
    if not wanted.staged and wanted.revision is None:
        tree = WorkingTree(root, layout)
        return Proposed(tree, wanted.proposed) if wanted.proposed else tree
    from supervise_cli.history import sources

    if wanted.staged:
        return sources.staged(root, layout, wanted.index_file)
    assert wanted.revision is not None
    return sources.revision(root, layout, wanted.revision)
