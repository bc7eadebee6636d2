"""SUP124 文字的样子不对: A text of the wrong form."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP124",
    slug="text-form",
    title=Text("文字的样子不对", "A text of the wrong form"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "这些字段各有固定的样子，别的程序和报告才认得。",
        "These fields have a fixed form, by which reports and other programs know them.",
    ),
    example="phone: 见通讯录",
    fix=Text("按提示改。", "Write it as the hint says."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "line": Sentence(
            message=Text("{title_zh}（{field}）只能写一行。", "{field} is a single line."),
            hint=Text(
                "写在一行里，不换行、不用 |；细节写到专门的说明里。",
                (
                    "Write it on one line, without a line break or |; put details where there is "
                    "room for them."
                ),
            ),
        ),
        "phone": Sentence(
            message=Text("{title_zh}（{field}）要写电话号码。", "{field} is a telephone number."),
            hint=Text(
                "写单位座机，比如 {field}: 0393-1234567；不写个人手机号和文字。",
                ("Write the office's number, such as {field}: 0393-1234567; no personal numbers, no words."),
            ),
        ),
        "sha256": Sentence(
            message=Text(
                "{title_zh}（{field}）应是 64 位小写的十六进制数。",
                "{field} has 64 small hexadecimal digits.",
            ),
            hint=Text(
                "重新算一遍文件的 SHA-256 再整个复制；没有就删掉这一行。",
                ("Compute the file's SHA-256 again and copy all of it; delete the line if there is none."),
            ),
        ),
        "path": Sentence(
            message=Text(
                "{title_zh}（{field}）要写记录库里的 CSV 文件名，不能写盘符、绝对路径或 ..。",
                "{field} is a CSV file inside the repository; no drive, absolute path or ...",
            ),
            hint=Text("写成这样：{field}: divisions.csv。", "Write it like this: {field}: divisions.csv."),
        ),
        "time_zone": Sentence(
            message=Text("{title_zh}（{field}）不是时区的名字。", "{field} is not the name of a time zone."),
            hint=Text("国内写 {field}: Asia/Shanghai。", "In China write {field}: Asia/Shanghai."),
        ),
        "month": Sentence(
            message=Text("{title_zh}（{field}）要写成年-月。", "{field} is a year and a month."),
            hint=Text("写成这样：{field}: 2022-06。", "Write it like this: {field}: 2022-06."),
        ),
        "finding_code": Sentence(
            message=Text("{title_zh}（{field}）不是检查的编号。", "{field} is not the code of a check."),
            hint=Text(
                "照抄检查结果前面的编号，比如 {field}: SUP301。",
                "Copy the code in front of the finding, such as {field}: SUP301.",
            ),
        ),
        "field_name": Sentence(
            message=Text("字段要写英文名，不写中文名称。", "A field is named by its English name."),
            hint=Text("写成 {field}: {near_zh}。", "Write {field}: {near_en}."),
        ),
        "": Sentence(
            message=Text("{title_zh}（{field}）的样子不对。", "{field} does not have the right form."),
            hint=Text(
                "看一看这个字段的说明，改成要求的样子。",
                "Look at the description of this field and write what it asks for.",
            ),
        ),
    },
)
