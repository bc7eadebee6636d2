"""SUP119 区划代码和层级对不上: The division code does not fit."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP119",
    slug="division-code-form",
    title=Text("区划代码和层级对不上", "The division code does not fit"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "站点靠区划代码归到县和市；位数不对，就归不到上级。",
        (
            "Stations belong to county and city by their division code; with the wrong "
            "number of digits they belong nowhere."
        ),
    ),
    example="division_code: 410902",
    fix=Text(
        ("市 410900（或 4109）、县区 6 位、乡镇（街道）9 位、村（社区）12 位，用英文双引号括起来。"),
        "City 410900 (or 4109), county 6 digits, township 9, village 12, in double quotes.",
    ),
    source="GB/T 2260; 国家统计局统计用区划代码 / NBS division codes",
    sentences={
        "": Sentence(
            message=Text(
                "{title_zh}（{field}）不是区划代码的样子。", "{field} does not look like a division code."
            ),
            hint=Text(
                '写 4、6、9 或 12 位数字，比如 {field}: "410902001"。',
                'Write 4, 6, 9 or 12 digits, such as {field}: "410902001".',
            ),
        ),
        "number": Sentence(
            message=Text(
                "{title_zh}（{field}）要加英文双引号，不然程序当成数量。",
                "{field} needs double quotes, or it is taken for a quantity.",
            ),
            hint=Text('写成这样：{field}: "410902001"。', 'Write it like this: {field}: "410902001".'),
        ),
        "city": Sentence(
            message=Text(
                "市级总站的{title_zh}（{field}）应是 6 位、末两位 00（或只写前 4 位）。",
                "A city's {field} has 6 digits ending in 00 (or only the first 4).",
            ),
            hint=Text(
                '写成这样：{field}: "410900"；如果不是市级，改 level。',
                'Write it like this: {field}: "410900"; if it is no city, correct level.',
            ),
        ),
        "county": Sentence(
            message=Text(
                "县级指导中心的{title_zh}（{field}）应是 6 位，末两位不是 00。",
                "A county's {field} has 6 digits that do not end in 00.",
            ),
            hint=Text(
                '写成这样：{field}: "410902"；如果不是县级，改 level。',
                'Write it like this: {field}: "410902"; if it is no county, correct level.',
            ),
        ),
        "township": Sentence(
            message=Text(
                "乡镇（街道）社工站的{title_zh}（{field}）应是 9 位数字。",
                "A township's {field} has 9 digits.",
            ),
            hint=Text(
                '写成这样：{field}: "410902001"；如果不是乡镇（街道），改 level。',
                'Write it like this: {field}: "410902001"; if it is no township, correct level.',
            ),
        ),
        "village": Sentence(
            message=Text(
                "村（社区）社工室的{title_zh}（{field}）应是 12 位数字。",
                "A village's {field} has 12 digits.",
            ),
            hint=Text(
                '写成这样：{field}: "410902001002"；如果不是村（社区），改 level。',
                'Write it like this: {field}: "410902001002"; if it is no village, correct level.',
            ),
        ),
    },
)
