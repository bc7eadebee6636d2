"""Accounts in different records that are nearly word for word the same (rule 25)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence, Skip
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit | Skip]:
    """Each account that is like one of an earlier record, once: on the later of the two, beside the first."""
    try:
        from supervise_cli.definitions.repeated import Repetitions
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "rensa":
            raise
        yield Skip("library")
        return
    repetitions = Repetitions(facts)
    for each in repetitions:
        own, earlier = each.account, each.earlier
        params: dict[str, Param] = {
            "id": own.record,
            "title_zh": own.title.zh,
            "title_en": own.title.en,
            "other": earlier.record,
            "other_title_zh": earlier.title.zh,
            "other_title_en": earlier.title.en,
            "percent": each.percent,
        }
        yield Hit(own.record, own.pointer, params=params, discriminator=earlier.record)
    if repetitions.sealed:
        yield Skip("sealed", {"n": repetitions.sealed})
    if repetitions.changed:
        yield Skip("changed", {"n": repetitions.changed})


RULE = Rule(
    code="SUP620",
    slug="near-duplicate-text",
    title=Text("两条记录的文字几乎一样", "Nearly the same words in two records"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "每次谈的人和事不同，写下来不会一字不差；整段照搬，督查时最先被疑为编造。议程、约定、"
        "原因可以相同，照引制度、协议、计划和需求的原句也不算。",
        "No two meetings are alike, and so are no two honest accounts; a passage carried over is the first "
        "thing an inspection doubts. Agendas, agreements and reasons may be the same, and quoting the "
        "policy, the agreement, the plan or the request does not count.",
    ),
    example=Text(
        "# S-20220615-7K3QX 和 S-20220518-9M2AB 的督导纪要有九成相同",
        "# nine tenths of the summary of S-20220615-7K3QX stand in S-20220518-9M2AB too",
    ),
    fix=Text(
        "对照两条记录，把后一条改成那次的实际情况；确是同一件事的，留着不改。",
        "Compare the two and write in the later one what that time was like; leave it if it is one matter.",
    ),
    source="domain.md §8b rule 25 [R65, R66]; policy likeness_percent, likeness_length, look_back_months",
    sentences={
        "": Sentence(
            Text(
                "这里的“{title_zh}”和 {other} 的“{other_title_zh}”有 {percent}% 相同。",
                "“{title_en}” here is {percent}% the same as “{other_title_en}” of {other}.",
            ),
            Text(
                "对照着看：sup show {other}\n"
                "照搬过来的，改成那次的实际情况：sup edit {id}\n"
                "确实还是老样子的，写明哪几样还没变。",
                "Compare: sup show {other}\n"
                "If it was carried over, write what that time was like: sup edit {id}\n"
                "If things really were the same, say what has not changed yet.",
            ),
        )
    },
    skips={
        "sealed": Text(
            "{n} 段文字加了密，没有比。",
            "{n} sealed {n:text was|texts were} not compared.",
        ),
        "changed": Text(
            "{n} 条记录在检查的时候改动了，没有比。",
            "{n} {n:record was|records were} changed while being checked and not compared.",
        ),
        "library": Text(
            "这台机器装不了 rensa，文字没有比；换一台机器运行 sup validate --all。",
            "No texts were compared: rensa does not run on this machine. Run sup validate --all on another.",
        ),
    },
    check=check,
    policy=("likeness_percent", "likeness_length", *LOOKING_BACK),
)
