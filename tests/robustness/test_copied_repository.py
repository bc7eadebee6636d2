"""A repository from a stranger: what lies in ``.sup``, and links, lead no write to somewhere else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Ran, run_outside

PRECIOUS = "precious\n"


def _write(records: Path) -> Ran:
    return run_outside(
        "-C", records, "new-station", "--name", "某村", "--division-code", "410922104999"
    )  # fmt: skip


def _own_is_a_link(records: Path, outside: Path) -> None:
    (records / ".sup").symlink_to(outside, target_is_directory=True)


def _linked(name: str) -> Callable[[Path, Path], None]:
    def make(records: Path, outside: Path) -> None:
        (records / ".sup").mkdir()
        (records / ".sup" / name).symlink_to(outside, target_is_directory=True)

    make.__name__ = f".sup/{name} is a link to a folder"
    return make


def _linked_file(name: str) -> Callable[[Path, Path], None]:
    def make(records: Path, outside: Path) -> None:
        (records / ".sup").mkdir()
        (records / ".sup" / name).symlink_to(outside / "precious")

    make.__name__ = f".sup/{name} is a link to a file"
    return make


def _dangling(name: str) -> Callable[[Path, Path], None]:
    def make(records: Path, outside: Path) -> None:
        (records / ".sup").mkdir()
        (records / ".sup" / name).symlink_to(outside / "made")

    make.__name__ = f".sup/{name} is a link to nothing"
    return make


def _batch_through_a_link(records: Path, outside: Path) -> None:
    (records / "way").symlink_to(outside, target_is_directory=True)
    place = records / ".sup" / "batch" / "0" / "way" / "planted.yaml"
    place.parent.mkdir(parents=True)
    place.write_text("planted\n", encoding="utf-8")


def _batch_of_links(records: Path, outside: Path) -> None:
    place = records / ".sup" / "batch" / "0" / "sessions" / "2022" / "06" / "S-20220601-AAAA1.yaml"
    place.parent.mkdir(parents=True)
    place.symlink_to(outside / "precious")
    (records / ".sup" / "batch" / "1").symlink_to(outside, target_is_directory=True)


def _stations_is_a_link(records: Path, outside: Path) -> None:
    (records / "stations").rename(records.parent / "stations-kept")
    (records / "stations").symlink_to(outside, target_is_directory=True)


TRAPS = [
    _own_is_a_link, _linked("batch"), _linked("staging"), _linked("edit"), _linked_file("lock"),
    _linked_file(".gitignore"), _dangling(".gitignore"), _dangling("lock"), _dangling("batch"),
    _batch_through_a_link, _batch_of_links, _stations_is_a_link,
]  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS, ids=lambda each: each.__name__.strip("_"))
def test_no_link_leads_a_write_away(
    records: Path, tmp_path: Path, trap: Callable[[Path, Path], None]
) -> None:
    shutil.rmtree(records / ".sup", ignore_errors=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text(PRECIOUS, encoding="utf-8")
    trap(records, outside)
    table = tmp_path / "people.csv"
    table.write_text("姓名,岗位\n欧阳甲,社工\n欧阳乙,社工\n", encoding="utf-8")
    for ran in (_write(records), run_outside("-C", records, "import", "people", str(table))):
        assert "Traceback" not in ran.err
        assert "sup 自己出了错" not in ran.err
        assert ran.code in (0, 1, 2)
        if ran.code == 2:
            assert ran.err.strip()
    assert [each.name for each in outside.iterdir()] == ["precious"]
    assert (outside / "precious").read_text(encoding="utf-8") == PRECIOUS
    checked = run_outside("-C", records, "validate", "--format", "json")
    assert PRECIOUS.strip() not in checked.out + checked.err


def test_somebody_elses_batch_writes_over_nothing(records: Path) -> None:
    place = sorted((records / "sessions").rglob("S-*.yaml"))[0]
    before = place.read_bytes()
    planted = records / ".sup" / "batch" / "0" / place.relative_to(records)
    planted.parent.mkdir(parents=True)
    planted.write_text("schema: session/1\n", encoding="utf-8")
    _write(records).ok()
    assert place.read_bytes() == before
    assert planted.exists()


def test_python_files_beside_the_records_are_not_run(records: Path) -> None:
    for name in ("yaml.py", "click.py", "json.py", "sitecustomize.py", "supervise_cli.py", "conftest.py"):
        (records / name).write_text(f"open({str(records.parent / 'ran')!r}, 'w').close()\n", encoding="utf-8")
    script = Path(sys.executable).with_name("sup")
    if not script.exists():
        pytest.skip("NOT RUN: sup is not installed beside this Python")
    done = subprocess.run([script, "validate"], cwd=records, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert not (records.parent / "ran").exists()
