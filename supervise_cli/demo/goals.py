"""The goals of government for the year, taken up one by one in a station's first plan of that year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.phrases import planning
from supervise_cli.demo.world import Site


@dataclass
class Goals:
    """Remembers which stations have a plan for which year already."""

    chance: Chance
    _planned: set[tuple[str, int]] = field(default_factory=set)

    def taken_up(self, site: Site, year: int, objectives: Sequence[Record]) -> list[Record]:
        """The objectives, and in the first plan of the year one for every goal that none of them is for."""
        made = [*objectives]
        if (site.id, year) in self._planned:
            return made
        self._planned.add((site.id, year))
        named = {each.get("gov_goal") for each in objectives}
        for key, goal, of in site.goals:
            address = f"{site.id}#{key}"
            if of == year and address not in named:
                text, indicator, target = self.chance.choice(planning.GOALS)
                made.append(
                    {
                        "text": text.replace("{goal}", goal),
                        "focus": "goal_alignment",
                        "gov_goal": address,
                        "indicator": indicator,
                        "target": target,
                    }
                )
        return made
