"""Actions, requests and drafts as ``sup list`` prints them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from supervise_cli.cli._tables import table
from supervise_cli.cli.kit import note, out
from supervise_cli.model import Lang, Text
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.definitions.requests import Request
    from supervise_cli.pipeline.opening import Opened

_NONE_OPEN = Text("没有未完成的行动。", "No action is open.")
_NONE_WAITING = Text("没有等答复的需求。", "No request is waiting for an answer.")
_NONE_ASKED = Text("没有需求。", "There are no requests.")
_NONE = {
    "draft": Text("没有草稿。", "There are no drafts."),
    "void": Text("没有作废的记录。", "Nothing has been withdrawn."),
}
_WITH_ONE = {
    "draft": Text("补完一条：sup finish {id}", "Complete one: sup finish {id}"),
    "void": Text("看一条为什么作废：sup show {id}", "Why one was withdrawn: sup show {id}"),
}
_HEAD = {
    "id": Text("编号", "Id"),
    "action": Text("行动", "Action"),
    "owner": Text("责任人", "Owner"),
    "due": Text("期限", "Due"),
    "state": Text("进展", "State"),
    "path": Text("文件", "File"),
    "topic": Text("需求", "Request"),
    "by": Text("提出者", "Asked by"),
    "asked_on": Text("提出日期", "Asked on"),
    "days": Text("天数（工作日）", "Days (work)"),
    "type": Text("记录", "Record"),
    "date": Text("日期", "Date"),
    "people": Text("人员", "People"),
    "missing": Text("还差", "Still needed"),
}
_STATES = {
    "": Text("未跟进", "not followed up"),
    "in_progress": Text("进行中", "in progress"),
    "handed_over": Text("已转交", "handed over"),
    "split": Text("已分项", "split"),
    "done": Text("完成", "done"),
    "dropped": Text("取消", "dropped"),
    "confirmed": Text("已核实", "confirmed"),
    "answered": Text("已答复", "answered"),
}
_DAYS = Text("{n}（{work}）", "{n} ({work})")
_WAITING, _LATE = Text("等答复", "waiting"), Text("过期", "overdue")


def actions(facts: Any, as_of: date, naming: str | None, every: bool, lang: Lang, as_json: bool) -> None:
    """The open actions by due date; with ``every`` those done, too."""
    from supervise_cli.definitions.actions import actions as every_action
    from supervise_cli.pipeline.choosing import labels

    names = labels(facts)
    found = [
        a
        for a in every_action(facts, as_of).values()
        if (every or a.is_open) and (naming is None or naming in (a.owner, a.record))
    ]
    found.sort(key=lambda a: (a.due or "9999", a.address))
    if as_json:
        keys = ("address", "what", "owner", "due", "outcome", "given_on", "closed_on")
        _print([{key: getattr(action, key) for key in keys} for action in found])
        return
    if not found:
        note(_NONE_OPEN.get(lang))
        return
    heads = [_HEAD[name].get(lang) for name in ("id", "action", "owner", "due", "state")]
    rows = [
        [a.address, a.what, names.get(a.owner, a.owner), a.due, _STATES[a.outcome].get(lang)] for a in found
    ]
    out(table(heads, rows))
    # Of an action split into parts the parts are done, one by one.
    standing = next((a for a in found if a.is_open and not a.parts), None)
    if standing is not None:
        note(
            Text("哪一项完成了，就记一笔：sup done {a}", "When one is done: sup done {a}").fill(
                lang, {"a": standing.address}
            )
        )


def requests(
    facts: Any, as_of: date, chosen: tuple[str | None, str | None, bool], lang: Lang, as_json: bool
) -> None:
    """The requests without an answer, chosen by (station or person, month, all of them), by date."""
    from supervise_cli.definitions.requests import requests as every_request
    from supervise_cli.pipeline.choosing import labels
    from supervise_cli.pipeline.computing import words_of

    naming, month, every = chosen
    found = [
        each
        for each in every_request(facts, as_of)
        if (every or each.is_open)
        and (naming is None or naming in (each.by, each.station, each.owner))
        and (month is None or each.asked_on.startswith(month))
    ]
    if as_json:
        _print([asdict(each) for each in found])
        return
    if not found:
        note((_NONE_ASKED if every else _NONE_WAITING).get(lang))
        return
    names, topics = labels(facts), words_of(facts, "request", "topic")
    keys = ("id", "topic", "by", "asked_on", "due", "state", "days")
    rows = [
        [
            each.record,
            topics[each.topic].get(lang) if each.topic in topics else each.topic,
            names.get(each.by, each.by),
            each.asked_on,
            each.due,
            _state(each, as_of).get(lang),
            _DAYS.fill(lang, {"n": each.days, "work": each.workdays}),
        ]
        for each in found
    ]
    out(table([_HEAD[key].get(lang) for key in keys], rows))
    waiting = next((each for each in found if each.is_open), None)
    if waiting is not None:
        note(
            Text(
                "督导时答复：sup new-session --request {r}\n别的办法答复：sup done {r} --outcome 已答复",
                "Answered in a session: sup new-session --request {r}\n"
                "Otherwise: sup done {r} --outcome answered",
            ).fill(lang, {"r": waiting.record})
        )


def _state(request: Request, day: date) -> Text:
    if request.answered_on:
        return _STATES["answered"]
    if request.dropped_on:
        return _STATES["dropped"]
    return _LATE if request.due and request.due < day.isoformat() else _WAITING


def of_status(state: Opened, status: str, lang: Lang, as_json: bool) -> None:
    """All records that are drafts, or withdrawn, by type; of drafts what each still lacks."""
    if status == "draft":
        _unfinished(state, lang, as_json)
        return
    facts = state.facts
    rows = list(facts.rows("SELECT id, type, path FROM run WHERE status = ? ORDER BY type, id", (status,)))
    if as_json:
        _print([{"id": record, "type": kind, "path": path} for record, kind, path in rows])
        return
    if not rows:
        note(_NONE[status].get(lang))
        return
    titles = {rtype.name: rtype.title.get(lang) for rtype in facts.catalogue}
    heads = [_HEAD[name].get(lang) for name in ("id", "type", "path")]
    out(table(heads, [[record, titles.get(kind, kind or "?"), path] for record, kind, path in rows]))
    note(_WITH_ONE[status].fill(lang, {"id": rows[0][0]}))


def _unfinished(state: Opened, lang: Lang, as_json: bool) -> None:
    """All drafts, by type: of when, of whom, and what each still lacks."""
    from supervise_cli.cli import _drafts
    from supervise_cli.pipeline.choosing import labels

    found = _drafts.drafts(state, lang)
    if as_json:
        keys = ("type", "path", "date", "people", "missing")
        _print([{"id": each.record, **{key: getattr(each, key) for key in keys}} for each in found])
        return
    if not found:
        note(_NONE["draft"].get(lang))
        return
    names = labels(state.facts)
    titles = {rtype.name: rtype.title.get(lang) for rtype in state.facts.catalogue}
    heads = [_HEAD[name].get(lang) for name in ("id", "type", "date", "people", "missing", "path")]
    rows = [
        [
            each.record,
            titles.get(each.type, each.type or "?"),
            each.date,
            _drafts.people_words(each, names, lang),
            each.missing,
            each.path,
        ]
        for each in found
    ]
    out(table(heads, rows))
    note(_WITH_ONE["draft"].fill(lang, {"id": found[0].record}))


def _print(rows: list[Mapping[str, Any]]) -> None:
    out(dumps(rows))
