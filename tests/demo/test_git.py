"""``sup demo DIR --git``: a repository in which everybody kept their own records, the same ids everywhere."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from tests.running import run_inside, run_outside
from tests.tools import require

OPTIONS = ("--stations", "4", "--workers", "14", "--months", "3", "--git")


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [str(require("git")), "-C", str(folder), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("git") / "库"
    run_inside("demo", folder, *OPTIONS).ok()
    return folder


def test_the_work_tree_is_clean_and_the_repository_sound(made: Path) -> None:
    assert _git(made, "status", "--porcelain") == ""
    _git(made, "fsck", "--strict")
    assert _git(made, "rev-parse", "--abbrev-ref", "HEAD") == "main\n"


def test_the_last_commit_passes_the_check(made: Path) -> None:
    ran = run_inside("-C", made, "validate", "--all", "--rev", "HEAD", "--as-of", "2022-07-01")
    assert ran.code == 0, ran.out + ran.err


def test_a_commit_a_person_and_day_in_the_order_of_the_days(made: Path) -> None:
    lines = _git(made, "log", "--reverse", "--format=%aI|%an|%ae|%cI|%ce").splitlines()
    marks = [line.split("|") for line in lines]
    assert len(marks) > 100
    days = [when[:10] for when, *_ in marks]
    assert days == sorted(days)
    assert all(when == committed and email == by for when, _, email, committed, by in marks)
    assert len({(when[:10], email) for when, _, email, *_ in marks}) == len(marks)
    assert all(re.fullmatch(r"[a-z]+\.p-[0-9a-z]{5}@example\.invalid", email) for _, _, email, *_ in marks)


def test_nothing_is_kept_before_it_was_recorded(made: Path) -> None:
    day = ""
    for line in _git(made, "log", "--format=@%as", "--name-only").splitlines():
        if line.startswith("@"):
            day = line[1:]
        elif found := re.search(r"/[A-Z]{1,2}-(\d{4})(\d\d)(\d\d)-", line):
            assert "-".join(found.groups()) <= day, line


def test_the_same_ids_wherever_it_is_made(made: Path, tmp_path: Path) -> None:
    """Whatever the user's own settings say; nothing of theirs is run or taken along."""
    hooks = tmp_path / "template" / "hooks"
    hooks.mkdir(parents=True)
    for name in ("post-commit", "post-index-change", "reference-transaction"):
        hook = hooks / name
        hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", encoding="utf-8")
        hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    (tmp_path / ".gitconfig").write_text(
        f"[init]\n\ttemplateDir = {tmp_path}/template\n\tdefaultBranch = other\n"
        f"[core]\n\thooksPath = {hooks}\n\tautocrlf = true\n[commit]\n\tgpgSign = true\n",
        encoding="utf-8",
    )
    env = {"HOME": str(tmp_path), "TZ": "America/St_Johns", "PYTHONHASHSEED": "7", "GIT_AUTHOR_NAME": "x"}
    run_outside("demo", tmp_path / "again", *OPTIONS, env={**os.environ, **env}).ok()
    assert _git(tmp_path / "again", "rev-parse", "HEAD") == _git(made, "rev-parse", "HEAD")
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "again" / ".git" / "hooks").exists()


def test_not_together_with_faults(tmp_path: Path) -> None:
    ran = run_inside("demo", tmp_path / "x", "--git", "--faults")
    assert ran.code == 2
    assert not (tmp_path / "x").exists()
