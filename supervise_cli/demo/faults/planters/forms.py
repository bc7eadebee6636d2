"""SUP106–SUP112, SUP123, SUP124: lists, numbers, dates, times, keys and ids in the form people write them."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Mistake, planter

_PROGRESS = {"service": "casework", "planned": 4, "done": 3}

PLANTER = planter(
    [
        Mistake("SUP106", {"/content": "practice_skill、theory"}, "/content"),
        Mistake("SUP106", {"/functions": "educational"}, "/functions"),
        Mistake("SUP106", {"/supervisors": "站长"}, "/supervisors"),
        Mistake("SUP107", {"/minutes": "30分钟"}, "/minutes"),
        Mistake("SUP107", {"/minutes": "半小时"}, "/minutes"),
        Mistake("SUP107", {"/minutes": "30"}, "/minutes"),
        Mistake("SUP107", {"/planned_staff": "两名"}, "/planned_staff", kind="station"),
        Mistake("SUP108", {"/attendees/0/absent": "否"}, "/attendees/{attendee}/absent"),
        Mistake("SUP108", {"/attendees/0/absent": 0}, "/attendees/{attendee}/absent"),
        Mistake("SUP109", {"/date": "2022年6月15日"}, "/date"),
        Mistake("SUP109", {"/date": "2022.6.15"}, "/date"),
        Mistake("SUP109", {"/date": "6月15日"}, "/date"),
        Mistake("SUP109", {"/actions/0/due": "下周五"}, "/actions/a1/due"),
        Mistake("SUP109", {"/date": "2022-06-31"}, "/date"),
        Mistake("SUP109", {"/postings/0/from": "20220301"}, "/postings/p1/from", kind="person"),
        Mistake("SUP109", {"/from": "2022年1月1日"}, "/from", kind="agreement"),
        Mistake("SUP110", {"/start": "下午2点半"}, "/start"),
        Mistake("SUP110", {"/start": "9:00"}, "/start"),
        Mistake("SUP110", {"/start": "14：30"}, "/start"),
        Mistake("SUP110", {"/end": "25:00"}, "/end"),
        Mistake("SUP111", {"/form": "个别督导"}, "/form"),
        Mistake("SUP111", {"/mode": "电话"}, "/mode"),
        Mistake("SUP111", {"/content/0": "practise_skill"}, "/content/0"),
        Mistake("SUP111", {"/postings/0/role": "志愿者"}, "/postings/p1/role", kind="person"),
        Mistake("SUP111", {"/outcome": "已完成"}, "/outcome", kind="follow_up"),
        Mistake("SUP111", {"/state": "筹备"}, "/state", kind="station"),
        Mistake("SUP112", {"/actions/0/owner": "王秀英"}, "/actions/a1/owner"),
        Mistake("SUP112", {"/attendees/0/person": "李站长"}, "/attendees/0/person"),
        Mistake("SUP112", {"/station": "岳村镇社工站"}, "/station"),
        Mistake("SUP112", {"/supervisor": "王站长"}, "/supervisor", kind="agreement"),
        Mistake("SUP112", {"/of": "a1"}, "/of", kind="follow_up"),
        Mistake("SUP112", {"/postings/0/station": "410902101"}, "/postings/p1/station", kind="person"),
        Mistake(
            "SUP123",
            {"/service_progress": [{**_PROGRESS, "period": "2022年6月"}]},
            "/service_progress/0/period",
        ),
        Mistake(
            "SUP123", {"/service_progress": [{**_PROGRESS, "period": "上半年"}]}, "/service_progress/0/period"
        ),
        Mistake("SUP124", {"/phone": "问镇政府办公室"}, "/phone", kind="station"),
        Mistake("SUP124", {"/theme": "走访表\n台账"}, "/theme"),
    ]
)
