"""A record of every type by options, by asking and from a file: final, as typed, accepted by everybody."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pexpect
import pytest

from supervise_cli import resources
from supervise_cli.records import writing
from supervise_cli.records.fields import Kind
from supervise_cli.records.reading import read
from supervise_cli.records.types import Catalogue, RecordType
from tests.cli.typing_records import Answers, as_asked, as_options, known_in, typed_by_hand
from tests.running import run_inside
from tests.schemas import instances
from tests.schemas.judges import JUDGES, Judge
from tests.tools import ROOT

CATALOGUE = Catalogue.load(resources.schemas())
TODAY = ("--as-of", "2022-07-01")
TYPES = pytest.mark.parametrize("name", CATALOGUE.names())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, where a record of every type is there to be pointed at."""
    root = tmp_path_factory.mktemp("types") / "office"
    shutil.copytree(ROOT / "examples" / "puyang", root)
    with (root / "sup.yaml").open("a", encoding="utf-8") as file:
        file.write("demo: true\n")
    return root


@pytest.fixture(scope="module")
def known(office: Path) -> Mapping[str, list[str]]:
    """What references can lead to in the example."""
    return known_in(office)


@pytest.fixture(scope="module")
def wanted(known: Mapping[str, list[str]]) -> Callable[[str], dict[str, Any]]:
    """What is to be typed for a record of a type: every field that can be."""

    def of(name: str) -> dict[str, Any]:
        rtype = CATALOGUE.get(name)
        # Some records need a list within an item (a split, its parts), which no option can say; and what
        # has a default is not asked.
        unasked = {
            f.name: f.default for f in rtype.fields if f.has_default and not f.ask and f.name != "status"
        }
        data = next(
            typed
            for whole in (instances.full(rtype, seed) for seed in range(50))
            if unasked.items() <= whole.items()
            for typed in [typed_by_hand(rtype, whole, known)]
            if rtype.conforms({"schema": whole["schema"], "id": whole["id"], "status": "final", **typed})
        )
        if rtype.id_form == "division":
            data["division_code"] = data["division_code"].ljust(9, "1")
            data |= {"level": "township_station", "division_type": "town"}
        return data

    return of


def _written(office: Path, words: list[str], stdin: str = "") -> Path:
    ran = run_inside("-C", office, *words, *TODAY, stdin=stdin).ok()
    first = office / ran.out.splitlines()[0] if not ran.out.startswith("/") else Path(ran.out.splitlines()[0])
    assert first.is_file(), ran
    return first


def _loaded(path: Path) -> dict[str, Any]:
    data = read(path.read_bytes()).data
    assert data is not None
    return dict(data)


def _without_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_keys(v) for k, v in value.items() if k != "key"}
    return [_without_keys(each) for each in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def made(office: Path, wanted: Callable[[str], dict[str, Any]]) -> Callable[[str, str], tuple[Path, Any]]:
    """(type, way) → the file that was written, and what was typed; each made once."""
    done: dict[tuple[str, str], tuple[Path, Any]] = {}
    ways = {"options": _by_options, "file": _from_file, "asking": _by_asking}

    def make(name: str, way: str) -> tuple[Path, Any]:
        if (name, way) not in done:
            data = wanted(name)
            if CATALOGUE.get(name).id_form == "division":
                # The id is made of the code, so each way needs one of its own.
                data["division_code"] = data["division_code"][:-1] + str(list(ways).index(way))
            done[name, way] = (ways[way](office, CATALOGUE.get(name), data), data)
        return done[name, way]

    return make


def _by_options(office: Path, rtype: RecordType, data: dict[str, Any]) -> Path:
    return _written(office, [rtype.command, *as_options(rtype, data)])


def _from_file(office: Path, rtype: RecordType, data: dict[str, Any]) -> Path:
    keyed = {k: v for k, v in data.items() if k not in {"schema", "id", "status"}}
    text = writing.dump({"schema": rtype.schema_name, **keyed})
    return _written(office, [rtype.command, "--from", "-"], stdin=text)


def _by_asking(office: Path, rtype: RecordType, data: dict[str, Any]) -> Path:
    before = set(office.rglob("*.yaml"))
    child = pexpect.spawn(
        sys.executable,
        ["-c", "from supervise_cli.cli.main import main; main()", "-C", str(office), rtype.command, *TODAY],
        encoding="utf-8", timeout=60, dimensions=(60, 400),
    )  # fmt: skip
    answers = Answers(rtype, data)
    question = answers.question()
    while child.expect([question, pexpect.EOF]) == 0:
        child.sendline(answers.to(str(child.match[1]), child.match[2]))
    child.close()
    assert child.exitstatus == 0, child.before
    new = {p for p in set(office.rglob("*.yaml")) - before if read(p.read_bytes()).data}
    (path,) = [p for p in new if _loaded(p)["schema"] == rtype.schema_name]
    return path


@TYPES
@pytest.mark.parametrize("way", ["options", "file"])
def test_all_that_was_typed_is_stored(
    made: Callable[[str, str], tuple[Path, Any]], name: str, way: str
) -> None:
    path, typed = made(name, way)
    stored = _loaded(path)
    assert stored["status"] == "final"
    assert _without_keys({k: stored.get(k) for k in typed}) == _without_keys(typed)


@TYPES
def test_what_is_asked_makes_a_final_record(made: Callable[[str, str], tuple[Path, Any]], name: str) -> None:
    rtype = CATALOGUE.get(name)
    path, typed = made(name, "asking")
    stored = _loaded(path)
    assert stored["status"] == "final", stored
    asked = {
        f.name: as_asked(f, typed[f.name])
        for f in rtype.fields
        if f.ask and f.kind is not Kind.LIST and f.name in typed
    }
    assert {name: stored.get(name) for name in asked} == asked


@JUDGES
@TYPES
def test_everybody_accepts_it(judge: Judge, made: Callable[[str, str], tuple[Path, Any]], name: str) -> None:
    paths = [made(name, way)[0] for way in ("options", "file", "asking")]
    assert all(CATALOGUE.get(name).conforms(_loaded(path)) for path in paths)
    assert judge(name, paths) == dict.fromkeys(paths, True)


@TYPES
def test_it_is_listed_and_shown(
    office: Path, made: Callable[[str, str], tuple[Path, Any]], name: str
) -> None:
    path, _ = made(name, "options")
    identity = _loaded(path)["id"]
    assert identity in run_inside("-C", office, "list", name, "--json").ok().out
    assert CATALOGUE.get(name).title.zh in run_inside("-C", office, "show", identity).ok().out
