"""Commands, options and arguments with words in both languages; everything the command files share."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from supervise_cli.cli._examples import in_english
from supervise_cli.cli._help import Context
from supervise_cli.errors import BadInput
from supervise_cli.model import LANGUAGES, Lang, Text

_OWN_COLOUR = re.compile(r"(\x1b\[[0-9;]*m)")


@dataclass
class App:
    """What the words before the command said, and the clock, read once."""

    directory: Path
    asked_lang: Lang | None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    typed: str = ""
    """What stood after ``-C``: commands that are suggested need it too."""

    @cached_property
    def root(self) -> Path:
        """The repository's folder; NotARepository if there is none."""
        from supervise_cli.workspace.config import find_root

        return find_root(self.directory)

    @cached_property
    def lang(self) -> Lang:
        """``--lang``, else ``$SUP_LANG``, else what ``sup.yaml`` says, else Chinese. Never the locale."""
        return self.asked_lang or self._repository_lang()

    def _repository_lang(self) -> Lang:
        from supervise_cli.errors import SupError
        from supervise_cli.records.reading import read
        from supervise_cli.workspace.config import config_of
        from supervise_cli.workspace.layout import CONFIG

        try:
            return config_of(read((self.root / CONFIG).read_bytes()).data).language
        except (SupError, OSError):
            return "zh"

    def say(self, text: Text) -> None:
        """A line for the person, on standard error."""
        note(text.get(self.lang))


def asked_lang(value: str | None) -> Lang | None:
    """The language that ``--lang`` or ``$SUP_LANG`` names, if any."""
    name = value or os.environ.get("SUP_LANG", "")
    return next((lang for lang in LANGUAGES if lang == name), None)


