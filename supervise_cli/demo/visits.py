"""Field visits: what a supervisor held at the stations of one day's way, and what was seen there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Sameness, fill, sentence
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.narrating import SERVICES
from supervise_cli.demo.phrases import visiting
from supervise_cli.demo.words import site_words
from supervise_cli.demo.workdays import written
from supervise_cli.demo.world import Ids, Person, Site, World

_ALONE = 0.55
"""Share of the ways to a single station that are written down as a visit."""
_BETWEEN = 25
"""Minutes from a station to its neighbour."""
_PURPOSES = (("supervision", 84.0), ("inspection", 11.0), ("evaluation", 4.0), ("training", 1.0))


@dataclass
class Visits:
    """Makes visits of meetings; these then carry neither way nor cost of their own."""

    world: World
    ids: Ids
    chance: Chance
    last: date
    records: list[Record] = field(default_factory=list)
    _said: Sameness = field(default_factory=Sameness)

    def make(self, meetings: Sequence[Meeting]) -> None:
        """A visit of each day on which a full-time supervisor was at stations away from the own desk."""
        days: dict[tuple[str, date], list[Meeting]] = {}
        for meeting in meetings:
            if _away(meeting):
                days.setdefault((meeting.supervisor.id, meeting.day), []).append(meeting)
        for met in days.values():
            stations = {meeting.site.id for meeting in met}
            if not any(meeting.form == "group" for meeting in met):
                continue
            if len(stations) > 1 or self.chance.happens(_ALONE):
                self._visit(met)

    def _visit(self, met: list[Meeting]) -> None:
        supervisor, day = met[0].supervisor, met[0].day
        recorded = written(day, self.chance.choice((0, 0, 1, 2)), self.last)
        name = self.ids.make("V", recorded)
        purpose = self.chance.weighted(_PURPOSES)
        stops = []
        way: list[Site] = []
        for number, site in enumerate(dict.fromkeys(meeting.site for meeting in met), 1):
            here = [meeting for meeting in met if meeting.site is site]
            for meeting in here:
                meeting.trip, meeting.travel, meeting.cost = f"{name}#s{number}", None, None
            stops.append(self._stop(f"s{number}", site, here, purpose))
            way.append(site)
        fields: Record = {
            "from": day.isoformat(),
            "to": day.isoformat(),
            "purpose": purpose,
            "stops": stops,
            "travel": [{"person": supervisor.id, "minutes": self._minutes(supervisor, way, day)}],
        }
        if self.chance.happens(0.6):
            fields["cost_yuan"] = 10 * self.chance.integer(2, 4 + 3 * len(way))
        self.records.append(final("visit", name, recorded, supervisor.id, fields))

    def _stop(self, key: str, site: Site, here: Sequence[Meeting], purpose: str) -> Record:
        chance = self.chance
        arrive = min(each.start for each in here) - 5 * chance.integer(1, 3)
        leave = max(each.start + each.minutes for each in here) + 5 * chance.integer(1, 4)
        stop: Record = {
            "key": key,
            "station": site.id,
            "date": here[0].day.isoformat(),
            "supervisors": [here[0].supervisor.id],
            "arrive": f"{arrive // 60:02d}:{arrive % 60:02d}",
            "leave": f"{leave // 60:02d}:{leave % 60:02d}",
        }
        if purpose != "training" and chance.happens(0.75):
            stop["checked_files"] = chance.sample(visiting.FILES, chance.integer(2, 4))
        if purpose in ("inspection", "evaluation"):
            stop["service_progress"] = [self._progress(here[0].day)]
        if purpose != "supervision" or chance.happens(0.7):
            stop["opinion"] = self._said.unlike(lambda: self._opinion(site))
        return stop

    def _progress(self, day: date) -> Record:
        """What was planned and done of one service in the month before."""
        service = self.chance.choice(tuple(SERVICES))
        low, high = SERVICES[service][2]
        planned = self.chance.integer(low, high)
        done = max(1, planned * self.chance.integer(60, 110) // 100)
        month = day.replace(day=1) - timedelta(1)
        return {"service": service, "period": f"{month:%Y-%m}", "planned": planned, "done": done}

    def _opinion(self, site: Site) -> str:
        words = {**site_words(site), "谁": self.chance.choice(("站长", "一位同事", "年轻的同事", "老同事"))}
        seen = self.chance.sample(visiting.SEEN, self.chance.integer(1, 2))
        lacks = self.chance.sample(visiting.LACKS, 1)
        asked = self.chance.sample(visiting.ASKED, self.chance.integer(1, 2))
        return "".join(sentence(fill(each, self.chance, words)) for each in (*seen, *lacks, *asked))

    def _minutes(self, supervisor: Person, way: Sequence[Site], day: date) -> int:
        """There, from one to the next, and back."""
        base = self.world.city if supervisor.site(day) is self.world.city else self.world.centre_of(way[0])
        legs = [base.travel.get(site.id, 40) for site in (way[0], way[-1])]
        return sum(legs) + _BETWEEN * (len(way) - 1)


def _away(meeting: Meeting) -> bool:
    return (
        meeting.cancelled is None
        and meeting.appointment.kind == "full_time"
        and meeting.site.level == "township_station"
        and meeting.mode in ("face_to_face", "on_site")
    )
