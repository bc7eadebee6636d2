"""督导月报：全库、一个县、一个站或一位督导 | The monthly report: all, a county, a station, a supervisor

``sup report``: the month on paper.
"""

from __future__ import annotations

from datetime import date

import click

from supervise_cli.cli._output import FORMATS, format_of, next_step, write
from supervise_cli.cli.kit import (
    App,
    Command,
    Option,
    as_of_option,
    note,
    out,
    output_option,
    pass_app,
    purpose,
)
from supervise_cli.model import Period, Text


@pass_app
def run(
    app: App, month: str | None, scope: str | None, format: str | None, output: str | None, as_of: date | None
) -> None:
    from supervise_cli.cli._months import month_named
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.pipeline.scoping import asked_scope
    from supervise_cli.reports import charts, monthly
    from supervise_cli.reports.rendering import render

    chosen = format_of(format, output)
    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        period = month_named(month, state.as_of) if month else Period.last_complete_month(state.as_of)
        report = monthly.build(state, period, asked_scope(state.facts, scope), lang)
    text = render(report, chosen, lang)
    if chosen == "html" and not charts.available():
        note(
            Text(
                '没有装画图的部分，报告里只有表格。要图，在程序的文件夹里敲：pip install ".[office]"',
                "Charts are not installed; the report has tables only. For charts, in the folder of the "
                'program: pip install ".[office]"',
            ).get(lang)
        )
    if output is None:
        out(text)
        return
    write(output, text)
    out(f"{output}\n")
    note(next_step(chosen, output).get(lang))


command = Command(
    "report",
    run,
    words=purpose(__doc__),
    examples=(
        "sup report",
        "sup report --month 2022-06 --scope 清丰县",
        "sup report --month 2022-06 -o 月报.html",
        "sup report --month 2022-06 --scope P-7K3QX --format json",
    ),
    params=[
        Option(
            "--month",
            metavar="YYYY-MM",
            words=Text("哪个月（默认上一个完整的月）", "which month (default the last complete one)"),
        ),
        Option(
            "--scope",
            metavar="ID",
            words=Text(
                "站、县、市或督导（编号或名称）", "a station, county, city or supervisor (id or name)"
            ),
        ),
        Option(
            "--format",
            type=click.Choice(FORMATS, case_sensitive=False),
            words=Text(
                "输出格式（默认看文件名，否则 md）",
                "output format (default: as the file's ending says, else md)",
            ),
        ),
        output_option(),
        as_of_option(),
    ],
)
