"""A cosmic-ray operator for what cosmic-ray does not see: the thresholds inside SQL.

Half of what a rule judges stands in its query; to a mutation tool of Python that is one string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cosmic_ray.operators.operator import Example, Operator

_IS_SQL = re.compile(
    r"\b(SELECT|FROM|WHERE|JOIN|UNION|ORDER BY|GROUP BY|HAVING|COALESCE|EXISTS|CAST)\b"
    r"|\b[a-z]\.[a-z_]+ ?[<>=]"
)
_TOKEN = re.compile(
    r"""(?P<none>SELECT[ ]\d+(?=[ ]FROM) | BY[ ]\d+[, \d]*)
      | (?P<quoted>\\'[^'\\]*\\'|'(?:[^'\\]|\\.)*'|\\?"[^"\\]*\\?")
      | (?P<word>\bBETWEEN\b | \bIS[ ]NOT[ ]NULL\b | \bIS[ ]NULL\b | \bIS[ ]NOT\b | \bNOT[ ]IN\b
            | \bNOT[ ]EXISTS\b | \bNOT[ ](?=[a-z(]) | \bAND\b | \bOR\b | \bLEFT[ ]JOIN\b
            | \bmin\( | \bmax\( | \bMIN\( | \bMAX\( | \bDESC\b)
      | (?P<sign><> | <= | >= | != | \|\| | < | > | =)
      | (?P<sum>[ ][+-][ ])
      | (?P<number>(?<![\w.?:])\d+(?![\w.]))""",
    re.VERBOSE,
)
_OPENING = re.compile(r"""[a-zA-Z]*(\"{3}|'{3}|"|')""")
_INSTEAD: dict[str, tuple[str, ...]] = {
    "<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"),
    "=": ("!=",), "!=": ("=",), "<>": ("=",), " + ": (" - ",), " - ": (" + ",),
    "AND": ("OR",), "OR": ("AND",), "IS NULL": ("IS NOT NULL",), "IS NOT NULL": ("IS NULL",),
    "IS NOT": ("IS",), "NOT IN": ("IN",), "NOT EXISTS": ("EXISTS",), "NOT ": ("",),
    "LEFT JOIN": ("JOIN",),
    "min(": ("max(",), "max(": ("min(",), "MIN(": ("MAX(",), "MAX(": ("MIN(",), "DESC": ("ASC",),
}  # fmt: skip


class Sql(Operator):  # type: ignore[misc]
    """Numbers by one, comparisons, AND and OR, NULL and NOT, least and greatest, in a piece of SQL."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        for _ in self._mutants(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        node.value = list(self._mutants(node))[index]
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example('"SELECT a WHERE b < 1"', '"SELECT a WHERE b <= 1"'),)

    def _mutants(self, node: Any) -> Iterator[str]:
        if node.type not in ("string", "fstring_string") or not _is_sql(node):
            return
        text, between = node.value, False
        opening = _OPENING.match(text) if node.type == "string" else None
        first, last = (opening.end(), len(text) - len(opening[1])) if opening else (0, len(text))
        for token in _TOKEN.finditer(text, first, last):
            if token["none"] or token["quoted"] or token[0] == "BETWEEN":
                between = between or token[0] == "BETWEEN"
                continue
            if token[0] == "AND" and between:
                between = False
                continue
            for new in _others(token):
                yield text[: token.start()] + new + text[token.end() :]


def _others(token: re.Match[str]) -> tuple[str, ...]:
    if token["number"]:
        return str(int(token[0]) + 1), str(int(token[0]) - 1)
    return _INSTEAD.get(token[0], ())


def _is_sql(node: Any) -> bool:
    """Whether the whole literal, with the pieces written beside this one, is a query or a part of one."""
    whole = node
    while whole.parent is not None and whole.parent.type in ("fstring", "strings"):
        whole = whole.parent
    if whole.parent is not None and whole.parent.type in ("simple_stmt", "file_input"):
        return False  # A docstring
    return bool(_IS_SQL.search(whole.get_code()))
