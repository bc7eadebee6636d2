"""The codes that the schema step can report; their words stand in ``rules/``."""

from __future__ import annotations

from typing import Final

TYPE_LINE: Final = "SUP101"
UNKNOWN_FIELD: Final = "SUP102"
MISSING: Final = "SUP103"
NOT_HERE: Final = "SUP104"
WRONG_KIND: Final = "SUP105"
LIST_FORM: Final = "SUP106"
NUMBER_FORM: Final = "SUP107"
YES_NO: Final = "SUP108"
DATE_FORM: Final = "SUP109"
TIME_FORM: Final = "SUP110"
NOT_IN_LIST: Final = "SUP111"
ID_FORM: Final = "SUP112"
OWN_ID: Final = "SUP113"
KEY_FORM: Final = "SUP114"
LENGTH: Final = "SUP115"
ITEM_COUNT: Final = "SUP116"
RANGE: Final = "SUP117"
REPEATED: Final = "SUP118"
DIVISION_CODE: Final = "SUP119"
DECIMALS: Final = "SUP120"
VOID: Final = "SUP121"
NARRATIVE_FORM: Final = "SUP122"
PERIOD_FORM: Final = "SUP123"
TEXT_FORM: Final = "SUP124"
NOT_USED_HERE: Final = "SUP125"
TAG_WITHOUT_VALUE: Final = "SUP126"
OTHER: Final = "SUP199"

VARIANTS: Final[dict[str, tuple[str, ...]]] = {
    TYPE_LINE: ("missing", "no_version", "form", "unknown", "close", "version"),
    UNKNOWN_FIELD: ("", "few", "title", "spelling", "close", "inside", "outside", "spilled"),
    MISSING: ("", "item", "either", "when"),
    NOT_HERE: ("",),
    WRONG_KIND: ("empty", "number", "personal", "boolean", "list", "mapping", "mapping_needed", ""),
    LIST_FORM: ("separated", "single", "mapping", "items", "sentence", ""),
    NUMBER_FORM: (
        "quoted", "fullwidth", "unit", "hours", "times", "clock", "other_unit", "about", "range", "comma",
        "chinese", "decimal", "",
    ),
    YES_NO: ("yes", "no", ""),
    DATE_FORM: (
        "chinese", "separator", "padding", "fullwidth", "compact", "datetime", "short_year", "no_year",
        "incomplete", "range", "relative", "serial", "impossible", "year", "",
    ),
    TIME_FORM: (
        "padding", "fullwidth", "chinese", "seconds", "range", "compact", "half_day", "noon", "separator",
        "impossible", "moment", "",
    ),
    NOT_IN_LIST: ("", "label", "spelling", "close", "several"),
    ID_FORM: (
        "name", "case", "lookalike", "width", "quotes", "file", "no_prefix", "code", "other_type", "no_key",
        "key", "several", "length", "number", "mapping", "",
    ),
    OWN_ID: ("", "other_type", "case", "lookalike"),
    KEY_FORM: ("", "case", "chinese", "number", "long"),
    LENGTH: ("long", "blank"),
    ITEM_COUNT: ("many", "none"),
    RANGE: ("low", "high"),
    REPEATED: ("member", "item"),
    DIVISION_CODE: ("", "number", "city", "county", "township", "village"),
    DECIMALS: ("",),
    VOID: ("missing", "incomplete", "not_void"),
    NARRATIVE_FORM: ("", "sealed"),
    PERIOD_FORM: ("rewrite", "number", ""),
    TEXT_FORM: ("line", "phone", "sha256", "path", "time_zone", "month", "finding_code", "field_name", ""),
    NOT_USED_HERE: ("", "since"),
    TAG_WITHOUT_VALUE: ("",),
    OTHER: ("",),
}  # fmt: skip
"""Every variant a code comes with; a test insists on a sentence for each."""
