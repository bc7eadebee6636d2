"""``make mutants``: which thresholds of the rules and definitions no case would miss.

    python -m tests.mutants.run [--again] [SUP301 …] [supervise_cli/definitions/owed.py …]

Every mutant is judged in a child process: by the cases of the rule; mutants of a definition by the cases of
the rules that ask it and then by the tests of what else asks it. A survivor that ``explained.yaml`` does not
explain is an error, and so is an explanation of one that a case now tells apart. ``--again`` judges only what
survived last time (``build/mutants.json``), after cases were added, and of those explained not whether a test
tells them apart by now; it says nothing of the others. ``--tests`` judges these by the tests alone; what one
tells apart is written down at once, so that a run broken off is not lost. Tests that are named
(``tests/…``) are asked in place of all: a definition's own ones are quickest.
"""

from __future__ import annotations

import gc
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

import yaml

from tests.mutants.cases import AT_OPENING, Prepared, prepare
from tests.mutants.items import by_tests
from tests.mutants.making import Mutant, mutants
from tests.mutants.trying import NOT_APPLIED, SURVIVED, in_child
from tests.rules import test_cases
from tests.tools import ROOT

EXPLAINED = Path(__file__).parent / "explained.yaml"
TESTS = (
    "tests/definitions",
    "tests/figures",
    "tests/cli/test_due.py",
    "tests/cli/test_trips.py",
    "tests/cli/test_namesakes.py",
    "tests/cli/test_whose.py",
    "tests/docs/test_situations.py",
)
"""What asks the definitions besides the rules."""
BESIDE = ("tests/rules/test_beside.py", "tests/rules/test_not_judged.py")
"""What asks of a rule more than its findings: where they can be (``Rule.beside``), what was not judged."""

_DEFINITION = re.compile(r"supervise_cli\.definitions\.(\w+)")
_LAST_FILE = ROOT / "build" / "mutants.json"
LAST = {tuple(each) for each in json.loads(_LAST_FILE.read_text("utf-8"))} if _LAST_FILE.exists() else set()


def main(arguments: Sequence[str]) -> int:
    only_tests = "--tests" in arguments
    again = only_tests or "--again" in arguments
    own = [each for each in arguments if each.startswith("tests/")]
    files = chosen([each for each in arguments if each not in ("--again", "--tests", *own)])
    if not files:
        raise SystemExit(f"no rule and no definition is named {' '.join(arguments)}")
    every: list[Mutant] = []
    survivors: list[Mutant] = []
    # A file with its own cases alone: the smaller this process, the faster its children are made.
    for file in files:
        if file.parent.name == "rules" and not wanted(file):
            continue
        made = [each for each in mutants(file) if not again or each.identity in LAST]
        every += made
        survivors += by_cases(file, made) if made and not only_tests else made
        keep(made, survivors)
    # Those explained survive every test: to see that again takes most of the time.
    known = explained() if again else {}
    open_ones = [each for each in survivors if each.identity not in known]
    of_rules = [each for each in open_ones if "/rules/" in each.file]
    of_definitions = [each for each in open_ones if each not in of_rules]
    for tests, asked in ((BESIDE, of_rules), (own or BESIDE + TESTS, of_definitions)):
        if asked:
            print(f"{len(asked)} for {', '.join(tests)}", flush=True)
            killed = by_tests(asked, tests, forget)
            survivors = [each for each in survivors if each not in killed]
            keep(every, survivors)
    return tell(every, survivors)


def forget(killed: Mutant) -> None:
    """Writes down that a test tells this one apart."""
    keep([killed], [])


def keep(judged: Sequence[Mutant], survivors: Sequence[Mutant]) -> None:
    """Writes down what survives, for the next ``--again``."""
    LAST.difference_update(each.identity for each in judged)
    LAST.update(each.identity for each in survivors)
    _LAST_FILE.parent.mkdir(exist_ok=True)
    _LAST_FILE.write_text(json.dumps(sorted(LAST), ensure_ascii=False, indent=0), "utf-8")


