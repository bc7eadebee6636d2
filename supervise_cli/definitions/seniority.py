"""Since when somebody practises, and whether that makes a new worker (person ``practice_since``)."""

from __future__ import annotations

from datetime import date

from supervise_cli.definitions.months import months_later
from supervise_cli.workspace.index.facts import Facts


def practice_since(facts: Facts) -> dict[str, date]:
    """person → first day of practice, for those whose record says it."""
    return {
        person: date.fromisoformat(since)
        for person, since in facts.rows(
            "SELECT record, practice_since FROM person WHERE practice_since IS NOT NULL"
        )
    }


def experienced_from(since: date, months: int) -> date:
    """The first day on which somebody no longer counts as new: so many months later, or that month's last."""
    return months_later(since, months)


def is_new(facts: Facts, since: date | None, day: date) -> bool:
    """Whether somebody counts as new on a day; not where nobody knows since when the person practises."""
    months = facts.policy.number("new_worker_months", day)
    return since is not None and months is not None and day < experienced_from(since, months)
