"""The line under a finding: codes, choices, numbers and dates are shown, what somebody wrote is not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.running import run_inside
from tests.tools import ROOT

POLICY = """\
write_up_days:
  - from: "2022-07-01"
    value: few
    unit: days
    source: 金丝雀canaryq
severities:
  - from: "2022-07-01"
    value:
      - code: SUP312
        severity: loud
        reason: [金丝雀canaryq]
    unit: rules
    source: [canaryq]
"""


def test_what_is_no_secret_is_shown(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "examples" / "puyang", tmp_path / "puyang"))
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    waiver = next((folder / "waivers").glob("*.yaml"))
    text = waiver.read_text(encoding="utf-8")
    text = re.sub(r"^code: .*$", "code: SUP30", text, flags=re.MULTILINE)
    waiver.write_text(re.sub(r"^reason: .*$", "reason: [canaryq]", text, flags=re.MULTILINE), "utf-8")
    said = run_inside("-C", folder, "validate", "policy.yaml", "waivers").out
    assert "| code: SUP30\n" in said
    assert "|     value: few\n" in said
    assert "|         severity: loud\n" in said
    assert "|     source: …\n" in said
    assert "| reason: …\n" in said
    assert "canaryq" not in said