def chosen(arguments: Sequence[str]) -> list[Path]:
    """The files named by code or path; all of rules/ and definitions/ if none is."""
    package = ROOT / "supervise_cli"
    every = [*sorted((package / "rules").glob("sup*.py")), *sorted((package / "definitions").glob("*.py"))]
    if not arguments:
        return every
    return [
        each
        for each in every
        if any(each.name.startswith(a.lower()) or each == Path(a).resolve() for a in arguments)
    ]


def wanted(file: Path) -> list[test_cases.Case]:
    """The cases that can tell: those of the rule; for a definition those of the rules that can ask it."""
    if file.relative_to(ROOT).as_posix() in AT_OPENING:
        return list(test_cases.CASES)
    asked = {file}
    package = ROOT / "supervise_cli"
    imports = {
        each: {
            package / "definitions" / f"{name}.py" for name in _DEFINITION.findall(each.read_text("utf-8"))
        }
        for each in (*package.glob("definitions/*.py"), *package.glob("rules/sup*.py"))
    }
    while more := {each for each, names in imports.items() if names & asked} - asked:
        asked |= more
    codes = {each.name[:6].upper() for each in asked if each.parent.name == "rules"}
    return [each for each in test_cases.CASES if codes & _spoken_of(each)]


def _spoken_of(case: test_cases.Case) -> set[str]:
    return {case.code, *(each.get("code", case.code) for each in case.body.get("found", []))}


def by_cases(file: Path, made: Sequence[Mutant]) -> list[Mutant]:
    """The mutants of this file that no case tells apart from the program."""
    started, count, survivors = time.monotonic(), Counter[str](), []
    with ExitStack() as stack:
        prepared = prepare(wanted(file), stack)
        import_module(file.relative_to(ROOT).as_posix().removesuffix(".py").replace("/", "."))
        gc.collect()
        gc.freeze()
        if in_child(None, lambda: all(each.agrees() for each in prepared)) != SURVIVED:
            raise SystemExit("a child of this process finds otherwise without any mutation")
        for mutant in made:
            asked = _asked(mutant, prepared)
            anew = mutant.file in AT_OPENING
            outcome = in_child(
                mutant,
                lambda asked=asked, anew=anew: all(each.agrees(anew) for each in asked),
                seconds=20 + (0.3 if anew else 0.03) * len(asked),
            )
            count[outcome] += 1
            if outcome in (SURVIVED, NOT_APPLIED):
                survivors.append(mutant)
                print(f"  {outcome} {mutant} ({len(asked)} cases)", flush=True)
        gc.unfreeze()
    print(f"{file.name}: {dict(count)}, {time.monotonic() - started:.0f} s", flush=True)
    return survivors


def _asked(mutant: Mutant, prepared: list[Prepared]) -> list[Prepared]:
    if mutant.file in AT_OPENING:
        return prepared
    if "/rules/" in mutant.file:
        code = Path(mutant.file).name[:6].upper()
        return [each for each in prepared if code in _spoken_of(each.case)]
    return [each for each in prepared if mutant.is_touched_by(each.touched)]


def explained() -> dict[tuple[str, str, str, str], str]:
    """The mutants that cannot be told apart → why."""
    listed = yaml.safe_load(EXPLAINED.read_text("utf-8")) if EXPLAINED.exists() else None
    return {
        (file, function, was, now): why
        for file, functions in (listed or {}).items()
        for function, entries in functions.items()
        for was, now, why in ((e["was"], n, e["why"]) for e in entries for n in e["now"])
    }


def tell(every: Sequence[Mutant], survivors: Sequence[Mutant]) -> int:
    """The outcome, in words; 1 where a survivor is not explained, or one explained is none."""
    known = explained()
    living = {each.identity for each in survivors}
    unexplained = [each for each in survivors if each.identity not in known]
    made = {each.identity for each in every}
    files = {each.file for each in every}
    idle = [each for each in known if each[0] in files and each not in living]
    for mutant in unexplained:
        print(f"survived: {mutant}")
    for file, function, was, now in idle:
        word = "killed now" if (file, function, was, now) in made else "no such mutant"
        print(f"explained, but {word}: {file} {function}\n    - {was}\n    + {now}")
    print(
        f"{len(every)} mutants, {len(every) - len(survivors)} killed, {len(survivors)} survived, "
        f"{len(survivors) - len(unexplained)} of them explained"
    )
    return 1 if unexplained or idle else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
