"""Findings of every kind that a format may meet, and a result around them."""

from __future__ import annotations

import pytest

from supervise_cli import rules
from supervise_cli.formats import Result
from supervise_cli.model import Finding, Lang, Severity, Skipped
from supervise_cli.pipeline.excerpts import Excerpt
from supervise_cli.pipeline.presenting import Presented, unjudged

HOSTILE = (
    "::error file=x::做不得数",
    "##[add-mask]x",
    "##vso[task.setvariable]x",
    "a\n::set-output name=x::y",
    "a\r::warning::y",
    "a\u2028::error::y",
    "a\x85##[error]y",
    "%0A::error::y",
    "]]><failure/>&amp;<!--",
    "\x1b[31m红\x07",
    "\u202e倒过来",
)
"""What a path, a label or an id that does not exist may hold, and no build log may act on."""


def presented(
    code: str = "SUP306",
    path: str = "sessions/2022/06/S-20220615-7K3QX.yaml",
    record: str = "S-20220615-7K3QX",
    pointer: str = "/attendees",
    discriminator: str = "",
    place: tuple[int, int] = (15, 3),
    message: str = "这场团体（小组）督导有 11 人，一场最多 8 人。",
    hint: str = "下次分成两场",
    excerpt: Excerpt | None = None,
) -> Presented:
    finding = Finding(code, record, path, pointer, discriminator)
    return Presented(finding, rules.get(code), *place, message, hint, excerpt)


FINDINGS = {
    "none": [],
    "severities": [
        presented("SUP304", pointer="/start", discriminator="S-20220615-9M2AB", place=(9, 8)),
        presented("SUP306"),
        presented("SUP301", pointer="/recorded_on", place=(4, 14)),
    ],
    "no_position": [presented("SUP001", "people/P-7K3QX.yaml", "", "", place=(0, 0))],
    "no_path": [presented("SUP306", "", place=(0, 0))],
    "unicode": [presented(path="stations/站 点%20#1?.yaml", message="“柳格镇”𠮷，é\u3000全角空格。")],
    "unjudged": [],
    "hostile": [
        presented(
            path=text, record="", message=text, hint=text, discriminator=text, excerpt=Excerpt(15, text, 1)
        )
        for text in HOSTILE
    ],
}

SKIPPED = {"unjudged": [Skipped("SUP620", "sealed", {"n": 3}), Skipped("SUP620", "library")]}


def result(name: str, lang: Lang = "zh", *, strict: bool = False) -> Result:
    failing = frozenset(Severity) if strict else frozenset({Severity.ERROR})
    counts = {"session/final": 3, "person/draft": 1}
    skipped = unjudged(SKIPPED.get(name, ()), lang)
    return Result(
        tuple(FINDINGS[name]),
        counts,
        0,
        "working tree",
        "2022-06-30",
        lang,
        failing=failing,
        unjudged=tuple(skipped),
    )


@pytest.fixture(params=FINDINGS)
def name(request: pytest.FixtureRequest) -> str:
    """Which of the shared findings."""
    return str(request.param)
