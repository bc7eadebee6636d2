"""A case as it stands while it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.phrases.matters import matters_of
from supervise_cli.demo.phrases.matters.matter import Matter, Step
from supervise_cli.demo.words import site_words
from supervise_cli.demo.world import Person, Site

HIGH = frozenset({"high", "crisis"})


@dataclass(frozen=True)
class Decision:
    """What a session decided about a case, until a note carries it out."""

    ref: str
    """``S-…#c1``."""
    day: date
    known: date
    """The day on which the session was written down."""
    step: Step


@dataclass(eq=False)
class CaseFile:
    """One case. What it says of stage, risk, worker and station is what the last note said."""

    code: str
    opened: date
    site: Site
    worker: Person
    group: str
    risk: str
    matter: Matter
    left: list[Step]
    """What has not been done yet, in the order in which it will be."""
    stage: str = ""
    closed: date | None = None
    decisions: list[Decision] = field(default_factory=list)
    """Those that no note has carried out yet."""
    discussed: list[date] = field(default_factory=list)
    risen: date | None = None
    """The day on which the risk became high."""
    said: set[str] = field(default_factory=set)
    """The phrases that its notes have used."""
    visits: int = 0
    """Notes of the present stage."""

    @property
    def is_high(self) -> bool:
        return self.risk in HIGH

    @property
    def words(self) -> Mapping[str, str]:
        """The words of the place, of the client and of those around."""
        return {**site_words(self.site), "人": self.matter.client, "家": self.matter.family}

    def next_step(self) -> Step:
        """What is done next; when everything has been done, the first thing once more."""
        return self.left[0] if self.left else self.matter.steps[0]

    def take(self, step: Step) -> None:
        """The step has been done."""
        if step in self.left:
            self.left.remove(step)


def open_file(
    code: str, opened: date, site: Site, worker: Person, group: str, risk: str, chance: Chance
) -> CaseFile:
    """A new case of somebody of the group, about something that such people come with."""
    matter = chance.choice(matters_of(group))
    first, then, last = matter.steps[:3], matter.steps[3:5], matter.steps[5:]
    steps = [*chance.shuffled(first), *chance.shuffled(then), *last]
    return CaseFile(code, opened, site, worker, group, risk, matter, steps)
