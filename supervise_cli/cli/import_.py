"""从 CSV 名单登记站点、人员 | Register stations and people from CSV lists

``sup import stations FILE.csv`` and ``sup import people FILE.csv``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from supervise_cli.cli.kit import App, Command, Option, as_of_option, out, pass_app, purpose, safe
from supervise_cli.errors import BadInput, WriteFailed
from supervise_cli.model import Fault, Lang, Text

if TYPE_CHECKING:
    from supervise_cli.interop.headings import Headings
    from supervise_cli.interop.plan import Plan
    from supervise_cli.pipeline.opening import Opened
    from supervise_cli.workspace.saving import Saver

_TYPES = {"stations": "station", "people": "person"}
_ENCODINGS = ("utf-8", "gb18030", "gbk", "utf-16", "big5")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls begin."""
_LONG = 500
"""From so many rows on, a terminal shows how far the import has come."""
_SHOWN = 10


def _run(
    kind: str,
    app: App,
    file: str,
    dry_run: bool,
    rejected: str | None,
    as_of: date | None,
    encoding: str | None,
) -> None:
    raw = _bytes(file)
    with _state(app, as_of, write=not dry_run) as (state, saver):
        plan = _plan(kind, state, raw, encoding, state.as_of)
        place = _rejected(app, state, plan, file, rejected) if plan.returned and saver else None
        if saver is not None:
            _write(saver, plan)
    for path in plan.files:
        out(f"{_shown(app.root / path)}\n")
    _report(app, kind, plan, file, place, dry_run)
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
    from supervise_cli.interop import people, stations
    from supervise_cli.pipeline.opening import catalogue

    rtype = catalogue().get(_TYPES[kind])
    return stations.headings(rtype) if kind == "stations" else people.headings(rtype)


def _plan(kind: str, state: Opened, raw: bytes, encoding: str | None, today: date) -> Plan:
    from secrets import randbelow

    from supervise_cli.interop import people, stations
    from supervise_cli.making.accepting import refuse_unaccepted

    refuse_unaccepted(state.snapshot.catalogue.get(_TYPES[kind]), state.config, today)
    table = _headings(kind).reader().read(raw, encoding)
    if kind == "stations":
        return stations.plan(state.facts, state.root, table, _words, _progress(len(table.rows)))
    return people.plan(state.facts, state.root, table, _words, today, randbelow, _progress(len(table.rows)))


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

    if not plan.files:
        return
    try:
        saver.create_all(plan.files)
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


def _shown(place: Path) -> str:
    try:
        return place.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(place)


def _report(app: App, kind: str, plan: Plan, file: str, place: Path | None, dry_run: bool) -> None:
    table = plan.table
    separator = {",": Text("逗号", "comma"), ";": Text("分号", "semicolon"), "\t": Text("制表符", "tab")}[
        table.separator
    ]
    app.say(
        Text(
            "读了 {file}（{encoding}，{separator}分隔）：{n} 行。",
            "Read {file} ({encoding}, {separator}): {n} rows.",
        ).format(file=safe(file), encoding=table.encoding, separator=separator, n=len(table.rows))
    )
    for each in plan.notes:
        app.say(each)
    app.say(_outcome(plan, dry_run))
    for line in _reasons(plan):
        app.say(line)
    for line in _next(kind, plan, place, dry_run):
        app.say(line)


def _reasons(plan: Plan) -> Iterator[Text]:
    """A line for every reason, with the rows that it is about."""
    rows: dict[Text, list[int]] = {}
    for back in plan.returned:
        reasons = Text(" ".join(r.zh for r in back.reasons), " ".join(r.en for r in back.reasons))
        rows.setdefault(reasons, []).append(back.row.number)
    for reasons, numbers in list(rows.items())[:_SHOWN]:
        listed = [str(number) for number in numbers[:_SHOWN]]
        shown = Text("、".join(listed), ", ".join(listed))
        line = Text("  第 {n} 行：{why}", "  row {n}: {why}")
        if len(numbers) > _SHOWN:
            line = Text("  第 {n} 等 {all} 行：{why}", "  row {n} and others, {all} in all: {why}")
        yield line.format(n=shown, all=len(numbers), why=reasons)
    if len(rows) > _SHOWN:
        yield Text("  …另有 {n} 种原因", "  … and {n} other reasons").format(n=len(rows) - _SHOWN)


