"""Which faults have a mend, by code and variant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from supervise_cli.records.mending import quoting, structure, values
from supervise_cli.records.mending.mend import Mend

MENDS: Final[Mapping[tuple[str, str], Mend]] = {**structure.MENDS, **quoting.MENDS, **values.MENDS}
"""(code, variant) → its mend. What is not here is for people to decide."""
