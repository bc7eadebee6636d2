"""Formats of findings: every module here is one, named as its ``--format``; ``render(Result) -> str``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from supervise_cli.model import Lang, Severity

if TYPE_CHECKING:
    from supervise_cli.pipeline.presenting import Presented, Unjudged


@dataclass(frozen=True, slots=True)
class Result:
    """What a format gets: the findings to print, in order, and the figures of the check."""

    findings: tuple[Presented, ...]
    counts: Mapping[str, int]
    """``<type>/<status>`` → files, as in :class:`~supervise_cli.pipeline.checking.Verdict`."""
    invalid: int
    source: str
    as_of: str
    lang: Lang
    colour: bool = False
    failing: frozenset[Severity] = frozenset({Severity.ERROR})
    """The severities of findings for which the check counts as failed."""
    waived: tuple[Presented, ...] = ()
    """Findings that a waiver in force covers: shown as such, and never failing."""
    waived_until: str = ""
    """The first day (ISO) on which one of those waivers ends; "" where there is none."""
    known: int = 0
    """How many findings were left out because a baseline has them."""
    statistics: bool = False
    """Only how many there are of each kind."""
    part: int | None = None
    """How many record files were looked at, where not all of them were asked for."""
    unjudged: tuple[Unjudged, ...] = ()
    """What rules could not judge: neither found nor passed, and never failing."""

    def by_severity(self) -> dict[str, int]:
        """severity → number of findings; all severities, also those without any."""
        found = {"error": 0, "warning": 0, "information": 0}
        for each in self.findings:
            found[each.severity] += 1
        return found


def names() -> list[str]:
    """The formats there are."""
    return sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py"))


def renderer(name: str) -> Callable[[Result], str]:
    """The ``render`` of a format; its text ends with a line break unless it is empty."""
    render: Callable[[Result], str] = import_module(f"{__name__}.{name}").render
    return render