def _outcome(plan: Plan, dry_run: bool) -> Text:
    made = sum(n for _, n in plan.made)
    kinds = Text(
        "、".join(f"{title.zh} {n}" for title, n in plan.made),
        ", ".join(f"{n} {title.en}" for title, n in plan.made),
    )
    counts: dict[str, int | Text] = {
        "present": plan.present,
        "returned": len(plan.returned),
        "made": made,
        "kinds": kinds,
    }
    if not made:
        return Text(
            "没有新的记录；已有 {present} 行，退回 {returned} 行。没有写入。",
            "No new records; {present} rows were there already, {returned} returned. Nothing was written.",
        ).format(**counts)
    if dry_run:
        return Text(
            "会登记 {made} 条（{kinds}）；已有 {present} 行，退回 {returned} 行。只是试读，没有写入。",
            "Would register {made} ({kinds}); {present} rows are there already, {returned} returned. A "
            "trial: nothing was written.",
        ).format(**counts)
    return Text(
        "登记了 {made} 条（{kinds}）；已有 {present} 行，退回 {returned} 行。",
        "Registered {made} ({kinds}); {present} rows were there already, {returned} returned.",
    ).format(**counts)


def _next(kind: str, plan: Plan, place: Path | None, dry_run: bool) -> Iterator[Text]:
    if place is not None:
        name = safe(_shown(place))
        yield Text(
            "  → 退回的行和原因在 {f}；改好后再导入：sup import {kind} {f}",
            "  → The returned rows, with reasons, are in {f}; mend them and import: sup import {kind} {f}",
        ).format(f=name, kind=kind)
    elif plan.files and dry_run:
        yield Text("  → 去掉 --dry-run 就写入。", "  → Without --dry-run it is written.")
    elif plan.files and kind == "stations":
        yield Text(
            "  → 看一看：sup list station；下一步：sup import people 人员名单.csv",
            "  → Look: sup list station. Next: sup import people STAFF.csv",
        )
    elif plan.files:
        yield Text(
            "  → 看一看：sup list person；检查：sup validate",
            "  → Look: sup list person. Check: sup validate",
        )


class _Importing(Command):
    """A command whose help lists the headings that the schema knows."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_help_text(ctx, formatter)
        app = ctx.find_object(App)
        lang: Lang = (app.asked_lang if app else None) or "zh"
        rows = [
            (title.get(lang), "、".join(names[:_SHOWN]) if lang == "zh" else ", ".join(names[:_SHOWN]))
            for title, names in _headings(str(self.name)).listed()
        ]
        with formatter.section(
            {"zh": "认得的列名（左边是标题，右边是别的写法）", "en": "Headings (title, other spellings)"}[
                lang
            ]
        ):
            formatter.write_dl(rows)


class _Kinds(Command, click.Group):
    """The group of both; its help is a command's help and the list of its commands."""


def _command(kind: str, words: Text, more: Text, examples: tuple[str, ...]) -> Command:
    @pass_app
    def run(
        app: App, file: str, dry_run: bool, rejected: str | None, as_of: date | None, encoding: str | None
    ) -> None:
        _run(kind, app, file, dry_run, rejected, as_of, encoding)

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
    return _Importing(kind, run, words=words, more=more, examples=examples, params=params)


_BOTH = Text(
    "名单是 CSV（UTF-8、GBK 或 UTF-16）；Excel、WPS 表格先另存为 CSV。不认识的列、身份证号、"
    "手机号和生日一律不读。"
    "好的行一次全部登记，有问题的行连同原因退回；已经有的不改，再导入一次也不会重复。",
    "The list is CSV (UTF-8, GBK or UTF-16); save a spreadsheet as CSV first. Unknown columns, identity "
    "numbers, mobile "
    "numbers and birthdays are never read. Good rows are registered together, the others come back with "
    "reasons; what is "
    "there already is not changed, and importing again adds nothing.",
)

command = _Kinds(
    "import",
    lambda: None,
    words=purpose(__doc__),
    more=_BOTH,
    examples=("sup import stations 区划名单.csv", "sup import people 人员名单.csv --dry-run"),
)
command.add_command(
    _command(
        "stations",
        Text("从区划名单登记站点", "Register stations from a list of divisions"),
        Text(
            "要有“区划代码”和“名称”两列；有“县区”“县区代码”列就连县级中心一起登记，市级总站照 sup.yaml。"
            + _BOTH.zh,
            "Division code and name are needed; with columns county and county_code the county centres are "
            "registered too, "
            "the city's station as sup.yaml says. " + _BOTH.en,
        ),
        ("sup import stations 区划名单.csv", "sup import stations 区划名单.csv --dry-run"),
    )
)
command.add_command(
    _command(
        "people",
        Text("从人员名单登记社工、站长、督导", "Register workers, heads and supervisors from a staff list"),
        Text(
            "要有“姓名”“岗位”和“站点”（或“所在单位”）三列；不同县有同名乡镇时要有“县区”列，"
            "或者站点写区划代码。" + _BOTH.zh,
            "Name, role and station (or organisation) are needed; where counties have townships of one "
            "name, add a county "
            "column or write division codes. " + _BOTH.en,
        ),
        ("sup import people 人员名单.csv", "sup import people 人员名单.csv --rejected 退回.csv"),
    )
)
