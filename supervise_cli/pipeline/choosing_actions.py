"""Which open action or request somebody means: its address, or a part of its address or of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from supervise_cli.definitions.actions import Action, actions
from supervise_cli.definitions.requests import requests
from supervise_cli.errors import Ambiguous, NotFound
from supervise_cli.model import Text
from supervise_cli.pipeline.choosing import choose, known_records, labels
from supervise_cli.pipeline.namesakes import named_with
from supervise_cli.workspace.index.facts import Facts

_SHOWN = 8
_NEAR = 3
_ALIKE = 70
"""How alike, of 100, words are that may have been meant."""


def choose_matter(facts: Facts, day: date, typed: str) -> str:
    """The address of the one open action, or the id of the one open request, that ``typed`` means.

    A full address or id is taken also where it is closed. A request is named by its id, or by a part of it
    that fits no action; what fits neither may be what was asked for, or whose action or request it is.
    NotFound, or Ambiguous, where it is none or several.
    """
    everything = actions(facts, day)
    wanted = typed.strip()
    asked = [each for each in requests(facts, day) if wanted and wanted.upper() in each.record]
    if wanted in everything:
        return wanted
    if any(each.record == wanted.upper() for each in asked):
        return wanted.upper()
    found = _fitting(everything.values(), wanted)
    if len(found) == 1:
        return found[0].address
    if found:
        raise _several([(each.address, each.what) for each in found], Text("行动", "actions"))
    waiting = [each for each in asked if each.is_open]
    if len(waiting) == 1:
        return waiting[0].record
    if waiting:
        raise _several([(each.record, each.asked_on) for each in waiting], Text("需求", "requests"))
    theirs = [(each.address, each.what) for each in _owned(facts, everything.values(), wanted)]
    theirs += _asked(facts, day, wanted)
    if len(theirs) == 1:
        return theirs[0][0]
    if theirs:
        raise _several(theirs, Text("行动、需求", "actions and requests"))
    near = _nearest(everything.values(), wanted)
    if near:
        raise _none_but(near, wanted)
    raise NotFound(
        Text("没有找到这个行动或需求：{t}", "No such action or request: {t}").format(t=wanted),
        Text(
            "看还没完成的：sup list actions、sup list requests",
            "What is open: sup list actions, sup list requests",
        ),
    )


def said_of(facts: Facts, day: date, address: str) -> Text:
    """An action or request in words: whose it is, and what."""
    action = actions(facts, day).get(address)
    if action is not None:
        who, what = labels(facts).get(action.owner, action.owner), Text(action.what, action.what)
    else:
        request = next((each for each in requests(facts, day) if each.record == address), None)
        if request is None:
            return Text(address, address)
        who, what = labels(facts).get(request.by, request.by), _topic(facts, request.topic)
    zh = f"{who}：{what.zh}（{address}）" if who else f"{what.zh}（{address}）"
    return Text(zh, f"{who}: {what.en} ({address})" if who else f"{what.en} ({address})")


def choose_request(facts: Facts, day: date, typed: str) -> str:
    """The id of the request that ``typed`` means: a part of its id, or of an open one who asked or for what.

    NotFound, or Ambiguous, where it is none or several.
    """
    try:
        return choose(facts, typed, ("request",)).record
    except Ambiguous:
        raise
    except NotFound:
        found = _asked(facts, day, typed.strip())
        if not found:
            raise
    if len(found) > 1:
        raise _several(found, Text("需求", "requests"))
    return found[0][0]


def _asked(facts: Facts, day: date, wanted: str) -> list[tuple[str, str]]:
    """The open requests of that topic or person: their ids, with what tells them apart."""
    names = labels(facts)
    people = _people(facts, wanted)
    found = []
    for each in requests(facts, day):
        topic = _topic(facts, each.topic)
        who = names.get(each.by, each.by)
        if wanted and each.is_open and (each.by in people or wanted in topic.zh or wanted == topic.en):
            found.append((each.record, f"{who} {each.asked_on} {topic.zh}"))
    return found


def _topic(facts: Facts, value: str) -> Text:
    field = facts.catalogue.get("request").field("topic")
    choices = field.choices if field is not None else ()
    return next((each.title for each in choices if each.value == value), Text(value, value))


def _owned(facts: Facts, everything: Iterable[Action], wanted: str) -> list[Action]:
    people = _people(facts, wanted)
    return [each for each in everything if each.is_open and each.owner in people]


def _people(facts: Facts, wanted: str) -> set[str]:
    """The ids of those who are called so, alone or with what tells namesakes apart: 张伟（城关镇）."""
    known = known_records(facts, ("person",))
    return {each.record for each in named_with(facts, wanted, known)} | {
        each.record for each in known if wanted and each.label == wanted
    }


def _fitting(everything: Iterable[Action], wanted: str) -> list[Action]:
    standing = [each for each in everything if each.is_open and wanted]
    return [each for each in standing if each.what == wanted] or [
        each for each in standing if wanted.upper() in each.address.upper() or wanted in each.what
    ]


def _nearest(everything: Iterable[Action], wanted: str) -> list[Action]:
    """The open actions whose words are most like those typed, or have most of their signs in that order."""
    from rapidfuzz import fuzz

    scores = [
        (max(fuzz.partial_ratio(wanted, each.what), _in_order(wanted, each.what)), each)
        for each in everything
        if each.is_open and wanted
    ]
    best = sorted(
        (each for each in scores if each[0] >= _ALIKE), key=lambda each: (-each[0], each[1].address)
    )
    return [each for _, each in best[:_NEAR]]


def _in_order(wanted: str, what: str) -> float:
    """How much of what was typed stands there in its order: all of 重点名单 in 重点走访名单."""
    from rapidfuzz.distance import LCSseq

    return 100 * LCSseq.similarity(wanted, what) / len(wanted) if len(wanted) > 1 else 0


def _none_but(near: Sequence[Action], wanted: str) -> NotFound:
    shown = Text(
        "、".join(f"{each.what}（{each.address}）" for each in near),
        ", ".join(f"{each.what} ({each.address})" for each in near),
    )
    return NotFound(
        Text(
            "没有找到这个行动或需求：{t}；最接近的是 {shown}。",
            "No such action or request: {t}; the nearest: {shown}.",
        ).format(t=wanted, shown=shown),
        Text(
            "写编号，例如：{a}；看还没完成的：sup list actions",
            "Type the address, as in: {a}; what is open: sup list actions",
        ).format(a=near[0].address),
    )


def _several(found: Sequence[tuple[str, str]], kind: Text) -> Ambiguous:
    candidates = [
        (address, Text(f"{words}（{address}）", f"{words} ({address})")) for address, words in found
    ]
    shown = "\n".join(f"  {address}  {words}" for address, words in found[:_SHOWN])
    return Ambiguous(
        Text("对得上 {n} 个{kind}：\n{s}", "{n} {kind} fit:\n{s}").format(n=len(found), s=shown, kind=kind),
        Text("写编号，例如：{a}", "Type the address, as in: {a}").format(a=found[0][0]),
        candidates,
    )
