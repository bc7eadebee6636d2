"""SUP007–SUP011: characters nobody sees or nobody typed, and what a merge left."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Slip, instead, line, planter

_CONFLICT = """<<<<<<< HEAD
planned_staff: 1
=======
planned_staff: 2
>>>>>>> 村里补报
"""

PLANTER = planter(
    [
        Slip("SUP007", line("theme", "theme: 电话里\x08{value}")),
        Slip("SUP007", line("theme", "theme: {value}\x07")),
        Slip("SUP008", instead("电话里接着说。", "电话里接着说。\u2028从网页上粘来的一段。")),
        Slip("SUP008", instead("电话里接着说。", "电话里接着说。\x85从网页上粘来的一段。")),
        Slip("SUP009", line("label", "label: {value}\u200b"), kind="person"),
        Slip("SUP009", line("theme", "theme: \u202a{value}")),
        Slip("SUP010", line("theme", "theme: 锟斤拷锟斤拷")),
        Slip("SUP010", instead("电话里接着说。", "电话里接着说\ufffd\ufffd。")),
        Slip("SUP011", instead("planned_staff: 1\n", _CONFLICT), kind="station"),
        Slip("SUP011", instead("mode: phone\n", "mode: phone\n>>>>>>> 站里电脑\n")),
    ]
)
