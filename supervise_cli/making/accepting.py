"""Types that speak of clients, or of how somebody is, are made only where plain text was accepted (Care)."""

from __future__ import annotations

from datetime import date

from supervise_cli.errors import BadInput
from supervise_cli.model import Text
from supervise_cli.records.types import RecordType
from supervise_cli.workspace.config import Config


def refuse_unaccepted(rtype: RecordType, config: Config, today: date) -> None:
    """BadInput where a record of this type may not be written in this repository.

    A type whose schema says ``confidential`` needs a ``sup.yaml`` that says ``demo: true`` or carries
    ``plain_text_accepted``, until records can be encrypted (architecture, "Care").
    """
    if not rtype.confidential or config.demo or config.plain_text_accepted:
        return
    raise BadInput(
        Text(
            "“{zh}”是保密内容，现在还不能加密，存下来就是明文：拿到这些文件的人都读得到。"
            "这个记录库还没有人确认可以这样存，所以没有写入。",
            "“{en}” is confidential and cannot be encrypted yet: it would be kept in plain text, readable by "
            "whoever gets hold of the files. Nobody has accepted that for this repository, so nothing was "
            "written.",
        ).format(zh=rtype.title.zh, en=rtype.title.en),
        Text(
            "先和负责人商量好文件放在哪里、谁能打开；同意以后，在 sup.yaml 末尾加上这四行，"
            "写上确认人的姓名，再运行一次：\n"
            "{lines}\n"
            "加了还不行，就看看哪里写错了：sup validate sup.yaml",
            "Agree with whoever is responsible where the files lie and who can open them; then add these "
            "four lines at the end of sup.yaml, with the name of who accepts it, and run the command again:\n"
            "{lines}\n"
            "If it is still refused, see what is wrong there: sup validate sup.yaml",
        ).format(lines=_lines(today)),
    )


def _lines(today: date) -> Text:
    head = f'plain_text_accepted:\n  date: "{today.isoformat()}"\n'
    return Text(
        head + "  by: 确认人姓名\n  text: 知道这些记录没有加密；文件只放在单位的电脑上，只有经办人能打开。",
        head + "  by: Name of who accepts it\n  text: We know that these records are not encrypted; "
        "the files stay on the office's computer, open to those in charge alone.",
    )
