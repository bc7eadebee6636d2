"""The worked examples of the READMEs and of some pages, typed as they stand, print what they say they print.

A block with a NAME (``csv NAME``) is saved as NAME; a block ``console`` is typed line by line (``$ …``) into
one shell; a block ``dialogue`` is typed on a terminal, its questions answered as they are there. A line ``…``
stands for any lines. Ids are random: only their kind is compared.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from supervise_cli import rules
from tests.tools import ROOT, require

PAGES = (
    "README.zh-CN.md",
    "README.md",
    *(f"docs/tutorial/{lang}/{page}.md" for page in ("first-month", "first-week") for lang in ("zh", "en")),
    *(f"docs/how-to/{lang}/{page}.md" for page in ("after-a-check", "situations") for lang in ("zh", "en")),
)
_FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_RANDOM = re.compile(r"\b(P|A|S|F|V|R|WV)-(\d{8}-)?[0-9A-HJKMNP-TV-Z]{5,7}\b")
_MARK = "@@ next command @@"


@dataclass(frozen=True)
class Step:
    command: str
    expected: tuple[str, ...]
    asked: bool = False
    """Whether questions are answered on a terminal."""


def steps(text: str) -> Iterator[Step | tuple[str, str]]:
    """What a reader does, in order: a command to type, or (name, text) of a file to save."""
    for language, name, body in _FENCE.findall(text):
        if name:
            yield name, body
        elif language in ("console", "dialogue"):
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                command, _, printed = part.partition("\n")
                yield Step(command, tuple(printed.splitlines()), language == "dialogue")


def _plain(line: str) -> str:
    return " ".join(_RANDOM.sub(lambda m: f"{m[1]}-{m[2] or ''}…", line).split())


def matches(expected: tuple[str, ...], printed: list[str]) -> bool:
    """Whether the lines are the expected ones; a line ``…`` stands for any number of lines."""
    pattern = "".join("(?:.*\n)*" if line == "…" else re.escape(_plain(line)) + "\n" for line in expected)
    return re.fullmatch(pattern, "".join(f"{_plain(line)}\n" for line in printed)) is not None


def _on_a_terminal(step: Step) -> str:
    screen = "\n".join([step.command, *step.expected])
    python = f"PYTHONPATH={shlex.quote(str(ROOT))} {shlex.quote(sys.executable)}"
    return f"{python} -m tests.dialogue /dev/stdin <<'@@END@@'\n{screen}\n@@END@@"


def play(text: str, folder: Path) -> Iterator[tuple[Step, list[str]]]:
    """Every command of a page with the lines that it printed, on both streams."""
    script = ["exec 2>&1"]
    asked = []
    for step in steps(text):
        if isinstance(step, Step):
            asked.append(step)
            script += [f"printf '%s\\n' '{_MARK}'", _on_a_terminal(step) if step.asked else step.command]
        else:
            script += [f"mkdir -p $(dirname {step[0]})", f"cat > {step[0]} <<'@@END@@'\n{step[1]}@@END@@"]
    beside = Path(sys.executable).parent
    typed = folder.with_suffix(".sh")
    typed.write_text("\n".join(script), encoding="utf-8")
    done = subprocess.run(
        [require("bash"), typed],
        cwd=folder,
        env={**os.environ, "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=False,
    )
    printed = done.stdout.decode().split(f"{_MARK}\n")
    assert printed[0] == ""
    assert len(printed) == len(asked) + 1
    for step, said in zip(asked, printed[1:], strict=True):
        yield step, said.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_the_worked_example_prints_what_it_says(page: str, tmp_path: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    if sys.platform == "win32" and "```dialogue" in text:
        pytest.skip("NOT RUN: needs a pseudo-terminal")
    played = list(play(text, tmp_path))
    assert len(played) >= 8
    wrong = [
        f"$ {step.command}\n" + "\n".join(printed)
        for step, printed in played
        if not matches(step.expected, printed)
    ]
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        (("好", "P-7K3QX 王秀兰"), ["好", "P-00000\t王秀兰"], True),
        (("好",), ["好", "多一行"], False),
        (("好", "…"), ["好", "多一行", "两行"], True),
        (("…", "末"), ["末"], True),
        (("…", "末"), ["末", "后"], False),
        (("P-7K3QX",), ["S-7K3QX"], False),
    ],
)
def test_the_comparison_can_fail(expected: tuple[str, ...], printed: list[str], same: bool) -> None:
    assert matches(expected, printed) is same


MARKDOWN = sorted(
    p
    for p in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if "reference" not in p.relative_to(ROOT).parts
)
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere_and_codes_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [t for t in _LINK.findall(text) if "://" not in t and not t.startswith("mailto:")]
    assert [t for t in targets if not (page.parent / t).exists()] == []
    assert {code for code in re.findall(r"\bSUP[0-9]{3}\b", text) if code not in rules.codes()} == set()


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_every_command_named_exists(page: str) -> None:
    import click

    from supervise_cli.cli.main import sup

    names = set(sup.list_commands(click.Context(sup)))
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`sup(?: --lang en)? ([a-z][a-z-]+)", text))
    assert named <= names
    assert named
