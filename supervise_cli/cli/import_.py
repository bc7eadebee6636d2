"""从 CSV 登记站点、人员、督导、走访和需求 | Register stations, people and records from CSV lists

``sup import KIND FILE.csv`` for each kind of list.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from supervise_cli.cli._imported import SHOWN, report, say_findings, shown
from supervise_cli.cli.kit import App, Command, Option, as_of_option, out, pass_app, purpose, safe
from supervise_cli.errors import BadInput, WriteFailed
from supervise_cli.model import Fault, Lang, Text

if TYPE_CHECKING:
    from supervise_cli.interop.headings import Headings
    from supervise_cli.interop.plan import Plan
    from supervise_cli.pipeline.opening import Opened
    from supervise_cli.workspace.saving import Saver

_TYPES = {
    "stations": "station",
    "people": "person",
    "sessions": "session",
    "visits": "visit",
    "requests": "request",
    "actions": "session",
}
"""Kind of list → the type of record in which what it says stands."""
_STANDING = frozenset({"stations", "people"})
_ENCODINGS = ("utf-8", "gb18030", "gbk", "utf-16", "big5")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls begin."""
_LONG = 500
"""From so many rows on, a terminal shows how far the import has come."""


def _run(
    kind: str,
    app: App,
    file: str,
    dry_run: bool,
    rejected: str | None,
    as_of: date | None,
    encoding: str | None,
    update: bool = False,
) -> None:
    raw = _bytes(file)
    with _state(app, as_of, write=not dry_run) as (state, saver):
        plan = _plan(kind, state, raw, encoding, state.as_of, update)
        place = _rejected(app, state, plan, file, rejected) if plan.returned and saver else None
        if saver is not None:
            _write(saver, plan)
    for path in [*plan.files, *plan.changes]:
        out(f"{shown(app.root / path)}\n")
    report(app, kind, plan, file, place, dry_run, update)
    if plan.files and not dry_run and kind not in _STANDING:
        say_findings(app, plan, as_of)
    if plan.returned:
        click.get_current_context().exit(1)


def _bytes(file: str) -> bytes:
    from supervise_cli.interop.table import MAX_BYTES

    try:
        with Path(file).open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise BadInput(
            Text("{d} 里没有 {f} 这个文件。", "There is no file {f} in {d}.").format(
                d=safe(str(Path(file).absolute().parent)), f=safe(Path(file).name)
            ),
            Text(
                "检查文件名和文件夹；名单在别处就写全路径。",
                "Check its name and folder; if the list is elsewhere, type its whole path.",
            ),
        ) from error
    except OSError as error:
        raise BadInput(
            Text("读不了文件：{f}", "Cannot read the file: {f}").format(f=safe(file)),
            Text("检查文件名。", "Check its name."),
        ) from error
    if raw.startswith(_WORKBOOKS):
        raise BadInput(
            Text("{f} 是表格文件，不是 CSV。", "{f} is a workbook, no CSV.").format(f=safe(file)),
            Text(
                "在 Excel 或 WPS 里打开，“另存为”选 CSV，再导入存出来的文件。",
                "Open it in a spreadsheet program, save it as CSV, and import that.",
            ),
        )
    return raw


@contextmanager
def _state(app: App, as_of: date | None, *, write: bool) -> Iterator[tuple[Opened, Saver | None]]:
    """What the repository holds. While writing, nobody else writes: nothing comes twice."""
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.workspace.saving import writing

    root = app.root
    if not write:
        with opened(root, app.now, as_of=as_of) as state:
            yield state, None
        return
    with writing(root) as saver, opened(root, app.now, as_of=as_of) as state:
        yield state, saver


def _headings(kind: str) -> Headings:
    from supervise_cli.interop import actions, people, stations, written
    from supervise_cli.pipeline.opening import catalogue

    rtype = catalogue().get(_TYPES[kind])
    known = {"stations": stations.headings, "people": people.headings, "actions": actions.headings}
    return known.get(kind, written.headings)(rtype)


def _plan(kind: str, state: Opened, raw: bytes, encoding: str | None, today: date, update: bool) -> Plan:
    from secrets import randbelow

    from supervise_cli.interop import actions, people, stations, written
    from supervise_cli.making.accepting import refuse_unaccepted

    rtype = state.snapshot.catalogue.get(_TYPES[kind])
    refuse_unaccepted(rtype, state.config, today)
    table = _headings(kind).reader(kind).read(raw, encoding)
    facts, root, told = state.facts, state.root, _progress(len(table.rows))
    if kind == "stations":
        return stations.plan(facts, root, table, _words, told, update=update)
    if kind == "people":
        return people.plan(facts, root, table, _words, today, randbelow, told, update=update)
    if kind == "actions":
        return actions.plan(facts, root, table, _words, today, randbelow, told)
    return written.plan(facts, root, table, _words, today, randbelow, rtype, told)


