"""一、基本情况: stations, people, supervisors, coverage."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Text
from supervise_cli.reports.material import Material, plain, share
from supervise_cli.reports.model import Block, Column, Kind, Table

TITLE = Text("基本情况", "Where we stand")
_PEOPLE = Text("人", "")
_STATIONS = Text("个", "")


def blocks(material: Material) -> Iterator[Block]:
    """What stood on the period's last day."""
    if not material.of_supervisor:
        yield from _stations(material)
        yield from _people(material)
        yield from _supervisors(material)
    yield from _coverage(material)


def _stations(material: Material) -> Iterator[Block]:
    answer = material.ask("stations")
    if not answer.total:
        return
    if answer.total == 1:
        text = Text("截至{day}，本站状态：{state}。", "On {day} the state of this station was: {state}.")
        state = material.group(answer, "state", next(iter(answer.by("state"))))
        day = material.day(material.period.end)
        yield material.sentence([material.say(text, day=day, state=state)], "stations")
        return
    yield material.sentence(
        [
            material.say(
                Text(
                    "截至{day}，共有社工站点{n}个：{states}。",
                    "On {day} there {n:was|were} {n} {n:station|stations}: {states}.",
                ),
                day=material.day(material.period.end),
                n=plain(answer.total),
                states=material.listed(answer, "state", _STATIONS),
            )
        ],
        "stations",
    )
    cells = answer.across("level", "state")
    states = list(answer.by("state"))
    rows: list[tuple[str | int | float | None, ...]] = [
        (
            material.group(answer, "level", level),
            *(cells.get((level, state), 0) for state in states),
            total,
        )
        for level, total in answer.by("level").items()
    ]
    whole = [answer.of("state", state) for state in states]
    rows.append((material.say(Text("合计", "Total")), *whole, answer.total))
    yield Table(
        material.say(Text("站点（按层级和状态）", "Stations by tier and state")),
        (
            Column(material.say(Text("层级", "Tier"))),
            *(Column(material.group(answer, "state", each), Kind.NUMBER, "stations") for each in states),
            Column(material.say(Text("合计", "Total")), Kind.NUMBER, "stations"),
        ),
        tuple(rows),
        total=True,
    )


def _people(material: Material) -> Iterator[Block]:
    answer = material.ask("people_in_post")
    if not answer.total:
        return
    parts = [
        material.say(
            Text("在岗{n}人，其中{roles}。", "{n} {n:person was|people were} in post: {roles}."),
            n=plain(answer.total),
            roles=material.listed(answer, "role", _PEOPLE),
        )
    ]
    heads = material.number("heads")
    if heads != answer.of("role", "head"):
        # Somebody heads a second station, or one that is not their home.
        text = Text("任站长的共{n}人。", "{n} {n:person|people} headed a station.")
        parts.append(material.say(text, n=plain(heads)))
    yield material.sentence(parts, "people_in_post", "heads")


def _supervisors(material: Material) -> Iterator[Block]:
    posts, answer = material.number("supervisor_posts"), material.ask("supervisors_in_post")
    parts = []
    if posts:
        parts.append(
            material.say(
                Text(
                    "设督导岗位{n}个。", "{n} {n:post for a supervisor was|posts for supervisors were} set."
                ),
                n=plain(posts),
            )
        )
    if answer.total:
        parts.append(
            material.say(
                Text(
                    "在岗督导者{n}人：按类别，{kinds}；按内外部，{sides}。",
                    "{n} {n:supervisor was|supervisors were} in post; by kind: {kinds}; by side: {sides}.",
                ),
                n=plain(answer.total),
                kinds=material.listed(answer, "kind", _PEOPLE),
                sides=material.listed(answer, "side", _PEOPLE),
            )
        )
    if parts:
        yield material.sentence(parts, "supervisor_posts", "supervisors_in_post")


def _coverage(material: Material) -> Iterator[Block]:
    owed = material.number("workers_owed")
    if not owed:
        return
    text = Text(
        "应受督导{owed}人，本期受到督导{n}人，督导覆盖率{share}。",
        "Of {owed} {owed:worker|workers} owed supervision {n} received it in the period: coverage {share}.",
    )
    if material.of_supervisor:
        text = Text(
            "按督导协议应由本人督导{owed}人，本期已督导{n}人，覆盖率{share}。",
            "Of {owed} {owed:worker|workers} under an agreement with this supervisor {n} "
            "{n:was|were} supervised: {share}.",
        )
    yield material.sentence(
        [
            material.say(
                text,
                owed=plain(owed),
                n=plain(material.number("workers_supervised")),
                share=share(material.ask("coverage").value),
            )
        ],
        "workers_owed",
        "workers_supervised",
        "coverage",
    )
