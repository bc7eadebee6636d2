"""看一条记录的全部内容 | Show one record whole

``sup show``: one record whole, confidential text included, for the person who asked.
"""

from __future__ import annotations

from datetime import date

import click

from supervise_cli.cli.kit import App, Command, Option, as_of_option, out, pass_app, purpose
from supervise_cli.errors import NotFound
from supervise_cli.model import Text
from supervise_cli.plainjson import dumps


@pass_app
def run(app: App, record: str, as_json: bool, as_of: date | None) -> None:
    from supervise_cli.cli._showing import lines_of
    from supervise_cli.pipeline.choosing import choose, labels
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.records.reading import read

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        known = choose(state.facts, record)
        found = read(state.read([known.path]).get(known.path, b""))
        if found.data is None:
            raise NotFound(
                Text("{path} 读不出来。", "{path} cannot be read.").format(path=known.path),
                Text(
                    "看是什么问题：sup validate {path}；改：sup edit {id}",
                    "What is wrong: sup validate {path}; mend it: sup edit {id}",
                ).format(path=known.path, id=known.record),
            )
        if as_json:
            out(dumps(found.data))
            return
        names = labels(state.facts)
        rtype = state.snapshot.catalogue.get(known.type)
        out(f"{rtype.title.get(lang)}  {known.path}\n")
        lines = lines_of(rtype.fields, found.data, names, lang, "")
        if rtype.name == "case":
            from supervise_cli.cli._case import standing_lines

            lines += ["", *standing_lines(state.facts, known.record, names, lang)]
        out("".join(line + "\n" for line in lines))


command = Command(
    "show",
    run,
    words=purpose(__doc__),
    more=Text(
        "会显示保密内容，注意周围有没有人。", "Confidential text is shown; mind who can see your screen."
    ),
    examples=(
        "sup show S-20220615-7K3QX",
        "sup show 王秀兰",
        "sup show 入户走访前的顾虑",
        "sup show 柳格镇 --json",
    ),
    params=[
        click.Argument(["record"], metavar="RECORD"),
        Option("--json", "as_json", is_flag=True, words=Text("输出 JSON", "as JSON")),
        as_of_option(),
    ],
)
