"""``sup``: finds the command by its file name, and turns every end into an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import click

from supervise_cli import __version__
from supervise_cli.cli._help import Context
from supervise_cli.cli.kit import App, Option, asked_lang, in_language, note, out, purpose, safe
from supervise_cli.errors import BadInput, SupError
from supervise_cli.model import Fault, Lang, Text

_NOT_COMMANDS = frozenset({"__init__", "main", "kit"})
_ORDER = (
    "status",
    "due",
    "brief",
    "init",
    "import",
    "new",
    "done",
    "finish",
    "edit",
    "void",
    "list",
    "show",
    "validate",
    "explain",
    "report",
)
_PURPOSE = Text(
    "sup：督导记录工具。记录是普通文件，检查、汇总、打印都从文件来。",
    "sup: supervision records as plain files: made, checked, summed up and printed from the files.",
)


def _files() -> dict[str, Path]:
    """command name → its file: ``import_.py`` is ``import``."""
    return {
        file.stem.rstrip("_").replace("_", "-"): file
        for file in Path(__file__).parent.glob("*.py")
        if file.stem not in _NOT_COMMANDS and not file.stem.startswith("_")
    }


def _first_line(file: Path) -> str:
    with file.open(encoding="utf-8") as text:
        return text.readline().strip().removeprefix('"""')


class Commands(click.Group):
    """Commands by file name, and one ``new-<type>`` for every record type."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        from supervise_cli.cli._listing import new_commands

        return sorted({*_files(), *new_commands()}, key=_place)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        file = _files().get(cmd_name)
        if file is not None:
            command = import_module(f"supervise_cli.cli.{file.stem}").command
            assert isinstance(command, click.Command)
            return command
        from supervise_cli.cli._new import command_for

        return command_for(cmd_name)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return in_language(super().collect_usage_pieces(ctx), ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), 3)
            raise BadInput(
                Text("没有“{n}”这个命令。", "There is no command “{n}”.").format(n=safe(name)),
                Text("是不是想写：sup {near}", "Did you mean: sup {near}").format(
                    near=Text("、sup ".join(near), ", sup ".join(near))
                )
                if near
                else Text("全部命令：sup --help", "All commands: sup --help"),
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """As click's, but no command is imported for its one line, and of a schema only the title is read."""
        from gettext import gettext

        from supervise_cli.cli._listing import new_commands

        app = ctx.find_object(App)
        lang = (app.asked_lang if app else None) or "zh"
        words = {name: purpose(_first_line(file)) for name, file in _files().items()} | new_commands()
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, words[name].get(lang)) for name in sorted(words, key=_place)])

    def get_short_help_str(self, limit: int = 45) -> str:
        return _PURPOSE.zh


def _place(name: str) -> tuple[int, str]:
    head = name.partition("-")[0]
    return (_ORDER.index(head) if head in _ORDER else len(_ORDER), name)


def _start(ctx: click.Context, directory: Path, lang: str | None) -> None:
    """The words before the command."""
    ctx.obj = App(directory, asked_lang(lang))
    if ctx.invoked_subcommand is None:
        from supervise_cli.cli._overview import overview

        overview(ctx.obj)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        out(f"sup {__version__}\n")
        ctx.exit()


