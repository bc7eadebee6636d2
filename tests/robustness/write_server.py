"""Loads the writing layer once and then writes in a fork per request, stopped until somebody traces it.

One JSON object a line on standard input: ``{"root", "op", "files", "old", "stop"}``. Answers with the child's
number, then with its exit code: 0 written, 2 told that nothing was written, 4 told that it
was but may not last, 3 anything else.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from pathlib import Path

from supervise_cli.errors import WriteFailed
from supervise_cli.workspace.saving import Change, Taken, writing

_ANY_TRACER = (0x59616D61, ctypes.c_ulong(-1))


def _write(root: Path, op: str, files: dict[str, str], old: str) -> None:
    with writing(root) as saver:
        if op == "batch":
            new = {path: text for path, text in files.items() if not (root / path).exists()}
            changes = {path: Change(old.encode(), text) for path, text in files.items() if path not in new}
            saver.create_all(new, changes)
        for path, text in files.items() if op != "batch" else ():
            if op == "create":
                saver.create(path, text)
            else:
                saver.replace(path, text, old.encode())


def _child(request: dict[str, object]) -> int:
    if request["stop"]:
        ctypes.CDLL(None).prctl(*_ANY_TRACER, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
    try:
        _write(Path(str(request["root"])), str(request["op"]), dict(request["files"]), str(request["old"]))  # type: ignore[call-overload]
    except WriteFailed as error:
        print(error.message.zh, file=sys.stderr, flush=True)
        return 4 if "已经写进去" in error.message.zh else 2
    except Taken:
        return 2
    except BaseException as error:
        print(repr(error), file=sys.stderr, flush=True)
        return 3
    return 0


def main() -> None:
    # The lock is imported when it is first needed; here that would be in every child anew.
    import filelock  # noqa: F401

    for line in sys.stdin:
        request = json.loads(line)
        pid = os.fork()
        if pid == 0:
            os._exit(_child(request))
        print(pid, flush=True)
        if request["stop"]:
            os.waitpid(pid, os.WUNTRACED)
            print("stopped", flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
