"""Whatever is done to a repository, in whatever order: it is judged rightly, with a cache as without."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.robustness.gitting import committed, git
from tests.running import Ran, run_inside

TODAY = ("--as-of", "2022-06-30")
LEADER, WORKERS = "李建国", ("王秀兰", "张思雨", "陈志强")
STATIONS = (("410922", "清丰县"), ("410922104", "柳格镇"), ("410922105", "韩村镇"))
ITSELF = ("sup 自己出了错", "Traceback")
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "nul": lambda raw: raw[: len(raw) // 2] + b"\0" + raw[len(raw) // 2 :],
    "not utf-8": lambda raw: raw[: raw.index(b"\n")] + b"\xff" + raw[raw.index(b"\n") :],
    "no such type": lambda raw: b"x" + raw.partition(b"\n")[0] + b"x\n" + raw.partition(b"\n")[2],
    "nothing": lambda raw: b"",
}
DAYS = st.integers(1, 28)
PICK = st.integers(0, 10**6)


class Work(RuleBasedStateMachine):
    """An office at work: by ``sup``, by git, and by hands that damage files."""

    template: Path
    """A repository as ``sup init`` makes it, with a few stations and people; set by the test."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        self.root = Path(shutil.copytree(self.template, self._folder / "office"))
        self._undo: list[tuple[Path, bytes, Path | None]] = []
        """What was damaged since the last commit: where, what it was, and under which name it is now."""
        self._harmed, self._made, self._branches = False, 0, 0
        self._work = 0
        """Commands since the last commit: without any there is nothing to commit."""

    # What the office does

    @rule(day=DAYS, who=PICK, action=st.booleans(), draft=st.booleans())
    def meet(self, day: int, who: int, action: bool, draft: bool) -> None:
        # No two at one time: every one lasts a minute, and no hour and minute comes again.
        self._made += 1
        at = f"{8 + self._made // 50:02d}:{self._made % 50:02d}"
        words = ["new-session", "--date", f"2022-06-{day:02d}", "--start", at, "--minutes", "1"]
        words += ["--supervisor", LEADER, "--attendee", WORKERS[who % 3], "--summary", "谈了这个月的事"]
        words += ["--late-reason", "外出"]
        words += ["--action", "what=补台账;owner=王秀兰;due=2022-07-10"] if action else []
        self._sup(*words, *(["--draft"] if draft else []), *TODAY)

    @rule(kind=st.sampled_from(("request", "leave", "case")), day=DAYS, who=PICK)
    def enter(self, kind: str, day: int, who: int) -> None:
        person, date = WORKERS[who % 3], f"2022-06-{day:02d}"
        words = {
            "request": ["--by", person, "--asked-on", date, "--text", "想听听个案怎么结"],
            "leave": ["--person", person, "--from-date", date, "--to", "2022-06-30"],
            "case": ["--worker", person, "--opened-on", date, "--station", "柳格镇"],
        }[kind]
        self._sup(f"new-{kind}", *words, *TODAY)

    @rule(which=PICK)
    def finish(self, which: int) -> None:
        drafts = [path.stem for path in self._files("sessions") if b"status: draft" in path.read_bytes()]
        if drafts:
            settings_ = ("--set", "督导时长=1", "--set", "督导形式=individual")
            self._sup("finish", drafts[which % len(drafts)], *settings_, *TODAY)

    @rule(which=PICK)
    def void(self, which: int) -> None:
        # Leave: nothing points at one, so that no branch can point at what another withdrew.
        if leaves := self._files("leaves"):
            self._sup("void", leaves[which % len(leaves)].stem, "--by", LEADER, "--reason", "重复", *TODAY)

    @rule(which=PICK, outcome=st.sampled_from(("done", "in_progress", "dropped")))
    def follow_up(self, which: int, outcome: str) -> None:
        with_actions = [path for path in self._files("sessions") if b"\nactions:" in path.read_bytes()]
        if with_actions:
            address = f"{with_actions[which % len(with_actions)].stem}#a1"
            self._sup("done", address, "--outcome", outcome, "--text", "看过", *TODAY)

    @rule(which=PICK, word=st.sampled_from(("来电核对过", "地址待补", "Ⅱ")))
    def comment(self, which: int, word: str) -> None:
        """By ``sup edit``, with an editor that appends a comment."""
        people = self._files("people")
        if people:
            os.environ["VISUAL"] = f'sh -c \'echo "# {word}" >> "$0"\''
            self._sup("edit", people[which % len(people)].stem, *TODAY)

    @rule(number=st.integers(1, 3))
    def take_in(self, number: int) -> None:
        self._made += 1
        rows = "".join(f"新人{self._made}{chr(0x4E00 + n)},清丰县,柳格镇,社工\n" for n in range(number))
        place = self._folder / f"名单{self._made}.csv"
        place.write_text(f"姓名,县区,站点,岗位\n{rows}", encoding="utf-8")
        self._sup("import", "people", str(place), *TODAY)

    # What happens to files

    @precondition(lambda self: len(self._undo) < 2)
    @rule(which=PICK, how=st.sampled_from(sorted(DAMAGES)))
    def corrupt(self, which: int, how: str) -> None:
        path = self._one(which)
        raw = path.read_bytes()
        if b"\n" in raw:
            self._undo.append((path, raw, None))
            path.write_bytes(DAMAGES[how](raw))

    @precondition(lambda self: len(self._undo) < 2)
    @rule(which=PICK)
    def delete(self, which: int) -> None:
        path = self._one(which)
        self._undo.append((path, path.read_bytes(), None))
        path.unlink()

    @precondition(lambda self: len(self._undo) < 2)
    @rule(which=PICK, before=st.sampled_from(("旧", "X")))
    def rename(self, which: int, before: str) -> None:
        path = self._one(which)
        self._made += 1
        new = path.with_name(f"{before}{self._made}-{path.name}")
        self._undo.append((path, path.read_bytes(), new))
        path.rename(new)

    @precondition(lambda self: self._undo)
    @rule()
    def restore(self) -> None:
        while self._undo:
            path, raw, new = self._undo.pop()
            if new is not None:
                new.unlink(missing_ok=True)
            path.write_bytes(raw)

    # What git does

    @precondition(lambda self: self._work)
    @rule(mended=st.sampled_from((True, True, True, False)))
    def commit(self, mended: bool) -> None:
        if mended:
            self.restore()
        self._work = 0
        self._harmed |= bool(self._undo)
        self._undo.clear()
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "--allow-empty", "-m", "记录")

    @precondition(lambda self: self._work)
    @rule()
    def branch(self) -> None:
        self.commit(mended=True)
        self._branches += 1
        git(self.root, "checkout", "-q", "-b", f"b{self._branches}", "main")

    @precondition(lambda self: self._branches and self._work)
    @rule(which=PICK)
    def merge(self, which: int) -> None:
        self.commit(mended=True)
        git(self.root, "checkout", "-q", "main")
        words = ["git", "merge", "-q", "--no-edit", f"b{which % self._branches + 1}"]
        if subprocess.run(words, cwd=self.root, capture_output=True, check=False).returncode:
            # Two wrote into one standing record: that is said, and whoever merges chooses.
            said = {each["code"] for each in self._judged()["findings"]}
            assert "SUP011" in said or self._harmed, said
            git(self.root, "merge", "--abort")

    # What always holds

    @invariant()
    def judged_rightly(self) -> None:
        verdict = self._judged()
        wrong = [each for each in verdict["findings"] if each["severity"] == "error"]
        if not self._undo and not self._harmed:
            assert wrong == []
        found = {each["path"] for each in wrong}
        named = {each["path"] for each in verdict["findings"]}
        for path in self._records():
            if _is_damaged(path):
                assert path.relative_to(self.root).as_posix() in found, path
        for _, _, new in self._undo:
            if new is not None and new.exists():
                assert new.relative_to(self.root).as_posix() in named, new

    def teardown(self) -> None:
        git(self.root, "fsck", "--strict")
        shutil.rmtree(self._folder)

    def _judged(self) -> Any:
        """The verdict with the cache that is kept, which is the one with a new cache."""
        words = ("validate", "--format", "json", *TODAY)
        kept = self._sup(*words)
        with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as fresh:
            patch.setenv("SUP_CACHE_DIR", fresh)
            assert self._sup(*words) == kept
        assert kept.code in {0, 1}, kept
        return json.loads(kept.out)

    def _sup(self, *words: str) -> Ran:
        ran = run_inside("-C", self.root, *words)
        assert not any(each in ran.err for each in ITSELF), ran
        self._work += words[0] != "validate"
        # While nothing is damaged, the office can do all of this.
        if not self._undo and not self._harmed and words[0] not in {"validate", "finish", "done"}:
            assert ran.code == 0, (words, ran)
        return ran

    def _files(self, folder: str) -> list[Path]:
        return sorted((self.root / folder).rglob("*.yaml"))

    def _records(self) -> list[Path]:
        return [path for path in sorted(self.root.rglob("*/*.yaml")) if ".sup" not in path.parts]

    def _one(self, which: int) -> Path:
        records = self._records()
        return records[which % len(records)]


def _is_damaged(path: Path) -> bool:
    raw = path.read_bytes()
    return not raw or b"\0" in raw or b"\xff" in raw or raw.startswith(b"x")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """An office that has begun."""
    root = tmp_path / "template"
    run_inside("init", root, "--name", "清丰县督导", "--division-code", "410922").ok()
    with (root / "sup.yaml").open("a", encoding="utf-8") as file:
        file.write("demo: true\n")
    for code, name in STATIONS:
        _add(root, "new-station", "--name", name, "--division-code", code, "--state", "open")
    posting = "station=ST-410922;role=supervisor;from=2022-01-01"
    _add(root, "new-person", "--label", LEADER, "--posting", posting)
    for name in WORKERS:
        _add(root, "new-person", "--label", name, "--posting", "station=柳格镇;role=社工;from=2022-03-01")
    return committed(root)


def _add(root: Path, *words: str) -> None:
    run_inside("-C", root, *words, *TODAY).ok()


def test_an_office_at_work(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "true")
    Work.template = template
    run_state_machine_as_test(
        Work,
        settings=settings(
            max_examples=15,
            stateful_step_count=12,
            derandomize=True,
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
