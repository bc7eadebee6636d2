"""A trip and the sessions held on it: who is met at which stop, and a draft of each session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from supervise_cli.errors import BadInput
from supervise_cli.making import composing, defaults
from supervise_cli.making.composing import Composed
from supervise_cli.making.defaults import Circumstances, home_of
from supervise_cli.model import Text
from supervise_cli.pipeline.choosing import labels
from supervise_cli.records import ids
from supervise_cli.records.types import RecordType

_NO_VISIT = "V-20000101-00000"
"""Stands for the visit while it has no id, so that the rest of a session can be judged."""


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody who is to have supervision on the trip; with no station, where he or she works."""

    person: str
    station: str = ""


@dataclass(frozen=True, slots=True)
class Trip:
    """A visit and, by the key of the stop, the session to be held there."""

    visit: Composed
    sessions: Mapping[str, Composed]


def with_stops(given: Mapping[str, Any], met: Sequence[Met], now: Circumstances) -> dict[str, Any]:
    """The visit with a stop for every station where somebody is met; stops given are kept."""
    data = dict(given)
    stops = list(data.get("stops") or [])
    there = {stop.get("station") for stop in stops if isinstance(stop, dict)}
    day = str(data.get("from") or now.today.isoformat())
    for each in met:
        station = each.station or (home_of(now.facts, each.person, day) if not stops_given(given) else None)
        if station and station not in there:
            there.add(station)
            stops.append({"station": station})
    return data | ({"stops": stops} if stops else {})


def stops_given(given: Mapping[str, Any]) -> bool:
    """Whether somebody said where the trip leads."""
    return bool(given.get("stops"))


def supervised_by(data: Mapping[str, Any], supervisors: Sequence[str]) -> dict[str, Any]:
    """The visit with these supervisors at every stop that names none."""
    if not supervisors or not isinstance(data.get("stops"), list):
        return dict(data)
    stops = [
        {**stop, "supervisors": list(supervisors)}
        if isinstance(stop, dict) and "supervisors" not in stop
        else stop
        for stop in data["stops"]
    ]
    return {**data, "stops": stops}


def plan(
    visit: RecordType,
    session: RecordType,
    given: Mapping[str, Any],
    met: Sequence[Met],
    now: Circumstances,
    *,
    stopped: bool = False,
) -> Trip:
    """The visit, and a draft for every stop at which somebody is met. BadInput for a person met nowhere.

    ``stopped``: the questions were broken off, so that the visit takes no defaults that nobody saw.
    """
    data = defaults.fill(visit, dict(given), now)
    stops = [stop for stop in data.get("stops") or [] if isinstance(stop, dict)]
    people: dict[str, list[str]] = {}
    for each in met:
        stop = _stop_of(each, stops, now)
        people.setdefault(str(stop.get("key")), []).append(each.person)
    sessions = {}
    for stop in stops:
        key = str(stop.get("key"))
        if key in people:
            sessions[key] = composing.compose(
                session, defaults.fill(session, _session(stop, people[key]), now) | {"status": "draft"}
            )
    kept = defaults.fill_own(visit, dict(given), now) if stopped else data
    return Trip(composing.compose(visit, kept), sessions)


def _stop_of(met: Met, stops: Sequence[Mapping[str, Any]], now: Circumstances) -> Mapping[str, Any]:
    for stop in stops:
        station = met.station or home_of(now.facts, met.person, str(stop.get("date")))
        if stop.get("station") == station:
            return stop
    if len(stops) == 1 and not met.station:
        return stops[0]
    who = labels(now.facts).get(met.person, met.person)
    raise BadInput(
        Text(
            "不知道在哪一站给 {who} 做督导：这一趟不到他（她）任职的站。",
            "It is not clear where {who} is met: the trip does not stop where he or she works.",
        ).format(who=who),
        Text(
            "写明在哪一站：--attendee {who}@站点，或者加上那一站：--stop 站点",
            "Say where: --attendee {who}@STATION, or add the stop: --stop STATION",
        ).format(who=who),
    )


def _session(stop: Mapping[str, Any], people: Sequence[str]) -> dict[str, Any]:
    """What the stop says of the session held there. Travel and cost stand in the visit alone."""
    supervisors = [{"person": each} for each in stop.get("supervisors") or []]
    return {
        "date": stop.get("date"),
        "station": stop.get("station"),
        **({"supervisors": supervisors} if supervisors else {}),
        "attendees": [{"person": each} for each in dict.fromkeys(people)],
        "visit": f"{_NO_VISIT}#{stop.get('key')}",
    }


def drawn(
    visit: RecordType, session: RecordType, trip: Trip, today: date, random: Callable[[int], int]
) -> dict[str, str]:
    """path → text of the visit and then of its sessions, under new ids."""
    identity = composing.new_id(visit, trip.visit.data, today, random)
    files = {ids.path_of(visit, identity, trip.visit.data): composing.text_of(trip.visit, identity)}
    for key, composed in trip.sessions.items():
        own = composing.new_id(session, composed.data, today, random)
        data = {**composed.data, "visit": f"{identity}#{key}"}
        files[ids.path_of(session, own, data)] = composing.text_of(
            Composed(data, composed.needs, composed.wrong), own
        )
    return files
