"""The mutants of a file: cosmic-ray's operators for thresholds, and :mod:`tests.mutants.sql`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

import cosmic_ray.plugins
from cosmic_ray.ast import get_ast
from cosmic_ray.mutating import MutationVisitor
from cosmic_ray.operators.operator import Operator

from tests.mutants.sql import Sql
from tests.tools import ROOT

_COMPARISONS = {
    "Lt": ("LtE", "GtE"), "LtE": ("Lt", "Gt"), "Gt": ("GtE", "LtE"), "GtE": ("Gt", "Lt"),
    "Eq": ("NotEq",), "NotEq": ("Eq",), "Is": ("IsNot",), "IsNot": ("Is",),
}  # fmt: skip
_BINARY = (
    "Add_Sub",
    "Sub_Add",
    "Mul_FloorDiv",
    "FloorDiv_Mul",
    "Mod_Mul",
    "Div_Mul",
    "BitOr_BitAnd",
    "BitAnd_BitOr",
)
_NAMES = (
    "NumberReplacer",
    *(f"ReplaceComparisonOperator_{old}_{new}" for old, news in _COMPARISONS.items() for new in news),
    *(f"ReplaceBinaryOperator_{each}" for each in _BINARY),
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceUnaryOperator_Delete_Not",
    "ReplaceUnaryOperator_USub_UAdd",
    "AddNot",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
)
_NO_THRESHOLD = re.compile(r"\brow\[ ?-?\d\]")
"""Which column of a row."""
_DECLARED = ("ReplaceTrueWithFalse", "ReplaceFalseWithTrue")
"""Outside of functions these are declarations (``frozen=True``, ``waivable=False``), not thresholds."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed source. ``function`` is its qualified name, "" at module level."""

    file: str
    function: str
    line: int
    was: str
    now: str
    source: str

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """By what it is known in ``explained.yaml``: no line numbers."""
        return self.file, self.function, self.was, self.now

    def is_touched_by(self, places: Set[tuple[str, str]]) -> bool:
        """Whether whoever calls these functions (file, qualified name) may run what was changed."""
        if self.function:
            return (self.file, self.function) in places
        return any(file == self.file for file, _ in places)

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.function}\n    - {self.was}\n    + {self.now}"


def mutants(path: Path) -> list[Mutant]:
    """Every mutant of a file that is another program, in the order of lines."""
    source = path.read_text("utf-8")
    plain, spans = _plain(source), _functions(source)
    found: dict[str, Mutant] = {}
    for name, operator in _operators():
        for changed in _changed(source, operator):
            try:
                same = _plain(changed) == plain
            except SyntaxError:
                continue
            line, was, now = _difference(source, changed)
            same = same or _NO_THRESHOLD.sub("row", was) == _NO_THRESHOLD.sub("row", now)
            if same or changed in found:
                continue
            function = next((n for n, a, b in spans if a <= line <= b), "")
            if not function and name in _DECLARED:
                continue
            file = path.relative_to(ROOT).as_posix()
            found[changed] = Mutant(file, function, line, was, now, changed)
    return sorted(found.values(), key=lambda each: (each.line, each.now))


def _operators() -> Iterator[tuple[str, Operator]]:
    for name in _NAMES:
        yield name, cosmic_ray.plugins.get_operator(f"core/{name}")()
    yield "Sql", Sql()


def _changed(source: str, operator: Operator) -> Iterator[str]:
    """The source with the first place changed that the operator knows, with the second …"""
    counted = _Counting(-1, operator)
    counted.walk(get_ast(source))
    for occurrence in range(counted._count):
        changed = MutationVisitor.mutate_code(source, operator, occurrence)
        if changed is not None:
            yield changed


class _Counting(MutationVisitor):
    """Changes nothing."""


def _plain(source: str) -> str:
    """What the program does: without annotations, which nobody evaluates, and docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
    return ast.dump(tree)


def _functions(source: str) -> list[tuple[str, int, int]]:
    """(qualified name, first and last line) of the functions of a module and of its classes."""
    found: list[tuple[str, int, int]] = []

    def walk(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                walk(child, f"{prefix}{child.name}.")
            elif isinstance(child, ast.FunctionDef):
                found.append((prefix + child.name, child.lineno, child.end_lineno or child.lineno))

    walk(ast.parse(source), "")
    return found


def _difference(source: str, changed: str) -> tuple[int, str, str]:
    pairs = zip(source.splitlines(), changed.splitlines(), strict=False)
    line, was, now = next((n, a, b) for n, (a, b) in enumerate(pairs, 1) if a != b)
    return line, was.strip(), " ".join(now.split())
