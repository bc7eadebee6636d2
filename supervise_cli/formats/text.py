"""``--format text``: for people. Place, excerpt with a caret, what is wrong, what to type."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from supervise_cli.formats import Result
from supervise_cli.formats._inert import inert
from supervise_cli.model import Param, Severity, Text

if TYPE_CHECKING:
    from supervise_cli.pipeline.presenting import Presented

_SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFORMATION: Text("提示", "information"),
}
_COLOUR = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFORMATION: "cyan"}
_CLEAN = Text("检查完毕：{looked}，没有发现问题。", "Checked {looked}: nothing found.")
_FOUND = Text(
    "检查完毕：{looked}，错误 {error}，警告 {warning}，提示 {information}。",
    "Checked {looked}: errors {error}, warnings {warning}, information {information}.",
)
_EVERYTHING = Text("{files} 个记录文件", "{files} record {files:file|files}")
_PART = Text(
    "只看了 {part} 个记录文件（库里共 {files} 个）", "{part} record {part:file|files} only (of {files})"
)
_WAIVED = Text(
    "另有 {n} 条已批准例外，最早到 {until} 为止：sup list waiver",
    "{n} more {n:is|are} waived, the first until {until}: sup list waiver",
)
_KNOWN = Text("另有 {n} 条是以前就有的（--baseline）。", "{n} more {n:was|were} there before (--baseline).")
_UNJUDGED = Text("没有判全：{code} {slug}：{message}", "Not fully judged: {code} {slug}: {message}")
_MORE = Text("想知道某一条为什么、怎么改：sup explain {code}", "Why, and how to mend it: sup explain {code}")


def render(result: Result) -> str:
    """A paragraph a finding, then one line that sums up."""
    parts = (
        _statistics(result) if result.statistics else [_paragraph(each, result) for each in result.findings]
    )
    files = sum(result.counts.values())
    looked = _EVERYTHING if result.part is None else _PART
    params: dict[str, Param | Text] = {
        "looked": looked.format(files=files, part=result.part or 0),
        **result.by_severity(),
    }
    if not result.findings:
        return "\n".join([_CLEAN.fill(result.lang, params), *_left_out(result)]) + "\n"
    last = _FOUND.fill(result.lang, params)
    more = _MORE.fill(result.lang, {"code": result.findings[0].finding.code})
    return "\n".join([*parts, last, *_left_out(result), more]) + "\n"


def _left_out(result: Result) -> list[str]:
    """What is not among the findings, found or not judged, so that nothing is passed over in silence."""
    lines = []
    if result.waived:
        params: dict[str, Param | Text] = {"n": len(result.waived), "until": result.waived_until}
        lines.append(_WAIVED.fill(result.lang, params))
    if result.known:
        lines.append(_KNOWN.fill(result.lang, {"n": result.known}))
    for each in result.unjudged:
        words: dict[str, Param | Text] = {"code": each.rule.code, "slug": each.rule.slug}
        lines.append(_UNJUDGED.fill(result.lang, {**words, "message": inert(each.message)}))
    return lines


def _statistics(result: Result) -> list[str]:
    """A line a kind of finding: how many, severity, code and title; by severity, then by number."""
    numbers = Counter((each.severity, each.finding.code) for each in result.findings)
    kinds = {each.finding.code: each.rule for each in result.findings}
    order = list(Severity)
    names = {severity: _SEVERITY[severity].get(result.lang) for severity, _ in numbers}
    width = max(map(len, names.values()), default=0)
    lines = [
        f"{n:>6}  {names[severity]:<{width}}  {code}  {kinds[code].title.get(result.lang)}"
        for (severity, code), n in sorted(
            numbers.items(), key=lambda each: (order.index(each[0][0]), -each[1], each[0][1])
        )
    ]
    return ["\n".join(lines) + "\n"] if lines else []


def _hint(hint: str) -> list[str]:
    return [f"  {'→' if n == 0 else ' '} {inert(line)}" for n, line in enumerate(hint.split("\n"))]


def _paragraph(each: Presented, result: Result) -> str:
    from click import style
    from wcwidth import wcswidth

    severity = _SEVERITY[each.severity].get(result.lang)
    place = inert(each.finding.path or each.finding.record)
    if each.line:
        place += f":{each.line}:{each.column}"
    head = f"{severity} {each.finding.code} {each.rule.slug}"
    if result.colour:
        place, head = style(place, bold=True), style(head, fg=_COLOUR[each.severity])
    lines = [f"{place}  {head}"]
    if each.excerpt is not None:
        margin = f"{each.excerpt.line:>5} | "
        before = inert(each.excerpt.text[: each.excerpt.column - 1])
        lines.append(margin + inert(each.excerpt.text))
        lines.append(" " * (len(margin) - 2) + "| " + " " * max(0, wcswidth(before)) + "^")
    lines += [f"  {inert(each.message)}", *_hint(each.hint)]
    return "\n".join(lines) + "\n"
