"""Where and under which agreement a session was, where nobody said: only what fits all who were there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from supervise_cli.definitions.agreements import Supervising, agreements
from supervise_cli.definitions.postings import Homes
from supervise_cli.definitions.stations import stations
from supervise_cli.model import Text
from supervise_cli.workspace.index.facts import Facts

_STATION = Text(
    "受督导人分属 {n} 个站点（{all}），站点记作 {name}（{id}）；不对就写 --station，存下了就用 sup edit 改。",
    "The supervisees belong to {n} stations ({all}); the station is taken as {name} ({id}). If that is "
    "wrong, say --station, or change it with sup edit.",
)


def agreement_of(facts: Facts, supervisor: str, people: Sequence[str], station: str, day: str) -> str:
    """The nearest agreement of this supervisor that covers everybody, or the station held at; "" if none."""
    on = date.fromisoformat(day)
    supervising = Supervising(agreements(facts, on), stations(facts, on), on)
    homes = Homes(facts)
    covering: list[list[str]] = []
    for person in people:
        home = homes.at(person, day)
        found = supervising.agreements(person, home.station if home is not None else "")
        covering.append([each.record for each in found if each.supervisor == supervisor])
    all_of = [each for each in covering[0] if all(each in other for other in covering)] if covering else []
    there = [each.record for each in supervising.agreements("", station) if each.supervisor == supervisor]
    return next(iter([*all_of, *there]), "")


def station_said(
    given: Mapping[str, Any], filled: Mapping[str, Any], facts: Facts, names: Mapping[str, str]
) -> Text | None:
    """What is to be said of a session's station that nobody named, where its people are of several."""
    station, day = filled.get("station"), filled.get("date")
    if "station" in given or not isinstance(station, str) or not isinstance(day, str):
        return None
    homes = Homes(facts)
    met = [each.get("person") for each in filled.get("attendees") or [] if isinstance(each, dict)]
    found = [home.station for person in met if (home := homes.at(str(person), day)) is not None]
    different = [names.get(each, each) for each in dict.fromkeys(found)]
    if len(different) < 2:
        return None
    words = {"n": len(different), "name": names.get(station, station), "id": station}
    return Text(
        _STATION.zh.format(all="、".join(different), **words),
        _STATION.en.format(all=", ".join(different), **words),
    )
