"""Bare ``sup``: where you are and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from supervise_cli.cli.kit import App, out, typed_here
from supervise_cli.errors import NotARepository
from supervise_cli.model import Lang, Text

if TYPE_CHECKING:
    from supervise_cli.definitions.owing import Owing, Thing
    from supervise_cli.workspace.index.facts import Facts

_HERE = Text("{name}（{month}）", "{name} ({month})")
_COUNTS = Text(
    "站 {stations}，人 {people}，本月督导 {sessions} 场，草稿 {drafts}。",
    "{stations} {stations:station|stations}, {people} {people:person|people}, {sessions} "
    "{sessions:session|sessions} "
    "this month, {drafts} {drafts:draft|drafts}.",
)
_ERRORS = Text("有 {n} 处错误要改：sup validate", "{n} {n:error|errors} to mend: sup validate")
_DRAFTS = Text("有草稿没有写完：sup list drafts", "Unfinished drafts: sup list drafts")
_DUE = Text("本周要做的（到 {day}）{n} 件：", "Owed this week (until {day}), {n}:")
_MORE = Text("  …… 全部：sup due", "  … all: sup due")
_MORE_OF_MINE = Text("  …… 您的全部：sup due --mine", "  … all of yours: sup due --mine")
_COMING = Text("  您的下一件：", "  Your next one:")
_LATER = Text("本周没有到期的事；以后的：sup due", "Nothing falls due this week; what comes: sup due")
_EMPTY = Text(
    "还没有站和人。先导入名单：\n  sup import stations 站点名单.csv\n  sup import people 人员名单.csv",
    "No stations and people yet. Bring the lists in:\n  sup import stations FILE.csv\n  sup import people "
    "FILE.csv",
)
_NO_PEOPLE = Text(
    "还没有人。先登记督导和社工：\n  sup import people 人员名单.csv\n  一个一个记：sup new-person\n"
    "全部命令：sup --help",
    "No people yet. Register supervisors and workers:\n  sup import people FILE.csv\n  one by one: "
    "sup new-person\nAll commands: sup --help",
)
_NEXT = Text(
    "记一场督导：sup new-session；做到哪一步：sup status\n出月报：sup report；全部命令：sup --help",
    "Record a session: sup new-session; where things stand: sup status\nThe month's report: sup report; all "
    "commands: sup --help",
)
_OUTSIDE = Text(
    "sup：督导记录工具。这里还不是记录库。\n  看演示：sup demo 演示\n  新建：  sup init 文件夹\n  "
    "全部命令：sup --help",
    "sup: supervision records as plain files. This is no record repository yet.\n  see a demonstration: "
    "sup demo demo\n"
    "  make a new one:      sup init DIR\n  all commands:        sup --help",
)


_SHOWN = 8


def overview(app: App) -> None:
    """Print the first screen (domain §8d)."""
    from supervise_cli.cli.due import me_or_nobody
    from supervise_cli.definitions.standings import month_to_date
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
        month = month_to_date(state.facts)
        days = (month.start.isoformat(), month.end.isoformat())
        held = next(iter(state.facts.rows("SELECT count(*) FROM held WHERE date BETWEEN ? AND ?", days)))[0]
        # Before anybody is registered the name can only be right later.
        me = me_or_nobody(state.facts, lang) if verdict.counts.get("person/final") else ""
        owed = _owed_this_week(state.facts, me, lang)
    from supervise_cli import rules

    open_ = [each for each in verdict.findings if not each.waiver]
    errors = sum(1 for f in open_ if (f.severity or rules.get(f.code).severity) is Severity.ERROR)
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
    if counts["stations"] or counts["people"]:
        lines += owed
    # Without anybody there is no session to record.
    lines.append((_NO_PEOPLE if counts["stations"] and not counts["people"] else _NEXT).get(lang))
    out(typed_here("\n".join(lines), app.typed) + "\n")


def _owed_this_week(facts: Facts, me: str, lang: Lang) -> list[str]:
    """What is overdue or falls due by Sunday: mine, then that of whom I supervise, the oldest first.

    Who says who he or she is, sees what concerns no other; nothing of it this week, the next thing to come.
    """
    from supervise_cli.cli.due import of_these
    from supervise_cli.definitions.owing import Owing
    from supervise_cli.pipeline.reminding import Wanted, chosen, everything

    owing = facts.once(Owing)
    every = everything(owing)
    sunday = owing.day + timedelta(6 - owing.day.weekday())
    things = chosen(every, Wanted(until=sunday), owing.tree, owing.day)
    if not things:
        return [_LATER.get(lang)] if every else []
    lines = [_DUE.fill(lang, {"day": sunday.isoformat(), "n": len(things)})]
    if not me:
        shown = things[:_SHOWN]
        return [*lines, _rows(shown, owing, lang), *([_MORE.get(lang)] if len(things) > len(shown) else [])]
    theirs = owing.supervised(me)
    lines.append(f"  {of_these(things, me, theirs).get(lang)}")
    own = sorted((each for each in things if each.who in {me, *theirs}), key=lambda each: each.who != me)
    coming = [each for each in every if each.who == me and each not in things][:1]
    if own:
        lines.append(_rows(own[:_SHOWN], owing, lang))
    elif coming:
        lines += [_COMING.get(lang), _rows(coming, owing, lang)]
    return [*lines, _MORE_OF_MINE.get(lang)]


def _rows(things: Sequence[Thing], owing: Owing, lang: Lang) -> str:
    from supervise_cli.cli._tables import things as laid_out
    from supervise_cli.cli.due import NOBODYS, when
    from supervise_cli.pipeline.reminding import Wording

    wording = Wording(owing.facts)
    rows = [
        [
            f"  {when(each, owing.day, lang)}",
            each.who.get(lang) or NOBODYS.get(lang),
            each.what.get(lang),
            each.command,
        ]
        for each in map(wording.reminder, things)
    ]
    return laid_out(rows).rstrip("\n")
