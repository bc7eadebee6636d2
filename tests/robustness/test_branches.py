"""Twenty people work at the same time, each on a branch: stock git merges it all, and nothing is wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from supervise_cli.making import composing
from supervise_cli.pipeline.opening import catalogue
from supervise_cli.records.types import RecordType
from tests.cli.typing_records import add_known, known_in, typed_by_hand
from tests.robustness.gitting import committed, git
from tests.running import run_inside
from tests.schemas import instances
from tests.tools import ROOT

BRANCHES = 20
EACH = 2
SESSIONS = 10
"""Of every type two, of sessions ten: fifty records a branch."""
DRAWN = 8
TODAY = ("--as-of", "2022-07-31")
ACTION = "S-20220617-J7P2E#a1"
CASE = "C-8KD3V"
PLAN = "PL-20220629-7H4XA"
PERSON = "P-8N5BA"
STATION = "ST-410922104"
HEAD = "P-4H7KM"
LEADERS = ("P-9T2VX", "P-K3D9F", "P-4H7KM")
WORKERS = ("P-2XR7C", "P-7ZC4E", "P-8N5BA", "P-6QW3D", "P-V5S6J")
OTHERS = ("P-2XR7C", "P-4H7KM", "P-6QW3D")
CLOSINGS = ("goals_met", "referred", "withdrew", "moved", "other")

Errors = set[tuple[str, str, str, str]]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The example under git, with everything committed."""
    root = Path(shutil.copytree(ROOT / "examples" / "puyang", tmp_path / "office"))
    return committed(root)


def test_new_records_of_every_type(office: Path) -> None:
    before = _records(office)
    made, alone = _on_branches(office, _make_every_type)
    assert all(len(each) == len(catalogue().names()) * EACH + SESSIONS - EACH for each in made)
    names = {name.rpartition("/")[2] for each in made for name in each}
    assert len(names - {"case.yaml"}) + BRANCHES * EACH == sum(map(len, made))
    _merge(office)
    assert _records(office) == before | {name for each in made for name in each}
    assert alone == set()
    assert _errors(office) == set()


def test_all_at_one_case_one_action_one_plan_one_person(office: Path) -> None:
    before = _records(office)
    made, alone = _on_branches(office, _see_to_the_same)
    assert alone == set()
    _merge(office)
    assert _records(office) == before | {name for each in made for name in each}
    assert len(_records(office)) == len(before) + sum(map(len, made))
    assert _errors(office) == set()
    # What twenty said of one thing is there to be read.
    shown = _ok(office, "show", CASE)
    notes = [name for each in made for name in each if "/notes/" in name]
    assert len(notes) == 2 * BRANCHES
    assert shown
    assert ACTION not in _ok(office, "list", "actions")
    for words in (("due", *TODAY), ("brief", PERSON, *TODAY), ("status",), ("report", "--month", "2022-06")):
        assert run_inside("-C", office, *words).code in {0, 1}, words


def _on_branches(office: Path, work: Callable[[Path, int], None]) -> tuple[list[set[str]], Errors]:
    """``work`` on a branch each from one commit: the records that each made, the errors any of them has."""
    before, made, alone = _records(office), [], set()
    for n in range(BRANCHES):
        git(office, "checkout", "-q", "-b", f"b{n}", "main")
        work(office, n)
        made.append(_records(office) - before)
        alone |= _errors(office)
        git(office, "add", "-A")
        git(office, "commit", "-q", "-m", f"第 {n} 个人的记录")
    git(office, "checkout", "-q", "main")
    assert _records(office) == before
    return made, alone


def _merge(office: Path) -> None:
    """One after another; git fails, and with it the test, where two of them conflict."""
    for n in range(BRANCHES):
        git(office, "merge", "-q", "--no-edit", f"b{n}")
    assert git(office, "status", "--porcelain") == ""


def _make_every_type(office: Path, n: int) -> None:
    random = Random(n)
    known = known_in(office)
    # Sessions first: a note may point at what was decided in one.
    for name in sorted(catalogue().names(), key=lambda name: name != "session"):
        rtype = catalogue().get(name)
        for k in range(SESSIONS if name == "session" else EACH):
            data = _in_order(_sensible(rtype, _typed(rtype, known, random), n, k))
            composed = composing.compose(rtype, data)
            assert (composed.wrong, composed.data["status"]) == ((), "final")
            identity, _ = composing.save(office, rtype, composed, date(2022, 7, 31), random.randrange)
            add_known(known, {**composed.data, "id": identity})


