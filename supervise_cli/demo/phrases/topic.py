"""What a topic of supervision is made of. Phrases are templates, see :mod:`supervise_cli.demo.compose`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Circle(StrEnum):
    """With whom a topic is talked over."""

    WORKERS = "workers"
    HEADS = "heads"
    SUPERVISORS = "supervisors"


@dataclass(frozen=True)
class Task:
    """An action that may come of a topic."""

    what: str
    """At most 40 characters after filling in; printed in ledgers, so nobody is identifiable."""
    text: str
    done: str
    """What is said when it has been done."""
    proof: str
    """What shows that it has been done."""


@dataclass(frozen=True)
class Topic:
    """One thing that supervision is about, with the words for it."""

    key: str
    contents: tuple[str, ...]
    """The first always applies; one of the others may be added."""
    themes: tuple[str, ...]
    situations: tuple[str, ...]
    explored: tuple[str, ...]
    """How it was looked at. ``@2,5 `` in front: goes only with the second and the fifth situation."""
    guidance: tuple[str, ...]
    """What came of it, marked likewise."""
    tasks: tuple[Task, ...]
    advice: tuple[str, ...]
    focus: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    """Beyond what the contents imply."""
    facilities: tuple[str, ...] = ()
    """The station must have one of these for the topic to come up."""
    services: tuple[str, ...] = ()
    circles: tuple[Circle, ...] = (Circle.WORKERS,)
    solo_only: bool = False
    cases: bool = False
    """A case may be discussed."""
