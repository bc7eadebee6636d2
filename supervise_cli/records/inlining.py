"""Copies shared definitions into each schema file that needs them, so that every file stands alone.

``schemas/_definitions.json`` is the source of what lies under ``$defs`` in the others; everything else in a
schema file is written by hand. ``python -m supervise_cli.records.inlining`` brings the files up to date,
``--check`` only says which are not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from supervise_cli import resources
from supervise_cli.records.heads import CONTENTS, contents

DEFINITIONS: Final = "_definitions.json"
_HERE: Final = "#/$defs/"


def stale(folder: Path) -> dict[Path, str]:
    """The schema files of ``folder`` that are not as they should be, with the text they should have."""
    shared = json.loads((folder / DEFINITIONS).read_text(encoding="utf-8"))["$defs"]
    found = {}
    texts = {}
    for path in sorted(folder.glob("*.schema.json")):
        before = path.read_text(encoding="utf-8")
        after = rendered(inlined(json.loads(before), shared))
        texts[path.name] = after
        if after != before:
            found[path] = after
    listed = folder / CONTENTS
    if not listed.exists() or listed.read_text(encoding="utf-8") != contents(texts):
        found[listed] = contents(texts)
    return found


def inlined(schema: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """``schema`` with exactly the shared definitions that it leads to, in the order of ``shared``.

    A definition that only this file has stays; one that nothing leads to goes.
    """
    own = {name: body for name, body in schema.get("$defs", {}).items() if name not in shared}
    body = {name: value for name, value in schema.items() if name != "$defs"}
    known = {**shared, **own}
    wanted: set[str] = set()
    waiting = list(_targets(body))
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += _targets(known[name])
    defs = {name: definition for name, definition in known.items() if name in wanted}
    return {**body, "$defs": defs} if defs else body


def rendered(schema: Mapping[str, Any]) -> str:
    """The one way in which schema files are laid out."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _targets(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        target = node.get("$ref")
        if isinstance(target, str):
            yield target.removeprefix(_HERE)
        for value in node.values():
            yield from _targets(value)
    elif isinstance(node, list):
        for value in node:
            yield from _targets(value)


def main(arguments: list[str]) -> int:
    """Write what is stale; with ``--check`` only name it and return 1."""
    found = stale(resources.schemas())
    for path, text in found.items():
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.name}\n")
    return 1 if found and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
