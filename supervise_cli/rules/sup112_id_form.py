"""SUP112 编号的写法不对: This is not how an id is written."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP112",
    slug="id-form",
    title=Text("编号的写法不对", "This is not how an id is written"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "别的记录靠编号才能连上；写了姓名或写错一个字符就连不上。",
        "Records are linked by ids; a name, or one wrong character, links to nothing.",
    ),
    example="owner: 王老师",
    fix=Text(
        "写对方记录的编号；sup list people、sup list stations 可以查到。",
        "Write the id of the other record; sup list people and sup list stations show them.",
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "name": Sentence(
            message=Text(
                "{title_zh}（{field}）要写编号，不写姓名或名称。", "{field} takes an id, not a name."
            ),
            hint=Text(
                "写成 {example} 这样的编号；用 sup list people 或 sup list stations 查。",
                "Write an id such as {example}; look it up with sup list people or sup list stations.",
            ),
        ),
        "case": Sentence(
            message=Text(
                "{title_zh}（{field}）的编号要用大写字母（# 后面的用小写）。",
                "The id in {field} is in capital letters (the key behind # in small ones).",
            ),
            hint=Text("写成 {want}。", "Write {want}."),
        ),
        "lookalike": Sentence(
            message=Text(
                "{title_zh}（{field}）的编号里没有字母 O、I、L，看着像的是数字 0 和 1。",
                "The id in {field} has no letters O, I or L; they are the digits 0 and 1.",
            ),
            hint=Text("写成 {want}。", "Write {want}."),
        ),
        "width": Sentence(
            message=Text(
                "{title_zh}（{field}）的编号里有全角字符或空格。",
                "The id in {field} has full-width characters or blanks.",
            ),
            hint=Text("写成 {want}。", "Write {want}."),
        ),
        "quotes": Sentence(
            message=Text("{title_zh}（{field}）的编号里多了引号。", "The id in {field} has quotes in it."),
            hint=Text("写成 {want}，不用中文引号。", "Write {want}, without those quotes."),
        ),
        "file": Sentence(
            message=Text(
                "{title_zh}（{field}）写的是文件名，只要编号。",
                "{field} holds a file name; only the id is wanted.",
            ),
            hint=Text("写成 {want}。", "Write {want}."),
        ),
        "no_prefix": Sentence(
            message=Text(
                "{title_zh}（{field}）的编号缺了开头的字母和短横线。",
                "The id in {field} lacks its letters and hyphen.",
            ),
            hint=Text("写成 {want}。", "Write {want}."),
        ),
        "code": Sentence(
            message=Text(
                "{title_zh}（{field}）写的是区划代码，站点的编号前面有 ST-。",
                "{field} holds a division code; a station's id begins with ST-.",
            ),
            hint=Text("写成 {want}。", "Write {want}."),
        ),
        "other_type": Sentence(
            message=Text(
                "{title_zh}（{field}）要写 {prefix} 开头的编号，现在写的是 {typed}- 开头的。",
                "{field} takes an id that begins with {prefix}; what is there begins with {typed}-.",
            ),
            hint=Text("换成 {example} 这样的编号。", "Write an id such as {example}."),
        ),
        "no_key": Sentence(
            message=Text(
                "{title_zh}（{field}）要写到那份记录里的哪一条：编号后面加 # 和那一条的 key。",
                "{field} points at one item of that record: the id, then # and its key.",
            ),
            hint=Text("写成 {example} 这样。", "Write it like {example}."),
        ),
        "key": Sentence(
            message=Text(
                "{title_zh}（{field}）只写编号，不要 # 和它后面的部分。",
                "{field} takes the id alone, without # and key.",
            ),
            hint=Text("写成 {want}。", "Write {want}."),
        ),
        "several": Sentence(
            message=Text("{title_zh}（{field}）只能写一个编号。", "{field} takes one id."),
            hint=Text("只留一个，比如 {example}。", "Keep one, such as {example}."),
        ),
        "length": Sentence(
            message=Text(
                "{title_zh}（{field}）的编号不完整或多了字符。",
                "The id in {field} is cut short, or has characters too many.",
            ),
            hint=Text(
                "从 sup list 里整个复制，形如 {example}。",
                "Copy all of it from sup list; it looks like {example}.",
            ),
        ),
        "number": Sentence(
            message=Text("{title_zh}（{field}）要写编号，现在是数字。", "{field} takes an id, not a number."),
            hint=Text("写成 {example} 这样的编号。", "Write an id such as {example}."),
        ),
        "mapping": Sentence(
            message=Text(
                "{title_zh}（{field}）只写编号，下面不分小项。",
                "{field} takes an id alone, without fields of its own.",
            ),
            hint=Text("写成 {field}: {example} 这样。", "Write it like {field}: {example}."),
        ),
        "": Sentence(
            message=Text("{title_zh}（{field}）不是编号的样子。", "{field} does not look like an id."),
            hint=Text("写成 {example} 这样的编号。", "Write an id such as {example}."),
        ),
    },
)
