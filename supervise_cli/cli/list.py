"""列出记录、行动、需求或草稿 | List records, actions, requests or drafts

``sup list``: records of one type, actions, requests and their answers, or drafts. Never confidential text.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from supervise_cli.cli._tables import table
from supervise_cli.cli.kit import App, Command, Option, as_of_option, note, out, pass_app, purpose, safe
from supervise_cli.errors import BadInput, NotFound
from supervise_cli.model import Lang, Text
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.records.types import RecordType

_HEAD = {
    "kind": Text("类别", "What"),
    "number": Text("条数", "Number"),
    "status": Text("状态", "Status"),
}
_OF_STATUS = {
    **dict.fromkeys(("draft", "drafts", "草稿"), "draft"),
    **dict.fromkeys(("void", "voids", "作废"), "void"),
}


@pass_app
def run(
    app: App,
    what: str | None,
    status: str | None,
    month: str | None,
    station: str | None,
    person: str | None,
    every: bool,
    as_json: bool,
    as_of: date | None,
) -> None:
    from supervise_cli.cli import _open_items as open_items
    from supervise_cli.cli._left_out import say_left_out
    from supervise_cli.cli._months import month_named
    from supervise_cli.definitions.closing import standing_day
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.listing import Filter
    from supervise_cli.pipeline.opening import opened

    wanted = _status(status) if status is not None else None
    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        facts = state.facts
        month = month_named(month, state.as_of).label if month else None
        naming = choose(facts, station, ("station",)).record if station else None
        naming = choose(facts, person, ("person",)).record if person else naming
        say_left_out(facts, lang)
        if what is None:
            _counts(facts, lang, as_json)
        elif what in {"action", "actions", "行动"}:
            open_items.actions(facts, standing_day(facts), naming, every, lang, as_json)
        elif what in {"requests", "需求"}:
            open_items.requests(facts, standing_day(facts), (naming, month, every), lang, as_json)
        elif what in _OF_STATUS:
            open_items.of_status(state, _OF_STATUS[what], lang, as_json)
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
        Text(
            "可以列：{n}、行动、需求、草稿、作废",
            "What can be listed: {n}, actions, requests, drafts, voids",
        ).format(n=names),
    )


def _counts(facts: Any, lang: Lang, as_json: bool) -> None:
    from supervise_cli.workspace.index.units import NO_RECORD

    rows = list(
        facts.rows(
            f"SELECT type, status, count(*) FROM run WHERE type NOT IN {NO_RECORD} OR type IS NULL"
            " GROUP BY type, status ORDER BY type, status"
        )
    )
    if as_json:
        out(dumps([{"type": kind or "", "status": status, "count": n} for kind, status, n in rows]))
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
        out(dumps([{**row.stored, "id": row.record, "status": row.status} for row in rows]))
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


command = Command(
    "list",
    run,
    words=purpose(__doc__),
    examples=(
        "sup list",
        "sup list station",
        "sup list session --month 2022-06 --station 柳格镇",
        "sup list actions --person 王秀兰",
        "sup list requests --station 柳格镇 --all",
        "sup list drafts",
        "sup list voids",
        "sup list person --json",
    ),
    params=[
        click.Argument(["what"], required=False, metavar="[TYPE|actions|requests|drafts|voids]"),
        Option(
            "--status",
            metavar="TEXT",
            words=Text("只列某种状态：草稿、定稿、作废", "of one status: draft, final, void"),
        ),
        Option("--month", metavar="YYYY-MM", words=Text("只列某个月", "of one month")),
        Option("--station", metavar="ID", words=Text("只列提到某站的", "that name a station")),
        Option("--person", metavar="ID", words=Text("只列提到某人的", "that name a person")),
        Option(
            "--all",
            "every",
            is_flag=True,
            words=Text(
                "行动、需求：已经办结、答复的也列", "actions and requests: those done or answered, too"
            ),
        ),
        Option("--json", "as_json", is_flag=True, words=Text("输出 JSON", "as JSON")),
        as_of_option(),
    ],
)
