"""An action that is done by the word of its owner alone (rule 30)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Actions said to be done more than ``confirm_days`` ago, with no evidence and nobody else's word."""
    from supervise_cli.definitions.confirming import unconfirmed

    for each in unconfirmed(facts):
        params: dict[str, Param] = {
            "action": each.address,
            "date": each.date,
            "want": each.due,
            "who": each.owner,
        }
        if each.himself:
            params["end"] = each.himself
        yield Hit(each.record, "/outcome", "himself" if each.himself else "", params)


_HINT = Text(
    "请督导（或者知情的同事）看过，再记一笔：sup new-follow-up --of {action} --outcome 已"
    "核实 --verified-by 【核实人】\n"
    "其实还没做完的，改回来：sup done {action} --outcome 进行中 --due 【新期限】",
    "Have the supervisor or a colleague look at it, then: sup new-follow-up --of {action} "
    "--outcome confirmed --verified-by NAME\n"
    "If it is not done after all: sup done {action} --outcome in_progress --due DATE",
)


RULE = Rule(
    code="SUP631",
    slug="done-unconfirmed",
    title=Text("行动办结只有本人说", "Action done by its owner's word alone"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.OWNER,
    waivable=True,
    why=Text(
        "自己做、自己报、自己核，督查时最站不住；留一份佐证，或者请督导看一眼，就算数了。",
        "What one person did, reported and confirmed an audit believes least; a paper or a second look is "
        "enough.",
    ),
    example=Text(
        "outcome: done   # 责任人自己登记的，没有凭据，31 天了没有别人核实",
        "outcome: done   # entered by its owner, no evidence, nobody verified it, 31 days ago",
    ),
    fix=Text(
        "有材料的补记一笔核实，写上佐证（evidence）；没有的，请督导或同事核实后由他记一笔。",
        "Write a follow-up that confirms it, with evidence; or have a colleague confirm it and write so.",
    ),
    source="domain.md §8b rule 30 [R64]; policy confirm_days",
    sentences={
        "": Sentence(
            Text(
                "{date} 报了行动 {action} 完成，只有责任人{who}自己说，没有佐证，也没有别人核实。",
                "On {date} {who}, who owns it, alone reported action {action} as done: no evidence, "
                "and nobody else confirmed it.",
            ),
            _HINT,
        ),
        "himself": Sentence(
            Text(
                "{date} 报了行动 {action} 完成，{end} 核实的也是责任人{who}自己；自己核实自己不算，没有佐证，"
                "也没有别人核实。",
                "On {date} action {action} was reported as done, and on {end} {who}, who owns it, confirmed "
                "it: one's own confirmation is none, there is no evidence, and nobody else confirmed it.",
            ),
            _HINT,
        ),
    },
    check=check,
    policy=("confirm_days", *LOOKING_BACK),
)
