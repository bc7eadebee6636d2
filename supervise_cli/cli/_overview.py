"""Bare ``sup``: where you are and what comes next."""

from __future__ import annotations

from supervise_cli.cli.kit import App, out, typed_here
from supervise_cli.errors import NotARepository
from supervise_cli.model import Period, Text

_HERE = Text("{name}（{month}）", "{name} ({month})")
_COUNTS = Text(
    "站 {stations}，人 {people}，本月督导 {sessions} 场，草稿 {drafts}。",
    "{stations} {stations:station|stations}, {people} {people:person|people}, {sessions} "
    "{sessions:session|sessions} "
    "this month, {drafts} {drafts:draft|drafts}.",
)
_ERRORS = Text("有 {n} 处错误要改：sup validate", "{n} {n:error|errors} to mend: sup validate")
_DRAFTS = Text("有草稿没有写完：sup list drafts", "Unfinished drafts: sup list drafts")
_ACTIONS = Text(
    "到期还没完成的行动 {n} 项：sup list actions",
    "{n} {n:action is|actions are} past {n:its|their} due date: sup list actions",
)
_EMPTY = Text(
    "还没有站和人。先导入名单：\n  sup import stations 站点名单.csv\n  sup import people 人员名单.csv",
    "No stations and people yet. Bring the lists in:\n  sup import stations FILE.csv\n  sup import people "
    "FILE.csv",
)
_NEXT = Text(
    "记一场督导：sup new-session；出月报：sup report；全部命令：sup --help",
    "Record a session: sup new-session; the month's report: sup report; all commands: sup --help",
)
_OUTSIDE = Text(
    "sup：督导记录工具。这里还不是记录库。\n  看演示：sup demo 演示\n  新建：  sup init 文件夹\n  "
    "全部命令：sup --help",
    "sup: supervision records as plain files. This is no record repository yet.\n  see a demonstration: "
    "sup demo demo\n"
    "  make a new one:      sup init DIR\n  all commands:        sup --help",
)


def overview(app: App) -> None:
    """Print the first screen (domain §8d)."""
    from supervise_cli.definitions.actions import actions
    from supervise_cli.model import Severity
    from supervise_cli.pipeline.checking import check
    from supervise_cli.pipeline.opening import opened

    try:
        root = app.root
    except NotARepository:
        out(_OUTSIDE.get(app.asked_lang or "zh") + "\n")
        return
    with opened(root, app.now) as state:
        lang = app.asked_lang or state.config.language
        verdict = check(state)
        month = Period.month(state.as_of.year, state.as_of.month)
        held = next(
            iter(
                state.facts.rows(
                    "SELECT count(*) FROM held WHERE date BETWEEN ? AND ?",
                    (month.start.isoformat(), month.end.isoformat()),
                )
            )
        )[0]
        day = state.as_of.isoformat()
        late = sum(
            1 for a in actions(state.facts, state.as_of).values() if a.is_open and a.due and a.due < day
        )
    from supervise_cli import rules

    errors = sum(1 for f in verdict.findings if rules.get(f.code).severity is Severity.ERROR)
    counts = {
        "stations": verdict.counts.get("station/final", 0),
        "people": verdict.counts.get("person/final", 0),
        "sessions": held,
        "drafts": sum(n for key, n in verdict.counts.items() if key.endswith("/draft")),
    }
    lines = [
        _HERE.fill(lang, {"name": state.config.name or root.name, "month": month.label}),
        _COUNTS.fill(lang, counts),
    ]
    if not counts["stations"] and not counts["people"]:
        lines.append(_EMPTY.get(lang))
    if errors:
        lines.append(_ERRORS.fill(lang, {"n": errors}))
    if counts["drafts"]:
        lines.append(_DRAFTS.get(lang))
    if late:
        lines.append(_ACTIONS.fill(lang, {"n": late}))
    lines.append(_NEXT.get(lang))
    out(typed_here("\n".join(lines), app.typed) + "\n")
