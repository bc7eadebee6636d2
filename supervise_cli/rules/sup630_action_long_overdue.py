"""An action that is long overdue (rule 30)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import CALENDAR, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Open actions more than ``long_overdue_days`` after their due day; as ``sup due`` marks them."""
    from supervise_cli.definitions.actions import actions
    from supervise_cli.definitions.owing import Kind, Owing

    owing = facts.once(Owing)
    every = facts.once(actions, owing.day)
    for each in owing.overdue(Kind.ACTION):
        if each.variant == "long":
            action = every[each.subject]
            params: dict[str, Param] = {
                "action": each.subject,
                "want": each.by,
                "days": each.late(owing.day),
                "who": each.who,
            }
            variant = "" if action.owner else "nobodys" if each.who else "unknown"
            yield Hit(action.record, action.pointer, variant, params)


_HINT = Text(
    "做完的：sup done {action}\n"
    "还要时间的：sup done {action} --outcome 进行中 --due 【新期限】\n"
    "不做了的：sup done {action} --outcome 取消 --text 【原因】",
    "If it is done: sup done {action}\n"
    "If it takes longer: sup done {action} --outcome in_progress --due DATE\n"
    "If it is given up: sup done {action} --outcome dropped --text REASON",
)
_LATE = Text(
    "行动 {action} 的期限是 {want}，已过 {days} 天，还没有办结；",
    "Action {action} was due on {want}, {days} {days:day|days} ago, and is still open; ",
)

RULE = Rule(
    code="SUP630",
    slug="action-long-overdue",
    title=Text("行动过期很久", "Action long overdue"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.OWNER,
    waivable=True,
    why=Text(
        "说好的事拖着不办也不说，督导定的就都成了空话。",
        "What is neither done nor spoken of any more makes all that was agreed worthless.",
    ),
    example=Text(
        'due: "2022-05-20"   # 到 2022-06-30 还没有办结',
        'due: "2022-05-20"   # 2022-06-30: nobody has closed it',
    ),
    fix=Text(
        "办完的记一笔（sup done）；要延期的写新期限，转给别人的写责任人，不做的写明取消。",
        "Write what became of it (sup done): done, a new date, another owner, or dropped.",
    ),
    source="domain.md §8b rule 30 [R64]; policy long_overdue_days",
    sentences={
        "": Sentence(
            Text(_LATE.zh + "责任人是{who}。", _LATE.en + "{who} owns it."),
            _HINT,
        ),
        "nobodys": Sentence(
            Text(
                _LATE.zh + "没写责任人，督导是{who}。", _LATE.en + "nobody owns it; the supervisor is {who}."
            ),
            _HINT,
        ),
        "unknown": Sentence(
            Text(_LATE.zh + "没写责任人。", _LATE.en + "nobody owns it."),
            _HINT,
        ),
    },
    check=check,
    policy=("long_overdue_days", *CALENDAR),
)
