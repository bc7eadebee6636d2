"""``sup waive`` takes the place of the finding from the check; of several it asks, or lists them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from supervise_cli.cli._asking import Settle
from supervise_cli.cli._prompting import complain, pick
from supervise_cli.cli._typed import Problem
from supervise_cli.cli.kit import note
from supervise_cli.errors import Ambiguous, BadInput
from supervise_cli.making.aiming import WAIVER, aim, approves_own
from supervise_cli.model import Lang, Text
from supervise_cli.pipeline.opening import Opened
from supervise_cli.records.types import Field, RecordType

__all__ = ["OWN_APPROVAL", "WAIVER", "aimed", "approves_own", "settling"]

OWN_APPROVAL = Text(
    "注意：批准人就是写这条记录的人；例外要由另一位负责人批准，换人用 sup edit。",
    "Note: whoever approves it also wrote it; somebody else in charge should approve. Change it: sup edit.",
)
_PLACE = ("pointer", "discriminator")
_AT = Text("  对准的位置：{place}", "  about: {place}")


def _refuse(error: Ambiguous) -> str:
    raise error


def aimed(state: Opened, several: Sequence[dict[str, Any]], problems: list[Problem]) -> list[dict[str, Any]]:
    """The waivers with the places of their findings; what stands in the way is added to ``problems``."""
    found = []
    for each in several:
        try:
            found.append(aim(state, each, _refuse))
        except Ambiguous as error:
            problems.append(Problem("--pointer", error))
            found.append(each)
        except BadInput as error:
            problems.append(Problem("--pointer" if "pointer" in each else "--code", error))
            found.append(_placeless(each))
    return found


def settling(rtype: RecordType, state: Opened, lang: Lang) -> Settle | None:
    """Once a waiver's record is known, of a terminal: the finding is chosen by its number."""
    if rtype.name != WAIVER:
        return None

    def settle(field: Field, data: dict[str, Any]) -> dict[str, Any]:
        if field.name != "record":
            return data
        try:
            found = aim(state, data, lambda error: _asked(error, lang))
        except BadInput as error:
            complain(error, lang)
            return _placeless(data)
        place = " ".join(str(found[name]) for name in _PLACE if name in found)
        if place and found != data:
            note(_AT.fill(lang, {"place": place}))
        return found

    return settle


def _placeless(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in _PLACE}


def _asked(error: Ambiguous, lang: Lang) -> str:
    while True:
        with suppress(Ambiguous):
            return pick(error, lang)
