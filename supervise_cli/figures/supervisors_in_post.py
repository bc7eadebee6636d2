"""Supervisors in post, by kind, side and origin of their appointment."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question, ScopeKind, Sharing
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each appointment in force; the value is the person."""
    for each in question.within.appointed:
        groups = {"kind": (each.kind,), "side": (each.side,), "origin": (each.origin or "unknown",)}
        yield Evidence(each.person, each.pointer, each.person, groups)


FIGURE = Figure(
    name="supervisors_in_post",
    title=Text("在岗督导者", "Supervisors in post"),
    definition=Text(
        "期末那天督导任命有效、并且在职（在站点或其他单位）的人，一人一次。站点的范围：在范围内任职的，"
        "加上任命写明负责范围内县区的。",
        "People with an appointment as supervisor in force who hold a posting (at a station or elsewhere) "
        "on the period's last day, each once. For a station: those posted inside it, and those appointed "
        "for a county inside it.",
    ),
    unit=Text("人", "people"),
    op=Op.DISTINCT,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(
        Breakdown(
            "kind", Text("督导类别", "Kind"), choices=("person", "appointments", "kind"), sharing=Sharing.EACH
        ),
        Breakdown(
            "side", Text("内外部", "Side"), choices=("person", "appointments", "side"), sharing=Sharing.EACH
        ),
        Breakdown(
            "origin",
            Text("来源", "Origin"),
            labels={"unknown": Text("未填", "Not given")},
            choices=("person", "appointments", "origin"),
            sharing=Sharing.EACH,
        ),
    ),
    source="S3–S6, S11, S13, S14",
    scopes=frozenset({ScopeKind.ALL, ScopeKind.STATION}),
)
