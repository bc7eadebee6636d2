"""What every test gets: a cache of its own, an environment that says nothing, and ways to run ``sup``."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.running import Ran, run_inside, run_outside
from tests.tools import SHARED, require, require_shared

_UNSET = ("SUP_LANG", "SUP_PERSON", "SUP_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LANGUAGE")
_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "测试",
    "GIT_AUTHOR_EMAIL": "test@example.invalid",
    "GIT_COMMITTER_NAME": "测试",
    "GIT_COMMITTER_EMAIL": "test@example.invalid",
}


def _settle(patch: pytest.MonkeyPatch, cache: Path) -> None:
    for name in [n for n in os.environ if n.startswith("GIT_")] + list(_UNSET):
        patch.delenv(name, raising=False)
    for name, value in _GIT.items():
        patch.setenv(name, value)
    patch.setenv("SUP_CACHE_DIR", str(cache))


@pytest.fixture(scope="session", autouse=True)
def _quiet_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For fixtures that live longer than one test: never the user's own cache."""
    # A job in the background ignores Ctrl-C, and would hand that on to the programs it asks questions of.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with pytest.MonkeyPatch.context() as patch:
        _settle(patch, tmp_path_factory.mktemp("cache-session"))
        yield


@pytest.fixture(autouse=True)
def _quiet_test(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    cache = tmp_path_factory.mktemp("cache")
    _settle(monkeypatch, cache)
    yield
    shutil.rmtree(cache, ignore_errors=True)


@pytest.fixture
def cache_dir() -> Path:
    """This test's cache folder (``$SUP_CACHE_DIR``)."""
    return Path(os.environ["SUP_CACHE_DIR"])


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``../shared``; the test is skipped loudly where it is absent."""
    require_shared(".")
    return SHARED


@pytest.fixture(scope="session")
def require_tool() -> Callable[[str], Path]:
    """``require_tool("strace")``: its path, or the test is skipped (failed under SUP_REQUIRE_TOOLS=1)."""
    return require


@pytest.fixture
def sup() -> Callable[..., Ran]:
    """``sup("validate", cwd=…, stdin=…, env={…})`` in a process of its own."""
    return run_outside


@pytest.fixture
def sup_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """``sup_here("-C", folder, "validate")`` inside this process; the present folder is ``tmp_path``."""
    monkeypatch.chdir(tmp_path)
    return run_inside
