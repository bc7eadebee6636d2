"""Every number of the bundled policy is a threshold: one more or one less, and a case of a rule tells.

A case that states a value in its own ``policy`` says nothing of the bundled one; only the others are asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from supervise_cli import rules
from supervise_cli.resources import schemas
from supervise_cli.workspace import policy
from tests.rules import test_cases

BUNDLED: dict[str, Any] = yaml.safe_load((schemas() / policy.DEFAULT_FILE).read_text("utf-8"))
ELSEWHERE = {"due_ahead_days"}
"""Asked by no rule, but by ``sup due``: tests/definitions/test_due_ahead.py."""
SAME = {("min_session_minutes", 1)}
"""No session of known length is shorter than a minute: 1 asks for no more than 0."""
_LICENCES = ["none", "assistant_sw", "sw", "senior_sw"]


def changed() -> Iterator[tuple[str, Any]]:
    """Every bundled value, changed as little as can be."""
    for name, dated in BUNDLED.items():
        value = dated[0]["value"]
        if name in ELSEWHERE:
            continue
        if isinstance(value, int):
            near = (value - 1, value + 1)
            yield from ((name, each) for each in near if each >= 0 and (name, each) not in SAME)
        elif isinstance(value, str):
            yield name, _LICENCES[_LICENCES.index(value) + 1]
        else:
            yield from ((name, [each for each in value if each != left_out]) for left_out in value)


@pytest.mark.parametrize(("name", "value"), list(changed()))
def test_a_case_tells(name: str, value: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / policy.DEFAULT_FILE
    file.write_text(yaml.safe_dump(BUNDLED | {name: [BUNDLED[name][0] | {"value": value}]}), "utf-8")
    monkeypatch.setattr(policy, "DEFAULT_FILE", str(file))
    asking = [
        case
        for case in test_cases.CASES
        if name in rules.get(case.code).policy and name not in case.body.get("policy", {})
    ]
    assert asking
    assert any(not _as_expected(case) for case in asking)


def _as_expected(case: test_cases.Case) -> bool:
    found = [each for each in case.findings() if each.code == case.code]
    paths = any("path" in each for each in case.body.get("found", []))
    return sorted(test_cases._found(each, case.code, paths) for each in found) == [
        each for each in case.expected() if each[0] == case.code
    ]
