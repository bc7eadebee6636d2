"""Sentences from templates, and summaries from sentences.

A template is Chinese text in which ``[甲|乙]`` stands for one of the alternatives, ``{#3-8}`` for a number
in that range and ``{村}`` for a word that depends on the place and the people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.phrases.topic import Topic

Words = Mapping[str, str]

_EITHER = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"(第?)\{(#?)([^{}]+)\}")
_TIE = re.compile(r"@([0-9,]+) ")
_DIGITS = "零一二三四五六七八九十"
_TRIES = 24
_REMEMBERED = 60


def fill(template: str, chance: Chance, words: Words) -> str:
    """The template with its alternatives chosen and its slots filled. Raises KeyError for an unknown slot."""
    text = _EITHER.sub(lambda match: chance.choice(match[1].split("|")), template)

    def slot(match: re.Match[str]) -> str:
        ordinal, number, name = match[1], match[2], match[3]
        if not number:
            return ordinal + words[name]
        low, high = name.split("-")
        return ordinal + spoken(chance.integer(int(low), int(high)), ordinal=bool(ordinal))

    return _SLOT.sub(slot, text)


def spoken(number: int, ordinal: bool = False) -> str:
    """A count as people write it: 两 and 三 up to 十, then 11, 12 …; but 第二."""
    if number == 2 and not ordinal:
        return "两"
    return _DIGITS[number] if 0 <= number <= 10 else str(number)


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    return text if text[-1] in "。？！" else text + "。"


def shingles(text: str) -> frozenset[str]:
    """All runs of five characters."""
    return frozenset(text[index : index + 5] for index in range(len(text) - 4))


@dataclass
class Sameness:
    """How like what was said before a text is: the share of common runs of five characters (Jaccard)."""

    _sizes: list[int] = field(default_factory=list)
    _where: dict[str, list[int]] = field(default_factory=dict)

    def nearest(self, text: str) -> float:
        """Of the text that is most alike, 0 to 1."""
        mine = shingles(text)
        common: Counter[int] = Counter()
        for part in mine:
            common.update(self._where.get(part, ()))
        return max(
            (count / (len(mine) + self._sizes[other] - count) for other, count in common.items()), default=0.0
        )

    def remember(self, text: str) -> None:
        """From now on other texts are compared with this one."""
        mine = shingles(text)
        for part in mine:
            self._where.setdefault(part, []).append(len(self._sizes))
        self._sizes.append(len(mine))

    def unlike(self, make: Callable[[], str], limit: float = 0.42, tries: int = 9) -> str:
        """What ``make`` makes, tried until it is like nothing before, else the best of it; remembered."""
        best = ""
        least = 2.0
        for _ in range(tries):
            made = make()
            alike = self.nearest(made)
            if alike < least:
                best, least = made, alike
            if least <= limit:
                break
        self.remember(best)
        return best


def fitting(phrases: Sequence[str], situation: int) -> list[str]:
    """The phrases that go with the situation of that number, without their marks."""
    made = []
    for phrase in phrases:
        mark = _TIE.match(phrase)
        if mark is None:
            made.append(phrase)
        elif str(situation) in mark[1].split(","):
            made.append(phrase[mark.end() :])
    return made


@dataclass
class Composer:
    """Remembers what was said about each topic and prefers combinations least like any before."""

    _used: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    _last: dict[str, dict[str, int]] = field(default_factory=dict)

    def parts(self, topic: Topic, chance: Chance, more: bool) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """A situation, one or two sentences on how it was looked at, one or two on what came of it."""
        best: tuple[float, frozenset[str], tuple[str, tuple[str, ...], tuple[str, ...]]] | None = None
        for _ in range(_TRIES):
            number = chance.integer(1, len(topic.situations))
            situation = topic.situations[number - 1]
            explored = chance.sample(
                fitting(topic.explored, number), 1 + chance.happens(0.5 if more else 0.25)
            )
            guidance = chance.sample(
                fitting(topic.guidance, number), 1 + chance.happens(0.6 if more else 0.35)
            )
            made = frozenset([*explored, *guidance])
            used = self._used.setdefault(situation, [])[-_REMEMBERED:]
            score = max((len(made & other) / len(made | other) for other in used), default=-1.0)
            if best is None or score < best[0]:
                best = (score, made, (situation, tuple(explored), tuple(guidance)))
            if score <= 0:
                break
        assert best is not None
        self._used[best[2][0]].append(best[1])
        return best[2]

    def rotate(self, name: str, items: Sequence[str], chance: Chance) -> str:
        """One of the items, from the half that was used longest ago."""
        seen = self._last.setdefault(name, {})
        order = sorted(items, key=lambda item: seen.get(item, -1))
        chosen = chance.choice(order[: max(1, (len(order) + 1) // 2)])
        seen[chosen] = len(seen) + max(seen.values(), default=0)
        return chosen
