"""The rules: every file ``<code>_<slug>.py`` beside this one is found by its name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from supervise_cli.rules.rule import Rule

_FILE = re.compile(r"(sup[0-9]{3})_([a-z0-9_]+)\.py\Z")


@cache
def _modules() -> Mapping[str, tuple[str, str]]:
    """code → (slug, module name), from the file names alone."""
    found: dict[str, tuple[str, str]] = {}
    for name in sorted(os.listdir(Path(__file__).parent)):  # noqa: PTH208 (a path for each costs more)
        match = _FILE.match(name)
        if match:
            found[match[1].upper()] = (match[2].replace("_", "-"), f"{__name__}.{name.removesuffix('.py')}")
    return MappingProxyType(found)


def codes() -> Mapping[str, str]:
    """code → slug of every rule, in the order of codes. Imports none of them."""
    return MappingProxyType({code: slug for code, (slug, _) in _modules().items()})


def queried() -> list[str]:
    """The codes found by asking the facts. SUP0xx and SUP1xx are found while a record is read."""
    return [code for code in codes() if code >= "SUP2"]


def get(code: str) -> Rule:
    """One rule; KeyError if there is none of that code."""
    _, module = _modules()[code]
    return cast("Rule", import_module(module).RULE)


def chosen(pattern: str) -> frozenset[str]:
    """The codes that a code (``SUP201``), a prefix (``SUP2``) or a slug names; empty if it names none."""
    upper = pattern.upper()
    known = codes()
    return frozenset(
        code
        for code, slug in known.items()
        if slug == pattern.lower() or (upper.startswith("SUP") and code.startswith(upper))
    )
