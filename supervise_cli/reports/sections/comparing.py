"""Stations beside each other, the people of one station, the stations of one supervisor (part of 二)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.scope import Scope, ScopeKind
from supervise_cli.definitions.stations import COUNTY
from supervise_cli.model import Text
from supervise_cli.reports.material import Material
from supervise_cli.reports.model import Bars, Block, Column, Kind, Table, Value

MEASURES = (
    ("sessions", Kind.NUMBER),
    ("attendances", Kind.NUMBER),
    ("session_minutes", Kind.HOURS),
    ("person_minutes", Kind.HOURS),
)
TOTAL = Text("合计", "Total")


def places(material: Material) -> Iterator[Block]:
    """The stations one tier down beside each other; of a single station its people."""
    if material.of_supervisor:
        yield from _stations_of_supervisor(material)
    elif material.below:
        yield from _compared(material)
    else:
        yield from _people(material)


def _compared(material: Material) -> Iterator[Block]:
    shown = [each for each in material.below if _busy(material, each.record)]
    if not shown:
        return
    measures = (
        *MEASURES,
        ("workers_owed", Kind.NUMBER),
        ("workers_supervised", Kind.NUMBER),
        ("coverage", Kind.SHARE),
        ("minutes_per_worker", Kind.HOURS),
    )
    rows: list[tuple[Value, ...]] = [
        (
            each.name,
            *(material.ask(name, Scope(ScopeKind.STATION, each.record)).value for name, _ in measures),
        )
        for each in shown
    ]
    own = _own(material)
    if own is not None:
        rows.append(own)
    rows.append((material.say(TOTAL), *(material.ask(name).value for name, _ in measures)))
    counties = all(each.level == COUNTY for each in shown)
    place = material.say(Text("县（区）", "County") if counties else Text("站点", "Station"))
    yield Table(
        material.say(Text("各{place}督导情况", "Supervision by {place}"), place=place),
        (Column(place), *(Column(head(material, name, kind), kind, name) for name, kind in measures)),
        tuple(rows),
        note=material.say(
            Text(
                "几个站点的人一起参加的督导，对每个站点各计一场，合计只计一场；人次、人时、人数可相加。",
                "A session that several stations attend counts for each of them and once in the total; "
                "attendances, person-hours and people add up.",
            )
        ),
        total=True,
    )
    if not any(row[-1] for row in rows[:-1]):
        return
    yield Bars(
        material.say(
            Text(
                "各{place}应受督导者人均受督导时间（小时）", "Hours per worker owed supervision, by {place}"
            ),
            place=place,
        ),
        "minutes_per_worker",
        Kind.HOURS,
        material.say(Text("小时", "h")),
        tuple((str(row[0]), float(row[-1] or 0)) for row in rows[:-1] if isinstance(row[-1], (int, float))),
    )


def head(material: Material, name: str, kind: Kind) -> str:
    unit = material.say(Text("（小时）", " (h)")) if kind is Kind.HOURS else ""
    return material.title(name) + unit


def _busy(material: Material, station: str) -> bool:
    scope = Scope(ScopeKind.STATION, station)
    return bool(material.ask("workers_owed", scope).total or material.ask("attendances", scope).total)


def _own(material: Material) -> tuple[Value, ...] | None:
    """The people of the scope's own top station, beside those of the stations below it."""
    tree = material.computing.activity.tree
    below = {each.record for each in material.below}
    inside = {each.record for each in material.within.stations}
    tops = [each for each in inside - below if any(tree[child].above == each for child in below)]
    if len(tops) != 1:
        return None
    top = tops[0]
    values = [material.ask(name).of("station", top) for name, _ in MEASURES]
    owed, done = (
        material.ask("workers_owed").of("station", top),
        material.ask("workers_supervised").of("station", top),
    )
    if not owed and not values[1]:
        return None
    mean = material.ask("minutes_per_worker").by("station").get(top)
    name = material.say(Text("{name}（本级）", "{name} (its own people)"), name=material.name(top))
    return (name, *values, owed, done, done / owed if owed else None, mean)


def _people(material: Material) -> Iterator[Block]:
    times: dict[str, int] = {}
    for session in material.computing.activity.sessions:
        for each in session.attended:
            times[each.person] = times.get(each.person, 0) + 1
    answer = material.ask("minutes_per_worker")
    if not answer.evidence:
        return
    yield Table(
        material.say(Text("人员受督导情况", "Supervision received by each worker")),
        (
            Column(material.say(Text("姓名", "Name"))),
            Column(material.say(Text("岗位", "Role"))),
            Column(material.say(Text("参加场次", "Sessions")), Kind.NUMBER, "attendances"),
            Column(material.say(Text("受督导时间（小时）", "Time (h)")), Kind.HOURS, "minutes_per_worker"),
        ),
        tuple(
            (
                material.name(row.record),
                material.group(answer, "role", row.groups["role"][0]),
                times.get(row.record, 0),
                row.value if isinstance(row.value, int) else None,
            )
            for row in answer.evidence
        ),
        note=material.say(
            Text(
                "期末在岗、应受督导的人员；包括在其他站点参加的督导。",
                "Those in post on the last day who are owed supervision; sessions elsewhere included.",
            )
        ),
    )


def _stations_of_supervisor(material: Material) -> Iterator[Block]:
    attended, times = material.ask("attendances"), material.ask("person_minutes")
    sessions = material.ask("sessions")
    if not attended.total:
        return
    rows: list[tuple[Value, ...]] = [
        (
            material.group(attended, "station", station),
            sessions.of("station", station),
            attended.of("station", station),
            times.of("station", station),
        )
        for station in attended.groups["station"]
    ]
    rows.append((material.say(TOTAL), sessions.total, attended.total, times.total))
    yield Table(
        material.say(Text("督导的站点", "Stations supervised")),
        (
            Column(material.say(Text("站点", "Station"))),
            Column(material.title("sessions"), Kind.NUMBER, "sessions"),
            Column(material.title("attendances"), Kind.NUMBER, "attendances"),
            Column(head(material, "person_minutes", Kind.HOURS), Kind.HOURS, "person_minutes"),
        ),
        tuple(rows),
        note=material.say(
            Text(
                "几个站点一起参加的督导，合计只计一场。",
                "A session of several stations counts once in the total.",
            )
        ),
        total=True,
    )
