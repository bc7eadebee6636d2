"""A session by somebody without a supervisor's appointment on that day (rule 9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from supervise_cli.definitions.supervising import days_of_sessions, first_and_last, led
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Supervisors of held sessions with no appointment in force then; peers lead each other without one.

    Where no record of anybody speaks of appointments, the office does not keep them here: nothing is known.
    """
    terms: dict[str, list[tuple[str, str]]] = {}
    for person, begins, ends in facts.rows(
        "SELECT record, COALESCE(\"from\", '0001-01-01'), COALESCE(\"to\", '9999-12-31') FROM "
        "person_appointments"
    ):
        terms.setdefault(person, []).append((begins, ends))
    days = days_of_sessions(facts)
    if not terms or days is None:
        return
    everybody = dict.fromkeys((row[0] for row in facts.rows("SELECT record FROM person")), days)
    spans = first_and_last(facts, _not_covered(everybody, terms))
    doubtful = _not_covered(spans, terms)
    for each in led(facts, doubtful):
        own = terms.get(each.person, [])
        if not any(begins <= each.date <= ends for begins, ends in own):
            variant = "not_then" if own else "none"
            params = {"id": each.record, "person": each.person, "date": each.date}
            yield Hit(each.record, f"{each.pointer}/person", variant, params)


def _not_covered(
    spans: Mapping[str, tuple[str, str]], terms: Mapping[str, list[tuple[str, str]]]
) -> list[str]:
    """Those of whom no one appointment lasts from the first to the last of these days."""
    return [
        person
        for person, (first, last) in spans.items()
        if not any(begins <= first and last <= ends for begins, ends in terms.get(person, ()))
    ]


_HINT = Text(
    "督导者（supervisors）或日期写错了的，改这一场：sup edit {id}\n"
    "任命过漏登的，补到名册的督导任命（appointments）：sup edit {person}\n"
    "确实没有任命的，由县里定：补任命、换人，或者批例外：sup waive --code SUP602 --record {id}",
    "If supervisors or date are wrong, correct this session: sup edit {id}\n"
    "If an appointment is missing, add it to appointments in the roster: sup edit {person}\n"
    "If there was none, the county decides: appoint, send somebody else, or waive: sup waive --code "
    "SUP602 --record {id}",
)

RULE = Rule(
    code="SUP602",
    slug="no-appointment",
    title=Text("督导者当天没有督导任命", "Supervisor without an appointment that day"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "谁能督导，由市、县任命或者聘请；没有任命的人做的督导，核查时不作数，也不知道归谁管。",
        "City and county say who supervises; a session by anybody else is not accepted in an audit, and "
        "nobody answers for it.",
    ),
    example=Text(
        '# P-7K3QX 的任命到 2022-05-31\ndate: "2022-06-15"\nsupervisors:\n  - person: P-7K3QX',
        ('# P-7K3QX: appointments to 2022-05-31\ndate: "2022-06-15"\nsupervisors:\n  - person: P-7K3QX'),
    ),
    fix=Text(
        "督导者写错了就改记录；任命漏登、续聘没有登的，县级补登名册。",
        "Correct the record if the supervisor is wrong; a missing or renewed appointment the county adds to "
        "the roster.",
    ),
    source="domain.md §8b rule 9 [R3]; S11",
    sentences={
        "not_then": Sentence(
            Text(
                "按名册，{person} 在 {date} 这天没有有效的督导任命。",
                "By the roster, {person} held no supervisor's appointment on {date}.",
            ),
            _HINT,
        ),
        "none": Sentence(
            Text(
                "{person} 在 {date} 这天做了督导，名册里查不到督导任命。",
                "{person} supervised on {date}, and the roster has no supervisor's appointment of that "
                "person.",
            ),
            _HINT,
        ),
    },
    check=check,
    reads=("person", "session"),
)
