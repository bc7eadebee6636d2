"""A case that was discussed, and nothing says what was decided, or why (rule 32)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Discussions of cases without ``decision``, ``rationale`` or both; neither is read."""
    from supervise_cli.definitions.decisions import undecided

    for each in undecided(facts):
        params: dict[str, Param] = {"id": each.case, "date": each.date, "session": each.record}
        variant = each.lacks[0] if len(each.lacks) == 1 else ""
        yield Hit(each.record, each.pointer, variant, params)


def _sentence(zh: str, en: str, fields_zh: str, fields_en: str) -> Sentence:
    return Sentence(
        Text(
            f"{{date}} 督导谈了个案 {{id}}，没有写{zh}。",
            f"On {{date}} supervision discussed case {{id}}; {en}.",
        ),
        Text(
            f"补上{fields_zh}：sup edit {{session}}\n谈了还定不下来的，也写一句为什么。",
            f"Add {fields_en}: sup edit {{session}}\nIf nothing could be decided yet, say so and why.",
        ),
    )


RULE = Rule(
    code="SUP646",
    slug="case-without-decision",
    title=Text("谈了个案没有写决定或理由", "Case discussed without a decision or a rationale"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "只写谈过，社工不知道照什么办；有决定没理由，日后出了事说不清当时为什么这样定。",
        "That a case was discussed tells the worker nothing to do; a decision without its reason cannot be "
        "answered for later.",
    ),
    example=Text(
        "cases: [{key: c1, case: C-8KD3V}]   # 没写怎么定的，也没写为什么",
        "cases: [{key: c1, case: C-8KD3V}]   # neither decision nor rationale",
    ),
    fix=Text(
        "谈一个个案，就写一句怎么定的（decision）、一句为什么（rationale）。",
        "Of every case discussed say in a sentence what was decided (decision) and in another why "
        "(rationale).",
    ),
    source="domain.md §8b rule 32; §8c 专业性 [R32, R63]; policy look_back_months",
    sentences={
        "": _sentence(
            "怎么定的，也没写为什么",
            "neither what was decided nor why is recorded",
            "决定（decision）和理由（rationale）",
            "decision and rationale",
        ),
        "decision": _sentence("怎么定的", "what was decided is not recorded", "决定（decision）", "decision"),
        "rationale": _sentence(
            "为什么这样定", "why it was so decided is not recorded", "理由（rationale）", "rationale"
        ),
    },
    check=check,
    policy=LOOKING_BACK,
)
