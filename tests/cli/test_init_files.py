"""What ``sup init`` writes holds, also when its commented example is taken up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.running import Ran


def test_the_example_in_the_policy_file_is_valid_once_uncommented(
    sup_here: Callable[..., Ran], tmp_path: Path
) -> None:
    sup_here("init", "库").ok()
    policy = tmp_path / "库" / "policy.yaml"
    lines = policy.read_text(encoding="utf-8").splitlines()
    start = lines.index("# 例如：") + 1
    example = [line.removeprefix("# ") for line in lines[start:] if line.startswith("#")]
    assert example[0].endswith(":")
    policy.write_text("\n".join(example) + "\n", encoding="utf-8")
    said = sup_here("-C", "库", "validate").ok()
    assert "没有发现问题" in said.out + said.err
