"""What a rule could not judge is said, never passed; and no text that was compared stands anywhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from supervise_cli import formats
from supervise_cli.model import Skipped, Tier
from supervise_cli.pipeline.checking import Verdict, check
from supervise_cli.pipeline.opening import Opened, catalogue
from supervise_cli.workspace.index import store
from supervise_cli.workspace.index.snapshot import Snapshot
from supervise_cli.workspace.layout import Layout
from supervise_cli.workspace.source import Entry, content_id
from tests.robustness.gitting import committed, git
from tests.rules import repository
from tests.rules.test_cases import Case
from tests.running import Ran, run_inside

TOLD = (
    "金丝雀的事从头说了一遍，她先不肯讲，喝了口水才开口，说夜里睡不着，怕丈夫回来。约好先住妹妹家，"
    "周四陪她去开证明，路费由站里垫上，钥匙留给邻居。金丝雀请大家先别声张。"
)
SEALED = {"enc": {"key": "county", "alg": "age", "data": "YWdlLWVuY3J5cHRpb24ub3JnL3Yx"}}
ONE = {"id": "S-20220518-00001", "date": "2022-05-18", "summary": TOLD}
TWO = {"id": "S-20220615-00002", "date": "2022-06-15", "summary": TOLD}
HIDDEN = {"id": "S-20220616-00003", "date": "2022-06-16", "summary": SEALED}
DAY = ("--as-of", "2022-07-04")
ONLY = ("--select", "SUP62")


def files(*records: Mapping[str, Any], policy: Any = None) -> dict[str, bytes]:
    body = {"records": list(records)} | ({"policy": policy} if policy else {})
    return Case("SUP620", "", body).files()


def office(root: Path, *records: Mapping[str, Any], policy: Any = None) -> Path:
    for path, raw in files(*records, policy=policy).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)
    return root


def validate(root: Path, *words: str | Path, lang: str = "zh") -> Ran:
    return run_inside("-C", root, "--lang", lang, "validate", "--all", *DAY, *words)


def test_sealed_texts_are_said_not_to_have_been_judged(tmp_path: Path) -> None:
    root = office(tmp_path, ONE, HIDDEN)
    for _ in range(2):  # The second answer is a kept one.
        ran = validate(root, *ONLY, "--strict").ok()
        assert "没有判全：SUP620 near-duplicate-text：1 段文字加了密，没有比。" in ran.out
        assert "没有判全：SUP621 unfilled-text：1 段文字加了密，没有看。" in ran.out
    said = json.loads(validate(root, *ONLY, "--format", "json", lang="en").out)
    assert [(each["code"], each["variant"]) for each in said["skipped"]] == [
        ("SUP620", "sealed"),
        ("SUP621", "sealed"),
    ]
    assert said["skipped"][0]["message"] == "1 sealed text was not compared."
    assert said["summary"]["skipped"] == 2
    assert "没有判全" not in validate(root, "--ignore", "SUP62").out
    assert "没有判全" not in validate(root, "--select", "SUP301").out
    assert "没有判全" not in run_inside("-C", root, "validate", *DAY).out


def test_a_sealed_text_that_is_no_account_is_not_missed_where_accounts_are_compared() -> None:
    verdict = judged(files(ONE, {**TWO, "summary": "谈了入户。", "ad_hoc_reason": SEALED}))
    assert verdict.skipped == (Skipped("SUP621", "sealed", {"n": 1}),)


def test_what_is_not_looked_for_here_is_not_missed_either(tmp_path: Path) -> None:
    root = office(tmp_path, ONE, HIDDEN)
    place = root / "policy.yaml"
    entry = "{code: SUP620, severity: ignore, reason: 另有人看。}"
    place.write_text(
        f'severities:\n- from: "2022-01-01"\n  value:\n  - {entry}\n  unit: severities\n  source: null\n',
        "utf-8",
    )
    ran = validate(root, *ONLY)
    assert "没有判全：SUP620" not in ran.out
    assert "没有判全：SUP621" in ran.out


def test_a_waiver_of_what_could_not_be_judged_is_not_put_to_the_test(tmp_path: Path) -> None:
    waiver = {
        "id": "WV-20220620-00004", "code": "SUP620", "record": TWO["id"], "pointer": "/summary",
        "discriminator": ONE["id"],
    }  # fmt: skip
    named = json.loads(validate(office(tmp_path / "a", ONE, TWO, waiver), "--format", "json").out)
    assert [each["code"] for each in named["waived"]] == ["SUP620"]
    own_words = {**TWO, "summary": "谈了入户。"}
    idle = json.loads(validate(office(tmp_path / "b", ONE, own_words, waiver), "--format", "json").out)
    assert "SUP212" in [each["code"] for each in idle["findings"]]
    sealed = json.loads(
        validate(office(tmp_path / "c", ONE, TWO | {"summary": SEALED}, waiver), "--format", "json").out
    )
    assert "SUP212" not in [each["code"] for each in sealed["findings"]]


def test_without_the_library_nothing_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rensa", None)
    for name in ("likeness", "accounts", "repeated"):
        monkeypatch.delitem(sys.modules, f"supervise_cli.definitions.{name}", raising=False)
    verdict = judged(files(ONE, TWO))
    assert verdict.skipped == (Skipped("SUP620", "library"),)
    assert "SUP620" not in [each.code for each in verdict.findings]


class Moving(repository.Memory):
    """Files of which one has changed when it is read again."""

    moved = ""

    def read(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, bytes]]:
        for entry, raw in super().read(entries):
            if entry.path.endswith(self.moved) and self.moved:
                raw += b"# 1\n"
                yield Entry(entry.path, content_id(raw)), raw
            else:
                yield entry, raw


def judged(made: Mapping[str, bytes], moved: str = "") -> Verdict:
    types = catalogue()
    with store.opened(Path("nowhere"), use_cache=False) as connection:
        source = Moving(made, Layout(types))
        state = Opened(Path("nowhere"), Snapshot(connection, types, source), date(2022, 7, 4), repository.NOW)
        assert state.facts
        source.moved = moved
        return check(state, frozenset({Tier.RECORD, Tier.PRACTICE}))


def test_a_file_that_changed_meanwhile_is_not_compared() -> None:
    assert [each.code for each in judged(files(ONE, TWO)).findings if each.code == "SUP620"] == ["SUP620"]
    verdict = judged(files(ONE, TWO), f"{TWO['id']}.yaml")
    assert verdict.skipped == (Skipped("SUP620", "changed", {"n": 1}),)
    assert "SUP620" not in [each.code for each in verdict.findings]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format_", formats.names())
def test_no_word_that_was_compared_is_printed_or_kept(
    format_: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("SUP_CACHE_DIR", str(cache))
    root = office(tmp_path / "库", ONE, TWO, HIDDEN)
    ran = validate(root, "--format", format_, lang=lang)
    assert "SUP620" in ran.out
    runs = {TOLD[n : n + 4] for n in range(len(TOLD) - 3)}
    assert not [each for each in runs if each in ran.out + ran.err]
    kept = b"".join(path.read_bytes() for path in cache.rglob("*") if path.is_file())
    assert kept
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert not [each for each in runs if each.encode(encoding) in kept]
    assert json.dumps("金丝雀").strip('"').encode() not in kept


def test_a_revision_is_compared_as_it_was(tmp_path: Path) -> None:
    root = committed(office(tmp_path / "库", ONE, TWO))
    for path, raw in files(TWO | {"summary": "谈了入户。"}).items():
        (root / path).write_bytes(raw)
    git(root, "commit", "-qam", "改写")
    assert "SUP620" not in validate(root, *ONLY).out
    assert "SUP620" in validate(root, *ONLY, "--rev", "HEAD~1").out
