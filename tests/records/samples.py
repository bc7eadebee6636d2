"""One realistic, valid record of each kind, as reading would give it; each call makes a fresh copy."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

STATION_ID = "ST-410902001"
CENTRE_ID = "ST-410902"
HEAD_ID = "P-7K3QX"
WORKER_ID = "P-9M2AB"
SECOND_WORKER_ID = "P-4T8NC"
SUPERVISOR_ID = "P-2D6RW"
EXTERNAL_ID = "P-5H1VZ"
AGREEMENT_ID = "A-20220530-3B8KM"
SESSION_ID = "S-20220615-7K3QX"
GROUP_SESSION_ID = "S-20220622-8N4PT"
CANCELLED_SESSION_ID = "S-20220628-2C9DE"
FOLLOW_UP_ID = "F-20220704-6R3WY"


def station() -> dict[str, Any]:
    """A township station with every optional field."""
    return {
        "schema": "station/1",
        "id": STATION_ID,
        "status": "final",
        "recorded_on": "2022-06-01",
        "entered_by": HEAD_ID,
        "level": "township_station",
        "name": "中原路街道社工站",
        "division_code": "410902001",
        "division_type": "subdistrict",
        "former": [{"division_code": "410902101", "name": "中原路镇", "to": "2010-12-31"}],
        "state": "open",
        "opened_on": "2021-09-28",
        "planned_staff": 5,
        "operator": [
            {"value": "government_direct", "to": "2021-12-31"},
            {"value": "purchased_agency", "agency": "龙都社会工作服务中心", "from": "2022-01-01"},
        ],
        "facilities": [
            {
                "key": "f1",
                "type": "childrens_home",
                "name": "昆吾社区儿童之家",
                "cooperation": [
                    {"value": "contacted", "from": "2021-11-01", "to": "2022-03-31"},
                    {"value": "joint_activity", "from": "2022-04-01"},
                ],
            },
            {"key": "f2", "type": "day_care_centre", "name": "建设路日间照料中心"},
        ],
        "gov_goals": [{"key": "g1", "text": "新建 2 处社区养老服务设施", "year": 2022}],
        "brand": {"name": "龙乡邻里", "theme": "邻里互助", "since": "2022-03-05"},
        "travel_minutes": [{"station": CENTRE_ID, "minutes": 15}, {"station": "ST-410922100", "minutes": 50}],
        "phone": "0393-1234567",
        "tags": ["试点"],
        "office_no": "华社〔2021〕03",
    }


def county_centre() -> dict[str, Any]:
    """A county's centre, with a post for a supervisor."""
    return {
        "schema": "station/1",
        "id": CENTRE_ID,
        "status": "final",
        "level": "county_centre",
        "name": "华龙区社会工作指导中心",
        "division_code": "410902",
        "state": "open",
        "supervisor_posts": [
            {"value": 1, "from": "2021-07-01", "to": "2022-03-31"},
            {"value": 2, "from": "2022-04-01"},
        ],
    }


def person() -> dict[str, Any]:
    """A worker with a licence, a former post and a present one."""
    return {
        "schema": "person/1",
        "id": WORKER_ID,
        "status": "final",
        "recorded_on": "2022-06-01",
        "entered_by": HEAD_ID,
        "label": "王秀英(中原路)",
        "postings": [
            {
                "key": "p1",
                "station": "ST-410922100",
                "role": "assistant",
                "from": "2021-09-01",
                "to": "2022-02-28",
                "left_because": "transfer",
            },
            {"key": "p2", "station": STATION_ID, "role": "worker", "from": "2022-03-01", "fte": 1},
        ],
        "licence": [
            {"value": "none", "to": "2021-12-31"},
            {"value": "assistant_sw", "from": "2022-01-01"},
        ],
        "practice_since": "2020-07-01",
        "credentials": [
            {"title": "社工站骨干培训", "issuer": "濮阳市民政局", "date": "2021-12-10", "hours": 24}
        ],
        "same_as": ["P-8Q1JS"],
    }


def supervisor() -> dict[str, Any]:
    """A full-time supervisor of the county centre."""
    return {
        "schema": "person/1",
        "id": SUPERVISOR_ID,
        "status": "final",
        "label": "李明",
        "postings": [{"key": "p1", "station": CENTRE_ID, "role": "supervisor", "from": "2021-07-01"}],
        "licence": [{"value": "sw", "from": "2018-11-01"}],
        "appointments": [
            {
                "key": "d1",
                "kind": "full_time",
                "side": "internal",
                "origin": "local",
                "obtained_by": "trained",
                "by": "华龙区民政局",
                "from": "2021-07-01",
                "functions": ["administrative", "educational", "supportive"],
                "counties": ["410902"],
                "capacity": {"days_per_month": 20, "max_supervisees": 20, "max_group": 8},
            }
        ],
    }


