"""Text → events, by PyYAML's own parser, with the few YAML 1.2 checks that it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from yaml.error import Mark, MarkedYAMLError, YAMLError
from yaml.events import Event
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


@dataclass(eq=False)
class ParseError(Exception):
    """Where the parser gave up, lines and columns from 0; its words are for recognising, not for print."""

    what: str
    line: int
    column: int
    context: str = ""
    context_line: int | None = None
    context_column: int = 0


class Source(Reader, Scanner, Parser):
    """A parser that also notes comments that begin without a space before them."""

    def __init__(self, text: str) -> None:
        self.glued_comments: list[tuple[int, int]] = []
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def check_key(self) -> bool:
        # YAML 1.2: in brackets, too, a question mark is a sign only before a space
        return super().check_key() and self.peek(1) in "\0 \t\r\n"

    def scan_to_next_token(self) -> None:
        if self.peek() == "#" and self.index and self.buffer[self.pointer - 1] not in " \t\r\n\ufeff":
            self.glued_comments.append((self.line, self.column))
        super().scan_to_next_token()


def events(source: Source) -> Iterator[Event]:
    """The events of the text; raises :class:`ParseError` where there is no next one, and nothing else."""
    while True:
        try:
            if not source.check_event():
                return
            event = source.get_event()  # type: ignore[no-untyped-call]
        except MarkedYAMLError as error:
            raise _problem(source, error) from None
        except YAMLError:
            raise ParseError("unreadable character", source.line, source.column) from None
        except (ValueError, OverflowError):
            # chr() of an escape beyond U+10FFFF
            raise ParseError("beyond unicode", source.line, source.column) from None
        yield event


def _problem(source: Source, error: MarkedYAMLError) -> ParseError:
    at: Mark | None = error.problem_mark
    start: Mark | None = error.context_mark
    return ParseError(
        error.problem or "",
        at.line if at else source.line,
        at.column if at else source.column,
        error.context or "",
        start.line if start else None,
        start.column if start else 0,
    )


BLANK: Final = re.compile(r"[ \t\r]*\Z")


def shallow_line(lines: list[str], first: int, last: int, parent: int) -> int | None:
    """The first line after ``first`` up to ``last`` that is not indented deeper than column ``parent``.

    What spans lines inside a block must stay deeper than the block; PyYAML does not look.
    """
    for number in range(first + 1, min(last, len(lines) - 1) + 1):
        line = lines[number]
        if BLANK.match(line):
            continue
        if len(line) - len(line.lstrip(" ")) <= parent:
            return number
    return None
