"""What is handed out: sdist → wheel → a fresh environment outside the checkout, with every data file."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tools import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]

DATA = {"schemas": "supervise_cli/schemas", "templates": "supervise_cli/templates"}
DATA |= {"examples/divisions": "supervise_cli/divisions", "supervise_cli/locale": "supervise_cli/locale"}
_LEFT_OUT = ("__pycache__", ".DS_Store")


@dataclass(frozen=True)
class Built:
    sdist: Path
    wheel: Path
    python: Path

    def run(self, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """A program of the fresh environment; nothing of this one is on its path."""
        return subprocess.run(
            [self.python.parent / arguments[0], *arguments[1:]],
            cwd=cwd,
            env={"PATH": os.defpath, "HOME": str(cwd), "SUP_CACHE_DIR": str(cwd / "cache")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def _build(kind: str, source: Path, target: Path) -> Path:
    command = [sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", target, source]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = target.glob("*.tar.gz" if kind == "sdist" else "*.whl")
    return made


def _fresh_python(folder: Path, wheel: Path) -> Path:
    """An environment that holds the wheel, and sees this one's other packages (but not its checkout)."""
    venv.create(folder, with_pip=False)
    bin_folder = folder / ("Scripts" if os.name == "nt" else "bin")
    target = Path(
        subprocess.run(
            [bin_folder / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    )
    pip = [sys.executable, "-m", "pip", "--python", bin_folder / "python", "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", "--disable-pip-version-check", wheel], check=True)
    # A path named in a .pth file is not searched for .pth files: the editable install stays out.
    site = {Path(p).resolve() for p in sys.path if p.endswith("site-packages")}
    (target / "others.pth").write_text("\n".join(map(str, sorted(site))) + "\n", encoding="utf-8")
    return bin_folder / "python"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("packaging")
    sdist = _build("sdist", ROOT, folder / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.2 has none
        archive.extractall(folder / "unpacked")
    (source,) = (folder / "unpacked").iterdir()
    wheel = _build("wheel", source, folder / "wheel")
    return Built(sdist, wheel, _fresh_python(folder / "venv", wheel))


def _tracked_data() -> dict[str, str]:
    """data file in the checkout → where it has to lie in the wheel."""
    found = {}
    for here, there in DATA.items():
        for path in sorted((ROOT / here).rglob("*")):
            if path.is_file() and not any(word in str(path) for word in _LEFT_OUT):
                found[path.relative_to(ROOT).as_posix()] = (
                    f"{there}/{path.relative_to(ROOT / here).as_posix()}"
                )
    return found


def test_every_data_file_arrives(built: Built) -> None:
    wanted = _tracked_data()
    assert {Path(p).parts[0] for p in wanted} >= {"schemas", "examples", "supervise_cli"}
    with zipfile.ZipFile(built.wheel) as archive:
        arrived = {name: archive.read(name) for name in archive.namelist()}
    missing = {p: there for p, there in wanted.items() if there not in arrived}
    assert missing == {}
    changed = [p for p, there in wanted.items() if arrived[there] != (ROOT / p).read_bytes()]
    assert changed == []


def test_every_module_arrives_and_nothing_else(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        names = {n for n in archive.namelist() if ".dist-info/" not in n}
    modules = {p.relative_to(ROOT).as_posix() for p in (ROOT / "supervise_cli").rglob("*.py")}
    assert modules - names == set()
    assert {n for n in names if not n.startswith("supervise_cli/")} == set()
    assert [n for n in names if "__pycache__" in n or n.endswith((".pyc", ".orig"))] == []


def test_the_wheel_names_its_licence_and_needs(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode("utf-8")
        assert any(n.endswith("licenses/LICENSE") for n in archive.namelist())
    assert "License-Expression: MIT" in metadata
    assert "Requires-Python: >=3.11" in metadata


def test_the_installed_program_is_not_the_checkout(built: Built, tmp_path: Path) -> None:
    code = "import supervise_cli, supervise_cli.resources as r\n"
    code += "print(supervise_cli.__file__, r.schemas(), r.divisions())"
    places = built.run("python", "-I", "-c", code, cwd=tmp_path).stdout.split()
    assert len(places) == 3
    for place in places:
        assert not Path(place).is_relative_to(ROOT)
        assert Path(place).exists()


def test_installed_it_says_its_version(built: Built, tmp_path: Path) -> None:
    done = built.run("sup", "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "sup 0.1.0\n", "")


def test_installed_it_makes_and_checks_a_repository(built: Built, tmp_path: Path) -> None:
    for words in (["init", "记录"], ["-C", "记录", "validate"]):
        done = built.run("sup", *words, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "记录" / "sup.yaml").is_file()


def test_installed_it_makes_the_demonstration(built: Built, tmp_path: Path) -> None:
    steps = (
        ["demo", "demo", "--stations", "3", "--workers", "12", "--months", "1"],
        ["-C", "demo", "validate"],
        ["-C", "demo", "report", "--format", "md"],
    )
    for words in steps:
        done = built.run("sup", *words, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("#")


_FOR_US = {"dev", "mutants"}
"""Extras of those who work on the program."""


def _imported() -> set[str]:
    found = set()
    for path in (ROOT / "supervise_cli").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"supervise_cli"}


def test_everything_imported_is_declared_and_everything_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    lines = project["dependencies"] + [
        d for extra, ds in optional.items() if extra not in _FOR_US for d in ds
    ]
    declared = {re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0].lower() for line in lines}
    owners = importlib.metadata.packages_distributions()
    needed = {owners[name][0].lower().replace("_", "-") for name in _imported()}
    assert needed - declared == set()
    assert declared - needed - {"tzdata"} == set()
