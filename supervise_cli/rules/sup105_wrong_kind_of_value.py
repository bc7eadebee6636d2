"""SUP105 值的样子不对: The wrong kind of value."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP105",
    slug="wrong-kind-of-value",
    title=Text("值的样子不对", "The wrong kind of value"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "每个字段只收一种值：文字、数字、列表，或几行小项。",
        "Each field takes one kind of value: text, a number, a list, or lines of its own.",
    ),
    example="place: [站内, 村委会]",
    fix=Text("按提示改成这个字段要的样子。", "Write it the way this field wants it."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "empty": Sentence(
            message=Text("{title_zh}（{field}）后面没有写值。", "There is no value after {field}."),
            hint=Text("补上值；不知道就删掉这一行。", "Add the value; delete the line if it is not known."),
        ),
        "number": Sentence(
            message=Text(
                "{title_zh}（{field}）要写文字，现在程序读成了数字。",
                "{field} takes text; what is there reads as a number.",
            ),
            hint=Text("给值加上英文双引号。", "Put the value into double quotes."),
        ),
        "personal": Sentence(
            message=Text(
                "{title_zh}（{field}）里像是身份证号或手机号；身份证号、手机号不写进记录。",
                "What stands in {field} looks like an identity or mobile phone number; neither belongs "
                "into a record.",
            ),
            hint=Text(
                "删掉这个号码；确实是别的编号，就加英文双引号。",
                "Delete the number; if it is some other code, put it into double quotes.",
            ),
        ),
        "boolean": Sentence(
            message=Text(
                "{title_zh}（{field}）要写文字，现在程序读成了“是/否”。",
                "{field} takes text; what is there reads as true or false.",
            ),
            hint=Text("给值加上英文双引号。", "Put the value into double quotes."),
        ),
        "list": Sentence(
            message=Text(
                "{title_zh}（{field}）只能写一个值，现在写成了列表。",
                "{field} takes one value; what is there is a list.",
            ),
            hint=Text(
                "去掉方括号或开头的 - ，只留一个值。",
                "Remove the brackets or the leading - and keep one value.",
            ),
        ),
        "mapping": Sentence(
            message=Text(
                "{title_zh}（{field}）后面要写一个值，现在下面又分了小项。",
                "{field} takes one value; what is there has fields of its own.",
            ),
            hint=Text(
                "把值写在 {field}: 后面；文字里如果有冒号加空格，给整段加英文双引号。",
                (
                    "Write the value after {field}:; if the text contains a colon and a blank, put "
                    "all of it into double quotes."
                ),
            ),
        ),
        "mapping_needed": Sentence(
            message=Text(
                "{title_zh}（{field}）下面要分小项来写。",
                "{field} takes fields of its own, on the lines below it.",
            ),
            hint=Text("换行缩进两格，写：{listed_zh}。", "On new lines, two blanks in, write: {listed_en}."),
        ),
        "": Sentence(
            message=Text("{title_zh}（{field}）的值不合适。", "The value of {field} does not fit."),
            hint=Text(
                "看一看这个字段的说明，改成要求的样子。",
                "Look at the description of this field and write what it asks for.",
            ),
        ),
    },
)
