"""The words and fields of spare records: short, plain, and right until a planter changes them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from supervise_cli.demo.faults.diary import Meeting
from supervise_cli.demo.fields import ordered

Record = dict[str, Any]

_TALKS = (
    ("走访表还差哪几户", "还有几户没有走到，说定先走行动不便的，其余的月底前补齐。", "补齐走访表"),
    ("第一次入户怎样开口", "问到入户开不了口怎么办。先聊家常，再问需要，当天写下来。", "写一份入户开场白"),
    ("小组活动的人数", "报名的人多，场地坐不下，商量分成两组，隔周一次。", "把报名名单分成两组"),
    ("台账怎么填才省事", "台账有三处填重了，改成一张表，每周五对一次。", "把三张台账并成一张"),
    ("志愿者排班", "周末没有人手，请村里的志愿者轮流来，先排一个月。", "排出下月的志愿者班表"),
    ("个案讨论要带什么", "个案讨论时材料不齐，说定带走访记录和目标，只用编号。", "备好下次讨论的材料"),
    ("和村委会怎样分工", "活动由谁通知、谁签到，和村委会一条一条说清楚。", "写一页分工给村委会"),
    ("月底前的安排", "月底事情挤在一起，先办有期限的，其余的排到下月初。", "列一张月底事项表"),
)
_NAMES = ("周文静", "郑晓燕", "冯建国", "蒋丽华", "韩志强", "唐秀梅", "许海涛", "邓玉兰", "曹红霞", "彭国庆")


def session(identity: str, meeting: Meeting, last: date, number: int) -> Record:
    """A talk of half an hour on the telephone, written the same day."""
    pair = meeting.pair
    theme, summary, what = _TALKS[number % len(_TALKS)]
    made: Record = {
        "schema": "session/1",
        "id": identity,
        "status": "final",
        "recorded_on": meeting.day,
        "entered_by": pair.supervisor["person"],
        "outcome": "held",
        "date": meeting.day,
        "start": meeting.start,
        "end": meeting.end,
        "station": pair.station,
        "supervisors": [dict(pair.supervisor)],
        "attendees": [{"person": pair.attendee}],
        "form": "individual",
        "mode": "phone",
        "content": ["practice_skill", "progress_monitoring"],
        "functions": ["administrative", "educational"],
        "focus": [],
        "theme": theme,
        "summary": f"电话里接着说。\n{summary}\n",
        "actions": [
            {
                "key": "a1",
                "what": what,
                "text": "做完告诉督导一声。",
                "owner": pair.attendee,
                # Later than the demonstration, so that nothing is overdue once the fault is mended.
                "due": (last + timedelta(10)).isoformat(),
            }
        ],
    }
    made["ad_hoc_reason"] = "电话里临时问起，不在计划上。"
    if pair.agreement:
        made["agreement"] = pair.agreement
    return ordered("session", made)


def person(identity: str, like: Meeting, first: date, number: int) -> Record:
    """A volunteer: nobody to whom supervision is owed, and nobody's superior."""
    return ordered(
        "person",
        {
            "schema": "person/1",
            "id": identity,
            "status": "final",
            "recorded_on": first.isoformat(),
            "entered_by": like.pair.supervisor["person"],
            "label": _NAMES[number % len(_NAMES)],
            "postings": [
                {
                    "key": "p1",
                    "station": like.pair.station,
                    "role": "volunteer",
                    "from": first.isoformat(),
                }
            ],
        },
    )


def village_room(code: str, township: Record, like: Meeting) -> Record:
    """A room that is planned in a village of the township ``township``; ``code`` has twelve digits."""
    return ordered(
        "station",
        {
            "schema": "station/1",
            "id": f"ST-{code}",
            "status": "final",
            "recorded_on": township["recorded_on"],
            "entered_by": like.pair.supervisor["person"],
            "level": "village_room",
            "name": f"{township['name'].removesuffix('社会工作服务站')}第{int(code[9:]) - 200}村社工室",
            "division_code": code,
            "state": "planned",
            "planned_staff": 1,
        },
    )


def agreement(identity: str, meeting: Meeting, last: date) -> Record:
    """That the one supervises the other, until the demonstration ends."""
    supervisor = meeting.pair.supervisor["person"]
    return ordered(
        "agreement",
        {
            "schema": "agreement/1",
            "id": identity,
            "status": "final",
            "recorded_on": meeting.day,
            "entered_by": supervisor,
            "supervisor": supervisor,
            "supervisees": [meeting.pair.attendee],
            "from": meeting.day,
            "to": last.isoformat(),
            "functions": ["educational"],
            "frequency": [{"form": "individual", "per": "month", "count": 1, "minutes": 30}],
            "confidentiality_limits": "服务对象只用编号。",
            "cancel_rule": "提前半天告知，五个工作日内补上。",
        },
    )


def follow_up(identity: str, of: str, day: str, by: str) -> Record:
    """An action reported as begun."""
    return ordered(
        "follow_up",
        {
            "schema": "follow_up/1",
            "id": identity,
            "status": "final",
            "recorded_on": day,
            "entered_by": by,
            "of": of,
            "date": day,
            "outcome": "in_progress",
            "text": "已经动手，下周能完。",
        },
    )
