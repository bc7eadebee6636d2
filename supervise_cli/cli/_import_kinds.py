"""The kinds of list that ``sup import`` takes: what each is called, what its help says."""

from __future__ import annotations

from dataclasses import dataclass

from supervise_cli.model import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list. ``type`` is the type of record in which what it says stands."""

    name: str
    type: str
    words: Text
    more: Text
    examples: tuple[str, ...]

    @property
    def standing(self) -> bool:
        """Whether its records are edited in place, so that a later list may fill them in."""
        return self.type in {"station", "person"}


ALL = Text(
    "名单是 CSV（UTF-8、GBK 或 UTF-16）；Excel、WPS 表格先另存为 CSV。不认识的列、身份证号、"
    "手机号和生日一律不读。"
    "好的行一次全部登记，有问题的行连同原因退回；已经有的不改，再导入一次也不会重复。",
    "The list is CSV (UTF-8, GBK or UTF-16); save a spreadsheet as CSV first. Unknown columns, identity "
    "numbers, mobile "
    "numbers and birthdays are never read. Good rows are registered together, the others come back with "
    "reasons; what is "
    "there already is not changed, and importing again adds nothing.",
)
_NAMES = Text(
    "姓名、站名照名册写，一格里几个用顿号隔开；重名的写成“姓名（站点）”或者写编号，对不上、分不清的行退回，不猜。"
    "日期、时间、时长照平常写法。还缺别的必填项的先存成草稿，用 sup finish 补。",
    "People and stations by their names on the roster, several in one cell with 、 or ； between; namesakes "
    "as “name (station)” or by id. What fits nobody or several comes back. What still lacks something is "
    "saved as a draft for sup finish.",
)


KINDS = (
    Kind(
        "stations",
        "station",
        Text("从区划名单登记站点", "Register stations from a list of divisions"),
        Text(
            "要有“区划代码”和“名称”两列；有“县区”“县区代码”列就连县级中心一起登记，市级总站照 sup.yaml。",
            "Division code and name are needed; with columns county and county_code the county centres are "
            "registered too, the city's station as sup.yaml says. ",
        ),
        ("sup import stations 区划名单.csv", "sup import stations 补充信息.csv --update --dry-run"),
    ),
    Kind(
        "people",
        "person",
        Text("从人员名单登记社工、站长、督导", "Register workers, heads and supervisors from a staff list"),
        Text(
            "要有“姓名”“岗位”和“站点”（或“所在单位”）三列；不同县有同名乡镇时要有“县区”列，"
            "或者站点写区划代码。",
            "Name, role and station (or organisation) are needed; where counties have townships of one "
            "name, add a county column or write division codes. ",
        ),
        (
            "sup import people 人员名单.csv",
            "sup import people 人员名单.csv --rejected 退回.csv",
            "sup import people 补充信息.csv --update",
        ),
    ),
    Kind(
        "sessions",
        "session",
        Text("从督导台账登记督导记录", "Register sessions from a ledger"),
        Text(
            "一行一场；要有“督导日期”“督导”“受督导人”三列。" + _NAMES.zh,
            "A row is a session; date, supervisors and attendees are needed. " + _NAMES.en + " ",
        ),
        ("sup import sessions 督导台账.csv --dry-run", "sup import sessions 督导台账.csv"),
    ),
    Kind(
        "visits",
        "visit",
        Text("从走访台账登记走访", "Register field visits from a ledger"),
        Text(
            "一行一次走访，到的几站写在一格里；一站一行的，用同一个“本单位编号”连成一次。"
            "要有“走访日期”和“到访站点”两列。" + _NAMES.zh,
            "A row is a trip, its stations in one cell; rows of one office number are one trip. The day and "
            "the stations are needed. " + _NAMES.en + " ",
        ),
        ("sup import visits 走访台账.csv --dry-run", "sup import visits 走访台账.csv"),
    ),
    Kind(
        "requests",
        "request",
        Text("从需求清单登记督导需求", "Register requests for supervision from a list"),
        Text(
            "要有“提出日期”“提出者”“需求内容”三列；提出者写姓名，全站一起提的写站名。" + _NAMES.zh,
            "The day, who asked (a person or a station) and the topic are needed. " + _NAMES.en + " ",
        ),
        ("sup import requests 督导需求.csv --dry-run", "sup import requests 督导需求.csv"),
    ),
    Kind(
        "actions",
        "session",
        Text("从行动清单登记行动和完成情况", "Register actions and what became of them from a list"),
        Text(
            "行动写进定下它的那场督导：用“督导编号”，或者“督导日期”加“督导”“受督导人”“站点”里的一样两样找到它；"
            "找不到、对得上好几场的退回。要有“要做的事”一列；有“完成情况”“完成日期”的另写一条跟进。"
            + _NAMES.zh,
            "An action goes into the session in which it was agreed, found by its id or by date with "
            "supervisor, attendee or station; what fits none or several comes back. What is to be done is "
            "needed; with outcome and day a follow-up is written. " + _NAMES.en + " ",
        ),
        ("sup import actions 行动清单.csv --dry-run", "sup import actions 行动清单.csv"),
    ),
)
