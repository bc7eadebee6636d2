"""Where a report is written, in which format, and what to do with it then."""

from __future__ import annotations

from pathlib import Path

from supervise_cli.cli.kit import safe
from supervise_cli.errors import BadInput
from supervise_cli.model import Text

FORMATS = ("md", "html", "json")
_ENDINGS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".json": "json"}
_NEXT = {
    "html": Text("用浏览器打开 {f}，可以直接打印（A4）。", "Open {f} in a browser; it prints on A4."),
    "md": Text(
        "{f} 是文字版，用记事本打开，或者贴进 WPS、Word；要能打印的网页：-o {html}",
        "{f} is text: open it in an editor or paste it into a document. A page to print: -o {html}",
    ),
    "json": Text(
        "{f} 是给别的程序用的数据；给人看的网页：-o {html}",
        "{f} is data for other programs. A page for people: -o {html}",
    ),
}


def format_of(asked: str | None, output: str | None) -> str:
    """The format asked for, else the one that the file's ending says; BadInput where they do not agree."""
    ending = Path(output).suffix.lower() if output else ""
    if not output or not ending:
        return asked or "md"
    meant = _ENDINGS.get(ending)
    other = safe(str(Path(output).with_suffix(f".{asked or 'html'}")))
    if meant is None:
        raise BadInput(
            Text(
                "月报存不成 {e} 文件，没有写入。", "A report cannot be a {e} file; nothing was written."
            ).format(e=safe(ending)),
            Text(
                "可以存成 .html（网页，能打印）、.md（文字）或 .json（数据），例如：-o {f}",
                "It can be .html (prints), .md (text) or .json (data), for instance: -o {f}",
            ).format(f=other),
        )
    if asked is not None and asked != meant:
        raise BadInput(
            Text(
                "--format {a} 和文件名 {f} 对不上，没有写入。",
                "--format {a} and the file {f} do not agree; nothing was written.",
            ).format(a=asked, f=safe(output)),
            Text("写 -o {f}，或者去掉 --format", "Write -o {f}, or leave out --format").format(f=other),
        )
    return meant


def next_step(format: str, output: str) -> Text:
    """What to do with the file that was written."""
    return _NEXT[format].format(f=safe(output), html=safe(str(Path(output).with_suffix(".html"))))
