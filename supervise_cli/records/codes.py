"""The codes that reading and writing the text of a record can report; their words stand in ``rules/``."""

from __future__ import annotations

from typing import Final

NOT_A_FILE: Final = "SUP001"
TOO_LARGE: Final = "SUP002"
NOT_READ: Final = "SUP003"
MISPLACED: Final = "SUP004"
EMPTY: Final = "SUP005"
ENCODING: Final = "SUP006"
CONTROL: Final = "SUP007"
LINE_BREAK: Final = "SUP008"
INVISIBLE: Final = "SUP009"
GARBLED: Final = "SUP010"
CONFLICT: Final = "SUP011"
TOO_COMPLEX: Final = "SUP012"
SPECIAL_START: Final = "SUP013"
MERGE: Final = "SUP014"
DIRECTIVE: Final = "SUP015"
SECOND_DOCUMENT: Final = "SUP016"
NOT_A_MAPPING: Final = "SUP017"
BAD_KEY: Final = "SUP018"
DUPLICATE: Final = "SUP019"
MISSING_VALUE: Final = "SUP020"
COLON: Final = "SUP021"
INDENTATION: Final = "SUP022"
QUOTES: Final = "SUP023"
ESCAPE: Final = "SUP024"
BLOCK_TEXT: Final = "SUP025"
COLON_IN_TEXT: Final = "SUP026"
LIST_SIGN: Final = "SUP027"
FLOW: Final = "SUP028"
AMBIGUOUS: Final = "SUP029"
SWALLOWED: Final = "SUP030"
COMMENT: Final = "SUP031"
LOOKALIKE: Final = "SUP032"
SYNTAX: Final = "SUP033"
CANNOT_STORE: Final = "SUP034"

WARNINGS: Final = frozenset({INVISIBLE, GARBLED, SWALLOWED, LOOKALIKE})
"""Codes after which the record still counts; all others mean that it was not accepted."""

VARIANTS: Final[dict[str, tuple[str, ...]]] = {
    NOT_A_FILE: ("link", "special", "unreadable"),
    TOO_LARGE: ("",),
    NOT_READ: ("yml", "text_suffix", "copy", "odd_name", "no_type_name", "other_file"),
    MISPLACED: ("wrong_folder", "name_is_not_id", "folder_is_not_id"),
    EMPTY: ("empty", "blank", "nul_filled"),
    ENCODING: ("gbk", "utf16", "line_gbk", "line_bytes", "cut_off", "bytes"),
    CONTROL: ("control", "nul", "escaped", "noncharacter"),
    LINE_BREAK: ("lone_cr", "nel", "ls", "ps"),
    INVISIBLE: ("bidi", "zero_width", "tag", "filler", "private_use"),
    GARBLED: ("replacement", "gbk_twice"),
    CONFLICT: ("conflict", "leftover"),
    TOO_COMPLEX: ("depth", "events"),
    SPECIAL_START: (
        "star",
        "ampersand",
        "exclamation",
        "percent",
        "at",
        "backtick",
        "bracket",
        "brace",
        "closing",
        "comma",
        "question",
    ),
    MERGE: ("",),
    DIRECTIVE: ("",),
    SECOND_DOCUMENT: ("marker", "after_end"),
    NOT_A_MAPPING: ("list", "text"),
    BAD_KEY: ("null", "number", "boolean", "complex", "blank", "wide_space", "quotes", "invisible"),
    DUPLICATE: ("same", "looks_same"),
    MISSING_VALUE: ("key", "item"),
    COLON: ("fullwidth", "no_space", "wide_space", "no_colon", "equals"),
    INDENTATION: (
        "tab",
        "tab_separator",
        "wide_space",
        "too_deep",
        "mismatch",
        "continuation",
        "leading_blank",
    ),
    QUOTES: ("unclosed_double", "unclosed_single", "fullwidth_close", "text_after", "comma_after"),
    ESCAPE: ("unknown", "windows_path", "short_hex", "beyond_unicode", "surrogate"),
    BLOCK_TEXT: ("text_after_bar", "text_after_angle", "indicator", "no_last_break"),
    COLON_IN_TEXT: ("",),
    LIST_SIGN: ("no_space", "wide_dash", "bullet", "numbered", "after_key"),
    FLOW: (
        "unclosed_bracket",
        "unclosed_brace",
        "wide_bracket",
        "wide_comma",
        "missing_comma",
        "empty_item",
        "lone_dash",
    ),
    AMBIGUOUS: (
        "date",
        "datetime",
        "time",
        "yes_no",
        "leading_zero",
        "octal",
        "underscore",
        "exponent",
        "binary",
        "signed",
        "equals",
        "long_number",
        "personal",
        "not_finite",
        "key",
    ),
    SWALLOWED: ("",),
    COMMENT: ("",),
    LOOKALIKE: ("quotes", "brackets"),
    SYNTAX: ("", "unfinished"),
    CANNOT_STORE: ("wrong_type", "key", "number", "surrogate", "control", "not_same"),
}
"""Every variant a code comes with; a test insists on a sentence for each."""
