"""``sup import sessions|visits|requests`` as typed: what is printed, what is written, what is kept quiet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interop.lists import repository, tree, with_few_people
from tests.running import Ran

Sup = Callable[..., Ran]
CANARY = "CANARY4417"
LISTS = {
    "sessions": (
        "督导日期,督导,受督导人,站点,督导形式,督导方式,督导内容,时长,督导纪要,督导建议,个人反思,社工反思\n"
        f"2022/6/8,郭建国,张思雨,柳格镇,个别,面谈,监察工作进展,90,{CANARY},{CANARY},{CANARY},{CANARY}\n"
        f"2022/6/9,郭建国,王伟,无名镇,{CANARY},面谈,监察工作进展,90,{CANARY},{CANARY},{CANARY},{CANARY}\n"
        f"{CANARY},{CANARY},{CANARY},{CANARY},{CANARY},{CANARY},{CANARY},{CANARY},{CANARY},{CANARY},{CANARY},{CANARY}\n"
    ),
    "visits": (
        "走访日期,到访站点,督导,目的,意见\n"
        f"2022/6/8,柳格镇,郭建国,督导,{CANARY}\n2022/6/8,{CANARY},{CANARY},{CANARY},{CANARY}\n"
    ),
    "requests": (
        "日期,提出人,需求内容,说明\n"
        f"2022/6/8,张思雨,给予情绪支持,{CANARY}\n2022/6/8,{CANARY},{CANARY},{CANARY}\n"
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return with_few_people(tmp_path / "r")


def given(tmp_path: Path, text: str, name: str = "名单.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", sorted(LISTS))
def test_confidential_text_is_in_no_message(
    tmp_path: Path, root: Path, sup_here: Sup, kind: str, lang: str
) -> None:
    path = given(tmp_path, LISTS[kind])
    for options in (("--dry-run",), (), ()):
        done = sup_here("--lang", lang, "-C", root, "import", kind, path, *options)
        assert done.code == 1 and CANARY not in done.out + done.err
    # It is where it belongs: in the record, and in the rows that are the user's own.
    assert any(CANARY in p.read_text(encoding="utf-8") for p in (root / kind).rglob("*.yaml"))
    back = (tmp_path / "名单.rejected.csv").read_text(encoding="utf-8-sig")
    reasons = [line.rsplit('","', 2)[1] for line in back.splitlines()]
    assert CANARY in back and not any(CANARY in each for each in reasons)


@pytest.mark.parametrize("kind", sorted(LISTS))
def test_what_was_imported_is_sound_and_again_changes_nothing(
    tmp_path: Path, root: Path, sup_here: Sup, kind: str
) -> None:
    path = given(tmp_path, LISTS[kind])
    sup_here("-C", root, "import", kind, path)
    sup_here("-C", root, "validate", "--strict").ok()
    before = tree(tmp_path)
    done = sup_here("-C", root, "import", kind, path)
    assert (done.code, done.out, tree(tmp_path)) == (1, "", before)
    assert "没有新的记录；已有 1 行" in done.err


def test_records_that_contradict_others_are_counted(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    rows = "督导日期,督导,受督导人,起止时间,站点,督导形式,督导方式,督导内容,督导纪要\n"
    for start, end in (("9:00", "11:00"), ("10:00", "12:00")):
        rows += f"2022/6/8,郭建国,张思雨,{start}-{end},柳格镇,个别,面谈,监察工作进展,谈了\n"
    done = sup_here("-C", root, "import", "sessions", given(tmp_path, rows)).ok()
    assert "其中 1 条和名册或别的记录对不上，看是哪里：sup -C" in done.err
    assert sup_here("-C", root, "validate").code == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", sorted(LISTS))
def test_help_names_the_headings(sup_here: Sup, kind: str, lang: str) -> None:
    said = sup_here("--lang", lang, "import", kind, "--help").ok().out
    assert f"sup import {kind} " in said and "--dry-run" in said
    for heading in {"sessions": "起止时间", "visits": "走访站点", "requests": "申请人"}[kind].split():
        assert heading in said


def test_nobody_is_on_the_roster_yet(tmp_path: Path, sup_here: Sup) -> None:
    root = repository(tmp_path / "empty")
    done = sup_here("-C", root, "import", "sessions", given(tmp_path, LISTS["sessions"]))
    assert (done.code, done.out) == (1, "") and "名册里没有这个人" in done.err


def test_a_later_day_is_not_yet_held(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    path = given(tmp_path, "督导日期,督导,受督导人\n2022/6/8,郭建国,张思雨\n")
    assert sup_here("-C", root, "import", "sessions", path, "--as-of", "2022-06-07").code == 1
    done = sup_here("-C", root, "import", "sessions", path, "--as-of", "2022-06-08").ok()
    assert "/sessions/2022/06/S-20220608-" in done.out
