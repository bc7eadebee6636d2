"""SUP001 不是普通文件: Not a regular file."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP001",
    slug="not-a-regular-file",
    title=Text("不是普通文件", "Not a regular file"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "链接和管道可以把别处的内容混进记录，也会让程序一直等下去，所以只读普通文件。",
        (
            "A link or a pipe can smuggle in what lies elsewhere, or make the program wait for "
            "ever, so only regular files are read."
        ),
    ),
    example="sessions/2022/06/S-20220615-7K3QX.yaml -> /home/someone/notes.yaml",
    fix=Text(
        "把内容复制成一个真正的文件，放回原来的位置。",
        "Copy the contents into a real file in the same place.",
    ),
    source="可靠性设计 2.1、2.9 / reliability design 2.1, 2.9",
    sentences={
        "link": Sentence(
            message=Text(
                "这里是一个链接，不是文件，内容没有读。",
                "This is a link, not a file; it was not read.",
            ),
            hint=Text(
                "删掉这个链接，把真正的文件复制到这里。",
                "Delete the link and copy the real file here.",
            ),
        ),
        "special": Sentence(
            message=Text(
                "这里是管道、设备或文件夹一类的东西，不是普通文件，没有读。",
                ("This is a pipe, a device, a folder or the like, not a regular file; it was not read."),
            ),
            hint=Text(
                "把它移出记录文件夹；记录必须是普通文件。",
                "Move it out of the record folder; a record has to be a regular file.",
            ),
        ),
        "unreadable": Sentence(
            message=Text(
                "这个文件打不开：没有读取权限，或者磁盘读不出来。",
                "This file cannot be opened: no permission to read it, or the disk failed.",
            ),
            hint=Text(
                "检查文件权限（比如 chmod u+r 文件名），或从备份恢复。",
                ("Check its permissions (chmod u+r FILE, for example), or restore it from a backup."),
            ),
        ),
    },
)
