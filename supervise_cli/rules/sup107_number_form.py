"""SUP107 数字的写法不对: This is not how a number is written."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP107",
    slug="number-form",
    title=Text("数字的写法不对", "This is not how a number is written"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "带单位或带引号的数字不能相加，时数和人数就统计不出来。",
        ("A number with a unit or in quotes cannot be added up, so hours and heads cannot be counted."),
    ),
    example="minutes: 90分钟",
    fix=Text("只写阿拉伯数字，不带单位、不加引号。", "Write digits only, without unit or quotes."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "quoted": Sentence(
            message=Text(
                "{title_zh}（{field}）是数字，不用加引号。", "{field} is a number and takes no quotes."
            ),
            hint=Text("写成 {field}: {want}。", "Write {field}: {want}."),
        ),
        "fullwidth": Sentence(
            message=Text("{title_zh}（{field}）里用了全角数字。", "{field} has full-width digits."),
            hint=Text("换成半角：{field}: {want}。", "Use plain digits: {field}: {want}."),
        ),
        "unit": Sentence(
            message=Text(
                "{title_zh}（{field}）只写数字，不写单位。", "{field} is a number without its unit."
            ),
            hint=Text("写成 {field}: {want}。", "Write {field}: {want}."),
        ),
        "hours": Sentence(
            message=Text("{title_zh}（{field}）按分钟算，不写小时。", "{field} is in minutes, not hours."),
            hint=Text("写成 {field}: {want}。", "Write {field}: {want}."),
        ),
        "times": Sentence(
            message=Text(
                "{title_zh}（{field}）要写总共多少分钟，起止时间另有字段。",
                "{field} is the number of minutes; the times have fields of their own.",
            ),
            hint=Text(
                "写成 {field}: {want}；起止时间写在 start 和 end。",
                "Write {field}: {want}; put the times into start and end.",
            ),
        ),
        "clock": Sentence(
            message=Text(
                "{title_zh}（{field}）写的是几点，不是多长时间。",
                "{field} is a time of day here, not how long it took.",
            ),
            hint=Text(
                "几点开始、几点结束写在 start 和 end；这里写多少分钟，例如 {field}: 90。",
                "When it began and ended goes into start and end; here the minutes, as in {field}: 90.",
            ),
        ),
        "other_unit": Sentence(
            message=Text(
                "{title_zh}（{field}）按分钟算，写的单位不是分钟。",
                "{field} is in minutes; the unit written is another one.",
            ),
            hint=Text("写多少分钟，例如 {field}: 90。", "Write the minutes, as in {field}: 90."),
        ),
        "about": Sentence(
            message=Text(
                "{title_zh}（{field}）要写一个确定的数，不写“约”“左右”。",
                "{field} is one definite number, without “about”.",
            ),
            hint=Text("写成 {field}: {want}。", "Write {field}: {want}."),
        ),
        "range": Sentence(
            message=Text(
                "{title_zh}（{field}）只能写一个数，不能写成“几到几”。", "{field} is one number, not a range."
            ),
            hint=Text("写实际的那个数。", "Write the number as it really was."),
        ),
        "comma": Sentence(
            message=Text("{title_zh}（{field}）里的数字不加逗号。", "The number in {field} takes no commas."),
            hint=Text("写成 {field}: {want}。", "Write {field}: {want}."),
        ),
        "chinese": Sentence(
            message=Text("{title_zh}（{field}）要用阿拉伯数字。", "{field} is written in digits."),
            hint=Text("写成 {field}: {want}。", "Write {field}: {want}."),
        ),
        "decimal": Sentence(
            message=Text(
                "{title_zh}（{field}）要写整数，不带小数。", "{field} is a whole number, without decimals."
            ),
            hint=Text("写整数，比如 {field}: {want}。", "Write a whole number, such as {field}: {want}."),
        ),
        "": Sentence(
            message=Text("{title_zh}（{field}）要写数字。", "{field} is a number."),
            hint=Text("只写阿拉伯数字，不加引号和单位。", "Write digits only, without quotes or unit."),
        ),
    },
)
