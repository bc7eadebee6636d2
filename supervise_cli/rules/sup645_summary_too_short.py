"""A summary in which nothing can stand (rule 32)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Summaries of fewer than ``min_summary_length`` characters; what they say is not read."""
    from supervise_cli.definitions.summaries import short_summaries

    for each in short_summaries(facts):
        params: dict[str, Param] = {"id": each.record, "length": each.length, "least": each.least}
        yield Hit(each.record, "/summary", params=params)


RULE = Rule(
    code="SUP645",
    slug="summary-too-short",
    title=Text("督导纪要太短", "Summary too short"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "“谈了工作”看不出谈了什么、怎么定的；下次接着谈、别人来接手，都用不上。",
        "“We talked about work” helps nobody: neither next time nor whoever takes over.",
    ),
    example=Text("summary: 谈了近期工作。   # 7 个字", "summary: Went well.   # 10 characters"),
    fix=Text(
        "写上谈了哪件事、怎么看、怎么定；三两句就够。",
        "Say what was spoken of, how it was judged and what was decided; two or three sentences will do.",
    ),
    source="domain.md §8b rule 32 [R32, R64]; policy min_summary_length, look_back_months",
    sentences={
        "": Sentence(
            Text(
                "这场督导的纪要只有 {length} 个字，不到 {least} 个字，看不出谈了什么、怎么定的。",
                "The summary of this session has {length} characters, fewer than {least}: what was discussed "
                "and decided cannot be told.",
            ),
            Text(
                "补写两三句，谈了什么、怎么定的、谁去办：sup edit {id}",
                "Add two or three sentences, what was discussed, decided and who does it: sup edit {id}",
            ),
        )
    },
    check=check,
    policy=("min_summary_length", *LOOKING_BACK),
)
