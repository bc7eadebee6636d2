"""Where faults are planted: spare records that nothing points at, each handed to one planter only.

A spare is a record the demonstration gets in addition, clean until its planter changes it. It is made from
what stands in the records of the demonstration, so it does not matter how those were made.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.faults import diary, spares
from supervise_cli.demo.faults.planted import Expected, Planted, shown_path
from supervise_cli.records.ids import ALPHABET, SHORTEST, path_of
from supervise_cli.records.types import Catalogue
from supervise_cli.records.writing import dump
from supervise_cli.workspace.special import Special

Record = dict[str, Any]
_NOWHERE = "4199"
"""How codes of counties begin that no list has: 41 is the province."""


class Ground:
    """Hands out spares, and holds what planters make of them."""

    def __init__(
        self, records: Sequence[tuple[str, Record]], types: Catalogue, last: date, chance: Chance
    ) -> None:
        self.last = last
        self.sound: dict[str, str] = {}
        """Every spare by path as it was before a planter changed it."""
        self._records = records
        self._types = types
        self._chance = chance
        self._random = chance
        self._taken = {data["id"] for _, data in records}
        self._diary = diary.read(records, last)
        self._made = 0
        self._counties = 0
        self._files: dict[str, str | bytes] = {}
        self._special: dict[str, Special] = {}
        self._expected: list[Expected] = []

    def planted(self) -> Planted:
        """What there is to write and to expect."""
        return Planted(self._files, self._special, tuple(self._expected))

    def work_as(self, planter: str) -> None:
        """From here on ids are drawn for this planter, whatever other planters there are."""
        self._random = self._chance.branch(planter)

    def session(self, by: date | None = None) -> Record:
        """A clean session of half an hour, on ``by`` at the latest, while which nobody is anywhere else."""
        meeting = self._diary.meet(by)
        data = spares.session(self.new_id("S", meeting.day), meeting, self.last, self._count())
        return self._spare("session", data)

    def person(self) -> Record:
        """A clean volunteer, posted since the first day on which anybody met."""
        like = self._like()
        first = date.fromisoformat(like.day)
        return self._spare("person", spares.person(self.new_id("P"), like, first, self._count()))

    def station(self) -> Record:
        """A clean room that is planned in a village."""
        townships = [
            data
            for kind, data in self._records
            if kind == "station" and data["level"] == "township_station" and data["id"].count("-") == 1
        ]
        township = self._random.choice(townships)
        number = 201
        while f"{township['id']}{number}" in self._taken:
            number += 1
        code = f"{township['id'].removeprefix('ST-')}{number}"
        self._taken.add(f"ST-{code}")
        return self._spare("station", spares.village_room(code, township, self._like()))

    def agreement(self) -> Record:
        """A clean agreement of two people who have met."""
        meeting = self._diary.meet()
        identity = self.new_id("A", meeting.day)
        return self._spare("agreement", spares.agreement(identity, meeting, self.last))

    def follow_up(self) -> Record:
        """A clean follow-up of an action that was agreed in a session, which is there."""
        session = self.session()
        self.put("session", session)
        return self.follow_up_of(f"{session['id']}#a1", session)

    def follow_up_of(self, of: str, session: Record) -> Record:
        """A follow-up of ``of`` by the one who was at the session."""
        identity = self.new_id("F", session["date"])
        by = session["attendees"][0]["person"]
        return self._spare("follow_up", spares.follow_up(identity, of, session["date"], by))

    def sound_spare(self, kind: str, data: Record) -> Record:
        """A clean record of a planter's own making."""
        return self._spare(kind, data)

    def county_code(self) -> str:
        """The code of a county that is not there: an outpost's."""
        self._counties += 1
        return f"{_NOWHERE}{self._counties:02d}"

    def new_id(self, prefix: str, day: str = "") -> str:
        """An id that no record has."""
        stem = f"{prefix}-{day.replace('-', '')}-" if day else f"{prefix}-"
        while True:
            made = stem + "".join(self._random.choice(ALPHABET) for _ in range(SHORTEST))
            if made not in self._taken:
                self._taken.add(made)
                return made

    def path(self, kind: str, data: Record) -> str:
        """Where a record of this kind belongs."""
        return path_of(self._types.get(kind), data["id"], data)

    def put(self, kind: str, data: Record, path: str = "") -> str:
        """Write a record, at its own place if none is named. Returns the path."""
        return self.write(path or self.path(kind, data), dump(data))

    @property
    def townships(self) -> list[str]:
        """The division codes of the demonstration's township stations, sorted."""
        return sorted(
            data["division_code"]
            for kind, data in self._records
            if kind == "station" and data["level"] == "township_station"
        )

    def write(self, path: str, content: str | bytes | Special) -> str:
        """A file as it stands. ValueError if another planter wrote it."""
        if path in self._files or path in self._special:
            raise ValueError(f"{path} is planted already")
        if isinstance(content, str | bytes):
            self._files[path] = content
        else:
            self._special[path] = content
        return path

    def expect(self, code: str, record: str, path: str, pointer: str = "", discriminator: str = "") -> None:
        """A check of what was written must find this."""
        self._expected.append(Expected(code, record, shown_path(path), pointer, discriminator))

    def _spare(self, kind: str, data: Record) -> Record:
        self.sound[self.path(kind, data)] = dump(data)
        return data

    def _like(self) -> diary.Meeting:
        pair = min(self._diary.pairs, key=lambda each: each.day)
        return diary.Meeting(pair, pair.day, "", "")

    def _count(self) -> int:
        self._made += 1
        return self._made
