"""``-o FILE``: what a command wrote it writes again; anything else that lies there is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import run_inside
from tests.tools import ROOT

BROKEN = ROOT / "examples" / "broken" / "SUP306"
PUYANG = ROOT / "examples" / "puyang"


@pytest.mark.parametrize("format_", ["json", "sarif", "junit", "gitlab", "text", "github"])
def test_a_check_is_written_again(format_: str, tmp_path: Path) -> None:
    place = tmp_path / ("结果.txt" if format_ in ("text", "github") else f"结果.{format_}")
    for root in (BROKEN, PUYANG, BROKEN):
        for lang in ("zh", "en"):
            run_inside("-C", root, "--lang", lang, "validate", "--format", format_, "-o", place)
            assert (
                place.read_text("utf-8")
                == run_inside("-C", root, "--lang", lang, "validate", "--format", format_).out
            )


def test_a_line_for_a_file_is_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (("validate",), ("report", "--month", "2022-06")):
        printed = run_inside("-C", PUYANG, *words).ok()
        assert run_inside("-C", PUYANG, *words, "-o", "-").ok() == printed
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["月报.md", "月报.html", "月报.json"])
def test_a_report_is_written_again(name: str, tmp_path: Path) -> None:
    place = tmp_path / name
    for month in ("2022-05", "2022-06"):
        run_inside("-C", PUYANG, "report", "--month", month, "-o", place).ok()
    assert "2022" in place.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("人员.csv", "姓名,站点\n王秀兰,柳格镇\n"),
        ("P-7K3QX.yaml", "schema: person/1\nid: P-7K3QX\n"),
        ("笔记.md", "# 我的笔记\n\n明天去柳格镇。\n"),
        ("data.json", '{"mine": 1}\n'),
    ],
)
@pytest.mark.parametrize("words", [("validate",), ("validate", "--format", "json"), ("report",)])
def test_what_somebody_else_wrote_is_left_alone(
    name: str, text: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    place = tmp_path / name
    place.write_text(text, encoding="utf-8")
    ran = run_inside("-C", PUYANG, *words, "-o", place)
    assert ran.code == 2
    assert ran.err
    assert place.read_text("utf-8") == text
    assert [each.name for each in tmp_path.iterdir()] == [name]
