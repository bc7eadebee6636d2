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
    from supervise_cli.demo.generate import Demo
    from supervise_cli.demo.options import DemoOptions
    from supervise_cli.history.git import Git
    from supervise_cli.records.types import Catalogue
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
    with_git: bool,
) -> None:
    from supervise_cli.cli.init import ATTRIBUTES, IGNORE
    from supervise_cli.demo.divisions import LIST
    from supervise_cli.demo.options import DemoOptions
    from supervise_cli.pipeline.opening import catalogue
    from supervise_cli.records.ids import path_of
    from supervise_cli.records.writing import dump
    from supervise_cli.workspace.layout import CONFIG

    root = app.directory / directory
    beside = _list_of(root)
    _refuse_taken(root, beside if with_faults else None)
    git = _git_for(root, with_faults) if with_git else None
    options = DemoOptions(seed, stations, workers, months, until)
    demo = _generated(app, options)
    types = catalogue()
    files: dict[str, str | bytes] = {CONFIG: dump(demo.config)}
    for name, data in demo.records:
        files[path_of(types.get(name), data["id"], data)] = dump(data)
    clean = len(files) - 1
    files[LIST] = demo.divisions
    if with_faults:
        from supervise_cli.demo import faults

        planted = faults.plant(demo.records, types, seed, options.last_day())
        files.update(planted.files)
        not_made = _write(root, files, planted.special)
        _write_list(app, beside, planted, not_made)
    elif git is not None:
        files |= {".gitignore": IGNORE, ".gitattributes": ATTRIBUTES}
        _write(root, files, {})
        _commit(git, root, demo, types, seed, files)
    else:
        _write(root, files, {})
    out(f"{root}\n")
    app.say(_ready(clean, root, until))
    if with_faults:
        app.say(_planted(len(planted.listed(not_made)), root, beside))


def _generated(app: App, options: DemoOptions) -> Demo:
    """The demonstration, with a bar on a terminal while it is made."""
    from supervise_cli import resources
    from supervise_cli.demo.divisions import read_divisions
    from supervise_cli.demo.generate import generate

    with click.progressbar(
        length=100,
        label=Text("写记录", "writing").get(app.asked_lang or "zh"),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:

        def advance(done: int, whole: int) -> None:
            bar.update(100 * done // whole - bar.pos)

        return generate(options, read_divisions(resources.divisions()), advance)


def _git_for(root: Path, with_faults: bool) -> Git:
    """Git for the new folder. Raises before anything is written where there is no git."""
    from supervise_cli.history.git import Git

    if with_faults:
        raise BadInput(
            Text("--git 和 --faults 不能一起用。", "--git and --faults do not go together."),
            Text(
                "先做一个不带错误的，再另做一个带错误的。",
                "Make one without faults and another one with them.",
            ),
        )
    return Git(root)


def _commit(
    git: Git, root: Path, demo: Demo, types: Catalogue, seed: int, files: Mapping[str, str | bytes]
) -> None:
    """Makes the folder a git repository in which everybody kept their own records day by day."""
    from supervise_cli.demo.chronicle import chronicle
    from supervise_cli.demo.divisions import LIST
    from supervise_cli.history.committing import Commit, make_repository
    from supervise_cli.records.ids import path_of
    from supervise_cli.records.writing import dump
    from supervise_cli.workspace.layout import CONFIG

    commits = []
    for kept in chronicle(demo.records, seed):
        if kept.records:
            content = {
                path_of(types.get(name), data["id"], data): dump(data).encode() for name, data in kept.records
            }
            said = [
                f"{'改' if before else ''}{types.get(name).title.zh} {count} 份"
                for name, count, before in kept.counts()
            ]
            message = "、".join(said)
        else:
            content = {
                name: str(files[name]).encode() for name in (CONFIG, LIST, ".gitignore", ".gitattributes")
            }
            message = "建立督导记录库"
        commits.append(Commit(kept.when, kept.name, kept.email, message, content))
    make_repository(git, root, commits)


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
        "sup demo 一年 --months 12 --git",
        "sup demo demo --seed 7 --stations 89 --workers 445 --months 18 --until 2022-12",
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
            words=Text("期末运行的乡镇（街道）站数", "township stations open at the end"),
        ),
        Option(
            "--workers",
            type=int,
            default=230,
            show_default=True,
            words=Text("期末在岗人数", "people in post at the end"),
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
        Option(
            "--git",
            "with_git",
            is_flag=True,
            words=Text(
                "同时建成 git 仓库：每人每天一次提交，日期和作者与记录相符",
                "make it a git repository: a commit a person and day, dates and authors as in the records",
            ),
        ),
    ],
)