def _words(fault: Fault) -> Text:
    """The rule's sentence; its advice on what to type is for YAML, not for a list."""
    from supervise_cli import rules

    said = rules.get(fault.code).sentence(fault.variant).message.format(**fault.params)
    if "allowed_zh" not in fault.params or "allowed_en" not in fault.params:
        return said
    return Text(
        f"{said.zh}可选：{fault.params['allowed_zh']}。", f"{said.en} One of: {fault.params['allowed_en']}."
    )


def _progress(total: int) -> Callable[[int, int], None]:
    shown = total >= _LONG and sys.stderr is not None and sys.stderr.isatty()

    def say(done: int, of: int) -> None:
        if shown and (done % 50 == 0 or done == of):
            sys.stderr.write(f"\r{done}/{of}" + ("\n" if done == of else ""))
            sys.stderr.flush()

    return say


def _write(saver: Saver, plan: Plan) -> None:
    from supervise_cli.workspace.saving import Taken

    if not plan.files and not plan.changes:
        return
    try:
        saver.create_all(plan.files, plan.changes)
    except Taken as error:
        raise WriteFailed(
            Text(
                "{path} 已经有了，没有写入任何记录。", "{path} is there already; no record was written."
            ).format(path=str(error)),
            Text("先运行 sup validate，看看是什么文件。", "Run sup validate to see what it is."),
        ) from error


def _rejected(app: App, state: Opened, plan: Plan, file: str, asked: str | None) -> Path:
    """Write the returned rows first: should that fail, nothing has been imported yet."""
    from supervise_cli.interop.returning import rejected_csv, save

    raw = rejected_csv(plan.table, plan.returned, app.lang)
    return save(raw, Path(file), Path(asked) if asked else None, state.root, state.snapshot.layout)


class _Importing(Command):
    """A command whose help lists the headings that the schema knows."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_help_text(ctx, formatter)
        app = ctx.find_object(App)
        lang: Lang = (app.asked_lang if app else None) or "zh"
        rows = [
            (title.get(lang), "、".join(names[:SHOWN]) if lang == "zh" else ", ".join(names[:SHOWN]))
            for title, names in _headings(str(self.name)).listed()
        ]
        with formatter.section(
            {"zh": "认得的列名（左边是标题，右边是别的写法）", "en": "Headings (title, other spellings)"}[
                lang
            ]
        ):
            formatter.write_dl(rows)


class _Kinds(Command, click.Group):
    """The group of all; its help is a command's help and the list of its commands."""


def _command(kind: str, words: Text, more: Text, examples: tuple[str, ...]) -> Command:
    @pass_app
    def run(
        app: App,
        file: str,
        dry_run: bool,
        rejected: str | None,
        as_of: date | None,
        encoding: str | None,
        update: bool = False,
    ) -> None:
        _run(kind, app, file, dry_run, rejected, as_of, encoding, update)

    params: list[click.Parameter] = [
        click.Argument(["file"], metavar="FILE.csv"),
        Option("--dry-run", is_flag=True, words=Text("只试读，不写文件", "try, and write nothing")),
        Option(
            "--rejected",
            metavar="FILE",
            words=Text(
                "退回的行放在哪里（默认在名单旁边：名单.rejected.csv）",
                "where returned rows go (default: LIST.rejected.csv beside the list)",
            ),
        ),
        Option(
            "--encoding",
            type=click.Choice(_ENCODINGS),
            words=Text("名单的编码（默认自己认）", "the list's encoding (default: found out)"),
        ),
        as_of_option(),
    ]
    if kind in _STANDING:
        params.insert(2, Option("--update", is_flag=True, words=_UPDATE))
    return _Importing(kind, run, words=words, more=more, examples=examples, params=params)


