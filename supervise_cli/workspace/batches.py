"""Many files at once: all of them or, after a crash, none.

A batch is written below ``.sup/staging``, renamed to ``.sup/batch/<token>`` in one step (from then on it
counts: readers see its files in their places), and then moved file by file. What a crash leaves there is
moved by the next writer. A file that takes the place of another lies below ``.over/<content id>``: it counts
where the bytes are still those it was made from.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from supervise_cli import platform
from supervise_cli.workspace.layout import OWN_FOLDER
from supervise_cli.workspace.source import content_id

STAGING = f"{OWN_FOLDER}/staging"
COMMITTED = f"{OWN_FOLDER}/batch"
OVER = ".over"


class Pending(NamedTuple):
    """A file of a committed, unfinished batch: its path, where its bytes lie, and the content id of the
    bytes it replaces, "" for a new file."""

    path: str
    place: Path
    over: str = ""


def pending_files(root: Path) -> Iterator[Pending]:
    """Every file of a committed, unfinished batch."""
    base = root / COMMITTED
    if base.is_symlink() or not base.is_dir():
        return
    for batch in sorted(base.iterdir()):
        if batch.is_symlink() or not batch.is_dir():
            continue
        for folder, _, names in os.walk(batch, followlinks=False):
            for name in names:
                place = Path(folder) / name
                if not place.is_symlink():
                    yield _pending(place.relative_to(batch).as_posix(), place)


def _pending(path: str, place: Path) -> Pending:
    folder, _, rest = path.partition("/")
    over, _, inner = rest.partition("/")
    return Pending(inner, place, over) if folder == OVER and inner else Pending(path, place)


def roll_forward(root: Path) -> None:
    """Move what committed batches still hold into place and drop unfinished ones. Only under the lock.

    A new file whose place has been taken since then stays in its batch: nothing is overwritten, nothing lost.
    So does one whose folder is a link: a batch may have come with a copied repository. A change of a file
    that is by now another is dropped.
    """
    # Only a writer needs it, and loading it takes longer than reading a record.
    import shutil

    shutil.rmtree(root / STAGING, ignore_errors=True)
    touched: set[Path] = set()
    for path, place, over in sorted(pending_files(root)):
        target = root / path
        if _through_link(root, path):
            continue
        if over:
            touched |= _put_over(place, target, over)
            continue
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.path.lexists(target):
            os.replace(place, target)
            touched.add(target.parent)
        elif target.is_file() and not target.is_symlink() and target.read_bytes() == place.read_bytes():
            place.unlink()
    for folder in sorted(touched):
        platform.sync_folder(folder)
    _drop_empty(root / COMMITTED)


def _put_over(place: Path, target: Path, over: str) -> set[Path]:
    """Replace a file that is still the one the change was made from; the folder this touched."""
    if target.is_symlink() or not target.is_file() or content_id(target.read_bytes()) != over:
        place.unlink()
        return set()
    os.chmod(place, target.stat().st_mode & 0o777)
    os.replace(place, target)
    return {target.parent}


def _through_link(root: Path, path: str) -> bool:
    folder = root
    for part in path.split("/")[:-1]:
        folder = folder / part
        if folder.is_symlink():
            return True
    return False


def _drop_empty(base: Path) -> None:
    if not base.is_dir():
        return
    for folder, _, _ in os.walk(base, topdown=False):
        if Path(folder) != base and not os.listdir(folder):
            os.rmdir(folder)
