"""What the people of a session still have open, actions and requests, each asked for its outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from supervise_cli.cli._answering import OPTIONAL, Answering, Question
from supervise_cli.cli._prompting import prompt
from supervise_cli.cli.kit import note
from supervise_cli.definitions.actions import Action, actions
from supervise_cli.definitions.requests import Request, requests
from supervise_cli.making.defaults import Circumstances, home_of
from supervise_cli.model import Lang, Text
from supervise_cli.pipeline.choosing import labels
from supervise_cli.records.types import RecordType

_HERE = "here"
_OF_ACTIONS = ("done", "in_progress", "handed_over", "dropped")
_OF_REQUESTS = ("in_progress", "dropped")


def offer(rtype: RecordType, data: dict[str, Any], now: Circumstances, lang: Lang) -> None:
    """Ask what became of each; ``follow_up`` and ``requests`` of the session take the answers.

    What they hold already is not asked.
    """
    told = {*(data.get("requests") or ()), *(each.get("of") for each in data.get("follow_up") or ())}
    people = [str(each.get("person")) for each in data.get("attendees") or [] if isinstance(each, dict)]
    day = str(data.get("date") or now.today.isoformat())
    for action in actions(now.facts, date.fromisoformat(day)).values():
        if action.is_open and action.owner in people and action.address not in told:
            _say_action(action, lang)
            outcome = _chosen(rtype, _OF_ACTIONS, day, lang)
            _follow_up(rtype, action.address, outcome, day, data, now, lang)
    stations = [home_of(now.facts, person, day) for person in people]
    for request in requests(now.facts, date.fromisoformat(day)):
        asked = request.by in people or request.by in stations
        if request.is_open and asked and request.record not in told:
            _say_request(request, now, lang)
            outcome = _chosen(rtype, (_HERE, *_OF_REQUESTS), day, lang)
            if outcome == _HERE:
                data.setdefault("requests", []).append(request.record)
            else:
                _follow_up(rtype, request.record, outcome, day, data, now, lang)


def _say_action(action: Action, lang: Lang) -> None:
    note(
        Text("上次的行动：{what}（期限 {due}）", "Open action: {what} (due {due})").fill(
            lang, {"what": action.what, "due": action.due or "-"}
        )
    )


def _say_request(request: Request, now: Circumstances, lang: Lang) -> None:
    """By whom, when and on which of the nine contents; the text is confidential and stays in the record."""
    topics = now.facts.catalogue.get("request").field("topic")
    topic = (
        next((c.title.get(lang) for c in topics.choices if c.value == request.topic), "") if topics else ""
    )
    who = labels(now.facts).get(request.by, "") or request.by
    urgent = Text("，紧急", ", urgent").get(lang) if request.urgency == "urgent" else ""
    note(
        Text(
            "还没答复的需求：{topic}（{who} {date} 提出{urgent}，{id}）",
            "Unanswered request: {topic} ({who}, {date}{urgent}, {id})",
        ).fill(
            lang,
            {"topic": topic, "who": who, "date": request.asked_on, "urgent": urgent, "id": request.record},
        )
    )


def _chosen(rtype: RecordType, known: Sequence[str], day: str, lang: Lang) -> str:
    """The value somebody chose, "" for none; what is not used on that day is not offered."""
    field = rtype.field("follow_up", 0, "outcome")
    titles = {choice.value: choice.title for choice in field.offered(day)} if field is not None else {}
    titles[_HERE] = Text("这次一起谈", "taken up in this session")
    values = [each for each in known if each in titles]
    for n, value in enumerate(values, 1):
        note(f"  {n} {titles[value].get(lang)}")
    answer = prompt(Text("现在怎样", "How is it now").get(lang) + OPTIONAL.get(lang), lang)
    return next((v for n, v in enumerate(values, 1) if answer in (str(n), v, titles[v].zh, titles[v].en)), "")


def _follow_up(
    rtype: RecordType,
    of: str,
    outcome: str,
    day: str,
    data: dict[str, Any],
    now: Circumstances,
    lang: Lang,
) -> None:
    if not outcome:
        return
    item: dict[str, Any] = {"of": of, "date": day, "outcome": outcome}
    # What was answered is kept, should the rest be broken off.
    data.setdefault("follow_up", []).append(item)
    asked = {"handed_over": ("owner", "due"), "in_progress": ("due",)}.get(outcome, ())
    for name in asked:
        field = rtype.field("follow_up", 0, name)
        assert field is not None
        answer = Answering(now, lang).ask(Question(field, field.title.get(lang), name == "owner"))
        if answer is not None:
            item[name] = answer
