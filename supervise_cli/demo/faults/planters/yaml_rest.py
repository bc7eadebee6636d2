"""SUP012–SUP020, SUP024, SUP028, SUP033: the rarer ways in which a file is not what a record may be."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Slip, instead, line, planter

_DEEP = 40


def _as_list(text: str) -> str:
    """The whole record as the one item of a list."""
    first, *rest = text.splitlines()
    return "\n".join([f"- {first}", *(f"  {each}" for each in rest)]) + "\n"


def _second(text: str) -> str:
    return f"{text}---\ntheme: 下一次\n"


PLANTER = planter(
    [
        Slip("SUP012", line("focus", "focus: " + "[" * _DEEP + "]" * _DEEP)),
        Slip("SUP013", line("theme", "theme: *重点* {value}")),
        Slip("SUP013", line("theme", "theme: @站长 {value}")),
        Slip("SUP013", line("theme", "theme: %{value}")),
        Slip("SUP014", line("form", "<<: {form: individual}")),
        Slip("SUP015", lambda text: "%YAML 1.1\n---\n" + text),
        Slip("SUP016", _second, kind="person"),
        Slip("SUP017", _as_list, kind="person"),
        Slip("SUP018", line("focus", "focus: []\n1: 下次带上走访表")),
        Slip("SUP019", line("theme", "theme: {value}\ntheme: 补充"), "/theme"),
        Slip("SUP019", line("mode", "mode: {value}\nmode: online"), "/mode"),
        Slip("SUP019", line("label", "label: {value}\nlabel: 小王"), "/label", kind="person"),
        Slip("SUP020", line("theme", "theme:"), "/theme"),
        Slip("SUP020", line("due", "due:"), "/actions/a1/due"),
        Slip("SUP020", line("label", "label:"), "/label", kind="person"),
        Slip("SUP024", line("theme", 'theme: "D:\\照片\\签到表.jpg"')),
        Slip("SUP024", line("theme", 'theme: "\\督导 {value}"')),
        Slip("SUP028", line("focus", "focus: [wellbeing，goal_alignment]"), "/focus/0"),
        Slip("SUP028", line("focus", "focus: [wellbeing")),
        Slip("SUP028", line("focus", "focus: [wellbeing, goal_alignment")),
        Slip("SUP028", line("focus", "focus: [wellbeing,, goal_alignment]")),
        Slip("SUP033", instead("focus: []\n", "focus: []\n]\n")),
        Slip("SUP033", instead("mode: phone\n", "mode: phone\n}\n")),
    ]
)
