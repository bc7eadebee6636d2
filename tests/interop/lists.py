"""Lists and repositories for the tests of importing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from supervise_cli import rules
from supervise_cli.interop import people, stations, written
from supervise_cli.interop.plan import Plan
from supervise_cli.model import Fault, Text
from supervise_cli.pipeline.opening import Opened, catalogue, opened
from supervise_cli.records import reading
from supervise_cli.workspace.saving import writing

NOW = datetime(2022, 7, 1, 4, 0, tzinfo=UTC)
TODAY = date(2022, 7, 1)


def repository(folder: Path, code: str = "410900", name: str = "濮阳市社会工作督导记录") -> Path:
    """An empty repository at ``folder``."""
    folder.mkdir(parents=True)
    (folder / "sup.yaml").write_text(f'name: {name}\ndivision_code: "{code}"\n', encoding="utf-8")
    return folder


def words(fault: Fault) -> Text:
    """A rule's sentence, as the command brings it."""
    return rules.get(fault.code).sentence(fault.variant).message.format(**fault.params)


@contextmanager
def state(root: Path) -> Iterator[Opened]:
    """The repository as an import sees it."""
    with opened(root, NOW) as found:
        yield found


def plan_stations(root: Path, raw: str | bytes, encoding: str | None = None) -> Plan:
    """What importing this list of stations would do."""
    reader = stations.headings(catalogue().get("station")).reader()
    with state(root) as found:
        return stations.plan(found.facts, root, reader.read(_bytes(raw), encoding), words)


def plan_people(root: Path, raw: str | bytes) -> Plan:
    """What importing this staff list would do; ids count up instead of being random."""
    reader = people.headings(catalogue().get("person")).reader()
    with state(root) as found:
        return people.plan(found.facts, root, reader.read(_bytes(raw)), words, TODAY, counting())


def plan_written(root: Path, name: str, raw: str | bytes, encoding: str | None = None) -> Plan:
    """What importing this list of sessions, visits or requests would do; ids count up."""
    rtype = catalogue().get(name)
    reader = written.headings(rtype).reader(f"{name}s")
    with state(root) as found:
        table = reader.read(_bytes(raw), encoding)
        return written.plan(found.facts, root, table, words, TODAY, counting(), rtype)


def counting() -> Callable[[int], int]:
    """In the place of chance: 0 0 0 0 0, 1 1 1 1 1, …"""
    drawn = 0

    def draw(limit: int) -> int:
        nonlocal drawn
        drawn += 1
        return (drawn - 1) // 5 % limit

    return draw


def _bytes(raw: str | bytes) -> bytes:
    return raw.encode() if isinstance(raw, str) else raw


def write(root: Path, plan: Plan) -> None:
    """Write what a plan makes."""
    with writing(root) as saver:
        saver.create_all(plan.files)


def data_of(plan: Plan) -> list[dict[str, Any]]:
    """The records that a plan makes, as our reader reads them."""
    found = []
    for text in plan.files.values():
        read = reading.read(text.encode())
        assert read.data is not None and not read.faults
        found.append(read.data)
    return found


def reasons(plan: Plan) -> dict[int, str]:
    """Row number → the reasons in Chinese; in English there are as many."""
    for each in plan.returned:
        assert all(reason.zh and reason.en for reason in each.reasons)
    return {each.row.number: " ".join(reason.zh for reason in each.reasons) for each in plan.returned}


def tree(root: Path) -> dict[str, tuple[str, int]]:
    """Every file outside .sup with the digest of its bytes and when it was modified."""
    return {
        path.relative_to(root).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".sup" not in path.parts
    }


FEW_STATIONS = """\
code,name,kind,county_code,county
410902001,中原路街道,街道,410902,华龙区
410922100,城关镇,镇,410922,清丰县
410922104,柳格镇,镇,410922,清丰县
410923100,城关镇,镇,410923,南乐县
410928101,柳屯镇,镇,410928,濮阳县
"""


def with_few_stations(folder: Path) -> Path:
    """A repository with five townships, their four counties and the city."""
    root = repository(folder)
    write(root, plan_stations(root, FEW_STATIONS))
    return root


FEW_PEOPLE = """\
姓名,县区,站点,岗位,督导类别,工号
郭建国,清丰县,清丰县社会工作指导中心,专职督导,专职督导,
李会娟,清丰县,柳格镇,站长,站长督导,
张思雨,清丰县,柳格镇,社工,,A7
刘向阳,清丰县,柳格镇,社工,,
王伟,清丰县,柳格镇,社工,,
王伟,濮阳县,柳屯镇,社工,,
赵晨曦,清丰县,城关镇,社工,,
"""


def with_few_people(folder: Path) -> Path:
    """A repository with a few stations and seven people, two of them called 王伟."""
    root = with_few_stations(folder)
    write(root, plan_people(root, FEW_PEOPLE))
    return root


def ids_of(root: Path) -> dict[str, str]:
    """Label, with @ and the station for namesakes → id of the people of a repository."""
    found = {}
    for path in sorted((root / "people").iterdir()):
        data = reading.read(path.read_bytes()).data or {}
        found[f"{data['label']}@{data['postings'][0].get('station')}"] = str(data["id"])
        found.setdefault(str(data["label"]), str(data["id"]))
    return found
