"""Everything somebody still owes on a day: who, what, by when (domain §8d ``sup due``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from supervise_cli.definitions.actions import actions
from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.agreements import OPEN_END, Agreement, Supervising, agreements, renewed
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.drafts import drafts
from supervise_cli.definitions.owed import Entitlements, Owed, State
from supervise_cli.definitions.postings import Homes
from supervise_cli.definitions.rebooking import to_rebook
from supervise_cli.definitions.requests import unanswered
from supervise_cli.definitions.staff import Post, in_post
from supervise_cli.definitions.stations import Station, stations
from supervise_cli.definitions.workdays import Workdays
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts


class Kind(StrEnum):
    """What sort of thing is owed, the most pressing first."""

    REQUEST = "request"
    ACTION = "action"
    SESSION = "session"
    REBOOKING = "rebooking"
    FINDING = "finding"
    AGREEMENT = "agreement"
    DRAFT = "draft"
    WAIVER = "waiver"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing owed. ``who`` is the person whose turn it is, "" where nobody is known.

    ``subject`` is the record (or ``record#key``) it is about, of a session owed the person it is owed to.
    ``by`` and ``since`` are ISO dates, "" where there is none. ``label`` is short printable text of the
    record's own, a value its schema words, or the code of a check. ``variant`` tells apart what one kind has
    several of; ``number`` is how many are told as one. What checks find, and waivers, come from the pipeline.
    """

    kind: Kind
    who: str
    by: str
    subject: str
    stations: tuple[str, ...]
    people: tuple[str, ...] = ()
    label: str = ""
    variant: str = ""
    since: str = ""
    expected: int = 0
    delivered: int = 0
    number: int = 1

    def late(self, day: date) -> int:
        """By how many days it is overdue; 0 where it is not."""
        return max(0, (day - date.fromisoformat(self.by)).days) if self.by else 0


