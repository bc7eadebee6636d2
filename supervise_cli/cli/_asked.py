"""Which findings were asked for: by the places and the codes that were typed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from supervise_cli.cli.kit import App, safe
from supervise_cli.errors import BadInput, NotFound
from supervise_cli.model import Finding, Skipped, Text, Tier

if TYPE_CHECKING:
    from supervise_cli.pipeline.opening import Opened

_Coded = TypeVar("_Coded", Finding, Skipped)


def chosen(findings: Iterable[_Coded], select: tuple[str, ...], ignore: tuple[str, ...]) -> list[_Coded]:
    """The findings that ``--select`` and ``--ignore`` leave."""
    taken = codes_of(select) if select else None
    left = codes_of(ignore)
    return [f for f in findings if (taken is None or f.code in taken) and f.code not in left]


def codes_of(patterns: tuple[str, ...]) -> frozenset[str]:
    """The codes that codes, prefixes and slugs stand for; BadInput where one stands for none."""
    from supervise_cli import rules

    found: set[str] = set()
    for pattern in [part for each in patterns for part in each.split(",") if part]:
        codes = rules.chosen(pattern) or _titled(pattern)
        if not codes:
            raise BadInput(
                Text("没有这个检查代码：{p}", "No such code: {p}").format(p=safe(pattern)),
                Text("有哪些代码：sup explain", "The codes there are: sup explain"),
            )
        found |= codes
    return frozenset(found)


def _titled(words: str) -> frozenset[str]:
    """The codes of that title, as a check prints it."""
    from supervise_cli import rules

    every = (rules.get(code) for code in rules.codes())
    return frozenset(each.code for each in every if words in (each.title.zh, each.title.en))


def tiers_of(everything: bool, select: tuple[str, ...]) -> frozenset[Tier]:
    """The tiers to be checked: both with ``--all``, and where codes of practice rules alone are selected."""
    from supervise_cli import rules

    named = codes_of(select)
    if everything or (named and all(rules.get(each).tier is Tier.PRACTICE for each in named)):
        return frozenset({Tier.RECORD, Tier.PRACTICE})
    return frozenset({Tier.RECORD})


def meant(app: App, state: Opened, typed: str) -> str:
    """A path; or, where there is no such file, the record whose id was typed."""
    try:
        return _inside(app, typed)
    except BadInput:
        from supervise_cli.pipeline.choosing import choose

        if Path(typed).name != typed or Path(typed).suffix:
            raise
        with suppress(NotFound):
            return choose(state.facts, typed).path
        raise


def _inside(app: App, typed: str) -> str:
    """A path as typed, from the folder one stands in, as a path of the repository."""
    here = Path(typed) if Path(typed).is_absolute() else app.directory / typed
    place = _lexical(here)
    if place == app.root:
        return ""
    try:
        relative = place.relative_to(app.root)
    except ValueError:
        raise BadInput(
            Text("{p} 不在这个记录库里。", "{p} is not inside this repository.").format(p=safe(typed))
        ) from None
    if not os.path.lexists(place):
        raise BadInput(
            Text("没有这个文件：{p}", "No such file: {p}").format(p=safe(typed)),
            Text(
                "检查路径，或者不写路径检查全部：sup validate",
                "Check the path, or check everything: sup validate",
            ),
        )
    return relative.as_posix()


def _lexical(place: Path) -> Path:
    # Without following links: a linked file is judged as the link it is.
    return Path(os.path.normpath(place.absolute()))


def below(state: Opened, findings: list[Finding], places: list[str], *, turn: bool) -> list[Finding]:
    """The findings in these places; those about a pair, of which the other lies there, as seen from it."""
    if not places or "" in places:
        return findings
    from supervise_cli.pipeline.presenting import seen_from

    found: list[Finding] = []
    for each in findings:
        other = state.facts.path(each.discriminator) if each.discriminator else ""
        if is_below(each.path, places):
            found.append(each)
        elif other and is_below(other, places):
            found.append(seen_from(each, each.discriminator, other) if turn else each)
    return found


def number_of_files(state: Opened, places: list[str]) -> int | None:
    """How many record files lie in these places; None for all."""
    if not places or "" in places:
        return None
    from supervise_cli.workspace.index.units import NO_RECORD

    rows = state.facts.rows(f"SELECT path FROM run WHERE type NOT IN {NO_RECORD} OR type IS NULL")
    return sum(is_below(path, places) for (path,) in rows)


def is_below(path: str, places: list[str]) -> bool:
    """Whether a path is one of the places or lies in one."""
    return any(path == place or path.startswith(place + "/") for place in places)
