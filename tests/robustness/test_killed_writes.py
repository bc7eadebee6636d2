"""A write killed, or refused by the disk, at any system call: whole or absent, and the next one mends it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from supervise_cli import resources
from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.layout import Layout
from supervise_cli.workspace.tree import WorkingTree
from tests.robustness.tracing import strace
from tests.tools import ROOT, missing

CHANGING = (
    "openat,open,creat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,chmod,fchmod,fchmodat,ftruncate,flock,fcntl,exit_group"
)
"""What can change the disk, and what stands between: being killed before each of them shows every state."""

OLD = "minutes: 60\n" * 400
NEW = "minutes: 90\n" * 500
ONE = {"sessions/2022/07/S-20220701-AAAAA.yaml": NEW}
EXISTING = "sessions/2022/06/S-20220601-AAAAA.yaml"
MANY = {
    "sessions/2022/08/S-20220801-AAAAA.yaml": NEW,
    "sessions/2022/08/S-20220802-AAAAA.yaml": OLD,
    "people/P-AAAAA.yaml": "label: a\n",
}
AFTER = {"sessions/2022/08/S-20220831-ZZZZZ.yaml": "after\n"}


@dataclass
class Server:
    """The process that writes on request."""

    process: subprocess.Popen[str]

    def ask(self, root: Path, op: str, files: Mapping[str, str], *, stop: bool = False) -> int:
        request = {"root": str(root), "op": op, "files": dict(files), "old": OLD, "stop": stop}
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return int(self.line())

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    errors = (tmp_path_factory.mktemp("server") / "errors").open("w+")
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("write_server.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        yield Server(process)
        assert process.stdin is not None
        process.stdin.close()
    errors.close()


def _repository(folder: Path) -> Path:
    place = folder / EXISTING
    place.parent.mkdir(parents=True)
    place.write_text(OLD, encoding="utf-8")
    (folder / "sup.yaml").write_text("name: x\n", encoding="utf-8")
    return folder


def _write(server: Server, root: Path, op: str, files: Mapping[str, str]) -> int:
    """Written without being disturbed; the exit code."""
    server.ask(root, op, files)
    return int(server.line())


def _write_traced(
    server: Server, root: Path, op: str, files: Mapping[str, str], *words: str
) -> tuple[int, str]:
    """(exit code, negative for a signal; strace's log)."""
    log = root.parent / (root.name + ".strace")
    pid = server.ask(root, op, files, stop=True)
    assert server.line() == "stopped"
    tracer = subprocess.Popen(
        [str(strace_program()), "-qq", "-f", "-o", str(log), *words, "-p", str(pid)], stderr=subprocess.PIPE
    )
    _await_tracer(pid, tracer)
    os.kill(pid, signal.SIGCONT)
    code = int(server.line())
    tracer.communicate(timeout=20)
    return code, log.read_text(encoding="utf-8", errors="replace")


_PROGRAM: list[Path] = []


def strace_program() -> Path:
    if not _PROGRAM:
        _PROGRAM.append(strace())
    return _PROGRAM[0]


def _await_tracer(pid: int, tracer: subprocess.Popen[bytes]) -> None:
    status = Path(f"/proc/{pid}/status")
    for _ in range(2000):
        if re.search(r"^TracerPid:\s*[1-9]", status.read_text(), re.MULTILINE):
            return
        if tracer.poll() is not None:
            os.kill(pid, signal.SIGKILL)
            missing("strace may not attach to a process here")
        time.sleep(0.001)
    raise AssertionError("strace did not attach")


def _counted(server: Server, root: Path, op: str, files: Mapping[str, str]) -> Counter[str]:
    """How often each call is made by an undisturbed write."""
    code, log = _write_traced(server, root, op, files, "-e", f"trace={CHANGING}")
    assert code == 0
    return Counter(re.findall(r"^(?:\d+ +)?([a-z0-9_]+)\(", log, re.MULTILINE))


def _seen(root: Path) -> dict[str, str]:
    """The files as every reader of the program sees them."""
    source = WorkingTree(root, Layout(Catalogue.load(resources.schemas())))
    entries = source.entries()
    assert all(each.fault is None for each in entries), entries
    return {entry.path: raw.decode() for entry, raw in source.read(entries)}


BEFORE = {EXISTING: OLD, "sup.yaml": "name: x\n"}
OPERATIONS = {
    "create": ("create", ONE, {**BEFORE, **ONE}),
    "replace": ("replace", {EXISTING: NEW}, {**BEFORE, EXISTING: NEW}),
    "batch": ("batch", MANY, {**BEFORE, **MANY}),
    "changes": ("batch", {**MANY, EXISTING: NEW}, {**BEFORE, **MANY, EXISTING: NEW}),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_killed_at_every_call(server: Server, tmp_path: Path, name: str) -> None:
    op, files, wanted = OPERATIONS[name]
    calls = _counted(server, _repository(tmp_path / "whole"), op, files)
    assert calls["fsync"] >= 2
    states: Counter[str] = Counter()
    for call, often in calls.items():
        for n in range(1, often + 1):
            root = _repository(tmp_path / f"{call}-{n}")
            inject = f"inject={call}:signal=SIGKILL:when={n}"
            code, _ = _write_traced(server, root, op, files, "-e", f"trace={call}", "-e", inject)
            assert code in ({-signal.SIGKILL, 0} if call == "exit_group" else {-signal.SIGKILL}), (call, n)
            seen = _seen(root)
            assert seen in (BEFORE, wanted), (call, n, sorted(seen))
            states["before" if seen == BEFORE else "after"] += 1
            # The next write finishes or drops what was left.
            assert _write(server, root, "create", AFTER) == 0, (call, n)
            assert _seen(root) == {**seen, **AFTER}, (call, n)
            _nothing_left(root, {**seen, **AFTER})
    assert states["before"] > 5
    assert states["after"] > 0


def _nothing_left(root: Path, wanted: Mapping[str, str]) -> None:
    """Every file lies in its place itself, and of what was unfinished nothing is left that matters."""
    for path, text in wanted.items():
        assert (root / path).read_text(encoding="utf-8") == text
    own = [each.name for each in (root / ".sup").rglob("*") if each.is_file()]
    assert sorted(own) in ([".gitignore", "lock"], [".gitignore"])
    left = [each for each in root.rglob(".~sup-*") if each.parent != root / "sessions/2022/07"]
    assert left == [] or {each.parent.name for each in left} <= {"06"}


REFUSING = ("write", "fsync", "rename", "renameat2", "link", "linkat", "mkdir", "mkdirat")


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("name", OPERATIONS)
def test_refused_by_the_disk_at_every_call(server: Server, tmp_path: Path, name: str, error: str) -> None:
    op, files, wanted = OPERATIONS[name]
    calls = _counted(server, _repository(tmp_path / "whole"), op, files)
    assert any(calls[call] for call in REFUSING)
    for call in REFUSING:
        for n in range(1, calls[call] + 1):
            root = _repository(tmp_path / f"{call}-{n}")
            inject = f"inject={call}:error={error}:when={n}"
            code, log = _write_traced(server, root, op, files, "-e", f"trace={call}", "-e", inject)
            assert "(INJECTED)" in log, (call, n)
            seen = _seen(root)
            # What the user is told is what happened. (A folder that is there already need not be made.)
            assert (code, seen) in ((2, BEFORE), (4, wanted), (0, wanted)), (call, n, code, sorted(seen))
            assert code != 0 or call == "mkdir", (call, n)
            assert _write(server, root, "create", AFTER) == 0
            assert _seen(root) == {**seen, **AFTER}
            _nothing_left(root, {**seen, **AFTER})
