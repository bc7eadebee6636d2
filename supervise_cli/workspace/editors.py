"""The schemas in effect for editors and other tools: their files, and for which files each of them is."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from supervise_cli import resources
from supervise_cli.errors import BadInput
from supervise_cli.model import Text
from supervise_cli.plainjson import dumps
from supervise_cli.records.inlining import rendered
from supervise_cli.records.types import Catalogue, RecordType
from supervise_cli.workspace.layout import OVERLAYS, FileKind
from supervise_cli.workspace.saving import write_output

FOLDER = ".vscode/schemas"
"""Where a repository keeps its copies; no reader walks into it."""
SETTINGS = ".vscode/settings.json"
WRITTEN = ".written-by-sup.json"
"""Beside the copies: file name → SHA-256 of what was written, so that later only that is written over."""

_ENDING = ".schema.json"


def copies(catalogue: Catalogue) -> dict[str, str]:
    """file name → text: the schema of every kind of file, and the list of what they are.

    Of a type with an overlay it is the schema in effect. A type's file is named as it is here; those of what
    is no record lose their ``_``.
    """
    found = {
        path.name.removeprefix("_"): path.read_text(encoding="utf-8")
        for path in resources.schemas().glob(f"*{_ENDING}")
    }
    for name in catalogue.names():
        for version in catalogue.versions(name):
            rtype = catalogue.get(name, version)
            if rtype.local is not None:
                found[f"{name}-{version}{_ENDING}"] = rendered(rtype.schema)
    schemas = dict(sorted(found.items()))
    return schemas | {WRITTEN: dumps({name: _digest(text.encode()) for name, text in schemas.items()})}


def associations(catalogue: Catalogue) -> dict[str, str]:
    """file name of a schema → the glob of the files it is for, relative to the repository.

    Of a type with several versions the newest: two schemas for one file would both have to hold.
    """
    documents = {
        path.name.removeprefix("_"): path.name.removeprefix("_").removesuffix(_ENDING) + ".yaml"
        for path in resources.schemas().glob(f"_*{_ENDING}")
    } | {f"{FileKind.OVERLAY.value}{_ENDING}": f"{OVERLAYS}/*.yaml"}
    records = {f"{rtype.name}-{rtype.version}{_ENDING}": _glob(rtype) for rtype in catalogue}
    return dict(sorted((documents | records).items()))


def settings(catalogue: Catalogue) -> str:
    """The text of ``.vscode/settings.json`` for a repository with the copies in :data:`FOLDER`."""
    return dumps(
        {"yaml.schemas": {f"./{FOLDER}/{name}": glob for name, glob in associations(catalogue).items()}}
    )


def write_copies(folder: Path, catalogue: Catalogue) -> Iterator[Path]:
    """Writes the copies into ``folder``, made if need be; yields the place of each schema.

    BadInput, and nothing written, where a file of such a name is neither the same nor as it was written.
    """
    files = copies(catalogue)
    own = _written(folder)
    foreign = [
        name for name, text in files.items() if name != WRITTEN and not _ours(folder / name, text, own)
    ]
    if foreign:
        raise BadInput(
            Text(
                "{d} 里有同名的文件，内容不同，也不是 sup 写的（或者写了以后改过），什么都没有写：{names}",
                "{d} holds other files of these names that sup did not write, or that were changed since; "
                "nothing was written: {names}",
            ).format(d=str(folder), names=Text("、".join(foreign), ", ".join(foreign))),
            Text("换一个文件夹，或者先把它们移走。", "Name another folder, or move them away."),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            Text("建不了文件夹：{d}", "Cannot make the folder: {d}").format(d=str(folder))
        ) from error
    # The list last: after a crash the schemas already there are the same as those of the next run.
    for name, text in files.items():
        if _bytes(folder / name) != text.encode():
            write_output(folder / name, text.encode())
        if name != WRITTEN:
            yield folder / name


def _glob(rtype: RecordType) -> str:
    return re.sub(r"\{[a-z_]+\}", "*", rtype.folder) + "/" + rtype.file_name("*")


def _ours(place: Path, text: str, own: Mapping[str, object]) -> bool:
    """Whether a file may be written: none there, the same one, or as it was written."""
    if not place.exists() and not place.is_symlink():
        return True
    raw = _bytes(place)
    return raw is not None and (raw == text.encode() or own.get(place.name) == _digest(raw))


def _written(folder: Path) -> Mapping[str, object]:
    try:
        found = json.loads((folder / WRITTEN).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _bytes(place: Path) -> bytes | None:
    """What a regular file holds; None where there is none, or another thing."""
    try:
        return place.read_bytes() if place.is_file() else None
    except OSError:
        return None


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
