"""SUP004 记录放错了文件夹，或文件名不是编号: Record in the wrong folder, or not named by its id."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP004",
    slug="misplaced-file",
    title=Text(
        "记录放错了文件夹，或文件名不是编号",
        "Record in the wrong folder, or not named by its id",
    ),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "文件名和位置就是编号和日期；对不上时，别的记录找不到它，两个人也可能各写一份。",
        (
            "Name and place stand for id and date; where they differ, other records cannot "
            "find it and two people may each write one."
        ),
    ),
    example="sessions/2022/07/S-20220615-7K3QX.yaml",
    fix=Text(
        "把文件移到该在的文件夹，或把名字改成 id 那一行的编号。",
        "Move the file to its folder, or name it by the id in it.",
    ),
    source="可靠性设计 2.1、2.9 / reliability design 2.1, 2.9",
    sentences={
        "wrong_folder": Sentence(
            message=Text(
                "这份记录应当放在 {expected}，现在不在那里。",
                "This record belongs at {expected}, and is not there.",
            ),
            hint=Text("把文件移到 {expected}。", "Move the file to {expected}."),
        ),
        "folder_is_not_id": Sentence(
            message=Text(
                "文件夹的名字和里面 id 一行的编号不一样。",
                "The name of the folder is not the id inside the file.",
            ),
            hint=Text(
                "文件夹应叫 {expected}；如果写错的是 id，就改 id。",
                "The folder should be named {expected}; if the id is wrong, change the id.",
            ),
        ),
        "name_is_not_id": Sentence(
            message=Text(
                "文件名和里面 id 一行的编号不一样。",
                "The file name is not the id inside the file.",
            ),
            hint=Text(
                "文件名应是 {expected}；如果写错的是 id，就改 id。",
                "The file should be named {expected}; if the id is wrong, change the id.",
            ),
        ),
    },
)
