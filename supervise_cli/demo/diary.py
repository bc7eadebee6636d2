"""Who is where and when: no one is booked twice, and there is time to get from one place to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.world import Person

MORNING = (8 * 60 + 30, 12 * 60)
AFTERNOON = (14 * 60 + 30, 18 * 60)

_PAUSE = 10
_WAY = 95
"""Minutes between two appointments at different places."""


@dataclass(frozen=True)
class Booking:
    """A person's time from ``start`` to ``end`` (minutes of the day); no place when by phone or online."""

    start: int
    end: int
    place: str | None


@dataclass
class Diary:
    """All bookings so far."""

    _days: dict[tuple[str, date], list[Booking]] = field(default_factory=dict)

    def is_free(self, people: Iterable[Person], day: date, wanted: Booking) -> bool:
        """Whether all of them can be there."""
        return all(
            self._fits(wanted, other) for person in people for other in self._days.get((person.id, day), ())
        )

    def is_idle(self, person: Person, day: date) -> bool:
        """Whether nothing at all is booked that day."""
        return not self._days.get((person.id, day))

    def book(self, people: Iterable[Person], day: date, booking: Booking) -> None:
        """Writes it into the diary of each of them."""
        for person in people:
            self._days.setdefault((person.id, day), []).append(booking)

    def find(
        self,
        people: Sequence[Person],
        days: Iterable[date],
        minutes: int,
        place: str | None,
        chance: Chance,
        halves: Sequence[tuple[int, int]] = (MORNING, AFTERNOON),
    ) -> tuple[date, int] | None:
        """The first of the days with a common free time, and when it starts; not booked yet."""
        for day in days:
            if not all(person.works(day) for person in people):
                continue
            for opens, closes in chance.shuffled(halves):
                starts = range(opens, closes - minutes + 1, 5)
                for start in sorted(chance.sample(starts, 6), key=lambda start: start % 30):
                    if self.is_free(people, day, Booking(start, start + minutes, place)):
                        return day, start
        return None

    @staticmethod
    def _fits(wanted: Booking, other: Booking) -> bool:
        here = wanted.place == other.place or wanted.place is None or other.place is None
        pause = _PAUSE if here else _WAY
        return wanted.end + pause <= other.start or other.end + pause <= wanted.start