_UPDATE = Text(
    "已有的记录也补：缺的、写着“不详”的按名单补上；说得不一样的不改，退回",
    "fill in what existing records lack or have as unknown; rows that differ come back",
)
_ALL = Text(
    "名单是 CSV（UTF-8、GBK 或 UTF-16）；Excel、WPS 表格先另存为 CSV。不认识的列、身份证号、"
    "手机号和生日一律不读。"
    "好的行一次全部登记，有问题的行连同原因退回；已经有的不改，再导入一次也不会重复。",
    "The list is CSV (UTF-8, GBK or UTF-16); save a spreadsheet as CSV first. Unknown columns, identity "
    "numbers, mobile "
    "numbers and birthdays are never read. Good rows are registered together, the others come back with "
    "reasons; what is "
    "there already is not changed, and importing again adds nothing.",
)
_NAMES = Text(
    "姓名、站名照名册写，一格里几个用顿号隔开；重名的写成“姓名（站点）”或者写编号，对不上、分不清的行退回，不猜。"
    "日期、时间、时长照平常写法。还缺别的必填项的先存成草稿，用 sup finish 补。",
    "People and stations by their names on the roster, several in one cell with 、 or ； between; namesakes "
    "as “name (station)” or by id. What fits nobody or several comes back. What still lacks something is "
    "saved as a draft for sup finish.",
)

command = _Kinds(
    "import",
    lambda: None,
    words=purpose(__doc__),
    more=_ALL,
    examples=(
        "sup import stations 区划名单.csv",
        "sup import people 人员名单.csv --dry-run",
        "sup import sessions 督导台账.csv",
    ),
)
for _name, _told, _more, _examples in (
    (
        "stations",
        Text("从区划名单登记站点", "Register stations from a list of divisions"),
        Text(
            "要有“区划代码”和“名称”两列；有“县区”“县区代码”列就连县级中心一起登记，市级总站照 sup.yaml。",
            "Division code and name are needed; with columns county and county_code the county centres are "
            "registered too, the city's station as sup.yaml says. ",
        ),
        ("sup import stations 区划名单.csv", "sup import stations 补充信息.csv --update --dry-run"),
    ),
    (
        "people",
        Text("从人员名单登记社工、站长、督导", "Register workers, heads and supervisors from a staff list"),
        Text(
            "要有“姓名”“岗位”和“站点”（或“所在单位”）三列；不同县有同名乡镇时要有“县区”列，"
            "或者站点写区划代码。",
            "Name, role and station (or organisation) are needed; where counties have townships of one "
            "name, add a county column or write division codes. ",
        ),
        (
            "sup import people 人员名单.csv",
            "sup import people 人员名单.csv --rejected 退回.csv",
            "sup import people 补充信息.csv --update",
        ),
    ),
    (
        "sessions",
        Text("从督导台账登记督导记录", "Register sessions from a ledger"),
        Text(
            "一行一场；要有“督导日期”“督导”“受督导人”三列。" + _NAMES.zh,
            "A row is a session; date, supervisors and attendees are needed. " + _NAMES.en + " ",
        ),
        ("sup import sessions 督导台账.csv --dry-run", "sup import sessions 督导台账.csv"),
    ),
    (
        "visits",
        Text("从走访台账登记走访", "Register field visits from a ledger"),
        Text(
            "一行一次走访，到的几站写在一格里；一站一行的，用同一个“本单位编号”连成一次。"
            "要有“走访日期”和“到访站点”两列。" + _NAMES.zh,
            "A row is a trip, its stations in one cell; rows of one office number are one trip. The day and "
            "the stations are needed. " + _NAMES.en + " ",
        ),
        ("sup import visits 走访台账.csv --dry-run", "sup import visits 走访台账.csv"),
    ),
    (
        "requests",
        Text("从需求清单登记督导需求", "Register requests for supervision from a list"),
        Text(
            "要有“提出日期”“提出者”“需求内容”三列；提出者写姓名，全站一起提的写站名。" + _NAMES.zh,
            "The day, who asked (a person or a station) and the topic are needed. " + _NAMES.en + " ",
        ),
        ("sup import requests 督导需求.csv --dry-run", "sup import requests 督导需求.csv"),
    ),
    (
        "actions",
        Text("从行动清单登记行动和完成情况", "Register actions and what became of them from a list"),
        Text(
            "行动写进定下它的那场督导：用“督导编号”，或者“督导日期”加“督导”“受督导人”“站点”里的一样两样找到它；"
            "找不到、对得上好几场的退回。要有“要做的事”一列；有“完成情况”“完成日期”的另写一条跟进。"
            + _NAMES.zh,
            "An action goes into the session in which it was agreed, found by its id or by date with "
            "supervisor, attendee or station; what fits none or several comes back. What is to be done is "
            "needed; with outcome and day a follow-up is written. " + _NAMES.en + " ",
        ),
        ("sup import actions 行动清单.csv --dry-run", "sup import actions 行动清单.csv"),
    ),
):
    command.add_command(_command(_name, _told, Text(_more.zh + _ALL.zh, _more.en + _ALL.en), _examples))