def external_supervisor() -> dict[str, Any]:
    """A university teacher, hired from outside; holds no post at a station."""
    return {
        "schema": "person/1",
        "id": EXTERNAL_ID,
        "status": "final",
        "label": "赵老师",
        "postings": [{"key": "p1", "organisation": "某大学社会工作系", "role": "professor"}],
        "appointments": [
            {
                "key": "d1",
                "kind": "external",
                "side": "external",
                "origin": "university",
                "obtained_by": "hired",
            }
        ],
    }


def agreement() -> dict[str, Any]:
    """An agreement between a supervisor and two workers."""
    return {
        "schema": "agreement/1",
        "id": AGREEMENT_ID,
        "status": "final",
        "recorded_on": "2022-05-30",
        "entered_by": SUPERVISOR_ID,
        "supervisor": SUPERVISOR_ID,
        "supervisees": [WORKER_ID, SECOND_WORKER_ID],
        "from": "2022-06-01",
        "to": "2023-05-31",
        "review_on": "2022-12-01",
        "functions": ["educational", "supportive"],
        "forms": ["individual", "group"],
        "frequency": [
            {"form": "individual", "per": "month", "count": 1, "minutes": 60},
            {"form": "group", "per": "quarter", "count": 1, "minutes": 120},
        ],
        "mode": "face_to_face",
        "standard": "county-2022",
        "confidentiality_limits": "督导内容保密；涉及人身安全和法律规定的报告义务除外。",
        "cancel_rule": "提前一天告知，五个工作日内补上。",
        "record_readers": [HEAD_ID, CENTRE_ID],
        "dual_role_measures": "绩效考核由站长负责，督导不参与打分。",
        "fee_yuan": 200.5,
        "fee_per": "session",
        "data_terms": "外部督导只看去标识化的个案材料，不带离、不拍照。",
    }


def session() -> dict[str, Any]:
    """An individual session with a case, actions and the follow-up of an earlier action."""
    return {
        "schema": "session/1",
        "id": SESSION_ID,
        "status": "final",
        "recorded_on": "2022-06-16",
        "entered_by": SUPERVISOR_ID,
        "outcome": "held",
        "date": "2022-06-15",
        "start": "14:30",
        "end": "15:40",
        "minutes": 70,
        "station": STATION_ID,
        "place": "站内督导室",
        "supervisors": [{"person": SUPERVISOR_ID, "as": "full_time", "side": "internal"}],
        "attendees": [{"person": WORKER_ID, "minutes": 60}],
        "form": "individual",
        "mode": "face_to_face",
        "content": ["practice_skill", "emotional_support", "progress_monitoring"],
        "functions": ["educational", "supportive", "administrative"],
        "focus": ["wellbeing"],
        "theme": "入户探访的准备与记录",
        "agenda": ["上次行动的落实", "探访中遇到的推辞"],
        "summary": "先核对上次约定的两件事。\n谈到入户时老人不愿开口，讨论了从家务琐事聊起的做法。",
        "cases": [
            {
                "key": "c1",
                "case": "C-6X4BD",
                "decision": "先不转介，增加一次家访。",
                "rationale": "家庭支持尚在，转介可能打断信任。",
                "risk": "medium",
            }
        ],
        "service_progress": [
            {"service": "casework", "period": "2022-06", "planned": 4, "done": 3, "remark": "一户外出务工。"},
            {
                "service": "community",
                "period": {"from": "2022-06-01", "to": "2022-06-15"},
                "planned": 1,
                "done": 1,
            },
        ],
        "facilities": [STATION_ID + "#f1"],
        "gov_goals": [STATION_ID + "#g1"],
        "suggestions": ["探访前先电话约定，避开农忙。"],
        "actions": [
            {
                "key": "a1",
                "what": "整理探访提纲并试用两户",
                "text": "提纲含生活、健康、来往三块。",
                "owner": WORKER_ID,
                "due": "2022-07-01",
            },
            {"key": "a2", "what": "约社区卫生院讲一次慢病照护", "owner": HEAD_ID, "due": "2022-07-15"},
        ],
        "follow_up": [
            {
                "of": "S-20220518-4G7HJ#a1",
                "date": "2022-06-15",
                "outcome": "done",
                "verified_by": SUPERVISOR_ID,
            },
            {
                "of": "R-20220601-9B2CD",
                "date": "2022-06-15",
                "outcome": "split",
                "actions": [{"key": "a1", "what": "联系志愿者队", "owner": WORKER_ID, "due": "2022-07-10"}],
                "text": "先做第一步。",
            },
        ],
        "agreement": AGREEMENT_ID,
        "plan_item": "PL-20220105-5N8QR#m6",
        "requests": ["R-20220601-9B2CD"],
        "next_on": "2022-07-13",
        "supervisee_reflection": "我太急着问问题了。",
        "supervisor_reflection": "多留一点沉默。",
        "travel_minutes": 15,
        "cost_yuan": 0,
        "evidence": [{"what": "签到表", "where": "中心档案柜 2 号盒", "sha256": "0" * 63 + "a"}],
    }


