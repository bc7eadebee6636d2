"""What becomes of a mutant, tried in a child of this process, which is warm."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from tests.mutants.applying import NotApplied, apply
from tests.mutants.making import Mutant

SURVIVED, KILLED, TIMEOUT, NOT_APPLIED = "survived", "killed", "timeout", "not applied"
_CODES = {0: SURVIVED, 1: KILLED, 3: NOT_APPLIED}


def in_child(mutant: Mutant | None, survives: Callable[[], bool], seconds: float = 20) -> str:
    """SURVIVED if ``survives`` says so there; KILLED if not; TIMEOUT after so many seconds of work.

    Of None, which changes nothing, everything has to survive.
    """
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            if mutant is not None:
                apply(mutant)
        except NotApplied:
            os._exit(3)
        except BaseException:
            os._exit(1)  # A module that cannot be loaded is missed by everybody.
        try:
            os._exit(0 if survives() else 1)
        except BaseException:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    return TIMEOUT if os.WIFSIGNALED(status) else _CODES[os.waitstatus_to_exitcode(status)]
