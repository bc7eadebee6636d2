"""``--format text``: for people. Place, excerpt with a caret, what is wrong, what to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervise_cli.formats import Result
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
_MORE = Text("想知道某一条为什么、怎么改：sup explain {code}", "Why, and how to mend it: sup explain {code}")


def render(result: Result) -> str:
    """A paragraph a finding, then one line that sums up."""
    parts = [_paragraph(each, result) for each in result.findings]
    files = sum(result.counts.values())
    looked = _EVERYTHING if result.part is None else _PART
    params: dict[str, Param | Text] = {
        "looked": looked.format(files=files, part=result.part or 0),
        **result.by_severity(),
    }
    if not result.findings:
        return _CLEAN.fill(result.lang, params) + "\n"
    last = _FOUND.fill(result.lang, params)
    more = _MORE.fill(result.lang, {"code": result.findings[0].finding.code})
    return "\n".join([*parts, last, more]) + "\n"


def _paragraph(each: Presented, result: Result) -> str:
    from click import style
    from wcwidth import wcswidth

    severity = _SEVERITY[each.severity].get(result.lang)
    place = _one_line(each.finding.path or each.finding.record)
    if each.line:
        place += f":{each.line}:{each.column}"
    head = f"{severity} {each.finding.code} {each.rule.slug}"
    if result.colour:
        place, head = style(place, bold=True), style(head, fg=_COLOUR[each.severity])
    lines = [f"{place}  {head}"]
    if each.excerpt is not None:
        margin = f"{each.excerpt.line:>5} | "
        before = each.excerpt.text[: each.excerpt.column - 1]
        lines.append(margin + each.excerpt.text)
        lines.append(" " * (len(margin) - 2) + "| " + " " * max(0, wcswidth(before)) + "^")
    lines += [f"  {each.message}", f"  → {each.hint}"]
    return "\n".join(lines) + "\n"


def _one_line(path: str) -> str:
    """A file may be called anything; a line break in its name must not begin a line of ours."""
    return "".join(c if c.isprintable() else f"\\u{{{ord(c):04X}}}" for c in path)
