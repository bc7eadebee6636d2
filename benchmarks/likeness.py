"""How long the comparison of texts (SUP620) takes by itself, in a repository that was checked before.

``python benchmarks/likeness.py FOLDER`` prints seconds of the processor, by how many MB the peak of memory
grew, and how many findings there were.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from supervise_cli import rules
from supervise_cli.pipeline.opening import opened


def measure(folder: Path) -> tuple[float, int, int]:
    """Seconds of the processor, MB and findings of the rule, facts being there."""
    with opened(folder, datetime.now(UTC)) as state:
        facts, rule = state.facts, rules.get("SUP620")
        assert rule.check is not None
        before = _peak()
        start = time.process_time()
        found = sum(1 for _ in rule.check(facts))
        return time.process_time() - start, _peak() - before, found


def _peak() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit // 1_000_000


if __name__ == "__main__":
    print(*measure(Path(sys.argv[1])))
