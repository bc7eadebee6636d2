"""Held sessions, who took part and for how long (domain §8a session, §8c; architecture "Attendance")."""

from __future__ import annotations

from supervise_cli.workspace.index.facts import Facts

_CLOCK = "(CAST(substr({0}, 1, 2) AS INTEGER) * 60 + CAST(substr({0}, 4, 2) AS INTEGER))"
BETWEEN = f"""({_CLOCK.format('s."end"')} - {_CLOCK.format("s.start")})"""
"""SQL for the minutes from start to end of a session ``s`` that says both."""
_LENGTH = f'COALESCE(s.minutes, CASE WHEN s."end" > s.start THEN {BETWEEN} END, 0)'


def home(column: str, person: str, day: str) -> str:
    """SQL for a column of the posting at which ``person`` is at home on ``day``; NULL where there is none.

    A person has one home on a day, so that attendances and person-hours add up over stations: of the
    postings at a station in force that day the one with the largest share, then the latest, then the
    first by key. ``person`` must not be a column of something called ``at``.
    """
    return f"""(SELECT at.{column} FROM person_postings at
    WHERE at.record = {person} AND at.station IS NOT NULL
    AND COALESCE(at."from", '0001-01-01') <= {day} AND COALESCE(at."to", '9999-12-31') >= {day}
    ORDER BY COALESCE(at.fte, 1) DESC, COALESCE(at."from", '0001-01-01') DESC, at."key" LIMIT 1)"""


VIEWS = {
    # Sessions that took place, with their length in whole minutes.
    "held": f"SELECT s.*, {_LENGTH} AS length FROM session s WHERE s.outcome = 'held'",
    "cancelled": "SELECT s.* FROM session s WHERE s.outcome = 'cancelled'",
    # A row for each attendee who was there: own minutes (else the session's), and home station of that day.
    "attendance": f"""SELECT s.record, a.pointer, a.person, s.date, s.station AS host, s.form, s.mode,
        COALESCE(a.minutes, s.length) AS minutes, {home("station", "a.person", "s.date")} AS station
        FROM held s JOIN session_attendees a ON a.uid = s.uid WHERE COALESCE(a.absent, 0) = 0""",
    # A row for each supervisor of a held session: own minutes, else the session's.
    "conducted": """SELECT s.record, x.pointer, x.person, x."as", x.side, s.date, s.station AS host, s.form,
        COALESCE(x.minutes, s.length) AS minutes
        FROM held s JOIN session_supervisors x ON x.uid = s.uid""",
    # Whom a session of any outcome was meant for, absent ones included.
    "invited": f"""SELECT s.record, a.pointer, a.person, a.absent, s.date, s.outcome, s.station AS host,
        {home("station", "a.person", "s.date")} AS station
        FROM session s JOIN session_attendees a ON a.uid = s.uid""",
    # Held sessions that say when they began; who was there on either side, and own minutes: for overlaps.
    "timed": "SELECT * FROM held WHERE start IS NOT NULL",
    "present": """SELECT uid, person, minutes FROM session_attendees WHERE COALESCE(absent, 0) = 0
        UNION ALL SELECT uid, person, minutes FROM session_supervisors""",
}


def lay_out(facts: Facts) -> None:
    """Make the views of this module."""
    for name, query in VIEWS.items():
        facts.connection.execute(f"DROP VIEW IF EXISTS temp.{name}")
        facts.connection.execute(f"CREATE TEMP VIEW {name} AS {query}")
