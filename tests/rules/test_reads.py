"""``Rule.reads``: a rule that names the types it looks at looks at no other; other changes leave it out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from supervise_cli import rules
from supervise_cli.model import Tier
from supervise_cli.pipeline.opening import catalogue
from supervise_cli.rules.sup315_reversed_dates import last_days
from supervise_cli.workspace.index.tables import Tables
from tests.rules.repository import in_memory
from tests.rules.test_cases import CASES

READING = {code for code in rules.queried() if rules.get(code).reads}
OF_ANYTHING = {"SUP201", "SUP202", "SUP203", "SUP204", "SUP205"}
"""A record of any type may have to do with them."""
OF_SETTINGS = {"SUP209", "SUP210", "SUP212", "SUP213"}
"""What they look at is no record, or they are found with the waivers."""


@contextmanager
def _noting(connection: sqlite3.Connection, tables: set[str]) -> Iterator[None]:
    """Notes of which tables a statement reads a column, as the database itself says."""

    def noted(action: int, table: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and table:
            tables.add(table)
        return sqlite3.SQLITE_OK

    connection.set_authorizer(noted)
    try:
        yield
    finally:
        connection.set_authorizer(None)


@pytest.mark.parametrize("code", sorted(READING))
def test_reads_what_it_says(code: str) -> None:
    rule = rules.get(code)
    assert rule.check is not None
    of_type = {table.name: name for name, root in Tables(catalogue()).items() for table in root.walk()}
    tables: set[str] = set()
    for case in [each for each in CASES if each.code == code]:
        with in_memory(case.files(), case.as_of) as state:
            facts = state.facts
            with _noting(facts.connection, tables):
                list(rule.check(facts))
    read = {each.removeprefix("fact_") for each in tables} & of_type.keys()
    assert {of_type[each] for each in read} == set(rule.reads)
    # What is beside the facts (all files, references) changes with records of any type.
    assert not tables & {"run", "reference", "fact_reference", "unit", "fault"}


def test_every_record_rule_says_what_it_reads() -> None:
    silent = {
        code
        for code in rules.queried()
        if (rule := rules.get(code)).tier is Tier.RECORD and not rule.reads and not rule.subjects
    }
    assert silent == OF_ANYTHING | OF_SETTINGS
    assert not any(rules.get(code).subjects for code in READING)


def test_whatever_begins_and_ends_is_asked_which_comes_first() -> None:
    dated = {
        name for name, root in Tables(catalogue()).items() if any(last_days(table) for table in root.walk())
    }
    assert dated == set(rules.get("SUP315").subjects)
