"""A decision about a case that no note of it carries out (rule 33)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import HANDING_OVER, LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Decisions that no note of the open case names after ``decision_days``; what was decided is not read."""
    from supervise_cli.definitions.decisions import not_carried_out

    for each in not_carried_out(facts):
        params: dict[str, Param] = {
            "id": each.case,
            "date": each.date,
            "want": each.due,
            "decision": each.address,
            "who": each.worker,
        }
        if each.gone:
            params["station"] = each.station
        yield Hit(each.record, each.pointer, "gone" if each.gone else "", params)


RULE = Rule(
    code="SUP635",
    slug="decision-not-carried-out",
    title=Text("个案决定没有落实记录", "Decision about a case with no note carrying it out"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.WORKER,
    waivable=True,
    why=Text(
        "督导里定了怎么办，个案记录里看不到下文，等于没有定。",
        "What supervision decided and the case's notes never mention might as well not have been decided.",
    ),
    example=Text(
        "decision_of: S-20220615-7K3QX#c1   # 个案记录里没有一条这样写",
        "decision_of: S-20220615-7K3QX#c1   # no note of the case says so",
    ),
    fix=Text(
        "做了的写一条个案记录，decision_of 写上这个决定；改了主意的，也写一条说明。",
        "Write a note of the case with decision_of; if things went another way, a note that says so.",
    ),
    source="domain.md §8b rule 33 [R62]; policy decision_days, look_back_months",
    sentences={
        "": Sentence(
            Text(
                "{date} 督导对个案 {id} 定了怎么办，到 {want} 还没有个案记录写明落实；社工是{who}。",
                "On {date} supervision decided about case {id}; by {want} no note of it said that this was "
                "carried out; the worker is {who}.",
            ),
            Text(
                "办了没写的，写一条：sup new-note --case {id} --decision-of {decision}\n"
                "还没办的，尽快办，办完这样写；改了主意的，也写一条说明为什么。",
                "If it was done, write it: sup new-note --case {id} --decision-of {decision}\n"
                "If not, do it soon and write it so; if it was decided otherwise since, write a note "
                "that says why.",
            ),
        ),
        "gone": Sentence(
            Text(
                "{date} 督导对{station}的个案 {id} 定了怎么办，到 {want} 还没有个案记录写明落实；社工{who}"
                "已经不在岗，先定下谁接手。",
                "On {date} supervision decided about case {id} of {station}; by {want} no note of it said "
                "that this was carried out; the worker {who} is no longer in post: first settle who takes "
                "it over.",
            ),
            Text(
                f"{HANDING_OVER.zh}\n接手的人办了，再写：sup new-note --case {{id}} --decision-of "
                "{decision}",
                f"{HANDING_OVER.en}\nWhen that is done, write it: sup new-note --case {{id}} --decision-of "
                "{decision}",
            ),
        ),
    },
    check=check,
    policy=("decision_days", *LOOKING_BACK),
)
