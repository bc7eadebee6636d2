"""A small repository made by commands, as an office would begin."""

from __future__ import annotations

import shutil
from contextlib import chdir
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.running import Ran, run_inside


@dataclass(frozen=True)
class Office:
    """A repository with one county, one station, one supervisor, one worker and their agreement."""

    root: Path
    supervisor: str
    worker: str
    agreement: str

    def run(self, *arguments: str, stdin: str = "") -> Ran:
        with chdir(self.root):
            return run_inside(*arguments, stdin=stdin)

    def made(self, *arguments: str, stdin: str = "") -> Path:
        """Runs a command that makes a record; the file it names."""
        path = self.root / self.run(*arguments, stdin=stdin).ok().out.strip()
        assert path.is_file()
        return path


TODAY = ("--as-of", "2022-06-16")


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Made once; every test works on a copy of its own."""
    root = tmp_path_factory.mktemp("founded") / "office"
    run_inside("init", root, "--name", "清丰县督导", "--division-code", "410922").ok()
    before = Office(root, "", "", "")
    before.made("new-station", "--name", "清丰县", "--division-code", "410922", "--state", "open", *TODAY)
    before.made("new-station", "--name", "柳格镇", "--division-code", "410922104", "--state", "open", *TODAY)
    worker = before.made(
        "new-person", "--label", "王秀兰", "--posting", "station=柳格镇;role=社工;from=2022-03-01", *TODAY
    )
    supervisor = before.made(
        "new-person",
        "--label",
        "李建国",
        "--posting",
        "station=ST-410922;role=supervisor;from=2022-01-01",
        "--appointment",
        "kind=full_time;side=internal",
        *TODAY,
    )
    agreement = before.made(
        "new-agreement", "--supervisor", "李建国", "--station", "柳格镇", "--from-date", "2022-04-01",
        "--form", "individual", "--mode", "face_to_face", *TODAY,
    )  # fmt: skip
    return Office(root, supervisor.stem, worker.stem, agreement.stem)


@pytest.fixture
def office(_founded: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(_founded.root, tmp_path / "office", symlinks=True)
    return replace(_founded, root=tmp_path / "office")
