"""SUP003 记录文件夹里有不会被读取的文件: A file in a record folder that is not read."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP003",
    slug="file-not-read",
    title=Text("记录文件夹里有不会被读取的文件", "A file in a record folder that is not read"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        ("只有名字形如 编号.yaml 的文件才算记录；名字差一点，这份记录就不会进统计，而写的人不知道。"),
        (
            "Only files named ID.yaml are records; with a slightly different name a record is "
            "silently left out of every count."
        ),
    ),
    example="S-20220615-7K3QX.yaml.txt",
    fix=Text(
        "改成 编号.yaml；副本核对后删掉。",
        "Rename it to ID.yaml; compare copies and delete them.",
    ),
    source="可靠性设计 2.1、2.9 / reliability design 2.1, 2.9",
    sentences={
        "yml": Sentence(
            message=Text(
                "扩展名不是小写的 .yaml，所以这个文件没有读。",
                "The extension is not a lower-case .yaml, so this file was not read.",
            ),
            hint=Text("把扩展名改成 .yaml。", "Change the extension to .yaml."),
        ),
        "text_suffix": Sentence(
            message=Text(
                "文件名在 .yaml 后面还有一截（常见的是 .txt），所以没有读。",
                "Something follows .yaml in the file name (often .txt), so it was not read.",
            ),
            hint=Text(
                "去掉 .yaml 后面的部分；在 Windows 里先打开“显示文件扩展名”。",
                ("Remove what follows .yaml; on Windows first switch on “show file extensions”."),
            ),
        ),
        "copy": Sentence(
            message=Text(
                "看名字这是一份副本或同步冲突文件，没有读。",
                "By its name this is a copy or a leftover of file syncing; it was not read.",
            ),
            hint=Text(
                "和原文件对照，把需要的内容并过去，然后删掉这份副本。",
                "Compare it with the original, merge what is needed, then delete the copy.",
            ),
        ),
        "odd_name": Sentence(
            message=Text(
                "文件名里有编号不会用到的字符，没有读。",
                "The file name holds characters that no id has; it was not read.",
            ),
            hint=Text(
                ("记录的文件名就是它的编号加 .yaml，比如 S-20220615-7K3QX.yaml；不是记录的文件请移走。"),
                (
                    "A record is named by its id and .yaml, such as S-20220615-7K3QX.yaml; "
                    "move other files away."
                ),
            ),
        ),
        "no_type_name": Sentence(
            message=Text(
                "本地用语的文件名要写记录类型的英文名，这个文件没有读。",
                "A file of local words is named by its record type; this one was not read.",
            ),
            hint=Text(
                "改成 记录类型.yaml，比如督导记录写成 session.yaml；各类型的英文名见字段参考。",
                "Rename it to the record type and .yaml, such as session.yaml; the reference lists them.",
            ),
        ),
        "other_file": Sentence(
            message=Text(
                "这个文件不是 .yaml 记录，没有读。",
                "This file is no .yaml record; it was not read.",
            ),
            hint=Text(
                "记录的文件夹里只放记录，请把它移到别处，例如 docs 文件夹。",
                "Record folders hold records only; move it elsewhere, for instance to a docs folder.",
            ),
        ),
    },
)
