"""Questions on a terminal, one a field, with the defaults that are known; nothing typed is lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from supervise_cli.cli.kit import answer_to, note
from supervise_cli.errors import BadInput, SupError
from supervise_cli.making import composing, defaults
from supervise_cli.making.defaults import Circumstances
from supervise_cli.making.values import parse
from supervise_cli.model import Fault, Lang, Text
from supervise_cli.pipeline.choosing import choose, labels, named
from supervise_cli.pipeline.presenting import present
from supervise_cli.records.guess_dates import guess_date, guess_time
from supervise_cli.records.ids import owners
from supervise_cli.records.types import Field, Kind, RecordType

_SKIP = Text("，不填就回车", " (Enter to skip)")
_YES_NO = Text("（是或否）", " (yes or no)")
_FIRST = Text(
    "  先要知道{title}：这条记录放在它的文件夹里。按 Ctrl-C 可以停下。",
    "  {title} is needed first: the record lies in its folder. Ctrl-C stops.",
)
_MORE = Text("，还有吗？没有就回车", ": another? (Enter to finish)")
_TAKEN = Text("  记作：{what}", "  taken as: {what}")
_LATER = Text(
    "方括号里是现成的，回车就用。按 Ctrl-C 可以停下，已经填的会存成草稿。",
    "Enter takes what is in brackets. Ctrl-C stops; what you have typed is saved as a draft.",
)


_ONE_MEANING = frozenset({"separator", "compact", "padding", "fullwidth"})
"""How a date or a time may be typed and still mean only one; for a date ``2026年11月20日`` too."""
_NEVER_ASKED = frozenset({"schema", "id", "status", "void", "recorded_on", "entered_by"})


class _Stop(Exception):
    """The person wants to go on later."""


def ask(rtype: RecordType, given: dict[str, Any], now: Circumstances, lang: Lang) -> dict[str, Any]:
    """``given`` with answers for the fields that matter and are not there yet.

    Ctrl-C or end of input stops asking; what was answered is returned, and becomes a draft.
    """
    data = dict(given)
    note(_LATER.get(lang))
    try:
        for field in _in_order(rtype):
            _ask_if_needed(rtype, field, data, now, lang)
        _ask_again(rtype, data, now, lang)
    except (_Stop, KeyboardInterrupt):
        note("")
        if data == given:
            raise BadInput(
                Text("什么也没填，没有写入。", "Nothing was typed; nothing was written.")
            ) from None
    return data


def ask_more(field: Field, now: Circumstances, lang: Lang) -> list[Any]:
    """What is answered for a list besides the record's own fields; [] where nothing is, or it is stopped."""
    try:
        return list(ask_field(field, None, now, lang) or ())
    except (_Stop, KeyboardInterrupt):
        note("")
        return []


def _ask_if_needed(
    rtype: RecordType, field: Field, data: dict[str, Any], now: Circumstances, lang: Lang
) -> None:
    if field.name in data or field.name in _NEVER_ASKED:
        return
    suggestion = _suggestion(rtype, field, data, now)
    if not (field.ask or (suggestion is None and _still_needed(rtype, data, now, field))):
        return
    answer = ask_field(field, suggestion, now, lang)
    while answer is None and field.name in owners(rtype):
        note(_FIRST.fill(lang, {"title": field.title.get(lang)}))
        answer = ask_field(field, suggestion, now, lang)
    if answer is not None:
        data[field.name] = answer
    if rtype.name == "session" and field.name == "attendees":
        from supervise_cli.cli import _open_matters

        _open_matters.offer(rtype, data, now, lang)


def _ask_again(rtype: RecordType, data: dict[str, Any], now: Circumstances, lang: Lang) -> None:
    """What the schema refuses is said and asked once more, until it is right or left out."""
    while wrong := composing.compose(rtype, defaults.fill(rtype, data, now)).wrong:
        for each in present(composing.as_findings(wrong, ""), lambda _: {}, lang):
            note(f"  {each.message}\n  → {each.hint}")
        names = {fault.pointer.lstrip("/").partition("/")[0] for fault in wrong}
        again = [field for field in rtype.fields if field.name in names]
        if not again:
            return
        for field in again:
            data.pop(field.name, None)
            answer = ask_field(field, None, now, lang)
            if answer is not None:
                data[field.name] = answer


def _in_order(rtype: RecordType) -> list[Field]:
    """Where it lies, when and who first: what is asked after that has its defaults from these."""

    def rank(field: Field) -> int:
        if field.name in owners(rtype):
            return -1
        if field.name == rtype.date:
            return 0
        inner = field.item or field
        first = inner.first or inner
        return 1 if "person" in first.references and (field.ask or field.required) else 2

    return sorted(rtype.fields, key=rank)


