"""A supervisor with less of a licence, or less training, than policy asks for (rule 9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from supervise_cli.definitions.supervising import led
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts

_LICENCES = ("none", "assistant_sw", "sw", "senior_sw")
"""From the least to the most."""
_WORDS = {
    "none": Text("无证", "none"),
    "assistant_sw": Text("助理社会工作师", "assistant social worker"),
    "sw": Text("社会工作师", "social worker"),
    "senior_sw": Text("高级社会工作师", "senior social worker"),
}


_Licence = tuple[str, str, str]
_Training = tuple[float | None, str, str]
"""What it is, its first and its last day; None for hours that are not noted."""


def check(facts: Facts) -> Iterator[Hit]:
    """Once for each internal supervisor and kind of shortfall, with the first session that fell short.

    What the roster does not say is not held against anybody: no licence noted, hours not noted.
    """
    licences, trainings = _licences(facts), _trainings(facts)
    seen: set[tuple[str, str]] = set()
    for each in led(facts, _doubtful(facts, licences, trainings)):
        if each.side != "internal":
            continue
        day = date.fromisoformat(each.date)
        held = next((v for v, a, b in licences.get(each.person, ()) if a <= each.date <= b), "")
        asked = facts.policy.word("supervisor_licence", day) or "none"
        if held and _LICENCES.index(held) < _LICENCES.index(asked) and (each.person, "licence") not in seen:
            seen.add((each.person, "licence"))
            yield Hit(
                each.person, "/licence", "licence", _said(each.person, each.date, each.record, held, asked)
            )
        hours = _hours(trainings.get(each.person, []), each.date)
        wanted = facts.policy.number("supervisor_hours", day) or 0
        if hours is not None and hours < wanted and (each.person, "hours") not in seen:
            seen.add((each.person, "hours"))
            params = {"person": each.person, "date": each.date, "other": each.record}
            yield Hit(each.person, "/credentials", "hours", {**params, "n": f"{hours:g}", "wanted": wanted})


def _doubtful(
    facts: Facts, licences: dict[str, list[_Licence]], trainings: dict[str, list[_Training]]
) -> set[str]:
    """Who may fall short on some day, so that only their sessions have to be looked at."""
    asked = max(
        (_LICENCES.index(word) for word in facts.policy.ever("supervisor_licence") if word in _LICENCES),
        default=0,
    )
    wanted = facts.policy.most("supervisor_hours")
    return {p for p, held in licences.items() if min(_LICENCES.index(v) for v, _, _ in held) < asked} | {
        p for p, known in trainings.items() if any(h is not None and h < wanted for h, _, _ in known)
    }


def _said(person: str, day: str, session: str, held: str, asked: str) -> dict[str, str]:
    return {
        "person": person,
        "date": day,
        "other": session,
        "typed_zh": _WORDS[held].zh,
        "typed_en": _WORDS[held].en,
        "want_zh": _WORDS[asked].zh,
        "want_en": _WORDS[asked].en,
    }


def _licences(facts: Facts) -> dict[str, list[_Licence]]:
    """person → (licence, first day, last day), the latest first."""
    found: dict[str, list[_Licence]] = {}
    for person, *licence in facts.rows(
        "SELECT record, value, COALESCE(\"from\", '0001-01-01'), COALESCE(\"to\", '9999-12-31')"
        " FROM person_licence WHERE value IS NOT NULL ORDER BY record, 3 DESC, n"
    ):
        found.setdefault(person, []).append((licence[0], licence[1], licence[2]))
    return found


def _trainings(facts: Facts) -> dict[str, list[_Training]]:
    """person → (hours if noted, first day, last day) of every credential."""
    found: dict[str, list[_Training]] = {}
    for person, *credential in facts.rows(
        "SELECT record, hours, COALESCE(date, '0001-01-01'), COALESCE(\"to\", '9999-12-31')"
        " FROM person_credentials ORDER BY record, n"
    ):
        found.setdefault(person, []).append((credential[0], credential[1], credential[2]))
    return found


def _hours(trainings: list[_Training], day: str) -> float | None:
    """The hours of training by a day; None where none is noted, or one without its hours."""
    valid = [hours for hours, first, last in trainings if first <= day <= last]
    if not valid or any(hours is None for hours in valid):
        return None
    return sum(hours for hours in valid if hours is not None)


RULE = Rule(
    code="SUP603",
    slug="credential-below-policy",
    title=Text("督导者的证书或培训不够规定", "Licence or training below policy"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "督导者自己要受过训练，才带得了别人。名册里没有写的不算不够，写了不够的才提醒。",
        "Who supervises has to be trained for it. What the roster does not say is no shortfall; only what "
        "it says to be too little.",
    ),
    example=Text(
        "# P-7K3QX 当督导\ncredentials:\n  - title: 社工督导培训\n    hours: 40   # 要求 90 学时",
        ("# P-7K3QX supervises\ncredentials:\n  - title: 社工督导培训\n    hours: 40   # 90 are asked for"),
    ),
    fix=Text(
        "县级安排补训、考证；名册没有更新的，补上证书和学时。",
        "The county arranges training or the examination; if the roster is out of date, add what there is.",
    ),
    source="domain.md §8b rule 9 [R3, R11]; policy supervisor_licence; policy supervisor_hours",
    sentences={
        "licence": Sentence(
            Text(
                "{person} 在 {date} 做督导（{other}），那时持证：{typed_zh}；规定至少是{want_zh}。",
                "{person} supervised on {date} ({other}), with the licence: {typed_en}; asked for is: "
                "{want_en}.",
            ),
            Text(
                "已经考到的，补到持证情况（licence）：sup edit {person}\n"
                "还没有的，再做督导以前由县里定：安排考证、换人，或者批例外："
                "sup waive --code SUP603 --record "
                "{person}",
                "If there is a better one by now, add it to licence: sup edit {person}\n"
                "If not, the county decides before the next session: "
                "the examination, somebody else, or a waiver: sup waive "
                "--code SUP603 --record {person}",
            ),
        ),
        "hours": Sentence(
            Text(
                "{person} 在 {date} 做督导（{other}），那时登记的督导培训共 {n} 学时；规定至少 "
                "{wanted} 学时。",
                "{person} supervised on {date} ({other}), with {n} class-hours of training on record; "
                "{wanted} are asked for.",
            ),
            Text(
                "参加过的培训漏登了，补到证书与培训证明（credentials）：sup edit {person}\n"
                "确实不够的，再做督导以前由县里定：安排补训、换人，或者批例外："
                "sup waive --code SUP603 --record "
                "{person}",
                "If a training is missing, add it to credentials: sup edit {person}\n"
                "If it is too little, the county decides before the next session: "
                "training, somebody else, or a waiver: sup "
                "waive --code SUP603 --record {person}",
            ),
        ),
    },
    check=check,
    reads=("person", "session"),
    policy=("supervisor_hours", "supervisor_licence"),
)
