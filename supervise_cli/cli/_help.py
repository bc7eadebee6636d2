"""Help laid out by the columns that a terminal shows: a Chinese character takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import click

_NEVER_FIRST = frozenset("，。；：、？！）”》….,;:?!)")
_NEVER_LAST = frozenset("（“《@")
_GAP = 2
_FIRST_AT_MOST = 30


def width(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in text)


class Formatter(click.HelpFormatter):
    """As click's, with columns instead of characters counted."""

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for line in wrapped(text, max(self.width - self.current_indent, 11)):
            self.write(f"{indent}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _FIRST_AT_MOST, col_spacing: int = _GAP
    ) -> None:
        both = list(rows)
        first = min(max((width(name) for name, _ in both), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for name, words in both:
            lines = list(wrapped(words, max(self.width - first - self.current_indent, 10)))
            if not lines:
                self.write(f"{indent}{name}\n")
                continue
            if width(name) <= first - col_spacing:
                self.write(f"{indent}{name}{' ' * (first - width(name))}{lines.pop(0)}\n")
            else:
                self.write(f"{indent}{name}\n")
            for line in lines:
                self.write(f"{indent}{' ' * first}{line}\n")


def wrapped(text: str, columns: int) -> Iterator[str]:
    """The lines of a text: broken at spaces and between Chinese characters, no mark at a line's start."""
    line = ""
    for piece in pieces(" ".join(text.split())):
        if line and width(line + piece.rstrip()) > columns:
            yield line.rstrip()
            line = ""
        line += piece
    if line.strip():
        yield line.rstrip()


def pieces(text: str) -> Iterator[str]:
    """What may not be broken: a word with the space after it, a character with the marks after it."""
    piece = ""
    for char in text:
        wide = width(char) == 2
        apart = char not in _NEVER_FIRST and char != " " and piece[-1:] not in _NEVER_LAST
        if piece and apart and (wide or piece[-1] == " " or width(piece[-1]) == 2):
            yield piece
            piece = ""
        piece += char
    yield piece


class Context(click.Context):
    """A context whose help is laid out by columns."""

    formatter_class = Formatter
