"""Times ``sup validate`` beside ``check-jsonschema`` and ``git status``, ``sup --help`` beside click alone.

``python benchmarks/run.py [--sizes 1000 10000] [--runs 5]`` prints Markdown: seconds and ratios, medians of
runs that take turns, so that a busy machine slows all of them alike. Floors are printed as ok or missed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import mixed
from repository import make

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
HEAVY = ("jsonschema", "jinja2", "yaml", "git")


@dataclass(frozen=True)
class Floor:
    """``what`` must cost at most ``most`` times what ``beside`` costs."""

    what: str
    beside: str
    most: float
    words: str


FLOORS = (
    Floor("cold", "check-jsonschema", 1 / 3, "cold ≥ 3× faster than check-jsonschema"),
    Floor("warm", "git status", 8, "warm, unchanged ≤ 8× git status"),
    Floor("one file changed", "git status", 10, "one file changed ≤ 10× git status"),
)
HELP_FLOOR = 1.5
FLOOR_SIZE = 10_000
"""Below this the start of the interpreter outweighs everything, and floors say nothing."""


def _environment() -> dict[str, str]:
    # An installed program is compiled once, whatever this shell says of writing down what was compiled.
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(
    command: Sequence[str | Path], cwd: Path, env: dict[str, str], codes: tuple[int, ...] = (0,)
) -> float:
    """How long one run takes, start to end, as a user waits for it."""
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, check=False, stdin=subprocess.DEVNULL
    )
    took = time.perf_counter() - start
    if done.returncode not in codes:
        said = (done.stdout + done.stderr).decode()[-2000:]
        sys.exit(f"{command[:3]}: exit {done.returncode}\n{said}")
    return took


def git(folder: Path, *words: str) -> list[str]:
    """A git command that no setting of this machine reaches."""
    plain = ["-c", "user.name=bench", "-c", "user.email=bench@example.invalid", "-c", "commit.gpgsign=false"]
    return ["git", "-C", str(folder), *plain, *words]


def measure(sessions: int, runs: int, slow_runs: int) -> dict[str, list[float]]:
    """name of what was measured → seconds of every run."""
    with tempfile.TemporaryDirectory(prefix="sup-bench-") as temporary:
        base = Path(temporary)
        folder = base / "records"
        make(folder, sessions)
        env = {**_environment(), "SUP_CACHE_DIR": str(base / "cache"), "GIT_CONFIG_GLOBAL": os.devnull}
        for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "all"], ["status"]):
            subprocess.run(git(folder, *words), env=env, check=True, capture_output=True)
        validate: list[str | Path] = [BIN / "sup", "validate"]
        files = sorted(str(p.relative_to(folder)) for p in (folder / "sessions").rglob("*.yaml"))
        judge: list[str | Path] = [
            BIN / "check-jsonschema",
            "--schemafile",
            ROOT / "schemas" / "session-1.schema.json",
            *files,
        ]
        edited = folder / files[len(files) // 2]
        original = edited.read_text(encoding="utf-8")

        def cold() -> float:
            shutil.rmtree(base / "cache", ignore_errors=True)
            return seconds(validate, folder, env)

        def changed() -> float:
            number[0] += 1
            edited.write_text(original.replace("先回顾", f"第{number[0]}次先回顾"), encoding="utf-8")
            took = seconds(validate, folder, env)
            edited.write_text(original, encoding="utf-8")
            seconds(validate, folder, env)
            return took

        number = [0]
        found: dict[str, list[float]] = {}
        turns: list[tuple[str, Callable[[], float], int]] = [
            ("check-jsonschema", lambda: seconds(judge, folder, env), slow_runs),
            ("cold", cold, runs),
            ("warm", lambda: seconds(validate, folder, env), runs),
            ("one file changed", changed, runs),
            ("git status", lambda: seconds(git(folder, "status", "--porcelain"), folder, env), runs),
        ]
        for turn in range(max(runs, slow_runs)):
            for name, run, times in turns:
                if turn < times:
                    found.setdefault(name, []).append(run())
        return found


def report(sessions: int, found: dict[str, list[float]]) -> None:
    median = {name: statistics.median(values) for name, values in found.items()}
    print(f"\n### {sessions} sessions\n")
    print("| | seconds (median) | spread | ÷ check-jsonschema | ÷ git status |\n|---|---:|---:|---:|---:|")
    for name, value in median.items():
        spread = f"{min(found[name]):.2f}–{max(found[name]):.2f}"
        beside = [value / median[other] for other in ("check-jsonschema", "git status")]
        print(f"| {name} | {value:.3f} | {spread} | {beside[0]:.3f} | {beside[1]:.1f} |")
    if sessions < FLOOR_SIZE:
        return
    print()
    for floor in FLOORS:
        ratio = median[floor.what] / median[floor.beside]
        shown = f"{1 / ratio:.1f}× faster" if floor.most < 1 else f"{ratio:.1f}×"
        print(f"- {floor.words}: {shown}: {'ok' if ratio <= floor.most else 'MISSED'}")


def measure_mixed(records: int, runs: int) -> tuple[int, dict[str, list[float]]]:
    """How many records of every type there were, and what was measured → seconds of every run."""
    with tempfile.TemporaryDirectory(prefix="sup-bench-") as temporary:
        base = Path(temporary)
        folder = base / "records"
        mixed.make(folder, records)
        env = {**_environment(), "SUP_CACHE_DIR": str(base / "cache"), "GIT_CONFIG_GLOBAL": os.devnull}
        for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "all"], ["status"]):
            subprocess.run(git(folder, *words), env=env, check=True, capture_output=True)
        sessions = sorted((folder / "sessions").rglob("*.yaml"))
        edited = sessions[len(sessions) // 2]
        original = edited.read_text(encoding="utf-8")
        validate: list[str | Path] = [BIN / "sup", "validate"]
        found: dict[str, list[float]] = {}

        def once(name: str, command: list[str | Path], codes: tuple[int, ...] = (0,)) -> None:
            found.setdefault(name, []).append(seconds(command, folder, env, codes))

        for number in range(runs):
            shutil.rmtree(base / "cache", ignore_errors=True)
            once("cold", validate, (0, 1))
            once("warm", validate, (0, 1))
            edited.write_text(f"# {number}\n{original}", encoding="utf-8")
            once("one file changed", validate, (0, 1))
            once("validate --all", [*validate, "--all"], (0, 1))
            alone = [sys.executable, ROOT / "benchmarks" / "rules.py", folder]
            done = subprocess.run(alone, env=env, check=True, capture_output=True, text=True)
            parts = json.loads(done.stdout)
            print("slowest rules:", parts.pop("slowest"), file=sys.stderr)
            for name, value in parts.items():
                found.setdefault(f"alone: {name}", []).append(float(value))
            once("due", [BIN / "sup", "due"])
            once("report --month", [BIN / "sup", "report", "--month", "2022-06"])
            edited.write_text(original, encoding="utf-8")
            once("git status", git(folder, "status", "--porcelain"))
        return sum(1 for _ in folder.rglob("*-*.yaml")), found


def report_mixed(sizes: Sequence[int], runs: int) -> None:
    """A table a size, and how the cost grew from the first to the last."""
    medians: list[tuple[int, dict[str, float]]] = []
    for size in sizes:
        records, found = measure_mixed(size, runs)
        median = {name: statistics.median(values) for name, values in found.items()}
        medians.append((records, median))
        print(f"\n### {records} records of every type\n")
        print("| | seconds (median) | ÷ git status |\n|---|---:|---:|")
        for name, value in median.items():
            print(f"| {name} | {value:.3f} | {value / median['git status']:.1f} |")
        share = median["alone: rules"] / median["alone: reading"]
        print(f"\n- Rules cost less than reading: {share:.2f}×: {'ok' if share <= 1 else 'MISSED'}")
    if len(medians) > 1:
        (few, small), (many, large) = medians[0], medians[-1]
        grown = ", ".join(f"{name} {large[name] / small[name]:.1f}×" for name in small)
        print(f"\n{many / few:.1f}× as many records cost: {grown}")


def _said(code: str) -> subprocess.CompletedProcess[str]:
    script = f"from supervise_cli.cli.main import run, sup; {code}"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)


def _empty_group(place: Path, commands: int) -> None:
    lines = ["import click", "@click.group()", "def main(): 'An empty group.'"]
    for n in range(commands):
        lines += [f"@main.command('command-{n}')", f"def c{n}(): 'A command that does nothing.'"]
    place.write_text("\n".join([*lines, "main()"]), encoding="utf-8")


def start_up(runs: int) -> None:
    """``sup --help`` beside an empty click group with as many commands."""
    commands = int(_said("import click; print(len(sup.list_commands(click.Context(sup))))").stdout)
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        _empty_group(base / "empty.py", commands)
        for _ in range(4 * runs):
            ours.append(seconds([BIN / "sup", "--help"], base, _environment()))
            theirs.append(seconds([sys.executable, base / "empty.py", "--help"], base, _environment()))
    ratio = statistics.median(ours) / statistics.median(theirs)
    loaded = _said("import sys; run(['--help']); print(sorted(sys.modules), file=sys.stderr)").stderr
    there = [name for name in HEAVY if f"'{name}'" in loaded]
    print(f"\n### `sup --help` beside an empty click group of {commands} commands\n")
    print(f"- {1000 * statistics.median(ours):.0f} ms against {1000 * statistics.median(theirs):.0f} ms")
    print(f"- ≤ {HELP_FLOOR}×: {ratio:.2f}×: {'ok' if ratio <= HELP_FLOOR else 'MISSED'}")
    print(f"- {', '.join(HEAVY)} not imported: {'ok' if not there else 'MISSED: ' + ', '.join(there)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slow-runs", type=int, default=2, help="runs of check-jsonschema")
    parser.add_argument("--mixed", type=int, nargs="*", default=[], help="records of every type")
    asked = parser.parse_args()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"Python {platform.python_version()}, {machine}")
    start_up(asked.runs)
    for sessions in asked.sizes:
        report(sessions, measure(sessions, asked.runs, asked.slow_runs))
    report_mixed(asked.mixed, asked.runs)


if __name__ == "__main__":
    main()
