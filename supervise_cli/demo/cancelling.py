"""Sessions that were called off, and made up for within the week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.schedule import Planner
from supervise_cli.demo.workdays import after

_SHARE = 0.04
_WITHIN = 5
"""Working days in which a cancelled session is made up for."""


def cancel_some(planner: Planner, last: date, chance: Chance) -> None:
    """Turns some individual sessions and small groups into cancelled ones, each with another day."""
    for meeting in sorted(planner.meetings, key=lambda each: each.key):
        movable = meeting.solo or (meeting.form == "group" and meeting.travel is None)
        if not movable or after(meeting.day, _WITHIN + 2) > last or not chance.happens(_SHARE):
            continue
        _move(planner, meeting, chance)


def _move(planner: Planner, meeting: Meeting, chance: Chance) -> None:
    days = [after(meeting.day, number) for number in range(1, _WITHIN + 1)]
    days = [
        day
        for day in days
        if all(each.posting(day) is each.posting(meeting.day) for each in meeting.everyone)
        and day.month == meeting.day.month
    ]
    place = None if meeting.mode in ("online", "phone") else meeting.site.id
    found = planner.diary.find(meeting.everyone, days, meeting.minutes, place, chance)
    if found is None:
        return
    planner.add(replace(meeting, day=found[0], start=found[1], makes_up_for=meeting))
    by = chance.weighted((("supervisor", 3), ("supervisee", 3), ("station", 3), ("other", 1)))
    called_off = meeting.day - timedelta(chance.choice((0, 0, 1)))
    meeting.cancelled = (called_off, by)
