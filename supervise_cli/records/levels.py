"""What a code and a name say of a station, as its schema has it: level by code, type by the name's ending."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from supervise_cli.model import Text
from supervise_cli.records.types import RecordType

_CALLED: Final = re.compile(r"(?:社会工作(?:服务)?站|社工(?:服务)?站|办事处)+\Z")


class Levels:
    """The levels of stations and the form of their codes, read from the schema's own conditions."""

    def __init__(self, rtype: RecordType) -> None:
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._needs_type: set[str] = set()
        self._read(rtype.bundled)
        # Names of stations end as the program knows it, whatever this office calls a type.
        level, kind = rtype.field("level"), rtype.as_bundled().field("division_type")
        assert level is not None and kind is not None
        self._titles = {choice.value: choice.title for choice in level.choices}
        self._kinds = {choice.title.zh: choice.value for choice in kind.choices}
        self.names = tuple(self._titles)
        self.township = next(iter(self._needs_type))

    def _read(self, part: Mapping[str, Any]) -> None:
        condition = part.get("if", {}).get("properties", {}).get("level", {})
        then = part.get("then", {})
        pattern = then.get("properties", {}).get("division_code", {}).get("pattern")
        if "const" in condition and pattern:
            self._patterns[condition["const"]] = re.compile(pattern.removesuffix("$") + r"\Z", re.ASCII)
        if "const" in condition and "division_type" in then.get("required", ()):
            self._needs_type.add(condition["const"])
        for inner in (*part.get("allOf", ()), then):
            self._read(inner) if inner else None

    def of(self, code: str) -> str | None:
        """The level whose codes have this form."""
        return next((level for level, pattern in self._patterns.items() if pattern.match(code)), None)

    def title(self, level: str) -> Text:
        """What a level is called."""
        return self._titles[level]

    def kind(self, said: Any, name: str, level: str | None) -> Any:
        """The division type that the list says; for a township without one, by the ending of its name.

        Of cities and counties the schema has no types but functional zones; what else is said of them is left
        out.
        """
        if said in self._kinds.values() or (said is not None and level == self.township):
            return said
        if level != self.township:
            return None
        plain = _CALLED.sub("", name)
        return next((value for title, value in self._kinds.items() if plain.endswith(title)), None)
