"""The list of divisions that ``sup.yaml`` names: of every state of a repository, and never through a link."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from supervise_cli.workspace.config import config_of
from supervise_cli.workspace.divisions import Township, read_list
from tests.robustness.gitting import committed, git
from tests.running import run_inside

ONE, TWO = "410902101,岳村镇\n", "410902102,孟轲乡\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository without any station whose list has one township."""
    made = tmp_path / "上" / "库"
    (made / "名单").mkdir(parents=True)
    (made / "sup.yaml").write_text("name: 华龙区\ndivisions: 名单/区划.csv\n", "utf-8")
    (made / "名单" / "区划.csv").write_text(ONE, "utf-8")
    return made


def _found(folder: Path, *words: str) -> list[tuple[str, str, str]]:
    ran = run_inside("-C", folder, "validate", "--all", "--format", "json", *words).ok()
    found = [each for each in json.loads(ran.out)["findings"] if each["code"] == "SUP663"]
    assert {each["path"] for each in found} <= {"sup.yaml"}
    return [(each["pointer"], each["discriminator"], each["message"][:12]) for each in found]


def _codes(folder: Path, *words: str) -> list[str]:
    return [code for _, code, _ in _found(folder, *words)]


def test_a_change_of_the_list_alone_is_seen(folder: Path) -> None:
    assert _codes(folder) == ["410902101"]
    assert _codes(folder) == ["410902101"]
    (folder / "名单" / "区划.csv").write_text(ONE + TWO, "utf-8")
    assert _codes(folder) == ["410902101", "410902102"]
    (folder / "名单" / "区划.csv").unlink()
    assert _codes(folder) == [""]


def test_staged_and_committed_lists_are_those_of_then(folder: Path) -> None:
    committed(folder.parent)
    (folder / "名单" / "区划.csv").write_text(ONE + TWO, "utf-8")
    git(folder, "add", "-A")
    (folder / "名单" / "区划.csv").unlink()
    assert _codes(folder) == [""]
    assert _codes(folder, "--staged") == ["410902101", "410902102"]
    assert _codes(folder, "--rev", "HEAD") == ["410902101"]


def test_what_a_link_leads_to_is_not_read(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "外"
    outside.mkdir()
    (outside / "区划.csv").write_text(TWO, "utf-8")
    (folder / "名单" / "区划.csv").unlink()
    (folder / "名单" / "区划.csv").symlink_to(outside / "区划.csv")
    assert _codes(folder) == [""]
    (folder / "名单" / "区划.csv").unlink()
    (folder / "名单").rmdir()
    (folder / "名单").symlink_to(outside)
    assert _codes(folder) == [""]


def test_a_name_that_may_not_be_is_an_error_and_nothing_is_read(folder: Path) -> None:
    (folder.parent / "x.csv").write_text(TWO, "utf-8")
    (folder / "sup.yaml").write_text("name: 华龙区\ndivisions: ../x.csv\n", "utf-8")
    ran = run_inside("-C", folder, "validate", "--all", "--format", "json")
    found = {(each["code"], each["discriminator"]) for each in json.loads(ran.out)["findings"]}
    assert found == {("SUP124", "")}
    for path in ("../x.csv", "/x.csv", "a/../x.csv", ".git/x.csv", "x.txt", "a\\..\\x.csv", 5):
        assert config_of({"divisions": path}).divisions == "", path
    assert config_of({"divisions": "名单/区划.csv"}).divisions == "名单/区划.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_as_spreadsheets_save_it(encoding: str) -> None:
    rows = [
        "序号,乡镇,代码",
        '1,"岳村,镇",410902101000',
        "2,孟轲乡,410902102000",
        "3,合计,",
        "4,区,410902000000",
    ]
    text = "".join(f"{row}\r\n" for row in rows)
    found = read_list("x.csv", text.encode(encoding))
    assert found.townships == (Township("410902101", "岳村,镇"), Township("410902102", "孟轲乡"))
    assert found.problem == ""


@pytest.mark.parametrize(
    "raw", [b"", b"\0\0", b'"' + b"x" * 200_000, b"a,b\n1,2\n", "4.1E+08\n".encode("utf-16")]
)
def test_what_is_no_list_says_so(raw: bytes) -> None:
    assert read_list("x.csv", raw).problem == "no_codes"
