"""``sup validate --fix``: what it mends, what it leaves, what it shows, and how it ends."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise_cli.cli import _fixing
from tests.running import Ran, run_inside
from tests.tools import ROOT

SESSION = "sessions/2022/06/S-20220609-X1C5D.yaml"
OTHER = "sessions/2022/06/S-20220630-G4N8S.yaml"
PERSON = "people"
SECRET = "金丝雀canaryq"


@pytest.fixture(scope="module")
def tidy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, in the order of its schemas and without a slip."""
    place = Path(shutil.copytree(ROOT / "examples" / "puyang", tmp_path_factory.mktemp("tidy") / "puyang"))
    _fix(place).ok()
    assert _fix(place).out == ""
    return place


@pytest.fixture
def folder(tidy: Path, tmp_path: Path) -> Path:
    """A copy that the test may change."""
    return Path(shutil.copytree(tidy, tmp_path / "puyang"))


def _fix(folder: Path, *words: str, lang: str = "zh") -> Ran:
    return run_inside("-C", folder, "--lang", lang, "validate", "--fix", "--as-of", "2022-06-30", *words)


def _spoil(place: Path, *changes: tuple[str, str]) -> bytes:
    """Change pieces of a file (as regular expressions); the bytes it then has."""
    text = place.read_text(encoding="utf-8")
    for piece, typed in changes:
        text, times = re.subn(piece, typed, text, count=1, flags=re.MULTILINE)
        assert times == 1, piece
    place.write_bytes(text.encode())
    return place.read_bytes()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and ".sup" not in each.parts
    }


SLIPS = (
    (r"^minutes: ", "minutes："),
    (r'^date: "(.*)"$', r"date: \1"),
    (r"^form: individual", "form: 个别督导"),
)


def test_slips_are_mended_and_nothing_else_is_touched(folder: Path) -> None:
    before = _files(folder)
    _spoil(folder / SESSION, *SLIPS)
    ran = _fix(folder)
    assert ran.code == 0
    assert _files(folder) == before
    assert ran.out.startswith(f"--- {SESSION}\n+++ {SESSION}\n@@ ")
    assert "改好了 1 个文件。" in ran.err
    again = _fix(folder)
    assert (again.code, again.out) == (0, "")
    assert "没有可以自动改的。" in again.err


def test_a_dry_run_shows_the_same_and_writes_nothing(folder: Path) -> None:
    _spoil(folder / SESSION, *SLIPS)
    before = {path: (folder / path).stat().st_mtime_ns for path in _files(folder)}
    dry = _fix(folder, "--dry-run")
    assert {path: (folder / path).stat().st_mtime_ns for path in _files(folder)} == before
    # What would be left is judged, not what is there.
    assert dry.code == 0
    assert _fix(folder).out == dry.out != ""


def test_what_has_two_right_answers_is_left_and_ends_with_1(folder: Path) -> None:
    wrong = _spoil(folder / SESSION, (r'^date: ".*"$', "date: 6月15日"))
    ran = _fix(folder)
    assert (ran.code, ran.out) == (1, "")
    assert (folder / SESSION).read_bytes() == wrong
    assert re.search(r"还剩 \d+ 处（其中错误 \d+ 处）要自己看：sup -C \S+ validate$", ran.err, re.MULTILINE)


def test_a_sure_slip_beside_an_unsure_one_is_mended(folder: Path) -> None:
    _spoil(folder / SESSION, (r'^date: ".*"$', "date: 6月15日"), (r"^form: .*$", "form: 个别督导"))
    assert _fix(folder).code == 1
    text = (folder / SESSION).read_text(encoding="utf-8")
    assert "date: 6月15日\n" in text
    assert "form: individual\n" in text


