"""检查记录：格式、内容、相互引用 | Check the records: form, content, links

``sup validate``: checks and never writes, but for ``--fix``.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from supervise_cli import formats
from supervise_cli.cli._asked import below, chosen, meant, number_of_files, tiers_of
from supervise_cli.cli.kit import (
    App,
    Command,
    Option,
    as_of_option,
    colour,
    out,
    output_option,
    pass_app,
    purpose,
    typed_here,
)
from supervise_cli.errors import BadInput
from supervise_cli.model import Finding, Lang, Severity, Skipped, Text

if TYPE_CHECKING:
    from supervise_cli.pipeline.opening import Opened
    from supervise_cli.pipeline.presenting import Presented, Unjudged


@pass_app
def run(
    app: App,
    paths: tuple[str, ...],
    everything: bool,
    staged: bool,
    revision: str | None,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format: str,
    output: str | None,
    statistics: bool,
    baseline: str | None,
    whose: str | None,
    fix: bool,
    dry_run: bool,
    as_of: date | None,
) -> None:
    tiers = tiers_of(everything, select)
    if fix or dry_run:
        from supervise_cli.cli import _fixing

        _fixing.refuse_beside(fix, staged, revision, format, output, statistics, baseline, whose)
        asked = _fixing.Fix(paths, tiers, strict, select, ignore, as_of, dry_run)
        click.get_current_context().exit(_fixing.run(app, asked))
    from supervise_cli.cli._closed import say_closed
    from supervise_cli.cli._whose import only_for
    from supervise_cli.pipeline.checking import check
    from supervise_cli.pipeline.opening import Wanted, opened

    if staged and revision:
        raise BadInput(Text("--staged 和 --rev 只能选一个。", "Use either --staged or --rev."))
    if statistics and format != "text":
        raise BadInput(Text("--statistics 只用于 --format text。", "--statistics is for --format text only."))
    wanted = Wanted(
        staged=staged, revision=revision, index_file=os.environ.get("GIT_INDEX_FILE") if staged else None
    )
    with opened(app.root, app.now, as_of=as_of, wanted=wanted) as state:
        lang = app.asked_lang or state.config.language
        verdict = check(state, tiers)
        found = only_for(state, chosen(verdict.findings, select, ignore), whose)
        places = [meant(app, state, each) for each in paths]
        waived = below(state, [each for each in found if each.waiver], places, turn=False)
        found = [each for each in found if not each.waiver]
        unknown = _since(found, baseline)
        unknown = below(state, unknown, places, turn=format == "text")
        presented = _presented(state, unknown, lang)
        if format == "text":
            presented = [replace(each, hint=typed_here(each.hint, app.typed)) for each in presented]
        result = formats.Result(
            tuple(presented),
            verdict.counts,
            verdict.invalid,
            state.snapshot.source.name,
            state.as_of.isoformat(),
            lang,
            colour() and output is None,
            frozenset(Severity) if strict else frozenset({Severity.ERROR}),
            tuple(_presented(state, waived, lang)),
            _first_end(state, waived),
            len(below(state, found, places, turn=False)) - len(unknown),
            statistics,
            number_of_files(state, places),
            _unjudged(verdict.skipped, select, ignore, lang),
        )
        text = formats.renderer(format)(result)
    if output is None:
        out(text)
    else:
        from supervise_cli.cli._output import write

        write(output, text)
    if presented and format == "text":
        say_closed(state, lang)
    failed = any(each.severity in result.failing for each in result.findings)
    click.get_current_context().exit(1 if failed else 0)


def _presented(state: Opened, findings: list[Finding], lang: Lang) -> list[Presented]:
    if not findings:
        return []
    from supervise_cli.pipeline.presenting import present_from

    return present_from(state, findings, lang)


def _since(findings: list[Finding], baseline: str | None) -> list[Finding]:
    """The findings that an earlier check, if one is named, did not have."""
    if baseline is None:
        return findings
    from supervise_cli.pipeline.baseline import read

    known = read(Path(baseline))
    return [each for each in findings if each.identity not in known]


def _first_end(state: Opened, waived: list[Finding]) -> str:
    """The first day on which one of the waivers behind these findings ends."""
    if not waived:
        return ""
    from supervise_cli.pipeline.waiving import in_force

    until = {each.record: each.until for each in in_force(state.facts)}
    return min(until[each.waiver] for each in waived)


def _unjudged(
    skipped: tuple[Skipped, ...], select: tuple[str, ...], ignore: tuple[str, ...], lang: Lang
) -> tuple[Unjudged, ...]:
    """What rules could not judge, of those that were asked for."""
    mine = chosen(skipped, select, ignore)
    if not mine:
        return ()
    from supervise_cli.pipeline.presenting import unjudged

    return tuple(unjudged(mine, lang))


command = Command(
    "validate",
    run,
    words=purpose(__doc__),
    more=Text(
        "只检查，不改动任何文件，除非写 --fix：只有一种正确写法的就地改好，并把改动打印出来；拿不准的、"
        "已签名的不动。没有错误时退出码 0，有错误 1，无法运行 2。",
        "Checks and never writes, unless --fix is given: what has only one right way of writing is mended, "
        "and the changes are printed; what is not certain, or signed, is left. Exit 0 without errors, 1 with "
        "errors, 2 if it could not run.",
    ),
    examples=(
        "sup validate",
        "sup validate sessions/2022/06",
        "sup validate S-20220615-7K3QX",
        "sup validate --all --format json -o findings.json",
        "sup validate --all --statistics",
        "sup validate --all --for 李建国",
        "sup validate --all --for supervisor --strict",
        "sup validate --baseline findings.json --strict",
        "sup validate --staged",
        "sup validate --rev HEAD~1 --select SUP2 --ignore written-late",
        "sup validate --fix --dry-run",
        "sup validate --fix sessions/2022/06",
        "sup validate --fix --select quote-it,date-form",
    ),
    params=[
        click.Argument(["paths"], nargs=-1),
        Option(
            "--all",
            "everything",
            is_flag=True,
            words=Text("也检查“该有而没有”的事", "also what should exist and does not"),
        ),
        Option("--staged", is_flag=True, words=Text("检查将要提交的内容", "check what is staged for commit")),
        Option(
            "--rev",
            "revision",
            metavar="REV",
            words=Text("检查某个已提交的版本", "check a committed revision"),
        ),
        Option("--strict", is_flag=True, words=Text("有警告或提示也算不通过", "exit 1 for any finding")),
        Option(
            "--select",
            multiple=True,
            metavar="CODE",
            words=Text(
                "只看这些检查（代码、前缀、英文短名或中文名称）",
                "only these checks (code, prefix, slug or title)",
            ),
        ),
        Option(
            "--ignore", multiple=True, metavar="CODE", words=Text("不看这些检查", "leave these checks out")
        ),
        Option(
            "--format",
            type=click.Choice(formats.names()),
            default="text",
            words=Text("输出格式", "output format"),
        ),
        Option(
            "--statistics",
            is_flag=True,
            words=Text("只数每种问题有几条", "only how many there are of each kind"),
        ),
        Option(
            "--baseline",
            metavar="FILE",
            words=Text(
                "FILE（以前的 --format json）里已有的不算",
                "leave out what FILE (an earlier --format json) has",
            ),
        ),
        Option(
            "--for",
            "whose",
            metavar="WHO",
            words=Text(
                "只看轮到谁办的：姓名、编号，或角色（填写人、督导、社工、责任人、站点、县区、市级）；"
                "还没有人负责的写 没有人",
                "only what is whose turn: a name, an id, or a role (writer, supervisor, worker, owner, "
                "station, county, city); nobody for what is nobody's yet",
            ),
        ),
        Option(
            "--fix",
            is_flag=True,
            words=Text(
                "只有一种正确写法的就地改好，打印改动", "mend what has one right answer; print the changes"
            ),
        ),
        Option(
            "--dry-run",
            is_flag=True,
            words=Text("和 --fix 一起用：只打印改动，不写", "with --fix: print the changes, write nothing"),
        ),
        output_option(),
        as_of_option(),
    ],
)
