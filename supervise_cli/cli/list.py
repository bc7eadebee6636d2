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
from supervise_cli.errors import BadInput, NotFound
from supervise_cli.model import Lang, Period, Text
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.pipeline.opening import Opened
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
    "date": Text("日期", "Date"),
    "people": Text("人员", "People"),
    "missing": Text("还差", "Still needed"),
    "path": Text("文件", "File"),
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
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.listing import Filter
    from supervise_cli.pipeline.opening import opened

    if month is not None and (len(month) != 7 or Period.parse(month) is None):
        raise BadInput(Text("月份写成 2022-06 这样。", "Write a month as 2022-06."))
    wanted = _status(status) if status is not None else None
    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        facts = state.facts
        naming = choose(facts, station, ("station",)).record if station else None
        naming = choose(facts, person, ("person",)).record if person else naming
        if what is None:
            _counts(facts, lang, as_json)
        elif what in {"action", "actions", "行动"}:
            _actions(facts, state.as_of, naming, lang, as_json)
        elif what in {"draft", "drafts", "草稿"}:
            _drafts(state, lang, as_json)
        else:
            rtype = _type_named(facts, what)
            _records(facts, rtype, Filter(wanted, month, naming), lang, as_json)


def _status(typed: str) -> str:
    """A status by its value or its words."""
    from supervise_cli.pipeline.listing import STATUS

    for value, words in STATUS.items():
        if value and typed.strip() in (value, words.zh):
            return value
    raise BadInput(
        Text("没有“{t}”这种状态。", "There is no status “{t}”.").format(t=safe(typed)),
        Text("可以写：草稿、定稿、作废", "One of: draft, final, void"),
    )


def _type_named(facts: Any, what: str) -> RecordType:
    wanted = what.replace("-", "_")
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
    names = ", ".join(rtype.name for rtype in facts.catalogue)
    raise NotFound(
        Text("没有“{w}”这一类记录。", "There are no records called “{w}”.").format(w=safe(what)),
        Text("可以列：{n}, actions, drafts", "What can be listed: {n}, actions, drafts").format(n=names),
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
    heads = [_HEAD[name].get(lang) for name in ("id", "action", "owner", "due", "state")]
    rows = [
        [a.address, a.what, names.get(a.owner, a.owner), a.due, _STATES[a.outcome].get(lang)] for a in found
    ]
    out(table(heads, rows))
    if found:
        note(
            Text("哪一项完成了，就记一笔：sup done {a}", "When one is done: sup done {a}").fill(
                lang, {"a": found[0].address}
            )
        )


def _drafts(state: Opened, lang: Lang, as_json: bool) -> None:
    from supervise_cli.cli._drafts import drafts, people_words
    from supervise_cli.pipeline.choosing import labels

    found = drafts(state, lang)
    if as_json:
        _json(
            [
                {
                    "id": each.record,
                    "type": each.type,
                    "path": each.path,
                    "date": each.date,
                    "people": list(each.people),
                    "missing": each.missing,
                }
                for each in found
            ]
        )
        return
    names = labels(state.facts)
    titles = {rtype.name: rtype.title.get(lang) for rtype in state.facts.catalogue}
    heads = [_HEAD[name].get(lang) for name in ("id", "type", "date", "people", "missing", "path")]
    rows = [
        [
            each.record,
            titles.get(each.type, each.type or "?"),
            each.date,
            people_words(each, names, lang),
            each.missing,
            each.path,
        ]
        for each in found
    ]
    out(table(heads, rows))
    if found:
        note(
            Text("补完一条：sup finish {id}", "Complete one: sup finish {id}").fill(
                lang, {"id": found[0].record}
            )
        )


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
        "sup list person --json",
    ),
    params=[
        click.Argument(["what"], required=False, metavar="[TYPE|actions|drafts]"),
        Option(
            "--status",
            metavar="TEXT",
            words=Text("只列某种状态：草稿、定稿、作废", "of one status: draft, final, void"),
        ),
        Option("--month", metavar="YYYY-MM", words=Text("只列某个月", "of one month")),
        Option("--station", metavar="ID", words=Text("只列提到某站的", "that name a station")),
        Option("--person", metavar="ID", words=Text("只列提到某人的", "that name a person")),
        Option("--json", "as_json", is_flag=True, words=Text("输出 JSON", "as JSON")),
        as_of_option(),
    ],
)