def _in_order(value: Any) -> Any:
    """The same, nothing of it ending before it begins."""
    if isinstance(value, list):
        return [_in_order(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {name: _in_order(each) for name, each in value.items()}
    for last in {"to", "until"} & made.keys():
        if made.get("from", "") > made[last]:
            made["from"], made[last] = made[last], made["from"]
    return made


def _typed(rtype: RecordType, known: Mapping[str, list[str]], random: Random) -> dict[str, Any]:
    """What can be typed of a record that chance made; references lead to what was there, or is new here."""
    mixed = {name: random.sample(each, len(each)) for name, each in known.items()}
    for whole in random.sample(_drawn(rtype.name), DRAWN):
        typed = typed_by_hand(rtype, whole, mixed)
        if rtype.conforms({"schema": whole["schema"], "id": whole["id"], "status": "final", **typed}):
            return typed
    raise AssertionError(rtype.name)


@cache
def _drawn(name: str) -> list[dict[str, Any]]:
    return [instances.full(catalogue().get(name), seed) for seed in range(DRAWN)]


def _sensible(rtype: RecordType, data: dict[str, Any], n: int, k: int) -> dict[str, Any]:
    """What chance does not know: a place is founded once, nobody is at two, or supervises oneself."""
    data = {**data, "recorded_on": "2022-07-31"}
    if rtype.name == "station":
        code = f"410926{100 + EACH * n + k}"
        return data | {"division_code": code, "level": "township_station", "division_type": "town"}
    if rtype.name == "plan":
        lists = {name: data[name] for name in ("objectives", "schedule") if name in data}
        return data | {
            name: [{**each, "key": f"{name[0]}{i}"} for i, each in enumerate(items)]
            for name, items in lists.items()
        }
    if rtype.name == "agreement":
        return data | {"supervisor": LEADERS[0], "supervisees": list(WORKERS[: len(data["supervisees"])])}
    if rtype.name in {"case", "case_note"}:
        return _at_one_station(rtype, data)
    return _held_at(data, n, k) if rtype.name == "session" else data


def _at_one_station(rtype: RecordType, data: dict[str, Any]) -> dict[str, Any]:
    """Casework of the example's station: by its people, inside the days of the case, reported at once."""
    if rtype.name == "case":
        consent = {"given_by": "statutory_duty", "date": "2022-07-30"}
        whole = {name: value for name, value in data.items() if name != "consent_pending"}
        return whole | {"station": STATION, "worker": PERSON, "opened_on": "2022-07-30", "consent": consent}
    moved = {name: value for name, value in data.items() if name not in {"transfer", "closing"}}
    if "safeguarding" in data:
        told = {"noticed_at": "2022-07-31T10:00", "reported_at": "2022-07-31T10:30", "reported_to": "派出所"}
        moved["safeguarding"] = {"concern": data["safeguarding"]["concern"], **told}
    return moved | {"case": CASE, "worker": PERSON, "date": "2022-07-31"}


def _held_at(data: dict[str, Any], n: int, k: int) -> dict[str, Any]:
    """A session at an hour of its own, by and for people who were in post."""
    sides = {
        name: [
            {"person": person} | {m: v for m, v in each.items() if m not in {"person", "minutes"}}
            for person, each in zip(people, data.get(name, ()), strict=False)
        ]
        for name, people in (("supervisors", LEADERS), ("attendees", WORKERS))
        if name in data
    }
    hours = {"start": f"{8 + k:02d}:00", "end": f"{9 + k:02d}:00", "minutes": 60}
    held = hours if data["outcome"] == "held" else {}
    return data | sides | held | {"date": f"2022-07-{n + 1:02d}"}


def _see_to_the_same(office: Path, n: int) -> None:
    """What each of twenty does on one day, not knowing of the others."""
    other = OTHERS[n % len(OTHERS)]
    note = ("new-note", "--case", CASE, "--contact", "电话", "--process", f"第 {n} 次联系")
    for words in (
        ("done", ACTION, "--text", f"第 {n} 个人看过"),
        (*note, "--worker", other, "--transfer", f"worker={other};reason=调整分工"),
        (*note, "--worker", PERSON, "--closing", f"reason={CLOSINGS[n % len(CLOSINGS)]};evaluation=好多了"),
        ("new-event", "--of", PLAN, "--kind", "意见", "--by", HEAD, "--text", f"第 {n} 条意见"),
        ("new-event", "--of", PLAN, "--kind", "审批", "--by", HEAD),
        ("new-event", "--of", CASE, "--kind", "意见", "--by", HEAD, "--text", "同意"),
        ("new-leave", "--person", PERSON, "--from-date", "2022-07-04", "--to", f"2022-07-{5 + n:02d}"),
    ):
        _ok(office, *words, *TODAY)


def _ok(office: Path, *words: str) -> str:
    return run_inside("-C", office, *words).ok().out


def _records(office: Path) -> set[str]:
    return set(_walk(office))


def _walk(office: Path) -> Iterator[str]:
    for path in office.rglob("*.yaml"):
        if ".sup" not in path.parts:
            yield path.relative_to(office).as_posix()


def _errors(office: Path) -> Errors:
    ran = run_inside("-C", office, "validate", "--format", "json", *TODAY)
    assert ran.code in {0, 1}, ran
    return {
        (each["code"], each["record"], each["pointer"], each["discriminator"])
        for each in json.loads(ran.out)["findings"]
        if each["severity"] == "error"
    }
