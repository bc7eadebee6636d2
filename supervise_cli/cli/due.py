"""欠着的事：谁、什么、何时前、为什么、用哪条命令 | What is owed: who, what, by when, why, with which command

``sup due``: a line per thing owed, mine first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from supervise_cli.cli._tables import things as laid_out
from supervise_cli.cli._user import user
from supervise_cli.cli.kit import (
    App,
    Command,
    Day,
    Option,
    as_of_option,
    note,
    out,
    pass_app,
    purpose,
    typed_here,
)
from supervise_cli.errors import BadInput, SupError
from supervise_cli.model import Lang, Text
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.definitions.owing import Thing
    from supervise_cli.pipeline.reminding import Reminder
    from supervise_cli.workspace.index.facts import Facts

_KINDS = ("request", "action", "session", "rebooking", "finding", "agreement", "draft", "waiver")
_NOTHING = Text("没有欠着的事。", "Nothing is owed.")
_WHO = Text("还不知道您是谁。", "It is not known who you are.")
_SAY_WHO = Text("写成：sup due --mine --for 姓名", "Type: sup due --mine --for NAME")
_NEXT = Text(
    "记一场督导：sup new-session；做到哪一步：sup status",
    "Record a session: sup new-session; where things stand: sup status",
)
_OF_MINE = Text("您的 {mine} 件。", "Yours: {mine}.")
_OF_THESE = Text(
    "您的 {mine} 件，您督导的人的 {theirs} 件。", "Yours: {mine}; of those you supervise: {theirs}."
)
_COUNT = Text(
    "截至 {day}：{n} 件，其中过期 {late} 件。", "As of {day}: {n} things owed, {late} of them overdue."
)
_ALSO = Text("其中 {n} 件是检查发现的。", "{n} of them {n:is|are} what a check found.")
NOBODYS = Text("还没有人负责", "Nobody's yet")
_LATE = Text("过期 {n} 天", "{n} days late")
_ONE_LATE = Text("过期 1 天", "1 day late")
_TODAY = Text("今天", "today")
_TOMORROW = Text("明天", "tomorrow")
_AHEAD = Text("还有 {n} 天", "in {n} days")
_NO_DATE = Text("没有期限", "no date")
_NOT_PUBLISHED = Text(
    "{year} 年的放假安排，程序还不知道，工作日按周一到周五算。国务院公布后，把放假日写进 policy.yaml 的 "
    "holidays，调休上班日写进 workdays。",
    "The public holidays of {year} are not published here; Monday to Friday were counted. Once the notice is "
    "out, put the days off into holidays and the shifted working days into workdays of policy.yaml.",
)


@pass_app
def run(
    app: App,
    mine: str | None,
    person: str | None,
    station: str | None,
    kinds: Sequence[str],
    until: date | None,
    overdue: bool,
    only: bool,
    as_json: bool,
    as_of: date | None,
) -> None:
    from supervise_cli.cli._closed import say_closed
    from supervise_cli.cli._left_out import say_left_out
    from supervise_cli.definitions.owing import Kind, Owing
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.pipeline.outstanding import outstanding
    from supervise_cli.pipeline.reminding import Wanted, Wording, by_person, chosen, everything

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        facts = state.facts
        me = user(facts, mine)
        owing = facts.once(Owing)
        theirs = owing.supervised(me)
        if only and not me:
            raise BadInput(_WHO, _SAY_WHO)
        whose = {choose(facts, person, ("person",)).record} if person else {me, *theirs} if only else set()
        wanted = Wanted(
            frozenset(whose),
            choose(facts, station, ("station",)).record if station else "",
            frozenset(map(Kind, kinds)),
            until,
            overdue,
        )
        things = chosen(everything(owing, outstanding(state, owing)), wanted, owing.tree, owing.day)
        wording = Wording(facts)
        groups = by_person([wording.reminder(each) for each in things], me, theirs)
        last = max((each.by for each in things if each.by), default="")
        say_left_out(facts, lang)
        known = not last or owing.workdays.published(owing.day, date.fromisoformat(last))
    if as_json:
        out(dumps([plain(each, lang) for _, group in groups for each in group]))
    elif not groups:
        out(_NOTHING.get(lang) + "\n")
        note(_NEXT.get(lang))
    else:
        found = sum(each.kind is Kind.FINDING for each in things)
        late = sum(each.late(owing.day) > 0 for each in things)
        out(_COUNT.fill(lang, {"day": owing.day.isoformat(), "n": len(things), "late": late}) + "\n")
        if found:
            out(_ALSO.fill(lang, {"n": found}) + "\n")
        if me:
            out(of_these(things, me, theirs).get(lang) + "\n")
        for who, group in groups:
            out("\n" + (group[0].who if who else NOBODYS).get(lang) + "\n")
            out(typed_here(lines(group, owing.day, lang), app.typed))
        say_closed(state, lang)
    if not known:
        note(_NOT_PUBLISHED.fill(lang, {"year": last[:4]}))


def me_or_nobody(facts: Facts, lang: Lang) -> str:
    """The id that ``SUP_PERSON`` names; "" where it names nobody of this repository, which is said."""
    try:
        return user(facts)
    except SupError as error:
        note(error.message.get(lang))
        if error.hint is not None:
            note("  → " + error.hint.get(lang))
        return ""


def of_these(things: Iterable[Thing], me: str, theirs: AbstractSet[str]) -> Text:
    """How many of them are mine, and how many of the people I supervise."""
    whose = [each.who for each in things]
    if not theirs:
        return _OF_MINE.format(mine=whose.count(me))
    return _OF_THESE.format(mine=whose.count(me), theirs=sum(who in theirs for who in whose))


def lines(group: Sequence[Reminder], day: date, lang: Lang) -> str:
    """One line for each: by when, what, why, and the command."""
    return laid_out(
        [
            [f"  {when(each, day, lang)}", each.what.get(lang), each.why.get(lang), each.command]
            for each in group
        ]
    )


def when(each: Reminder, day: date, lang: Lang) -> str:
    """The date of a thing, with how late it is or how many days are left."""
    return dated(each.thing.by, day, lang) if each.thing.by else _NO_DATE.get(lang)


def dated(by: str, day: date, lang: Lang) -> str:
    """A date with how late it is on ``day``, or how many days are left."""
    left = (date.fromisoformat(by) - day).days
    words = {-1: _ONE_LATE, 0: _TODAY, 1: _TOMORROW}.get(left, _LATE if left < 0 else _AHEAD)
    return f"{by} {words.fill(lang, {'n': abs(left)})}"


def plain(each: Reminder, lang: Lang) -> dict[str, Any]:
    """One thing owed for programs."""
    thing = each.thing
    return {
        "kind": thing.kind.value,
        "variant": thing.variant,
        "who": thing.who,
        "by": thing.by,
        "days_late": each.late,
        "subject": thing.subject,
        "stations": list(thing.stations),
        "people": list(thing.people),
        "since": thing.since,
        "number": thing.number,
        "expected": thing.expected,
        "delivered": thing.delivered,
        "what": each.what.get(lang),
        "why": each.why.get(lang),
        "command": each.command,
    }


command = Command(
    "due",
    run,
    words=purpose(__doc__),
    more=Text(
        "列的是：没有答复的需求，过期和快到期的行动，本月还没有做的督导，取消后还没有补的，快到期或要回顾的协议，"
        "没写完的草稿，快到期的例外，还有检查发现的错误和警告（提示不算）。"
        "设了环境变量 SUP_PERSON，自己的排在最前面，接着是自己督导的人的。",
        "Listed are requests without an answer, actions overdue or coming, this month's sessions still to be "
        "held, cancelled ones to make up for, agreements at their end or up for review, drafts, waivers that "
        "end, and the errors and warnings of a check (not information). With "
        "SUP_PERSON set, yours come first, then those of the people you supervise.",
    ),
    examples=(
        "sup due",
        "sup due --mine --for 李建国",
        "sup due --person 王秀兰 --overdue",
        "sup due --station 清丰县 --kind session --kind request",
        "sup due --until 2022-06-24 --json",
    ),
    params=[
        Option(
            "--for",
            "mine",
            metavar="ID",
            words=Text("谁的排在最前面（默认 SUP_PERSON）", "whose come first (default: SUP_PERSON)"),
        ),
        Option(
            "--mine",
            "only",
            is_flag=True,
            words=Text("只列自己的、自己督导的人的", "only yours and those of the people you supervise"),
        ),
        Option("--person", metavar="ID", words=Text("只列这个人的", "only this person's")),
        Option(
            "--station", metavar="ID", words=Text("只列这个站（含下级）的", "only of a station and below")
        ),
        Option(
            "--kind",
            "kinds",
            multiple=True,
            type=click.Choice(_KINDS),
            words=Text(
                "只列这一类：request 需求，action 行动，session 本月督导，rebooking 补约，"
                "finding 检查发现的问题，agreement 协议，draft 草稿，waiver 例外（可以写几次）",
                "only of this kind (may be repeated)",
            ),
        ),
        Option("--until", type=Day(), words=Text("只列这一天为止的", "only what is due by that day")),
        Option("--overdue", is_flag=True, words=Text("只列过期的", "only what is overdue")),
        Option("--json", "as_json", is_flag=True, words=Text("输出 JSON", "as JSON")),
        as_of_option(),
    ],
)
