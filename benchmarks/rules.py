"""What the rules cost beside reading and schema-checking the records they judge; likeness of texts apart.

``python benchmarks/rules.py FOLDER`` reads everything once, without a cache, and asks every rule of the
record and the practice tier. It prints JSON: seconds of the processor for ``reading``, for ``rules`` (all but
likeness) and for ``likeness`` (SUP620, SUP621: they read the texts again), ``likeness MB`` by which that
raised the peak of memory, and the ``slowest`` rules.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from supervise_cli import rules
from supervise_cli.pipeline.opening import Opened, Wanted, catalogue, source_of
from supervise_cli.workspace.index import store
from supervise_cli.workspace.index.snapshot import Snapshot
from supervise_cli.workspace.layout import Layout

LIKENESS = ("SUP620", "SUP621")
SHOWN = 8


def measure(folder: Path) -> dict[str, Any]:
    """Seconds of the processor by part, MB and the slowest rules."""
    # As the command does (cli/main.py).
    gc.set_threshold(200_000, 20, 20)
    types = catalogue()
    with store.opened(folder, use_cache=False) as connection:
        start = time.process_time()
        source = source_of(folder, Layout(types), Wanted())
        facts = Opened(folder, Snapshot(connection, types, source), None, datetime.now(UTC)).facts
        read = time.process_time() - start
        peak = _peak()
        asked = [rules.get(code) for code in rules.codes()]
        took = {each.code: _asked(each, facts) for each in asked if each.check and each.code not in LIKENESS}
        before = max(peak, _peak())
        likeness = sum(_asked(rules.get(code), facts) for code in LIKENESS)
        slowest = sorted(took, key=lambda code: -took[code])[:SHOWN]
        return {
            "reading": read,
            "rules": sum(took.values()),
            "likeness": likeness,
            "likeness MB": _peak() - before,
            "slowest": {code: round(took[code], 2) for code in slowest},
        }


def _asked(rule: rules.Rule, facts: Any) -> float:
    assert rule.check is not None
    start = time.process_time()
    for _ in rule.check(facts):
        pass
    return time.process_time() - start


def _peak() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit // 1_000_000


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
