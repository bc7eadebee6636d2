"""Which open action somebody means: its address, or a part of its address or of its words."""

from __future__ import annotations

from datetime import date

from supervise_cli.definitions.actions import Action, actions
from supervise_cli.errors import Ambiguous, NotFound
from supervise_cli.model import Text
from supervise_cli.workspace.index.facts import Facts

_SHOWN = 8


def choose_action(facts: Facts, day: date, typed: str) -> Action:
    """The one open action that ``typed`` means, a full address also where it is closed; else NotFound."""
    everything = actions(facts, day)
    wanted = typed.strip()
    if wanted in everything:
        return everything[wanted]
    standing = [each for each in everything.values() if each.is_open]
    found = [each for each in standing if wanted and each.what == wanted] or [
        each
        for each in standing
        if wanted and (wanted.upper() in each.address.upper() or wanted in each.what)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(found)
    raise NotFound(
        Text("没有找到这个行动：{t}", "No such action: {t}").format(t=wanted),
        Text("看还没完成的行动：sup list actions", "The open actions: sup list actions"),
    )


def _several(found: list[Action]) -> Ambiguous:
    candidates = [
        (each.address, Text(f"{each.what}（{each.address}）", f"{each.what} ({each.address})"))
        for each in found
    ]
    shown = "\n".join(f"  {each.address}  {each.what}" for each in found[:_SHOWN])
    return Ambiguous(
        Text("对得上 {n} 个行动：\n{s}", "{n} actions fit:\n{s}").format(n=len(found), s=shown),
        Text("写编号，例如：{a}", "Type the address, as in: {a}").format(a=found[0].address),
        candidates,
    )
