"""Every derived status of the demonstration, on ten days, equals a recount that shares no code with it.

The demonstration has few of what changes hands, so that more is added to it: see :mod:`adding`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from supervise_cli.definitions.actions import actions
from supervise_cli.definitions.agreements import Supervising, agreements
from supervise_cli.definitions.cases import cases
from supervise_cli.definitions.owed import Entitlements
from supervise_cli.definitions.owing import Owing
from supervise_cli.definitions.rebooking import to_rebook
from supervise_cli.definitions.requests import requests
from supervise_cli.definitions.risks import high_risks, high_since
from supervise_cli.definitions.seniority import is_new, practice_since
from supervise_cli.definitions.staff import appointments, headships, in_post
from supervise_cli.definitions.stations import stations
from supervise_cli.model import Period
from supervise_cli.pipeline.checking import check
from supervise_cli.pipeline.opening import Opened, opened
from tests.definitions import statuses
from tests.definitions.statuses import Statuses
from tests.figures import recount
from tests.figures.recount import Books

NOW = datetime(2026, 11, 26, tzinfo=UTC)
DAYS = (
    "2022-02-15", "2022-03-01", "2022-03-31", "2022-04-14", "2022-04-15", "2022-05-09", "2022-05-20",
    "2022-06-10", "2022-06-27", "2022-06-30",
)  # fmt: skip
Record = dict[str, Any]
Demo = tuple[Path, dict[str, list[Record]], Books]
"""The folder, and what the recount has read of it."""


@pytest.fixture(params=DAYS)
def both(demo: Demo, request: pytest.FixtureRequest) -> Iterator[tuple[Opened, Statuses]]:
    """The program's state and the recount, on one of the days."""
    root, records, books = demo
    with opened(root, NOW, as_of=date.fromisoformat(request.param)) as state:
        yield state, Statuses(records, books, request.param)


def told(state: Opened) -> dict[str, Any]:
    """Every derived status as the program has it, in the words of the recount."""
    facts, day = state.facts, state.as_of
    tree = stations(facts, day)
    posts = in_post(facts, day)
    now = Supervising(agreements(facts, day), tree, day)
    heads = {(each.person, each.station) for each in headships(facts, day)}
    nearest = {each.person: now.supervisors(each) for each in posts}
    asked = requests(facts, day)
    return {
        "actions": {
            address: {
                **{k: getattr(each, k) for k in ("what", "given_on", "owner", "due", "outcome", "closed_on")},
                "parts": tuple(sorted(each.parts)),
            }
            for address, each in actions(facts, day).items()
        },
        "requests": {
            each.record: {
                "turn": each.owner or now.answering(each.by, each.station),
                **{
                    k: getattr(each, k)
                    for k in ("station", "due", "answered_on", "answer", "dropped_on", "days", "workdays")
                },
            }
            for each in asked
        },
        "cases": {record: _fields(each) for record, each in cases(facts, day).items()},
        "high risks": {
            each.case: (each.risk, each.date, each.record)
            for each in high_risks(facts, day, _sessions(state), lambda _: True)
        },
        "in post": {each.person: (each.station, each.role) for each in posts},
        "heads": heads,
        "appointed": {(each.person, each.kind, each.side) for each in appointments(facts, day)},
        "new": {person for person, since in practice_since(facts).items() if is_new(facts, since, day)},
        "supervised by": nearest,
        "dual role": {
            (nearest[each.person][0], each.person)
            for each in posts
            if nearest[each.person] and (nearest[each.person][0], each.station) in heads
        },
        "owed": {
            each.post.person: {
                "station": each.post.station, "expected": each.expected, "delivered": each.delivered,
                "by": each.by, "new": each.new, "state": each.state.value,
            }
            for each in Entitlements(facts).of(Period.month(day.year, day.month))
        },
        "stations": {record: (each.name, each.code, each.state, each.above) for record, each in tree.items()},
        "to rebook": {each.record: each.by for each in to_rebook(facts, day)},
        "things": {
            (each.kind.value, each.subject, each.by, each.who, _variant(each.variant, each.kind.value))
            for each in Owing(facts).things
        },
    }  # fmt: skip


