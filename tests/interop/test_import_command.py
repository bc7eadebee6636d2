"""``sup import``: paths on standard output, words on standard error, exit codes, where returned rows go."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interop.lists import FEW_STATIONS, repository, tree, with_few_stations
from tests.running import Ran
from tests.tools import require_shared

Sup = Callable[..., Ran]
BAD = "code,name,kind\n410902001,中原路街道,街道\n41090200,胜利路街道,街道\n410902003,,街道\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "r")


def given(tmp_path: Path, text: str, name: str = "名单.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_real_list_by_the_command_and_then_validate(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    path = require_shared("data/puyang_divisions.csv")
    done = sup_here("-C", root, "import", "stations", path).ok()
    lines = done.out.splitlines()
    assert len(lines) == 98 and all((tmp_path / line).is_file() for line in lines)
    assert (
        "89 行" in done.err
        and "登记了 98 条（市级社会工作总站 1、县级社会工作指导中心 8、乡镇（街道）社工站 89）" in done.err
    )
    sup_here("-C", root, "validate", "--strict").ok()
    before = tree(tmp_path)
    again = sup_here("-C", root, "import", "stations", path).ok()
    assert (again.out, tree(tmp_path)) == ("", before)
    assert "没有新的记录；已有 89 行" in again.err and "没有写入" in again.err


def test_returned_rows_lie_beside_the_list_and_can_be_mended(
    tmp_path: Path, root: Path, sup_here: Sup
) -> None:
    done = sup_here("-C", root, "import", "stations", given(tmp_path, BAD))
    assert done.code == 1
    assert done.out.splitlines() == ["r/stations/ST-410902001.yaml", "r/stations/ST-410900.yaml"]
    assert "  第 3 行：区划代码应当是" in done.err and "  第 4 行：" in done.err
    back = tmp_path / "名单.rejected.csv"
    assert "import stations 名单.rejected.csv" in done.err
    raw = back.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\r\n") == 3
    # As before it was mended, it gives the same rows again, and is not written over.
    same = sup_here("-C", root, "import", "stations", back)
    assert (same.code, back.read_bytes()) == (1, raw)
    assert (tmp_path / "名单-2.rejected.csv").exists()
    mended = raw.decode("utf-8-sig").replace("41090200", "410902002").replace('""', '"建设路街道"', 1)
    mended = mended.replace('"4109020023"', '"410902003"')
    back.write_text(mended, encoding="utf-8-sig", newline="")
    sup_here("-C", root, "import", "stations", back).ok()
    assert (root / "stations" / "ST-410902002.yaml").exists() and (
        root / "stations" / "ST-410902003.yaml"
    ).exists()


def test_importing_a_faulty_list_again_changes_no_byte(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    path = given(tmp_path, BAD)
    sup_here("-C", root, "import", "stations", path)
    before = tree(tmp_path)
    assert sup_here("-C", root, "import", "stations", path).code == 1
    assert tree(tmp_path) == before


def test_dry_run_writes_nothing(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    path = given(tmp_path, BAD)
    before = sorted(tmp_path.rglob("*"))
    done = sup_here("-C", root, "import", "stations", path, "--dry-run")
    assert done.code == 1 and "没有写入" in done.err
    assert done.out.splitlines() == ["r/stations/ST-410902001.yaml", "r/stations/ST-410900.yaml"]
    assert sorted(tmp_path.rglob("*")) == before


def test_english(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    done = sup_here("--lang", "en", "-C", root, "import", "stations", given(tmp_path, BAD))
    assert done.code == 1 and "Registered 2" in done.err and "row 3: A division code has" in done.err
    assert "reason for return" in (tmp_path / "名单.rejected.csv").read_text(encoding="utf-8-sig")
    assert not any("\u4e00" <= c <= "\u9fff" for c in done.err.replace("名单", "").replace("濮阳", ""))


@pytest.mark.parametrize("place", ["r/stations/back.csv", "r/people/2022/back.csv", "名单.csv"])
def test_returned_rows_never_lie_among_records_or_over_the_list(
    tmp_path: Path, root: Path, sup_here: Sup, place: str
) -> None:
    path = given(tmp_path, BAD)
    done = sup_here("-C", root, "import", "stations", path, "--rejected", tmp_path / place)
    assert (done.code, done.out) == (2, "")
    assert not (root / "stations").exists() and path.read_text(encoding="utf-8") == BAD


def test_a_list_among_the_records_returns_its_rows_elsewhere(
    tmp_path: Path, root: Path, sup_here: Sup
) -> None:
    (root / "stations").mkdir()
    sup_here("-C", root, "import", "stations", given(root / "stations", BAD))
    assert (root / "名单.rejected.csv").exists()
    assert [p.name for p in (root / "stations").iterdir() if p.suffix == ".csv"] == ["名单.csv"]


@pytest.mark.parametrize("raw", [b"", b"\xff\xff", b"a,b\n1,2\n", b'code,name\n1,"2\n'])
def test_a_file_that_cannot_be_used_is_exit_two(
    tmp_path: Path, root: Path, sup_here: Sup, raw: bytes
) -> None:
    (tmp_path / "x.csv").write_bytes(raw)
    done = sup_here("-C", root, "import", "stations", tmp_path / "x.csv")
    assert (done.code, done.out) == (2, "")
    assert "→" in done.err and "Traceback" not in done.err
    assert [p.name for p in root.iterdir() if p.name != ".sup"] == ["sup.yaml"]


def test_a_missing_file_and_no_repository_are_exit_two(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    assert sup_here("-C", root, "import", "people", tmp_path / "none.csv").code == 2
    assert sup_here("-C", tmp_path, "import", "people", given(tmp_path, BAD)).code == 2


def test_people_are_registered_and_validate_is_content(tmp_path: Path, sup_here: Sup) -> None:
    root = with_few_stations(tmp_path / "r")
    raw = "姓名,县区,站点,岗位,入职日期\n王秀兰,清丰县,柳格镇,社工,2021-09-01\n李红,,城关镇,站长,\n"
    done = sup_here("-C", root, "import", "people", given(tmp_path, raw))
    assert done.code == 1 and len(done.out.splitlines()) == 1 and "人员 1" in done.err
    sup_here("-C", root, "validate", "--strict").ok()
    again = sup_here("-C", root, "import", "people", given(tmp_path, raw))
    assert (again.code, again.out) == (1, "") and len(list((root / "people").iterdir())) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_names_the_headings(sup_here: Sup, lang: str) -> None:
    both = sup_here("--lang", lang, "import", "--help").ok().out
    assert "stations" in both and "people" in both and "sup import stations" in both
    stations = sup_here("--lang", lang, "import", "stations", "--help").ok().out
    people = sup_here("--lang", lang, "import", "people", "--help").ok().out
    assert "行政区划代码" in stations and "county_code" in stations
    assert "工号" in people and "入职日期" in people
    for option in ("--dry-run", "--rejected", "--encoding", "--as-of"):
        assert option in stations and option in people


def test_help_loads_nothing_that_an_import_needs() -> None:
    code = (
        "import sys; from supervise_cli.cli import import_;"
        " print([m for m in sys.modules if m in {'csv', 'yaml', 'jsonschema', 'sqlite3'} or 'interop' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_two_imports_at_once_register_everybody_once(tmp_path: Path) -> None:
    root = with_few_stations(tmp_path / "r")
    rows = "".join(f"社工{n:03d},410922104,社工\n" for n in range(60))
    path = given(tmp_path, "姓名,站点,岗位\n" + rows)
    start = [
        sys.executable,
        "-c",
        "from supervise_cli.cli.main import main; main()",
        "-C",
        str(root),
        "import",
        "people",
        str(path),
    ]
    running = [subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    ended = [each.communicate(timeout=120) for each in running]
    assert [each.returncode for each in running] == [0, 0], ended
    assert sorted(len(out.splitlines()) for out, _ in ended) == [0, 60]
    assert len(list((root / "people").iterdir())) == 60


def test_few_stations_are_what_the_other_tests_take_them_for(
    tmp_path: Path, root: Path, sup_here: Sup
) -> None:
    done = sup_here("-C", root, "import", "stations", given(tmp_path, FEW_STATIONS)).ok()
    assert len(done.out.splitlines()) == 10


def test_a_reason_that_many_rows_share_is_said_once(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    raw = "姓名,站点,岗位\n" + "王秀兰,柳格镇,社工\n" * 30
    done = sup_here("-C", root, "import", "people", given(tmp_path, raw), "--dry-run")
    assert done.code == 1
    assert done.err.count("先导入站点") == 1 and "第 2、3、4、5、6、7、8、9、10、11 等 30 行" in done.err


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "可选：head 站长、"), ("en", "One of: head (Head of station), ")]
)
def test_a_word_that_is_no_choice_comes_back_with_the_choices(
    tmp_path: Path, root: Path, sup_here: Sup, lang: str, said: str
) -> None:
    path = given(tmp_path, "姓名,单位,岗位\n周教授,郑州大学,校长\n")
    done = sup_here("--lang", lang, "-C", root, "import", "people", path)
    assert done.code == 1 and said in done.err
    assert said in (tmp_path / "名单.rejected.csv").read_text(encoding="utf-8-sig")