def safe(text: str) -> str:
    """The text with every character made visible that a terminal might obey or not show."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(c if _harmless(c) else f"\\u{{{ord(c):04X}}}" for c in text)


def _harmless(c: str) -> bool:
    return c in "\n\t\u3000" or c.isprintable() or c in "\u00a0\u200d\ufe0f"


def out(text: str) -> None:
    """Data, to standard output as it is but for unsafe characters."""
    if sys.stdout is not None:
        sys.stdout.write(safe_lines(text))
        sys.stdout.flush()


def safe_lines(text: str) -> str:
    """As :func:`safe`, leaving the colours that this program itself sets."""
    if "\x1b" not in text:
        return safe(text)
    parts = _OWN_COLOUR.split(text)
    return "".join(part if n % 2 else safe(part) for n, part in enumerate(parts))


_COMMAND = re.compile(r"(?<![\w/.-])sup (?=[a-z][a-z-]*(?![\w]))")
"""Where a text tells a command of this program."""


def typed_here(text: str, directory: str) -> str:
    """The text, every ``sup …`` in it as it has to be typed where ``-C`` was needed."""
    if not directory:
        return text
    shown = f'"{directory}"' if re.search(r"\s", directory) else directory
    return _COMMAND.sub(lambda _: f"sup -C {shown} ", text)


def note(text: str) -> None:
    """A line for the person, to standard error; what it says to type works where the person stands."""
    ctx = click.get_current_context(silent=True)
    app = ctx.find_object(App) if ctx is not None else None
    text = typed_here(text, app.typed if app is not None else "")
    if sys.stderr is not None:
        sys.stderr.write(safe_lines(text) + "\n")
        sys.stderr.flush()


def answer_to(question: str) -> str:
    """What somebody at the terminal types after a question; EOFError where nobody will.

    ``input`` is not used for it: a Ctrl-C just after its question is heard only after the next line.
    """
    from supervise_cli.platform import wait_for_line

    sys.stderr.write(safe_lines(question))
    sys.stderr.flush()
    wait_for_line(sys.stdin)
    answer = sys.stdin.readline()
    if not answer:
        raise EOFError
    return answer


def colour(stream: Any = None) -> bool:
    """Whether colours may be used: a terminal, and ``NO_COLOR`` not set."""
    stream = stream if stream is not None else sys.stdout
    return bool(stream is not None and stream.isatty() and not os.environ.get("NO_COLOR"))


def _lang_of(ctx: click.Context) -> Lang:
    app = ctx.find_object(App)
    return (app.asked_lang if app else asked_lang(None)) or "zh"


_PLACEHOLDERS = {
    "ID": "名称或编号",
    "TEXT": "文字",
    "INTEGER": "数字",
    "N": "数字",
    "DATE": "年-月-日",
    "YYYY-MM-DD": "年-月-日",
    "YYYY-MM": "年-月",
    "HH:MM": "时:分",
    "PATH": "文件夹",
    "DIR": "文件夹",
    "FILE": "文件",
    "FILE|-": "文件|-",
    "FILE.csv": "名单.csv",
    "FIELD=VALUE": "名称=内容",
    "CODE": "代码",
    "REV": "版本",
    "NAME": "名称",
    "[NAME]": "[名称]",
    "WHO": "谁",
    "RECORD": "记录",
    "[RECORD]": "[记录]",
    "ACTION": "行动",
    "[OPTIONS]": "[选项]",
    "[CODE|FIGURE]": "[代码|数字]",
    "[TYPE|actions|requests|drafts|voids]": "[种类|行动|需求|草稿|作废]",
    "[PATHS]...": "[文件或文件夹]...",
    "COMMAND [ARGS]...": "命令 ...",
    "[COMMAND] [ARGS]...": "[命令] ...",
}
"""What stands for a value in help, in Chinese."""


def _placeholder(word: str, lang: Lang) -> str:
    return _PLACEHOLDERS.get(word, word) if lang == "zh" else word


def in_language(pieces: Sequence[str], ctx: click.Context) -> list[str]:
    """The words of a usage line, those that stand for something in the language of the help."""
    return [_placeholder(piece, _lang_of(ctx)) for piece in pieces]


class Option(click.Option):
    """An option whose help is a :class:`Text`; what stands for its value is said in both languages too."""

    def __init__(self, *names: str, words: Text, metavar: str | Text | None = None, **settings: Any) -> None:
        super().__init__(
            list(names), metavar=metavar.en if isinstance(metavar, Text) else metavar, **settings
        )
        self.words = words
        self.value = metavar if isinstance(metavar, Text) else None

    def make_metavar(self, ctx: click.Context) -> str:
        if self.value is not None:
            return self.value.get(_lang_of(ctx))
        return _placeholder(super().make_metavar(ctx), _lang_of(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = self.words.get(_lang_of(ctx))
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command whose help is a :class:`Text`, with examples that can be typed."""

    context_class = Context

    def __init__(
        self,
        name: str,
        run: Callable[..., None],
        *,
        words: Text,
        examples: Sequence[str],
        params: Sequence[click.Parameter] = (),
        more: Text | None = None,
        english: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(name, callback=run, params=list(params))
        self.words = words
        self.examples = tuple(examples)
        self.english = english or {}
        self.more = more

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return in_language(super().collect_usage_pieces(ctx), ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        ctx = click.get_current_context(silent=True)
        return self.words.get(_lang_of(ctx) if ctx else "zh")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = _lang_of(ctx)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.words.get(lang))
            if self.more is not None:
                formatter.write_paragraph()
                formatter.write_text(self.more.get(lang))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = _lang_of(ctx)
        with formatter.section({"zh": "例子", "en": "Examples"}[lang]):
            for example in self.examples:
                said = example if lang == "zh" else in_english(example, self.english)
                formatter.write(" " * formatter.current_indent + said + "\n")


class Day(click.ParamType[date]):
    """A date as ``YYYY-MM-DD``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from supervise_cli.records.guess_dates import CLEAR_DATES, guess_date

        try:
            if len(value) == 10 and value.isascii():
                return date.fromisoformat(value)
        except ValueError:
            pass
        guess = guess_date(value)
        if guess.variant in CLEAR_DATES and guess.params.get("want"):
            lang = _lang_of(ctx) if ctx is not None else "zh"
            words = Text("“{typed}”记作 {meant}", "“{typed}” taken as {meant}")
            note(words.fill(lang, {"typed": safe(str(value)), "meant": guess.params["want"]}))
            return date.fromisoformat(str(guess.params["want"]))
        raise BadInput(
            Text("日期写错了：{v}", "Not a date: {v}").format(v=safe(str(value))),
            Text("写成 年-月-日，例如 2026-06-08", "Write year-month-day, for instance 2026-06-08"),
        )


def purpose(doc: str | None) -> Text:
    """What a command is for: its module's first line, ``中文 | English``. Lists of commands read it there."""
    zh, _, en = (doc or "").partition("\n")[0].partition(" | ")
    return Text(zh, en)


def as_of_option() -> Option:
    """``--as-of``: the day to judge by."""
    return Option(
        "--as-of", type=Day(), words=Text("以哪一天为准（默认今天）", "the day to judge by (default today)")
    )


def output_option() -> Option:
    """``-o``: the file to write to; None, for ``-`` too, is standard output."""
    return Option(
        "-o",
        "--output",
        metavar="FILE",
        callback=lambda _ctx, _param, value: None if value == "-" else value,
        words=Text("写到文件（- 是打印出来）", "write to a file (-: print it)"),
    )


def read_text_argument(value: str) -> str:
    """``@FILE`` is that file's text, ``-`` standard input, anything else itself."""
    if value == "-":
        return sys.stdin.read().removesuffix("\n")
    if not value.startswith("@"):
        return value
    try:
        raw = Path(value[1:]).read_bytes()
    except OSError as error:
        raise BadInput(
            Text("读不了文件 {path}。", "Cannot read the file {path}.").format(path=safe(value[1:])),
            Text("检查文件名和文件夹。", "Check its name and folder."),
        ) from error
    return _decoded(raw, value[1:])


def _decoded(raw: bytes, name: str) -> str:
    """The text of a file, in the encodings that lists may be in; another one than UTF-8 is said."""
    from supervise_cli.interop.encodings import decode

    try:
        found = decode(raw)
    except BadInput as error:
        raise BadInput(
            Text("文件 {path} 不是 UTF-8。", "The file {path} is not UTF-8.").format(path=safe(name)),
            Text(
                "用记事本打开，选“另存为”，编码选 UTF-8。",
                "Open it in an editor and save it again with the encoding UTF-8.",
            ),
        ) from error
    if not found.encoding.startswith("UTF-8"):
        note(f"@{name}: {found.encoding}")
    return re.sub("\r\n?", "\n", found.text).removesuffix("\n")


def pass_app(run: Callable[..., None]) -> Callable[..., None]:
    """Calls ``run`` with the :class:`App` first."""
    return click.make_pass_decorator(App)(run)
