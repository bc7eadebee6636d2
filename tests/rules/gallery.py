"""The gallery of errors: ``examples/broken/<CODE>``, a small repository with one fault each.

A folder is a record repository as it stands, except where it has a ``recipe.yaml``: what git or some file
systems cannot keep (pipes, links, NUL bytes, other encodings, invisible characters) is made from it::

    make:                 # files made or changed, in this order
    - path: …             # inside the repository
      pipe: true          # a named pipe
      link: …             # a symbolic link to there
      nul_bytes: 4096     # so many NUL bytes
      pad_to: 600000      # the file, its last line repeated up to so many bytes
      encoding: gbk       # the file in this encoding instead of UTF-8
      characters: true    # the file, every <U+0085> replaced by the character itself
    command: […]          # what finds the fault, where it is not ``sup validate``
    never: …              # why nothing finds it

Practice rules are shown with ``validate --all``, on the day after the ``closed_on`` of their repository.
``expected.txt`` and ``expected.en.txt`` are what ``sup`` then says.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from supervise_cli import rules
from supervise_cli.model import Tier
from tests.running import Ran, run_inside
from tests.tools import ROOT, missing

FOLDER = ROOT / "examples" / "broken"
GOLDEN = {"zh": "expected.txt", "en": "expected.en.txt"}
_NOT_COPIED = shutil.ignore_patterns("expected*.txt", "recipe.yaml")
_CHARACTER = re.compile(r"<U\+([0-9A-F]{4,6})>")


@dataclass(frozen=True)
class Entry:
    """One folder of the gallery."""

    code: str
    folder: Path
    make: tuple[Mapping[str, Any], ...] = ()
    command: tuple[str, ...] = ("validate",)
    never: str = ""
    notes: tuple[str, ...] = field(default=())
    """The comment lines at the top of the recipe."""

    @property
    def validated(self) -> bool:
        """Whether a plain check finds it."""
        return self.command in (("validate",), ("validate", "--all"))

    def lay_out(self, target: Path) -> Path:
        """The repository with its fault, in ``target``."""
        shutil.copytree(self.folder, target, ignore=_NOT_COPIED)
        for step in self.make:
            _make(target / step["path"], step)
        return target

    def run(self, repository: Path, lang: str) -> Ran:
        """What ``sup`` says about it there."""
        with chdir(repository):
            return run_inside("--lang", lang, *self.command)

    def golden(self, lang: str) -> Path:
        return self.folder / GOLDEN[lang]


def entries() -> list[Entry]:
    """Every folder of the gallery, by code."""
    return [_entry(folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir()]


def _entry(folder: Path) -> Entry:
    file = folder / "recipe.yaml"
    if not file.exists():
        return Entry(folder.name, folder, command=_check(folder.name))
    text = file.read_text("utf-8")
    recipe = yaml.safe_load(text) or {}
    assert recipe.keys() <= {"make", "command", "never"}, f"{file}: {recipe.keys()}"
    return Entry(
        folder.name,
        folder,
        make=tuple(recipe.get("make", ())),
        command=tuple(recipe.get("command", _check(folder.name))),
        never=recipe.get("never", ""),
        notes=tuple(line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")),
    )


def _check(code: str) -> tuple[str, ...]:
    """What finds a fault of this code, where its recipe does not say otherwise."""
    practice = code in rules.codes() and rules.get(code).tier is Tier.PRACTICE
    return ("validate", "--all") if practice else ("validate",)


def _make(path: Path, step: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match {key: value for key, value in step.items() if key != "path"}:
        case {"pipe": True}:
            if not hasattr(os, "mkfifo"):
                missing("named pipes")
            os.mkfifo(path)
        case {"link": str(target)}:
            try:
                path.symlink_to(target)
            except OSError:
                missing("permission to make links")
        case {"nul_bytes": int(size)}:
            path.write_bytes(bytes(size))
        case {"pad_to": int(size)}:
            raw = path.read_bytes()
            line = raw[raw.rindex(b"\n", 0, -1) + 1 :]
            path.write_bytes((raw + line * (size // len(line)))[: size - 1] + b"\n")
        case {"encoding": str(encoding)}:
            path.write_bytes(path.read_text("utf-8").encode(encoding))
        case {"characters": True}:
            text = path.read_text("utf-8")
            made = _CHARACTER.sub(lambda match: chr(int(match[1], 16)), text)
            assert made != text, f"{path}: nothing to replace"
            path.write_bytes(made.encode("utf-8", "surrogatepass"))
        case other:
            pytest.fail(f"{path}: no such step: {other}")
