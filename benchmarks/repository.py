"""Makes a record repository of any size, fast: sessions of 1.5–2 kB, with their people and stations.

Everything is valid under the schemas and free of findings (``run.py`` checks), and the same bytes every time.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SUPERVISORS = 50
_FIRST = date(2020, 1, 6)
_WEEK = 5

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = ("秀兰", "建国", "敏", "志强", "丽华", "海燕", "玉梅", "永刚", "晓东", "淑芬")
_FOCUS = ("goal_alignment", "facility_integration", "resource_brand", "wellbeing")
_FORMS = ("individual", "group")
_CONTENT = (
    "practice_skill",
    "client_needs",
    "emotional_support",
    "progress_monitoring",
    "community_resources",
)
_FUNCTION = {
    "practice_skill": "educational",
    "client_needs": "educational",
    "emotional_support": "supportive",
    "progress_monitoring": "administrative",
    "community_resources": "resource_linking",
}
_THEMES = (
    "入户走访前的准备",
    "低保家庭探访中的困惑",
    "小组活动的设计",
    "与村两委的沟通",
    "档案整理和下月安排",
)
_SUMMARY = (
    "先回顾上次约定的走访情况，两户已完成，一户因外出改期。",
    "讨论了入户时家属有顾虑、不愿多谈的情形，约定先从日常照料聊起，再说来意。",
    "模拟了一次开场的谈话，指出提问太密、停顿太少的地方，演练了两遍。",
    "社工说近来任务集中，休息不好；一起把本周的事排了先后，把可以缓的推到下周。",
    "梳理了村里可以借力的人和场地，商定先联系妇联主席和幸福院负责人。",
    "对照服务计划看了进度，个案记录有三份没有及时整理，约好本周五以前补齐。",
)


def _code(number: int) -> str:
    digits = []
    for _ in range(5):
        number, digit = divmod(number, 32)
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))


def _supervisor(n: int) -> str:
    return f"P-{_code(1000 + n)}"


def _worker(n: int) -> str:
    return f"P-{_code(5000 + n)}"


def _station(n: int) -> str:
    return f"ST-4109{22 + n // 25:02d}{100 + n % 25:03d}"


def _day(n: int) -> date:
    """The n-th day from Monday to Friday."""
    return _FIRST + timedelta(days=n // _WEEK * 7 + n % _WEEK)


def _name(n: int) -> str:
    return f"{_SURNAMES[n % len(_SURNAMES)]}{_GIVEN[n // len(_SURNAMES) % len(_GIVEN)]}{n}"


def _session(n: int) -> tuple[str, str]:
    """Path and text of the n-th session: one a day for every supervisor, so that nothing overlaps."""
    day_number, supervisor = divmod(n, _SUPERVISORS)
    day = _day(day_number)
    identity = f"S-{day:%Y%m%d}-{_code(n)}"
    content = [_CONTENT[n % 5], _CONTENT[(n + 2) % 5]]
    functions = list(dict.fromkeys(_FUNCTION[each] for each in content))
    # On Fridays both workers of a supervisor come together.
    group = day_number % _WEEK == 4
    workers = [_worker(2 * supervisor + k) for k in (range(2) if group else [day_number % 2])]
    lines = [
        "schema: session/1",
        f"id: {identity}",
        "status: final",
        f'recorded_on: "{day.isoformat()}"',
        f"entered_by: {_supervisor(supervisor)}",
        "outcome: held",
        f'date: "{day.isoformat()}"',
        f'start: "{9 + n % 3:02d}:30"',
        f"minutes: {60 + 15 * (n % 3)}",
        f"station: {_station(supervisor)}",
        "supervisors:",
        f"  - person: {_supervisor(supervisor)}",
        "    as: full_time",
        "    side: internal",
        "attendees:",
        *(f"  - person: {worker}" for worker in workers),
        f"form: {_FORMS[group]}",
        f"mode: {('face_to_face', 'on_site', 'phone')[n % 3]}",
        "content:",
        *(f"  - {each}" for each in content),
        "functions:",
        *(f"  - {each}" for each in functions),
        "focus:",
        f"  - {_FOCUS[n % 4]}",
        f"theme: {_THEMES[n % 5]}",
        "summary: |",
        *(f"  {_SUMMARY[(n + k) % 6]}" for k in range(5)),
        "suggestions:",
        f"  - {_SUMMARY[(n + 5) % 6]}",
        f"  - 第{n}次督导：把本次谈到的两点写进下周计划，遇到拿不准的先打电话。",
        f"supervisee_reflection: {_SUMMARY[(n + 2) % 6]}{_SUMMARY[(n + 3) % 6]}",
        "actions:",
        "  - key: a1",
        "    what: 补齐三份个案记录",
        f"    owner: {workers[0]}",
        f'    due: "{(day + timedelta(days=14)).isoformat()}"',
        "  - key: a2",
        "    what: 列出下周走访名单",
        f"    owner: {workers[0]}",
        f'    due: "{(day + timedelta(days=7)).isoformat()}"',
    ]
    return f"sessions/{day:%Y}/{day:%m}/{identity}.yaml", "\n".join(lines) + "\n"


def _person(identity: str, label: str, station: str, role: str) -> str:
    lines = [
        "schema: person/1",
        f"id: {identity}",
        "status: final",
        f"label: {label}",
        "postings:",
        "  - key: p1",
        f"    station: {station}",
        f"    role: {role}",
        '    from: "2019-01-01"',
    ]
    if role == "supervisor":
        lines += ["appointments:", "  - key: a1", "    kind: full_time", "    side: internal"]
    return "\n".join(lines) + "\n"


def _station_text(n: int) -> str:
    code = _station(n).removeprefix("ST-")
    lines = [
        "schema: station/1",
        f"id: ST-{code}",
        "status: final",
        "level: township_station",
        f"name: 第{n}社会工作服务站",
        f'division_code: "{code}"',
        "division_type: town",
        "state: open",
    ]
    return "\n".join(lines) + "\n"


def _files(sessions: int) -> dict[str, str]:
    found = {
        "sup.yaml": "name: 性能测试\nauthority:\n  - value: civil_affairs\n"
        "time_zone: Asia/Shanghai\nlanguage: zh\n"
    }
    for n in range(_SUPERVISORS):
        station = _station(n)
        found[f"stations/{station}.yaml"] = _station_text(n)
        roles = [(_supervisor(n), "supervisor"), (_worker(2 * n), "worker"), (_worker(2 * n + 1), "worker")]
        for k, (identity, role) in enumerate(roles):
            found[f"people/{identity}.yaml"] = _person(identity, _name(3 * n + k), station, role)
    found.update(_session(n) for n in range(sessions))
    return found


def make(folder: Path, sessions: int) -> None:
    """Write a repository with so many sessions into ``folder``."""
    for path, text in _files(sessions).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