def _still_needed(rtype: RecordType, data: dict[str, Any], now: Circumstances, field: Field) -> bool:
    """Whether the record as it stands needs this field: what a held session needs depends on its answers."""
    filled = defaults.fill(rtype, data, now)
    needs = composing.compose(rtype, filled).needs
    return any(
        field.name in (fault.pointer.lstrip("/").partition("/")[0], fault.params.get("field"))
        or _is_way_out(rtype, fault, field)
        for fault in needs
    )


def _is_way_out(rtype: RecordType, fault: Fault, field: Field) -> bool:
    """Whether the field would do instead of one that comes before it and was not answered."""
    first, *others = str(fault.params.get("names", "")).split(",")
    order = [each.name for each in _in_order(rtype)]
    return (
        field.name in others and fault.pointer == f"/{first}" and order.index(first) < order.index(field.name)
    )


def _suggestion(rtype: RecordType, field: Field, data: dict[str, Any], now: Circumstances) -> Any:
    return defaults.fill(rtype, data, now).get(field.name)


def ask_field(field: Field, suggestion: Any, now: Circumstances, lang: Lang) -> Any:
    inner = field.item if field.kind is Kind.LIST and field.item is not None else field
    title = field.title.get(lang) or field.name
    if inner.choices:
        for n, choice in enumerate(inner.choices, 1):
            note(f"  {n} {choice.title.get(lang)}")
    if field.kind is Kind.OBJECT:
        return _ask_whole(field, title, now, lang)
    if field.kind is not Kind.LIST:
        return _one(field, title, suggestion, now, lang)
    if suggestion:
        shown = ("、" if lang == "zh" else ", ").join(_shown(inner, each, now, lang) for each in suggestion)
        answer = prompt(f"{title} [{shown}]", lang)
        if not answer:
            return suggestion
        return _several(field, inner, answer, title, now, lang)
    question = title if field.required else title + _SKIP.get(lang)
    while answer := prompt(question, lang):
        if found := _several(field, inner, answer, title, now, lang):
            return found
    return None


def _several(field: Field, inner: Field, first: str, title: str, now: Circumstances, lang: Lang) -> list[Any]:
    found: list[Any] = []
    answer = first
    while answer and inner.kind is Kind.OBJECT and "=" not in answer and not _stands_alone(inner):
        found.append(_ask_members(inner, answer, now, lang))
        answer = prompt(title + _MORE.get(lang), lang)
    while answer:
        for part in _parts(inner, answer):
            try:
                values = _parse(field, _numbered(inner, part), now)
            except SupError as error:
                _complain(error, lang)
                continue
            fitting = [value for value in values if _fits(inner, value, lang)]
            _confirm(inner, part, fitting, now, lang)
            found += [value for value in fitting if value not in found]
        if not found:
            break
        answer = prompt(title + _MORE.get(lang), lang)
    return found


def _confirm(field: Field, typed: str, values: Sequence[Any], now: Circumstances, lang: Lang) -> None:
    """Say which record or item was meant, where that is more than what was typed."""
    inner = (field.first if field.kind is Kind.OBJECT else None) or field
    if inner.kind not in {Kind.REFERENCE, Kind.CHOICE, Kind.DATE, Kind.TIME}:
        return
    if inner.kind is Kind.CHOICE and typed.strip().isdigit():
        return
    for value in values:
        shown = _shown(field, value, now, lang)
        if typed.strip() not in (shown, labels(now.facts).get(str(_bare(value)))):
            note(_TAKEN.fill(lang, {"what": shown}))


def _bare(value: Any) -> Any:
    return next(iter(value.values()), "") if isinstance(value, dict) else value


def _stands_alone(inner: Field) -> bool:
    """Whether one answer is enough: an item that is a reference and little else, as an attendee."""
    return len([m for m in inner.fields if m.required and m.kind is Kind.REFERENCE]) == 1


def _ask_whole(field: Field, title: str, now: Circumstances, lang: Lang) -> dict[str, Any] | None:
    """An object, member by member; None where the first is skipped."""
    note(title if field.required else title + _SKIP.get(lang))
    first, *others = asked_members(field)
    answer = ask_field(first, None, now, lang)
    if answer is None:
        return None
    answers = {member.name: ask_field(member, None, now, lang) for member in others}
    return {first.name: answer} | {name: value for name, value in answers.items() if value is not None}


