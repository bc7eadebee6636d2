"""A note before its case was opened, or of a case that was closed by then (rule 36)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.courses import Step, courses
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Notes dated before the opening, or after the closing and neither follow-up nor after a reopening."""
    for step in courses(facts):
        if step.date < step.opened_on:
            params = {"id": step.case, "date": step.date, "start": step.opened_on}
            yield Hit(step.record, "/date", "before", params)
        elif _too_late(step):
            params = {"id": step.case, "date": step.date, "end": step.closed_on, "other": step.closed_in}
            yield Hit(step.record, "/date", "after", params, discriminator=step.closed_in)


def _too_late(step: Step) -> bool:
    """On the day of the closing itself notes may come in any order."""
    return bool(step.closed_on) and step.date > step.closed_on and step.stage != "follow_up"


RULE = Rule(
    code="SUP206",
    slug="note-outside-case",
    title=Text("个案记录不在个案的起止之间", "A note outside the dates of its case"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "还没开案就有服务、结了案还在介入，不是日期写错，就是放错了个案。",
        "Work before the opening or after the closing means a wrong date, or a note in the wrong case.",
    ),
    example='# C-7K3QX: opened_on: "2022-06-10"\ncase: C-7K3QX\ndate: "2022-06-01"',
    fix=Text(
        "改正日期或者个案；结案后的回访，阶段写 follow_up；又重新服务的，写一条重启事项。",
        "Correct date or case; a visit after the closing has the stage follow_up; work taken up again needs "
        "an event reopened.",
    ),
    source="domain.md §8b rule 36; MZ/T 094",
    sentences={
        "before": Sentence(
            Text(
                "这条记录的日期是 {date}，个案 {id} 到 {start} 才开案。",
                "This note is of {date}; case {id} was opened only on {start}.",
            ),
            Text(
                "服务日期（date）写错了的，改日期；记到别的个案上了的，改个案编号（case）。\n"
                "开案以前就接了案的，把开案日期（opened_on）改成接案那天：sup edit {id}",
                "If the date is wrong, correct it; if the note belongs to another case, correct case."
                "\n"
                "If the intake really was before, set opened_on of the case to that day: sup edit "
                "{id}",
            ),
        ),
        "after": Sentence(
            Text(
                "这条记录的日期是 {date}，个案 {id} 在 {end} 已经结案（{other}）。",
                "This note is of {date}; case {id} was closed on {end} ({other}).",
            ),
            Text(
                "结案后的回访，写 stage: follow_up\n"
                "又重新服务的，先记重启：sup new-event --of {id} --kind 重启\n"
                "日期写错了的，改服务日期（date）。",
                "A visit after the closing has stage: follow_up\n"
                "Work taken up again begins with: sup new-event --of {id} --kind reopened\n"
                "A wrong date is corrected (date).",
            ),
        ),
    },
    check=check,
    reads=("case", "case_note", "event"),
)
