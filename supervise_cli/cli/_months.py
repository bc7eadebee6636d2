"""The month that somebody means: ``2026-06``, ``2026-6``, ``2026年6月``, or the number alone."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from supervise_cli.cli.kit import safe
from supervise_cli.errors import BadInput
from supervise_cli.model import Period, Text

_WHOLE = re.compile(r"([12][0-9]{3})\s*(?:[-/.]|年)\s*([0-9]{1,2})\s*月?(?:份)?\Z")
_TOGETHER = re.compile(r"([12][0-9]{3})([0-9]{2})\Z")
_ALONE = re.compile(r"([0-9]{1,2})\s*月?(?:份)?\Z")


def month_named(text: str, as_of: date) -> Period:
    """The month that ``text`` names; a number alone is the latest such month that has begun on ``as_of``."""
    typed = unicodedata.normalize("NFKC", text).strip()
    if found := _WHOLE.match(typed) or _TOGETHER.match(typed):
        year, month = int(found[1]), int(found[2])
    elif found := _ALONE.match(typed):
        month = int(found[1])
        year = as_of.year if month <= as_of.month else as_of.year - 1
    else:
        month = 0
    if not 1 <= month <= 12:
        raise BadInput(
            Text("月份写错了：{m}", "Not a month: {m}").format(m=safe(text)),
            Text("写成 年-月，例如 2022-06", "Write year-month, for instance 2022-06"),
        )
    return Period.month(year, month)
