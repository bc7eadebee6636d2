"""The code of a finding as it is typed for a waiver: refused at once where nobody may waive it."""

from __future__ import annotations

import re

from supervise_cli.errors import BadInput
from supervise_cli.model import Text

_CODE = re.compile(r"SUP[0-9]{3}\Z")


def code_of(text: str) -> str:
    """The code, in capitals; what is no code, as typed: the schema step says what is wrong with it."""
    code = text.strip().upper()
    if not _CODE.match(code):
        return text
    refuse_not_waivable(code)
    return code


def refuse_not_waivable(code: str) -> None:
    """BadInput where there is no check of that code, or its findings cannot be waived (as SUP211 says)."""
    from supervise_cli import rules

    if not _CODE.match(code):
        return
    if code not in rules.codes():
        raise BadInput(
            Text("没有 {code} 这一项检查。", "There is no check {code}.").format(code=code),
            Text(
                "照抄检查结果前面的编号；有哪些编号：sup explain",
                "Copy the code in front of the finding; the codes there are: sup explain",
            ),
        )
    if not rules.get(code).waivable:
        raise BadInput(
            Text("{code} 这一项不能批例外。", "{code} cannot be waived.").format(code=code),
            Text(
                "改正有问题的那条记录；为什么不能：sup explain {code}",
                "Mend the record it is about; why not: sup explain {code}",
            ).format(code=code),
        )
