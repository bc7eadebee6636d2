"""Precision and recall of every check on demonstrations of a year, with faults and without.

    python benchmarks/precision.py [--seeds 5] [--months 12]

With faults (the default seed): what was planted against what ``validate --all`` finds, by identity. Without,
for each seed: what is found at the end and 45 days later. Exit 1 where a planted fault is missed, something
else is found above information on the clean ground, or a clean demonstration shows more than information.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

LAST = "2022-06-30"
LATER = "2022-08-14"
IDENTITY = ("code", "record", "path", "pointer", "discriminator")


def sup(*arguments: str | Path) -> str:
    """What ``sup`` prints; findings are no failure."""
    command = [sys.executable, "-c", "from supervise_cli.cli.main import main; main()"]
    done = subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode == 2:
        raise SystemExit(done.stderr)
    return done.stdout


def found(folder: Path, day: str) -> list[dict[str, Any]]:
    said = sup("-C", folder, "validate", "--all", "--as-of", day, "--format", "json")
    return list(json.loads(said)["findings"])


def identities(findings: list[dict[str, Any]]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(str(each[name]) for name in IDENTITY) for each in findings)


def with_faults(folder: Path, months: str) -> bool:
    """The table of one demonstration with faults; whether nothing was missed or unjust."""
    sup("demo", folder, "--months", months, "--faults")
    listed = folder.with_name(folder.name + ".faults.json").read_text("utf-8")
    planted, seen = identities(json.loads(listed)), identities(found(folder, LAST))
    wanted, right, unjust = (
        Counter(each[0] for each in some.elements()) for some in (planted, planted & seen, seen - planted)
    )
    print("| code | planted | found | missed | unjust | precision | recall |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for code in sorted({*wanted, *unjust}):
        hits, all_found = right[code], right[code] + unjust[code]
        print(
            f"| {code} | {wanted[code]} | {hits} | {wanted[code] - hits} | {unjust[code]} |"
            f" {share(hits, all_found)} | {share(hits, wanted[code])} |"
        )
    hits = right.total()
    print(
        f"| all | {wanted.total()} | {hits} | {wanted.total() - hits} | {unjust.total()} |"
        f" {share(hits, hits + unjust.total())} | {share(hits, wanted.total())} |"
    )
    return planted == seen


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def clean(folder: Path, seed: int, months: str) -> bool:
    """What a demonstration without faults shows; whether that is information at most."""
    sup("demo", folder, "--months", months, "--seed", str(seed))
    quiet = True
    for day in (LAST, LATER):
        kinds = Counter((each["severity"], each["code"]) for each in found(folder, day))
        quiet = quiet and all(severity == "information" for severity, _ in kinds)
        said = ", ".join(f"{code} ({severity}) {n}" for (severity, code), n in sorted(kinds.items()))
        print(f"seed {seed}, as of {day}: {said or 'nothing'}")
    return quiet


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--months", default="12")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        good = with_faults(Path(place) / "faults", asked.months)
        print()
        for seed in range(1, asked.seeds + 1):
            good = clean(Path(place) / f"clean{seed}", seed, asked.months) and good
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
