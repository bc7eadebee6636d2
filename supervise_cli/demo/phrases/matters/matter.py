"""What a case is about, and the words that go with it. Phrases are templates, see :mod:`..compose`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One thing done for the client."""

    do: str
    """As it is agreed beforehand: without a subject, at most 30 characters."""
    told: str
    """How it went."""
    contact: str = "home_visit"


@dataclass(frozen=True)
class Alarm:
    """Something that makes the risk rise."""

    told: str
    concern: str | None = None
    """Of what kind it is, where harm or danger has to be reported."""
    report_to: str = ""
    """To whom: an authority."""
    risk: str = "high"


@dataclass(frozen=True)
class Matter:
    """The difficulty of one kind of client."""

    key: str
    groups: tuple[str, ...]
    goals: tuple[str, ...]
    found: tuple[str, ...]
    """What was seen and heard at the beginning."""
    signs: tuple[str, ...]
    """What came to light when it was looked at more closely."""
    steps: tuple[Step, ...]
    gains: tuple[str, ...]
    """What has become better in the end."""
    alarms: tuple[Alarm, ...]
    client: str
    """How the client is spoken of."""
    family: str
    """How those around are spoken of."""
    school: bool = False
    """Some of the contacts are at school."""
