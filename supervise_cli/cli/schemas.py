"""写出 JSON Schema，给编辑器和别的工具用 | Write the JSON Schemas for editors and other tools

``sup schemas``: writes the JSON Schemas of every kind of file into a folder: inside a repository those in
effect there, elsewhere those that come with the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from supervise_cli.cli.kit import App, Command, out, pass_app, purpose, safe
from supervise_cli.errors import NotARepository
from supervise_cli.model import Text

if TYPE_CHECKING:
    from supervise_cli.records.types import Catalogue


@pass_app
def run(app: App, directory: str) -> None:
    from supervise_cli.workspace.editors import write_copies

    folder = app.directory / directory
    count = 0
    for path in write_copies(folder, _in_effect(app)):
        out(f"{path}\n")
        count += 1
    app.say(
        Text(
            "{n} 个 JSON Schema（2020-12）写在 {d}，用的时候不用联网。",
            "{n} JSON Schemas (2020-12) are in {d}; they need no network.",
        ).format(n=count, d=safe(str(folder)))
    )


def _in_effect(app: App) -> Catalogue:
    """The record types with the overlays of the repository one is in, if any."""
    from supervise_cli.pipeline.opening import catalogue, in_effect

    try:
        root = app.root
    except NotARepository:
        return catalogue()
    return in_effect(root, app.now)


command = Command(
    "schemas",
    run,
    words=purpose(__doc__),
    more=Text(
        "每种记录、sup.yaml、policy.yaml、schemas/ 里的本地用语各一个文件；记录库里有本地用语的，写出来的已经"
        "算上。已经有的同名文件，是 sup 写的才更新；别的一个也不覆盖。",
        "A file for each type of record, for sup.yaml, for policy.yaml and for the local words in schemas/, "
        "which are applied to the others. A file of the same name is renewed only where sup wrote it; no "
        "other is written over.",
    ),
    examples=("sup schemas 格式", "sup schemas .vscode/schemas"),
    params=[click.Argument(["directory"], metavar="DIR")],
)
