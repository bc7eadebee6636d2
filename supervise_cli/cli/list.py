"""列出记录、行动或草稿 | List records, actions or drafts

``sup list``: records of one type, actions, or drafts. Never confidential text.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from supervise_cli.cli._tables import table
from supervise_cli.cli.kit import App, Command, Option, as_of_option, note, out, pass_app, purpose, safe
from supervise_cli.errors import NotFound
from supervise_cli.model import Lang, Text
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.records.types import RecordType

_HEAD = {
    "kind": Text("类别", "What"),
    "number": Text("条数", "Number"),
    "id": Text("编号", "Id"),
    "type": Text("记录", "Record"),
    "status": Text("状态", "Status"),
    "action": Text("行动", "Action"),
    "owner": Text("责任人", "Owner"),
    "due": Text("期限", "Due"),
    "state": Text("进展", "State"),
    "path": Text("文件", "File"),
}
_OF_STATUS = {
    **dict.fromkeys(("draft", "drafts", "草稿"), "draft"),
    **dict.fromkeys(("void", "voids", "作废"), "void"),
}
_NONE_OPEN = Text("没有没办完的行动。", "No action is open.")
_NONE = {
    "draft": Text("没有草稿。", "There are no drafts."),
    "void": Text("没有作废的记录。", "Nothing has been withdrawn."),
}
_WITH_ONE = {
    "draft": Text("补完一条：sup finish {id}", "Complete one: sup finish {id}"),
    "void": Text("看一条为什么作废：sup show {id}", "Why one was withdrawn: sup show {id}"),
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


@pass_app
def run(
    app: App,
    what: str | None,
    status: str | None,
    month: str | None,
    station: str | None,
    person: str | None,
    as_json: bool,
    as_of: date | None,
) -> None:
    from supervise_cli.cli._months import month_named
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.listing import Filter
    from supervise_cli.pipeline.opening import opened

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        facts = state.facts
        month = month_named(month, state.as_of).label if month else None
        naming = choose(facts, station, ("station",)).record if station else None
        naming = choose(facts, person, ("person",)).record if person else naming
        if what is None:
            _counts(facts, lang, as_json)
        elif what in {"action", "actions", "行动"}:
            _actions(facts, state.as_of, naming, lang, as_json)
        elif what in _OF_STATUS:
            _unfinished(facts, _OF_STATUS[what], lang, as_json)
        else:
            rtype = _type_named(facts, what)
            _records(facts, rtype, Filter(status, month, naming), lang, as_json)


def _type_named(facts: Any, what: str) -> RecordType:
    wanted = what.lower().replace("-", "_")
    for rtype in facts.catalogue:
        plural = wanted in {
            rtype.name + "s",
            rtype.folder.partition("/")[0].replace("-", "_"),
            "people"[: 6 * (rtype.name == "person")],
        }
        if (
            wanted == rtype.name
            or plural
            or what == rtype.title.zh
            or (len(what) > 1 and rtype.title.zh.startswith(what))
        ):
            found: RecordType = rtype
            return found
    names = Text(
        "、".join(rtype.title.zh for rtype in facts.catalogue),
        ", ".join(rtype.name for rtype in facts.catalogue),
    )
    raise NotFound(
        Text("没有“{w}”这一类记录。", "There are no records called “{w}”.").format(w=safe(what)),
        Text("可以列：{n}、行动、草稿、作废", "What can be listed: {n}, actions, drafts, voids").format(
            n=names
        ),
    )


def _counts(facts: Any, lang: Lang, as_json: bool) -> None:
    rows = list(
        facts.rows(
            "SELECT type, status, count(*) FROM run WHERE type NOT IN ('config', 'policy') OR type "
            "IS NULL"
            " GROUP BY type, status ORDER BY type, status"
        )
    )
    if as_json:
        _json([{"type": kind or "", "status": status, "count": n} for kind, status, n in rows])
        return
    from supervise_cli.pipeline.listing import STATUS

    titles = {rtype.name: rtype.title.get(lang) for rtype in facts.catalogue}
    heads = [_HEAD[name].get(lang) for name in ("kind", "status", "number")]
    out(
        table(
            heads,
            [
                [titles.get(kind, kind or "?"), STATUS.get(status, STATUS[""]).get(lang), str(n)]
                for kind, status, n in rows
            ],
        )
    )


def _records(facts: Any, rtype: RecordType, chosen: Any, lang: Lang, as_json: bool) -> None:
    from supervise_cli.pipeline.listing import STATUS, columns, listed

    rows = listed(facts, rtype, chosen, lang)
    if as_json:
        _json([{**row.stored, "id": row.record, "status": row.status} for row in rows])
        return
    heads = columns(rtype)
    mixed = any(row.status != "final" for row in rows)
    table_rows = [
        [row.shown.get(head.key, "") for head in heads] + ([STATUS[row.status].get(lang)] if mixed else [])
        for row in rows
    ]
    out(
        table([h.title.get(lang) for h in heads] + ([_HEAD["status"].get(lang)] if mixed else []), table_rows)
    )
    if not rows:
        note(
            Text("没有这样的记录。新建：sup {c}", "No such records. Make one: sup {c}").fill(
                lang, {"c": rtype.command}
            )
        )


def _actions(facts: Any, as_of: date, naming: str | None, lang: Lang, as_json: bool) -> None:
    from supervise_cli.definitions.actions import actions
    from supervise_cli.pipeline.choosing import labels

    names = labels(facts)
    found = [
        a
        for a in actions(facts, as_of).values()
        if a.is_open and (naming is None or naming in (a.owner, a.record))
    ]
    found.sort(key=lambda a: (a.due or "9999", a.address))
    if as_json:
        keys = ("address", "what", "owner", "due", "outcome", "given_on")
        _json([{key: getattr(action, key) for key in keys} for action in found])
        return
    if not found:
        note(_NONE_OPEN.get(lang))
        return
    heads = [_HEAD[name].get(lang) for name in ("id", "action", "owner", "due", "state")]
    rows = [
        [a.address, a.what, names.get(a.owner, a.owner), a.due, _STATES[a.outcome].get(lang)] for a in found
    ]
    out(table(heads, rows))
    note(
        Text("哪一项完成了，就记一笔：sup done {a}", "When one is done: sup done {a}").fill(
            lang, {"a": found[0].address}
        )
    )


def _unfinished(facts: Any, status: str, lang: Lang, as_json: bool) -> None:
    """All records that are drafts, or withdrawn, of whatever type."""
    rows = list(facts.rows("SELECT id, type, path FROM run WHERE status = ? ORDER BY type, id", (status,)))
    if as_json:
        _json([{"id": record, "type": kind, "path": path} for record, kind, path in rows])
        return
    if not rows:
        note(_NONE[status].get(lang))
        return
    titles = {rtype.name: rtype.title.get(lang) for rtype in facts.catalogue}
    heads = [_HEAD[name].get(lang) for name in ("id", "type", "path")]
    out(table(heads, [[record, titles.get(kind, kind or "?"), path] for record, kind, path in rows]))
    note(_WITH_ONE[status].fill(lang, {"id": rows[0][0]}))


def _json(rows: list[Mapping[str, Any]]) -> None:
    out(dumps(rows))


command = Command(
    "list",
    run,
    words=purpose(__doc__),
    examples=(
        "sup list",
        "sup list station",
        "sup list session --month 2022-06 --station 柳格镇",
        "sup list actions --person 王秀兰",
        "sup list drafts",
        "sup list voids",
        "sup list person --json",
    ),
    params=[
        click.Argument(["what"], required=False, metavar="[TYPE|actions|drafts|voids]"),
        Option(
            "--status",
            type=click.Choice(["draft", "final", "void"]),
            words=Text("只列某种状态", "of one status"),
        ),
        Option("--month", metavar="YYYY-MM", words=Text("只列某个月", "of one month")),
        Option("--station", metavar="ID", words=Text("只列提到某站的", "that name a station")),
        Option("--person", metavar="ID", words=Text("只列提到某人的", "that name a person")),
        Option("--json", "as_json", is_flag=True, words=Text("输出 JSON", "as JSON")),
        as_of_option(),
    ],
)