def group_session() -> dict[str, Any]:
    """A group session by an external supervisor on a visit, without actions; one attendee stayed away."""
    return {
        "schema": "session/1",
        "id": GROUP_SESSION_ID,
        "status": "final",
        "recorded_on": "2022-06-23",
        "outcome": "held",
        "date": "2022-06-22",
        "start": "09:00",
        "end": "11:00",
        "station": STATION_ID,
        "supervisors": [
            {"person": EXTERNAL_ID, "as": "external", "side": "external"},
            {"person": SUPERVISOR_ID, "as": "full_time", "side": "internal", "minutes": 60},
        ],
        "attendees": [
            {"person": HEAD_ID},
            {"person": WORKER_ID},
            {"person": SECOND_WORKER_ID, "absent": True},
        ],
        "guests": 2,
        "form": "group",
        "mode": "on_site",
        "content": ["community_resources", "theory"],
        "functions": ["resource_linking", "educational", "project_planning"],
        "focus": ["resource_brand", "facility_integration"],
        "theme": "儿童之家暑期项目怎样长期做下去",
        "summary": "对照需求评估梳理项目目标，讨论与学校、妇联的分工。",
        "no_action_reason": "等镇里的经费批复。",
        "follow_up_by": HEAD_ID,
        "visit": "V-20220622-3K7MN#s1",
        "ad_hoc_reason": "教授来访的机会。",
    }


def cancelled_session() -> dict[str, Any]:
    """A session that was called off."""
    return {
        "schema": "session/1",
        "id": CANCELLED_SESSION_ID,
        "status": "final",
        "recorded_on": "2022-06-28",
        "outcome": "cancelled",
        "date": "2022-06-29",
        "station": STATION_ID,
        "supervisors": [{"person": SUPERVISOR_ID, "as": "full_time", "side": "internal"}],
        "attendees": [{"person": SECOND_WORKER_ID}],
        "cancelled": {"date": "2022-06-28", "by": "station", "reason": "防汛值班。"},
    }


def follow_up() -> dict[str, Any]:
    """An action handed over to somebody else."""
    return {
        "schema": "follow_up/1",
        "id": FOLLOW_UP_ID,
        "status": "final",
        "recorded_on": "2022-07-04",
        "entered_by": HEAD_ID,
        "of": SESSION_ID + "#a2",
        "date": "2022-07-04",
        "outcome": "handed_over",
        "owner": SECOND_WORKER_ID,
        "due": "2022-07-31",
        "text": "卫生院改由专人对接。",
        "evidence": [{"what": "微信沟通截图", "where": "站内电脑"}],
    }


def draft_session() -> dict[str, Any]:
    """A session of which hardly anything is known yet."""
    return {
        "schema": "session/1",
        "id": "S-20220630-5F2GH",
        "status": "draft",
        "actions": [{"what": "再约时间"}],
    }


def void_session() -> dict[str, Any]:
    """A session that was entered twice and withdrawn."""
    return {
        **cancelled_session(),
        "id": "S-20220628-9W5XY",
        "status": "void",
        "void": {"date": "2022-06-30", "by": HEAD_ID, "reason": "同一场登记了两次。"},
    }


def every() -> dict[str, dict[str, Any]]:
    """All samples by name."""
    makers = (
        station,
        county_centre,
        person,
        supervisor,
        external_supervisor,
        agreement,
        session,
        group_session,
        cancelled_session,
        follow_up,
        draft_session,
        void_session,
    )
    return {make.__name__: deepcopy(make()) for make in makers}
