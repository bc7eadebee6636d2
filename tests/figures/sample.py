"""A small repository with everything that makes counting hard; each case is named where it stands.

Two counties under a city: 410902 (stations T1, T2 and a second site of T1) and 410922 (station T3, a closed
and a planned one).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

CITY, A, B = "ST-410900", "ST-410902", "ST-410922"
T1, SITE, T2, T3 = "ST-410902001", "ST-410902001-2", "ST-410902002", "ST-410922100"
CLOSED, PLANNED, LONELY = "ST-410922101", "ST-410922102", "ST-410922103"
LEAD, HEAD1, HEAD3, PROFESSOR = "P-1EAD1", "P-HEAD1", "P-HEAD3", "P-PR0FF"
WANG, ZHAO, QIAN, SUN, ZHOU, MOVED, GONE, OLD = (
    "P-WANG1", "P-ZHA01", "P-Q1ANN", "P-SVN11", "P-ZH0VV", "P-M0VED", "P-G0NE1", "P-0D111",
)  # fmt: skip
SCOPES = ("", CITY, A, B, T1, SITE, T2, T3, CLOSED, LEAD, HEAD1, PROFESSOR, WANG)


def station(record: str, level: str, name: str, **more: Any) -> dict[str, Any]:
    code = {"city_general_station": "410900"}.get(level, record[3:])
    kind = {"division_type": "town"} if level == "township_station" else {}
    return _final("station", record, level=level, name=name, division_code=code, state="open") | kind | more


def person(record: str, label: str, *postings: dict[str, Any], **more: Any) -> dict[str, Any]:
    keyed = [{"key": f"p{n}", **posting} for n, posting in enumerate(postings, 1)]
    return _final("person", record, label=label, postings=keyed) | more


def post(
    at: str | None, role: str, start: str | None = None, end: str | None = None, **more: Any
) -> dict[str, Any]:
    where = {"station": at} if at else {"organisation": "某大学社会工作系"}
    return {**where, "role": role} | ({"from": start} if start else {}) | ({"to": end} if end else {}) | more


def appointment(kind: str, side: str, **more: Any) -> dict[str, Any]:
    return {"key": "d1", "kind": kind, "side": side, "from": "2021-01-01", **more}


def session(
    record: str, on: str, at: str, by: list[Any], who: list[Any], minutes: int | None, **more: Any
) -> dict[str, Any]:
    length = {} if minutes is None else {"minutes": minutes}
    supervisors = [x if isinstance(x, dict) else supervising(x) for x in by]
    attendees = [x if isinstance(x, dict) else {"person": x} for x in who]
    defaults = {
        "recorded_on": on,
        "outcome": "held",
        "date": on,
        **length,
        "station": at,
        "supervisors": supervisors,
        "attendees": attendees,
        "form": "individual" if len(attendees) == 1 else "group",
        "mode": "face_to_face",
        "content": ["practice_skill"],
        "functions": ["educational"],
        "focus": [],
        "summary": "谈了个案会谈的提问方法，约定下周试一次。",
    }
    return _final("session", record, **defaults) | more


def supervising(who: str, **more: Any) -> dict[str, Any]:
    kind, side = {
        LEAD: ("full_time", "internal"), PROFESSOR: ("external", "external"),
    }.get(who, ("station_head", "internal"))  # fmt: skip
    return {"person": who, "as": kind, "side": side, **more}


def _final(kind: str, record: str, **fields: Any) -> dict[str, Any]:
    return {"schema": f"{kind}/1", "id": record, "status": "final", **fields}


def records() -> list[dict[str, Any]]:
    """Every record, fresh."""
    return [
        *stations(), *people(), *agreements(), *sessions(), *follow_ups(), *leaves(), *requests(), *cases(),
        *visits(),
    ]  # fmt: skip


def stations() -> list[dict[str, Any]]:
    facilities = [
        {"key": "f1", "type": "childrens_home", "name": "昆吾社区儿童之家",
         "cooperation": [{"value": "contacted", "to": "2022-05-31"},
                         {"value": "joint_activity", "from": "2022-06-01"}]},
        {"key": "f2", "type": "day_care_centre", "name": "建设路日间照料中心"},
    ]  # fmt: skip
    return [
        station(CITY, "city_general_station", "濮阳市社会工作总站", supervisor_posts=[{"value": 1}]),
        # Posts that changed: only those in force on the last day count.
        station(A, "county_centre", "华龙区社会工作指导中心",
                supervisor_posts=[{"value": 1, "to": "2022-06-14"}, {"value": 2, "from": "2022-06-15"}]),
        station(B, "county_centre", "清丰县社会工作指导中心"),
        station(T1, "township_station", "中原路街道社工站", facilities=facilities,
                gov_goals=[{"key": "g1", "text": "新建 2 处社区养老服务设施", "year": 2022}],
                brand={"name": "龙乡邻里", "since": "2022-06-20"}),
        station(SITE, "township_station", "中原路街道社工站（第二处）",
                division_code="410902001", branch_of=T1),
        station(T2, "township_station", "胜利路街道社工站", brand={"name": "暖邻"}),
        # Its code, and so its county, was another until the end of May.
        station(T3, "township_station", "柳屯镇社工站",
                former=[{"division_code": "410902100", "name": "柳屯乡", "to": "2022-05-31"}],
                facilities=[{"key": "f1", "type": "culture_station", "name": "柳屯镇综合文化站"}],
                gov_goals=[{"key": "g1", "text": "困境儿童走访全覆盖", "year": 2022}]),
        station(CLOSED, "township_station", "旧城乡社工站", state="closed", closed_on="2022-06-10"),
        # Running and staffed, and nobody ever came.
        station(LONELY, "township_station", "远村乡社工站"),
        station(PLANNED, "township_station", "新城镇社工站", state="open", opened_on="2022-08-01"),
    ]  # fmt: skip


def people() -> list[dict[str, Any]]:
    return [
        person(LEAD, "李明", post(A, "supervisor", "2021-07-01"),
               appointments=[appointment("full_time", "internal", counties=["410902", "410922"])]),
        # Head of one station, with a small share at another: at home at the first.
        person(HEAD1, "周站长", post(T1, "head", "2021-01-01", fte=0.8),
               post(T2, "worker", "2022-01-01", fte=0.2),
               appointments=[appointment("station_head", "internal")]),
        person(HEAD3, "吴站长", post(T3, "head", "2021-01-01"),
               appointments=[appointment("station_head", "internal", to="2022-06-29")]),
        # Posted nowhere: attends with the host, supervises for the county named.
        person(PROFESSOR, "赵老师", post(None, "professor"),
               appointments=[appointment("external", "external", origin="university", counties=["410922"])]),
        # A year of practice is full in mid-month: half of it counts as that of a new worker.
        person(WANG, "王秀英", post(T1, "worker", "2021-03-01"), practice_since="2021-06-16"),
        person(ZHAO, "赵敏", post(SITE, "assistant", "2021-03-01")),
        person(QIAN, "钱芳", post(T2, "worker", "2021-03-01")),
        person(SUN, "孙丽", post(T3, "worker", "2021-03-01"), practice_since="2022-02-28"),
        person(ZHOU, "周志", post(T1, "volunteer", "2021-03-01")),
        # From one county to another in mid-month: a leaver there, a joiner here, neither for the city.
        person(MOVED, "冯转", post(T1, "worker", "2021-03-01", "2022-06-14", left_because="transfer"),
               post(T3, "worker", "2022-06-15")),
        # Left on the month's last day: still in post then.
        person(GONE, "陈离", post(T3, "worker", "2021-03-01", "2022-06-30", left_because="resigned")),
        person("P-A10NE", "卫独", post(LONELY, "assistant", "2021-03-01")),
        person(OLD, "褚新", post(T2, "head", "2022-06-20")),
    ]  # fmt: skip


def agreements() -> list[dict[str, Any]]:
    shared = {"recorded_on": "2022-01-04", "standard": "k1"}
    return [
        # With a county and so with everybody below it.
        _final("agreement", "A-20220104-1EAD1", supervisor=LEAD, station=A, **shared)
        | {"from": "2022-01-01"},
        _final("agreement", "A-20220104-HEAD1", supervisor=HEAD1, supervisees=[WANG, MOVED], **shared)
        | {"from": "2022-01-01", "to": "2022-06-30"},
        # People named: the station says where, not with whom.
        _final("agreement", "A-20220104-PR0FF", supervisor=PROFESSOR, supervisees=[SUN], station=B, **shared)
        | {"from": "2022-01-01"},
        # Ended before its time, in June.
        _final("agreement", "A-20220104-ENDED", supervisor=HEAD3, supervisees=[SUN, GONE], **shared)
        | {"from": "2022-02-01"},
        _event("EV-20220615-ENDED", "A-20220104-ENDED", "2022-06-15", "terminated"),
        _event("EV-20220520-PAVSE", "A-20220104-1EAD1", "2022-05-20", "terminated"),
        _event("EV-20220601-AGA1N", "A-20220104-1EAD1", "2022-06-01", "reopened"),
    ]


def _event(record: str, of: str, on: str, kind: str) -> dict[str, Any]:
    return _final("event", record, of=of, date=on, by=LEAD, recorded_on=on) | {"kind": kind}


def sessions() -> list[dict[str, Any]]:
    return [
        session("S-20220516-MAY01", "2022-05-16", T1, [HEAD1], [WANG], 45, next_on="2022-06-02", actions=[
            {"key": "a1", "what": "回访两户困境儿童", "owner": WANG, "due": "2022-06-01"},
            {"key": "a2", "what": "整理台账", "owner": WANG, "due": "2022-06-20"},
            {"key": "a3", "what": "约村委会", "owner": WANG},
        ]),
        # Half an hour of own minutes; no minutes but start and end; monitoring, care and guidance in one.
        session("S-20220602-0NE01", "2022-06-02", T1, [HEAD1], [{"person": WANG, "minutes": 30}], None,
                start="14:00", end="15:15", travel_minutes=20, next_on="2022-07-04",
                content=["progress_monitoring", "emotional_support", "practice_skill"],
                functions=["administrative", "supportive", "educational"],
                focus=["wellbeing", "goal_alignment"],
                follow_up=[{"of": "S-20220516-MAY01#a1", "date": "2022-06-02", "outcome": "done"},
                           {"of": "S-20220516-MAY01#a2", "date": "2022-06-02", "outcome": "in_progress",
                            "due": "2022-06-25"}],
                actions=[{"key": "a1", "what": "试用提问清单", "owner": WANG, "due": "2022-07-15"}],
                service_progress=[{"service": "casework", "period": "2022-06", "planned": 5, "done": 2},
                                  {"service": "group", "planned": 2,
                                   "period": {"from": "2022-06-01", "to": "2022-06-30"}}]),
        # Two counties in one session, supervisors of both sides, one absent, guests.
        session("S-20220609-TWC01", "2022-06-09", T1, [supervising(LEAD, minutes=60), PROFESSOR],
                [WANG, ZHAO, SUN, {"person": QIAN, "absent": True}, MOVED], 120,
                content=["community_resources", "progress_monitoring"], functions=["resource_linking"],
                focus=["resource_brand"], guests=3, travel_minutes=60, requests=["R-20220601-WANG1"],
                facilities=[f"{T1}#f1", f"{T3}#f1", f"{T1}#zz9"], gov_goals=[f"{T1}#g1"],
                cases=[{"key": "c1", "case": "C-7K3QX", "risk": "high"}, {"key": "c2", "case": "C-9M2AB"}],
                actions=[{"key": "a1", "what": "联办一次活动", "owner": SUN, "due": "2022-06-20"},
                         {"key": "a2", "what": "写联系名单", "due": "2022-08-01"}],
                service_progress=[{"service": "casework", "period": "2022-06", "planned": 6, "done": 3}]),
        # The same worker before and after the move: at home at T1 on the 9th, at T3 on the 16th.
        session("S-20220616-M0V01", "2022-06-16", T3, [HEAD3], [MOVED], 60,
                cases=[{"key": "c1", "case": "C-7K3QX", "risk": "crisis"}], mode="phone",
                gov_goals=[f"{T3}#g1"], facilities=[f"{T1}#f1"]),
        # Somebody posted nowhere counts with the host.
        session("S-20220617-H0ST1", "2022-06-17", B, [LEAD], [PROFESSOR], 40, mode="online", form="peer"),
        # Nobody came: it belongs to the host, and has no attendance.
        session("S-20220621-N0NE1", "2022-06-21", T2, [LEAD], [{"person": QIAN, "absent": True}], 30),
        # Cancelled, and made up for within the month; cancelled, and made up for only in July.
        _cancelled("S-20220622-CANC1", "2022-06-22", T2, QIAN, "supervisee"),
        session("S-20220624-MADE1", "2022-06-24", T2, [LEAD], [QIAN], 50, rebooks="S-20220622-CANC1"),
        _cancelled("S-20220628-CANC2", "2022-06-28", T3, SUN, "station"),
        session("S-20220705-MADE2", "2022-07-05", T3, [HEAD3], [SUN], 50, rebooks="S-20220628-CANC2"),
        _draft("S-20220629-DRAFT", date="2022-06-29", station=T1, attendees=[{"person": WANG}]),
        _draft("S-20220629-BARE1"),
        _final("session", "S-20220630-V01D1") | {
            "status": "void", "date": "2022-06-30", "station": T3,
            "void": {"date": "2022-07-01", "by": HEAD3, "reason": "重复登记"},
        },
    ]  # fmt: skip


def _cancelled(record: str, on: str, at: str, who: str, by: str) -> dict[str, Any]:
    gone = session(record, on, at, [LEAD], [who], None, outcome="cancelled")
    kept = {k: v for k, v in gone.items() if k not in {"content", "functions", "focus", "summary"}}
    return kept | {"cancelled": {"date": on, "by": by, "reason": "临时有事"}}


def _draft(record: str, **fields: Any) -> dict[str, Any]:
    return {"schema": "session/1", "id": record, "status": "draft", **fields}


def follow_ups() -> list[dict[str, Any]]:
    def follow(record: str, of: str, on: str, outcome: str, **more: Any) -> dict[str, Any]:
        return _final("follow_up", record, of=of, date=on, outcome=outcome, recorded_on=on) | more

    return [
        # Split in June into two parts; one done in June, the other in July: the whole ends in July.
        follow("F-20220615-SP1T1", "S-20220609-TWC01#a1", "2022-06-15", "split",
               actions=[{"key": "p1", "what": "定时间", "owner": SUN, "due": "2022-06-18"},
                        {"key": "p2", "what": "借场地", "owner": SUN, "due": "2022-06-19"}]),
        follow("F-20220618-PART1", "F-20220615-SP1T1#p1", "2022-06-18", "done"),
        follow("F-20220706-PART2", "F-20220615-SP1T1#p2", "2022-07-06", "done"),
        follow("F-20220620-DR0PD", "S-20220516-MAY01#a3", "2022-06-20", "dropped"),
        follow("F-20220620-HAND1", "S-20220602-0NE01#a1", "2022-06-20", "handed_over",
               owner=ZHAO, due="2022-07-20"),
    ]  # fmt: skip


def leaves() -> list[dict[str, Any]]:
    return [
        # Most of June: what is left of the month owes nothing.
        _final("leave", "L-20220530-ZHA01", person=ZHAO) | {"from": "2022-05-28", "to": "2022-06-20"},
        _final("leave", "L-20220627-SVN11", person=SUN) | {"from": "2022-06-28", "to": "2022-07-03"},
    ]


def requests() -> list[dict[str, Any]]:
    def ask(record: str, by: str, **more: Any) -> dict[str, Any]:
        on = f"{record[2:6]}-{record[6:8]}-{record[8:10]}"
        asked = {"asked_on": on, "by": by, "topic": "practice_skill", "urgency": "normal", "recorded_on": on}
        return _final("request", record, **asked) | more

    def follow(record: str, of: str, on: str, outcome: str, **more: Any) -> dict[str, Any]:
        return _final("follow_up", record, of=of, date=on, outcome=outcome, recorded_on=on) | more

    return [
        # Answered by a session, after a holiday.
        ask("R-20220601-WANG1", WANG, urgency="urgent"),
        # A station's; answered by a follow-up on a weekend, and once more later: the first answer counts.
        ask("R-20220613-T3ASK", T3),
        follow("F-20220625-ANS01", "R-20220613-T3ASK", "2022-06-25", "answered"),
        follow("F-20220629-ANS02", "R-20220613-T3ASK", "2022-06-29", "done"),
        # Handed over, and wished for sooner than policy asks; answered in July only.
        ask("R-20220620-SVN11", SUN, wished_by="2022-06-24"),
        follow("F-20220621-HAND2", "R-20220620-SVN11", "2022-06-21", "handed_over", owner=HEAD3),
        follow("F-20220704-ANS03", "R-20220620-SVN11", "2022-07-04", "answered"),
        # Withdrawn; only in progress; of somebody posted nowhere.
        ask("R-20220602-ZHA01", ZHAO),
        follow("F-20220608-DR0P2", "R-20220602-ZHA01", "2022-06-08", "dropped"),
        ask("R-20220603-Q1ANN", QIAN),
        follow("F-20220610-PR0G1", "R-20220603-Q1ANN", "2022-06-10", "in_progress"),
        ask("R-20220628-PR0FF", PROFESSOR),
    ]  # fmt: skip


def cases() -> list[dict[str, Any]]:
    """The cases that sessions discuss; a session may name one of another station."""
    consent = {"given_by": "self", "date": "2022-05-05"}
    return [
        _final("case", record, opened_on="2022-05-05", station=T1, worker=WANG, client_groups=["elderly"],
               age_band="60plus", risk="low", consent=consent)
        for record in ("C-7K3QX", "C-9M2AB")
    ]  # fmt: skip


def visits() -> list[dict[str, Any]]:
    def trip(
        record: str, start: str, end: str, stops: list[tuple[str, str]], **minutes: int
    ) -> dict[str, Any]:
        return _final("visit", record, purpose="supervision", to=end, recorded_on=end) | {
            "from": start,
            "stops": [
                {"key": f"s{n}", "station": at, "date": on} for n, (at, on) in enumerate(stops, 1)
            ],
            "travel": [{"person": who, "minutes": spent} for who, spent in minutes.items()],
        }  # fmt: skip

    return [
        # Over the end of a month, to two counties: it counts where it set out, for each county wholly.
        trip("V-20220630-TW0MN", "2022-06-30", "2022-07-01", [(T1, "2022-06-30"), (T3, "2022-07-01")],
             **{LEAD: 90, PROFESSOR: 240}),
        # To two stations of one county, and back to the first; somebody without an appointment comes along.
        trip("V-20220608-TH1CE", "2022-06-08", "2022-06-08", [(T1, "2022-06-08"), (T2, "2022-06-08"),
             (T1, "2022-06-08")], **{LEAD: 50, ZHOU: 55}),
        trip("V-20220520-MAY01", "2022-05-20", "2022-05-20", [(T3, "2022-05-20")], **{HEAD1: 35}),
    ]  # fmt: skip


def folder(data: dict[str, Any]) -> str:
    kind, record = data["schema"].partition("/")[0], data["id"]
    year, month = record[2:6], record[6:8]
    return {
        "station": "stations", "person": "people", "agreement": "agreements",
        "session": f"sessions/{year}/{month}", "follow_up": f"follow-ups/{year}",
        "leave": f"leaves/{year}", "request": f"requests/{year}", "case": f"cases/{record}",
        "event": f"events/{year}", "visit": f"visits/{year}",
    }[kind]  # fmt: skip


def write(root: Path, extra: list[dict[str, Any]] | None = None) -> Path:
    """The sample (and ``extra`` records, the later one of an id winning) as a repository; its folder."""
    root.mkdir(parents=True, exist_ok=True)
    config = {
        "name": "濮阳市督导记录", "division_code": "410900", "language": "zh", "closed_on": "2022-07-31",
        "authority": [{"value": "civil_affairs", "to": "2024-06-30"},
                      {"value": "social_work_dept", "name": "中共濮阳市委社会工作部", "from": "2024-07-01"}],
    }  # fmt: skip
    put(root / "sup.yaml", config)
    for data in {each["id"]: each for each in [*records(), *(extra or [])]}.values():
        name = "case" if data["schema"] == "case/1" else data["id"]
        put(root / folder(data) / f"{name}.yaml", data)
    return root


def put(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
