"""Where everybody is at home on any day, from one reading of the roster (as :func:`staff.in_post`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from supervise_cli.definitions.staff import Post
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting at a station. ``begins`` and ``ends`` are ISO dates, both included."""

    post: Post
    key: str
    begins: str
    ends: str
    share: float

    def covers(self, day: str) -> bool:
        return self.begins <= day <= self.ends


class Homes:
    """Everybody's postings at stations."""

    def __init__(self, facts: Facts) -> None:
        self.of: dict[str, list[Posting]] = {}
        """person → postings, the one that would be home first."""
        rows = facts.rows(
            "SELECT record, pointer, station, COALESCE(role, 'other'), \"key\","
            " COALESCE(\"from\", '0001-01-01'), COALESCE(\"to\", '9999-12-31'), COALESCE(fte, 1)"
            " FROM person_postings"
            " WHERE station IS NOT NULL ORDER BY record"
        )
        for person, pointer, station, role, key, begins, ends, share in rows:
            post = Post(person, pointer, station, role)
            self.of.setdefault(person, []).append(Posting(post, key or "", begins, ends, share))
        for held in self.of.values():
            # Stable, so least important first: key, then latest, then largest share.
            held.sort(key=lambda each: each.key)
            held.sort(key=lambda each: each.begins, reverse=True)
            held.sort(key=lambda each: each.share, reverse=True)

    def at(self, person: str, day: str) -> Post | None:
        """The person's home on a day (ISO); None where there is none."""
        return next((each.post for each in self.of.get(person, ()) if each.covers(day)), None)

    def gone(self, person: str, day: str) -> bool:
        """Whether somebody who was at a station had left all of them by a day (ISO)."""
        held = self.of.get(person, ())
        return bool(held) and all(each.ends < day for each in held)


def day_after(day: str) -> str:
    """The next day, ISO in and out; the last day there is stays."""
    return day if day >= "9999-12-31" else (date.fromisoformat(day) + timedelta(1)).isoformat()