def asked_members(inner: Field) -> list[Field]:
    """The members of an object or an item that questions are about; the others are for who wants them."""
    return [
        member
        for member in inner.fields
        if member.default_from != "key"
        and (member.required or member.kind in {Kind.REFERENCE, Kind.DATE, Kind.CHOICE})
    ]


def _ask_members(inner: Field, first: str, now: Circumstances, lang: Lang) -> dict[str, Any]:
    """An item asked member by member; what was typed already answers the first."""
    item: dict[str, Any] = {}
    for n, member in enumerate(asked_members(inner)):
        if n == 0 and not member.choices:
            try:
                item[member.name] = _parse(member, first, now)
                continue
            except SupError as error:
                _complain(error, lang)
        answer = ask_field(member, None, now, lang)
        if answer is not None:
            item[member.name] = answer
    return item


def _parts(inner: Field, answer: str) -> list[str]:
    """Several choices or people may be typed at once: 1,3 or 王秀兰、李建国."""
    if inner.kind in {Kind.CHOICE, Kind.REFERENCE} or (inner.kind is Kind.OBJECT and "=" not in answer):
        return [
            part.strip()
            for part in answer.replace("、", ",").replace("\uff0c", ",").split(",")
            if part.strip()
        ]
    return [answer]


def _one(field: Field, title: str, suggestion: Any, now: Circumstances, lang: Lang) -> Any:
    if field.kind is Kind.BOOLEAN:
        title += _YES_NO.get(lang)
    while True:
        shown = f" [{_shown(field, suggestion, now, lang)}]" if suggestion is not None else ""
        skip = "" if suggestion is not None or field.required else _SKIP.get(lang)
        answer = prompt(f"{title}{shown}{skip}", lang)
        if not answer:
            return suggestion
        try:
            value = _parse(field, _numbered(field, _meant(field, answer)), now)
        except SupError as error:
            _complain(error, lang)
            continue
        if _fits(field, value, lang):
            _confirm(field, answer, [value], now, lang)
            return value


def _meant(field: Field, answer: str) -> str:
    """A date, a time or a number in the form that is stored, where what was typed can mean only one."""
    if field.kind is Kind.INTEGER:
        return unicodedata.normalize("NFKC", answer)
    if field.kind not in {Kind.DATE, Kind.TIME}:
        return answer
    guess = guess_date(answer) if field.kind is Kind.DATE else guess_time(answer)
    clear = guess.variant in _ONE_MEANING or (field.kind is Kind.DATE and guess.variant == "chinese")
    return str(guess.params.get("want") or answer) if clear else answer


def _fits(field: Field, value: Any, lang: Lang) -> bool:
    if field.choices and value not in {choice.value for choice in field.choices}:
        note(
            Text("  写前面的数字，或者照抄一项。", "  Type the number before it, or one of the items.").get(
                lang
            )
        )
        return False
    if field.kind is Kind.DATE and not _is_date(value):
        note(Text("  日期写成 2026-06-08 这样。", "  Write a date as 2026-06-08.").get(lang))
        return False
    if field.kind is Kind.INTEGER and not isinstance(value, int):
        note(Text("  只写数字，不写单位。", "  Digits only.").get(lang))
        return False
    return True


def _is_date(value: Any) -> bool:
    try:
        return len(value) == 10 and bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _numbered(field: Field, answer: str) -> str:
    if field.choices and answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(field.choices):
        return field.choices[int(answer) - 1].value
    return answer


def _parse(field: Field, answer: str, now: Circumstances) -> Any:
    def resolve(text: str, types: Sequence[str]) -> str:
        present = [each for each in types if each in now.facts.catalogue]
        return choose(now.facts, text, present).record if present else text

    return parse(field, answer, resolve)


def _shown(field: Field, value: Any, now: Circumstances, lang: Lang) -> str:
    if isinstance(value, dict):
        name, first = next(iter(value.items()), ("", ""))
        member = field.member(name)
        return _shown(member, first, now, lang) if member is not None else str(first)
    for choice in field.choices:
        if choice.value == value:
            return choice.title.get(lang)
    if field.kind is Kind.REFERENCE:
        return named(labels(now.facts).get(str(value), ""), str(value), lang)
    return str(value)


def prompt(text: str, lang: Lang) -> str:
    try:
        return answer_to(text + ("\uff1a" if lang == "zh" else ": ")).strip()
    except (KeyboardInterrupt, EOFError) as error:
        raise _Stop from error


def _complain(error: SupError, lang: Lang) -> None:
    note("  " + error.message.get(lang))
    if error.hint is not None:
        note("  → " + error.hint.get(lang))
