"""Git repositories for tests, among them ones whose configuration would run a program if git were asked."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *words: str, stdin: bytes | None = None) -> str:
    """What git prints; the test fails if git does."""
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, input=stdin, check=False)
    assert done.returncode == 0, (words, done.stderr.decode())
    return done.stdout.decode()


def committed(folder: Path, *init: str) -> Path:
    """The folder as a git repository with everything in it committed."""
    git(folder, "init", "-q", "-b", "main", *init)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "记录")
    return folder


def booby_trap(folder: Path) -> Path:
    """Plant a program wherever git would start one, and say which file it makes when it is started.

    Everything that a copied ``.git`` and a committed ``.gitattributes`` can name.
    """
    sprung = folder.parent / "sprung"
    trap = folder.parent / "trap.sh"
    trap.write_text(f'#!/bin/sh\necho "$0 $*" >> "{sprung}"\ncat 2>/dev/null\nexit 0\n', encoding="utf-8")
    trap.chmod(0o755)
    (folder / ".gitattributes").write_text("*.yaml filter=trap diff=trap merge=trap\n", encoding="utf-8")
    settings = {
        "core.fsmonitor": str(trap),
        "core.hooksPath": str(folder.parent / "hooks"),
        "core.pager": str(trap),
        "core.editor": str(trap),
        "core.sshCommand": str(trap),
        "core.askPass": str(trap),
        "core.alternateRefsCommand": str(trap),
        "core.gitProxy": str(trap),
        "credential.helper": str(trap),
        "diff.external": str(trap),
        "diff.trap.command": str(trap),
        "diff.trap.textconv": str(trap),
        "filter.trap.clean": str(trap),
        "filter.trap.smudge": str(trap),
        "filter.trap.process": str(trap),
        "filter.trap.required": "true",
        "merge.trap.driver": str(trap),
        "gpg.program": str(trap),
        "log.showSignature": "true",
        "alias.rev-parse": f"!{trap}",
        "alias.cat-file": f"!{trap}",
        "alias.ls-files": f"!{trap}",
        "pager.ls-files": str(trap),
        "pager.cat-file": str(trap),
        "uploadpack.packObjectsHook": str(trap),
        "protocol.ext.allow": "always",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{trap} %s",
        "remote.origin.uploadpack": str(trap),
    }
    lines = []
    for name, value in settings.items():
        section, _, key = name.rpartition(".")
        head, dot, tail = section.partition(".")
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        name = f'{head} "{tail}"' if dot else head
        lines.append(f'[{name}]\n\t{key} = "{quoted}"\n')
    with (folder / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write("".join(lines))
    hooks = folder.parent / "hooks"
    hooks.mkdir()
    for place in (hooks, folder / ".git" / "hooks"):
        place.mkdir(exist_ok=True)
        for name in ("post-index-change", "pre-commit", "post-checkout", "reference-transaction"):
            (place / name).write_text(trap.read_text(encoding="utf-8"), encoding="utf-8")
            (place / name).chmod(0o755)
    return sprung
