"""SUP013 值的第一个字符有特殊意思: A value begins with a special character."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP013",
    slug="special-first-character",
    title=Text("值的第一个字符有特殊意思", "A value begins with a special character"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "* & ! % @ ` [ { 等放在值的开头，程序会当成命令，后面的字可能丢掉。",
        (
            "At the start of a value, signs such as * & ! % @ ` [ { are commands to the program, and "
            "the words after them can get lost."
        ),
    ),
    example="theme: *重点* 个案推进",
    fix=Text("给整个值加上英文引号。", "Put the whole value into quotes."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "star": Sentence(
            message=Text(
                "值以 * 开头，程序会当成“引用别处”，后面的字可能丢掉。",
                "The value begins with *, which the program takes for a reference to something else.",
            ),
            hint=Text(
                '给整个值加英文双引号，比如 "*重点*"；只想强调就去掉 *。',
                (
                    'Put the whole value into double quotes, such as "*重点*"; or drop the * '
                    "if it is only for emphasis."
                ),
            ),
        ),
        "ampersand": Sentence(
            message=Text(
                "值以 & 开头，程序会当成“起个名字”，后面的词会丢掉。",
                ("The value begins with &, taken for a label; the word after it would be lost."),
            ),
            hint=Text("给整个值加英文双引号。", "Put the whole value into double quotes."),
        ),
        "exclamation": Sentence(
            message=Text(
                "值以英文叹号 ! 开头，程序会当成类型标记。",
                "The value begins with !, which the program takes for a type.",
            ),
            hint=Text(
                "给整个值加英文双引号，或者把叹号放到后面。",
                "Put the whole value into double quotes.",
            ),
        ),
        "percent": Sentence(
            message=Text(
                "值不能以 % 开头。",
                "A value cannot begin with %.",
            ),
            hint=Text(
                "给整个值加英文双引号；百分数写成 50%。",
                "Put the whole value into double quotes; write a percentage as 50%.",
            ),
        ),
        "at": Sentence(
            message=Text(
                "值不能以 @ 开头。",
                "A value cannot begin with @.",
            ),
            hint=Text(
                "给整个值加英文双引号；要写人就写编号，比如 P-7K3QX。",
                ("Put the whole value into double quotes; to name a person write the id, such as P-7K3QX."),
            ),
        ),
        "backtick": Sentence(
            message=Text(
                "值不能以反引号 ` 开头。",
                "A value cannot begin with a backtick.",
            ),
            hint=Text(
                "给整个值加英文双引号，或去掉反引号。",
                "Put the whole value into double quotes, or drop the backticks.",
            ),
        ),
        "bracket": Sentence(
            message=Text(
                "值以 [ 开头，程序会当成列表，可是后面还有别的字。",
                ("The value begins with [, taken for a list, but more text follows."),
            ),
            hint=Text(
                "给整个值加英文双引号，或改用中文括号【】。",
                "Put the whole value into double quotes, or use other brackets.",
            ),
        ),
        "brace": Sentence(
            message=Text(
                "值以 {{ 开头，程序会当成一组字段，可是后面还有别的字。",
                ("The value begins with {{, taken for a group of fields, but more text follows."),
            ),
            hint=Text("给整个值加英文双引号。", "Put the whole value into double quotes."),
        ),
        "closing": Sentence(
            message=Text(
                "值不能以右括号开头。",
                "A value cannot begin with a closing bracket.",
            ),
            hint=Text(
                "给整个值加英文双引号，或补上左括号。",
                "Put the whole value into double quotes, or add the opening bracket.",
            ),
        ),
        "comma": Sentence(
            message=Text(
                "值不能以英文逗号开头。",
                "A value cannot begin with a comma.",
            ),
            hint=Text(
                "给整个值加英文双引号，或删掉逗号。",
                "Put the whole value into double quotes, or delete the comma.",
            ),
        ),
        "question": Sentence(
            message=Text(
                "这里以 ? 加空格开头，程序会当成一种特殊的字段名。",
                "This begins with ? and a space, which the program takes for a special kind of key.",
            ),
            hint=Text("给整个值加英文双引号，或用中文问号。", "Put the whole value into double quotes."),
        ),
    },
)
