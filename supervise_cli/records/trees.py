"""The tree of a text that has been read before: for places and edits, without words about its faults."""

from __future__ import annotations

from supervise_cli.records.guard import Composer
from supervise_cli.records.nodes import Node
from supervise_cli.records.parsing import Source, events


def tree(text: str) -> Node | None:
    """The node at the top, None for an empty text; raises ``ParseError`` where the text does not parse."""
    return Composer(text).compose(events(Source(text))).root
