"""Which texts are nearly the same: sketches find the candidates, the texts themselves decide.

How alike two texts are is the share of runs of five characters (of letters, figures and ideographs alone)
that both have among those that either has: Jaccard's index, in whole percent, rounded down. Sketches only
spare looking at every pair: a pair as alike as asked is overlooked less than once in a hundred million times,
and no pair is taken on their word.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rensa import RMinHash, RMinHashLSH

_RUN = 5
_SEED = 20220615
_MISSED = 1e-8
"""How seldom two texts that are just alike enough may be overlooked."""
_LONGEST = 420
"""Numbers in a sketch, at most."""
_AT_ONCE = 500
_NEITHER = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """What of a text is compared: no spaces, no punctuation, capitals as small letters."""
    return _NEITHER.sub("", text).lower()


@dataclass(frozen=True, slots=True)
class Alike:
    """Two texts by their numbers, the later one first, and how alike they are, in percent."""

    later: int
    earlier: int
    percent: int


def firsts(
    texts: Sequence[str],
    asked: Callable[[int], int | None],
    comparable: Callable[[int, int], bool],
    least: int,
) -> Iterator[Alike]:
    """For each text the first of those before it that is as alike as ``asked`` of it, and comparable.

    ``texts`` are :func:`plain` and stand in order; ``asked`` is a number of percent, not under ``least``, or
    None for a text that is only compared with. Time and memory grow with the number of texts, not of pairs.
    """
    same: dict[str, int] = {}
    members: list[list[int]] = []
    width, bands = _shape(least)
    near = RMinHashLSH(threshold=least / 100, num_perm=width, num_bands=bands)
    for later, (text, sketch) in enumerate(zip(texts, _sketches(texts, width), strict=True)):
        percent = asked(later)
        if percent is not None:
            candidates = [members[each] for each in sorted(near.query(sketch))]
            found = _first(texts, later, percent, candidates, comparable)
            if found is not None:
                yield found
        number = same.setdefault(text, len(members))
        if number == len(members):
            members.append([])
            near.insert(number, sketch)
        members[number].append(later)


def _first(
    texts: Sequence[str],
    later: int,
    percent: int,
    candidates: Sequence[Sequence[int]],
    comparable: Callable[[int, int], bool],
) -> Alike | None:
    """The first text among groups of identical ones, each group in order and the groups by their first."""
    own = _runs(texts[later])
    best: Alike | None = None
    for group in candidates:
        if best is not None and group[0] > best.earlier:
            break
        alike = _percent(own, _runs(texts[group[0]]))
        if alike < percent:
            continue
        earlier = next((each for each in group if comparable(later, each)), None)
        if earlier is not None and (best is None or earlier < best.earlier):
            best = Alike(later, earlier, alike)
    return best


def _runs(text: str) -> frozenset[str]:
    return frozenset(text[n : n + _RUN] for n in range(max(1, len(text) - _RUN + 1)))


def _percent(one: frozenset[str], other: frozenset[str]) -> int:
    both = len(one & other)
    return 100 * both // (len(one) + len(other) - both)


def _sketches(texts: Sequence[str], width: int) -> Iterator[RMinHash]:
    rest = iter(texts)
    while some := list(islice(rest, _AT_ONCE)):
        for text in some:
            sketch = RMinHash(width, _SEED)
            sketch.update(list(_runs(text)))
            yield sketch


def _shape(percent: int) -> tuple[int, int]:
    """How long sketches are, and in how many bands: as few false candidates as ``_LONGEST`` numbers allow.

    Two texts are candidates when all ``rows`` numbers of any band agree, each of which does with the
    probability that is their likeness.
    """
    likeness = min(percent, 99) / 100
    shapes = []
    for rows in range(1, 33):
        bands = math.ceil(math.log(_MISSED) / math.log1p(-(likeness**rows)))
        if rows * bands <= _LONGEST:
            shapes.append((rows * bands, bands))
    return shapes[-1]
