"""检查记录：格式、内容、相互引用 | Check the records: form, content, links

``sup validate``: checks and never writes.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from supervise_cli import formats
from supervise_cli.cli.kit import (
    App,
    Command,
    Option,
    as_of_option,
    colour,
    out,
    pass_app,
    purpose,
    safe,
    typed_here,
)
from supervise_cli.errors import BadInput, NotFound
from supervise_cli.model import Finding, Lang, Severity, Text, Tier

if TYPE_CHECKING:
    from supervise_cli.pipeline.opening import Opened
    from supervise_cli.pipeline.presenting import Presented


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
    as_of: date | None,
) -> None:
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
    tiers = frozenset({Tier.RECORD, Tier.PRACTICE}) if everything else frozenset({Tier.RECORD})
    with opened(app.root, app.now, as_of=as_of, wanted=wanted) as state:
        lang = app.asked_lang or state.config.language
        verdict = check(state, tiers)
        chosen = only_for(state, _chosen(verdict.findings, select, ignore), whose)
        places = [_meant(app, state, each) for each in paths]
        waived = _below(state, [each for each in chosen if each.waiver], places, turn=False)
        chosen = [each for each in chosen if not each.waiver]
        unknown = _since(chosen, baseline)
        unknown = _below(state, unknown, places, turn=format == "text")
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
            len(_below(state, chosen, places, turn=False)) - len(unknown),
            statistics,
            _number(state, places),
        )
        text = formats.renderer(format)(result)
    if output is None:
        out(text)
    else:
        from supervise_cli.cli._output import write

        write(output, text)
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


def _chosen(findings: tuple[Finding, ...], select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Finding]:
    taken = _codes(select) if select else None
    left = _codes(ignore)
    return [f for f in findings if (taken is None or f.code in taken) and f.code not in left]


def _codes(patterns: tuple[str, ...]) -> frozenset[str]:
    from supervise_cli import rules

    found: set[str] = set()
    for pattern in [part for each in patterns for part in each.split(",") if part]:
        codes = rules.chosen(pattern)
        if not codes:
            raise BadInput(
                Text("没有这个检查代码：{p}", "No such code: {p}").format(p=safe(pattern)),
                Text("有哪些代码：sup explain", "The codes there are: sup explain"),
            )
        found |= codes
    return frozenset(found)


def _meant(app: App, state: Opened, typed: str) -> str:
    """A path; or, where there is no such file, the record whose id was typed."""
    try:
        return _inside(app, typed)
    except BadInput:
        from supervise_cli.pipeline.choosing import choose

        if Path(typed).name != typed or Path(typed).suffix:
            raise
        with suppress(NotFound):
            return choose(state.facts, typed).path
        raise


def _inside(app: App, typed: str) -> str:
    """A path as typed, from the folder one stands in, as a path of the repository."""
    here = Path(typed) if Path(typed).is_absolute() else app.directory / typed
    place = _lexical(here)
    if place == app.root:
        return ""
    try:
        relative = place.relative_to(app.root)
    except ValueError:
        raise BadInput(
            Text("{p} 不在这个记录库里。", "{p} is not inside this repository.").format(p=safe(typed))
        ) from None
    if not os.path.lexists(place):
        raise BadInput(
            Text("没有这个文件：{p}", "No such file: {p}").format(p=safe(typed)),
            Text(
                "检查路径，或者不写路径检查全部：sup validate",
                "Check the path, or check everything: sup validate",
            ),
        )
    return relative.as_posix()


def _lexical(place: Path) -> Path:
    # Without following links: a linked file is judged as the link it is.
    return Path(os.path.normpath(place.absolute()))


def _below(state: Opened, findings: list[Finding], places: list[str], *, turn: bool) -> list[Finding]:
    """The findings in these places; those about a pair, of which the other lies there, as seen from it."""
    if not places or "" in places:
        return findings
    from supervise_cli.pipeline.presenting import seen_from

    found: list[Finding] = []
    for each in findings:
        other = state.facts.path(each.discriminator) if each.discriminator else ""
        if _is_below(each.path, places):
            found.append(each)
        elif other and _is_below(other, places):
            found.append(seen_from(each, each.discriminator, other) if turn else each)
    return found


def _number(state: Opened, places: list[str]) -> int | None:
    """How many record files lie in these places; None for all."""
    if not places or "" in places:
        return None
    from supervise_cli.workspace.index.units import NO_RECORD

    rows = state.facts.rows(f"SELECT path FROM run WHERE type NOT IN {NO_RECORD} OR type IS NULL")
    return sum(_is_below(path, places) for (path,) in rows)


def _is_below(path: str, places: list[str]) -> bool:
    return any(path == place or path.startswith(place + "/") for place in places)


command = Command(
    "validate",
    run,
    words=purpose(__doc__),
    more=Text(
        "只检查，不改动任何文件。没有错误时退出码 0，有错误 1，无法运行 2。",
        "Checks and never writes. Exit 0 without errors, 1 with errors, 2 if it could not run.",
    ),
    examples=(
        "sup validate",
        "sup validate sessions/2022/06",
        "sup validate S-20220615-7K3QX",
        "sup validate --format json -o findings.json",
        "sup validate --all --statistics",
        "sup validate --all --for 李建国",
        "sup validate --all --for supervisor --strict",
        "sup validate --baseline findings.json --strict",
        "sup validate --staged",
        "sup validate --rev HEAD~1 --select SUP2 --ignore written-late",
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
            words=Text("只看这些检查（代码、前缀或名称）", "only these checks (code, prefix or slug)"),
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
                "只看轮到谁办的：姓名、编号，或角色（填写人、督导、社工、责任人、站点、县区、市级）",
                "only what is whose turn: a name, an id, or a role (writer, supervisor, worker, owner, "
                "station, county, city)",
            ),
        ),
        Option("-o", "--output", metavar="FILE", words=Text("写到文件", "write to a file")),
        as_of_option(),
    ],
)
