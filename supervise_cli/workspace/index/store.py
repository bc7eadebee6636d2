"""The cache file: one SQLite database a repository, in the user's own cache folder, trusted only unchanged.

Every use holds SQLite's own exclusive lock from opening to closing. Beside the database lies a seal: what
the file system said of it when it was last closed. A database that does not match its seal was changed or
damaged by somebody else and is made anew; deleting both changes nothing but time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from supervise_cli import __version__, resources

_BUSY_SECONDS = 5.0
_PACKAGE = Path(__file__).parents[2]
ANSWERING = ("", "records", "workspace", "workspace/index", "definitions", "rules", "pipeline")
"""The folders whose code decides what facts and findings are."""


def cache_folder() -> Path:
    """``$SUP_CACHE_DIR``, else the user's cache folder of this program."""
    named = os.environ.get("SUP_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("supervise-cli", appauthor=False)


def program_digest() -> str:
    """Changes whenever what makes facts or findings may have changed: version, code, schemas."""
    digest = hashlib.sha256(__version__.encode())
    for folder in (*(_PACKAGE / name for name in ANSWERING), resources.schemas()):
        with os.scandir(folder) as items:
            for item in sorted(items, key=lambda each: each.name):
                if item.name.endswith((".py", ".json", ".yaml")):
                    found = item.stat()
                    digest.update(f"{item.name}:{found.st_size}:{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


@contextmanager
def opened(root: Path, *, use_cache: bool = True) -> Iterator[sqlite3.Connection]:
    """An exclusive connection to the cache of the repository at ``root``.

    In memory where the cache folder cannot be used or another process holds the cache for long. A database
    without tables is a new one; the caller makes them.
    """
    place = _place(root) if use_cache else None
    connection = _open_file(place) if place is not None else None
    if connection is None or place is None:
        connection = _memory()
        try:
            yield connection
        finally:
            connection.close()
        return
    try:
        yield connection
        connection.commit()
        _seal(place)
    except BaseException:
        # Whatever was half done must not be believed by the next run.
        with suppress(OSError):
            _seal_path(place).unlink(missing_ok=True)
        raise
    finally:
        connection.close()


def _place(root: Path) -> Path | None:
    try:
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:24]
    return folder / f"{name}.sqlite"


def _memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("BEGIN")
    return connection


def _open_file(place: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            existing = os.path.lexists(place)
            if existing and (place.is_symlink() or not place.is_file()):
                return None
            if not existing:
                os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            connection = sqlite3.connect(place, timeout=_BUSY_SECONDS, isolation_level=None)
        except (OSError, sqlite3.Error):
            return None
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("BEGIN EXCLUSIVE")
            if _sealed(place, connection):
                return connection
        except sqlite3.OperationalError as error:
            connection.close()
            if "locked" in str(error) or "readonly" in str(error) or "unable" in str(error):
                return None
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            # SQLite quotes damaged names in its messages, as bytes of any kind.
            connection.close()
        else:
            connection.close()
        _discard(place)
    return None


def _sealed(place: Path, connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables == 0:
        return True
    try:
        seal = json.loads(_seal_path(place).read_text("ascii"))
    except (OSError, ValueError):
        return False
    return bool(seal == [*_stamp(place), program_digest()])


def _stamp(place: Path) -> list[object]:
    found = place.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _seal(place: Path) -> None:
    path = _seal_path(place)
    # The cache may be deleted under a run's feet: then there is nothing to seal.
    with suppress(OSError, UnicodeDecodeError):
        wanted = json.dumps([*_stamp(place), program_digest()])
        if path.exists() and path.read_text("ascii") == wanted:
            return
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:
            file.write(wanted)


def _seal_path(place: Path) -> Path:
    return place.with_suffix(".seal")


def _discard(place: Path) -> None:
    for each in (place, _seal_path(place), place.with_name(place.name + "-journal")):
        with suppress(OSError):
            each.unlink(missing_ok=True)
