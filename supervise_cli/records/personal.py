"""Numbers that look like a person's: mobile phones and identity cards. They do not belong into a record."""

from __future__ import annotations

import re
from typing import Final

_D: Final = "[0-9０-９]"
_GAP: Final = "[ \u3000－-]?"
_MOBILE: Final = rf"[1１][3-9３-９]{_D}{_GAP}{_D}{{4}}{_GAP}{_D}{{4}}"
_IDENTITY: Final = rf"{_D}{{6}}{_GAP}(?:{_D}{{8}}{_GAP}{_D}{{3}}(?:{_D}|[XxＸｘ])?|{_D}{{6}}{_GAP}{_D}{{3}})"
_NUMBER: Final = re.compile(rf"(?<!{_D})(?:(?:[8８][6６]{_GAP})?{_MOBILE}|{_IDENTITY})(?!{_D})")


def personal(text: str) -> bool:
    """Whether a number in ``text`` looks like that of a mobile phone or of an identity card."""
    return _NUMBER.search(text) is not None


def masked(text: str, instead: str) -> str:
    """``text`` with ``instead`` in place of every such number."""
    return _NUMBER.sub(instead, text)
