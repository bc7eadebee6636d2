"""The examples of the help: in English without Chinese, and each a command that there is."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from supervise_cli.cli.main import sup
from tests.running import run_inside

IMPORTS = sup.get_command(click.Context(sup), "import")
assert isinstance(IMPORTS, click.Group)
NAMES = [*sup.list_commands(click.Context(sup)), *(f"import {kind}" for kind in IMPORTS.commands)]


@pytest.mark.parametrize("name", NAMES)
def test_english_examples_have_no_chinese(name: str) -> None:
    said = run_inside("--lang", "en", *name.split(), "--help").ok().out.partition("\nExamples:\n")[2]
    assert said.strip()
    assert not re.search("[\u4e00-\u9fff]", said), said
    for line in said.splitlines():
        words = shlex.split(line)
        assert words[0] == "sup" or words[1] == "sup", "what is in quotes is whole"


@pytest.mark.parametrize("name", NAMES)
def test_chinese_examples_stay(name: str) -> None:
    said = run_inside("--lang", "zh", *name.split(), "--help").ok().out
    assert "sup" in re.split("\n例子[：:]\n", said)[1]
