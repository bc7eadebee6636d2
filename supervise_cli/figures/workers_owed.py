"""Who is owed supervision."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each person owed supervision."""
    for each in question.within.owed:
        yield Evidence(each.person, each.pointer, groups={"role": (each.role,), "station": (each.station,)})


FIGURE = Figure(
    name="workers_owed",
    title=Text("应受督导人数", "Workers owed supervision"),
    definition=Text(
        "期末那天在岗、岗位属于规定（policy supervised_roles）应受督导的人。督导者的范围：与其有有效督导"
        "协议的人，或协议站点（含下级）的人。",
        "People in post on the period's last day in a role that policy says is owed supervision "
        "(supervised_roles). For a supervisor: those under an agreement in force with this person, by "
        "name or through their station.",
    ),
    unit=Text("人", "people"),
    op=Op.COUNT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(by.ROLE, by.STATION),
    source="policy supervised_roles; domain.md §8c 覆盖率",
)