def test_of_a_file_that_does_not_read_it_is_told_that_something_comes_first(folder: Path) -> None:
    wrong = _spoil(folder / SESSION, SLIPS[0], (r"^theme: ", 'theme: "'))
    ran = _fix(folder)
    assert (ran.code, ran.out) == (1, "")
    assert (folder / SESSION).read_bytes() == wrong
    assert f"{SESSION} 里还有要自己改的地方" in ran.err
    _spoil(folder / SESSION, (r'^theme: "', "theme: "))
    assert _fix(folder).code == 0


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_signed_record_is_never_touched(folder: Path, kind: str) -> None:
    wrong = _spoil(folder / SESSION, *SLIPS)
    signature = folder / "signatures" / Path(SESSION).stem
    signature.parent.mkdir()
    if kind == "folder":
        signature.mkdir()
        (signature / "P-7K3QX.sig").write_bytes(b"x")
    else:
        signature.write_bytes(b"x")
    ran = _fix(folder)
    assert ran.code == 1
    assert ran.out == ""
    assert (folder / SESSION).read_bytes() == wrong
    assert f"{SESSION} 已经签名，没有动。" in ran.err


def test_a_signed_record_by_its_own_id_too(folder: Path) -> None:
    """A file that is named otherwise than its record."""
    renamed = folder / "sessions/2022/06/S-20220609-00000.yaml"
    (folder / SESSION).rename(renamed)
    wrong = _spoil(renamed, *SLIPS)
    (folder / "signatures" / Path(SESSION).stem).mkdir(parents=True)
    (folder / "signatures" / Path(SESSION).stem / "x.sig").write_bytes(b"x")
    assert _fix(folder).code == 1
    assert renamed.read_bytes() == wrong


def test_a_read_only_file_is_left(folder: Path) -> None:
    wrong = _spoil(folder / SESSION, *SLIPS)
    (folder / SESSION).chmod(0o444)
    _spoil(folder / OTHER, *SLIPS[:1])
    ran = _fix(folder)
    assert (folder / SESSION).read_bytes() == wrong
    assert f"{SESSION} 是只读文件" in ran.err
    assert "改好了 1 个文件。" in ran.err
    assert ran.code == 1


def test_the_rights_of_a_file_stay(folder: Path) -> None:
    _spoil(folder / SESSION, *SLIPS)
    (folder / SESSION).chmod(0o640)
    _fix(folder).ok()
    assert (folder / SESSION).stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    _spoil(folder / SESSION, *SLIPS)
    (folder / SESSION).rename(outside)
    (folder / SESSION).symlink_to(outside)
    inner = tmp_path / "month"
    (folder / "sessions/2022/06").rename(inner)
    wrong, other = outside.read_bytes(), _spoil(inner / Path(OTHER).name, *SLIPS[:1])
    (folder / "sessions/2022/06").symlink_to(inner)
    ran = _fix(folder)
    assert ran.out == ""
    assert (outside.read_bytes(), (inner / Path(OTHER).name).read_bytes()) == (wrong, other)
    assert (folder / "sessions/2022/06").is_symlink()


@pytest.mark.parametrize("path", ["..", "../outside.yaml", "/etc/hostname"])
def test_nothing_outside_is_mended(folder: Path, path: str) -> None:
    (folder.parent / "outside.yaml").write_text("date: 2022-06-15\n")
    assert _fix(folder, path).code == 2


def test_bom_and_windows_line_ends_stay(folder: Path) -> None:
    sound = (folder / SESSION).read_bytes()
    text = _spoil(folder / SESSION, *SLIPS)
    (folder / SESSION).write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert "\r" not in _fix(folder).ok().out
    assert (folder / SESSION).read_bytes() == b"\xef\xbb\xbf" + sound.replace(b"\n", b"\r\n")


def test_paths_and_codes_are_respected(folder: Path) -> None:
    first, second = (_spoil(folder / each, *SLIPS[1:]) for each in (SESSION, OTHER))
    _fix(folder, OTHER)
    assert (folder / SESSION).read_bytes() == first
    assert (folder / OTHER).read_bytes() != second
    _fix(folder, "--ignore", "SUP1", SESSION)
    text = (folder / SESSION).read_text(encoding="utf-8")
    assert "form: 个别督导\n" in text
    assert 'date: "' in text
    _fix(folder, "--select", "not-in-list", Path(SESSION).stem).ok()
    assert "form: individual\n" in (folder / SESSION).read_text(encoding="utf-8")


