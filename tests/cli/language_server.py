"""The YAML language server that editors run, spoken to over its protocol as an editor does."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.tools import require, require_node_package

SECONDS = 60.0
"""How long an answer may take; the first one compiles a schema."""


@contextmanager
def language_server(root: Path, yaml_settings: Mapping[str, Any]) -> Iterator[Editor]:
    """An editor with the folder ``root`` open; it comes from $SUP_NODE_TOOLS, else tests/node."""
    node = require("node")
    program = require_node_package("yaml-language-server") / "bin" / "yaml-language-server"
    server = subprocess.Popen(
        [node, program, "--stdio"], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        assert server.stdin is not None
        assert server.stdout is not None
        editor = Editor(server.stdin, server.stdout, yaml_settings)
        editor.greet(root)
        yield editor
    finally:
        server.kill()
        server.communicate()


class Editor:
    """What an editor says and hears; ``yaml_settings`` are those of its section ``yaml``."""

    def __init__(self, to: IO[bytes], back: IO[bytes], yaml_settings: Mapping[str, Any]) -> None:
        self._to = to
        self._settings = yaml_settings
        self._heard: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._last = 0
        threading.Thread(target=_listen, args=(back, self._heard), daemon=True).start()

    def greet(self, root: Path) -> None:
        folder = {"uri": root.as_uri(), "name": root.name}
        self._ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"]}},
                        "publishDiagnostics": {},
                    },
                },
            },
        )
        self._say("initialized", {})

    def open(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Opens a file with this text, saved or not; the first diagnostics that come for it."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._say("textDocument/didOpen", {"textDocument": document})
        found = self._until(
            lambda heard: (
                heard.get("method") == "textDocument/publishDiagnostics"
                and heard["params"]["uri"] == file.as_uri()
            )
        )
        diagnostics: list[dict[str, Any]] = found["params"]["diagnostics"]
        return diagnostics

    def complete(self, file: Path, line: int, character: int) -> list[dict[str, Any]]:
        """What is offered at a place of an open file."""
        place = {"line": line, "character": character}
        answer = self._ask(
            "textDocument/completion", {"textDocument": {"uri": file.as_uri()}, "position": place}
        )
        items: list[dict[str, Any]] = answer["items"] if isinstance(answer, dict) else answer
        return items

    def _ask(self, method: str, params: Mapping[str, Any]) -> Any:
        self._last += 1
        asked = self._last
        self._write({"id": asked, "method": method, "params": params})
        heard = self._until(lambda each: each.get("id") == asked and "method" not in each)
        assert "error" not in heard, heard
        return heard["result"]

    def _say(self, method: str, params: Mapping[str, Any]) -> None:
        self._write({"method": method, "params": params})

    def _until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next message that is wanted; what the server asks meanwhile is answered."""
        while True:
            heard = self._heard.get(timeout=SECONDS)
            assert heard is not None, "the language server ended"
            if "method" in heard and "id" in heard:
                self._answer(heard)
            elif wanted(heard):
                return heard

    def _answer(self, heard: Mapping[str, Any]) -> None:
        result: Any = None
        if heard["method"] == "workspace/configuration":
            result = [
                self._settings if item.get("section") == "yaml" else {} for item in heard["params"]["items"]
            ]
        self._write({"id": heard["id"], "result": result})

    def _write(self, message: Mapping[str, Any]) -> None:
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n" % len(raw) + raw)
        self._to.flush()


def _listen(back: IO[bytes], heard: queue.Queue[dict[str, Any] | None]) -> None:
    while True:
        length = 0
        while (line := back.readline()).strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not line:
            heard.put(None)
            return
        heard.put(json.loads(back.read(length)))
