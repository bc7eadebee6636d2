"""The worker of a case or of a note was posted elsewhere that day (rule 36)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.courses import courses
from supervise_cli.definitions.kin import Kin
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Openings and notes by somebody not posted that day at the station in charge, or above or below it."""
    kin = Kin(facts)
    rows = facts.rows('SELECT record, worker, station, opened_on FROM "case" ORDER BY record')
    for record, worker, station, day in rows:
        if kin.is_elsewhere(worker, (station,), day):
            params = {"person": worker, "date": day, "station": station, "id": record}
            yield Hit(record, "/worker", "case", params)
    for step in courses(facts):
        if kin.is_elsewhere(step.worker, step.stations, step.date):
            station = step.stations[-1]
            params = {"person": step.worker, "date": step.date, "station": station, "id": step.case}
            yield Hit(step.record, "/worker", "note", params)


RULE = Rule(
    code="SUP207",
    slug="not-of-that-station",
    title=Text("社工当时不在这个站", "Worker not of that station then"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "个案由站里的人服务，也由站里的人看；记录上的人那天不在这个站，不是人写错、日期写错，就是调动没有登。",
        "A case is the station's: its people work on it and may read it. Somebody posted elsewhere that day "
        "means a wrong person or date, or a roster out of date.",
    ),
    example=Text(
        "# P-7K3QX 在 ST-410922105 任职\nstation: ST-410922104\nworker: P-7K3QX",
        "# P-7K3QX: posted at ST-410922105\nstation: ST-410922104\nworker: P-7K3QX",
    ),
    fix=Text(
        "改正社工或者日期；任职写错了就改名册；个案移交了的，写在移交的那条记录里（transfer）。",
        "Correct worker or date; a wrong posting is corrected in the roster; a case that was handed over "
        "says so in a note (transfer).",
    ),
    source="domain.md §8b rule 36",
    sentences={
        "case": Sentence(
            Text(
                "{date} 开案，开案社工 {person} 那天不在 {station} 任职。",
                "Opened on {date}; its worker {person} held no posting at {station} that day.",
            ),
            Text(
                "核对开案社工（worker）、站点（station）和开案日期（opened_on），写错了就改：sup "
                "edit {id}\n"
                "这三样都对的，是名册里的任职没有更新：sup edit {person}",
                "Check worker, station and opened_on, and correct what is wrong: sup edit {id}\n"
                "If all three are right, the posting in the roster is out of date: sup edit {person}",
            ),
        ),
        "note": Sentence(
            Text(
                "{person} 在 {date} 那天不在 {station} 任职，个案 {id} 当时归这个站。",
                "{person} held no posting at {station} on {date}, which was in charge of case {id} then.",
            ),
            Text(
                "核对社工（worker）和服务日期（date），写错了就改这条记录。\n"
                "都对的，是名册里的任职没有更新：sup edit {person}",
                "Check worker and date, and correct this note.\n"
                "If both are right, the posting in the roster is out of date: sup edit {person}",
            ),
        ),
    },
    check=check,
    reads=("case", "case_note", "event", "person", "station"),
)
