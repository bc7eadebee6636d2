"""做一个演示用的记录库 | Make a demonstration repository

``sup demo``: makes a demonstration repository, the same bytes everywhere; with ``--faults`` one with known
faults, and beside it the list of what a check has to find.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from supervise_cli.cli.kit import App, Command, Option, out, pass_app, purpose, safe
from supervise_cli.errors import BadInput
from supervise_cli.model import Text

if TYPE_CHECKING:
    from supervise_cli.demo.faults.planted import Planted
    from supervise_cli.workspace.special import Special


@pass_app
def run(
    app: App,
    directory: str,
    seed: int,
    stations: int,
    workers: int,
    months: int,
    until: str,
    with_faults: bool,
) -> None:
    from supervise_cli import resources
    from supervise_cli.demo.divisions import read_divisions
    from supervise_cli.demo.generate import generate
    from supervise_cli.demo.options import DemoOptions
    from supervise_cli.pipeline.opening import catalogue
    from supervise_cli.records.ids import path_of
    from supervise_cli.records.writing import dump
    from supervise_cli.workspace.layout import CONFIG

    root = app.directory / directory
    beside = _list_of(root)
    _refuse_taken(root, beside if with_faults else None)
    options = DemoOptions(seed, stations, workers, months, until)
    demo = generate(options, read_divisions(resources.divisions()))
    types = catalogue()
    files: dict[str, str | bytes] = {CONFIG: dump(demo.config)}
    with click.progressbar(
        demo.records,
        label=Text("写记录", "writing").get(app.asked_lang or "zh"),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as records:
        for name, data in records:
            files[path_of(types.get(name), data["id"], data)] = dump(data)
    clean = len(files) - 1
    if with_faults:
        from supervise_cli.demo import faults

        planted = faults.plant(demo.records, types, seed, options.last_day())
        files.update(planted.files)
        not_made = _write(root, files, planted.special)
        _write_list(app, beside, planted, not_made)
    else:
        _write(root, files, {})
    out(f"{root}\n")
    app.say(_ready(clean, root, until))
    if with_faults:
        app.say(_planted(len(planted.listed(not_made)), root, beside))


def _list_of(root: Path) -> Path:
    """Where the list of planted faults lies: beside the folder."""
    whole = root.absolute()
    return whole.parent / f"{whole.name}.faults.json"


def _refuse_taken(root: Path, beside: Path | None) -> None:
    if root.exists() and any(root.iterdir()):
        raise BadInput(
            Text("{d} 里已经有东西了，不往里写。", "{d} is not empty; nothing is written there.").format(
                d=safe(str(root))
            ),
            Text("换一个新文件夹的名字。", "Name a new folder."),
        )
    if beside is not None and os.path.lexists(beside):
        raise BadInput(
            Text("{f} 已经有了，不覆盖。", "{f} is there already and is not written over.").format(
                f=safe(str(beside))
            ),
            Text("换一个新文件夹的名字，或者先把它移走。", "Name a new folder, or move the file away."),
        )


def _write(root: Path, files: Mapping[str, str | bytes], special: Mapping[str, Special]) -> frozenset[str]:
    """Writes everything; returns the paths of the special files that this system cannot make."""
    from supervise_cli.workspace.saving import writing

    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with writing(root) as saver:
        saver.create_all(files)
        return frozenset(path for path, each in special.items() if not saver.create_special(path, each))


def _write_list(app: App, beside: Path, planted: Planted, not_made: frozenset[str]) -> None:
    from supervise_cli.demo.faults.planted import shown_path
    from supervise_cli.plainjson import dumps
    from supervise_cli.workspace.saving import write_output

    write_output(beside, dumps(planted.listed(not_made)).encode("utf-8"))
    for path in sorted(not_made):
        app.say(
            Text(
                "这台机器上做不出 {p} 这样的文件（{kind}），这一处没有放，清单里也没有。",
                "This system cannot make a file like {p} ({kind}): it is left out, and out of the list.",
            ).format(p=safe(shown_path(path)), kind=planted.special[path].title)
        )


def _ready(records: int, root: Path, until: str) -> Text:
    return Text(
        "演示库做好了：{n} 条记录。接着试：\n  sup -C {d} validate\n  sup -C {d} report --month "
        "{m}\n  sup -C {d} report --month {m} --format html -o 月报.html\n（网页会存成 {here_zh}）",
        "The demonstration is ready: {n} records. Try:\n  sup -C {d} validate\n  sup -C {d} report "
        "--month {m}\n  sup -C {d} report --month {m} --format html -o month.html\n"
        "(the page will be {here_en})",
    ).format(
        n=records,
        d=safe(str(root)),
        m=until,
        here_zh=safe(str(Path("月报.html").absolute())),
        here_en=safe(str(Path("month.html").absolute())),
    )


def _planted(count: int, root: Path, beside: Path) -> Text:
    return Text(
        "另外放进了 {n} 处错误，一条不多、一条不少都在清单里：{f}\n  sup -C {d} validate --all --format json",
        "Besides, {n} {n:fault was|faults were} planted; the list names each of them and nothing else: {f}\n"
        "  sup -C {d} validate --all --format json",
    ).format(n=count, f=safe(str(beside)), d=safe(str(root)))


command = Command(
    "demo",
    run,
    words=purpose(__doc__),
    examples=(
        "sup demo 演示",
        "sup demo demo --seed 7 --months 6 --until 2022-09",
        "sup demo 找错 --stations 3 --workers 9 --months 1 --faults",
    ),
    params=[
        click.Argument(["directory"], metavar="DIR"),
        Option(
            "--seed",
            type=int,
            default=2022,
            show_default=True,
            words=Text("随机种子；同样的种子做出同样的库", "seed; the same seed makes the same repository"),
        ),
        Option(
            "--stations",
            type=int,
            default=46,
            show_default=True,
            words=Text("运行的乡镇（街道）站数", "open township stations"),
        ),
        Option(
            "--workers", type=int, default=230, show_default=True, words=Text("在岗人数", "people in post")
        ),
        Option(
            "--months",
            type=int,
            default=3,
            show_default=True,
            words=Text("几个月的督导", "months of sessions"),
        ),
        Option(
            "--until",
            default="2022-06",
            show_default=True,
            metavar="YYYY-MM",
            words=Text("最后一个月", "the last month"),
        ),
        Option(
            "--faults",
            "with_faults",
            is_flag=True,
            words=Text(
                "放进已知的错误，清单写在旁边的 DIR.faults.json",
                "plant known faults; DIR.faults.json beside it lists what a check has to find",
            ),
        ),
    ],
)
