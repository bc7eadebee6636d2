"""Whatever is done to a repository, in whatever order: it is judged rightly, with a cache as without.

Hypothesis deals a deck in which each thing to do is once at least, so that each really happens often, and
shuffles it. (Drawing one thing after the other it repeats itself and leaves out: branches were hardly ever
merged.)
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.robustness.gitting import committed, git
from tests.running import Ran, run_inside

TODAY = ("--as-of", "2022-06-30")
LEADER, WORKERS = "李建国", ("王秀兰", "张思雨", "陈志强")
STATIONS = (("410922", "清丰县"), ("410922104", "柳格镇"), ("410922105", "韩村镇"))
ITSELF = ("sup 自己出了错", "Traceback")
_SET = ("督导形式=individual", "督导方式=face_to_face", "督导内容=practice_skill")
HELD = ("--form", "individual", "--mode", "face_to_face", "--content", "practice_skill")
CASE = ("--client-group", "老年人", "--age-band", "60plus", "--risk", "低", "--consent", "由谁同意=本人")
NAMES = ("旧", "X")
"""How the new name of a file begins that was renamed."""
HARMS = ("corrupt", "delete", "rename")
DOINGS = (
    "meet", "finish", "corrupt", "follow_up", "enter", "void", "branch", "comment", "delete", "take_in",
    "merge", "rename", "restore", "commit",
)  # fmt: skip
DAMAGES: tuple[Callable[[bytes, int], bytes], ...] = (
    # One byte, one byte more, half a sign, a type nobody knows, nothing left.
    lambda raw, at: raw[: at % len(raw)] + b"\xff" + raw[at % len(raw) + 1 :],
    lambda raw, at: raw[: at % len(raw)] + b"\0" + raw[at % len(raw) :],
    lambda raw, at: raw[: raw.index(b"\n")] + b"\xff" + raw[raw.index(b"\n") :],
    lambda raw, at: b"x" + raw.partition(b"\n")[0] + b"x\n" + raw.partition(b"\n")[2],
    lambda raw, at: b"",
)
AGAIN = ("branch", "merge", "corrupt", "merge", "restore")
RUNS, OFTEN = 12, 6
"""How many decks, and how often everything must have been done for that to mean anything."""


class Work:
    """An office at work: by ``sup``, by git, and by hands that damage files."""

    def __init__(self, template: Path, random: Random) -> None:
        self._random = random
        self._folder = Path(tempfile.mkdtemp(dir=template.parent))
        self.root = Path(shutil.copytree(template, self._folder / "office"))
        self._undo: list[tuple[Path, bytes, Path | None]] = []
        """What was damaged since the last commit: where, what it was, and under which name it is now."""
        self._harmed, self._made, self._branches = False, 0, 0
        self.steps: list[tuple[str, int, int]] = []

    def work(self, deck: Sequence[str], happened: Counter[str]) -> None:
        """Everything of the deck; what there is nothing for now makes way for the next that has."""
        for what in deck:
            order = DOINGS[DOINGS.index(what) :] + DOINGS
            name = next(each for each in order if self._possible(each))
            self.steps.append((name, self._random.randrange(10**6), self._random.randrange(10**6)))
            happened[name] += getattr(self, f"_{name}")(*self.steps[-1][1:])
            self.judged_rightly()
        git(self.root, "fsck", "--strict")
        shutil.rmtree(self._folder)

    def _possible(self, what: str) -> bool:
        there_is: dict[str, Callable[[], object]] = {
            "finish": self._drafts, "void": self._leaves, "follow_up": self._actions,
            "comment": lambda: self._files("people"), "merge": lambda: self._branches,
            "restore": lambda: self._undo, **dict.fromkeys(HARMS, lambda: len(self._undo) < 2),
        }  # fmt: skip
        return what not in there_is or bool(there_is[what]())

    # What the office does; each says whether it was really done

    def _meet(self, which: int, at: int) -> bool:
        self._made += 1
        words = meeting(self._made, at % 28 + 1, which, action=which % 2 == 0)
        return self._sup(*words, *(["--draft"] if at % 3 == 0 else []), *TODAY).code == 0

    def _enter(self, which: int, at: int) -> bool:
        person, date = WORKERS[which % 3], f"2022-06-{at % 28 + 1:02d}"
        kind = ("request", "leave", "case")[at % 3]
        words = {
            "request": ["--by", person, "--asked-on", date, "--topic", "theory", "--text", "想听听怎么结案"],
            "leave": ["--person", person, "--from-date", date, "--to", "2022-06-30"],
            "case": ["--worker", person, "--opened-on", date, "--station", "柳格镇", *CASE],
        }[kind]
        return self._sup(f"new-{kind}", *words, *TODAY).code == 0

    def _finish(self, which: int, at: int) -> bool:
        draft = _one_of(self._drafts(), which)
        ran = self._sup("finish", draft.stem, *(w for each in _SET for w in ("--set", each)), *TODAY)
        assert b"\nstatus: final\n" in draft.read_bytes() or not self._sound, ran
        return b"\nstatus: final\n" in draft.read_bytes()

    def _void(self, which: int, at: int) -> bool:
        leave = _one_of(self._leaves(), which)
        ran = self._sup("void", leave.stem, "--by", LEADER, "--reason", "重复", *TODAY)
        assert b"\nstatus: void\n" in leave.read_bytes() or not self._sound, ran
        return b"\nstatus: void\n" in leave.read_bytes()

    def _follow_up(self, which: int, at: int) -> bool:
        before = len(self._files("follow-ups"))
        outcome = ("done", "in_progress", "done", "dropped")[at % 4]
        self._sup("done", _one_of(self._actions(), which), "--outcome", outcome, "--text", "看过", *TODAY)
        return len(self._files("follow-ups")) == before + 1

    def _comment(self, which: int, at: int) -> bool:
        """By ``sup edit``, with an editor that appends a comment."""
        word = ("来电核对过", "地址待补", "Ⅱ")[at % 3]
        os.environ["VISUAL"] = f'sh -c \'echo "# {word}" >> "$0"\''
        path = _one_of(self._files("people"), which)
        before = path.read_bytes()
        self._sup("edit", path.stem, *TODAY)
        return path.read_bytes() != before

    def _take_in(self, which: int, at: int) -> bool:
        self._made += 1
        number, before = which % 3 + 1, len(self._files("people"))
        rows = "".join(f"新人{self._made}{chr(0x4E00 + n)},清丰县,柳格镇,社工\n" for n in range(number))
        place = self._folder / f"名单{self._made}.csv"
        place.write_text(f"姓名,县区,站点,岗位\n{rows}", encoding="utf-8")
        self._sup("import", "people", str(place), *TODAY)
        return len(self._files("people")) == before + number

    # What there is to go on with

    def _files(self, folder: str) -> list[Path]:
        return sorted((self.root / folder).rglob("*.yaml"))

    def _in(self, folder: str, status: str) -> list[Path]:
        return [each for each in self._files(folder) if f"\nstatus: {status}\n".encode() in each.read_bytes()]

    def _drafts(self) -> list[Path]:
        return self._in("sessions", "draft")

    def _leaves(self) -> list[Path]:
        # Nothing points at one, so that no branch can point at what another withdrew.
        return self._in("leaves", "final")

    def _actions(self) -> list[str]:
        told = b"".join(path.read_bytes() for path in self._files("follow-ups"))
        given = [path for path in self._in("sessions", "final") if b"\nactions:" in path.read_bytes()]
        return [f"{each.stem}#a1" for each in given if each.stem.encode() not in told]

    # What happens to files

    def _corrupt(self, which: int, at: int) -> bool:
        path = _one_of(self._records(), which)
        raw = path.read_bytes()
        if b"\n" not in raw:
            return False
        self._undo.append((path, raw, None))
        path.write_bytes(_one_of(DAMAGES, at)(raw, which))
        return True

    def _delete(self, which: int, at: int) -> bool:
        path = _one_of(self._records(), which)
        self._undo.append((path, path.read_bytes(), None))
        path.unlink()
        return True

    def _rename(self, which: int, at: int) -> bool:
        path = _one_of(self._records(), which)
        self._made += 1
        new = path.with_name(f"{NAMES[at % 2]}{self._made}-{path.name}")
        self._undo.append((path, path.read_bytes(), new))
        path.rename(new)
        return True

    def _restore(self, which: int = 0, at: int = 0) -> bool:
        some = bool(self._undo)
        while self._undo:
            path, raw, new = self._undo.pop()
            if new is not None:
                new.unlink(missing_ok=True)
            path.write_bytes(raw)
        return some

    # What git does

    def _commit(self, which: int, at: int) -> bool:
        """Three times of four only once what was damaged is mended."""
        if at % 4:
            self._restore()
        self._harmed |= bool(self._undo)
        self._undo.clear()
        git(self.root, "add", "-A")
        something = bool(git(self.root, "status", "--porcelain"))
        git(self.root, "commit", "-q", "--allow-empty", "-m", "记录")
        return something

    def _branch(self, which: int, at: int) -> bool:
        self._commit(0, 1)
        self._branches += 1
        git(self.root, "checkout", "-q", "-b", f"b{self._branches}", "main")
        return True

    def _merge(self, which: int, at: int) -> bool:
        self._commit(0, 1)
        git(self.root, "checkout", "-q", "main")
        before = git(self.root, "rev-parse", "HEAD")
        words = ["git", "merge", "-q", "--no-edit", f"b{which % self._branches + 1}"]
        if subprocess.run(words, cwd=self.root, capture_output=True, check=False).returncode:
            # Two wrote into one standing record: that is said, and whoever merges chooses.
            said = {each["code"] for each in self._judged()["findings"]}
            assert "SUP011" in said or self._harmed, said
            git(self.root, "merge", "--abort")
        return git(self.root, "rev-parse", "HEAD") != before

    # What always holds

    def judged_rightly(self) -> None:
        verdict = self._judged()
        wrong = [each for each in verdict["findings"] if each["severity"] == "error"]
        if self._sound:
            assert wrong == []
        found = {each["path"] for each in wrong}
        named = {each["path"] for each in verdict["findings"]}
        for path in self._records():
            if _is_damaged(path):
                # Of one under a strange name only that is said: nobody knows what it should hold.
                where = named if path.name.startswith(NAMES) else found
                assert path.relative_to(self.root).as_posix() in where, path
        for path, _, new in self._undo:
            if new is not None and new.exists():
                assert new.relative_to(self.root).as_posix() in named, new
            # One that is under another name says so itself.
            if new is None and not path.exists() and self._pointed_at(path):
                assert "SUP201" in {each["code"] for each in wrong}, path

    def _pointed_at(self, gone: Path) -> bool:
        """Whether a sound record speaks of one that is no longer in its place."""
        record = gone.parent.name if gone.name == "case.yaml" else gone.stem
        others = [path for path in self._records() if not _is_damaged(path)]
        texts = [path.read_text(encoding="utf-8") for path in others]
        return any(
            "\nstatus: final\n" in text and f": {record}" in text and f"\nid: {record}\n" not in text
            for text in texts
        )

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
        # While nothing is damaged, the office can do all of this.
        if self._sound and words[0] != "validate":
            assert ran.code == 0, (words, ran)
        return ran

    @property
    def _sound(self) -> bool:
        return not self._undo and not self._harmed

    def _records(self) -> list[Path]:
        return [path for path in sorted(self.root.rglob("*/*.yaml")) if ".sup" not in path.parts]


_Any = TypeVar("_Any")


def _one_of(things: Sequence[_Any], which: int) -> _Any:
    return things[which % len(things)]


def _is_damaged(path: Path) -> bool:
    raw = path.read_bytes()
    return not raw or b"\0" in raw or b"\xff" in raw or raw.startswith(b"x")


def meeting(number: int, day: int, who: int, action: bool) -> list[str]:
    """The words that record one. No two at one time: each lasts a minute, no hour and minute comes again."""
    at = f"{8 + number // 50:02d}:{number % 50:02d}"
    words = ["new-session", "--date", f"2022-06-{day:02d}", "--start", at, "--minutes", "1", *HELD]
    words += ["--supervisor", LEADER, "--attendee", WORKERS[who % 3], "--summary", "谈了这个月的事"]
    words += ["--late-reason", "外出"]
    return [*words, *(["--action", "what=补台账;owner=王秀兰;due=2022-07-10"] if action else [])]


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """An office that has begun: a session and its action, drafts, a leave."""
    root = tmp_path / "template"
    run_inside("init", root, "--name", "清丰县督导", "--division-code", "410922").ok()
    with (root / "sup.yaml").open("a", encoding="utf-8") as file:
        file.write("demo: true\n")
    for code, name in STATIONS:
        _add(root, "new-station", "--name", name, "--division-code", code, "--state", "open")
    posting = "station=ST-410922;role=supervisor;from=2022-01-01"
    appointed = "kind=full_time;side=internal;from=2022-01-01"
    _add(root, "new-person", "--label", LEADER, "--posting", posting, "--appointment", appointed)
    for name in WORKERS:
        _add(root, "new-person", "--label", name, "--posting", "station=柳格镇;role=社工;from=2022-03-01")
    for number in range(4):
        _add(
            root, *meeting(500 + number, 1 + number, number, number < 2), *(["--draft"] if number > 1 else [])
        )
    for name in WORKERS[:2]:
        _add(root, "new-leave", "--person", name, "--from-date", "2022-06-29", "--to", "2022-06-30")
    return committed(root)


def _add(root: Path, *words: str) -> None:
    run_inside("-C", root, *words, *TODAY).ok()


def test_an_office_at_work(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "true")
    happened: Counter[str] = Counter()

    @settings(
        max_examples=RUNS,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(deck=st.permutations([*DOINGS, *AGAIN]), random=st.randoms(use_true_random=False))
    def works(deck: Sequence[str], random: Random) -> None:
        office = Work(template, random)
        try:
            office.work(deck, happened)
        except BaseException:
            print(*office.steps, sep="\n  ")
            raise

    works()
    print(dict(sorted(happened.items())))
    assert {name: happened[name] for name in DOINGS if happened[name] < OFTEN} == {}
