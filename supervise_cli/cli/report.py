"""督导月报：全库、一个县、一个站或一位督导 | The monthly report: all, a county, a station, a supervisor

``sup report``: the month on paper.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from supervise_cli.cli.kit import App, Command, Option, as_of_option, note, out, pass_app, purpose, safe
from supervise_cli.errors import BadInput
from supervise_cli.model import Period, Text


@pass_app
def run(
    app: App, month: str | None, scope: str | None, format: str, output: str | None, as_of: date | None
) -> None:
    from supervise_cli.pipeline.computing import scope_of
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.reports import charts, monthly
    from supervise_cli.reports.rendering import render

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        period = month_named(month) if month else Period.last_complete_month(state.as_of)
        report = monthly.build(state, period, scope_of(state.facts, scope), lang)
    text = render(report, format, lang)
    if format == "html" and not charts.available():
        note(
            Text(
                "没有装画图的部分，报告里只有表格。要图：pip install 'supervise-cli[office]'",
                "Charts are not installed; the report has tables only. For charts: pip install "
                "'supervise-cli[office]'",
            ).get(lang)
        )
    if output is None:
        out(text)
        return
    from supervise_cli.workspace.saving import write_output

    write_output(Path(output), text.encode("utf-8", "backslashreplace"))
    out(f"{output}\n")
    if format == "html":
        note(
            Text("用浏览器打开 {f}，可以直接打印（A4）。", "Open {f} in a browser; it prints on A4.").fill(
                lang, {"f": safe(output)}
            )
        )


def month_named(text: str) -> Period:
    """The month that ``YYYY-MM`` names."""
    period = Period.parse(text)
    if period is None or len(text) != 7 or "Q" in text:
        raise BadInput(
            Text("月份写错了：{m}", "Not a month: {m}").format(m=safe(text)),
            Text("写成 年-月，例如 2022-06", "Write year-month, for instance 2022-06"),
        )
    return period


command = Command(
    "report",
    run,
    words=purpose(__doc__),
    examples=(
        "sup report",
        "sup report --month 2022-06 --scope 清丰县",
        "sup report --month 2022-06 --format html -o 月报.html",
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
            type=click.Choice(["md", "html", "json"]),
            default="md",
            words=Text("输出格式", "output format"),
        ),
        Option("-o", "--output", metavar="FILE", words=Text("写到文件", "write to a file")),
        as_of_option(),
    ],
)
