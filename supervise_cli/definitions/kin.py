"""Whether somebody was posted at a station, or at one above, below or merged with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from supervise_cli.definitions.stations import ancestors, stations
from supervise_cli.workspace.index.facts import Facts


class Kin:
    """Stations that answer for each other, and who was posted where."""

    def __init__(self, facts: Facts) -> None:
        self._tree = stations(facts, facts.as_of)
        self._into = dict(
            facts.rows(
                "SELECT record, merged_into_station FROM station WHERE merged_into_station IS NOT NULL"
            )
        )
        self._known = {row[0] for row in facts.rows("SELECT record FROM person")}
        self._postings: dict[str, list[tuple[str | None, str, str]]] = {}
        for person, *posting in facts.rows(
            "SELECT record, station, COALESCE(\"from\", '0001-01-01'), COALESCE(\"to\", '9999-12-31')"
            " FROM person_postings"
        ):
            self._postings.setdefault(person, []).append((posting[0], posting[1], posting[2]))

    def is_elsewhere(self, person: str, charged: Iterable[str], day: str) -> bool:
        """Whether a person whose postings are known had none that day at or near any of these stations.

        Somebody of an organisation outside may work at any station for it, so of that person it is unknown.
        """
        wanted = [line for station in charged for line in self._lines(station)]
        if person not in self._known or not wanted:
            return False
        held = [at for at, begins, ends in self._postings.get(person, ()) if begins <= day <= ends]
        return all(held) and not any(
            _meet(own, other) for at in held for own in self._lines(at or "") for other in wanted
        )

    def _lines(self, station: str) -> Iterator[list[str]]:
        """The station and all above it; likewise those it was merged into. Nothing where it is not known."""
        seen: set[str] = set()
        while station in self._tree and station not in seen:
            seen.add(station)
            yield list(ancestors(self._tree, station))
            station = self._into.get(station, "")


def _meet(one: list[str], other: list[str]) -> bool:
    """Whether one station lies at or below the other."""
    return one[0] in other or other[0] in one
