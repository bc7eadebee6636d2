"""The head of every schema file, title to ``x-sup``, without reading the files: most questions end there.

``schemas/_contents.json`` holds the heads with the size of each file; :mod:`.inlining` writes it. A file that
is not listed, or has another size, is read itself, so that a schema dropped in needs no list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

CONTENTS: Final = "_contents.json"
_HEAD: Final = ("title", "description", "x-sup")


def listed(folder: Path) -> dict[str, Mapping[str, Any]]:
    """file name → title, description and ``x-sup``, of the schema files that are as the list says."""
    try:
        entries = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found = {}
    for path in folder.glob("[a-z]*.schema.json"):
        entry = entries.get(path.name)
        if entry is not None and entry["size"] == path.stat().st_size:
            found[path.name] = entry["head"]
    return found


def heads(folder: Path) -> dict[str, Mapping[str, Any]]:
    """file name → title, description and ``x-sup`` of every record type's schema in ``folder``."""
    known = listed(folder)
    return {
        path.name: known.get(path.name) or head_of(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("[a-z]*.schema.json"))
    }


def head_of(schema: Mapping[str, Any]) -> dict[str, Any]:
    """What stands at the head of a parsed schema file."""
    return {name: schema[name] for name in _HEAD if name in schema}


def contents(files: Mapping[str, str]) -> str:
    """The text of the list for these schema files (name → text)."""
    listed = {
        name: {"size": len(text.encode("utf-8")), "head": head_of(json.loads(text))}
        for name, text in sorted(files.items())
        if not name.startswith("_")
    }
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
