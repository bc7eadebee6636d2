"""A session noted as held before its day (rule 19, what the record itself tells; a date still to come)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Held sessions whose date lies after the day to judge by, or after the day they were written; once."""
    today = facts.as_of.isoformat()
    rows = facts.rows(
        "SELECT record, date, recorded_on FROM held WHERE date > ? OR date > recorded_on ORDER BY record",
        (today,),
    )
    for record, day, written in rows:
        if day > today:
            yield Hit(record, "/date", "to_come", {"id": record, "date": day, "today": today})
        else:
            yield Hit(record, "/date", "written_before", {"id": record, "date": day, "written": written})


RULE = Rule(
    code="SUP308",
    slug="not-yet-held",
    title=Text("还没到日子，就记成已进行", "Noted as held before its day"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "还没发生的督导不能算场次和时数；日期写错一年、一个月，月报也会少一场、多一场。",
        "What has not happened counts no session and no hours; a wrong month or year moves it into another "
        "report.",
    ),
    example='date: "2022-06-15"\nrecorded_on: "2022-06-10"',
    fix=Text(
        "改正日期；还没进行的，先留作草稿，进行以后再定稿。",
        "Correct the date; what has not taken place stays a draft until it has.",
    ),
    source="domain.md §8b rule 19 [R66, R68]",
    sentences={
        "to_come": Sentence(
            Text(
                "督导日期 {date} 还没到（以 {today} 为准），却记成了“已进行”。",
                "It is noted as held, but its date {date} is still to come (judged by {today}).",
            ),
            Text(
                "日期写错了的，改督导日期（date）：sup edit {id}\n"
                "真的还没进行的，写 status: draft ，进行以后再定稿：sup finish {id}",
                "If the date is wrong, correct it (date): sup edit {id}\n"
                "If it has not been held yet, write status: draft and finish it afterwards: sup "
                "finish {id}",
            ),
        ),
        "written_before": Sentence(
            Text(
                "督导日期是 {date}，可 {written} 就写好了记录，那时还没有进行。",
                "Its date is {date}, but it was written on {written}, before it could be held.",
            ),
            Text(
                "日期写错了的，改督导日期（date）或者登记日期（recorded_on）：sup edit {id}\n"
                "真的还没进行的，写 status: draft ，进行以后再定稿：sup finish {id}",
                "If a day is wrong, correct date or recorded_on: sup edit {id}\n"
                "If it has not been held yet, write status: draft and finish it afterwards: sup "
                "finish {id}",
            ),
        ),
    },
    check=check,
    subjects=("session",),
)