def test_with_select_nothing_is_tidied(folder: Path) -> None:
    untidy = _spoil(folder / SESSION, (r"^(minutes: .*)$", r"\1  "))
    assert _fix(folder, "--select", "SUP1").out == ""
    assert (folder / SESSION).read_bytes() == untidy


def test_spaces_at_the_ends_of_lines_go_but_not_inside_text(folder: Path) -> None:
    sound = (folder / SESSION).read_text(encoding="utf-8")
    inside = re.sub(r"^(summary: \|-?\n  .*)$", r"\1  ", sound, count=1, flags=re.MULTILINE)
    assert inside != sound
    untidy = re.sub(r"^(minutes: .*)$", r"\1  ", inside, count=1, flags=re.MULTILINE)
    (folder / SESSION).write_text(untidy, encoding="utf-8")
    ran = _fix(folder).ok()
    assert (folder / SESSION).read_text(encoding="utf-8") == inside
    assert re.search(r"^-minutes: \d+··$", ran.out, re.MULTILINE)


def test_fields_come_into_order_with_their_comments(folder: Path) -> None:
    text = (folder / SESSION).read_text(encoding="utf-8")
    moved = re.sub(r"^(minutes: .*\n)", "", text, flags=re.MULTILINE)
    minutes = re.search(r"^minutes: .*\n", text, re.MULTILINE)
    assert minutes is not None
    commented = minutes[0].replace("\n", "  # behind\n")
    (folder / SESSION).write_text(moved + "# above\n" + commented, encoding="utf-8")
    _fix(folder).ok()
    wanted = text.replace(minutes[0], "# above\n" + commented)
    assert (folder / SESSION).read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize("comment", ["# 单独一段\n\n", "# 上面\n\n# 下面\n\n"])
def test_fields_stay_where_a_comment_could_belong_to_several(folder: Path, comment: str) -> None:
    text = (folder / SESSION).read_text(encoding="utf-8")
    minutes = re.search(r"^minutes: .*\n", text, re.MULTILINE)
    assert minutes is not None
    moved = text.replace(minutes[0], "") + comment + minutes[0]
    (folder / SESSION).write_text(moved, encoding="utf-8")
    assert _fix(folder).ok().out == ""


def test_drafts_and_the_two_files_at_the_top_are_mended(folder: Path) -> None:
    _spoil(folder / SESSION, (r"^status: final", "status: draft"), *SLIPS)
    config = (folder / "sup.yaml").read_bytes()
    _spoil(folder / "sup.yaml", (r"^name: ", "name："))
    policy = (
        'write_up_days:\n  - from: "2022-07-01"\n    value: 5\n    unit: days\n    source: null  # 待查\n'
    )
    (folder / "policy.yaml").write_text(policy.replace('"', "").replace("value: ", "value："), "utf-8")
    assert _fix(folder).code == 0
    assert (folder / "sup.yaml").read_bytes() == config
    assert (folder / "policy.yaml").read_text("utf-8") == policy


