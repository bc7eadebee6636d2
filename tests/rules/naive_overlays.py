"""SUP210 a second time: what the files in ``schemas/`` of the cases may say, by a list written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from tests.rules.naive import Found

TITLES: dict[str, dict[str, list[str]]] = {
    "session form": {
        "individual": ["个别督导", "Individual"], "group": ["团体督导", "小组督导", "Group"],
        "peer": ["同辈督导", "Peer"], "collective": ["集体督导（点对面）", "Collective"],
    },
    "session mode": {
        "face_to_face": ["面谈", "Face to face"], "on_site": ["现场观察", "On site"],
        "online": ["线上", "Online"], "phone": ["电话", "Telephone"], "written": ["文字", "Written"],
    },
    "session outcome": {"held": [], "cancelled": []},
    "session supervisors.side": {"internal": [], "external": []},
    "session supervisors.as": {
        "full_time": [], "station_head": ["站长督导"], "external": ["外部督导"], "peer_lead": ["同辈带领"],
    },
    "session content": {"practice_skill": [], "theory": [], "values": []},
    "person postings.role": {"worker": [], "professor": [], "head": []},
    "request topic": {"theory": [], "values": []},
    "request urgency": {"normal": [], "urgent": []},
}  # fmt: skip
TYPES = ("session", "person", "request")
WITHOUT_DATE = ("person",)
DEFAULTS = ("session outcome held", "request urgency normal")


def findings(files: Mapping[str, bytes]) -> set[Found]:
    """Every entry that cannot be obeyed."""
    found: set[Found] = set()
    for path, text in files.items():
        if path.startswith("schemas/"):
            kind = path.removeprefix("schemas/").removesuffix(".yaml")
            data = yaml.safe_load(text.decode())
            places = [""] if kind not in TYPES else list(refused(kind, data))
            # Findings about no record are told apart by their place alone.
            found |= {("SUP210", "", place, "") for place in places}
    return found


def refused(kind: str, data: Mapping[str, Any]) -> Iterator[str]:
    names: dict[str, dict[str, list[str]]] = {}
    seen: set[tuple[str, str]] = set()
    gone: dict[str, set[str]] = {}
    for n, each in enumerate(data.get("values", [])):
        field, value = each["field"], each["value"]
        place = unknown(kind, field, value)
        if place:
            yield f"/values/{n}/{place}"
            continue
        if (field, value) in seen:
            yield f"/values/{n}/value"
            continue
        seen.add((field, value))
        known = TITLES[f"{kind} {field}"]
        for member in ("title", "title_en"):
            others = [
                word
                for other in known
                if other != value
                for word in [other, *known[other], *names.get(field, {}).get(other, [])]
            ]
            if each.get(member, "").replace(" ", "") in others:
                yield f"/values/{n}/{member}"
                break
        else:
            names.setdefault(field, {})[value] = [each[m] for m in ("title", "title_en") if m in each]
        if "forbidden" in each:
            before = gone.setdefault(field, set())
            if f"{kind} {field} {value}" in DEFAULTS or before | {value} == set(known):
                yield f"/values/{n}/forbidden"
            elif "from" in each["forbidden"] and kind in WITHOUT_DATE:
                yield f"/values/{n}/forbidden/from"
            else:
                before.add(value)
    tags: set[str] = set()
    for n, each in enumerate(data.get("tags", [])):
        place = unknown(kind, each["field"], each["value"])
        if place:
            yield f"/tags/{n}/{place}"
        elif each["tag"] in tags:
            yield f"/tags/{n}/tag"
        elif each["value"] in gone.get(each["field"], set()):
            yield f"/tags/{n}/value"
        tags.add(each["tag"])


def unknown(kind: str, field: str, value: str) -> str:
    """Which member of an entry is at fault; "" where there are such a field and value."""
    if f"{kind} {field}" not in TITLES:
        return "field"
    return "" if value in TITLES[f"{kind} {field}"] else "value"
