"""Two processes that write at the same time: every record is there, under an id of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from supervise_cli.records.reading import read
from tests.running import COMMAND, run_outside
from tests.tools import ROOT

EACH = 200
REAL = 6

WRITER = """
import secrets, sys
from datetime import date
from pathlib import Path
from supervise_cli.making import composing
from supervise_cli.pipeline.opening import catalogue

root, person, station = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
number, few = int(sys.argv[4]), int(sys.argv[5])
rtype = catalogue().get("session")
day = date(2022, 6, 20)
for _ in range(number):
    composed = composing.compose(rtype, {"status": "draft", "date": day.isoformat(), "station": station,
        "attendees": [{"person": person}], "minutes": 60})
    assert not composed.wrong, composed.wrong
    # Out of few characters the two make each other's ids.
    random = (lambda limit: secrets.randbelow(few) % limit) if few else secrets.randbelow
    print(composing.save(root, rtype, composed, day, random)[0])
"""


def _people(root: Path) -> list[dict[str, str]]:
    return [each for each in _listed(root, "person") if each["status"] == "final"]


def _listed(root: Path, what: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(run_outside("-C", root, "list", what, "--json").ok().out)
    return found


def _started(root: Path, number: int, few: int = 0) -> subprocess.Popen[str]:
    station = _listed(root, "session")[0]["station"]
    words = [str(root), _people(root)[0]["id"], station, str(number), str(few)]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _ended(process: subprocess.Popen[str]) -> list[str]:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out.split()


def _ids(root: Path) -> list[str]:
    found = [read(each.read_bytes()) for each in (root / "sessions").rglob("*.yaml")]
    assert all(each.data is not None for each in found)
    return [str(each.data["id"]) for each in found if each.data]


def _findings(root: Path) -> set[str]:
    out = run_outside("-C", root, "validate", "--format", "json", "--as-of", "2022-06-30").out
    return {each["code"] for each in json.loads(out)["findings"]}


def test_two_hundred_sessions_each(records: Path) -> None:
    before = _ids(records)
    writers = [_started(records, EACH) for _ in range(2)]
    made = [identity for each in writers for identity in _ended(each)]
    assert len(made) == len(set(made)) == 2 * EACH
    ids = _ids(records)
    assert len(ids) == len(set(ids)) == len(before) + 2 * EACH
    assert set(made) | set(before) == set(ids)
    assert _findings(records) == set()
    assert not list(records.rglob(".~sup-*"))


def test_ids_that_meet_are_made_anew(records: Path) -> None:
    # Five characters out of three: 243 ids in all, so the writers meet, and nothing is lost.
    writers = [_started(records, 40, few=3) for _ in range(2)]
    made = [identity for each in writers for identity in _ended(each)]
    assert len(made) == len(set(made)) == 80
    assert set(made) <= set(_ids(records))


def test_the_real_command_at_the_same_time(records: Path) -> None:
    before = len(_ids(records))
    person = _people(records)[0]["id"]
    words = ["-C", str(records), "new-session", "--attendee", person, "--date", "2022-06-20", "--draft"]
    running = [
        subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(REAL)
    ]
    paths = []
    for each in running:
        out, err = each.communicate(timeout=120)
        assert each.returncode == 0, err
        paths.append(out.strip())
    assert len(set(paths)) == REAL
    ids = _ids(records)
    assert len(ids) == len(set(ids)) == before + REAL
    assert _findings(records) == set()


BATCHES = """
import sys
from pathlib import Path
from supervise_cli.workspace.saving import writing

root, letter = Path(sys.argv[1]), sys.argv[2]
for n in range(30):
    files = {f"sessions/2022/0{m}/S-20220{m}01-{letter}{n:04d}.yaml": f"{letter}{n}\\n" for m in range(1, 6)}
    with writing(root) as saver:
        saver.create_all(files)
"""


def test_batches_do_not_sweep_each_other_away(tmp_path: Path) -> None:
    # A writer begins by clearing what an interrupted one left: never what another one is about to finish.
    (tmp_path / "sup.yaml").write_text("name: x\n", encoding="utf-8")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", BATCHES, str(tmp_path), letter],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for letter in "AB"
    ]
    for each in writers:
        _ended(each)
    texts = {each.stem: each.read_text(encoding="utf-8") for each in tmp_path.rglob("S-*.yaml")}
    assert len(texts) == 2 * 30 * 5
    assert all(text == f"{name[11]}{int(name[12:])}\n" for name, text in texts.items())
