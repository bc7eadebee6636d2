"""The names and titles of the record types alone, for the list of commands."""

from __future__ import annotations

import json

from supervise_cli import resources
from supervise_cli.model import Text


def new_commands() -> dict[str, Text]:
    """``new-station``, … → what the list of commands says of it."""
    found = {}
    for path in sorted(resources.schemas().glob("[a-z]*.schema.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        x = schema["x-sup"]
        if x["command"]:
            found[x["command"]] = words_of(schema["title"], x["en"]["title"])
    return found


def words_of(zh: str, en: str) -> Text:
    """What ``new-<type>`` is for."""
    return Text(f"新建：{zh}", f"New: {en.lower()}")
