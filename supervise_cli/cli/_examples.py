"""The examples of the help in English: the same commands, with English words where Chinese ones stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_WORDS = MappingProxyType(
    {
        "王秀兰": "'Wang Xiulan'",
        "李建国": "'Li Jianguo'",
        "赵晨曦": "'Zhao Chenxi'",
        "孟素霞": "'Meng Suxia'",
        "韩村镇": "Hancun",
        "已电话答复": "'answered by telephone'",
        "入户走访前的顾虑": "'before the home visits'",
        "柳格镇": "Liuge",
        "清丰县社工站督导记录": "'Qingfeng supervision'",
        "清丰县": "Qingfeng",
        "清丰督导": "qingfeng",
        "濮阳督导": "puyang",
        "演示": "demo",
        "格式": "json-schemas",
        "找错": "faults",
        "区划名单": "stations",
        "人员名单": "people",
        "督导台账": "sessions",
        "走访台账": "visits",
        "督导需求": "requests",
        "行动清单": "actions",
        "补充信息": "more",
        "退回": "returned",
        "站点": "station",
        "岗位": "role",
        "社工": "worker",
        "任职起": "from",
        "个别督导": "individual",
        "面谈": "face_to_face",
        "给予情绪支持": "emotional_support",
        "谈话": "talk",
        "记录": "record",
        "督导时长": "minutes",
        "督导.督导类别": "supervisors.as",
        "站长督导": "station_head",
        "转交": "handed_over",
        "一年": "year",
        "督导纪要": "summary",
        "督导覆盖率": "coverage",
        "重复录入": "'entered twice'",
        "台账": "ledger",
        "已补齐6月台账": "'June is complete'",
        "月报": "month",
    }
)


def in_english(example: str, words: Mapping[str, str]) -> str:
    """The command as somebody types it whose records are in English; ``words`` are those of a schema."""
    known = {**words, **_WORDS}
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    return re.sub("|".join(longest_first), lambda found: known[found[0]], example)
