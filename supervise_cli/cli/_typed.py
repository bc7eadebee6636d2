"""What options and settings hold: all of it read first, then all that is wrong said at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from supervise_cli.cli.kit import App, note, read_text_argument
from supervise_cli.errors import BadInput, SeveralWrong, SupError, parts_of
from supervise_cli.model import Fault, Lang, Text
from supervise_cli.records.types import Field, Kind, RecordType

if TYPE_CHECKING:
    from datetime import date

    from supervise_cli.making.setting import Settings
    from supervise_cli.making.values import Resolve
    from supervise_cli.pipeline.presenting import Presented

_TAKEN = Text("{name}：“{typed}”记作 {meant}", "{name}: “{typed}” taken as {meant}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something typed that cannot be used: under which option, and why."""

    name: str
    error: SupError


def typed_values(
    rtype: RecordType, typed: Mapping[str, Any], resolve: Resolve, lang: Lang
) -> tuple[dict[str, Any], list[Problem]]:
    """The values of the options that were typed, and everything about them that cannot be used.

    Of a field of which each value makes a record of its own all values are given, in a list.
    """
    from supervise_cli.cli._options import given_fields, option_name

    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in given_fields(rtype):
        value = typed.get("field_" + field.name)
        if value is None:
            continue
        name = option_name(field)
        many = field.kind is Kind.LIST or field.each
        for text in value if isinstance(value, tuple) else [value]:
            parsed = _value(field, name, text, resolve, lang, problems)
            if parsed is not None:
                items = parsed if many else [parsed]
                found[field.name] = [*found.get(field.name, []), *items] if many else parsed
    return found, problems


def _value(field: Field, name: str, text: str, resolve: Resolve, lang: Lang, problems: list[Problem]) -> Any:
    from supervise_cli.making.values import parse, parse_each

    read = parse_each if field.each else parse
    try:
        return read(field, read_text_argument(text), resolve, taken_under(name, lang))
    except SupError as error:
        problems += [Problem(name, each) for each in parts_of(error)]
        return error.partial if isinstance(error, SeveralWrong) else None


def taken_under(name: str, lang: Lang) -> Callable[[str, str], None]:
    """Says on standard error what was stored for something written another way."""
    return lambda typed, meant: note(_TAKEN.fill(lang, {"name": name, "typed": typed, "meant": meant}))


def set_all(settings: Settings, given: Sequence[str], lang: Lang) -> list[Problem]:
    """Sets every ``名称=内容``; everything that cannot be used."""
    problems: list[Problem] = []
    for each in given:
        name, mark, value = each.replace("\uff1d", "=", 1 if "=" not in each else 0).partition("=")
        try:
            if not mark:
                raise BadInput(Text("--set 要写成 名称=内容，等号两边不空格。", "--set takes field=value."))
            settings.put(name, read_text_argument(value), taken_under(f"--set {name}", lang))
        except SupError as error:
            problems += [Problem(f"--set {name}", part) for part in parts_of(error)]
    return problems


def refuse(app: App, problems: Sequence[Problem], wrong: Sequence[Fault], form: Callable[[str], str]) -> None:
    """Say all that is wrong, as what to type instead, and that nothing was written; nothing if all is well.

    ``form`` makes of a pointer the option that sets what is there.
    """
    from supervise_cli.making.composing import as_findings
    from supervise_cli.pipeline.presenting import present

    if not problems and not wrong:
        return
    lines = [_line(each.name, each.error.message.get(app.lang), _hint(each, app.lang)) for each in problems]
    for said in present(as_findings(wrong, ""), lambda _: {}, app.lang):
        pointer = said.finding.pointer
        lines.append(_refusal(said, form(pointer), app, inside="/" in pointer[1:]))
    words = "\n".join([*dict.fromkeys(lines), Text("没有写入。", "Nothing was written.").get(app.lang)])
    raise BadInput(Text(words, words))


def _hint(problem: Problem, lang: Lang) -> str:
    return problem.error.hint.get(lang) if problem.error.hint is not None else ""


def _line(name: str, message: str, hint: str) -> str:
    return f"{name}: {message}" + (f"\n  → {hint}" if hint else "")


def _refusal(said: Presented, option: str, app: App, *, inside: bool) -> str:
    """A sentence about one value, its advice on the line to write turned into the option to type."""
    if option.startswith("--set "):
        before = option + "="
    elif inside:
        name = said.finding.pointer.rpartition("/")[2]
        before = (str(said.finding.params.get("title_zh") or name) if app.lang == "zh" else name) + "="
    else:
        before = option + " "
    return _line(option, said.message, typed_hint(said, before, app.now.astimezone().date()))


def typed_hint(said: Presented, before: str, today: date) -> str:
    """The advice on a line to write as what is typed: the value alone, with ``before`` in front.

    Of a day without a year that of ``today`` is offered.
    """
    name = re.escape(said.finding.pointer.rpartition("/")[2])
    pattern = rf"\b{name}: (\"?)([^\"，。；;]+)\1(?=[，,。.；;]|$)"
    day = said.finding.params.get("month_day")
    own = f"{today.year}-{day}" if day else ""
    hint = re.sub(pattern, lambda found: before + (own or found[2]), said.hint)
    return hint.replace("就删掉这一行，不要编", "就先不写，不要编")
