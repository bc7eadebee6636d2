"""A Ctrl-C is heard whenever it comes, also between a question and the system's read."""

from __future__ import annotations

import _thread
import os
import threading
import time
from collections.abc import Callable

import pytest

from supervise_cli.platform import wait_for_line

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal")


def _later(*steps: tuple[float, Callable[[], object]]) -> None:
    def run() -> None:
        for seconds, step in steps:
            time.sleep(seconds)
            step()

    threading.Thread(target=run, daemon=True).start()


def test_one_that_interrupts_no_system_call_is_heard_before_the_next_line() -> None:
    near, far = os.openpty()
    began = time.monotonic()
    # The flag of a Ctrl-C alone, as it is after one that came just before the read began; then a line, so
    # that one who hears nothing comes to an end.
    _later((0.3, _thread.interrupt_main), (5, lambda: os.write(near, b"x\n")))
    with os.fdopen(far, encoding="utf-8") as terminal, pytest.raises(KeyboardInterrupt):
        wait_for_line(terminal)
    assert time.monotonic() - began < 4


def test_a_line_is_waited_for_and_left_to_be_read() -> None:
    near, far = os.openpty()
    _later((0.5, lambda: os.write(near, "王秀兰\n".encode())))
    with os.fdopen(far, encoding="utf-8") as terminal:
        wait_for_line(terminal)
        assert terminal.readline() == "王秀兰\n"
    os.close(near)
