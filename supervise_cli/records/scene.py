"""Where a parser gave up; and a slip found there: its fault, and the text as if it had not been made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from supervise_cli.model import Fault, Param, Position
from supervise_cli.records.parsing import ParseError


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One slip, and the text as if it had not been made; None where nothing certain could follow."""

    fault: Fault
    repaired: str | None


@dataclass(frozen=True, slots=True)
class Scene:
    """The lines of the text and where the parser gave up."""

    lines: list[str]
    problem: ParseError
    inside: set[int]

    @property
    def line(self) -> str:
        return self.lines[self.problem.line] if self.problem.line < len(self.lines) else ""

    def found(
        self,
        code: str,
        variant: str,
        line: int,
        column: int,
        repaired_line: str | None = None,
        params: Mapping[str, Param] | None = None,
    ) -> Diagnosis:
        """A slip at ``line`` and ``column`` (from 0), ``repaired_line`` to stand in its place."""
        fault = Fault(code, variant=variant, params=params or {}, position=Position(line + 1, column + 1))
        if repaired_line is None:
            return Diagnosis(fault, None)
        lines = [*self.lines[:line], repaired_line, *self.lines[line + 1 :]]
        return Diagnosis(fault, "\n".join(lines))
