"""A case that supervision has never discussed (rule 34)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import CALENDAR, HANDING_OVER, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Cases open for more than ``first_discussion_days`` that no held session ever spoke of."""
    from supervise_cli.definitions.overlooked import Overlooking

    for each in facts.once(Overlooking).never_discussed:
        params: dict[str, Param] = {
            "id": each.case,
            "date": each.since,
            "days": each.days,
            "want": each.due,
            "person": each.worker,
            "who": each.supervisor,
        }
        if each.gone:
            yield Hit(each.case, "/risk", "gone", {**params, "station": each.station, "who": each.worker})
        else:
            yield Hit(each.case, "/risk", "" if each.supervisor else "nobodys", params)


_HINT = Text(
    "谈过没写的，找到那一场，在讨论的个案（cases）里补上：sup list session --person {person} ，再 "
    "sup edit 【那一场的编号】\n"
    "没谈的，下次见面先谈它。",
    "If it was discussed, find that session and add it to cases: sup list session --person {person} , "
    "then sup edit ID\n"
    "If not, begin with it next time.",
)

RULE = Rule(
    code="SUP634",
    slug="case-never-supervised",
    title=Text("个案开了很久没有督导过", "Case open for long and never discussed"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "个案做了几个月没有第二双眼睛看过，走偏了也不知道。",
        "After months with no second pair of eyes nobody would know if it had gone astray.",
    ),
    example=Text(
        'opened_on: "2022-03-01"   # 到 2022-06-30 没有一场督导谈到它',
        'opened_on: "2022-03-01"   # 2022-06-30: no session names it',
    ),
    fix=Text(
        "督导时谈一次，记录的 cases 写上它；早该结案的，写结案记录。",
        "Discuss it once and name it in the session (cases); if it is over, close it with a note.",
    ),
    source="domain.md §8b rule 34 [R63]; policy first_discussion_days",
    sentences={
        "": Sentence(
            Text(
                "个案 {id} 从 {date} 到现在 {days} 天，没有在督导里谈过的记录；社工是{person}，督导是{who}。",
                "Case {id} has no discussion on record for {days} days, since {date}; "
                "the worker is {person}, the supervisor {who}.",
            ),
            _HINT,
        ),
        "gone": Sentence(
            Text(
                "{station}的个案 {id}，从 {date} 到现在 {days} 天，没有在督导里谈过的记录；"
                "按名册，社工{who}已经不在岗，先定下谁接手。",
                "Case {id} of {station} has no discussion on record for {days} days, since "
                "{date}; the worker {who} is no longer in post: first settle who takes it over.",
            ),
            Text(
                f"{HANDING_OVER.zh}\n接手以后，和自己的督导先谈它。",
                f"{HANDING_OVER.en}\nWhoever takes it over begins with it in supervision.",
            ),
        ),
        "nobodys": Sentence(
            Text(
                "个案 {id} 从 {date} 到现在 {days} 天，没有在督导里谈过的记录；"
                "社工{person}现在没有督导协议。",
                "Case {id} has no discussion on record for {days} days, since {date}; "
                "the worker {person} has no agreement of supervision.",
            ),
            Text(
                "还没谈的，请站长、县里先给社工定下督导，再先谈它：sup new-agreement --supervisee "
                "{person}\n"
                "谈过没写的，找到那一场，在讨论的个案（cases）里补上：sup list session --person "
                "{person} ，再 sup edit 【那一场的编号】",
                "If it was not discussed, head and county first settle who supervises, who then "
                "begins with it: sup new-agreement --supervisee {person}\n"
                "If it was, find that session and add it to cases: sup list session --person {person} "
                ", then sup edit ID",
            ),
        ),
    },
    check=check,
    policy=("first_discussion_days", "high_risk_discussion_days", *CALENDAR),
)
