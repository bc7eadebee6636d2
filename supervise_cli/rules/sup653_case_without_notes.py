"""An open case of which nothing has been written for long (rule 35)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import HANDING_OVER, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Open cases without a note for ``case_note_days``, of high risk for ``high_risk_note_days``."""
    from supervise_cli.definitions.unnoted import unnoted

    for each in unnoted(facts):
        params: dict[str, Param] = {
            "id": each.case,
            "date": each.since,
            "days": each.days,
            "want": each.due,
            "who": each.worker,
        }
        variant = "high" if each.high else ""
        if each.gone:
            variant, params["station"] = f"{variant}gone", each.station
        yield Hit(each.case, "/worker", variant, params)


_HINT = Text(
    "做过没写的，补写：sup new-note --case {id} --date 【服务那天】\n"
    "没去的，尽快联系一次，再写。\n"
    "该结案的，写结案记录，请站长审批：sup new-note --case {id} --stage 结案",
    "What was done and not written, write now: sup new-note --case {id} --date DATE\n"
    "If nobody went, get in touch soon, then write it.\n"
    "If it is over, write its closing and ask the head to approve it: sup new-note --case {id} "
    "--stage closing",
)
_GONE = Text(
    f"{HANDING_OVER.zh}\n早就该结的，接手以后写结案记录，请站长审批：sup new-note --case {{id}} --stage 结案",
    f"{HANDING_OVER.en}\nIf it is over, whoever took it over writes its closing and asks the head to "
    "approve it: sup new-note --case {id} --stage closing",
)

RULE = Rule(
    code="SUP653",
    slug="case-without-notes",
    title=Text("个案很久没有记录", "Case without a note for long"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.WORKER,
    waivable=True,
    why=Text(
        "两个月没有一个字，不是没做，就是做了没记；人要是出了事，谁也说不清。",
        "Two months without a word: nothing was done, or nothing written. If something happens nobody "
        "can tell.",
    ),
    example=Text(
        'date: "2022-04-20"   # 最后一条个案记录；到 2022-06-30 再没有',
        'date: "2022-04-20"   # the last note; none until 2022-06-30',
    ),
    fix=Text(
        "补写做过的；没联系的尽快去一次；办完的写结案记录，请人审批。",
        "Write what was done; if nothing was, go and see; what is over is closed with a note, and approved.",
    ),
    source="domain.md §8b rule 35; MZ/T 094-2017 [R5, R21]; policy case_note_days, high_risk_note_days",
    sentences={
        "": Sentence(
            Text(
                "个案 {id} 没有结案，从 {date} 起 {days} 天没有一条个案记录；社工是{who}。",
                "Case {id} is open and has had no note for {days} days, since {date}; the worker is {who}.",
            ),
            _HINT,
        ),
        "high": Sentence(
            Text(
                "高风险个案 {id} 从 {date} 起 {days} 天没有一条个案记录；社工是{who}，今天就联系。",
                "Case {id} is of high risk and has had no note for {days} days, since {date}; the worker is "
                "{who}, who should get in touch today.",
            ),
            _HINT,
        ),
        "gone": Sentence(
            Text(
                "{station}的个案 {id} 没有结案，从 {date} 起 {days} 天没有一条个案记录；社工{who}已经不在岗，"
                "先定下谁接手。",
                "Case {id} of {station} is open and has had no note for {days} days, since {date}; the "
                "worker {who} is no longer in post: first settle who takes it over.",
            ),
            _GONE,
        ),
        "highgone": Sentence(
            Text(
                "{station}的高风险个案 {id} 从 {date} 起 {days} 天没有一条个案记录；社工{who}已经不在岗，"
                "今天就定下谁接手，马上联系。",
                "Case {id} of {station} is of high risk and has had no note for {days} days, since {date}; "
                "the worker {who} is no longer in post: settle today who takes it over and gets in touch.",
            ),
            _GONE,
        ),
    },
    check=check,
    policy=("case_note_days", "high_risk_note_days"),
)
