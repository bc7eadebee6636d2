"""A claim of other minutes than are recorded (rule 27)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Claims of a period that is over whose minutes are not those of the supervisor's sessions in it."""
    from supervise_cli.definitions.claims import unlike_records
    from supervise_cli.definitions.periods import words

    for each in unlike_records(facts):
        params: dict[str, Param] = {
            "person": each.supervisor,
            **words(each.period),
            "claim": each.record,
            "period": each.period.label,
            "want": each.period.end.isoformat(),
            "minutes": each.claimed,
            "n": each.recorded.given,
            "travel": each.recorded.travel,
        }
        yield Hit(each.record, "/minutes", each.explained, params)


_AGAIN = Text(
    "要改报的，先作废这份：sup void {claim} --reason 【原因】 --by 【谁作废】\n"
    "再重报：sup new-claim --supervisor {person} --period {period} --minutes {n}",
    "To correct the claim, withdraw it first: sup void {claim} --reason REASON --by NAME\n"
    "Then claim anew: sup new-claim --supervisor {person} --period {period} --minutes {n}",
)
_LOOK = Text(
    "逐场对一遍，漏记的补记：sup list session --person {person}\n" + _AGAIN.zh,
    "Go through them one by one and record what is missing: sup list session --person {person}\n" + _AGAIN.en,
)

RULE = Rule(
    code="SUP660",
    slug="claim-unlike-records",
    title=Text("申报时长和记录对不上", "Claim and records differ"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "督导费按申报付，申报要有记录撑着。差的数正好是按人头算了团体、或者算进了路途的，是算法没说好，"
        "不一定是多报；说清楚了，以后双方都省事。",
        "Fees are paid by claims, and a claim stands on records. Where the difference is exactly that of "
        "counting a group per head, or of travel, nobody need have claimed too much: how to count was never "
        "agreed. Agree on it, and both sides have less trouble.",
    ),
    example=Text(
        "minutes: 480   # 那个月记录里是 240 分钟：两场团体各 120 分钟，每场 2 人",
        "minutes: 480   # recorded are 240: two groups of 120 minutes with two people each",
    ),
    fix=Text(
        "先对记录：漏记的补记，报多了的改报。是算法不同的，按督导时数（不乘人数、不加路途）改报；路途另"
        "有补贴的，单列在金额里。",
        "Compare with the records first: record what is missing, or correct the claim. Where counting "
        "differs, claim hours of supervision, neither times people nor with travel; paid travel belongs "
        "into the amount.",
    ),
    source="domain.md §8b rule 27 [R77]; §8c; policy look_back_months, write_up_days",
    sentences={
        "": Sentence(
            Text(
                "{person}申报 {period_zh}督导 {minutes} 分钟，记录里是 {n} 分钟。",
                "{person} claims {minutes} minutes for {period_en}; recorded are {n}.",
            ),
            _LOOK,
        ),
        "per_head": Sentence(
            Text(
                "{person}申报 {period_zh}督导 {minutes} 分钟，记录里是 {n} 分钟；按人头算（几个人算几份）正好"
                "是申报的数。",
                "{person} claims {minutes} minutes for {period_en}; recorded are {n}. Counted per head, the "
                "records come to exactly the claim.",
            ),
            Text(
                f"和督导者说定：团体督导开多久算多久，不乘人数。\n{_AGAIN.zh}",
                f"Agree that a group counts as long as it lasted, not times people.\n{_AGAIN.en}",
            ),
        ),
        "travel": Sentence(
            Text(
                "{person}申报 {period_zh}督导 {minutes} 分钟，记录里是 {n} 分钟；加上路途 {travel} 分钟正好是"
                "申报的数。",
                "{person} claims {minutes} minutes for {period_en}; recorded are {n}. With {travel} minutes "
                "of travel they come to exactly the claim.",
            ),
            Text(
                f"和督导者说定：路途不算督导时数，要补的另算在金额里。\n{_AGAIN.zh}",
                f"Agree that travel is no supervision and its pay belongs into the amount.\n{_AGAIN.en}",
            ),
        ),
        "both": Sentence(
            Text(
                "{person}申报 {period_zh}督导 {minutes} 分钟，记录里是 {n} 分钟；按人头算、再加上路途 "
                "{travel} 分钟，正好是申报的数。",
                "{person} claims {minutes} minutes for {period_en}; recorded are {n}. Counted per head and "
                "with {travel} minutes of travel they come to exactly the claim.",
            ),
            Text(
                f"和督导者说定：开多久算多久，不乘人数，路途另算。\n{_AGAIN.zh}",
                f"Agree that a session counts as long as it lasted, without heads and travel.\n{_AGAIN.en}",
            ),
        ),
    },
    check=check,
    policy=("look_back_months", "write_up_days"),
)
