"""A name with what tells it from its namesakes: 张伟（城关镇）, or as shown 张伟（P-7K3QX，柳格镇，社工）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from supervise_cli.pipeline.choosing import Known
from supervise_cli.pipeline.listing import told_apart
from supervise_cli.workspace.index.facts import Facts

_TOLD: Final = re.compile(r"\s*([^（()）]+?)\s*[（(]([^（()）]+)[)）]\s*")
_MARKS: Final = re.compile("[，,、]")
_PART: Final = 2
"""Signs of the name of a station that may stand for it."""


def named_with(facts: Facts, text: str, known: Sequence[Known]) -> list[Known]:
    """Those of that name of whom all in the brackets is true: id, station, role; [] without brackets."""
    match = _TOLD.fullmatch(text)
    if match is None:
        return []
    marks = [mark for each in _MARKS.split(match[2]) if (mark := each.strip())]
    namesakes = [each for each in known if each.is_name and each.label.casefold() == match[1].casefold()]
    return [each for each in namesakes if all(_tells(facts, each, mark) for mark in marks)]


def _tells(facts: Facts, known: Known, mark: str) -> bool:
    if mark.upper() == known.record.upper():
        return True
    for said in (told_apart(facts, known).zh, told_apart(facts, known).en):
        inside = said[len(known.label) :].strip(" （()）")
        _, *parts = (each.strip() for each in _MARKS.split(inside))
        if mark in parts or (len(mark) >= _PART and any(mark in part for part in parts)):
            return True
    return False
