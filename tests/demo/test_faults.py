"""``sup demo DIR --faults``: a check finds what was planted, all of it and nothing else."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from supervise_cli import resources, rules
from supervise_cli.demo import faults
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.divisions import Divisions
from supervise_cli.demo.faults import diary
from supervise_cli.demo.faults.ground import Ground
from supervise_cli.demo.faults.planted import Expected
from supervise_cli.demo.generate import Demo, generate
from supervise_cli.demo.options import DemoOptions
from supervise_cli.errors import BadInput
from supervise_cli.records.ids import path_of
from supervise_cli.records.types import Catalogue
from supervise_cli.records.writing import dump
from supervise_cli.workspace.saving import Taken, writing
from supervise_cli.workspace.special import Link, OddlyNamed, Pipe, Sparse, Special
from tests.rules.gallery import entries
from tests.running import run_inside, run_outside

LAST = "2022-06-30"
SMALL = ("--stations", "3", "--workers", "9", "--months", "1", "--until", "2022-06")
SMALLEST = ("--stations", "1", "--workers", "2", "--months", "1", "--until", "2022-06")
OPTIONS = DemoOptions(stations=3, workers=9, months=1, until="2022-06")
YEAR = ("--stations", "3", "--workers", "10", "--months", "12", "--until", "2022-06")
OTHER = ("--stations", "5", "--workers", "16", "--months", "2", "--until", "2022-07")


class Planted(NamedTuple):
    folder: Path
    listed: list[dict[str, str]]
    said: str


def _make(folder: Path, *options: str) -> Planted:
    ran = run_inside("--lang", "zh", "demo", folder, *options, "--faults").ok()
    listed = json.loads(folder.with_name(folder.name + ".faults.json").read_text("utf-8"))
    return Planted(folder, listed, ran.err)


def _found(folder: Path, as_of: str = LAST) -> list[dict[str, Any]]:
    ran = run_inside("-C", folder, "validate", "--all", "--as-of", as_of, "--format", "json")
    assert ran.err == ""
    return list(json.loads(ran.out)["findings"])


def _identity(finding: dict[str, Any]) -> Expected:
    return Expected(*(finding[name] for name in Expected._fields))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return _make(tmp_path_factory.mktemp("faults") / "找错", *SMALL)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(resources.schemas())


@pytest.fixture(scope="module")
def little(divisions: Divisions) -> Demo:
    return generate(OPTIONS, divisions)


def _ground(demo: Demo, catalogue: Catalogue) -> Ground:
    return Ground(demo.records, catalogue, OPTIONS.last_day(), Chance("test"))


def test_every_code_is_planted(small: Planted) -> None:
    """A new rule needs a planter in ``demo/faults/planters/``; this names the codes that have none."""
    planted = {each["code"] for each in small.listed}
    assert sorted(set(rules.codes()) - planted - set(faults.NOT_IN_FILES)) == []
    assert sorted(planted - set(rules.codes())) == []
    assert sorted(planted & set(faults.NOT_IN_FILES)) == []


def test_what_cannot_be_planted_no_check_of_the_gallery_finds_either() -> None:
    validated = {each.code for each in entries() if not each.never and each.validated}
    assert set(rules.codes()) - validated == set(faults.NOT_IN_FILES)


def test_exactly_what_was_planted_is_found(small: Planted) -> None:
    found = Counter(_identity(each) for each in _found(small.folder))
    assert found == Counter(_identity(each) for each in small.listed)


@pytest.mark.parametrize(
    ("seed", "options", "as_of"),
    [
        ("7", SMALL, LAST),
        ("2022", OTHER, "2022-07-31"),
        ("7", OTHER, "2022-07-31"),
        ("7", SMALLEST, LAST),
        ("2022", YEAR, LAST),
    ],
)
def test_with_other_seeds_and_sizes(seed: str, options: tuple[str, ...], as_of: str, tmp_path: Path) -> None:
    made = _make(tmp_path / "库", "--seed", seed, *options)
    assert {_identity(each) for each in _found(made.folder, as_of)} == {
        _identity(each) for each in made.listed
    }
    assert set(rules.codes()) - {each["code"] for each in made.listed} == set(faults.NOT_IN_FILES)


def test_frequent_mistakes_are_there_several_times(small: Planted) -> None:
    times = Counter(each["code"] for each in small.listed)
    frequent = "SUP003 SUP021 SUP022 SUP029 SUP103 SUP107 SUP109 SUP110 SUP111 SUP112 SUP201 SUP301 SUP304"
    assert {code: times[code] for code in frequent.split() if not 3 <= times[code] <= 7} == {}


def test_the_list_is_sorted_and_has_the_fields_of_the_contract(small: Planted) -> None:
    assert [list(each) for each in small.listed] == [
        ["code", "record", "path", "pointer", "discriminator"]
    ] * len(small.listed)
    assert small.listed == sorted(small.listed, key=_identity)
    assert str(len(small.listed)) in small.said
    assert "找错.faults.json" in small.said


def test_without_faults_nothing_is_above_information(small: Planted, tmp_path: Path) -> None:
    clean = tmp_path / "净"
    run_inside("demo", clean, *SMALL).ok()
    assert [each for each in _found(clean) if each["severity"] != "information"] == []
    assert [each.name for each in tmp_path.iterdir()] == ["净"]
    planted = {path.relative_to(small.folder) for path in small.folder.rglob("*.yaml")}
    for path in clean.rglob("*.yaml"):
        name = path.relative_to(clean)
        assert name in planted
        assert (small.folder / name).read_bytes() == path.read_bytes(), "a record others count on is changed"


def test_mended_nothing_is_left(little: Demo, catalogue: Catalogue, tmp_path: Path) -> None:
    """The records in which faults are planted are clean before: a fault is all that is wrong with each."""
    ground = faults.till(little.records, catalogue, 2022, OPTIONS.last_day())
    files: dict[str, str | bytes] = {"sup.yaml": dump(little.config), **ground.sound}
    for name, data in little.records:
        files[path_of(catalogue.get(name), data["id"], data)] = dump(data)
    (root := tmp_path / "库").mkdir()
    with writing(root) as saver:
        saver.create_all(files)
    assert len(ground.sound) > 100
    assert [each for each in _found(root) if each["severity"] != "information"] == []


@pytest.mark.parametrize("name", [name for name, _ in faults.every_planter()])
def test_a_planter_plants_the_codes_it_names(name: str, little: Demo, catalogue: Catalogue) -> None:
    ground = _ground(little, catalogue)
    planter = dict(faults.every_planter())[name]
    planter.plant(ground)
    assert {each.code for each in ground.planted().expected} == planter.codes


def test_no_two_planters_write_one_file(little: Demo, catalogue: Catalogue) -> None:
    ground = _ground(little, catalogue)
    path = ground.put("session", ground.session())
    with pytest.raises(ValueError, match="planted already"):
        ground.write(path, "x")
    assert path not in {path_of(catalogue.get(name), data["id"], data) for name, data in little.records}


def _tree(root: Path) -> dict[str, str]:
    """What stands at every path of a repository; of large files the size and the end."""
    found: dict[str, str] = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            if path.name == "lock":
                continue
            mode = path.lstat().st_mode
            key = os.fsencode(path.relative_to(root)).hex()
            if stat.S_ISLNK(mode):
                found[key] = f"link {path.readlink()}"
            elif stat.S_ISREG(mode):
                with path.open("rb") as file:
                    start = hashlib.sha256(file.read(1_000_000)).hexdigest()
                found[key] = f"{path.stat().st_size} {start}"
            else:
                found[key] = f"{stat.S_IFMT(mode)}"
    return found


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8"},
    ],
)
def test_the_same_bytes_whatever_the_environment(small: Planted, env: dict[str, str], tmp_path: Path) -> None:
    run_outside("demo", tmp_path / "找错", *SMALL, "--faults", env=env).ok()
    assert _tree(tmp_path / "找错") == _tree(small.folder)
    again, before = tmp_path / "找错.faults.json", small.folder.with_name("找错.faults.json")
    assert again.read_bytes() == before.read_bytes()


def test_special_files_are_what_they_should_be(small: Planted) -> None:
    kinds = Counter(
        stat.S_IFMT(path.lstat().st_mode) for path in small.folder.rglob("*") if not path.is_dir()
    )
    if os.name != "nt":
        assert kinds[stat.S_IFLNK] == 1
        assert kinds[stat.S_IFIFO] == 1
    large = [path for path in small.folder.rglob("*.yaml") if path.is_file() and path.lstat().st_size > 10**7]
    assert len(large) == 1
    if hasattr(os.stat_result, "st_blocks"):
        assert large[0].stat().st_blocks * 512 < 10**6, "a sparse file takes no room"
    assert list(small.folder.rglob(".~sup-*")) == []


@pytest.mark.parametrize(
    ("special", "code", "called"),
    [
        (Pipe, "SUP001", "管道"),
        (Link, "SUP001", "链接"),
        (Sparse, "SUP002", "大文件"),
        (OddlyNamed, "SUP003", "不是 UTF-8"),
    ],
)
def test_a_file_this_system_cannot_make_is_named_and_not_expected(
    special: type[Special],
    code: str,
    called: str,
    small: Planted,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("not for you")

    monkeypatch.setattr(special, "make", refuse)
    made = _make(tmp_path / "找错", *SMALL)
    left = [each for each in small.listed if each not in made.listed]
    assert [each["code"] for each in left] == [code]
    assert called in made.said
    if special is not OddlyNamed:
        assert left[0]["path"] in made.said
    assert {_identity(each) for each in _found(made.folder)} == {_identity(each) for each in made.listed}


def test_a_full_disk_is_no_matter_of_what_the_system_can_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Sparse, "make", full)
    ran = run_inside("demo", tmp_path / "库", *SMALL, "--faults")
    assert ran.code == 2
    assert not (tmp_path / "库.faults.json").exists()


def test_special_files_are_never_written_over(tmp_path: Path) -> None:
    with writing(tmp_path) as saver:
        saver.create("people/P-7K3QX.yaml", "x\n")
        for special in (Link("elsewhere"), Pipe()):
            with pytest.raises(Taken):
                saver.create_special("people/P-7K3QX.yaml", special)
    assert [path.name for path in (tmp_path / "people").iterdir()] == ["P-7K3QX.yaml"]
    assert (tmp_path / "people" / "P-7K3QX.yaml").read_text() == "x\n"


def test_a_list_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    taken = tmp_path / "库.faults.json"
    taken.write_text("mine")
    ran = run_inside("demo", tmp_path / "库", *SMALL, "--faults")
    assert ran.code == 2
    assert "库.faults.json" in ran.err
    assert taken.read_text() == "mine"
    assert not (tmp_path / "库").exists()


def _session(day: str, start: str, end: str, **other: Any) -> tuple[str, dict[str, Any]]:
    leader = {"person": "P-00001", "as": "full_time", "side": "internal"}
    return "session", {
        "status": "final",
        "outcome": "held",
        "date": day,
        "start": start,
        "end": end,
        "station": "ST-410902101",
        "supervisors": [leader],
        "attendees": [{"person": "P-00002"}],
        **other,
    }


def test_spare_half_hours_are_free_for_both_people() -> None:
    """Not while either is in a session, on leave or not in post; a day of their own first, never twice."""
    group = [{"person": "P-00002"}, {"person": "P-00003"}]
    known: list[tuple[str, dict[str, Any]]] = [
        ("person", {"id": "P-00001", "postings": [{"key": "p1", "role": "supervisor"}]}),
        ("person", {"id": "P-00002", "postings": [{"key": "p1", "role": "worker", "from": "2022-06-09"}]}),
        ("leave", {"person": "P-00001", "from": "2022-06-10", "to": "2022-06-14"}),
        _session("2022-06-15", "10:00", "11:00"),
        _session("2022-06-15", "15:10", "16:20", attendees=group),
    ]
    book = diary.read(known, date(2022, 6, 16))
    met = [book.meet() for _ in range(6 + 11 + 11)]
    assert [each.start for each in met[:6]] == ["11:00", "11:30", "14:00", "14:30", "16:30", "17:00"]
    assert [each.day for each in met] == ["2022-06-15"] * 6 + ["2022-06-09"] * 11 + ["2022-06-16"] * 11
    assert len({(each.day, each.start) for each in met}) == len(met)
    with pytest.raises(BadInput):
        book.meet()
    with pytest.raises(BadInput):
        diary.read(known[:3], date(2022, 6, 16))