def test_what_is_confidential_is_not_shown(folder: Path) -> None:
    _spoil(
        folder / SESSION,
        (r"^summary: \|-?\n", f"summary: |\n  {SECRET}：{SECRET}\n"),
        (r"^theme: .*$", f"theme: {SECRET}: 1"),
        (r"^form: ", f"# {SECRET}\nform: "),
        *SLIPS[:1],
    )
    third = "sessions/2022/06/S-20220617-J7P2E.yaml"
    _spoil(
        folder / third,
        SLIPS[1],
        (r"^summary: \|-?\n(  .*\n)+", ""),
        (r"^mode: .*$", f"# {SECRET}\nmode: 面谈  # {SECRET}\nsummary: canaryq\nsuggestions: [CANARYQ-1]"),
    )
    for lang in ("zh", "en"):
        ran = _fix(folder, "--dry-run", lang=lang)
        assert f"--- {SESSION}\n" in ran.out
        assert f"--- {third}\n" in ran.out
        assert "canaryq" not in (ran.out + ran.err).lower()
    assert " # …\n-mode: 面谈  # …\n" in ran.out
    assert "+mode: face_to_face  # …\n" in ran.out
    _fix(folder).ok()
    assert SECRET in (folder / SESSION).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "number", ["13812345678", "１３８１２３４５６７８", "410922199001011234", "41092219900101123X"]
)
def test_numbers_of_persons_are_not_shown(folder: Path, number: str) -> None:
    _spoil(
        folder / SESSION,
        (r"^date: .*$", f"date：{number}"),
        (r"^mode: .*$", f'mode: "{number}"'),
        (r"^start: .*$", f"start: {number}"),
    )
    _spoil(folder / OTHER, (r"^(minutes: .*)$", rf'\1\n{number}: {number}\n"{number}": 1'))
    said = [
        run_inside("-C", folder, "validate", "--as-of", "2022-06-30"),
        _fix(folder),
        run_inside("-C", folder, "validate", "--as-of", "2022-06-30"),
        run_inside("-C", folder, "--lang", "en", "validate", "--as-of", "2022-06-30"),
    ]
    assert all(number not in each.out + each.err for each in said)
    assert "\n+date: …\n" in said[1].out
    assert "start: …" in said[-1].out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_said(folder: Path, lang: str, snapshot: SnapshotAssertion) -> None:
    _spoil(folder / SESSION, *SLIPS[1:], (r"^(minutes: .*)$", r"\1  "))
    _spoil(folder / OTHER, *SLIPS, (r"^mode: .*$", "mode: 不知道"))
    (folder / "signatures" / "ST-410922104").mkdir(parents=True)
    (folder / "signatures" / "ST-410922104" / "x").write_bytes(b"x")
    _spoil(folder / "stations" / "ST-410922104.yaml", (r'^division_code: "(.*)"$', r"division_code: \1"))
    ran = _fix(folder, lang=lang)
    said = ran.err.replace(str(folder), "DIR")
    assert f"{ran.out}=== {ran.code}\n{said}" == snapshot


def test_colours_on_a_terminal_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _spoil(folder / SESSION, *SLIPS)
    assert "\x1b" not in _fix(folder, "--dry-run").out
    monkeypatch.setattr(_fixing, "colour", lambda: True)
    out = _fix(folder, "--dry-run").out
    assert re.search("^\x1b\\[31m-date: .*\x1b\\[0m$", out, re.MULTILINE)
    assert re.search("^\x1b\\[32m\\+date: .*\x1b\\[0m$", out, re.MULTILINE)


@pytest.mark.parametrize(
    "words",
    [
        ("--staged",), ("--rev", "HEAD"), ("--format", "json"), ("-o", "x.txt"), ("--statistics",),
        ("--baseline", "x.json"),
    ],
)  # fmt: skip
def test_options_that_say_something_else_are_refused(folder: Path, words: tuple[str, ...]) -> None:
    wrong = _spoil(folder / SESSION, *SLIPS)
    ran = _fix(folder, *words)
    assert ran.code == 2
    assert words[0] in ran.err
    assert (folder / SESSION).read_bytes() == wrong
    assert run_inside("-C", folder, "validate", "--dry-run").code == 2


def test_strict_and_all_judge_what_is_left(folder: Path) -> None:
    _spoil(folder / SESSION, *SLIPS)
    plain = run_inside("-C", folder, "validate", "--all", "--as-of", "2022-06-30", "--format", "json")
    assert plain.code == 1
    loose, strict = _fix(folder, "--all"), _fix(folder, "--all", "--strict")
    assert loose.code == 0
    assert strict.code == int("没有剩下的问题" not in strict.err)
