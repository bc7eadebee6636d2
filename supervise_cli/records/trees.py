"""The tree of a text that has been read before: for places and edits, without words about its faults."""

from __future__ import annotations

from yaml.reader import ReaderError

from supervise_cli.records.guard import Composer
from supervise_cli.records.nodes import Node
from supervise_cli.records.parsing import ParseError, Source, events


def tree(text: str) -> Node | None:
    """The node at the top, None for an empty text; raises ``ParseError`` where the text does not parse."""
    try:
        source = Source(text)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ParseError("unreadable character", line, 1) from None
    return Composer(text).compose(events(source)).root
