"""A case of high risk that supervision has not discussed for long (rule 34)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import CALENDAR, HANDING_OVER, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Open cases of high risk that no held session spoke of for more than ``high_risk_discussion_days``."""
    from supervise_cli.definitions.overlooked import Overlooking

    for each in facts.once(Overlooking).of_high_risk:
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
    code="SUP633",
    slug="high-risk-not-discussed",
    title=Text("高风险个案久未督导", "Case of high risk not discussed for long"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "高风险、危机个案，社工一个人扛不住，也容易看偏；隔段时间就要一起看一看。",
        "Nobody should carry a case of high risk alone; it has to be looked at together, again and again.",
    ),
    example=Text(
        "risk: high   # 2022-05-20 以后，到 2022-06-30 没有一场督导谈到它",
        "risk: high   # 2022-06-30: no session spoke of it since 2022-05-20",
    ),
    fix=Text(
        "督导时谈这个个案，记录的 cases 写上它；风险已降的，写一条个案记录。",
        "Discuss it and name it in the session (cases); if the risk is lower now, write a note of the case.",
    ),
    source="domain.md §8b rule 34 [R63]; policy high_risk_discussion_days",
    sentences={
        "": Sentence(
            Text(
                "个案 {id} 风险高，从 {date} 起 {days} 天没有在督导里谈过的记录；"
                "社工是{person}，督导是{who}。",
                "Case {id} is of high risk with no discussion on record for {days} days, since {date}; "
                "the worker is {person}, the supervisor {who}.",
            ),
            _HINT,
        ),
        "gone": Sentence(
            Text(
                "{station}的个案 {id} 风险高，从 {date} 起 {days} 天没有在督导里谈过的记录；社工{who}"
                "已经不在岗，先定下谁接手。",
                "Case {id} of {station} is of high risk with no discussion on record for {days} days, since "
                "{date}; the worker {who} is no longer in post: first settle who takes it over.",
            ),
            Text(
                f"{HANDING_OVER.zh}\n接手以后，和自己的督导先谈它。",
                f"{HANDING_OVER.en}\nWhoever takes it over begins with it in supervision.",
            ),
        ),
        "nobodys": Sentence(
            Text(
                "个案 {id} 风险高，从 {date} 起 {days} 天没有在督导里谈过的记录；"
                "社工{person}现在没有督导协议。",
                "Case {id} is of high risk with no discussion on record for {days} days, since {date}; "
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
    policy=("high_risk_discussion_days", *CALENDAR),
)
