"""ajv and check-jsonschema, which nobody here wrote, reach the verdict of our schema step.

Each record is a YAML file, and each program reads it with a reader of its own: ajv-cli with js-yaml,
check-jsonschema with ruamel.yaml, we with ours.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from supervise_cli import resources
from supervise_cli.records.explaining import explain, validator
from supervise_cli.records.reading import read
from supervise_cli.records.types import Catalogue
from tests.records import samples
from tests.schemas.mutations import Mutation, mutations
from tests.tools import missing, require

CATALOGUE = Catalogue.load(resources.schemas())
PLACES = 3


def _all() -> dict[str, list[Mutation]]:
    """Every mutation by record type, and the samples themselves."""
    found: dict[str, list[Mutation]] = {name: [] for name in CATALOGUE.names()}
    for name, data in samples.every().items():
        rtype = data["schema"].partition("/")[0]
        found[rtype].append(Mutation(name, data, True))
        found[rtype] += mutations(name, data, CATALOGUE.get(rtype))
    return found


def _chosen() -> dict[str, list[Mutation]]:
    """As many as other validators go through in seconds: each kind of change at a few places of a type."""
    chosen: dict[str, list[Mutation]] = {}
    for rtype, every in _all().items():
        times: Counter[str] = Counter()
        for each in sorted(every, key=lambda mutation: sha256(mutation.name.encode()).digest()):
            kind = each.name.partition(" ")[2]
            times[kind] += 1
            if times[kind] <= (PLACES if kind else 100):
                chosen.setdefault(rtype, []).append(each)
    return chosen


def test_the_two_validators_of_ours_agree_and_the_plain_verdicts_are_right() -> None:
    seen: Counter[bool] = Counter()
    for rtype, every in _all().items():
        form = CATALOGUE.get(rtype)
        slow = validator(form.schema)
        for each in every:
            verdict = form.conforms(each.data)
            seen[verdict] += 1
            assert each.valid in (None, verdict), f"{rtype}: {each.name}"
            assert slow.is_valid(each.data) == verdict, f"{rtype}: {each.name}"
    assert seen[True] > 300, seen
    assert seen[False] > 3000, seen


def test_every_refusal_is_explained_and_no_acceptance_is() -> None:
    for rtype, every in _chosen().items():
        form = CATALOGUE.get(rtype)
        for each in every:
            faults = explain(each.data, form)
            assert bool(faults) != form.conforms(each.data), f"{rtype}: {each.name}"
            assert all(fault.code != "SUP199" for fault in faults), f"{rtype}: {each.name}: {faults}"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, list[Mutation]]]:
    """A folder of YAML files by record type, named by their positions in the list beside it."""
    made = {}
    for rtype, every in _chosen().items():
        folder = tmp_path_factory.mktemp(rtype)
        for number, each in enumerate(every):
            # JSON is YAML, and quotes everything, so no reader can take a text for something else.
            text = json.dumps(each.data, ensure_ascii=False, indent=1)
            (folder / f"{number:05}.yaml").write_text(text + "\n", encoding="utf-8", newline="\n")
        made[rtype] = (folder, every)
    return made


def _ours(folder: Path, every: list[Mutation], rtype: str) -> list[bool]:
    verdicts = []
    for number, each in enumerate(every):
        reading = read((folder / f"{number:05}.yaml").read_bytes())
        assert reading.data == each.data, each.name
        verdicts.append(CATALOGUE.get(rtype).conforms(reading.data))
    return verdicts


def _compare(rtype: str, every: list[Mutation], ours: list[bool], theirs: Mapping[int, bool]) -> None:
    different = [
        f"{each.name}: ours {ours[number]}, theirs {theirs[number]}"
        for number, each in enumerate(every)
        if ours[number] != theirs[number]
    ]
    assert different == [], f"{rtype}: {len(different)} of {len(every)}"


def _numbers(names: Iterable[str]) -> set[int]:
    return {int(re.search(r"(\d{5})\.yaml", name).group(1)) for name in names}  # type: ignore[union-attr]


def test_enough_is_compared(files: dict[str, tuple[Path, list[Mutation]]]) -> None:
    assert sum(len(every) for _, every in files.values()) >= 300
    kinds = ("missing", "extra", "a number", "label of", "date '", "61 characters", "full-width digits")
    names = [each.name for _, every in files.values() for each in every]
    for kind in kinds:
        assert any(kind in name for name in names), kind


def test_ajv_agrees(files: dict[str, tuple[Path, list[Mutation]]]) -> None:
    ajv, home = _ajv()
    for rtype, (folder, every) in files.items():
        command = [
            ajv, "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "--errors=no",
            "-s", str(resources.schemas() / f"{rtype}-1.schema.json"), "-d", str(folder / "*.yaml"),
        ]  # fmt: skip
        ran = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=240, check=False)
        said = (ran.stdout + ran.stderr).splitlines()
        valid = _numbers(line for line in said if line.endswith(" valid"))
        invalid = _numbers(line for line in said if line.endswith(" invalid"))
        assert len(valid) + len(invalid) == len(every), ran.stderr[-2000:]
        _compare(
            rtype,
            every,
            _ours(folder, every, rtype),
            {number: number in valid for number in range(len(every))},
        )


def _ajv() -> tuple[str, Path]:
    """ajv, and the folder from which it finds ajv-formats: $SUP_NODE_TOOLS, else tests/node."""
    require("node")
    home = Path(os.environ.get("SUP_NODE_TOOLS") or Path(__file__).parents[1] / "node")
    found = shutil.which("ajv", path=str(home / "node_modules" / ".bin"))
    if found is None or not (home / "node_modules" / "ajv-formats").is_dir():
        missing(
            "ajv-cli and ajv-formats are not installed (npm install in tests/node, or set SUP_NODE_TOOLS)"
        )
    return found, home


def test_check_jsonschema_agrees(files: dict[str, tuple[Path, list[Mutation]]]) -> None:
    program = require("check-jsonschema")
    for rtype, (folder, every) in files.items():
        schema = resources.schemas() / f"{rtype}-1.schema.json"
        paths = sorted(folder.glob("*.yaml"))
        command = [str(program), "--output-format", "json", "--schemafile", str(schema), *map(str, paths)]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
        report = json.loads(ran.stdout)
        assert report["parse_errors"] == []
        invalid = _numbers(error["filename"] for error in report["errors"])
        theirs = {number: number not in invalid for number in range(len(every))}
        _compare(rtype, every, _ours(folder, every, rtype), theirs)
