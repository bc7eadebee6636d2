"""As of which day things stand (``closed_on`` of sup.yaml)."""

from __future__ import annotations

from datetime import date

from supervise_cli.workspace.index.facts import Facts


def standing_day(facts: Facts) -> date:
    """The day judged by; of a repository that is closed by then, its last day.

    What was still open when it was closed stays as it stood: nothing falls due or becomes overdue afterwards.
    """
    closed = facts.config.closed_on
    return min(facts.as_of, closed) if closed else facts.as_of
