"""What is said to type works where the person stands, who may have named the folder with ``-C``."""

from __future__ import annotations

from pathlib import Path

import pytest

from supervise_cli.cli.kit import typed_here
from tests.cli.conftest import TODAY, Office
from tests.running import run_inside


def test_suggested_commands_name_the_folder(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(office.root.parent)
    draft = run_inside("-C", "office", "new-session", "--supervisor", "李建国", "--draft", *TODAY).ok()
    assert "sup -C office finish S-" in draft.err
    for arguments, said in (
        ((), "sup -C office list drafts"),
        (("show", "不在"), "sup -C office list"),
        (("list", "drafts"), "sup -C office finish S-"),
        (("finish", "赵六六"), "sup -C office"),
    ):
        ran = run_inside("-C", "office", *arguments)
        assert said in ran.out + ran.err
        assert " sup list" not in ran.out + ran.err


def test_hints_of_findings_too(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(office.root.parent)
    person = office.root / "people" / f"{office.worker}.yaml"
    person.write_text(person.read_text("utf-8").replace("ST-410922104", "ST-410922199"), "utf-8")
    assert "sup -C office " not in office.run("validate", *TODAY).out
    assert "SUP201" in run_inside("-C", "office", "validate", *TODAY).out
    json = run_inside("-C", "office", "validate", "--format", "json", *TODAY).out
    assert "sup -C" not in json


@pytest.mark.parametrize(
    ("text", "directory", "said"),
    [
        ("改：sup edit 王丽", "演示", "改：sup -C 演示 edit 王丽"),
        ("sup list、sup show", "a b", 'sup -C "a b" list、sup -C "a b" show'),
        ("sup list", "", "sup list"),
        ("sup -C x list", "y", "sup -C x list"),
        ("sup.yaml、.sup/ 和 x/sup a", "y", "sup.yaml、.sup/ 和 x/sup a"),
        ("sup list", "\\1", "sup -C \\1 list"),
    ],
)
def test_only_commands_are_changed(text: str, directory: str, said: str) -> None:
    assert typed_here(text, directory) == said


def test_the_demonstration_says_where_the_page_will_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_inside("demo", "演示", "--stations", "1", "--workers", "2", "--months", "1").ok()
    assert str(tmp_path / "月报.html") in ran.err
