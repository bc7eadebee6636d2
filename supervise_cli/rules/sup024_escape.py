"""SUP024 反斜杠写法不对: Wrong backslash sequence."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP024",
    slug="escape",
    title=Text("反斜杠写法不对", "Wrong backslash sequence"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "英文双引号里，反斜杠 \\ 有特殊意思。",
        "Inside double quotes a backslash \\ has a meaning of its own.",
    ),
    example='where: "D:\\照片"',
    fix=Text("换成单引号，或把 \\ 写成 \\\\。", "Use single quotes, or write \\ as \\\\."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "unknown": Sentence(
            message=Text(
                "双引号里的反斜杠后面跟了一个程序不认的字符。",
                ("In these double quotes a backslash is followed by something unknown."),
            ),
            hint=Text(
                "把双引号换成单引号，或把 \\ 写成 \\\\。",
                "Use single quotes instead, or write \\ as \\\\.",
            ),
        ),
        "windows_path": Sentence(
            message=Text(
                "双引号里写了 Windows 路径，反斜杠会被当成特殊写法。",
                ("There is a Windows path in double quotes, where backslashes mean something else."),
            ),
            hint=Text(
                "把双引号换成单引号，或把 \\ 改成 /。",
                "Use single quotes instead, or write / for \\.",
            ),
        ),
        "short_hex": Sentence(
            message=Text(
                "\\x、\\u、\\U 后面的十六进制数字位数不够。",
                "Too few hexadecimal digits follow \\x, \\u or \\U.",
            ),
            hint=Text(
                "补足位数（\\x 两位、\\u 四位、\\U 八位），或直接写那个字。",
                "Write all digits (\\x two, \\u four, \\U eight), or the character itself.",
            ),
        ),
        "beyond_unicode": Sentence(
            message=Text(
                "这个 \\U 写法超出了 Unicode 的范围，没有这个字。",
                "This \\U sequence is beyond Unicode; there is no such character.",
            ),
            hint=Text("直接写那个字。", "Write the character itself."),
        ),
        "surrogate": Sentence(
            message=Text(
                "双引号里的 \\u 写法是半个字（{char}），存不了。",
                ("A \\u sequence in these quotes is half a character ({char}), which cannot be stored."),
            ),
            hint=Text(
                "直接写那个字或表情，不用 \\u。",
                "Write the character or emoji itself instead of \\u.",
            ),
        ),
    },
)
