"""SUP001–SUP006: what lies in the folders and is no record, or cannot be read as one."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground
from supervise_cli.records.limits import MAX_BYTES
from supervise_cli.records.writing import dump
from supervise_cli.workspace.special import Link, OddlyNamed, Pipe, Sparse

_TRANSCRIPT = "  录音转写：嗯，就是说，那天下午我们到了以后先在院子里坐了一会儿，聊的都是家常。\n"
_SCAN = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_IN_GBK = "督导记录.yaml".encode("gbk")


def _plant(ground: Ground) -> None:
    _not_regular(ground)
    _too_large(ground)
    _not_read(ground)
    _misplaced(ground)
    _empty(ground)
    _other_encoding(ground)


def _not_regular(ground: Ground) -> None:
    for special in (Link("../../../../桌面/督导记录.yaml"), Pipe()):
        path = ground.write(ground.path("session", ground.session()), special)
        ground.expect("SUP001", "", path)


def _too_large(ground: Ground) -> None:
    data = ground.session()
    lead, actions, rest = dump(data).partition("actions:\n")
    longer = _TRANSCRIPT * (MAX_BYTES // len(_TRANSCRIPT.encode()) + 1)
    path = ground.write(ground.path("session", data), lead + longer + actions + rest)
    ground.expect("SUP002", "", path)
    path = ground.write(ground.path("session", ground.session()), Sparse(128 * MAX_BYTES))
    ground.expect("SUP002", "", path)


def _not_read(ground: Ground) -> None:
    """Names that the programs people use give to files; the record in it is a whole one."""
    for ending in (".yaml.txt", " - 副本.yaml", "(1).yaml", ".yml"):
        data = ground.session()
        place = ground.path("session", data).removesuffix(".yaml") + ending
        ground.expect("SUP003", "", ground.put("session", data, place))
    folder = ground.path("session", ground.session()).rpartition("/")[0]
    ground.expect("SUP003", "", ground.write(f"{folder}/签到表照片.png", _SCAN))
    data = ground.session()
    folder = ground.path("session", data).rpartition("/")[0]
    odd = f"{folder}/{_IN_GBK.decode('utf-8', 'surrogateescape')}"
    ground.expect("SUP003", "", ground.write(odd, OddlyNamed(dump(data))))


def _misplaced(ground: Ground) -> None:
    data = ground.session()
    path = ground.put("session", data, f"sessions/{data['id']}.yaml")
    ground.expect("SUP004", data["id"], path)
    data = ground.person()
    path = ground.put("person", data, f"stations/{data['id']}.yaml")
    ground.expect("SUP004", data["id"], path)
    data = ground.session()
    ground.expect("SUP004", "", ground.put("session", data, f"{data['id']}.yaml"))
    data = ground.session()
    other = {**data, "id": ground.new_id("S", data["date"])}
    path = ground.put("session", data, ground.path("session", other))
    ground.expect("SUP004", data["id"], path, "/id")


def _empty(ground: Ground) -> None:
    for content in (b"", bytes(4096)):
        data = ground.session()
        path = ground.write(ground.path("session", data), content)
        ground.expect("SUP005", data["id"], path)


def _other_encoding(ground: Ground) -> None:
    for encoding in ("gbk", "utf-16"):
        data = ground.session()
        path = ground.write(ground.path("session", data), dump(data).encode(encoding))
        ground.expect("SUP006", data["id"], path)


PLANTER = Planter(frozenset(f"SUP00{n}" for n in range(1, 7)), _plant)
