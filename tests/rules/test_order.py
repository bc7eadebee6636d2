"""Neither how files lie, nor how ids sort, nor how work was merged changes what is found."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from supervise_cli.model import Finding
from tests.rules import repository
from tests.running import run_inside

SIZE = ("--stations", "7", "--workers", "24", "--months", "4", "--until", "2022-06")
DAY = date(2022, 6, 30)
_ID = re.compile(rb"\b(?!ST-)([A-Z]{1,2})-((?:[0-9]{8}-)?)([0-9A-Z]{5,7})\b")
_ALPHABET = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_REVERSED = bytes.maketrans(_ALPHABET, _ALPHABET[::-1])

Identity = tuple[str, frozenset[str], str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("order") / "demo"
    run_inside("demo", made, *SIZE, "--faults").ok()
    return made


@pytest.fixture(scope="module")
def files(folder: Path) -> dict[str, bytes]:
    """Every plain file of the demonstration with faults."""
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in sorted(folder.rglob("*"))
        if _is_plain(place) and place.stat().st_size < 1_000_000 and place.parent.name != ".sup"
    }


def _is_plain(place: Path) -> bool:
    return place.is_file() and not place.is_symlink() and "\\" not in str(place) and str(place).isprintable()


def _found(files: Mapping[str, bytes]) -> list[Finding]:
    return repository.findings(files, DAY, everything=True)


def _identity(finding: Finding) -> Identity:
    """What is found, of a pair without saying on which of the two it stands."""
    return (
        finding.code,
        frozenset({finding.record or finding.path, finding.discriminator}),
        finding.pointer,
        finding.variant,
    )


def _identities(findings: Iterable[Finding]) -> list[Identity]:
    return sorted(map(_identity, findings), key=repr)


def test_how_ids_sort_changes_nothing(files: Mapping[str, bytes]) -> None:
    """Every id gets one that sorts the other way round; the same is found under the new ids."""

    def turned(raw: bytes) -> bytes:
        return _ID.sub(lambda m: b"%b-%b%b" % (m[1], m[2], m[3].translate(_REVERSED)), raw)

    def back(text: str) -> str:
        return turned(text.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")

    renamed = {turned(path.encode()).decode(): turned(raw) for path, raw in files.items()}
    assert len(renamed) == len(files)
    before = _found(files)
    after = [
        Finding(f.code, back(f.record), back(f.path), back(f.pointer), back(f.discriminator), f.variant)
        for f in _found(renamed)
    ]
    assert len({each.code for each in before}) > 100
    one, other = Counter(_identities(before)), Counter(_identities(after))
    assert (one - other, other - one) == (Counter(), Counter())


def test_how_files_lie_on_the_disk_changes_nothing(folder: Path, tmp_path: Path) -> None:
    """Written in another order, a file system lists them in another order."""
    places = [each for each in sorted(folder.rglob("*")) if _is_plain(each)]
    random.Random(7).shuffle(places)
    for place in places:
        there = tmp_path / "again" / place.relative_to(folder)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(place, there)
    options = ("validate", "--all", "--as-of", DAY.isoformat(), "--format", "json", "--ignore", "SUP00")
    again, first = (run_inside("-C", each, *options) for each in (tmp_path / "again", folder))
    assert json.loads(again.out)["findings"] == json.loads(first.out)["findings"]
    assert again.code == 1


def test_which_branch_is_merged_first_changes_nothing(folder: Path, tmp_path: Path) -> None:
    names = [each.relative_to(folder) for each in sorted(folder.rglob("*.yaml")) if _is_plain(each)]
    said = set()
    for first, second in (("one", "two"), ("two", "one")):
        here = tmp_path / f"{first}-first"
        here.mkdir()
        git = _git(here)
        git("init", "-q", "-b", "main")
        shutil.copyfile(folder / "sup.yaml", here / "sup.yaml")
        git("add", "-A")
        git("commit", "-qm", "begin")
        for branch, part in (("one", names[::2]), ("two", names[1::2])):
            git("switch", "-qc", branch, "main")
            for name in part:
                (here / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(folder / name, here / name)
            git("add", "-A")
            git("commit", "-qm", branch)
        git("switch", "-q", "main")
        git("merge", "-q", "--no-edit", first)
        git("merge", "-q", "--no-edit", second)
        ran = run_inside("-C", here, "validate", "--all", "--as-of", DAY.isoformat(), "--format", "json")
        said.add(ran.out)
    assert len(said) == 1
    assert said.pop().count('"code"') > 200


def _git(folder: Path) -> Callable[..., None]:
    def run(*arguments: str) -> None:
        own = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
        subprocess.run(["git", *own, *arguments], cwd=folder, check=True, capture_output=True)

    return run
