"""A waiver of something that nobody may waive, or of no check there is."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli import rules
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Waivers, whenever in force, whose code is unknown or whose rule allows none."""
    known = rules.codes()
    for record, code in facts.rows("SELECT record, code FROM waiver ORDER BY record"):
        if code not in known:
            yield Hit(record, "/code", "unknown", {"waived": code, "waiver": record})
        elif not rules.get(code).waivable:
            yield Hit(record, "/code", params={"waived": code, "waiver": record})


RULE = Rule(
    code="SUP211",
    slug="not-to-be-waived",
    title=Text("这一项不能批例外", "Not to be waived"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "例外只用来说明“应该做而一时做不到”。自相矛盾的记录、法律的要求、签字，批了例外也还是不对。",
        "A waiver explains what should be done and cannot be for now. A record that contradicts itself, "
        "the law and a signature stay as they are, whoever approves.",
    ),
    example=Text(
        "code: SUP304   # 同一个人同一时间在两场督导里", "code: SUP304   # one person in two sessions at once"
    ),
    fix=Text(
        "改正原来的记录；例外记录写错了编号就改编号，多余的就作废（sup void）。",
        "Mend the record itself. Correct the code if it is wrong, or withdraw the waiver (sup void).",
    ),
    source="domain.md §8b, last line (R61)",
    sentences={
        "": Sentence(
            Text(
                "{waived} 这一项不能批例外，这条例外不起作用。",
                "{waived} cannot be waived; this waiver has no effect.",
            ),
            Text(
                "先看这条例外说的是哪条记录，把那条改对：sup show {waiver}\n"
                "再把例外作废：sup void {waiver} --reason 【原因】 --by 【谁作废】",
                "See which record it is about, and mend that one: sup show {waiver}\n"
                "Then withdraw the waiver: sup void {waiver} --reason REASON --by NAME",
            ),
        ),
        "unknown": Sentence(
            Text(
                "没有 {waived} 这一项检查，这条例外不起作用。",
                "There is no check {waived}; this has no effect.",
            ),
            Text(
                "照 sup validate --all 打印的编号改 code；有哪些编号：sup explain",
                "Write the code as sup validate --all prints it; the codes there are: sup explain",
            ),
        ),
    },
    check=check,
    subjects=("waiver",),
)
