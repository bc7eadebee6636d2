"""Staged files and commits of repositories in awkward states: an answer or a clear refusal, never a crash."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from tests.robustness.gitting import booby_trap, committed, git
from tests.running import COMMAND, Ran, run_outside

BROKEN = "sessions/2022/06/S-20220601-AAAA1.yaml"


def _validate(folder: Path, *words: str, **rest: object) -> Ran:
    ran = run_outside("-C", folder, "validate", "--format", "json", *words, **rest)  # type: ignore[arg-type]
    assert "sup 自己出了错" not in ran.err
    assert "Traceback" not in ran.err
    return ran


def _found(ran: Ran) -> set[tuple[str, str]]:
    assert ran.code in (0, 1), ran.err
    return {(each["code"], each["path"]) for each in json.loads(ran.out)["findings"]}


def _refused(ran: Ran, *words: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert all(word in ran.err for word in words), ran.err
    assert "→" in ran.err


def _break(folder: Path) -> None:
    (folder / BROKEN).write_text("schema: [\n", encoding="utf-8")


@pytest.fixture
def repository(records: Path) -> Path:
    return committed(records)


def test_no_repository_at_all(records: Path) -> None:
    for words in (["--staged"], ["--rev", "HEAD"]):
        _refused(_validate(records, *words), "不是 git 仓库")


def test_nothing_committed_yet(records: Path) -> None:
    git(records, "init", "-q")
    _refused(_validate(records, "--rev", "HEAD"), "没有这个版本")
    # Nothing staged: no sup.yaml and no record, and nothing wrong with that.
    assert _found(_validate(records, "--staged")) == set()
    git(records, "add", "-A")
    assert _found(_validate(records, "--staged")) == set()
    _break(records)
    git(records, "add", "-A")
    assert {path for _, path in _found(_validate(records, "--staged"))} == {BROKEN}


@pytest.mark.parametrize(
    "name",
    [
        "nosuch",
        "--all",
        "-h",
        "",
        "HEAD:sup.yaml",
        "HEAD^{tree}",
        "a b",
        "HEAD..HEAD",
        "é\nx",
        "@{9999}",
        "x" * 5000,
    ],
)
def test_names_that_are_no_revision(repository: Path, name: str) -> None:
    ran = _validate(repository, f"--rev={name}")
    assert ran.code == 2
    assert "→" in ran.err


def test_detached_head_tag_and_short_name(repository: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD").strip()
    git(repository, "tag", "-a", "-m", "月报", "六月")
    git(repository, "checkout", "-q", "--detach")
    for name in ("HEAD", commit, commit[:8], "六月", "refs/tags/六月", "main@{0}"):
        assert _found(_validate(repository, "--rev", name)) == set(), name


def test_a_bare_repository_is_refused_in_words(repository: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    git(tmp_path, "clone", "-q", "--bare", str(repository), str(bare))
    ran = _validate(bare, "--rev", "HEAD")
    assert ran.code == 2
    assert "→" in ran.err


def test_a_bare_repository_hidden_among_the_records(repository: Path, tmp_path: Path) -> None:
    # Git would take it for the repository when asked from inside, and run what its configuration names.
    bare = repository / "sessions" / "hidden"
    git(tmp_path, "clone", "-q", "--bare", str(repository), str(bare))
    (bare / "sup.yaml").write_text("name: x\n", encoding="utf-8")
    sprung = tmp_path / "sprung"
    with (bare / "config").open("a", encoding="utf-8") as file:
        file.write(f'[core]\n\tfsmonitor = "touch {sprung}; false"\n\tworktree = "."\n\tbare = false\n')
    for words in (["--staged"], ["--rev", "HEAD"]):
        assert _validate(bare, *words).code in (0, 1, 2)
    assert not sprung.exists()


def test_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    _break(repository)
    git(repository, "commit", "-qam", "二", "--allow-empty")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "三")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(shallow))
    assert {path for _, path in _found(_validate(shallow, "--rev", "HEAD"))} == {BROKEN}
    _refused(_validate(shallow, "--rev", "HEAD~1"), "没有这个版本")


@pytest.mark.parametrize(
    "init",
    [["--object-format=sha256"], ["--ref-format=reftable"], ["--separate-git-dir", "../elsewhere"]],
    ids=" ".join,
)
def test_other_ways_to_keep_a_repository(records: Path, init: list[str]) -> None:
    _break(records)
    probe = subprocess.run(["git", "init", "-q", *init], cwd=records, capture_output=True, check=False)
    if probe.returncode != 0:
        pytest.skip(f"NOT RUN: this git does not know {init[0]}")
    git(records, "add", "-A")
    git(records, "commit", "-qm", "记录")
    wanted = _validate(records)
    for words in (["--staged"], ["--rev", "HEAD"]):
        assert _validate(records, *words).out == wanted.out


@pytest.mark.parametrize(
    "words",
    [
        ["update-index", "--index-version", "4"],
        ["update-index", "--split-index"],
        ["update-index", "--untracked-cache"],
        ["update-index", "--assume-unchanged", "sup.yaml"],
        ["update-index", "--skip-worktree", "sup.yaml"],
        ["pack-refs", "--all"],
        ["gc", "-q", "--prune=now"],
        ["sparse-checkout", "set", "--cone", "--sparse-index", "people"],
    ],
    ids=" ".join,
)
def test_other_forms_of_index_and_store(repository: Path, words: list[str]) -> None:
    _break(repository)
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "二")
    wanted = _validate(repository).out
    git(repository, *words)
    for source in (["--staged"], ["--rev", "HEAD"]):
        assert _validate(repository, *source).out == wanted


def test_a_merge_that_stopped(repository: Path) -> None:
    place = sorted((repository / "sessions").rglob("S-*.yaml"))[0]
    path = place.relative_to(repository).as_posix()
    text = place.read_text(encoding="utf-8")
    git(repository, "switch", "-qc", "other")
    place.write_text(text + "tags:\n  - a\n", encoding="utf-8")
    git(repository, "commit", "-qam", "a")
    git(repository, "switch", "-q", "main")
    place.write_text(text + "tags:\n  - b\n", encoding="utf-8")
    git(repository, "commit", "-qam", "b")
    merge = subprocess.run(["git", "merge", "-q", "other"], cwd=repository, capture_output=True, check=False)
    assert merge.returncode != 0
    assert ("SUP011", path) in _found(_validate(repository))
    # What is staged of a conflict is our side until it is resolved; git itself refuses to commit it.
    assert _found(_validate(repository, "--staged")) == set()
    assert _found(_validate(repository, "--rev", "HEAD")) == set()
    assert _found(_validate(repository, "--rev", "other")) == set()


def test_a_submodule_a_link_and_an_odd_name(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "x").write_text("x", encoding="utf-8")
    committed(other)
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "sessions/sub")
    (repository / "sessions/2022/06/S-20220601-AAAA2.yaml").symlink_to("/etc/passwd")
    (repository / os.fsdecode(b"sessions/S-\xb6\xbd.yaml")).write_text("x", encoding="utf-8")
    (repository / "sessions" / "S-1\nx\t.yaml").write_text("x", encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "二")
    expected = {
        ("SUP001", "sessions/2022/06/S-20220601-AAAA2.yaml"),
        ("SUP003", "sessions/S-\\xb6\\xbd.yaml"),
        ("SUP003", "sessions/S-1\nx\t.yaml"),
    }
    for words in (["--staged"], ["--rev", "HEAD"]):
        assert _found(_validate(repository, *words)) - {("SUP003", "sessions/sub")} == expected
    assert _found(_validate(repository)) - {("SUP003", "sessions/sub/x")} == expected


def test_a_replaced_commit_and_a_replaced_file_are_not_believed(repository: Path) -> None:
    place = sorted((repository / "sessions").rglob("S-*.yaml"))[0]
    path = place.relative_to(repository).as_posix()
    blob = git(repository, "rev-parse", f"HEAD:{path}").strip()
    forged = git(repository, "hash-object", "-w", "--stdin", stdin=b"schema: [\n").strip()
    git(repository, "replace", blob, forged)
    assert git(repository, "show", f"HEAD:{path}") == "schema: [\n"
    assert _found(_validate(repository, "--rev", "HEAD")) == set()
    commit = git(repository, "rev-parse", "HEAD").strip()
    _break(repository)
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "二")
    git(repository, "replace", commit, "HEAD")
    assert _found(_validate(repository, "--rev", commit)) == set()


def test_records_below_the_top_of_the_work_tree(records: Path, tmp_path: Path) -> None:
    top = tmp_path / "顶 层"
    below = top / "督导" / "记录"
    below.parent.mkdir(parents=True)
    records.rename(below)
    _break(below)
    (top / "sessions").mkdir()
    (top / "sessions" / "S-20220601-AAAA3.yaml").write_text("not ours: [\n", encoding="utf-8")
    committed(top)
    wanted = _validate(below)
    assert {path for _, path in _found(wanted)} == {BROKEN}
    for words in (["--staged"], ["--rev", "HEAD"]):
        assert _validate(below, *words).out == wanted.out
        assert _validate(below / "sessions", *words).out == wanted.out


def test_a_linked_worktree(repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    _break(tmp_path / "side")
    git(tmp_path / "side", "add", "-A")
    assert {path for _, path in _found(_validate(tmp_path / "side", "--staged"))} == {BROKEN}
    assert _found(_validate(repository, "--staged")) == set()


@pytest.mark.skipif(os.geteuid() != 0, reason="NOT RUN: only root can give a folder away")
def test_a_repository_of_somebody_else(repository: Path) -> None:
    for each in [repository, repository / ".git"]:
        os.chown(each, 12345, 12345)
    for words in (["--staged"], ["--rev", "HEAD"]):
        _refused(_validate(repository, *words), "不信任", "safe.directory")
    english = run_outside("-C", repository, "--lang", "en", "validate", "--staged")
    assert "does not trust" in english.err
    # The working tree is judged without git.
    assert _found(_validate(repository)) == set()


def test_a_commit_message_in_gbk(repository: Path) -> None:
    git(repository, "config", "i18n.commitEncoding", "GBK")
    subprocess.run(
        ["git", "commit", "-q", "--allow-empty", "-F", "-"],
        input="督导记录：六月".encode("gbk"),
        cwd=repository,
        check=True,
    )
    assert _found(_validate(repository, "--rev", "HEAD")) == set()


def test_git_is_not_installed(repository: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for words in (["--staged"], ["--rev", "HEAD"]):
        _refused(_validate(repository, *words, env={"PATH": str(empty)}), "没有装 git")
    assert _found(_validate(repository, env={"PATH": str(empty)})) == set()


def test_git_that_is_broken(repository: Path, tmp_path: Path) -> None:
    for n, script in enumerate(
        ("exit 3", "kill -9 $$", "echo nonsense", "printf '\\377\\376'", "cat /dev/null")
    ):
        folder = tmp_path / f"bin{n}"
        folder.mkdir()
        (folder / "git").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / "git").chmod(0o755)
        env = {"PATH": f"{folder}:{os.environ['PATH']}"}
        for words in (["--staged"], ["--rev", "HEAD"]):
            ran = _validate(repository, *words, env=env)
            assert ran.code == 2, (script, ran)
            assert ran.err


@pytest.mark.parametrize("damage", ["index", "HEAD", "objects", "config"])
def test_a_damaged_repository(repository: Path, damage: str) -> None:
    place = repository / ".git" / damage
    if damage == "objects":
        shutil.rmtree(place)
        place.mkdir()
    else:
        place.write_bytes(b"\xff\xfe nonsense \x00\x1b[2J")
    ran = _validate(repository, "--staged" if damage == "index" else "--rev=HEAD")
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "→" in ran.err
    assert _found(_validate(repository)) == set()


def test_a_large_file_and_many_files_in_a_commit(repository: Path) -> None:
    (repository / BROKEN).write_bytes(b"x" * 600_000)
    for n in range(450):
        place = repository / f"sessions/2022/05/S-20220501-A{n:04d}.yaml"
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"schema: session/1\nid: {place.stem}\nstatus: draft\n", encoding="utf-8")
    git(repository, "add", "-A")
    for source in (["--staged"], []):
        assert _found(_validate(repository, *source)) == {("SUP002", BROKEN)}


def _hook(repository: Path, name: str, words: Sequence[str]) -> None:
    place = repository / ".git" / "hooks" / name
    place.parent.mkdir(exist_ok=True)
    command = " ".join(f"'{word}'" for word in [*COMMAND, *words])
    place.write_text(f"#!/bin/sh\nexec {command}\n", encoding="utf-8")
    place.chmod(0o755)


def test_in_a_hook_the_commits_own_index_counts(repository: Path) -> None:
    # "git commit -- path" and "commit -a" use an index of their own, named in GIT_INDEX_FILE.
    _hook(repository, "pre-commit", ["validate", "--staged"])
    place = sorted((repository / "sessions").rglob("S-*.yaml"))[0]
    good = place.read_text(encoding="utf-8")

    def commit(*words: str) -> int:
        return subprocess.run(
            ["git", "commit", "-qm", "x", *words], cwd=repository, capture_output=True
        ).returncode

    place.write_text(good + "nonsense: 1\n", encoding="utf-8")
    assert commit("-a") == 1
    assert commit("--", str(place)) == 1
    assert git(repository, "log", "--format=%s").split() == ["记录"]
    # Staged is good, on disk is bad: what will be committed is good.
    place.write_text(good + "tags:\n  - x\n", encoding="utf-8")
    git(repository, "add", "-A")
    place.write_text(good + "nonsense: 1\n", encoding="utf-8")
    assert commit() == 0
    # From a folder below, as hooks and people do.
    ran = run_outside("validate", "--staged", cwd=place.parent)
    assert ran.code == 0


def test_in_a_hook_of_a_repository_that_holds_more(records: Path, tmp_path: Path) -> None:
    # The hook runs at the top, and names its index from there.
    top = tmp_path / "top"
    (top / "below").mkdir(parents=True)
    records.rename(top / "below" / "records")
    committed(top)
    _hook(top, "pre-commit", ["-C", "below/records", "validate", "--staged"])
    _break(top / "below" / "records")
    git(top, "add", "-A")
    for words in ([], ["-a"], ["--", "below"]):
        done = subprocess.run(
            ["git", "commit", "-qm", "x", *words], cwd=top, capture_output=True, check=False
        )
        assert done.returncode == 1
        assert BROKEN in done.stderr.decode() + done.stdout.decode()


@pytest.mark.parametrize("variable", ["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_CONFIG_COUNT"])
def test_what_the_environment_says_of_git_does_not_count(
    repository: Path, tmp_path: Path, variable: str
) -> None:
    env = {variable: str(tmp_path / "nowhere") if variable != "GIT_CONFIG_COUNT" else "1"}
    env |= {"GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": "touch sprung"}
    _break(repository)
    git(repository, "add", "-A")
    assert {path for _, path in _found(_validate(repository, "--staged", env=env))} == {BROKEN}


def test_nothing_planted_runs_whatever_is_asked(repository: Path) -> None:
    _break(repository)
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "二")
    sprung = booby_trap(repository)
    for words in (["--staged"], ["--rev", "HEAD"], ["--rev", "HEAD~1"], ["--rev", "nosuch"], []):
        _validate(repository, *words)
        assert not sprung.exists(), (words, sprung.read_text(encoding="utf-8"))


def test_a_second_opinion_on_what_a_commit_holds(repository: Path) -> None:
    # GitPython parses git's objects itself: another reader than the program we ask.
    from git import Repo

    from supervise_cli.history.sources import revision
    from supervise_cli.pipeline.opening import catalogue
    from supervise_cli.workspace.layout import Layout

    with Repo(repository) as repo:
        tree = repo.head.commit.tree
        theirs = {str(blob.path): blob.hexsha for blob in tree.traverse() if blob.type == "blob"}
    ours = {each.path: each.content for each in revision(repository, Layout(catalogue()), "HEAD").entries()}
    assert len(ours) > 100
    assert ours == {path: theirs[path] for path in ours}
    assert {path for path in set(theirs) - set(ours) if path.startswith(("sessions/", "people/"))} == set()


def test_a_commit_is_judged_by_the_overlays_it_has(repository: Path) -> None:
    session = next((repository / "sessions").rglob("*.yaml"))
    there = ("SUP125", session.relative_to(repository).as_posix())
    mode = yaml.safe_load(session.read_text("utf-8"))["mode"]
    overlay = repository / "schemas" / "session.yaml"
    overlay.parent.mkdir()
    said = f"values:\n- {{field: mode, value: {mode}, forbidden: {{reason: 不用}}}}\n"
    overlay.write_text(said, encoding="utf-8")
    git(repository, "add", "-A")
    assert there in _found(_validate(repository, "--staged"))
    assert _found(_validate(repository, "--rev", "HEAD")) == set()
    git(repository, "commit", "-qm", "不用")
    overlay.unlink()
    assert _found(_validate(repository)) == set()
    assert there in _found(_validate(repository, "--rev", "HEAD"))
    assert _found(_validate(repository, "--rev", "HEAD~")) == set()