def recounted(own: Statuses) -> dict[str, Any]:
    """The same of the recount."""
    return {
        "actions": own.actions(), "requests": own.requests(), "cases": own.cases(),
        "high risks": own.high_risks(), "in post": own.in_post(), "heads": own.headships(),
        "appointed": own.appointed(), "new": own.new(), "supervised by": own.supervised_by(),
        "dual role": own.dual(), "owed": own.owed(), "stations": own.stations(),
        "to rebook": own.to_rebook(), "things": own.things(),
    }  # fmt: skip


def _fields(case: Any) -> Record:
    names = (
        "opened_on", "worker", "station", "risk", "risk_on", "risk_in", "stage", "closed_on",
        "closing_reason", "noted_on",
    )  # fmt: skip
    return {name: getattr(case, name) for name in names}


def _variant(variant: str, kind: str) -> str:
    return "" if kind == "draft" else variant


def _sessions(state: Opened) -> set[str]:
    return {record for (record,) in state.facts.rows("SELECT record FROM held")}


def test_the_books_are_sound(demo: Demo) -> None:
    with opened(demo[0], NOW) as state:
        assert check(state).invalid == 0


def test_every_status_equals_the_recount(both: tuple[Opened, Statuses]) -> None:
    state, own = both
    found, expected = told(state), recounted(own)
    assert found.keys() == expected.keys()
    for name, each in expected.items():
        assert found[name] == each, name


def test_what_is_of_high_risk_has_been_so_since_some_day(both: tuple[Opened, Statuses]) -> None:
    """The two ways of reading the judgements agree on which cases are, and none is so only later."""
    state, own = both
    since, standing = high_since(state.facts, state.as_of), own.cases()
    high = own.high_risks()
    assert high.keys() == {case for case in since if case not in standing or not standing[case]["closed_on"]}
    assert all(since[case] <= date for case, (_, date, _) in high.items())


def test_there_is_something_of_every_status(demo: Demo) -> None:
    """Ten days on which nothing changes would prove nothing."""
    _, records, books = demo
    seen: Counter[str] = Counter()
    for day in DAYS:
        own = Statuses(records, books, day)
        seen.update(f"action {each['outcome']}" for each in own.actions().values())
        seen.update("action closed by parts" for each in own.actions().values()
                    if each["outcome"] == "split" and each["closed_on"])  # fmt: skip
        for each in own.requests().values():
            seen["request answered" if each["answered_on"] else "request dropped" if each["dropped_on"]
                 else "request open"] += 1  # fmt: skip
        seen.update("case closed" if each["closed_on"] else "case open" for each in own.cases().values())
        seen.update(f"owed {each['state']}" for each in own.owed().values())
        seen.update(f"station {state}" for _, _, state, _ in own.stations().values())
        seen.update(f"thing {kind} {variant}".strip() for kind, _, _, _, variant in own.things())
        seen.update({"new": len(own.new()), "dual": len(own.dual()), "high": len(own.high_risks())})
    wanted = {
        *(f"action {each}".strip() for each in ("in_progress", "handed_over", "done", "dropped", "split")),
        "action confirmed", "action closed by parts", "request answered", "request dropped", "request open",
        "case open", "case closed", "owed met", "owed due", "owed missing", "station open", "station closed",
        "station planned", "thing action", "thing action long", "thing request normal",
        "thing request urgent", "thing rebooking", "thing session", "thing session new",
        "thing agreement ends", "thing agreement over", "thing draft", "new", "dual", "high",
    }  # fmt: skip
    assert {each for each in wanted if not seen[each]} == set()


@pytest.mark.parametrize("module", [statuses, recount], ids=["statuses", "recount"])
def test_the_recount_is_independent(module: Any) -> None:
    text = Path(module.__file__).read_text(encoding="utf-8")
    assert not re.search(r"supervise_cli", text)
