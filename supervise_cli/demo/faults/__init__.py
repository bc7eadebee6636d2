"""Known faults planted in a demonstration, and what a check has to find: every planter is found by its file.

A planted fault is a change to a record that is otherwise clean. It is made in a *spare*: a record that the
demonstration gets in addition, which nothing else points at (:mod:`.ground`). So a fault has no consequences
elsewhere (nobody's supervision of the month disappears with it), and where it is mended, nothing is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.faults.ground import Ground, Record
from supervise_cli.demo.faults.planted import Planted

if TYPE_CHECKING:
    from supervise_cli.demo.faults.changes import Planter
    from supervise_cli.records.types import Catalogue

NOT_IN_FILES = {
    "SUP034": "refused before anything is written; in a file the same is SUP007",
    "SUP199": "needs a record type with a requirement that has no words of its own; no bundled type has one",
}
"""Codes that no file of a demonstration can carry, and why."""


def every_planter() -> Iterator[tuple[str, Planter]]:
    """(name, planter) of every file in ``planters/``, by name."""
    folder = Path(__file__).parent / "planters"
    for file in sorted(folder.glob("[a-z]*.py")):
        module = import_module(f"{__name__}.planters.{file.stem}")
        yield file.stem, cast("Planter", module.PLANTER)


def plant(records: Sequence[tuple[str, Record]], types: Catalogue, seed: int, last: date) -> Planted:
    """What to write beside ``records`` (all of a demonstration that ends on ``last``), and what to expect.

    The same records and seed give the same answer everywhere. Raises BadInput where nobody was supervised.
    """
    return till(records, types, seed, last).planted()


def till(records: Sequence[tuple[str, Record]], types: Catalogue, seed: int, last: date) -> Ground:
    """The ground after all planters have been over it."""
    ground = Ground(records, types, last, Chance(f"sup demo {seed}").branch("faults"))
    for name, planter in every_planter():
        ground.work_as(name)
        planter.plant(ground)
    return ground
