"""A waiver in force that covers no finding."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP212",
    slug="waiver-without-finding",
    title=Text("例外没有对应的问题", "A waiver that covers nothing"),
    severity=Severity.INFORMATION,
    tier=Tier.RECORD,
    audience=Audience.COUNTY,
    waivable=False,
    why=Text(
        "例外对准的是一条检查结果：编号、记录、位置、另一方四样都要对得上。"
        "对不上的例外要么已经用不着，要么写错了。"
        "用不着的留着，以后真出了同样的问题就没人看见了。",
        "A waiver is about one finding: code, record, place and the other party have to be the same. "
        "One that covers nothing is no longer needed, or wrong. Left there, it would hide the same thing "
        "next time.",
    ),
    example=Text(
        "code: SUP306\nrecord: S-20220617-J7P2E   # 没有写 pointer: /attendees",
        "code: SUP306\nrecord: S-20220617-J7P2E   # and no pointer: /attendees",
    ),
    fix=Text(
        "用不着了就作废。写错了也作废，再用 sup waive 记一次：写检查编号和记录就行，位置和另一方"
        "照检查结果填上；手工改就照 sup validate --all --format json 里的那一条。",
        "Withdraw it if it is not needed, or wrong; then sup waive with code and record takes place and "
        "other party from the finding. By hand, copy all four from sup validate --all --format json.",
    ),
    source="architecture.md, Decided early (identity of a finding); domain.md §8a, waiver",
    sentences={
        "": Sentence(
            Text(
                "{record} 现在没有 {waived} 这个问题，这条例外（到 {until}）没有用上。",
                "{record} has no finding {waived} now: this waiver (until {until}) covers nothing.",
            ),
            Text(
                "用不着了就作废：sup void {waiver} --reason 【原因】 --by 【谁作废】\n"
                "位置写错了的，作废以后再记一次，位置会自己填上：sup waive --code {waived} --record "
                "{record}",
                "If it is not needed, withdraw it: sup void {waiver} --reason REASON --by NAME\n"
                "If the place is wrong, withdraw it and make it anew, the place is filled in: sup "
                "waive --code {waived} --record {record}",
            ),
        )
    },
)
