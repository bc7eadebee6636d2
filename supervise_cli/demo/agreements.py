"""Who agreed with whom to meet how often, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.fields import ordered
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.phrases import reasons
from supervise_cli.demo.world import Appointment, Ids, Person, Site, World

_FEES = {"university": 800, "out_of_town": 1000, "other_agency": 300}


class Agreements:
    """Who agreed with whom to meet how often; ``by_pair`` finds them again."""

    def __init__(self, world: World, ids: Ids, chance: Chance, first: date, last: date) -> None:
        self._world, self._ids, self._chance = world, ids, chance
        self._first, self._last = first, last
        self.records: list[Record] = []
        self.by_pair: dict[tuple[str, str], list[Record]] = {}
        self.fees: dict[str, int] = {}
        """What one session costs, by the id of an external supervisor."""

    def make(self) -> None:
        """Agreements of all supervisors, those of newcomers and of new heads included."""
        for supervisor, sites in self._world.rounds:
            for site in sites:
                assert site.opened is not None
                begin = max(site.opened, supervisor.appointments[0].start)
                for start, end in self._years(begin, None):
                    self._add(supervisor, start, end, ("group", 1, 75), ("individual", 1, 45), station=site)
        self._of_city()
        for site in self._world.open_stations:
            self._of_station(site)
        for who in self._world.people:
            for each in who.appointments:
                if each.kind == "external":
                    self._of_outside(who, each)

    def _years(self, begin: date, end: date | None) -> Iterator[tuple[date, date]]:
        """The time from ``begin`` to ``end``, cut at the turns of the years."""
        for year in range(self._first.year, self._last.year + 1):
            start, until = max(begin, date(year, 1, 1)), min(end or date.max, date(year, 12, 31))
            if start <= until and start <= self._last:
                yield start, until

    def _of_city(self) -> None:
        world = self._world
        leader, *others = [
            each for each in world.people if each.postings[0].role == "supervisor" and self._at_city(each)
        ]
        others += [
            each for each in world.people if each.postings[0].role == "supervisor" and not self._at_city(each)
        ]
        early = [each for each in others if each.postings[0].start < self._first]
        for start, end in self._years(
            max((each.postings[0].start for each in early), default=date.max), None
        ):
            self._add(leader, start, end, ("group", 1, 90), people=early)
        for each in others:
            if each not in early:
                for start, end in self._years(each.postings[0].start, None):
                    self._add(leader, start, end, ("group", 1, 90), people=[each])

    def _at_city(self, who: Person) -> bool:
        return who.postings[0].site is self._world.city

    def _of_station(self, site: Site) -> None:
        """Each head with the staff of the time; newcomers get one of their own when they come."""
        assert site.opened is not None
        heads = [
            (who, posting) for who in self._world.people for posting in who.postings
            if posting.site is site and posting.role == "head"
        ]  # fmt: skip
        for head, posting in sorted(heads, key=lambda pair: pair[1].start):
            begin = max(site.opened, posting.start, head.appointments[0].start)
            for start, end in self._years(begin, posting.end):
                self._of_head(head, site, start, end)

    def _of_head(self, head: Person, site: Site, start: date, end: date) -> None:
        team = self._world.at(site, start, "worker", "assistant")
        if team:
            self._add(head, start, end, ("individual", 1, 45), people=team)
        for who in self._world.people:
            came = next((each for each in who.postings if each.site is site and each.role != "head"), None)
            if came and start < came.start <= min(end, self._last):
                self._add(head, came.start, end, ("individual", 2, 45), people=[who])

    def _of_outside(self, who: Person, each: Appointment) -> None:
        quarterly = each.origin == "university"
        forms = (("collective", 1, 120), ("group", 1, 90)) if quarterly else (("group", 1, 70),)
        fee = self.fees[who.id] = _FEES.get(each.origin, 200) + 50 * self._chance.integer(0, 3)
        for county in each.counties:
            centre = next(site for site in self._world.centres if site.county == county)
            for start, end in self._years(each.start, each.end):
                self._add(who, start, end, *forms, station=centre, fee=fee, quarterly=quarterly)

    def _add(
        self,
        supervisor: Person,
        start: date,
        until: date,
        *forms: tuple[str, int, int],
        station: Site | None = None,
        people: list[Person] | None = None,
        fee: int | None = None,
        quarterly: bool = False,
    ) -> None:
        chance = self._chance
        recorded = min(start + timedelta(chance.integer(0, 3)), self._last)
        record: Record = {
            "schema": "agreement/1",
            "id": self._ids.make("A", recorded),
            "status": "final",
            "recorded_on": recorded.isoformat(),
            "entered_by": supervisor.id,
            "supervisor": supervisor.id,
            "from": start.isoformat(),
            "to": until.isoformat(),
            "review_on": until.isoformat(),
            "functions": list(supervisor.appointments[0].functions),
            "forms": [form for form, _, _ in forms],
            "frequency": [
                {"form": form, "per": "quarter" if quarterly else "month", "count": count, "minutes": minutes}
                for form, count, minutes in forms
            ],
            "confidentiality_limits": chance.choice(reasons.CONFIDENTIALITY),
            "cancel_rule": chance.choice(reasons.CANCEL_RULE),
        }
        if station is not None:
            record["station"] = station.id
        if people:
            record["supervisees"] = [each.id for each in people]
        if supervisor.appointments[0].kind == "station_head":
            record["dual_role_measures"] = chance.choice(reasons.DUAL_ROLE)
        if fee is not None:
            record |= {"fee_yuan": fee, "fee_per": "session", "data_terms": chance.choice(reasons.DATA_TERMS)}
        made = ordered("agreement", record)
        self.records.append(made)
        for other in [station] if station else people or []:
            self.by_pair.setdefault((supervisor.id, other.id), []).append(made)
