"""Which session a row of an action list is about: by its id, else by its day and who was there; no guess."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from supervise_cli.interop.identities import There
from supervise_cli.making.sameness import values_at
from supervise_cli.model import Text

_SHOWN: Final = 4
_PEOPLE: Final = ("supervisors", "attendees", "station")

_NO_SUCH_ID: Final = Text(
    "没有这个编号的督导记录；查编号：sup list session",
    "There is no session of that id; look it up: sup list session",
)
_SAY_WHICH: Final = Text(
    "看不出是哪一场督导；写督导日期，再写督导、受督导人或站点，或者写督导编号。",
    "Which session it is about is not said; write its date with supervisor, attendee or station, or its id.",
)
_NONE: Final = Text(
    "那一天没有这样一场督导；先导入督导（sup import sessions 督导台账.csv），或者核对日期和人。",
    "There is no such session on that day; import the sessions first (sup import sessions LEDGER.csv), or "
    "check the day and the names.",
)
_CANCELLED: Final = Text("那一场督导取消了，没有行动。", "That session was cancelled; it has no actions.")
_NO_ACTIONS: Final = Text(
    "那一场督导写明了没有行动；要改就用 sup edit。",
    "That session says that there are no actions; to change it: sup edit.",
)


def session_meant(there: There, identity: str, said: Mapping[str, Any]) -> str | Text:
    """The path of the one session meant, or why there is not one to which an action could be added."""
    paths = [there.path_of(identity)] if identity else _fitting(there, said)
    if not identity and not (said.get("date") and any(said.get(name) for name in _PEOPLE)):
        return _SAY_WHICH
    if not paths or not paths[0]:
        return _NO_SUCH_ID if identity else _NONE
    if len(paths) > 1:
        ids = [str(there.data(path).get("id")) for path in paths[:_SHOWN]]
        more = "…" if len(paths) > _SHOWN else ""
        return Text(
            "对得上 {n} 场督导（{zh}{more}）；加一列“督导编号”写明是哪一场。",
            "It fits {n} sessions ({en}{more}); add a column “session” with the id.",
        ).format(n=len(paths), zh="、".join(ids), en=", ".join(ids), more=more)
    data = there.data(paths[0])
    if data.get("outcome") == "cancelled":
        return _CANCELLED
    return _NO_ACTIONS if data.get("no_action_reason") is not None else paths[0]


def _fitting(there: There, said: Mapping[str, Any]) -> list[str]:
    """The sessions of that day with everybody named, at the station named."""
    return [path for _, path in there.on(str(said.get("date", ""))) if _fits(there.data(path), said)]


def _fits(data: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    return all(values_at(said, name) <= values_at(data, name) for name in _PEOPLE)
