"""The breakdowns that several figures share, so that one word means the same everywhere."""

from __future__ import annotations

from supervise_cli.definitions.rows import Session
from supervise_cli.figures.figure import Breakdown, Sharing
from supervise_cli.model import Text

FORM = Breakdown("form", Text("形式", "Form"), choices=("session", "form"))
MODE = Breakdown("mode", Text("方式", "Mode"), choices=("session", "mode"))
SIDE = Breakdown(
    "side",
    Text("内外部", "Side"),
    labels={
        "internal": Text("内部督导", "Internal"),
        "external": Text("外部督导", "External"),
        "both": Text("内外部共同", "Both together"),
    },
)
ROLE = Breakdown("role", Text("岗位", "Role"), choices=("person", "postings", "role"))
STATION = Breakdown("station", Text("站点", "Station"), records=True)
STATIONS_EACH = Breakdown("station", Text("站点", "Station"), records=True, sharing=Sharing.EACH)
SUPERVISOR_EACH = Breakdown("supervisor", Text("督导者", "Supervisor"), records=True, sharing=Sharing.EACH)


_STRANDS = {
    "monitoring": Text("督（监督服务进展）", "Monitoring (督)"),
    "guidance": Text("导（业务指导）", "Guidance of work (导)"),
    "care": Text("导（心理疏导）", "Care of the worker (导)"),
}
_FOCUS_NONE = {"none": Text("未涉及", "None of them")}


def function(sharing: Sharing) -> Breakdown:
    """By the five functions of supervision."""
    return Breakdown("function", Text("职能", "Function"), choices=("session", "functions"), sharing=sharing)


def content(sharing: Sharing) -> Breakdown:
    """By the nine contents (R29)."""
    return Breakdown("content", Text("督导内容", "Content"), choices=("session", "content"), sharing=sharing)


def strand(sharing: Sharing) -> Breakdown:
    """督 and the two branches of 导 (S1)."""
    return Breakdown("strand", Text("督与导", "Strand"), labels=_STRANDS, sharing=sharing)


def focus(sharing: Sharing) -> Breakdown:
    """By the four focal contents (S10); ``none`` where a session touched none."""
    return Breakdown(
        "focus",
        Text("重点内容", "Focal content"),
        labels=_FOCUS_NONE,
        choices=("session", "focus"),
        sharing=sharing,
    )


def of_session(session: Session) -> dict[str, tuple[str, ...]]:
    """The groups of a held session in the breakdowns of this module."""
    return {
        "form": (session.form,),
        "mode": (session.mode,),
        "side": (session.side,),
        "function": session.functions,
        "content": session.contents,
        "strand": session.strands,
        "focus": session.focus or ("none",),
    }
