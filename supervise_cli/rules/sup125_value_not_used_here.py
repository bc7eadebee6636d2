"""SUP125 本地不用的可选项: A value that this office does not use."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

_HINT = Text("可选：{allowed_zh}。", "Possible: {allowed_en}.")

RULE = Rule(
    code="SUP125",
    slug="value-not-used-here",
    title=Text("本地不用的可选项", "A value that this office does not use"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "本地规定了哪些可选项不用（schemas/ 里），写了的记录和别的站对不上。",
        "The office has said which values it does not use (in schemas/); a record that has one cannot be "
        "compared with the others.",
    ),
    example=Text(
        "# schemas/session.yaml 里写了本地不用这一项\nmode: written",
        "# schemas/session.yaml says that this office does not use it\nmode: written",
    ),
    fix=Text(
        "改成本地用的一项；规定不对，就改 schemas/ 里的文件。",
        "Write one of the values in use; if the rule is wrong, change the file in schemas/.",
    ),
    source="architecture.md，本地用语 / architecture.md, Overlays",
    sentences={
        "": Sentence(
            message=Text(
                "{title_zh}（{field}）在本地不用“{value_zh}”（{value}）：{reason}。",
                "{field}: {value} ({value_en}) is not used here: {reason}.",
            ),
            hint=_HINT,
        ),
        "since": Sentence(
            message=Text(
                "{title_zh}（{field}）从 {from} 起在本地不用“{value_zh}”（{value}）：{reason}。",
                "{field}: {value} ({value_en}) is not used here since {from}: {reason}.",
            ),
            hint=_HINT,
        ),
    },
)
