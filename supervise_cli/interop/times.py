"""When a session was, as it is typed into one cell: 2022年6月8日 14:00-15:30, 9:00至10:30, 1.5小时."""

from __future__ import annotations

import re
from typing import Final

from supervise_cli.making.understanding import understood
from supervise_cli.records.guess import plain
from supervise_cli.records.guess_dates import guess_time, is_either_half
from supervise_cli.records.types import Field

_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}")
_DAY_AND_TIME: Final = re.compile(r"(?P<day>[0-9]{4}.{1,7}?[0-9日号])(?:[ T]+|(?<=[日号]))(?P<time>[0-9].*)")
_BETWEEN: Final = re.compile(r" *(?:-|~|—|–|至|到)+ *")
_SECONDS: Final = re.compile(r"([0-9]{1,2}:[0-9]{2}):[0-9]{2}")


def time_of(field: Field, text: str) -> str:
    """``9:30`` and ``9:30:00`` → ``09:30``; what may mean two times stays as typed."""
    seconds = _SECONDS.fullmatch(plain(text))
    meant = str(understood(field, seconds[1] if seconds else text))
    return plain(meant) if _TIME.fullmatch(plain(meant)) else meant


def span_of(text: str) -> tuple[str, str] | None:
    """``14:00-15:30`` → (``14:00``, ``15:30``); None where the text is no two times of day."""
    parts = _BETWEEN.split(plain(text))
    times = [_clear(part) for part in parts]
    return (times[0], times[1]) if len(times) == 2 and all(times) else None


def day_and_time(text: str) -> tuple[str, str] | None:
    """A day and what stands behind it; None where there is nothing behind it."""
    match = _DAY_AND_TIME.fullmatch(plain(text))
    return (match["day"].strip(), match["time"].strip()) if match else None


def _clear(text: str) -> str:
    seconds = _SECONDS.fullmatch(text)
    text = seconds[1] if seconds else text
    if re.fullmatch(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]", text, re.ASCII):
        return "" if is_either_half(text.partition(":")[0]) else text.zfill(5)
    guess = guess_time(text)
    return str(guess.params["want"]) if guess.variant in {"separator", "compact"} else ""
