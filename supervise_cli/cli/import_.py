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

from supervise_cli.cli._import_kinds import ALL, KINDS, Kind
from supervise_cli.cli._imported import SHOWN, report, say_findings, shown
from supervise_cli.cli.kit import App, Command, Option, as_of_option, out, pass_app, purpose, safe
from supervise_cli.errors import BadInput, WriteFailed
from supervise_cli.model import Fault, Lang, Text

if TYPE_CHECKING:
    from supervise_cli.interop.headings import Headings
    from supervise_cli.interop.plan import Plan
    from supervise_cli.pipeline.opening import Opened
    from supervise_cli.records.types import RecordType
    from supervise_cli.workspace.saving import Saver

_KINDS = {kind.name: kind for kind in KINDS}
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
    if plan.files and not dry_run and not _KINDS[kind].standing:
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


def _headings(kind: str, rtype: RecordType | None = None) -> Headings:
    """The headings of such a list, for records of a type as a repository has it."""
    from supervise_cli.interop import actions, people, stations, written
    from supervise_cli.pipeline.opening import catalogue

    rtype = rtype or catalogue().get(_KINDS[kind].type)
    known = {"stations": stations.headings, "people": people.headings, "actions": actions.headings}
    return known.get(kind, written.headings)(rtype)


def _plan(kind: str, state: Opened, raw: bytes, encoding: str | None, today: date, update: bool) -> Plan:
    from secrets import randbelow

    from supervise_cli.interop import actions, people, stations, written
    from supervise_cli.making.accepting import refuse_unaccepted

    rtype = state.snapshot.catalogue.get(_KINDS[kind].type)
    refuse_unaccepted(rtype, state.config, today)
    table = _headings(kind, rtype).reader(kind).read(raw, encoding)
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


def _command(kind: Kind) -> Command:
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
        _run(kind.name, app, file, dry_run, rejected, as_of, encoding, update)

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
    if kind.standing:
        params.insert(2, Option("--update", is_flag=True, words=_UPDATE))
    more = Text(kind.more.zh + ALL.zh, kind.more.en + ALL.en)
    return _Importing(kind.name, run, words=kind.words, more=more, examples=kind.examples, params=params)


_UPDATE = Text(
    "已有的记录也补：缺的、写着“不详”的按名单补上；说得不一样的不改，退回",
    "fill in what existing records lack or have as unknown; rows that differ come back",
)


command = _Kinds(
    "import",
    lambda: None,
    words=purpose(__doc__),
    more=ALL,
    examples=(
        "sup import stations 区划名单.csv",
        "sup import people 人员名单.csv --dry-run",
        "sup import sessions 督导台账.csv",
    ),
)
for _kind in KINDS:
    command.add_command(_command(_kind))
