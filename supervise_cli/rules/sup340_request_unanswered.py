"""A request for supervision that nobody answered in time (rule 49)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import CALENDAR, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Requests still open after the last day for an answer; as ``sup due`` lists them."""
    from supervise_cli.definitions.owing import Kind, Owing

    owing = facts.once(Owing)
    for each in owing.overdue(Kind.REQUEST):
        params: dict[str, Param] = {
            "request": each.subject,
            "person": next(iter((*each.people, *each.stations)), ""),
            "date": each.since,
            "want": each.by,
            "days": each.late(owing.day),
            "who": each.who,
        }
        urgent = "urgent" if each.variant == "urgent" else ""
        yield Hit(each.subject, "/asked_on", urgent if each.who else f"{urgent}nobodys", params)


_HINT = Text(
    "已经答复的，记一笔：sup done {request} --outcome 已答复 --date 【答复那天】\n"
    "还没答复的，今天就联系；放到督导里谈的，谈完记：sup new-session --request {request}",
    "If it was answered already: sup done {request} --outcome answered --date DATE\n"
    "If not, call today; what is answered in a session is recorded so: sup new-session --request {request}",
)
_LATE = Text(
    "应在 {want} 前答复，已过 {days} 天；",
    "was to be answered by {want}, {days} {days:day|days} ago; ",
)
_WHOSE = Text("该由{who}答复。", "it is for {who} to answer.")
_NOBODYS = Text(
    "按协议还没有督导，先定下由谁答复。", "by agreement nobody supervises there: decide who answers."
)


def _sentence(urgent: bool, whose: Text) -> Sentence:
    zh = f"{{person}} {{date}} 提的{'紧急' if urgent else ''}督导需求，"
    en = f"The {'urgent ' if urgent else ''}request of {{person}} from {{date}} "
    return Sentence(Text(zh + _LATE.zh + whose.zh, en + _LATE.en + whose.en), _HINT)


RULE = Rule(
    code="SUP340",
    slug="request-unanswered",
    title=Text("督导需求没有按时答复", "Request for supervision not answered in time"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "督导要及时：有人开口求助却没有回音，下次就不说了。",
        "Supervision has to be timely: who asks and hears nothing does not ask again.",
    ),
    example=Text(
        'asked_on: "2022-06-01"   # 到 2022-06-30，没有督导、也没有跟进回应它',
        'asked_on: "2022-06-01"   # 2022-06-30: no session and no follow-up names it',
    ),
    fix=Text(
        "先回个话；督导时答复的，记录里写上 requests；电话或书面答复的，记一笔跟进（sup done）。",
        "Answer; name it in the session (requests), or write a follow-up if it was by telephone (sup done).",
    ),
    source="domain.md §8b rule 49; S4; policy answer_days, urgent_answer_days",
    sentences={
        "": _sentence(False, _WHOSE),
        "urgent": _sentence(True, _WHOSE),
        "nobodys": _sentence(False, _NOBODYS),
        "urgentnobodys": _sentence(True, _NOBODYS),
    },
    check=check,
    policy=("answer_days", "urgent_answer_days", *CALENDAR),
)
