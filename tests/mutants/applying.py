"""Puts a mutant in place of its module, inside a running process (a child that will not live long).

Other modules hold what they imported by name; so no object is exchanged, but its code, and a changed constant
wherever it stands.
"""

from __future__ import annotations

import dataclasses
import functools
import sys
import types
from collections.abc import Iterator, Mapping
from typing import Any

from tests.mutants.making import Mutant

_PLAIN = (str, int, float, tuple, frozenset)


class NotApplied(Exception):
    """The change is in a place this module cannot exchange."""


def apply(mutant: Mutant) -> None:
    """From now on the program is the mutant; raises NotApplied rather than run the original."""
    module = sys.modules.get(mutant.file.removesuffix(".py").replace("/", "."))
    if module is None:
        raise NotApplied(f"{mutant.file} was never loaded")
    fresh = types.ModuleType(module.__name__)
    fresh.__file__ = module.__file__
    exec(compile(mutant.source, str(module.__file__), "exec"), fresh.__dict__)
    changed = _exchange_functions(vars(module), vars(fresh)) + _exchange_constants(module, vars(fresh))
    if not changed:
        raise NotApplied(str(mutant))


def _exchange_functions(old: Mapping[str, Any], new: Mapping[str, Any]) -> int:
    theirs = dict(_functions(new, ""))
    changed = 0
    for name, function in _functions(old, ""):
        other = theirs.get(name)
        if other is None or (_same(function.__code__, other.__code__) and (
            function.__defaults__ == other.__defaults__ and function.__kwdefaults__ == other.__kwdefaults__
        )):  # fmt: skip
            continue
        function.__code__ = other.__code__
        function.__defaults__ = other.__defaults__
        function.__kwdefaults__ = other.__kwdefaults__
        changed += 1
    return changed


def _same(one: types.CodeType, other: types.CodeType) -> bool:
    return one == other


def _functions(names: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, types.FunctionType]]:
    """The functions written in a module and its classes, out of what wraps them."""
    for name, value in list(names.items()):
        plain = _unwrapped(value)
        if plain is not None and plain.__module__ == names.get("__name__", plain.__module__):
            yield prefix + name, plain
        elif isinstance(value, type) and not prefix and value.__module__ == names["__name__"]:
            yield from _functions(vars(value), f"{name}.")


def _unwrapped(value: Any) -> types.FunctionType | None:
    if isinstance(value, property):
        value = value.fget
    elif isinstance(value, functools.cached_property):
        value = value.func
    elif isinstance(value, (staticmethod, classmethod)):
        value = value.__func__
    value = getattr(value, "__wrapped__", value)
    return value if isinstance(value, types.FunctionType) else None


def _exchange_constants(module: types.ModuleType, new: Mapping[str, Any]) -> int:
    pairs = [
        (name, vars(module)[name], new[name])
        for name in vars(module)
        if name in new and isinstance(new[name], _PLAIN) and not name.startswith("__")
    ]
    changed = [(name, old, now) for name, old, now in pairs if old != now]
    for name, old, now in changed:
        for other in [each for key, each in list(sys.modules.items()) if key.startswith("supervise_cli.")]:
            for held, value in list(vars(other).items()):
                if value is old and (held == name or isinstance(old, str)):
                    setattr(other, held, now)
                elif isinstance(value, str) and isinstance(old, str) and len(old) > 12 and old in value:
                    setattr(other, held, value.replace(old, now))
                elif held == "RULE" and isinstance(old, str) and value.beside == old:
                    setattr(other, held, dataclasses.replace(value, beside=now))
    for held in ("RULE",):
        if held in new and held in vars(module) and _declared(new[held]) != _declared(vars(module)[held]):
            setattr(module, held, new[held])
            return len(changed) + 1
    tables = [n for n in vars(module) if isinstance(new.get(n), (dict, list, set)) and not n.startswith("__")]
    for name in tables:
        if repr(vars(module)[name]) != repr(new[name]):
            for other in [
                each for key, each in list(sys.modules.items()) if key.startswith("supervise_cli.")
            ]:
                if vars(other).get(name) is vars(module)[name] and other is not module:
                    setattr(other, name, new[name])
            setattr(module, name, new[name])
            return len(changed) + 1
    return len(changed)


def _declared(rule: Any) -> tuple[Any, ...]:
    return rule.beside, rule.subjects, rule.policy, rule.tier, rule.severity
