"""四、个案督导与风险防控: numbers only, never a case's code or words."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Text
from supervise_cli.reports.material import Material, plain
from supervise_cli.reports.model import Block

TITLE = Text("个案督导与风险防控", "Cases and risk")


def blocks(material: Material) -> Iterator[Block]:
    """How many cases were discussed, and how many of high risk."""
    if not material.number("case_discussions"):
        return
    yield material.sentence(
        [
            material.say(
                Text(
                    "督导讨论个案{cases}件、{times}次，其中高风险和危机个案{high}件。",
                    "{cases} {cases:case was|cases were} discussed, {times} {times:time|times} "
                    "in all; {high} of high risk or in crisis.",
                ),
                cases=plain(material.number("cases_discussed")),
                times=plain(material.number("case_discussions")),
                high=plain(material.number("high_risk_cases_discussed")),
            ),
            material.say(
                Text("按讨论时的风险：{risks}。", "By risk when discussed: {risks}."),
                risks=material.listed(material.ask("cases_discussed"), "risk", Text("件", "")),
            ),
        ],
        "cases_discussed",
        "case_discussions",
        "high_risk_cases_discussed",
    )
