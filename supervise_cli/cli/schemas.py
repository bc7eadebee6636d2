"""写出 JSON Schema，给编辑器和别的工具用 | Write the JSON Schemas for editors and other tools

``sup schemas``: writes the bundled JSON Schemas of records, ``sup.yaml`` and ``policy.yaml`` into a folder.
"""

from __future__ import annotations

import click

from supervise_cli.cli.kit import App, Command, out, pass_app, purpose, safe
from supervise_cli.model import Text


@pass_app
def run(app: App, directory: str) -> None:
    from supervise_cli.workspace.editors import write_copies

    folder = app.directory / directory
    count = 0
    for path in write_copies(folder):
        out(f"{path}\n")
        count += 1
    app.say(
        Text(
            "{n} 个 JSON Schema（2020-12）写在 {d}，用的时候不用联网。",
            "{n} JSON Schemas (2020-12) are in {d}; they need no network.",
        ).format(n=count, d=safe(str(folder)))
    )


command = Command(
    "schemas",
    run,
    words=purpose(__doc__),
    more=Text(
        "每种记录、sup.yaml、policy.yaml 各一个文件。已经有的同名文件，是 sup 写的才更新；别的一个也不覆盖。",
        "A file for each type of record, for sup.yaml and for policy.yaml. A file of the same name is "
        "renewed only where sup wrote it; no other is written over.",
    ),
    examples=("sup schemas 格式", "sup schemas .vscode/schemas"),
    params=[click.Argument(["directory"], metavar="DIR")],
)
