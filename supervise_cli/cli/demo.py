"""做一个演示用的记录库 | Make a demonstration repository

``sup demo``: makes a demonstration repository, the same bytes everywhere.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from supervise_cli.cli.kit import App, Command, Option, out, pass_app, purpose, safe
from supervise_cli.errors import BadInput
from supervise_cli.model import Text


@pass_app
def run(app: App, directory: str, seed: int, stations: int, workers: int, months: int, until: str) -> None:
    from supervise_cli import resources
    from supervise_cli.demo.divisions import read_divisions
    from supervise_cli.demo.generate import generate
    from supervise_cli.demo.options import DemoOptions
    from supervise_cli.pipeline.opening import catalogue
    from supervise_cli.records.ids import path_of
    from supervise_cli.records.writing import dump
    from supervise_cli.workspace.layout import CONFIG
    from supervise_cli.workspace.saving import writing

    root = app.directory / directory
    if root.exists() and any(root.iterdir()):
        raise BadInput(
            Text("{d} 里已经有东西了，不往里写。", "{d} is not empty; nothing is written there.").format(
                d=safe(str(root))
            ),
            Text("换一个新文件夹的名字。", "Name a new folder."),
        )
    demo = generate(
        DemoOptions(seed, stations, workers, months, until), read_divisions(resources.divisions())
    )
    types = catalogue()
    files = {CONFIG: dump(demo.config)}
    with click.progressbar(
        demo.records,
        label=Text("写记录", "writing").get(app.asked_lang or "zh"),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as records:
        for name, data in records:
            files[path_of(types.get(name), data["id"], data)] = dump(data)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with writing(root) as saver:
        saver.create_all(files)
    out(f"{root}\n")
    app.say(
        Text(
            "演示库做好了：{n} 条记录。接着试：\n  sup -C {d} validate\n  sup -C {d} report --month "
            "{m}\n  sup -C {d} report --month {m} --format html -o 月报.html",
            "The demonstration is ready: {n} records. Try:\n  sup -C {d} validate\n  sup -C {d} report "
            "--month {m}\n  sup -C {d} report --month {m} --format html -o month.html",
        ).format(n=len(files) - 1, d=safe(str(Path(root))), m=until)
    )


command = Command(
    "demo",
    run,
    words=purpose(__doc__),
    examples=("sup demo 演示", "sup demo demo --seed 7 --months 6 --until 2022-09"),
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
    ],
)
