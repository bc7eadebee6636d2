"""解释一个检查，或一个数字是从哪些记录来的 | Explain a check, or which records a number comes from

``sup explain``: a check in full, or the rows behind a figure.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import click

from supervise_cli.cli.kit import App, Command, Option, as_of_option, out, pass_app, purpose, safe
from supervise_cli.errors import NotFound
from supervise_cli.model import Lang, Severity, Text, Tier

if TYPE_CHECKING:
    from supervise_cli.rules.rule import Rule

_SEVERITY = {
    Severity.ERROR: Text("错误（写记录的人现在就能改）", "error (the writer can mend it now)"),
    Severity.WARNING: Text("警告（有人要在期限内办）", "warning (somebody owes it by a date)"),
    Severity.INFORMATION: Text("提示（每季度看一次）", "information (looked at once a quarter)"),
}
_TIER = {
    Tier.RECORD: Text("总是检查", "always runs"),
    Tier.PRACTICE: Text("在 due、status 和 validate --all 中检查", "runs in due, status and validate --all"),
    Tier.HISTORY: Text("在 audit 中检查（需要 git 历史）", "runs in audit (needs the git history)"),
}
_ASKED_FOR = Text(
    "默认不查，要在 policy.yaml 的 severities 里打开", "off unless severities of policy.yaml asks for it"
)
_CHANGED = {
    True: Text("本地规定可以升级、降级或不查", "Local policy may weigh it more, less or not at all"),
    False: Text("本地规定只能升级", "Local policy may only weigh it more"),
}
_CHECKS = Text("检查（sup explain 代码）：", "Checks (sup explain CODE):")
_FIGURES = Text("数字（sup explain 名称 --month 年-月）：", "Figures (sup explain NAME --month YYYY-MM):")
_HEADS = {
    "why": Text("为什么", "Why"),
    "example": Text("例子", "Example"),
    "fix": Text("怎么改", "What to do"),
    "says": Text("可能看到的话", "What it may say"),
    "source": Text("出处", "Source"),
}


@pass_app
def run(
    app: App, name: str | None, month: str | None, scope: str | None, as_json: bool, as_of: date | None
) -> None:
    from supervise_cli import rules

    lang = app.lang
    if name is None:
        _overview(lang)
        return
    codes = rules.chosen(name)
    if len(codes) == 1:
        out(explained(rules.get(next(iter(codes))), lang))
    elif codes:
        for code in sorted(codes):
            out(_line(rules.get(code), lang))
    elif figure := _figure_named(name):
        from supervise_cli.cli._figure import explain_figure

        explain_figure(app, figure, month, scope, as_json, as_of)
    else:
        raise NotFound(
            Text("没有这个检查或数字：{n}", "No such check or figure: {n}").format(n=safe(name)),
            Text("看全部：sup explain", "All of them: sup explain"),
        )


def _figure_named(typed: str) -> str | None:
    """The figure of that name, or of that title as reports print it; several are named, none guessed."""
    from supervise_cli import figures

    if typed in figures.names():
        return typed
    titles = {name: figures.get(name).title for name in figures.names()}
    for found in (
        [name for name, title in titles.items() if typed in (title.zh, title.en)],
        [name for name, title in titles.items() if len(typed) > 1 and typed in title.zh],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(
                Text("“{t}”对得上几个数字：{n}", "“{t}” fits several figures: {n}").format(
                    t=safe(typed), n=Text("、".join(titles[f].zh for f in found), ", ".join(found))
                ),
                Text("照抄一个：{zh}", "Type one of them: {en}").format(
                    zh="、".join(f"sup explain {titles[f].zh}" for f in found),
                    en=", ".join(f"sup explain {f}" for f in found),
                ),
            )
    return None


def _overview(lang: Lang) -> None:
    from supervise_cli import figures, rules

    out(_CHECKS.get(lang) + "\n")
    for code in rules.codes():
        out(_line(rules.get(code), lang))
    out("\n" + _FIGURES.get(lang) + "\n")
    for name in figures.names():
        out(f"{name}  {figures.get(name).title.get(lang)}\n")


def _line(rule: Rule, lang: Lang) -> str:
    return f"{rule.code}  {rule.slug}  {rule.title.get(lang)}\n"


def explained(rule: Rule, lang: Lang) -> str:
    """The page of one rule, its sentences with values such as there might be."""
    from supervise_cli.cli import _samples

    when = _ASKED_FOR if rule.asked_for else _TIER[rule.tier]
    example = rule.example.get(lang) if isinstance(rule.example, Text) else rule.example
    between = "；" if lang == "zh" else "; "
    parts = [
        f"{rule.code} {rule.slug}",
        rule.title.get(lang),
        between.join(each.get(lang) for each in (_SEVERITY[rule.severity], when)),
        _CHANGED[rule.waivable].get(lang),
        "",
        f"{_HEADS['why'].get(lang)}\n  {rule.why.get(lang)}",
        f"{_HEADS['example'].get(lang)}\n" + "\n".join("  " + line for line in example.split("\n")),
        f"{_HEADS['fix'].get(lang)}\n  {rule.fix.get(lang)}",
        f"{_HEADS['says'].get(lang)}\n"
        + "\n".join(
            f"  {s.message.fill(lang, filled)}\n    → " + s.hint.fill(lang, filled).replace("\n", "\n      ")
            for variant, s in rule.sentences.items()
            for filled in [_samples.of(rule.code, variant)]
        ),
        f"{_HEADS['source'].get(lang)}\n  {source_in_words(rule.source, lang)}",
    ]
    return "\n".join(parts) + "\n"


_SOURCES = (
    (
        r"domain\.md §8b,? rule ([0-9]+)",
        Text(r"督导核查要求第 \1 条（需求书 §8b）", r"audit rule \1 (requirements §8b)"),
    ),
    (r"domain\.md", Text("需求书", "requirements")),
    (r"architecture\.md", Text("设计书", "architecture")),
    (r"reliability\.md", Text("可靠性设计", "reliability design")),
    (r"policy ([a-z_]+)", Text(r"本地规定 \1", r"policy \1")),
)


def source_in_words(source: str, lang: Lang) -> str:
    """Where a rule comes from, documents by what they are; ``中文 / English`` in the language asked for."""
    parts = []
    for part in source.split("; "):
        zh, slash, en = part.partition(" / ")
        said = (zh if lang == "zh" else en) if slash else part
        for pattern, words in _SOURCES:
            said = re.sub(pattern, words.get(lang), said)
        parts.append(said)
    return ("；" if lang == "zh" else "; ").join(parts)


command = Command(
    "explain",
    run,
    words=purpose(__doc__),
    examples=(
        "sup explain",
        "sup explain SUP304",
        "sup explain written-late",
        "sup explain sessions --month 2022-06",
        "sup explain 督导覆盖率 --month 2022-06",
        "sup explain attendances --month 2022-06 --scope 清丰县",
    ),
    params=[
        click.Argument(["name"], required=False, metavar="[CODE|FIGURE]"),
        Option("--month", metavar="YYYY-MM", words=Text("哪个月（数字）", "which month (for a figure)")),
        Option(
            "--scope",
            metavar="ID",
            words=Text("哪个站、县或督导（数字）", "which station, county or supervisor (for a figure)"),
        ),
        Option("--json", "as_json", is_flag=True, words=Text("输出 JSON（数字）", "as JSON (for a figure)")),
        as_of_option(),
    ],
)
