"""What ``sup demo`` may be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from supervise_cli.errors import BadInput
from supervise_cli.model import Period, Text


@dataclass(frozen=True)
class DemoOptions:
    """Size and place in time of a demonstration. The same options give the same records everywhere."""

    seed: int = 2022
    stations: int = 46
    """Open stations of townships, at most as many as there are townships."""
    workers: int = 230
    """Heads, workers and assistants in post at these stations on the last day."""
    months: int = 3
    until: str = "2022-06"
    """The last month, ``YYYY-MM``."""

    def periods(self) -> tuple[Period, ...]:
        """The months with sessions, in order.

        Raises BadInput if ``until`` is no month or a number is out of range.
        """
        last = Period.parse(self.until)
        if last is None or len(self.until) != 7 or "Q" in self.until:
            raise BadInput(
                Text("--until 要写成年-月，收到的是 {value}", "--until must be a month, got {value}").format(
                    value=self.until
                ),
                Text("例如 --until 2022-06", "for example --until 2022-06"),
            )
        for name, value, low, high in (
            ("stations", self.stations, 1, 10_000),
            ("workers", self.workers, 2 * self.stations, 40 * self.stations),
            ("months", self.months, 1, 120),
        ):
            if not low <= value <= high:
                raise BadInput(
                    Text(
                        "--{name} 应在 {low} 到 {high} 之间，收到的是 {value}",
                        "--{name} must be {low} to {high}, got {value}",
                    ).format(name=name, low=low, high=high, value=value),
                )
        months = [last]
        while len(months) < self.months:
            months.append(months[-1].previous())
        return tuple(reversed(months))

    def last_day(self) -> date:
        """The day on which the demonstration ends (``closed_on``)."""
        return self.periods()[-1].end
