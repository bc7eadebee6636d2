"""Mends a text round by round, until nothing is left that has one right answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from supervise_cli.model import Fault
from supervise_cli.records.mending.judged import Judge, Judged
from supervise_cli.records.mending.mend import Cure, Spot, applied
from supervise_cli.records.mending.proof import better, read_alike
from supervise_cli.records.mending.registry import MENDS
from supervise_cli.records.writing import same

_MOST_ROUNDS: Final = 12
_MOST_TRIES: Final = 60
_BUDGET: Final = 4 * 1024 * 1024
"""How often, and how many characters, one file is read again: what cannot be done at once is tried one by
one, and a large file with many slips gets fewer tries."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text and what became of it; ``refused``: a mend was known but did not stand the proof."""

    before: Judged
    after: Judged
    refused: bool


def mend(text: str, judge: Judge, chosen: Collection[str] | None = None) -> Mended:
    """``text`` with every fault mended that has one right answer, of the codes ``chosen`` (None: of all).

    The text comes back as it was where it does not read as a record in the end, or not alike by all readers.
    """
    before = judge(text)
    run = _Run(judge, chosen)
    after = before
    for _ in range(_MOST_ROUNDS):
        better_one = run.round(after)
        if better_one is None:
            break
        after = better_one
    if after is before:
        return Mended(before, before, run.refused)
    if after.data is None or not read_alike(after):
        return Mended(before, before, True)
    return Mended(before, after, run.refused)


class _Run:
    """The rounds over one text."""

    def __init__(self, judge: Judge, chosen: Collection[str] | None) -> None:
        self._judge, self._chosen = judge, chosen
        self._tries = self._spent = 0
        self.refused = False

    def round(self, judged: Judged) -> Judged | None:
        """The text after one more round; None where nothing could be done."""
        found = [cures for each in judged.faults if (cures := self._cures(judged, each))]
        certain = _apart([cures[0] for cures in found if len(cures) == 1])
        if certain and (after := self._tried(judged, certain)) is not None:
            return after
        if len(certain) > 1 and (after := self._one_by_one(judged, certain)) is not None:
            return after
        # Several faults may have the same cures: those of every tab mend all tabs.
        for cures in dict.fromkeys(tuple(each) for each in found if len(each) > 1):
            if (after := self._only_one(judged, cures)) is not None:
                return after
        self.refused = bool(found)
        return None

    def _cures(self, judged: Judged, fault: Fault) -> Sequence[Cure]:
        if self._chosen is not None and fault.code not in self._chosen:
            return ()
        return _known(judged, fault)

    def _tried(self, judged: Judged, cures: Sequence[Cure]) -> Judged | None:
        self._tries += 1
        self._spent += len(judged.text)
        if self._tries > _MOST_TRIES or self._spent > _BUDGET:
            return None
        after = self._judge(applied(judged.text, [edit for cure in cures for edit in cure.edits]))
        return after if better(judged, after, cures, _curable) else None

    def _one_by_one(self, judged: Judged, cures: Sequence[Cure]) -> Judged | None:
        """Those of the cures that stand the proof each by itself, from the end so that places stay."""
        done = None
        for cure in sorted(cures, key=lambda each: each.edits, reverse=True):
            after = self._tried(done or judged, [cure])
            done = after or done
        return done

    def _only_one(self, judged: Judged, cures: Sequence[Cure]) -> Judged | None:
        """What all cures that read at all agree on."""
        stood = [after for each in cures if (after := self._tried(judged, [each])) is not None]
        if not stood or not all(same(stood[0].data, each.data) for each in stood):
            return None
        return stood[0]


def _known(judged: Judged, fault: Fault) -> Sequence[Cure]:
    mend = MENDS.get((fault.code, fault.variant))
    return mend(Spot(judged, fault)) if mend is not None else ()


def _curable(judged: Judged, fault: Fault) -> bool:
    return bool(_known(judged, fault))


def _apart(cures: Sequence[Cure]) -> list[Cure]:
    """Those of the cures whose edits do not overlap or touch; the others have their turn in a later round."""
    taken: list[Cure] = []
    spans: set[int] = set()
    for cure in cures:
        here = {at for edit in cure.edits for at in range(edit.start, edit.end + 1)}
        if not here & spans:
            taken.append(cure)
            spans |= here
    return taken
