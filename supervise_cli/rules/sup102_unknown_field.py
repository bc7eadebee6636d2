"""SUP102 没有这个字段: There is no such field."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP102",
    slug="unknown-field",
    title=Text("没有这个字段", "There is no such field"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "写在不认识的字段里的内容不会被统计，也不会出现在报告里，等于没写。",
        ("What stands in an unknown field is neither counted nor reported, as if it were not there."),
    ),
    example="督导日期: 2022-06-15",
    fix=Text(
        "改成对的字段名；用不上的就删掉这一行。",
        "Use the right field name; delete the line if it is not needed.",
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "": Sentence(
            message=Text("没有叫“{key}”的字段。", "There is no field called “{key}”."),
            hint=Text(
                "删掉这一行，或改成已有的字段（sup {command} --help 里有全部字段）。",
                "Delete the line, or use a field that exists (sup {command} --help lists them).",
            ),
        ),
        "few": Sentence(
            message=Text("这里没有叫“{key}”的字段。", "There is no field called “{key}” here."),
            hint=Text("这里可以写：{listed}。", "Possible here: {listed}."),
        ),
        "title": Sentence(
            message=Text(
                "字段名要写英文，“{key}”写成 {near}。",
                "Field names are in English; “{key}” is {near}.",
            ),
            hint=Text(
                "把“{key}”改成 {near}，冒号后面不变。",
                "Replace “{key}” by {near}; leave what follows the colon.",
            ),
        ),
        "spelling": Sentence(
            message=Text("字段名“{key}”的写法不对，应是 {near}。", "The field name “{key}” is spelt {near}."),
            hint=Text(
                "改成 {near}（小写字母，词与词之间用下划线）。",
                "Write {near} (small letters, underscores between words).",
            ),
        ),
        "close": Sentence(
            message=Text(
                "没有叫“{key}”的字段，是不是 {near}（{near_zh}）？",
                "There is no field called “{key}”; did you mean {near} ({near_en})?",
            ),
            hint=Text("是的话改成 {near}。", "If so, write {near}."),
        ),
        "spilled": Sentence(
            message=Text(
                "{title_zh}（{field}）后面有一行不是字段，多半是它的第二行没有缩进。",
                "After {field} ({title_en}) comes a line that is no field; most likely its second line, "
                "not indented.",
            ),
            hint=Text(
                "写成 {field}: | ，下面每一行前面比 {field} 多空两格。",
                "Write {field}: | and begin every line below it two blanks further in than {field}.",
            ),
        ),
        "inside": Sentence(
            message=Text(
                "“{key}”不能写在这一层，它属于 {holder}（{holder_zh}）里的每一条。",
                "“{key}” does not belong at this level; it is part of {holder} ({holder_en}).",
            ),
            hint=Text("移到 {holder} 下面，写作 {near}。", "Move it below {holder}, as {near}."),
        ),
        "outside": Sentence(
            message=Text(
                "“{key}”不能写在这里面，它是整份记录的字段。",
                "“{key}” does not belong in here; it is a field of the record as a whole.",
            ),
            hint=Text(
                "移到最外层，写作 {near}（前面不留空格）。",
                "Move it to the outermost level, as {near} (no blanks before it).",
            ),
        ),
    },
)
