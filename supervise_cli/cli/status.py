"""现在到了哪一步：各站、各督导做了多少，还差多少 | Where things stand: each station and supervisor

``sup status``: the running month in numbers, those of the report where they mean the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from supervise_cli.cli._tables import columns
from supervise_cli.cli.kit import App, Command, Option, as_of_option, out, pass_app, purpose
from supervise_cli.errors import BadInput
from supervise_cli.model import Lang, Period, Text
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.definitions.standings import Standing, Standings

_TITLE = Text("{name}  {month}，截至 {day}", "{name}  {month}, up to {day}")
_STATIONS = Text("站点（含下级）", "Stations (with all below)")
_SUPERVISORS = Text("督导", "Supervisors")
_ALL = Text("全部", "all")
_HEADS: Mapping[str, Text] = {
    "in_post": Text("在岗", "in post"),
    "supervised": Text("已受/应受", "met/owed"),
    "sessions": Text("场次", "held"),
    "expected": Text("应有人次", "expected"),
    "short": Text("还差", "to go"),
    "actions_open": Text("未结行动（逾期）", "actions (late)"),
    "requests_open": Text("待答需求（过期）", "requests (late)"),
    "findings": Text("检查发现", "findings"),
}
_MISSED = Text("没有做到", "missed")
_OF_STATIONS = tuple(_HEADS)
_OF_SUPERVISORS = tuple(name for name in _HEADS if name != "in_post")
_NEXT = Text("还差的是哪些：sup due；出月报：sup report", "What is to go: sup due; the report: sup report")
_MONTH = Text("{month} 还没有开始。", "{month} has not begun.")


@pass_app
def run(
    app: App, month: str | None, scope: str | None, every: bool, as_json: bool, as_of: date | None
) -> None:
    from supervise_cli.cli._left_out import say_left_out
    from supervise_cli.cli._months import month_named
    from supervise_cli.cli.due import me_or_nobody
    from supervise_cli.definitions.scope import ScopeKind
    from supervise_cli.definitions.standings import ALL, month_to_date, standings
    from supervise_cli.pipeline.choosing import labels
    from supervise_cli.pipeline.computing import scope_of
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.pipeline.outstanding import numbers

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        asked = month_named(month, state.as_of) if month else None
        if asked is not None and asked.start > state.as_of:
            raise BadInput(_MONTH.format(month=asked.label))
        within = scope_of(state.facts, scope)
        found = standings(state.facts, month_to_date(state.facts, asked))
        names = {ALL: _ALL.get(lang), **labels(state.facts, found.period.end)}
        title = state.config.name or state.root.name
        me = me_or_nobody(state.facts, lang)
        about, whose = numbers(state)
        say_left_out(state.facts, lang)
    top = within.record if within.kind is ScopeKind.STATION else ALL
    places = [] if within.kind is ScopeKind.SUPERVISOR else _places(found, top, every)
    people = _people(found, within.record if within.kind is ScopeKind.SUPERVISOR else "", me, top)
    if as_json:
        out(dumps(_plain(found, places, people, about, whose)))
        return
    out(_title(title, found.period, lang))
    if places:
        rows = {each: _shown(found.stations[each], about[each], lang) for each in places}
        out(_table(_STATIONS, rows, _OF_STATIONS, names, found.complete, lang))
    if people:
        rows = {each: _shown(found.supervisors[each], whose[each], lang) for each in people}
        out(_table(_SUPERVISORS, rows, _OF_SUPERVISORS, names, found.complete, lang))
    out("\n" + _NEXT.get(lang) + "\n")


def _title(name: str, period: Period, lang: Lang) -> str:
    return _TITLE.fill(lang, {"name": name, "month": period.label, "day": period.end.isoformat()}) + "\n"


def _places(found: Standings, top: str, every: bool) -> list[str]:
    """The station asked for and those right below it; with ``every`` all below it. By id."""
    from supervise_cli.definitions.standings import ALL

    def below(record: str) -> bool:
        seen: set[str] = set()
        while record and record not in seen:
            if record == top:
                return True
            seen.add(record)
            record = found.above.get(record, "")
        return top == ALL

    roots = {record for record, above in found.above.items() if not above}
    near = {
        record for record, above in found.above.items() if above == top or (top == ALL and above in roots)
    }
    wanted = (
        {record for record in found.above if below(record)}
        if every
        else near | (roots if top == ALL else set())
    )
    return [record for record in found.stations if record == top or record in wanted]


def _people(found: Standings, person: str, me: str, top: str) -> list[str]:
    """The supervisor asked for; else those of the whole repository, or those at work in a station.

    The one who asks comes first, then who has the most to do.
    """
    if person:
        return [person] if person in found.supervisors else []
    there = [each for each in found.supervisors if not top or each in found.active.get(top, ())]
    return sorted(there, key=lambda each: (each != me, *_pressing(found.supervisors[each])))


def _pressing(row: Standing) -> tuple[int, int]:
    """Who has the most to do comes first."""
    return -row.short, -(row.actions_overdue + row.requests_overdue)


def _table(
    head: Text,
    rows: Mapping[str, Mapping[str, str]],
    numbers: tuple[str, ...],
    names: Mapping[str, str],
    complete: bool,
    lang: Lang,
) -> str:
    titles = {**_HEADS, **({"short": _MISSED} if complete else {})}
    lines = [[head.get(lang), *(titles[name].get(lang) for name in numbers)]]
    for record, shown in rows.items():
        lines.append([names.get(record, record), *(shown[name] for name in numbers)])
    return "\n" + columns(lines, headed=True)


def _shown(row: Standing, findings: int, lang: Lang) -> dict[str, str]:
    """The numbers of a row, those that say more together in one cell."""
    late = {"zh": "{n}（{late}）", "en": "{n} ({late})"}[lang]
    return {name: str(value) for name, value in asdict(row).items()} | {
        "supervised": f"{row.supervised}/{row.owed}",
        "actions_open": late.format(n=row.actions_open, late=row.actions_overdue),
        "requests_open": late.format(n=row.requests_open, late=row.requests_overdue),
        "findings": str(findings),
    }


def _plain(
    found: Standings,
    places: list[str],
    people: list[str],
    about: Mapping[str, int],
    whose: Mapping[str, int],
) -> dict[str, Any]:
    supervisors = [
        {"supervisor": each, **asdict(found.supervisors[each]), "findings": whose[each]} for each in people
    ]
    for row in supervisors:
        row.pop("in_post")
    return {
        "month": found.period.label,
        "until": found.period.end.isoformat(),
        "complete": found.complete,
        "stations": [
            {"station": each, **asdict(found.stations[each]), "findings": about[each]} for each in places
        ],
        "supervisors": supervisors,
    }


command = Command(
    "status",
    run,
    words=purpose(__doc__),
    more=Text(
        "“已受/应受”是在岗的人数：受到督导的和应当受督导的；括号里是过了期限的；"
        "“应有人次”按规定的频次、请假和在岗天数算到每个人，“还差”是还没有做的；"
        "督导的这两项，只算归他首先负责的人。“检查发现”是现在的错误和警告：站的，是说到它和"
        "下级的；督导的，是轮到他办的。不写 --scope 时列市和各县；写一个县，列它的各站。",
        "“met/owed” are people in post: those who had supervision, of those owed it; in brackets stands "
        "what is late; “expected” is computed for each person from the frequency in policy, leave and days "
        "in post, “to go” is what is still to be held; of a supervisor, for the people who are first of all "
        "his or hers. “findings” are the errors and warnings of today: about a "
        "station and all below it, or for a supervisor to act on. "
        "Without --scope the city and its counties are listed; with a county, its stations.",
    ),
    examples=(
        "sup status",
        "sup status --scope 清丰县",
        "sup status --month 2022-05 --every",
        "sup status --scope P-7K3QX --json",
    ),
    params=[
        Option(
            "--month",
            metavar="YYYY-MM",
            words=Text("哪个月（默认正在进行的这个月）", "which month (default the running one)"),
        ),
        Option("--scope", metavar="ID", words=Text("站、县或督导", "a station, county or supervisor")),
        Option("--every", is_flag=True, words=Text("列出下面的每一个站", "every station below")),
        Option("--json", "as_json", is_flag=True, words=Text("输出 JSON", "as JSON")),
        as_of_option(),
    ],
)
