"""What was agreed on earlier and is still open, each asked for its outcome while a session is recorded."""

from __future__ import annotations

from datetime import date
from typing import Any

from supervise_cli.cli._prompting import prompt
from supervise_cli.cli.kit import note
from supervise_cli.definitions.actions import actions
from supervise_cli.making.defaults import Circumstances
from supervise_cli.model import Lang, Text

_SKIP = Text("（可以不填）", " (optional)")


def offer_follow_ups(data: dict[str, Any], now: Circumstances, lang: Lang) -> None:
    """What these people agreed on earlier and is still open, each asked for its outcome."""
    people = {each.get("person") for each in data.get("attendees") or [] if isinstance(each, dict)}
    day = str(data.get("date") or now.today.isoformat())
    standing = [
        a for a in actions(now.facts, date.fromisoformat(day)).values() if a.is_open and a.owner in people
    ]
    outcomes = (
        ("done", "完成", "done"),
        ("in_progress", "进行中", "in progress"),
        ("dropped", "取消", "dropped"),
    )
    for action in standing:
        note(
            Text("上次的行动：{what}（期限 {due}）", "Open action: {what} (due {due})").fill(
                lang, {"what": action.what, "due": action.due or "-"}
            )
        )
        for n, (_, zh, en) in enumerate(outcomes, 1):
            note(f"  {n} {zh if lang == 'zh' else en}")
        answer = prompt(Text("现在怎样", "How is it now").get(lang) + _SKIP.get(lang), lang)
        chosen = next((o for n, o in enumerate(outcomes, 1) if answer in (str(n), *o)), None)
        if chosen:
            data.setdefault("follow_up", []).append({"of": action.address, "date": day, "outcome": chosen[0]})
