"""The cases of every rule that asks the facts: ``cases/<CODE>.yaml``, a small repository each.

A case is named ``passes_…`` or ``fails_…`` and holds ``records`` (only what differs from ``_common.yaml``;
``path`` where it lies elsewhere), ``without`` (ids of the world that are not there), ``files`` (raw text),
``policy`` (name → first day → value), ``config`` (of ``sup.yaml``), ``closed_on``, ``as_of`` and ``found``:
every finding, as ``record``, ``at`` (pointer), ``with`` (discriminator), ``variant``, ``path``, and its
parameters; ``code`` where it is of another rule. Of practice rules, which say what is missing, a case is
about its own one alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from supervise_cli import rules
from supervise_cli.model import Finding, Tier
from supervise_cli.resources import schemas
from supervise_cli.workspace.policy import DEFAULT_FILE
from tests.rules import naive, naive_balance, naive_follow, naive_likeness, naive_looking_back, repository
from tests.rules.filling import assert_filled

FOLDER = Path(__file__).parent / "cases"
AS_OF = date(2022, 12, 31)
AFTER_JUNE = date(2022, 7, 4)
"""When June 2022 is written up: what practice rules are judged by where a case does not say otherwise."""
_ASKED = [code for code in rules.codes() if rules.get(code).check is not None]
QUERIED = [code for code in _ASKED if rules.get(code).tier is Tier.RECORD]
PRACTICE = [code for code in _ASKED if rules.get(code).tier is Tier.PRACTICE]
_NOT_PARAMS = ("record", "at", "with", "variant", "path", "code")
_UNITS = {
    name: dated[0]["unit"]
    for name, dated in yaml.safe_load((schemas() / DEFAULT_FILE).read_text("utf-8")).items()
}


@cache
def common() -> Mapping[str, Any]:
    data = yaml.safe_load((FOLDER / "_common.yaml").read_text("utf-8"))
    assert isinstance(data, dict)
    return data


@dataclass(frozen=True)
class Case:
    code: str
    name: str
    body: Mapping[str, Any]

    def files(self) -> dict[str, bytes]:
        """The repository of the case."""
        without = set(self.body.get("without", ()))
        own = self.body.get("records", [])
        world = [each for each in common()["world"] if each["id"] not in without | {r["id"] for r in own}]
        closed = f'closed_on: "{self.body["closed_on"]}"\n' if "closed_on" in self.body else ""
        config = {"name": "华龙区", **self.body.get("config", {})}
        files = {"sup.yaml": repository.text_of(config) + closed.encode()}
        for each in [*world, *own]:
            files[each.get("path") or repository.place_of(each["id"])] = repository.text_of(whole(each))
        files |= {path: text.encode() for path, text in self.body.get("files", {}).items()}
        if "policy" in self.body:
            files["policy.yaml"] = repository.text_of(policy(self.body["policy"]))
        return files

    @property
    def as_of(self) -> date:
        usual = AFTER_JUNE if self.code in PRACTICE else AS_OF
        return date.fromisoformat(self.body["as_of"]) if "as_of" in self.body else usual

    def findings(self) -> list[Finding]:
        """What is found; of practice rules only the case's own one."""
        found = repository.findings(self.files(), self.as_of, everything=self.code in PRACTICE)
        return [each for each in found if each.code == self.code or each.code not in PRACTICE]

    def expected(self) -> list[tuple[Any, ...]]:
        return sorted(_expected(each, self.code) for each in self.body.get("found", []))


def whole(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record with everything that the case leaves unsaid."""
    merged = {**common()["base"][repository.type_of(record["id"])], **record}
    return {name: value for name, value in merged.items() if value is not None and name != "path"}


def policy(values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {
        name: [
            {"from": day, "value": value, "unit": _UNITS[name], "source": None}
            for day, value in dated.items()
        ]
        for name, dated in values.items()
    }


def _expected(each: Mapping[str, Any], code: str) -> tuple[Any, ...]:
    params = sorted((k, v) for k, v in each.items() if k not in _NOT_PARAMS)
    own = each.get("code", code) == code
    return (
        each.get("code", code),
        each["record"],
        each.get("at", ""),
        each.get("with", ""),
        each.get("path", ""),
        (each.get("variant", ""), params) if own else ("", []),
    )


def _found(finding: Finding, code: str, named_paths: bool) -> tuple[Any, ...]:
    own = finding.code == code
    return (
        finding.code,
        finding.record,
        finding.pointer,
        finding.discriminator,
        finding.path if named_paths else "",
        (finding.variant, sorted(finding.params.items())) if own else ("", []),
    )


def cases() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("SUP*.yaml")):
        for name, body in yaml.safe_load(file.read_text("utf-8")).items():
            yield Case(file.stem, name, body or {})


CASES = list(cases())
in_each = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.name}")


TWINS = (naive_balance, naive_follow, naive_likeness, naive_looking_back)


def test_every_practice_rule_is_written_a_second_time() -> None:
    assert {code for twin in TWINS for code in twin.CODES} == set(PRACTICE)


@in_each
def test_case(case: Case) -> None:
    named_paths = any("path" in each for each in case.body.get("found", []))
    found = case.findings()
    assert sorted(_found(each, case.code, named_paths) for each in found) == case.expected()
    for each in found:
        assert_filled(each)


@in_each
def test_case_has_a_true_name(case: Case) -> None:
    own = [each for each in case.body.get("found", []) if each.get("code", case.code) == case.code]
    assert case.name.startswith("fails_" if own else "passes_")
    known = {"records", "without", "files", "config", "policy", "found", "closed_on", "as_of"}
    assert case.body.keys() <= known


@in_each
def test_the_naive_rules_agree(case: Case) -> None:
    expected = {each[:4] for each in case.expected()}
    found = naive.findings(case.files(), case.as_of.isoformat())
    assert found == {each for each in expected if each[0] in QUERIED}
    for twin in TWINS:
        if case.code in twin.CODES:
            found = twin.findings(case.files(), case.as_of.isoformat())
            assert {each for each in found if each[0] == case.code} == {
                each for each in expected if each[0] == case.code
            }


def test_every_rule_passes_and_fails_somewhere() -> None:
    verdicts = {(case.code, case.name.partition("_")[0]) for case in CASES}
    assert verdicts >= {(code, verdict) for code in _ASKED for verdict in ("passes", "fails")}
