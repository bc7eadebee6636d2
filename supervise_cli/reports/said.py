"""A report's words: which of them the program says itself, and which stand in a record.

Markdown escapes record text only. What cannot be told is taken for record text, so that forgetting to say
whose words they are costs a few backslashes and never lets a record write markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter

from supervise_cli.model import Lang, Param, Text, by_number


class Said(str):
    """A text, with ``own`` saying of each character whether the program itself says it."""

    own: tuple[bool, ...]

    def __new__(cls, text: str, own: tuple[bool, ...]) -> Said:
        assert len(text) == len(own)
        said = super().__new__(cls, text)
        said.own = own
        return said

    def __deepcopy__(self, memo: object) -> Said:
        return self

    def __add__(self, other: str) -> Said:
        return glued((self, other))

    def join(self, parts: Iterable[str]) -> Said:
        """As of any text; the program's words stay its own."""
        pieces: list[str] = []
        for part in parts:
            pieces += [self, part] if pieces else [part]
        return glued(pieces)


def own(text: str) -> Said:
    """Words of the program's own."""
    return Said(text, (True,) * len(text))


def whose(text: str) -> tuple[bool, ...]:
    """Of each character whether it is the program's own; a plain text is a record's."""
    return text.own if isinstance(text, Said) else (False,) * len(text)


def glued(parts: Iterable[str]) -> Said:
    """The parts one after the other, each with its origin."""
    pieces = list(parts)
    return Said("".join(pieces), tuple(each for part in pieces for each in whose(part)))


def say(text: Text, lang: Lang, params: Mapping[str, Param | Text]) -> Said:
    """The program's words with the parameters in them; its own only where they are numbers or Said."""
    parts: list[str] = []
    for literal, name, words, _ in Formatter().parse(text.get(lang)):
        parts.append(own(literal))
        if name is not None:
            value = params[name]
            given = value.get(lang) if isinstance(value, Text) else value
            if words:
                parts.append(own(by_number(str(given), words)))
                continue
            parts.append(given if isinstance(given, str) else own(str(given)))
    return glued(parts)
