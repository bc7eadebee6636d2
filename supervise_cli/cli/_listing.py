"""The names and titles of the record types alone, for the list of commands."""

from __future__ import annotations

from supervise_cli import resources
from supervise_cli.model import Text
from supervise_cli.records.heads import heads


def new_commands() -> dict[str, Text]:
    """``new-station``, … → what the list of commands says of it."""
    found = {}
    for head in heads(resources.schemas()).values():
        x = head["x-sup"]
        if x["command"]:
            found[x["command"]] = words_of(head["title"], x["en"]["title"])
    return found


def words_of(zh: str, en: str) -> Text:
    """What ``new-<type>`` is for."""
    return Text(f"新建：{zh}", f"New: {en.lower()}")
