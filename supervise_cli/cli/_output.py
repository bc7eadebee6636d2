"""Where a report or the result of a check is written, in which format, and what to do with it then."""

from __future__ import annotations

from pathlib import Path

from supervise_cli.cli.kit import safe
from supervise_cli.errors import BadInput
from supervise_cli.model import Text

FORMATS = ("md", "html", "json")
_ENDINGS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".json": "json"}
_PLAIN = (".txt", ".log")
"""Endings of files for the text of a check, which begins with whatever was found."""
_NOTHING = b"[]"
_ALIKE = 15
"""Two files of one format, written by one command, begin with this many equal bytes."""
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


def write(output: str, text: str) -> None:
    """Write to a file that is new, or that looks like what this command wrote there before; else BadInput."""
    from supervise_cli.workspace.saving import write_output

    place, raw = Path(output), text.encode("utf-8", "backslashreplace")
    if place.is_file() and not _is_ours(place, raw):
        raise BadInput(
            Text(
                "{f} 已经有了，不像是这个命令写的，没有覆盖。",
                "{f} is there already and does not look like what this command writes; it was left alone.",
            ).format(f=safe(output)),
            Text(
                "换一个文件名；那个文件确实不要了，就先删掉。",
                "Take another name, or delete that file first.",
            ),
        )
    write_output(place, raw)


def _is_ours(place: Path, raw: bytes) -> bool:
    if place.suffix.lower() in _PLAIN:
        return True
    with place.open("rb") as file:
        old = file.read(_ALIKE)
    nothing = raw.strip() == _NOTHING and old.startswith(_NOTHING[:1])
    return old.strip() in (b"", _NOTHING) or nothing or old == raw[:_ALIKE]


def next_step(format: str, output: str) -> Text:
    """What to do with the file that was written."""
    return _NEXT[format].format(f=safe(output), html=safe(str(Path(output).with_suffix(".html"))))
