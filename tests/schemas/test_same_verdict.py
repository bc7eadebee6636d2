"""ajv and check-jsonschema, which nobody here wrote, reach the verdict of our schema step.

Each record is a YAML file, and each program reads it with a reader of its own: ajv-cli with js-yaml,
check-jsonschema with ruamel.yaml, we with ours.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from random import Random

import pytest

from supervise_cli import resources
from supervise_cli.records.explaining import explain, validator
from supervise_cli.records.reading import read
from supervise_cli.records.schema import conforms
from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.layout import Layout
from tests.records import samples
from tests.schemas import instances
from tests.schemas.blocks import block
from tests.schemas.judges import JUDGES, Judge, of_all_types
from tests.schemas.mutations import Mutation, mutation, mutations
from tests.tools import ROOT, require

CATALOGUE = Catalogue.load(resources.schemas())
PLACES = 2
EACH = 100
"""So many records of a type, and so many damaged ones, go through all validators."""


@cache
def _all() -> dict[str, list[Mutation]]:
    """Every mutation by record type, and the samples: written by hand, and made from the schema."""
    found: dict[str, list[Mutation]] = {name: [] for name in CATALOGUE.names()}
    made = {
        f"{rtype.name}-{n}": data for rtype in CATALOGUE for n, data in enumerate(instances.covering(rtype))
    }
    for name, data in chain(samples.every().items(), made.items()):
        rtype = data["schema"].partition("/")[0]
        found[rtype].append(Mutation(name, data, True))
        found[rtype] += mutations(name, data, CATALOGUE.get(rtype))
    return found


@cache
def _by_chance() -> dict[str, list[Mutation]]:
    """Records of every type put together by chance, and one mutation of each; the same in every run."""
    return {rtype.name: list(_rolled(rtype.name)) for rtype in CATALOGUE}


def _rolled(name: str) -> Iterator[Mutation]:
    random, rtype = Random(name), CATALOGUE.get(name)
    for n in range(EACH):
        data = instances.some(rtype, random)
        yield Mutation(f"random-{n}", data, True)
        yield mutation(f"random-{n}", data, rtype, random)


@cache
def _chosen() -> dict[str, list[Mutation]]:
    """As many as other validators go through in seconds: each kind of change at a few places of a type."""
    chosen: dict[str, list[Mutation]] = {}
    for rtype, every in _all().items():
        times: Counter[str] = Counter()
        for each in sorted(every, key=lambda mutation: sha256(mutation.name.encode()).digest()):
            kind = each.name.partition(" ")[2]
            times[kind] += 1
            if times[kind] <= (PLACES if kind else EACH):
                chosen.setdefault(rtype, []).append(each)
    return {rtype: [*every, *_by_chance()[rtype]] for rtype, every in chosen.items()}


def test_the_two_validators_of_ours_agree_and_the_plain_verdicts_are_right() -> None:
    seen: Counter[bool] = Counter()
    for rtype, every in _all().items():
        form = CATALOGUE.get(rtype)
        slow = validator(form.schema)
        # The plain one takes a hundred times as long: it gets what the validators of others get, too.
        chosen = {id(each) for each in _chosen()[rtype]}
        for each in chain(every, _by_chance()[rtype]):
            verdict = form.conforms(each.data)
            seen[verdict] += 1
            assert each.valid in (None, verdict), f"{rtype}: {each.name}"
            if id(each) in chosen:
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
            (folder / f"{number:05}.yaml").write_text(block(each.data), encoding="utf-8", newline="\n")
        made[rtype] = (folder, every)
    return made


def test_enough_is_compared(files: dict[str, tuple[Path, list[Mutation]]]) -> None:
    assert sum(len(every) for _, every in files.values()) >= 1000
    for rtype, (_, every) in files.items():
        verdicts = Counter(CATALOGUE.get(rtype).conforms(each.data) for each in every)
        assert verdicts[True] >= EACH, rtype
        assert verdicts[False] >= EACH, rtype
    assert set(files) == set(CATALOGUE.names())
    kinds = ("missing", "extra", "a number", "label of", "date '", "61 characters", "full-width digits")
    names = [each.name for _, every in files.values() for each in every]
    for kind in kinds:
        assert any(kind in name for name in names), kind


@JUDGES
def test_mutations(judge: Judge, files: dict[str, tuple[Path, list[Mutation]]]) -> None:
    paths = {rtype: sorted(folder.glob("*.yaml")) for rtype, (folder, _) in files.items()}
    verdicts = of_all_types(judge, paths)
    for rtype, (_, every) in files.items():
        theirs = verdicts[rtype]
        different = []
        for path, each in zip(paths[rtype], every, strict=True):
            reading = read(path.read_bytes())
            assert reading.data == each.data, each.name
            ours = conforms(reading.data, CATALOGUE.get(rtype))
            if ours != theirs[path]:
                different.append(f"{each.name}: ours {ours}, theirs {theirs[path]}")
        assert different == [], f"{rtype}: {len(different)} of {len(every)}"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """All records of the demonstration and of the example, by type."""
    demo = tmp_path_factory.mktemp("demo") / "demo"
    subprocess.run([str(require("sup")), "demo", str(demo)], check=True, capture_output=True, timeout=240)
    layout = Layout(CATALOGUE)
    found: dict[str, list[Path]] = {name: [] for name in CATALOGUE.names()}
    for root in (demo, ROOT / "examples" / "puyang"):
        for path in sorted(root.rglob("*.yaml")):
            name = path.relative_to(root).as_posix()
            for rtype in CATALOGUE:
                found[rtype.name] += [path] if layout.fits(rtype.name, name) else []
    return found


@JUDGES
def test_demonstration_and_example(judge: Judge, real: dict[str, list[Path]]) -> None:
    # Nothing in the demonstration needs to be waived.
    assert {name for name, paths in real.items() if len(paths) < 5} == {"waiver"}
    assert all(real.values())
    assert sum(map(len, real.values())) > 1500
    verdicts = of_all_types(judge, real)
    for rtype, paths in real.items():
        theirs = verdicts[rtype]
        for path in paths:
            data = read(path.read_bytes()).data
            assert data is not None
            assert conforms(data, CATALOGUE.get(rtype)) == theirs[path], path
        assert all(theirs.values())
