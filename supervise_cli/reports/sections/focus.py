"""三、重点督导内容落实情况: the four focal contents, the nine contents, facilities, goals, brands."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Text
from supervise_cli.reports.material import Material, plain
from supervise_cli.reports.model import Bars, Block, Column, Kind, Table
from supervise_cli.reports.sections.comparing import head

TITLE = Text("重点督导内容落实情况", "Focal contents")
_COOPERATION = ("contacted", "joint_activity", "integrated")


def blocks(material: Material) -> Iterator[Block]:
    """What supervision was about."""
    if material.number("sessions"):
        yield _focus(material)
        yield _contents(material)
        yield _picture(material)
    yield from _places(material)
    yield from _facilities(material)


def _focus(material: Material) -> Table:
    counts, times, reached = (
        material.ask(name) for name in ("sessions", "session_minutes", "stations_reached")
    )
    return Table(
        material.say(Text("四项重点内容", "The four focal contents")),
        (
            Column(material.say(Text("重点内容", "Focal content"))),
            Column(material.title("sessions"), Kind.NUMBER, "sessions"),
            Column(head(material, "session_minutes", Kind.HOURS), Kind.HOURS, "session_minutes"),
            Column(material.say(Text("涉及站点", "Stations")), Kind.NUMBER, "stations_reached"),
        ),
        tuple(
            (
                material.group(counts, "focus", key),
                counts.of("focus", key),
                times.of("focus", key),
                reached.of("focus", key),
            )
            for key in counts.groups["focus"]
        ),
        note=material.say(
            Text(
                "一场涉及几项的，每项各计一场，时数平均分摊。",
                "A session touching several counts under each; its time is split evenly.",
            )
        ),
    )


def _contents(material: Material) -> Table:
    counts, times = material.ask("sessions"), material.ask("session_minutes")
    return Table(
        material.say(Text("九项督导内容", "The nine contents")),
        (
            Column(material.say(Text("督导内容", "Content"))),
            Column(material.title("sessions"), Kind.NUMBER, "sessions"),
            Column(head(material, "session_minutes", Kind.HOURS), Kind.HOURS, "session_minutes"),
        ),
        tuple(
            (material.group(counts, "content", key), counts.of("content", key), times.of("content", key))
            for key in counts.groups["content"]
        ),
    )


def _picture(material: Material) -> Bars:
    times = material.ask("session_minutes")
    return Bars(
        material.say(Text("九项督导内容的时数（小时）", "Hours by content")),
        "session_minutes",
        Kind.HOURS,
        material.say(Text("小时", "h")),
        tuple(
            (material.group(times, "content", key), float(times.of("content", key)))
            for key in times.groups["content"]
        ),
    )


def _places(material: Material) -> Iterator[Block]:
    touched, goals = material.number("facilities_touched"), material.number("gov_goals_touched")
    parts = []
    if touched:
        parts.append(
            material.say(
                Text("督导涉及阵地{n}处。", "Supervision dealt with {n} {n:facility|facilities}."),
                n=plain(touched),
            )
        )
    if goals:
        parts.append(
            material.say(
                Text(
                    "督导涉及党委政府目标{n}项。", "It dealt with {n} {n:goal|goals} of Party and government."
                ),
                n=plain(goals),
            )
        )
    names = ["facilities_touched", "gov_goals_touched"]
    if material.applies("stations_with_brand") and material.number("stations_with_brand"):
        names.append("stations_with_brand")
        parts.append(
            material.say(
                Text(
                    "已有本土品牌的站点{n}个。",
                    "{n} {n:station has|stations have} a brand of {n:its|their} own.",
                ),
                n=plain(material.number("stations_with_brand")),
            )
        )
    if parts:
        yield material.sentence(parts, *names)


def _facilities(material: Material) -> Iterator[Block]:
    if not material.applies("facilities") or not material.number("facilities"):
        return
    listed, touched = material.ask("facilities"), material.ask("facilities_touched")
    cells = listed.across("type", "cooperation")
    yield Table(
        material.say(Text("融合阵地", "Facilities")),
        (
            Column(material.say(Text("阵地", "Facility"))),
            Column(material.say(Text("登记", "Listed")), Kind.NUMBER, "facilities"),
            *(
                Column(material.group(listed, "cooperation", each), Kind.NUMBER, "facilities")
                for each in _COOPERATION
            ),
            Column(material.say(Text("本期督导涉及", "Touched")), Kind.NUMBER, "facilities_touched"),
        ),
        tuple(
            (
                material.group(listed, "type", kind),
                total,
                *(cells.get((kind, each), 0) for each in _COOPERATION),
                touched.of("type", kind),
            )
            for kind, total in listed.by("type").items()
        ),
    )
