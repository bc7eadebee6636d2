"""An agreement that is over, with people who are still to be supervised (rule 2)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import OWED, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Agreements that ended, whose people are still there and have no other; as ``sup due`` lists them."""
    from supervise_cli.definitions.owing import Owing

    owing = facts.once(Owing)
    written = dict(facts.rows('SELECT record, "to" FROM agreement'))
    for each in owing.agreements:
        people = owing.left_without.get(each.record)
        if people:
            params: dict[str, Param] = {
                "who": each.supervisor,
                "person": people[0],
                "n": len(people),
                "date": each.ends,
                "want": each.ends,
            }
            pointer = "/to" if written[each.record] == each.ends else ""
            yield Hit(each.record, pointer, "" if len(people) == 1 else "several", params)


RULE = Rule(
    code="SUP321",
    slug="agreement-over",
    title=Text("协议到期，没有接上", "Agreement over and not renewed"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "协议过了期，频次、保密和记录谁能看都没了依据；人还在，督导不能断。",
        "When it is over, frequency, confidentiality and who may read have nothing to rest on.",
    ),
    example=Text(
        'to: "2022-05-31"   # 到 2022-06-30 两个人都还在，没有别的协议',
        'to: "2022-05-31"   # 2022-06-30: both still there, no other agreement',
    ),
    fix=Text(
        "续签，或者和新的督导另签（sup new-agreement）；人已离岗的，在名册里写上离岗日期。",
        "Renew it or make one with another supervisor (sup new-agreement); who left gets a last day in post.",
    ),
    source="domain.md §8b rule 2 [R61]; R37–R40",
    sentences={
        "": Sentence(
            Text(
                "{person}还在岗，和{who}的督导协议 {date} 到期了，没有新协议。",
                "{person} is still in post; the agreement with {who} was over on {date}, and there "
                "is no new one.",
            ),
            Text(
                "还由原来的督导接着带的，尽快续签一份，从签的那天算起："
                "sup new-agreement --supervisor {who} --supervisee "
                "{person}\n"
                "换人的，和新的督导签：sup new-agreement --supervisor 【新督导】 --supervisee "
                "{person}\n"
                "人已离岗的，在名册里写上离岗日期：sup edit {person}",
                "If the same supervisor goes on, renew it soon, from the day it is signed: "
                "sup new-agreement --supervisor {who} "
                "--supervisee {person}\n"
                "If another takes over: sup new-agreement --supervisor NAME --supervisee {person}\n"
                "If the person has left, write the last day into the roster: sup edit {person}",
            ),
        ),
        "several": Sentence(
            Text(
                "{who}的这份督导协议 {date} 到期了，{person}等 {n} 人还在岗，没有新协议。",
                "This agreement of {who} was over on {date}; {person} and others, {n} in all, are "
                "still in post and have no new one.",
            ),
            Text(
                "续签时每个人写一个 --supervisee ，换人的 --supervisor 写新的督导：sup new-agreement "
                "--supervisor {who} --supervisee {person} --supervisee 【下一个人】\n"
                "原来是全站一份的，续签也写站点：sup new-agreement --supervisor {who} --station 【站"
                "点】\n"
                "人已离岗的，在名册里写上离岗日期。",
                "To renew it, name each person, and a new supervisor if there is one: sup "
                "new-agreement --supervisor {who} --supervisee {person} --supervisee NAME\n"
                "If it was one for a station: sup new-agreement --supervisor {who} --station STATION\n"
                "Who has left gets a last day in the roster.",
            ),
        ),
    },
    check=check,
    policy=OWED,
)
