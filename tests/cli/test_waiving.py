"""``sup waive``: the place is taken from the finding, what nobody may waive is refused before it is saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.asking import BREAK, ON_A_TERMINAL, answered, newest
from tests.cli.conftest import TODAY, Office
from tests.cli.test_making import SESSION, load

WAIVE = ("--reason", "当天停电", "--until", "2022-12-31", *TODAY)
terminal = pytest.mark.skipif(not ON_A_TERMINAL, reason="NOT RUN: needs a pseudo-terminal")


@pytest.fixture
def late(office: Office) -> Path:
    """A session written too late: SUP301 at /recorded_on."""
    return office.made(*SESSION, "--recorded-on", "2022-09-15", *TODAY)


def waived(office: Office, *words: str) -> Path:
    return office.made("waive", *words, *WAIVE)


@pytest.mark.parametrize("code", ["SUP301", "sup301"])
def test_the_place_comes_from_the_finding(office: Office, late: Path, code: str) -> None:
    data = load(waived(office, "--code", code, "--record", late.stem, "--approved-by", "李建国"))
    assert (data["code"], data["pointer"], data["status"]) == ("SUP301", "/recorded_on", "final")
    assert "discriminator" not in data
    ran = office.run("validate", *TODAY).ok()
    assert "已批准例外" in ran.out
    assert "SUP301" not in ran.out.replace("已批准例外", "")


@pytest.mark.parametrize(("code", "said"), [("SUP302", "不能批例外"), ("SUP999", "没有 SUP999 这一项检查")])
def test_what_cannot_be_waived_is_refused_before_it_is_saved(
    office: Office, late: Path, code: str, said: str
) -> None:
    ran = office.run("waive", "--code", code, "--record", late.stem, "--approved-by", "李建国", *WAIVE)
    assert ran.code == 2
    assert said in ran.err
    assert not list(office.root.glob("waivers/**/*.yaml"))


@pytest.mark.parametrize(
    ("pointer", "said"), [("登记日期", "写成 /minutes 这样"), ("/minutes", "--pointer /recorded_on")]
)
def test_a_place_where_it_does_not_stand_is_refused(
    office: Office, late: Path, pointer: str, said: str
) -> None:
    words = ("--code", "SUP301", "--record", late.stem, "--pointer", pointer, "--approved-by", "李建国")
    ran = office.run("waive", *words, *WAIVE)
    assert ran.code == 2
    assert said in ran.err
    assert "只能写一行" not in ran.err


def test_who_wrote_it_is_not_who_approves(office: Office, late: Path) -> None:
    words = ("waive", "--code", "SUP301", "--record", late.stem, "--approved-by", "李建国", *WAIVE)
    assert "批准人就是写这条记录的人" not in office.run(*words).err
    assert "批准人就是写这条记录的人" in office.run(*words, "--entered-by", "李建国").err


@pytest.fixture
def several(office: Office) -> Path:
    """A session with two people who are both on leave that day: SUP311 twice."""
    for name in ("王秀兰", "李建国"):
        words = ("--person", name, "--from-date", "2022-06-14", "--to", "2022-06-17")
        office.made("new-leave", *words, *TODAY)
    return office.made(*SESSION)


def test_of_several_findings_one_has_to_be_said(office: Office, several: Path) -> None:
    words = ("--code", "SUP311", "--record", several.stem, "--approved-by", "李建国")
    ran = office.run("waive", *words, *WAIVE)
    assert ran.code == 2
    assert "SUP311 在" in ran.err
    lines = [line.strip() for line in ran.err.splitlines() if line.strip().startswith("--pointer /")]
    assert len(lines) == 2
    for line in lines:
        place = line.split("  ")[0].split()
        data = load(waived(office, *words, *place))
        assert data["pointer"] == place[1]
    assert "SUP212" not in office.run("validate", *TODAY).out


def test_the_one_left_is_meant_once_the_other_is_waived(office: Office, several: Path) -> None:
    words = ("--code", "SUP311", "--record", several.stem, "--approved-by", "李建国")
    listed = office.run("waive", *words, *WAIVE).err.splitlines()
    place = next(line.split() for line in listed if line.strip().startswith("--pointer /"))[:4]
    first = load(waived(office, *words, *place))
    second = load(waived(office, *words))
    assert (first["pointer"], first["discriminator"]) != (second["pointer"], second["discriminator"])


@terminal
def test_on_a_terminal_the_check_comes_first_and_one_of_several_by_its_number(
    office: Office, several: Path
) -> None:
    answered(
        office.root, ("waive", *TODAY),
        [
            ("检查编号", "SUP302"), ("检查编号", "sup311"), ("针对哪条记录", several.stem),
            ("写前面的数字", "9"), ("写前面的数字", "2"), ("批准人", "李建国"),
            ("例外原因", "停电"), ("例外止", "2022-12-31"),
        ],
    )  # fmt: skip
    data = newest(office.root / "waivers")
    assert (data["status"], data["code"]) == ("final", "SUP311")
    assert data["pointer"]


@terminal
def test_what_was_answered_stands_when_the_choice_is_broken_off(office: Office, several: Path) -> None:
    answered(
        office.root, ("waive", *TODAY),
        [("检查编号", "SUP311"), ("针对哪条记录", several.stem), ("写前面的数字", BREAK)],
    )  # fmt: skip
    data = newest(office.root / "waivers")
    assert (data["status"], data["code"], data["record"]) == ("draft", "SUP311", several.stem)
