"""A batch that changes files: together with the new ones or not at all, and never over somebody's change."""

from __future__ import annotations

from pathlib import Path

import pytest

from supervise_cli import resources
from supervise_cli.errors import WriteFailed
from supervise_cli.records.types import Catalogue
from supervise_cli.workspace import batches
from supervise_cli.workspace.layout import Layout
from supervise_cli.workspace.saving import Change, Taken, writing
from supervise_cli.workspace.source import content_id
from supervise_cli.workspace.tree import WorkingTree

ONE, OTHER, NEW = "people/P-AAAAA.yaml", "people/P-BBBBB.yaml", "people/P-CCCCC.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    for path in (ONE, OTHER):
        (tmp_path / path).write_text("label: a\n", encoding="utf-8")
    return tmp_path


def seen(root: Path) -> dict[str, str]:
    """What every reader sees; entries and bytes agree."""
    source = WorkingTree(root, Layout(Catalogue.load(resources.schemas())))
    read = list(source.read(source.entries()))
    assert all(entry.content == content_id(raw) for entry, raw in read)
    again = WorkingTree(root, Layout(Catalogue.load(resources.schemas())))
    entries = again.entries()
    again._held.clear()
    assert [each[1] for each in again.read(entries)] == [raw for _, raw in read]
    return {entry.path: raw.decode() for entry, raw in read}


def unfinished(root: Path, path: str, before: str, after: str) -> None:
    """A change that was committed and not yet moved into place."""
    place = root / batches.COMMITTED / "t0" / batches.OVER / content_id(before.encode()) / path
    place.parent.mkdir(parents=True)
    place.write_text(after, encoding="utf-8")


def test_new_and_changed_files_together(root: Path) -> None:
    (root / ONE).chmod(0o640)
    with writing(root) as saver:
        saver.create_all({NEW: "label: c\n"}, {ONE: Change(b"label: a\n", "label: b\n")})
    assert seen(root) == {ONE: "label: b\n", OTHER: "label: a\n", NEW: "label: c\n"}
    assert (root / ONE).stat().st_mode & 0o777 == 0o640
    assert list((root / batches.COMMITTED).iterdir()) == []


@pytest.mark.parametrize("new", [{}, {NEW: "label: c\n"}])
def test_one_that_was_changed_meanwhile_stops_all(root: Path, new: dict[str, str]) -> None:
    before = seen(root)
    with pytest.raises(WriteFailed), writing(root) as saver:
        saver.create_all(new, {ONE: Change(b"label: a\n", "x\n"), OTHER: Change(b"label: z\n", "y\n")})
    assert seen(root) == before


def test_a_name_in_use_stops_the_changes_too(root: Path) -> None:
    before = seen(root)
    with pytest.raises(Taken), writing(root) as saver:
        saver.create_all({OTHER: "label: c\n"}, {ONE: Change(b"label: a\n", "label: b\n")})
    assert seen(root) == before


def test_an_unfinished_change_counts_and_is_finished(root: Path) -> None:
    unfinished(root, ONE, "label: a\n", "label: b\n")
    assert seen(root)[ONE] == "label: b\n"
    with writing(root):
        pass
    assert (root / ONE).read_text(encoding="utf-8") == "label: b\n"


def test_an_unfinished_change_of_what_has_changed_since_is_dropped(root: Path) -> None:
    unfinished(root, ONE, "label: a\n", "label: b\n")
    (root / ONE).write_text("label: z\n", encoding="utf-8")
    assert seen(root)[ONE] == "label: z\n"
    with writing(root):
        pass
    assert (root / ONE).read_text(encoding="utf-8") == "label: z\n"
    (root / ONE).write_text("label: a\n", encoding="utf-8")
    with writing(root):
        pass
    assert (root / ONE).read_text(encoding="utf-8") == "label: a\n"


def test_an_unfinished_change_of_a_file_that_is_gone_makes_none(root: Path) -> None:
    unfinished(root, NEW, "label: a\n", "label: b\n")
    assert NEW not in seen(root)
    with writing(root):
        pass
    assert not (root / NEW).exists()


def test_a_change_goes_through_no_link(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    outside.write_text("label: a\n", encoding="utf-8")
    (root / ONE).unlink()
    (root / ONE).symlink_to(outside)
    unfinished(root, ONE, "label: a\n", "label: b\n")
    with writing(root):
        pass
    assert outside.read_text(encoding="utf-8") == "label: a\n" and (root / ONE).is_symlink()
