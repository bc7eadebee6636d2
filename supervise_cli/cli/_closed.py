"""That a repository has come to its end, said beside what it tells to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervise_cli.cli.kit import note
from supervise_cli.model import Lang, Text

if TYPE_CHECKING:
    from supervise_cli.pipeline.opening import Opened

_CLOSED = Text(
    "这个库到 {day} 为止；照着记的，命令后面加 --as-of {day}",
    "This repository ends on {day}; record with --as-of {day}",
)


def say_closed(state: Opened, lang: Lang) -> None:
    """How to do what was told where a repository has come to its end; nothing while it goes on."""
    closed = state.config.closed_on
    if closed is not None and closed < state.as_of:
        note(_CLOSED.fill(lang, {"day": closed.isoformat()}))
