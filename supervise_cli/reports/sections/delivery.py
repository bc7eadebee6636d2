"""二、督导开展情况: sessions, attendances and the three times that are never mixed."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Text
from supervise_cli.reports.material import Material, hours, plain, share
from supervise_cli.reports.model import Block, Column, Kind, Table, Value
from supervise_cli.reports.sections.comparing import MEASURES, TOTAL, head, places

TITLE = Text("督导开展情况", "Supervision given")
_MOST_SUPERVISORS = 20


def blocks(material: Material) -> Iterator[Block]:
    """What was done, how, by whom, and who went without."""
    if material.number("sessions"):
        yield from _summary(material)
        yield _kinds(material)
        yield _form_by_mode(material)
    elif material.number("workers_owed"):
        yield material.sentence(
            [material.say(Text("本期没有开展督导。", "No supervision was given in the period."))], "sessions"
        )
    yield from _workers(material)
    yield from places(material)
    yield from _supervisors(material)
    yield from _cancelled(material)
    yield from _progress(material)


def _summary(material: Material) -> Iterator[Block]:
    yield material.sentence(
        [
            material.say(
                Text(
                    "本期开展督导{sessions}场，受督导{attendances}人次，覆盖站点{stations}个。",
                    "{sessions} {sessions:session was|sessions were} held with {attendances} "
                    "{attendances:attendance|attendances} from {stations} {stations:station|stations}.",
                ),
                sessions=plain(material.number("sessions")),
                attendances=plain(material.number("attendances")),
                stations=plain(material.number("stations_reached")),
            ),
            material.say(
                Text(
                    "督导时数{session}小时（每场计一次），受督导人时{person}小时（每人各计），"
                    "督导者投入时间{own}小时（督导者各计，不含路途{travel}小时）；三项口径不同，不相加、不折算。",
                    "Session time {session} h (each session once), person-hours {person} h (each attendee), "
                    "supervisors' time {own} h (each supervisor, without {travel} h of travel); "
                    "the three are different measures and are never added or converted.",
                ),
                session=hours(material.number("session_minutes")),
                person=hours(material.number("person_minutes")),
                own=hours(material.number("supervisor_minutes")),
                travel=hours(material.number("travel_minutes")),
            ),
            _strands(material),
        ],
        "sessions",
        "attendances",
        "stations_reached",
        "session_minutes",
        "person_minutes",
        "supervisor_minutes",
        "travel_minutes",
    )


def _strands(material: Material) -> str:
    answer = material.ask("session_minutes")
    if not answer.total:
        return ""
    parts = [
        material.say(
            Text("{label}{hours}小时，占{share}", "{label} {hours} h, {share}"),
            label=material.group(answer, "strand", group),
            hours=hours(value),
            share=share((value or 0) / answer.total),
        )
        for group, value in answer.by("strand").items()
    ]
    return material.say(
        Text("督与导按督导内容分摊时数：{parts}。", "Session time by strand: {parts}."),
        parts=material.say(Text("；", "; ")).join(parts),
    )


def _kinds(material: Material) -> Table:
    rows: list[tuple[Value, ...]] = []
    for name in ("form", "mode", "side", "function", "strand"):
        answers = [material.ask(measure) for measure, _ in MEASURES]
        title = material.say(answers[0].figure.breakdown(name).title)
        rows += [
            (title, material.group(answers[0], name, group), *(answer.of(name, group) for answer in answers))
            for group in answers[0].by(name)
        ]
    return Table(
        material.say(
            Text(
                "督导情况（按形式、方式、内外部、职能、督与导）",
                "Sessions by form, mode, side, function, strand",
            )
        ),
        (
            Column(material.say(Text("分类", "By"))),
            Column(material.say(Text("项目", "Group"))),
            *(Column(head(material, name, kind), kind, name) for name, kind in MEASURES),
        ),
        tuple(rows),
        note=material.say(
            Text(
                "一场有几项职能或内容的，场次、人次每项都计，时数平均分摊，所以场次、人次各项相加可能大于总数。",
                "A session with several functions or contents counts under each; its time is split evenly, "
                "so that sessions and attendances may add up to more than the total.",
            )
        ),
        grouped=True,
    )


def _form_by_mode(material: Material) -> Table:
    answer = material.ask("sessions")
    cells, modes = answer.across("form", "mode"), list(answer.by("mode"))
    rows: list[tuple[Value, ...]] = [
        (
            material.group(answer, "form", form),
            *(cells.get((form, mode), 0) for mode in modes),
            total,
        )
        for form, total in answer.by("form").items()
    ]
    rows.append((material.say(TOTAL), *(answer.of("mode", mode) for mode in modes), answer.total))
    return Table(
        material.say(Text("督导场次（形式×方式）", "Sessions, form by mode")),
        (
            Column(material.say(Text("形式", "Form"))),
            *(Column(material.group(answer, "mode", mode), Kind.NUMBER, "sessions") for mode in modes),
            Column(material.say(TOTAL), Kind.NUMBER, "sessions"),
        ),
        tuple(rows),
        total=True,
    )


def _workers(material: Material) -> Iterator[Block]:
    if not material.number("workers_owed"):
        return
    missing = material.ask("workers_unsupervised")
    yield material.sentence(
        [
            material.say(
                Text(
                    "应受督导者人均受督导{mean}小时，最少的一人{least}小时；本期未受督导{n}人。",
                    "Each worker owed supervision received {mean} h on average, the least {least} h; "
                    "{n} received none.",
                ),
                mean=hours(material.ask("minutes_per_worker").value),
                least=hours(material.ask("minutes_per_worker_min").value),
                n=plain(missing.total),
            )
        ],
        "minutes_per_worker", "minutes_per_worker_min", "workers_unsupervised",
    )  # fmt: skip
    if missing.total:
        yield Table(
            material.say(Text("本期未受督导人员", "Workers without supervision")),
            (
                Column(material.say(Text("姓名", "Name"))),
                Column(material.say(Text("岗位", "Role"))),
                Column(material.say(Text("站点", "Station"))),
            ),
            tuple(
                (
                    material.name(row.record),
                    material.group(missing, "role", row.groups["role"][0]),
                    material.name(row.groups["station"][0]),
                )
                for row in sorted(missing.evidence, key=lambda row: (row.groups["station"][0], row.record))
            ),
        )


def _supervisors(material: Material) -> Iterator[Block]:
    time, active = material.ask("supervisor_minutes"), material.ask("supervisors_active")
    if not active.total or material.of_supervisor:
        return
    yield material.sentence(
        [
            material.say(
                Text(
                    "本期开展督导的督导者{n}人：{kinds}。",
                    "{n} {n:supervisor was|supervisors were} at work: {kinds}.",
                ),
                n=plain(active.total),
                kinds=material.listed(active, "kind", Text("人", "")),
            ),
            material.say(Text("投入时间：{parts}。", "Their time: {parts}."), parts=_times(material)),
        ],
        "supervisors_active",
        "supervisor_minutes",
    )
    if active.total <= _MOST_SUPERVISORS:
        counts = material.ask("sessions")
        yield Table(
            material.say(Text("督导者工作量", "Supervisors' work")),
            (
                Column(material.say(Text("督导者", "Supervisor"))),
                Column(material.title("sessions"), Kind.NUMBER, "sessions"),
                Column(head(material, "supervisor_minutes", Kind.HOURS), Kind.HOURS, "supervisor_minutes"),
            ),
            tuple(
                (
                    material.group(time, "supervisor", person),
                    counts.of("supervisor", person),
                    time.of("supervisor", person),
                )
                for person in time.groups["supervisor"]
            ),
        )


def _times(material: Material) -> str:
    answer = material.ask("supervisor_minutes")
    return material.say(Text("、", ", ")).join(
        material.say(
            Text("{label}{hours}小时", "{label} {hours} h"),
            label=material.group(answer, "kind", group),
            hours=hours(value),
        )
        for group, value in answer.by("kind").items()
    )


def _cancelled(material: Material) -> Iterator[Block]:
    answer, absent = material.ask("sessions_cancelled"), material.number("absences")
    parts = []
    if answer.total:
        parts.append(
            material.say(
                Text(
                    "约定后取消{n}场（取消方：{by}），到期末已补{made}场。",
                    "{n} {n:session agreed was|sessions agreed were} cancelled (by: {by}); "
                    "{made} {made:was|were} made up for "
                    "by the end of the period.",
                ),
                n=plain(answer.total),
                by=material.listed(answer, "by", Text("场", "")),
                made=plain(material.number("cancelled_rebooked")),
            )
        )
    if absent:
        parts.append(
            material.say(
                Text("应到未到{n}人次。", "{n} expected {n:attendance|attendances} did not take place."),
                n=plain(absent),
            )
        )
    guests = material.number("guests")
    if guests:
        parts.append(
            material.say(
                Text("另有名册外人员{n}人次参加。", "{n} {n:person|people} outside the roster took part."),
                n=plain(guests),
            )
        )
    if parts:
        yield material.sentence(parts, "sessions_cancelled", "cancelled_rebooked", "absences", "guests")


def _progress(material: Material) -> Iterator[Block]:
    planned, done = material.ask("service_planned"), material.ask("service_done")
    services = [
        group
        for group in planned.groups["service"]
        if planned.of("service", group) or done.of("service", group)
    ]
    if services:
        yield Table(
            material.say(Text("督导中核对的服务进展", "Progress of services as checked in supervision")),
            (
                Column(material.say(Text("服务", "Service"))),
                Column(material.title("service_planned"), Kind.NUMBER, "service_planned"),
                Column(material.title("service_done"), Kind.NUMBER, "service_done"),
            ),
            tuple(
                (
                    material.group(planned, "service", group),
                    planned.of("service", group),
                    done.of("service", group),
                )
                for group in services
            ),
            note=material.say(
                Text(
                    "只含督导记录写明的；同一站点、同一服务、同一时段以最后一次为准。",
                    "Only what sessions state; of one station, service and period the last statement counts.",
                )
            ),
        )
