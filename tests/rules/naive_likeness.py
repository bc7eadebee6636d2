"""SUP620 and SUP621 a second time: every pair of texts, letter by letter, nothing shared with the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from tests.rules.naive import Found, Record, count, read_all

CODES = ("SUP620", "SUP621")
ACCOUNTS = {
    "session/1": [
        "summary",
        "cases/*/decision",
        "cases/*/rationale",
        "suggestions/*",
        "service_progress/*/remark",
        "follow_up/*/text",
        "supervisee_reflection",
        "supervisor_reflection",
    ],
    "case_note/1": ["process", "analysis", "closing/evaluation"],
    "event/1": ["text"],
    "follow_up/1": ["text"],
    "audit/1": ["checks/*/text", "findings/*/text"],
}
OFFERED = {
    "session/1": {
        "summary": [
            *("督导纪要", "Summary", "谈了什么、怎么判断、为什么。"),
            "What was discussed, how it was judged and why.",
            *("督导内容记录", "过程记录", "记录", "主要内容", "内容摘要"),
        ],
        "suggestions/*": ["督导建议", "Suggestions", "督导意见", "建议"],
        "agenda/*": ["议程", "Agenda"],
        "late_reason": ["迟记原因", "Reason for late entry"],
        "cases/*/decision": ["决定", "Decision"],
        "supervisor_reflection": ["督导反思", "Supervisor's reflection", "督导者反思"],
    },
    "case_note/1": {
        "process": [
            *("过程", "Process", "做了什么、对方怎样回应。", "What was done, and how it was taken."),
            *("服务过程", "过程记录", "内容"),
        ],
        "next": ["下一步", "Next", "下一步计划", "跟进计划"],
    },
    "case/1": {"goals/*": ["服务目标", "Goals", "目标"]},
}
DAYS = {"session/1": "date", "case_note/1": "date", "event/1": "date", "follow_up/1": "date"}


def findings(files: Mapping[str, bytes], as_of: str) -> set[Found]:
    """What both rules find on that day."""
    counting = count(read_all(files))
    policy = yaml.safe_load(files["policy.yaml"]) if "policy.yaml" in files else {}
    records = {record["id"]: record for record in counting.values()}
    return repeated(records, policy, as_of) | unfilled(records, as_of)


def day_of(record: Record) -> str:
    return str(record.get(DAYS.get(record["schema"], "recorded_on")) or record.get("recorded_on") or "")


def a_year_before(as_of: str) -> str:
    return f"{int(as_of[:4]) - 1}{as_of[4:7]}-01"


def unfilled(records: Mapping[str, Record], as_of: str) -> set[Found]:
    found = set()
    for record in records.values():
        if not a_year_before(as_of) <= day_of(record) <= as_of:
            continue
        for shape, pointer, text in texts(record):
            for offered in OFFERED.get(record["schema"], {}).get(shape, []):
                alike = text.strip().rstrip("：:。.").lower() == offered.rstrip("：:。.").lower()
                if alike and len(text) <= len(offered) + 2:
                    found.add(("SUP621", record["id"], pointer, ""))
    return found


def repeated(records: Mapping[str, Record], policy: Mapping[str, Any], as_of: str) -> set[Found]:
    since = a_year_before(as_of)
    told = []
    for record in records.values():
        day = day_of(record)
        for shape, pointer, text in texts(record):
            if shape not in ACCOUNTS.get(record["schema"], []):
                continue
            said = own_words(text, record, records, policy)
            if day <= as_of and len(said) >= value(policy, "likeness_length", day or as_of, 60):
                told.append((day, record["id"], pointer, said))
    told.sort()
    found = set()
    for n, (day, one, pointer, said) in enumerate(told):
        if day < since:
            continue
        least = value(policy, "likeness_percent", day, 80)
        for _, other, _, earlier in told[:n]:
            apart = one != other and not same_meeting(records[one], records[other])
            if apart and likeness(said, earlier) >= least:
                found.add(("SUP620", one, pointer, other))
                break
    return found


def value(policy: Mapping[str, Any], name: str, day: str, bundled: int) -> int:
    found = bundled
    for entry in sorted(policy.get(name, []), key=lambda each: each.get("from", "")):
        if entry.get("from", "") <= day:
            found = entry["value"]
    return found


def likeness(one: str, other: str) -> int:
    first = {one[n : n + 5] for n in range(len(one) - 4)}
    second = {other[n : n + 5] for n in range(len(other) - 4)}
    shared = [each for each in first if each in second]
    return 100 * len(shared) // (len(first) + len(second) - len(shared))


def same_meeting(one: Record, other: Record) -> bool:
    if one["schema"] != "session/1" or other["schema"] != "session/1":
        return False
    if "start" not in one or (one["date"], one["start"]) != (other["date"], other.get("start")):
        return False
    return any(a["person"] == b["person"] for a in one["supervisors"] for b in other["supervisors"])


def own_words(text: str, record: Record, records: Mapping[str, Record], policy: Any) -> str:
    """The text without punctuation and without the sentences that it may quote."""
    quoted = {each for _, _, words in texts(policy) for each in sentences(words)}
    for shape, _, words in texts(record):
        if shape not in ACCOUNTS.get(record["schema"], []):
            quoted |= set(sentences(words))
    for _, _, name in texts(record):
        target, _, key = name.partition("#")
        other = records.get(target)
        if other is None or other["schema"] == "person/1":
            continue
        for shape, pointer, words in texts(other):
            account = shape in ACCOUNTS.get(other["schema"], [])
            if not account or (pointer.count("/") > 2 and pointer.split("/")[2] == key):
                quoted |= set(sentences(words))
    return "".join(each for each in sentences(text) if len(each) < 6 or each not in quoted)


def sentences(text: str) -> list[str]:
    parts = [""]
    for n, char in enumerate(text):
        if char in "。！？；!?;\n" or (char == "." and (text + " ")[n + 1].isspace()):
            parts.append("")
        elif char.isalnum():
            parts[-1] += char.lower()
    return [each for each in parts if each]


def texts(data: Any, shape: str = "", pointer: str = "") -> Iterator[tuple[str, str, str]]:
    """Every string: the names that lead there (``*`` for an item), its pointer, itself."""
    if isinstance(data, dict):
        for name, each in data.items():
            yield from texts(each, f"{shape}/{name}" if shape else name, f"{pointer}/{name}")
    elif isinstance(data, list):
        for n, each in enumerate(data):
            named = [each[key] for key in ("key", "person") if isinstance(each, dict) and key in each]
            yield from texts(each, f"{shape}/*", f"{pointer}/{(named or [n])[0]}")
    elif isinstance(data, str):
        yield shape, pointer, data
