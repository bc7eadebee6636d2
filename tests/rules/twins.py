"""Every practice rule of a twin against it: what both find in small random repositories, day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules import repository
from tests.rules.naive import Found


class Twin(Protocol):
    """A module of rules written a second time."""

    CODES: Sequence[str]

    @staticmethod
    def findings(files: Mapping[str, bytes], as_of: str) -> set[Found]: ...


def agreed(made: Callable[[int], dict[str, bytes]], as_of: Sequence[str], twin: Twin) -> Counter[str]:
    """How often each rule of the twin fired on what ``made`` makes of seeds; both always said the same."""
    seen: Counter[str] = Counter()

    @settings(
        max_examples=200,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.integers(0, 10**9).map(made), st.sampled_from(as_of))
    def agree(files: dict[str, bytes], day: str) -> None:
        found = repository.findings(files, date.fromisoformat(day), everything=True)
        refused = {(each.code, each.pointer) for each in found if each.code.startswith(("SUP0", "SUP1"))}
        assert not refused
        ours = {
            (each.code, each.record, each.pointer, each.discriminator)
            for each in found
            if each.code in twin.CODES
        }
        theirs = twin.findings(files, day)
        seen.update(code for code, *_ in theirs)
        assert ours == theirs

    agree()
    return seen
