"""A few drafts of the last days, and entries that were made twice and withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases.topic import Circle
from supervise_cli.demo.schedule import Planner
from supervise_cli.demo.sessions import Scribe
from supervise_cli.demo.workdays import is_workday

_DRAFTS = 3
_VOID = 2
_WITHIN = 3
"""Days in which a session is to be written up: a draft is not older than that."""


def records(
    planner: Planner, scribe: Scribe, meetings: Sequence[Meeting], last: date, chance: Chance
) -> list[Record]:
    """Drafts of telephone calls with heads, and copies of sessions that are void."""
    made: list[Record] = []
    days = [day for day in (last - timedelta(n) for n in range(_WITHIN, -1, -1)) if is_workday(day)]
    for supervisor, round_ in chance.sample(planner.rounds(last), _DRAFTS) if days else []:
        head = planner.world.head(chance.choice(round_), days[0])
        found = head and planner.diary.find([supervisor, head], days, 30, None, chance)
        if head and found and head.role(found[0]) == "head":
            appointment = planner.appointment(supervisor, found[0])
            site = head.site(found[0])
            assert site is not None
            call = Meeting(
                *found, 30, site, supervisor, appointment, [head], "individual", "phone", Circle.HEADS
            )
            planner.add(call)
            made.append(scribe.draft(call))
    held = [
        meeting for meeting in meetings if meeting.solo and meeting.cancelled is None and not meeting.late
    ]
    for meeting in chance.sample(held, _VOID):
        made.append(scribe.void(replace(meeting, makes_up_for=None), meeting.supervisor))
    return made
