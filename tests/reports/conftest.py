"""Reports over the small repository of the figures' tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from supervise_cli.model import Lang, Period
from supervise_cli.pipeline.computing import scope_of
from supervise_cli.pipeline.opening import Opened, opened
from supervise_cli.reports import monthly
from supervise_cli.reports.model import Report
from supervise_cli.reports.rendering import render
from tests.figures import sample

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The sample, opened once."""
    with opened(sample.write(tmp_path_factory.mktemp("reports") / "sample"), NOW) as found:
        yield found


@pytest.fixture(scope="session")
def built(state: Opened) -> Callable[..., Report]:
    """``built(scope, month, lang)``: a report over the sample."""

    def build(scope: str = "", month: str = "2022-06", lang: Lang = "zh") -> Report:
        return report_of(state, scope, month, lang)

    return build


def report_of(state: Opened, scope: str = "", month: str = "2022-06", lang: Lang = "zh") -> Report:
    """The report of one month over one scope."""
    period = Period.parse(month)
    assert period is not None
    return monthly.build(state, period, scope_of(state.facts, scope), lang)


def rendered(root: Path, format: str, scope: str = "", month: str = "2022-06", lang: Lang = "zh") -> str:
    """The report over a repository at ``root``, as text."""
    with opened(root, NOW, as_of=date(2022, 8, 1)) as state:
        return render(report_of(state, scope, month, lang), format, lang)
