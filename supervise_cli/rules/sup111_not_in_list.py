"""SUP111 不在可选项里: Not one of the possible values."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP111",
    slug="not-in-list",
    title=Text("不在可选项里", "Not one of the possible values"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "可选项是固定的，各站写法一致，数字才能加在一起。",
        "The values are fixed, so that the numbers of all stations can be added up.",
    ),
    example="form: 个别督导",
    fix=Text("写可选项的英文代码。", "Write the key of one of the possible values."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "": Sentence(
            message=Text("{title_zh}（{field}）不在可选项里。", "{field} is not one of the possible values."),
            hint=Text("可选：{allowed_zh}。", "Possible: {allowed_en}."),
        ),
        "label": Sentence(
            message=Text(
                "{title_zh}（{field}）要写英文代码，“{want_zh}”写成 {want}。",
                "{field} takes a key; for {want_en} it is {want}.",
            ),
            hint=Text("写成 {want}。", "Write {want}."),
        ),
        "spelling": Sentence(
            message=Text("{title_zh}（{field}）的写法不对，应是 {want}。", "{field} is spelt {want}."),
            hint=Text("写成 {want}（小写字母、下划线）。", "Write {want} (small letters, underscores)."),
        ),
        "close": Sentence(
            message=Text(
                "{title_zh}（{field}）不在可选项里，是不是 {want}（{want_zh}）？",
                "{field} is not one of the possible values; did you mean {want} ({want_en})?",
            ),
            hint=Text("可选：{allowed_zh}。", "Possible: {allowed_en}."),
        ),
        "several": Sentence(
            message=Text("{title_zh}（{field}）只能选一个。", "{field} takes one value."),
            hint=Text(
                "选最主要的一个，比如 {want}。可选：{allowed_zh}。",
                "Choose the main one, such as {want}. Possible: {allowed_en}.",
            ),
        ),
    },
)
