"""五、队伍与身心状态: who came and left, and how much room how people are was given."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Text
from supervise_cli.reports.material import Material, hours, plain
from supervise_cli.reports.model import Block

TITLE = Text("队伍与身心状态", "Team and well-being")


def blocks(material: Material) -> Iterator[Block]:
    """Joiners, leavers with reasons, sessions about how people are (counts only, never who)."""
    if material.applies("joiners"):
        yield from _moves(material)
    cared = material.ask("sessions").of("focus", "wellbeing")
    if cared:
        yield material.sentence(
            [
                material.say(
                    Text(
                        "以情绪与心理为重点的督导{n}场；用于给予情绪支持的时数（分摊）{hours}小时。",
                        "{n} {n:session|sessions} had well-being as a focus; emotional support "
                        "took {hours} h (shared).",
                    ),
                    n=plain(cared),
                    hours=hours(material.ask("session_minutes").of("content", "emotional_support")),
                )
            ],
            "sessions",
            "session_minutes",
        )


def _moves(material: Material) -> Iterator[Block]:
    joined, left = material.ask("joiners"), material.ask("leavers")
    people = Text("人", "")
    parts = []
    if joined.total:
        parts.append(
            material.say(
                Text("新到岗{n}人（{roles}）。", "{n} {n:person|people} joined ({roles})."),
                n=plain(joined.total),
                roles=material.listed(joined, "role", people),
            )
        )
    if left.total:
        parts.append(
            material.say(
                Text(
                    "离岗{n}人（{roles}），原因：{reasons}。",
                    "{n} {n:person|people} left ({roles}); reasons: {reasons}.",
                ),
                n=plain(left.total),
                roles=material.listed(left, "role", people),
                reasons=material.listed(left, "reason", people),
            )
        )
    if parts:
        yield material.sentence(parts, "joiners", "leavers")