sup = Commands(
    "sup",
    callback=click.pass_context(_start),
    invoke_without_command=True,
    params=[
        Option(
            "-C",
            "directory",
            type=click.Path(path_type=Path),
            default=Path(),
            words=Text(
                "在这个文件夹里运行（默认当前文件夹）", "run in this folder (default: the present one)"
            ),
        ),
        Option(
            "--lang",
            type=click.Choice(["zh", "en"]),
            words=Text(
                "中文或英文（默认看 sup.yaml，否则中文）",
                "the language (default: as sup.yaml says, else Chinese)",
            ),
        ),
        Option(
            "--version",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            words=Text("显示版本号", "show the version"),
        ),
    ],
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``sup`` and exit: 0 nothing wrong, 1 findings at error level, 2 could not run."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run one command line; the exit code. Never raises."""
    # A command makes much and keeps little: looking for cycles at the usual rate costs more than it frees.
    gc.set_threshold(200_000, 20, 20)
    _prepare_streams()
    lang = _lang_of(arguments)
    _prepare_words(lang or "zh")
    try:
        sup.help = _PURPOSE.get(lang or "zh")
        result = sup.main(arguments, prog_name="sup", standalone_mode=False, obj=App(Path(), lang))
        return result if isinstance(result, int) else 0
    except SupError as error:
        _report(error, lang)
        return 2
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        _usage(error)
        return 2
    except (click.Abort, KeyboardInterrupt):
        note(
            Text(
                "已中断；没有写完的内容不会留下半个文件。", "Interrupted; no half-written file is left."
            ).get(lang or "zh")
        )
        return 2
    except (BrokenPipeError, SystemExit):
        # Click ends by itself only where the reader of a pipe is gone.
        _silence()
        return 0
    except (RecursionError, MemoryError):
        note(
            Text("内容太大或嵌套太深，处理不了。", "Too large or too deeply nested to handle.").get(
                lang or "zh"
            )
        )
        return 2
    except OSError as error:
        return _refused(error, lang or "zh")
    except Exception as error:
        return _internal(error, lang or "zh")


def _refused(error: OSError, lang: Lang) -> int:
    """The system would not read or write something: a full disk, a folder that is gone, no permission."""
    if os.environ.get("SUP_DEBUG"):
        raise error
    _silence()
    note(
        Text(
            "没有做成：系统不让读或写（{name}）。",
            "Could not go on: the system refused to read or write ({name}).",
        )
        .format(name=error.strerror or type(error).__name__)
        .get(lang)
    )
    note(
        "  → "
        + Text(
            "检查磁盘空间和文件夹的权限，再运行一次。", "Check disk space and permissions, then run it again."
        ).get(lang)
    )
    return 2


def _internal(error: Exception, lang: Lang) -> int:
    if os.environ.get("SUP_DEBUG"):
        raise error
    # Only the kind of error: its text could hold words of a record.
    name = type(error).__name__
    note(
        Text(
            "sup 自己出了错（{name}），您的文件没有被改动。请把运行的命令告诉维护者。",
            "sup itself failed ({name}); your files are unchanged. Please tell its maintainers what you ran.",
        )
        .format(name=name)
        .get(lang)
    )
    return 2


def _report(error: SupError, lang: Lang | None) -> None:
    ctx = click.get_current_context(silent=True)
    app = ctx.find_object(App) if ctx else None
    chosen = lang or (app.lang if app else "zh")
    message, hint = _worded(error)
    note(message.get(chosen))
    if hint is not None:
        note("  → " + hint.get(chosen))


def _worded(error: SupError) -> tuple[Text, Text | None]:
    """The words of an error; of one that carries a fault (something cannot be stored), its rule's."""
    fault = getattr(error, "fault", None)
    if not isinstance(fault, Fault):
        return error.message, error.hint
    from supervise_cli import rules

    sentence = rules.get(fault.code).sentence(fault.variant)
    what, place = sentence.message.format(**fault.params), fault.pointer.lstrip("/")
    message = Text("{place}：{what}没有写入。", "{place}: {what} Nothing was written.")
    return message.format(place=place, what=what), sentence.hint.format(**fault.params)


def _usage(error: click.ClickException) -> None:
    ctx = getattr(error, "ctx", None)
    note(error.format_message())
    if ctx is not None:
        note(f"  → {ctx.command_path} --help")


def _lang_of(arguments: Sequence[str]) -> Lang | None:
    for n, word in enumerate(arguments):
        if word == "--lang" and n + 1 < len(arguments):
            return asked_lang(arguments[n + 1])
        if word.startswith("--lang="):
            return asked_lang(word.removeprefix("--lang="))
    return asked_lang(None)


def _prepare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _prepare_words(lang: Lang) -> None:
    """Click's own strings come through gettext; everything else is a Text."""
    import gettext

    gettext.bindtextdomain("messages", str(Path(__file__).parent.parent / "locale"))
    gettext.textdomain("messages")
    os.environ["LANGUAGE"] = "zh" if lang == "zh" else "en"


def _silence() -> None:
    # What could not be written is still waiting; Python would complain once more while closing.
    with suppress(OSError, ValueError, AttributeError), Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


__all__ = ["main", "out", "run", "sup"]
