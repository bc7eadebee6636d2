"""Local policy changes the severity of a check that there is not, or that may not become less grave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from supervise_cli import rules
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts

_ORDER = [*(each.value for each in Severity), "ignore"]
"""What policy may say, the gravest first."""


def check(facts: Facts) -> Iterator[Hit]:
    """Entries of ``severities`` in policy.yaml that change nothing, wherever in time they lie."""
    for dated in facts.policy.values.get("severities", ()):
        listed = dated.value if not dated.bundled and isinstance(dated.value, tuple) else ()
        for number, entry in enumerate(each for each in listed if isinstance(each, Mapping)):
            code, said = entry["code"], entry["severity"]
            at = f"/severities/{dated.place}/value/{number}"
            if code not in rules.codes():
                yield Hit("", f"{at}/code", "unknown", {"named": code}, path="policy.yaml")
                continue
            rule = rules.get(code)
            if not rule.waivable and _ORDER.index(said) > _ORDER.index(rule.severity.value):
                yield Hit("", f"{at}/severity", "not_lower", _named(rule), path="policy.yaml")


def _named(rule: Rule) -> dict[str, str]:
    return {"named": rule.code, "title_zh": rule.title.zh, "title_en": rule.title.en}


RULE = Rule(
    code="SUP209",
    slug="severity-not-obeyed",
    title=Text("本地规定里的轻重不起作用", "A severity in policy that is not obeyed"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.COUNTY,
    waivable=False,
    why=Text(
        "写了不起作用，大家会以为已经照办。互相矛盾的记录和法律规定的事，本地规定只能查得更严。",
        "Who wrote it believes it holds. Contradictions, and what the law demands, local policy can only "
        "weigh more.",
    ),
    example=(
        'severities:\n- from: "2022-07-01"\n  value:\n  - code: SUP304\n    severity: ignore\n'
        "    reason: 太多\n  unit: severities\n  source: null"
    ),
    fix=Text(
        "删掉这一项，或者改成有的代码、更重的级别；查有哪些检查：sup explain",
        "Remove the entry, or write a code that there is or a graver severity; all checks: sup explain",
    ),
    source="architecture.md, Rules of behaviour 5; domain.md §8b",
    sentences={
        "unknown": Sentence(
            Text("没有代码是 {named} 的检查。", "There is no check with the code {named}."),
            Text(
                "核对代码：sup explain；用不着就删掉这一项。",
                "Look the code up: sup explain; or remove the entry.",
            ),
        ),
        "not_lower": Sentence(
            Text(
                "{named}（{title_zh}）查的是互相矛盾或者法律规定的事，不能降级，也不能不查；这一项不起作用，"
                "照样查。",
                "{named} ({title_en}) is about a contradiction or about law: it cannot be made less grave or "
                "left out, so this entry changes nothing.",
            ),
            Text(
                "由管 policy.yaml 的人删掉这一项，记录不用改；要看它为什么不能降：sup explain {named}",
                "Whoever keeps policy.yaml removes the entry; no record has to change. Why it stands: sup "
                "explain {named}",
            ),
        ),
    },
    check=check,
    policy=("severities",),
)
