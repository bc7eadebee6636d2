"""What an import says: what was read, what is new, which rows came back and why, and what is next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from supervise_cli.cli.kit import App, safe
from supervise_cli.model import Text

if TYPE_CHECKING:
    from supervise_cli.interop.plan import Plan

SHOWN = 10
_LISTED = {"people": "person", "actions": "actions"}
"""What ``sup list`` calls what a kind of list makes, where that is not its singular."""


def shown(place: Path) -> str:
    try:
        return place.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(place)


def say_findings(app: App, plan: Plan, as_of: date | None) -> None:
    """How many of the new records contradict others (overlaps, postings); only the check can say which."""
    from supervise_cli.pipeline.checking import check
    from supervise_cli.pipeline.opening import opened

    with opened(app.root, app.now, as_of=as_of) as state:
        odd = {each.path for each in check(state).findings if each.path in plan.files}
    if odd:
        app.say(
            Text(
                "其中 {n} 条和名册或别的记录对不上，看是哪里：sup validate",
                "Of these {n} {n:contradicts|contradict} the roster or other records; see where: "
                "sup validate",
            ).format(n=len(odd))
        )


def report(
    app: App, kind: str, plan: Plan, file: str, place: Path | None, dry_run: bool, update: bool
) -> None:
    """What was read and what came of it; ``update`` as it was typed."""
    table = plan.table
    separator = {",": Text("逗号", "comma"), ";": Text("分号", "semicolon"), "\t": Text("制表符", "tab")}[
        table.separator
    ]
    app.say(
        Text(
            "读了 {file}（{encoding}，{separator}分隔）：{n} 行。",
            "Read {file} ({encoding}, {separator}): {n} {n:row|rows}.",
        ).format(file=safe(file), encoding=table.encoding, separator=separator, n=len(table.rows))
    )
    for each in plan.notes:
        app.say(each)
    if plan.filled:
        app.say(_filled(plan, dry_run))
    app.say(_outcome(plan, dry_run))
    for line in _reasons(plan):
        app.say(line)
    for line in _next(kind, plan, place, dry_run, update):
        app.say(line)


def _reasons(plan: Plan) -> Iterator[Text]:
    """A line for every reason, with the rows that it is about."""
    rows: dict[Text, list[int]] = {}
    for back in plan.returned:
        reasons = Text(" ".join(r.zh for r in back.reasons), " ".join(r.en for r in back.reasons))
        rows.setdefault(reasons, []).append(back.row.number)
    for reasons, numbers in list(rows.items())[:SHOWN]:
        listed = [str(number) for number in numbers[:SHOWN]]
        shown = Text("、".join(listed), ", ".join(listed))
        line = Text("  第 {n} 行：{why}", "  row {n}: {why}")
        if len(numbers) > SHOWN:
            line = Text("  第 {n} 等 {all} 行：{why}", "  row {n} and others, {all} in all: {why}")
        yield line.format(n=shown, all=len(numbers), why=reasons)
    if len(rows) > SHOWN:
        yield Text("  …另有 {n} 种原因", "  … and {n} other reasons").format(n=len(rows) - SHOWN)


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
    if not made and plan.changes:
        return Text(
            "没有新的记录；已有 {present} 行，退回 {returned} 行。",
            "No new records; {present} {present:row was|rows were} there already, {returned} returned.",
        ).format(**counts)
    if not made:
        return Text(
            "没有新的记录；已有 {present} 行，退回 {returned} 行。没有写入。",
            "No new records; {present} {present:row was|rows were} there already, {returned} "
            "returned. Nothing was written.",
        ).format(**counts)
    if dry_run:
        return Text(
            "会登记 {made} 条（{kinds}）；已有 {present} 行，退回 {returned} 行。只是试读，没有写入。",
            "Would register {made} ({kinds}); {present} {present:row is|rows are} there "
            "already, {returned} returned. A "
            "trial: nothing was written.",
        ).format(**counts)
    return Text(
        "登记了 {made} 条（{kinds}）；已有 {present} 行，退回 {returned} 行。",
        "Registered {made} ({kinds}); {present} {present:row was|rows were} there already, "
        "{returned} returned.",
    ).format(**counts)


def _filled(plan: Plan, dry_run: bool) -> Text:
    said = Text("补全了 {n} 条已有的记录，共 {m} 项。", "Filled in {m} values in {n} existing records.")
    if dry_run:
        said = Text(
            "会补全 {n} 条已有的记录，共 {m} 项；只是试读，没有写入。",
            "Would fill in {m} values in {n} existing records; a trial: nothing was written.",
        )
    return said.format(n=len(plan.changes), m=plan.filled)


def _next(kind: str, plan: Plan, place: Path | None, dry_run: bool, update: bool) -> Iterator[Text]:
    if place is not None:
        name = safe(shown(place))
        yield Text(
            "  → 退回的行和原因在 {f}；改好后再导入：sup import {kind} {f}{more}",
            "  → The returned rows, with reasons, are in {f}; mend them and import: "
            "sup import {kind} {f}{more}",
        ).format(f=name, kind=kind, more=" --update" if update else "")
    elif (plan.files or plan.changes) and dry_run:
        yield Text("  → 去掉 --dry-run 就写入。", "  → Without --dry-run it is written.")
    elif plan.files and kind == "stations":
        yield Text(
            "  → 看一看：sup list station；下一步：sup import people 人员名单.csv",
            "  → Look: sup list station. Next: sup import people STAFF.csv",
        )
    elif plan.files or (plan.changes and not plan.filled):
        what = _LISTED.get(kind) or kind.removesuffix("s")
        yield Text(
            "  → 看一看：sup list {what}；检查：sup validate",
            "  → Look: sup list {what}. Check: sup validate",
        ).format(what=what)
