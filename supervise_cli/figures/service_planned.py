"""Services planned, as the sessions of the period say."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.progress import service_progress
from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each statement that counts."""
    for each in service_progress(question.within):
        if each.planned is not None:
            groups = {"service": (each.service,), "station": (each.host,)}
            yield Evidence(each.record, f"{each.pointer}/planned", each.planned, groups)


FIGURE = Figure(
    name="service_planned",
    title=Text("服务计划数", "Services planned"),
    definition=Text(
        "本期督导记录的服务进展里，各项服务的计划数之和。同一主办站点、同一服务、同一时段，以本期最后一"
        "场督导写的为准。",
        "The numbers of services planned in the service progress of the sessions, summed. For one host, "
        "service and period of service, what the last session of the period says counts.",
    ),
    unit=Text("项", "items"),
    op=Op.SUM,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(
        Breakdown("service", Text("服务", "Service"), choices=("session", "service_progress", "service")),
        by.STATION,
    ),
    source="S1; domain.md §8a service_progress",
)