class Owing:
    """What is owed on the day judged by (:func:`standing_day`); everything shared is read once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.day = standing_day(facts)
        self.workdays = facts.once(Workdays)

    @cached_property
    def tree(self) -> dict[str, Station]:
        """The stations of that day."""
        return stations(self.facts, self.day)

    @cached_property
    def homes(self) -> Homes:
        return Homes(self.facts)

    @cached_property
    def agreements(self) -> list[Agreement]:
        return agreements(self.facts, self.day)

    @cached_property
    def supervising(self) -> Supervising:
        return Supervising(self.agreements, self.tree, self.day)

    def supervised(self, person: str) -> frozenset[str]:
        """Whom somebody supervises by agreement on that day, of those in post; nobody where it is ""."""
        posts = in_post(self.facts, self.day) if person else []
        return frozenset(each.person for each in posts if person in self.supervising.supervisors(each))

    @cached_property
    def entitlements(self) -> Entitlements:
        return self.facts.once(Entitlements)

    @cached_property
    def month(self) -> list[Owed]:
        """What everybody is owed in the month of that day."""
        return self.entitlements.of(Period.month(self.day.year, self.day.month))

    @cached_property
    def things(self) -> list[Thing]:
        """All of it, by date, then kind; what has no date comes last."""
        until = self._ahead("due_ahead_days")
        coming = [*self._requests(), *self._actions(), *self._rebookings(), *self._drafts()]
        found = [
            *(each for each in coming if not each.by or each.by <= until),
            *self._sessions(),
            *self._agreements(),
        ]
        order = list(Kind)
        return sorted(found, key=lambda t: (t.by or OPEN_END, order.index(t.kind), t.subject, t.variant))

    def overdue(self, kind: Kind) -> list[Thing]:
        """What is overdue of one of the kinds that every record says itself, as :attr:`things` lists it."""
        every = {
            Kind.REQUEST: self._requests,
            Kind.ACTION: self._actions,
            Kind.REBOOKING: self._rebookings,
        }
        return sorted((each for each in every[kind]() if each.late(self.day)), key=lambda t: t.subject)

    def _ahead(self, name: str) -> str:
        return (self.day + timedelta(self.facts.policy.number(name, self.day) or 0)).isoformat()

    def _home(self, person: str) -> tuple[str, ...]:
        home = self.homes.at(person, self.day.isoformat()) if person else None
        return (home.station,) if home else ()

    def _requests(self) -> Iterator[Thing]:
        for each in unanswered(self.facts, self.day, self.workdays):
            yield Thing(
                Kind.REQUEST,
                each.owner or self.supervising.answering(each.by, each.station),
                each.due,
                each.record,
                (each.station,) if each.station else (),
                (each.by,) if each.by != each.station else (),
                each.topic,
                each.urgency,
                each.asked_on,
            )

    def _actions(self) -> Iterator[Thing]:
        activity = Activity(self.facts, Period.month(self.day.year, self.day.month))
        long = self.facts.policy.number("long_overdue_days", self.day)
        for each in self.facts.once(actions, self.day).values():
            # Of an action split into parts the parts are owed.
            if not each.is_open or each.parts:
                continue
            by = activity.supervisors_of_actions.get(each.record, frozenset())
            who = each.owner or next(iter(sorted(by)), "")
            places = tuple(sorted(activity.homes_of_actions.get(each.record, ()))) or self._home(who)
            late = (self.day - date.fromisoformat(each.due)).days if each.due else 0
            variant = "long" if long is not None and late > long else ""
            yield Thing(
                Kind.ACTION, who, each.due, each.address, places, (), each.what, variant, each.given_on
            )

    def _sessions(self) -> Iterator[Thing]:
        for each in self.month:
            if each.state is State.DUE:
                yield Thing(
                    Kind.SESSION,
                    next(iter(self.supervising.supervisors(each.post)), ""),
                    each.by,
                    each.post.person,
                    (each.post.station,),
                    (each.post.person,),
                    variant="new" if each.new else "",
                    since=f"{each.month}-01",
                    expected=each.expected,
                    delivered=each.delivered,
                )

    def _rebookings(self) -> Iterator[Thing]:
        for each in to_rebook(self.facts, self.day, self.workdays):
            who = next(iter(each.supervisors), "")
            places = (each.station,) if each.station else self._home(who)
            yield Thing(Kind.REBOOKING, who, each.by, each.record, places, each.people, since=each.date)

    def _agreements(self) -> Iterator[Thing]:
        """Agreements soon at their end or up for review, and those over that left people without any."""
        until = self._ahead("agreement_notice_days")
        for each in self.agreements:
            if each.in_force(self.day.isoformat()) and not renewed(each, self.agreements):
                if each.ends <= until:
                    yield self._about(each, each.ends, "ends")
                elif each.review_on and each.review_on <= until and not self._reviewed(each):
                    yield self._about(each, each.review_on, "review")
        for each in self.agreements:
            if each.record in self.left_without:
                yield self._about(each, each.ends, "over", self.left_without[each.record])

    @cached_property
    def reviews_overdue(self) -> list[Agreement]:
        """The agreements in force whose day of review has gone by without one."""
        late = {
            each.subject for each in self._agreements() if each.variant == "review" and each.late(self.day)
        }
        return [each for each in self.agreements if each.record in late]

    @cached_property
    def left_without(self) -> dict[str, list[str]]:
        """agreement that is over → whom it left without any: people still there and owed supervision."""
        last: dict[str, str] = {}
        for each in self.agreements:
            if each.ends < self.day.isoformat() and each.begins <= self.day.isoformat():
                last.update(dict.fromkeys(self._left_by(each), each.record))
        found: dict[str, list[str]] = {}
        for person, record in sorted(last.items()):
            found.setdefault(record, []).append(person)
        return found

    @cached_property
    def without_agreement(self) -> list[Post]:
        """Everybody who is there today, owed supervision this month, and supervised by nobody's agreement."""
        return [
            owed.post
            for person, owed in self._owed_now.items()
            if self.entitlements.counts(person, self.day) and not self.supervising.supervisors(owed.post)
        ]

    def _reviewed(self, each: Agreement) -> bool:
        """Whether it was looked at again by today, and not before the notice of its review."""
        notice = self.facts.policy.number("agreement_notice_days", self.day) or 0
        first = (date.fromisoformat(each.review_on) - timedelta(notice)).isoformat()
        return any(first <= day <= self.day.isoformat() for day in each.reviewed)

    def _left_by(self, each: Agreement) -> Iterator[str]:
        """Whom an agreement that is over was with, and who has none now."""
        for post in self.without_agreement:
            was = post.person in each.supervisees or (each.station and each.station == post.station)
            if was and post.person != each.supervisor:
                yield post.person

    @cached_property
    def _owed_now(self) -> dict[str, Owed]:
        return {each.post.person: each for each in self.month if each.expected}

    def _about(self, each: Agreement, by: str, variant: str, people: list[str] | None = None) -> Thing:
        whom = tuple(people or each.supervisees)
        places = (each.station,) if each.station else tuple(
            sorted({station for person in whom for station in self._home(person)})
        )  # fmt: skip
        return Thing(Kind.AGREEMENT, each.supervisor, by, each.record, places, whom, "", variant, each.begins)

    def _drafts(self) -> Iterator[Thing]:
        for each in drafts(self.facts):
            who = each.entered_by or next(iter(each.supervisors), "")
            homes = (station for person in each.people for station in self._home(person))
            places = each.stations or tuple(sorted(set(homes)))
            variant = "" if each.valid else "invalid"
            day = date.fromisoformat(each.date) if each.date else None
            allowed = self.facts.policy.number("write_up_days", day) if day else None
            by = (day + timedelta(allowed)).isoformat() if day and allowed is not None else ""
            about = each.record if each.record and each.valid else each.path
            yield Thing(Kind.DRAFT, who, by, about, places, (), each.type, variant, each.date)
