"""Values with which a rule's sentences are shown where there is no finding: its page in ``sup explain``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from supervise_cli.model import Param, Text

_S = "S-20220615-7K3QX"
_EVERY: Final[Mapping[str, Param | Text]] = {
    "agreement": "A-20220101-7K3QX",
    "allowed": 3, "allowed_zh": "individual 个别督导、group 团体督导", "allowed_en": "individual, group",
    "between": 70, "char": "U+200B", "column": 5, "command": "new-session", "date": "2022-06-15", "days": 19,
    "end": "15:40", "example": "P-7K3QX", "expected": f"sessions/2022/06/{_S}.yaml", "field": "date",
    "first": 1, "free": "a2", "high": 1440, "holder": "attendees", "holder_zh": "受督导人",
    "holder_en": "Attendees", "id": _S, "key": "a1", "keys_zh": "a2、a3", "keys_en": "a2, a3", "last": 12,
    "length": 60, "limit": 200, "line": 9, "listed": "person, minutes", "listed_zh": "- P-7K3QX",
    "listed_en": "- P-7K3QX", "low": 1, "member": "person", "member_zh": "人员", "member_en": "Person",
    "delivered": 1,
    "minutes": 90, "most": 2, "n": 240, "name": "记录.yaml", "near": "summary",
    "near_zh": "督导纪要",
    "near_en": "Summary", "nearest": Text("王秀兰（P-9M2AB）", "Wang Xiulan (P-9M2AB)"),
    "options_zh": "督导时长（minutes）或结束时间（end）", "options_en": "minutes or end",
    "other": "S-20220615-9M2AB",
    "person": Text("王秀兰（P-9M2AB）", "Wang Xiulan (P-9M2AB)"), "prefix": "P",
    "period_zh": "2022 年二季度", "period_en": "2022-Q2",
    "second": 2,
    "size": 12,
    "spaces": 2, "start": "14:30", "target": "P-9M2AD", "title_zh": "督导日期", "title_en": "Date",
    "today": "2022-06-10", "typed": "ST", "want": "2022-06-15", "want_zh": "个别督导",
    "want_en": "Individual",
    "wanted": 3, "when_zh": "已进行的督导", "when_en": "a held session",
    "until": "2022-12-31", "waived": "SUP304", "waiver": "WV-20220628-2T6KB",
    "who": Text("李明（P-2D6RW）", "Li Ming (P-2D6RW)"), "whole": _S, "written": "2022-06-10",
}  # fmt: skip
_C: Final = "C-8KD3V"
_STATION: Final = Text("岳村镇社工站（ST-410902101）", "Yuecun station (ST-410902101)")
_LICENCES: Final = {
    "typed_zh": "助理社会工作师", "typed_en": "assistant social worker",
    "want_zh": "社会工作师", "want_en": "social worker",
}  # fmt: skip
_MINUTES: Final = {"field": "minutes", "title_zh": "督导时长", "title_en": "Minutes"}
_TEXT: Final = {"field": "theme", "title_zh": "主题", "title_en": "Theme"}
_PLANNING: Final = {"want": "planning", "want_zh": "计划", "want_en": "Planning"}
_MONTH: Final = {"period_zh": "2022 年 6 月", "period_en": "2022-06"}
_PEOPLE: Final = {"field": "supervisor", "title_zh": "督导", "title_en": "Supervisor"}
_OWN: Final[Mapping[str, Mapping[str, Param | Text]]] = {
    "SUP002": {"size": 600000, "limit": 524288},
    "SUP007": {"char": "U+0008"},
    "SUP010": {"char": "U+FFFD"},
    "SUP011": {"first": 8},
    "SUP012": {"limit": 32},
    "SUP019": {"key": "minutes", "first": 6},
    "SUP024": {"char": "U+D83D"},
    "SUP034": {"char": "U+D83D"},
    "SUP101": {"want": "session/1", "allowed_zh": "session/1、person/1", "allowed_en": "session/1, person/1"},
    "SUP102": {"key": "sumary"},
    "SUP103": {"want": 'date: "2022-06-15"'},
    "SUP106": {"field": "content", "title_zh": "督导内容", "title_en": "Content", "want": "theory"},
    "SUP107": {**_MINUTES, "want": 60},
    "SUP110": {"field": "start", "title_zh": "开始时间", "title_en": "Start", "want": "14:30"},
    "SUP111": {"field": "form", "title_zh": "督导形式", "title_en": "Form", "want": "individual"},
    "SUP112": {**_PEOPLE, "want": "P-7K3QX"},
    "SUP113": {"field": "id", "title_zh": "记录编号", "title_en": "Id", "prefix": "S", "want": _S},
    "SUP114": {"field": "key", "title_zh": "短名", "title_en": "Key", "example": "a1", "want": "a1"},
    "SUP115": {**_TEXT, "limit": 60, "n": 75},
    "SUP116": {"field": "attendees", "title_zh": "受督导人", "title_en": "Attendees", "limit": 1},
    "SUP117": _MINUTES,
    "SUP118": {"field": "attendees", "title_zh": "受督导人", "title_en": "Attendees"},
    "SUP120": {"field": "cost_yuan", "title_zh": "费用", "title_en": "Cost", "want": "35.50"},
    "SUP121": {"want": "reason"},
    "SUP212": {"record": _S},
    "SUP122": {"field": "summary", "title_zh": "督导纪要", "title_en": "Summary"},
    "SUP123": {"field": "period", "title_zh": "期间", "title_en": "Period", "want": "2022-06"},
    "SUP202": {"target": _S, "first": "a2"},
    "SUP203": {"other": f"sessions/2021/06/{_S}.yaml"},
    "SUP204": {"target": _S},
    "SUP205": {"first": "/actions/a1"},
    "SUP206": {"id": _C, "start": "2022-06-20", "end": "2022-06-10", "other": "N-20220610-6J3HN"},
    "SUP207": {"id": _C, "station": _STATION},
    "SUP208": {"other": _STATION, "digits": "410902101", "id": "ST-410902101-2"},
    "SUP209": {"named": "SUP304"},
    "SUP306": {"allowed": 8},
    "SUP309": {"minutes": 150, "allowed": 120},
    "SUP310": {"station": _STATION, "own_station": "ST-410902102", "between": 10, "minutes": 40},
    "SUP311": {"other": "L-20220613-3W5TC", "start": "2022-06-13", "end": "2022-06-17"},
    "SUP312": {"date": "2022-06-03", "start": "20:30", "end": "21:20", "first": 7, "last": 21},
    "SUP313": {"id": _C},
    "SUP314": {"start": "2022-06-10 16:20", "end": "2022-06-13 09:00", "allowed": 24},
    "SUP603": {"other": _S, "n": "40", "wanted": 90, **_LICENCES},
    "SUP604": {"other": _S, "start": "2022-03-01", "wanted": 1},
    "SUP605": {"id": _C},
    "SUP606": {"id": _C},
    "SUP320": {"person": "P-7K3QX", "station": "ST-410902101"},
    "SUP321": {"who": "P-2D6RW", "n": 3, "date": "2022-05-31"},
    "SUP322": {"days": 15},
    "SUP323": {**_MONTH, "expected": 2, "person": "P-7K3QX"},
    "SUP324": {**_MONTH, "expected": 1, "days": 30, "person": "P-7K3QX"},
    "SUP325": {"first": "2022-04-02", "last": "2022-06-15", "days": 74, "allowed": 60, "person": "P-7K3QX"},
    "SUP326": {"n": 9, "allowed": 8},
    "SUP328": {"n": 24, "minutes": 60, "day": 25, "person": "P-7K3QX"},
    "SUP610": {"n": 3, "person": "P-7K3QX"},
    "SUP611": {"minutes": 390, "n": 360, "allowed": 80, "person": "P-7K3QX"},
    "SUP612": {"n": 6, "station": "ST-410902101"},
    "SUP613": {"n": 4, "person": "P-7K3QX"},
    "SUP614": {"n": 4, "person": "P-7K3QX"},
    "SUP615": {"missing_zh": "目标融合", "missing_en": "Alignment of goals", "station": "ST-410902101"},
    "SUP620": {
        "other": "S-20220518-9M2AB",
        "title_zh": "督导纪要",
        "title_en": "Summary",
        "other_title_zh": "督导纪要",
        "other_title_en": "Summary",
        "percent": 92,
    },
    "SUP621": {"title_zh": "督导纪要", "title_en": "Summary"},
    "SUP616": {"n": 3, "person": "P-7K3QX"},
    "SUP327": {**_MONTH, "minutes": 1400, "days": "4", "allowed": 1344, "person": "P-7K3QX"},
    "SUP340": {"request": "R-20220601-5T9GB", "date": "2022-06-01", "want": "2022-06-16", "days": 14},
    "SUP341": {"date": "2022-06-07", "want": "2022-06-14", "days": 16},
    "SUP342": {"station": _STATION, "date": "2022-05-20", "days": 41},
    "SUP630": {"action": f"{_S}#a1", "want": "2022-05-20", "days": 41},
    "SUP631": {"action": f"{_S}#a1", "date": "2022-05-25"},
    "SUP632": {"action": "S-20220601-9M2AB#a1", "want": "2022-06-10"},
    "SUP633": {"id": _C, "date": "2022-05-20", "days": 41, "person": "P-7K3QX"},
    "SUP634": {"id": _C, "date": "2022-03-01", "days": 121, "person": "P-7K3QX"},
    "SUP635": {"id": _C, "date": "2022-05-20", "want": "2022-06-19", "decision": "S-20220520-7K3QX#c1"},
    "SUP640": {"n": 3, "station": "ST-410902101", "want": "2022-Q3"},
    "SUP641": {"plan": "PL-20220328-7K3QX", "date": "2022-04-01", "end": "2022-04-11"},
    "SUP642": {"plan": "PL-20220328-7K3QX", "objective": "PL-20220328-7K3QX#o1"},
    "SUP643": {"plan": "PL-20220328-7K3QX", "item": "PL-20220328-7K3QX#m05i", "when": "2022-05"},
    "SUP644": {"n": 5},
    "SUP645": {"length": 7, "least": 15},
    "SUP646": {"id": _C, "session": _S},
    "SUP650": {
        "id": _C,
        "note": "N-20220608-6J3HN",
        "title_zh": "介入",
        "title_en": "Intervention",
        **_PLANNING,
    },
    "SUP651": {"id": _C, "note": "N-20220610-6J3HN", "date": "2022-06-10"},
    "SUP652": {"id": _C, "date": "2022-06-10", "want": "2022-06-25"},
    "SUP653": {"id": _C, "date": "2022-04-20", "days": 71},
    "SUP660": {
        **_MONTH,
        "minutes": 480,
        "n": 240,
        "travel": 90,
        "person": "P-7K3QX",
        "period": "2022-06",
        "claim": "CM-20220630-5T9GB",
    },
    "SUP663": {"name": "孟轲乡", "digits": "410902102", "file": "divisions.csv"},
    "SUP664": {
        "station": "ST-410902",
        "n": 10,
        "delivered": 8,
        "percent": 80,
        "wanted": 90,
        "period": "2022-Q2",
    },
    "SUP665": {
        "station": "ST-410902101",
        "name": "岳村镇综合文化站",
        "facility": "ST-410902101#f2",
        "date": "2022-03-01",
        "days": 121,
    },
    "SUP666": {
        "station": "ST-410902101",
        "goal": "ST-410902101#g1",
        "text": "困境儿童走访全覆盖",
        "year": "2022",
    },
    "SUP667": {
        "person": "P-7K3QX",
        "n": 2,
        "competence": "psychology",
        "competence_zh": "心理学知识与能力",
        "competence_en": "Psychology",
    },
    "SUP668": {"person": "P-7K3QX", "date": "2021-05-20", "months": 12},
    "SUP669": {"scope": "P-7K3QX", "n": 1, "period": "2022-Q2"},
    "SUP670": {"scope": "P-7K3QX", "n": 3},
    "SUP637": {"finding": "AU-20220606-5T9GB#f1", "want": "2022-06-15", "days": 15},
}


_OF_A_SENTENCE: Final[Mapping[tuple[str, str], Mapping[str, Param | Text]]] = {
    ("SUP309", "long"): {"minutes": 200, "allowed": 180},
    ("SUP640", "county"): {"n": 14, "size": 4, "station": "ST-410902"},
    ("SUP309", "short"): {"minutes": 20, "allowed": 30},
}


def of(code: str, variant: str = "") -> Mapping[str, Param | Text]:
    """Values for the parameters of one of that rule's sentences, such as there might be."""
    return MappingProxyType({**_EVERY, **_OWN.get(code, {}), **_OF_A_SENTENCE.get((code, variant), {})})
