"""The cache trusts nothing that other code, or somebody else, has made."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from supervise_cli.workspace.index.store import ANSWERING, opened

ROOT = Path(__file__).parents[2]


def test_every_module_that_answers_changes_the_digest() -> None:
    """A check loads no code whose change would leave old findings standing."""
    script = (
        "import sys, json\nfrom supervise_cli.cli.main import run\n"
        "run(['-C', sys.argv[1], 'validate', '--format', 'json', '-o', sys.argv[2]])\n"
        "print(json.dumps([m.__file__ for n, m in sys.modules.items() if n.startswith('supervise_cli')]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(ROOT / "examples" / "broken" / "SUP304"), "/dev/null"],
        capture_output=True,
        check=True,
    )
    files = [Path(name) for name in json.loads(done.stdout.decode().splitlines()[-1])]
    package = ROOT / "supervise_cli"
    folders = {file.parent.relative_to(package).as_posix() for file in files}
    printing = {"cli", "formats"}
    assert len(files) > 30
    assert {"" if folder == "." else folder for folder in folders} - printing <= set(ANSWERING)


def test_a_cache_deleted_during_a_run_changes_nothing(tmp_path: Path, cache_dir: Path) -> None:
    with opened(tmp_path) as connection:
        connection.execute("CREATE TABLE something (x)")
        shutil.rmtree(cache_dir)
    with opened(tmp_path) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
