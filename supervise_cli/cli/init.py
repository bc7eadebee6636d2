"""新建一个记录库 | Make a new record repository

``sup init``: makes a new record repository.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click

from supervise_cli.cli.kit import App, Command, Option, out, pass_app, purpose, safe
from supervise_cli.errors import BadInput
from supervise_cli.model import Text

IGNORE = ".sup/\n.~sup-*\n*.rejected.csv\n.DS_Store\nThumbs.db\n~$*\n"
ATTRIBUTES = "* text=auto eol=lf\n*.yaml text eol=lf\n*.csv -text\n"
_POLICY = """\
# 本地规定：覆盖程序自带的默认值。每个值写明从哪天起、多少、出处；没有出处写 source: null。
# 例如：
# write_up_days:
#   - from: "2022-01-01"
#     value: 5
#     unit: days
#     source: 县民政局〔2022〕3 号
{}
"""


@pass_app
def run(app: App, directory: str, name: str | None, division_code: str | None, authority: str) -> None:
    from supervise_cli.records import schema
    from supervise_cli.records.writing import dump
    from supervise_cli.workspace.layout import CONFIG, POLICY

    root = app.directory / directory
    data: dict[str, object] = {"name": name or root.resolve().name}
    if division_code:
        data["division_code"] = division_code
    data |= {
        "authority": [{"value": authority}],
        "time_zone": "Asia/Shanghai",
        "language": app.asked_lang or "zh",
    }
    faults = schema.check_document(data, "config")
    if faults:
        raise _refused(app, faults)
    if (root / CONFIG).exists():
        raise _there(root / CONFIG)
    if division_code:
        _refuse_other_county(str(data["name"]), division_code)
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BadInput(
            Text("建不了文件夹：{d}", "Cannot make the folder: {d}").format(d=safe(str(root)))
        ) from error
    files = {CONFIG: dump(data), POLICY: _POLICY, ".gitignore": IGNORE, ".gitattributes": ATTRIBUTES}
    left = [*_write(root, files), *_write(root, _for_editors(app, root))]
    out(f"{Path(root)}\n")
    if left:
        app.say(
            Text("原来就有的没有动：{names}", "What was there before is unchanged: {names}").format(
                names=Text("、".join(left), ", ".join(left))
            )
        )
    app.say(
        Text(
            "记录库建好了。下一步：\n  sup -C {d} import stations 站点名单.csv\n  sup -C {d} import "
            "people 人员名单.csv\n"
            "服务对象的姓名、身份证号不要写进记录。"
            "会用 git 的，建议放进去：git -C {d} init（放进去的，历史里删不掉）",
            "The repository is ready. Next:\n  sup -C {d} import stations STATIONS.csv\n  sup -C {d} "
            "import people PEOPLE.csv\n"
            "No clients' names or numbers in the records. If you use git, keep them in it: git -C {d} "
            "init (what is in its history stays there)",
        ).format(d=safe(str(root)))
    )


def _for_editors(app: App, root: Path) -> dict[str, str]:
    """path → text of what tells an editor the schema of each file; copies, so that it needs no network."""
    from supervise_cli.pipeline.opening import in_effect
    from supervise_cli.workspace import editors

    types = in_effect(root, app.now)
    copies = {f"{editors.FOLDER}/{name}": text for name, text in editors.copies(types).items()}
    return copies | {editors.SETTINGS: editors.settings(types)}


def _write(root: Path, files: Mapping[str, str]) -> list[str]:
    """Writes what is not there yet; the paths of what was."""
    from supervise_cli.workspace.saving import Taken, writing

    left = []
    with writing(root) as saver:
        for path, text in files.items():
            if os.path.lexists(root / path):
                left.append(path)
                continue
            try:
                saver.create(path, text)
            except Taken:
                left.append(path)
    return left


def _there(config: Path) -> BadInput:
    """A repository is there; how to use it, and where its division code is corrected."""
    lines = config.read_bytes().decode("utf-8", "replace").splitlines()
    line = next((n for n, each in enumerate(lines, 1) if each.startswith("division_code:")), None)
    where = (
        Text("第 {n} 行 division_code", "line {n}, division_code").format(n=line)
        if line
        else Text('加一行 division_code: "410922" 这样的', 'add a line such as division_code: "410922"')
    )
    return BadInput(
        Text(
            "这里已经是记录库了，没有改动：{d}", "This is a record repository already; unchanged: {d}"
        ).format(d=safe(str(config.parent))),
        Text(
            "直接用就行：sup -C {d}。要改区划代码：用记事本打开 {f}，{where}。",
            "Just use it: sup -C {d}. To correct the division code: open {f} in an editor, {where}.",
        ).format(d=safe(str(config.parent)), f=safe(str(config)), where=where),
    )


def _refuse_other_county(name: str, code: str) -> None:
    """BadInput where the name is that of a county on the list of the code's city, and the code is not its."""
    from supervise_cli import resources
    from supervise_cli.demo.divisions import read_divisions

    listed = read_divisions(resources.divisions())
    if not listed.city.code.startswith(code[:4]) or listed.city.name in name:
        return
    for county in listed.counties:
        if not code.startswith(county.code) and any(
            each in name for each in _names(county.name, listed.city.name)
        ):
            raise BadInput(
                Text(
                    "名称“{name}”说的是{county}，{code} 不是{county}的区划代码。",
                    "The name “{name}” speaks of {county}, and {code} is not its division code.",
                ).format(name=safe(name), county=county.name, code=safe(code)),
                Text(
                    "{county}写 --division-code {right}；管的是全市，就写 --name {city}… --division-code "
                    "{all}",
                    "For {county}: --division-code {right}; for the whole city: --name {city}… "
                    "--division-code {all}",
                ).format(county=county.name, right=county.code, city=listed.city.name, all=listed.city.code),
            )


def _names(county: str, city: str) -> tuple[str, ...]:
    """A county's name, and without 县 or 区 where enough is left that is not the city's own."""
    short = county[:-1]
    return (county, short) if len(short) > 1 and not city.startswith(short) else (county,)


def _refused(app: App, faults: list) -> BadInput:  # type: ignore[type-arg]
    from supervise_cli.making.composing import as_findings
    from supervise_cli.pipeline.presenting import present

    lang = app.asked_lang or "zh"
    said = present(as_findings(faults, ""), lambda _: {}, lang)
    words = "\n".join(f"{each.message}\n{each.hint_below}" for each in said)
    return BadInput(Text(words, words))


command = Command(
    "init",
    run,
    words=purpose(__doc__),
    examples=(
        "sup init 濮阳督导",
        "sup init 清丰督导 --name 清丰县社工站督导记录 --division-code 410922",
        "sup init records --authority social_work_dept",
    ),
    params=[
        click.Argument(["directory"], metavar="DIR"),
        Option(
            "--name", words=Text("记录库的名称，印在报告上", "name of the repository, printed on reports")
        ),
        Option(
            "--division-code",
            words=Text("所管区划代码（市 410900、县 410922）", "code of the division in charge"),
        ),
        Option(
            "--authority",
            type=click.Choice(["civil_affairs", "social_work_dept"]),
            default="civil_affairs",
            show_default=True,
            words=Text(
                "主管部门：civil_affairs 民政，social_work_dept 社会工作部", "the competent authority"
            ),
        ),
    ],
)
