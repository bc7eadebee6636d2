"""Text that YAML takes as it stands but that its writer meant as something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from supervise_cli.records import codes

_BULLETS: Final = "•·●▪◦◆■▶★☆"
_WIDE_DASHES: Final = "－—–―‐−﹣"
_LINE_STARTS: Final = (
    (codes.LIST_SIGN, "wide_dash", re.compile(rf"(?P<sign>[{_WIDE_DASHES}])[ \u3000]*[^{_WIDE_DASHES}\s]")),
    (codes.LIST_SIGN, "bullet", re.compile(rf"(?P<sign>[{_BULLETS}])[ \u3000]*\S")),
    (codes.LIST_SIGN, "no_space", re.compile(r"-(?P<sign>[^-\s0-9])")),
    (
        codes.LIST_SIGN,
        "numbered",
        re.compile(r"(?P<sign>[0-9]{1,2}[.、)）])\s*[^0-9\s].* [0-9]{1,2}[.、)）]"),
    ),
)
_WIDE_COLON: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?P<sign>：)")
_WIDE_COLON_SPACED: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*:(?P<sign>[\u3000\u00a0])")
_GLUED_COLON: Final = re.compile(r"[a-z_][a-z0-9_]*:(?P<sign>[^\s:/])")
_QUOTED: Final = re.compile(r"[“‘＂][\x20-\x7e]*[”’＂]\Z|＂.*＂\Z", re.DOTALL)
_BRACKETED: Final = re.compile(r"［.*］\Z|【[^】]*[，、,][^】]*】\Z", re.DOTALL)


Begins = Literal["line", "item", ""]


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip in an unquoted text; ``offset`` is where in the text something else has to be typed."""

    code: str
    variant: str
    offset: int


def in_text(text: str, begins: Begins) -> Slip | None:
    """The slip in an unquoted value, which begins a line, an item of a list, or neither."""
    slip = line_start(text) if begins == "line" else colon(text) if begins == "item" else None
    if slip:
        return slip
    if _QUOTED.match(text):
        return Slip(codes.LOOKALIKE, "quotes", 0)
    if _BRACKETED.match(text):
        return Slip(codes.LOOKALIKE, "brackets", 0)
    return None


def line_start(text: str) -> Slip | None:
    """The slip at the beginning of a line: a sign for a list, or a colon, that YAML does not know."""
    for code, variant, pattern in _LINE_STARTS:
        if match := pattern.match(text):
            return Slip(code, variant, match.start("sign"))
    return colon(text)


def colon(text: str) -> Slip | None:
    """A key whose colon is full-width, or has no space after it."""
    if match := _WIDE_COLON.match(text):
        return Slip(codes.COLON, "fullwidth", match.start("sign"))
    if match := _WIDE_COLON_SPACED.match(text):
        return Slip(codes.COLON, "wide_space", match.start("sign"))
    if match := _GLUED_COLON.match(text):
        return Slip(codes.COLON, "no_space", match.start("sign"))
    return None


def in_flow_item(text: str) -> Slip | None:
    """The slip in an item of a list in brackets."""
    at = min((at for at in (text.find("，"), text.find("、")) if at >= 0), default=-1)
    return Slip(codes.FLOW, "wide_comma", at) if at >= 0 else None
