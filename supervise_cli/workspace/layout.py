"""Which file is what: by its path alone, so that a working tree and a commit are judged alike."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from supervise_cli.model import Fault
from supervise_cli.records import ids
from supervise_cli.records.types import Catalogue, RecordType

CONFIG = "sup.yaml"
POLICY = "policy.yaml"
OVERLAYS = "schemas"
"""The folder of the overlays, one ``<type>.yaml`` a record type."""
OWN_FOLDER = ".sup"
"""Locks and unfinished batches; never part of the records."""
TEMPORARY_PREFIX = ".~sup-"
"""Files being written; ignored by every reader, removed by the next writer."""

_NOT_WALKED = frozenset({"templates"})
_COPY = re.compile(
    r"副本|复制|拷贝|conflict|冲突|\bcopy\b|[(\uff08][0-9]+[)\uff09]|~$|\.(?:orig|bak|rej|swp)\Z",
    re.IGNORECASE,
)
_YAML_ENDING = re.compile(r"\.ya?ml(?:\.[^.]*)?\Z", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._-]+\Z", re.ASCII)
_MADE_ON = re.compile(r"-(?P<yyyy>[0-9]{4})(?P<mm>[0-9]{2})[0-9]{2}-", re.ASCII)
_RECORD_NAME = re.compile(r"[A-Z]{1,3}-[0-9A-Z-]+\.ya?ml\Z", re.ASCII)
_ID = re.compile(r"[A-Z]{1,3}-[0-9A-Z-]+\Z", re.ASCII)


class FileKind(StrEnum):
    """What the program does with a file."""

    RECORD = "record"
    CONFIG = "config"
    POLICY = "policy"
    OVERLAY = "overlay"
    IGNORED = "ignored"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class Place:
    """What a path is; ``fault`` says why a stray file is not read."""

    kind: FileKind
    fault: Fault | None = None


_IGNORED = Place(FileKind.IGNORED)
_RECORD = Place(FileKind.RECORD)
_OVERLAY = Place(FileKind.OVERLAY)


NO_RECORDS = frozenset({FileKind.CONFIG, FileKind.POLICY, FileKind.OVERLAY})
"""The kinds of files that are read and checked and are no records."""


def overlaid_type(path: str) -> str:
    """The record type of which ``path`` is the overlay, by its name; "" where it is none."""
    folder, _, name = path.partition("/")
    return name.removesuffix(".yaml") if folder == OVERLAYS and name.endswith(".yaml") else ""


def _stray(code: str, variant: str, path: str, **params: str) -> Place:
    return Place(
        FileKind.STRAY, Fault(code, variant=variant, params={"name": path.rpartition("/")[2], **params})
    )


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


class Layout:
    """The folders of the record types of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    # Nothing of this is needed where every file is known from the last run.
    @cached_property
    def _folders(self) -> dict[str, str]:
        return {rtype.name: rtype.folder for rtype in self._catalogue}

    @cached_property
    def _by_prefix(self) -> dict[str, RecordType]:
        return {rtype.prefix: rtype for rtype in self._catalogue}

    @cached_property
    def _own_files(self) -> frozenset[str]:
        """``case.yaml``: the names of files whose id is the name of their folder."""
        return frozenset(rtype.file_name("") for rtype in self._catalogue if rtype.owns_folder)

    @cached_property
    def _tops(self) -> frozenset[str]:
        return frozenset(folder.partition("/")[0] for folder in self._folders.values())

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {
            rtype.name: re.compile(
                re.sub(r"\\{[a-z_]+\\}", "[^/]+", re.escape(rtype.folder))
                + ("/" + re.escape(rtype.file_name("")) if rtype.owns_folder else "/[^/]+")
                + r"\Z"
            )
            for rtype in self._catalogue
        }

    def walks(self, folder: str) -> bool:
        """Whether a reader looks into ``folder`` (path relative to the repository)."""
        name = folder.rpartition("/")[2]
        inner = folder.startswith(f"{OVERLAYS}/")
        return not name.startswith(".") and folder not in _NOT_WALKED and not inner

    def place(self, path: str) -> Place:
        """What the file at ``path`` is."""
        if path == CONFIG:
            return Place(FileKind.CONFIG)
        if path == POLICY:
            return Place(FileKind.POLICY)
        top, _, rest = path.partition("/")
        name = path.rpartition("/")[2]
        if name.startswith("."):
            return _IGNORED
        if top == OVERLAYS:
            return self._among_overlays(path, rest, name)
        if top not in self._tops:
            return self._elsewhere(path, name)
        if not rest:
            # Where a folder of records should be stands a file, or a link: its records are not read.
            return _stray("SUP003", "other_file", path)
        return self._in_record_folder(path, name)

    def unstorable(self, path: str, *, folder: bool = False) -> tuple[str, Place] | None:
        """Where a name on ``path`` is not UTF-8: the path up to it, in characters that can be stored, and
        what to say of it. A folder of such a name is not walked, so it is never passed over in silence.
        """
        names = path.split("/")
        for n, name in enumerate(names):
            if not _is_text(name):
                if not all(self.walks("/".join(names[: m + 1])) for m in range(n)) or name.startswith("."):
                    return "", _IGNORED
                shown = os.fsencode("/".join(names[: n + 1])).decode("utf-8", "backslashreplace")
                inner = folder or n + 1 < len(names)
                return shown, _stray("SUP003", "odd_name", shown) if inner else self.place(shown)
        return None

    def fits(self, type_name: str, path: str) -> bool:
        """Whether a record of this type may lie at ``path``. Dates in folders mean nothing."""
        pattern = self._patterns.get(type_name)
        return pattern is None or pattern.match(path) is not None

    def lies_there(self, type_name: str, path: str) -> bool:
        """Whether ``path`` is where records of this type lie; it never is where there is no such type."""
        pattern = self._patterns.get(type_name)
        return pattern is not None and pattern.match(path) is not None

    def meant(self, path: str) -> RecordType | None:
        """The only type whose records lie where ``path`` is; None where there is none, or several."""
        fitting = [name for name, pattern in self._patterns.items() if pattern.match(path)]
        return self._catalogue.get(fitting[0]) if len(fitting) == 1 else None

    def named(self, path: str) -> str:
        """The id that the name of a file (or, for a case, of its folder) gives; "" if it gives none."""
        *folders, name = path.split("/")
        stem = folders[-1] if folders and name in self._own_files else name.removesuffix(".yaml")
        return stem if _ID.match(stem) else ""

    def owners(self, type_name: str) -> dict[int, str]:
        """Which parts of a path are ids that the record names: ``cases/{case}/notes`` → {1: "case"}."""
        parts = self._folders.get(type_name, "").split("/")
        names = ids.owners(self._catalogue.get(type_name)) if type_name in self._catalogue else ()
        return {parts.index("{" + name + "}"): name for name in names}

    def owns_folder(self, type_name: str) -> bool:
        """Whether each record of the type has a folder of its own."""
        return type_name in self._catalogue and self._catalogue.get(type_name).owns_folder

    def expected(self, type_name: str, identity: str) -> str:
        """Where a record of this type and id belongs: its folder, or the file in a folder of its own."""
        return shown_place(self._catalogue.get(type_name), identity)

    def _elsewhere(self, path: str, name: str) -> Place:
        identity = self.named(path) if name in self._own_files else name.partition(".")[0]
        if not (_RECORD_NAME.match(name) or name in self._own_files):
            return _IGNORED
        rtype = self._by_prefix.get(identity.partition("-")[0])
        if rtype is None or (name in self._own_files and not rtype.owns_folder):
            return _IGNORED
        return _stray("SUP004", "wrong_folder", path, expected=shown_place(rtype, identity))

    def _among_overlays(self, path: str, rest: str, name: str) -> Place:
        if not rest:
            return _stray("SUP003", "other_file", path)
        if "/" in rest or not _YAML_ENDING.search(name):
            return _IGNORED
        place = self._in_record_folder(path, name)
        if place.fault is not None and place.fault.variant == "odd_name":
            return _stray("SUP003", "no_type_name", path)
        return _OVERLAY if place is _RECORD else place

    def _in_record_folder(self, path: str, name: str) -> Place:
        if name.endswith(".yaml") and _PLAIN_NAME.match(name) and not _COPY.search(name):
            return _RECORD
        if _COPY.search(unicodedata.normalize("NFKC", name)):
            return _stray("SUP003", "copy", path)
        if not name.isprintable() or not _PLAIN_NAME.match(name):
            return _stray("SUP003", "odd_name", path)
        if name.lower().endswith((".yml", ".yaml")):
            return _stray("SUP003", "yml", path)
        if _YAML_ENDING.search(name):
            return _stray("SUP003", "text_suffix", path)
        return _stray("SUP003", "other_file", path)


def shown_place(rtype: RecordType, identity: str) -> str:
    """Where a new record of this id is put: ``sessions/2022/06``, ``sessions/yyyy/mm`` where the id has no
    day, ``cases/C-7K3QX/case.yaml``.
    """
    template = rtype.folder
    if rtype.owns_folder:
        return f"{template.replace('{id}', identity)}/{rtype.file_name(identity)}"
    made_on = _MADE_ON.search(identity)
    if made_on:
        template = template.replace("{yyyy}", made_on["yyyy"]).replace("{mm}", made_on["mm"])
    return template.replace("{", "").replace("}", "")
