"""SUP028 方括号列表写得不对: Wrong list in brackets."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP028",
    slug="brackets",
    title=Text("方括号列表写得不对", "Wrong list in brackets"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "方括号里的列表要用英文括号和英文逗号。",
        "A list in brackets needs ASCII brackets and commas.",
    ),
    example="functions: [supportive，educational]",
    fix=Text("写成 [a, b]，或每项一行“- a”。", "Write [a, b], or one “- a” a line."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "unclosed_bracket": Sentence(
            message=Text("方括号 [ 没有写结尾。", "The bracket [ is never closed."),
            hint=Text("在这里补上 ]。", "Type ] here."),
        ),
        "unclosed_brace": Sentence(
            message=Text("花括号 {{ 没有写结尾。", "The brace {{ is never closed."),
            hint=Text("在这里补上 }}。", "Type }} here."),
        ),
        "wide_bracket": Sentence(
            message=Text(
                "结尾用了中文括号，和开头的英文括号不配。",
                "The closing bracket is a full-width one and does not match.",
            ),
            hint=Text("换成英文括号。", "Replace it by an ASCII bracket."),
        ),
        "wide_comma": Sentence(
            message=Text(
                "列表里用了中文逗号或顿号，程序会把几项当成一项。",
                ("There is a Chinese comma in this list, so that several items are taken for one."),
            ),
            hint=Text(
                "换成英文逗号加一个空格；如果这本来就是一项，给它加英文双引号。",
                ("Type an ASCII comma and a space; if it is one item, put it into double quotes."),
            ),
        ),
        "missing_comma": Sentence(
            message=Text(
                "列表的两项之间少了英文逗号。",
                "There is no comma between two items of this list.",
            ),
            hint=Text(
                "在这里加英文逗号，或给这一项加英文双引号。",
                "Type a comma here, or put the item into double quotes.",
            ),
        ),
        "empty_item": Sentence(
            message=Text(
                "列表里有两个连着的逗号，中间没有内容。",
                "There are two commas in a row with nothing between them.",
            ),
            hint=Text("删掉一个逗号。", "Delete one comma."),
        ),
        "lone_dash": Sentence(
            message=Text("方括号里不能用减号列项。", "A minus does not begin an item inside brackets."),
            hint=Text(
                "去掉减号，各项用英文逗号隔开。",
                "Remove the minus; separate the items with commas.",
            ),
        ),
    },
)
