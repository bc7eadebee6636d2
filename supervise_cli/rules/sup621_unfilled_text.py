"""A text that is still the name of its field, or what the form asks there (rule 25)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence, Skip
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit | Skip]:
    """Texts that say only what their field is called, or its explanation."""
    from supervise_cli.definitions.unfilled import sealed, unfilled

    for each in unfilled(facts):
        params: dict[str, Param] = {
            "id": each.record,
            "title_zh": each.title.zh,
            "title_en": each.title.en,
        }
        yield Hit(each.record, each.pointer, params=params)
    hidden = sealed(facts)
    if hidden:
        yield Skip("sealed", {"n": hidden})


RULE = Rule(
    code="SUP621",
    slug="unfilled-text",
    title=Text("只有栏目名，没有内容", "Only the name of the field"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "栏目名、填写说明原样留着，这一栏等于没有写，看的人却以为写了。",
        "With the heading or the instruction left as it was, nothing is said there and it seems to be.",
    ),
    example=Text('summary: "督导纪要："', 'summary: "Summary:"'),
    fix=Text(
        "写上实际内容；没有可写的，把这一栏删掉。",
        "Write what there was; where there is nothing to write, remove the field.",
    ),
    source="domain.md §8b rule 25 [R65, R66]; policy look_back_months",
    sentences={
        "": Sentence(
            Text(
                "“{title_zh}”这一栏只有栏目名或填写说明，没有内容。",
                "“{title_en}” has only the name of the field or its explanation in it.",
            ),
            Text(
                "写上实际内容，没有就删掉这一栏：sup edit {id}",
                "Write what there was, or remove the field: sup edit {id}",
            ),
        )
    },
    skips={"sealed": Text("{n} 段文字加了密，没有看。", "{n} sealed {n:text was|texts were} not read.")},
    check=check,
    policy=LOOKING_BACK,
)
