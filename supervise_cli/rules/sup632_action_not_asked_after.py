"""Actions of last time that were due and that this session did not come back to (rule 29)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Open actions, due by the next time these people met, of which nothing was said then or later."""
    from supervise_cli.definitions.forgotten import forgotten

    for each in forgotten(facts):
        params: dict[str, Param] = {
            "date": each.date,
            "action": each.action.address,
            "end": each.action.due,
            "who": each.supervisor,
        }
        yield Hit(each.record, params=params, discriminator=each.action.address)


RULE = Rule(
    code="SUP632",
    slug="action-not-asked-after",
    title=Text("上次说定的没有问", "Actions of last time not asked after"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "每次先问上次说定的事办得怎样，督导才接得上；不问，就没人当真。",
        "Supervision goes on from what was agreed last time; what nobody asks after nobody takes seriously.",
    ),
    example=Text(
        'due: "2022-06-10"   # 2022-06-15 又见了面，没有问起',
        'due: "2022-06-10"   # they met again on 2022-06-15; no follow-up since',
    ),
    fix=Text(
        "问一问，记一笔（sup done）；当时问过没写的，按那天的日期补记。",
        "Ask, and write it (sup done); if it was spoken of that day, write it with that date.",
    ),
    source="domain.md §8b rule 29 [R32, R60]; policy look_back_months",
    sentences={
        "": Sentence(
            Text(
                "{date} 见面时，上次说定的行动 {action} 已到期（{end}），这次和后来都没有记它办得怎"
                "样；督导是{who}。",
                "When they met on {date}, action {action} of last time was due ({end}); neither "
                "this session nor anything since says what became of it; the supervisor is {who}.",
            ),
            Text(
                "已经办完的：sup done {action} --date 【办完那天】\n"
                "当时问过、还没办完的：sup done {action} --date {date} --outcome 进行中 --due 【新期"
                "限】\n"
                "没问过的，下次见面先问。",
                "If it is done: sup done {action} --date DATE\n"
                "If it was asked and is not done yet: sup done {action} --date {date} --outcome "
                "in_progress --due DATE\n"
                "If it was not asked, ask first thing next time.",
            ),
        )
    },
    check=check,
    policy=LOOKING_BACK,
)
