"""Seeded chance that is the same on every Python: nothing but ``random.Random(seed).random()``."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of decisions. ``branch`` gives independent streams, so that one part may change alone."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
        self._next = Random(number).random

    def branch(self, name: str) -> Chance:
        """A stream of its own for the part called ``name``; takes nothing from this one."""
        return Chance(f"{self._seed}/{name}")

    def happens(self, probability: float) -> bool:
        """True with the given probability."""
        return self._next() < probability

    def integer(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self._next() * (high - low + 1))

    def choice(self, items: Sequence[T]) -> T:
        """One of ``items``."""
        return items[int(self._next() * len(items))]

    def weighted(self, pairs: Sequence[tuple[T, float]]) -> T:
        """One of the first members, by the weights beside them."""
        mark = self._next() * sum(weight for _, weight in pairs)
        for item, weight in pairs:
            mark -= weight
            if mark < 0:
                return item
        return pairs[-1][0]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        left = list(items)
        for last in range(len(left) - 1, 0, -1):
            other = int(self._next() * (last + 1))
            left[last], left[other] = left[other], left[last]
        return left

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        """``count`` different ones of the items (all, if there are fewer)."""
        return self.shuffled(items)[:count]
