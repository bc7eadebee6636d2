"""SUP009 看不见的字符: Invisible character."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP009",
    slug="invisible-character",
    title=Text("看不见的字符", "Invisible character"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "看不见的字符会让两个一样的名字对不上，方向控制符能让人看到的和存下的不一样。",
        (
            "Invisible characters make equal names differ; direction controls make what is "
            "seen differ from what is stored."
        ),
    ),
    example="theme: 个案<U+200B>推进",
    fix=Text("删掉这个字符；确实需要就留着。", "Delete the character; keep it if it is really meant."),
    source="CVE-2021-42574; 可靠性设计 2.2 / reliability design 2.2",
    sentences={
        "bidi": Sentence(
            message=Text(
                "这里有改变文字方向的字符 {char}，看到的和存下的可能不一样。",
                (
                    "There is a character that changes the direction of text ({char}); what "
                    "you see may differ from what is stored."
                ),
            ),
            hint=Text("删掉它；汉字不需要这种字符。", "Delete it; Chinese text does not need it."),
        ),
        "zero_width": Sentence(
            message=Text(
                "这里有看不见的字符 {char}，多半是粘贴带来的。",
                "There is an invisible character {char} here, most likely pasted along.",
            ),
            hint=Text("把这几个字删掉重打一遍。", "Delete these few characters and type them again."),
        ),
        "tag": Sentence(
            message=Text(
                "这里有看不见的标签字符 {char}，它能藏住文字。",
                "There is an invisible tag character {char} here, which can hide text.",
            ),
            hint=Text("把这几个字删掉重打一遍。", "Delete these few characters and type them again."),
        ),
        "filler": Sentence(
            message=Text(
                "这里有占位字符 {char}，看上去像空格，其实不是。",
                ("There is a filler character {char} here; it looks like a space and is not one."),
            ),
            hint=Text("删掉它，需要空格就打空格。", "Delete it; type a space if one is needed."),
        ),
        "private_use": Sentence(
            message=Text(
                "这里有私用区字符 {char}，换一台电脑就可能看不到。",
                ("There is a private-use character {char} here, which another computer may not show."),
            ),
            hint=Text(
                "换成普通的字；生僻字可以写成拼音加说明。",
                "Use an ordinary character; a rare one may be spelt out and explained.",
            ),
        ),
    },
)
