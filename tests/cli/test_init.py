"""``sup init``: the code and the name agree, and what is there stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Ran


@pytest.mark.parametrize(
    ("folder", "options", "right"),
    [
        ("台前督导", ("--division-code", "4109"), "410927"),
        ("台前督导", ("--division-code", "410900"), "410927"),
        ("督导", ("--name", "清丰县社工站", "--division-code", "410927"), "410922"),
        ("督导", ("--name", "濮阳县社工站", "--division-code", "410900"), "410928"),
        ("督导", ("--name", "范县", "--division-code", "410922101"), "410926"),
    ],
)
def test_a_county_with_another_code_is_refused(
    sup_here: Callable[..., Ran], tmp_path: Path, folder: str, options: tuple[str, ...], right: str
) -> None:
    ran = sup_here("init", tmp_path / folder, *options)
    assert ran.code == 2
    assert f"--division-code {right}" in ran.err
    assert not (tmp_path / folder).exists()


@pytest.mark.parametrize(
    ("folder", "options"),
    [
        ("台前督导", ("--division-code", "410927")),
        ("台前督导", ("--division-code", "410927100")),
        ("台前督导", ()),
        ("台前督导", ("--name", "濮阳市督导", "--division-code", "410900")),
        ("濮阳督导", ("--division-code", "410900")),
        ("台前街道", ("--division-code", "110101")),
    ],
)
def test_names_that_say_no_other_county_pass(
    sup_here: Callable[..., Ran], tmp_path: Path, folder: str, options: tuple[str, ...]
) -> None:
    sup_here("init", tmp_path / folder, *options).ok()


def test_a_second_time_it_says_which_line_holds_the_code(
    sup_here: Callable[..., Ran], tmp_path: Path
) -> None:
    root = tmp_path / "督导"
    sup_here("init", root, "--division-code", "410900").ok()
    before = (root / "sup.yaml").read_bytes()
    ran = sup_here("init", root, "--division-code", "410927")
    assert (ran.code, (root / "sup.yaml").read_bytes()) == (2, before)
    line = ran.err.partition("第 ")[2].partition(" 行 division_code")[0]
    assert before.decode().splitlines()[int(line) - 1].startswith("division_code:")
