"""What a number leaves out, said beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervise_cli.cli.kit import note
from supervise_cli.model import Lang, Text

if TYPE_CHECKING:
    from supervise_cli.workspace.index.facts import Facts

_LEFT_OUT = Text(
    "注意：有 {n} 个文件读不出来、格式不对或者编号重复，没算在内；看是哪里：sup validate",
    "Note: {n} {n:file|files} cannot be read or used, or {n:has|have} the id of another, and {n:is|are} not "
    "counted; see where: sup validate",
)


def say_left_out(facts: Facts, lang: Lang) -> None:
    """One line where files count nowhere because of what is wrong with them; nothing where there are none."""
    from supervise_cli.definitions.uncounted import invalid

    count = len(invalid(facts))
    if count:
        note(_LEFT_OUT.fill(lang, {"n": count}))
