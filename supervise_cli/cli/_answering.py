"""One field asked on a terminal: its choices, what is ready for it, and the answer as it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from supervise_cli.cli._options import option_name
from supervise_cli.cli._prompting import Stop, complain, pick, prompt, say_taken
from supervise_cli.cli.kit import note
from supervise_cli.errors import SupError
from supervise_cli.making.defaults import Circumstances
from supervise_cli.making.resolving import resolver
from supervise_cli.making.values import in_one_breath, listed, parse, stands_alone
from supervise_cli.model import Lang, Text
from supervise_cli.pipeline.choosing import labels, named
from supervise_cli.records.guess_dates import guess_date
from supervise_cli.records.types import Field, Kind

OPTIONAL = Text("（可以不填）", " (optional)")
NEEDED = Text("（必填，可以先空着）", " (required; may be left for now)")
MORE = Text("，还有吗", ": another")
_YES_NO = Text("（是或否）", " (yes or no)")
_MORE = Text("，还有吗？没有就回车", ": another? (Enter to finish)")
_TAKEN = Text("  记作：{what}", "  taken as: {what}")


@dataclass(frozen=True, slots=True)
class Question:
    """A field to ask: under which words, whether it is needed, and what Enter takes.

    ``day`` is the record's own date: of some values it depends on it whether they are offered.
    """

    field: Field
    title: str
    needed: bool
    suggestion: Any = None
    day: str = ""


@dataclass(frozen=True, slots=True)
class Answering:
    """Asks in one language, for one repository."""

    now: Circumstances
    lang: Lang

    def ask(self, question: Question) -> Any:
        """The value; None where it was left empty. Not for objects and lists of them."""
        field = question.field
        inner = field.item if field.kind is Kind.LIST and field.item is not None else field
        for n, choice in enumerate(field.offered(question.day), 1):
            note(f"  {n} {choice.title.get(self.lang)}")
        if field.kind is Kind.LIST:
            return self._list(question, inner)
        return self._one(question)

    def _words(self, question: Question, shown: str) -> str:
        title = question.title
        if question.field.kind is Kind.BOOLEAN:
            title += _YES_NO.get(self.lang)
        if shown:
            return f"{title} [{shown}]"
        return title + (NEEDED if question.needed else OPTIONAL).get(self.lang)

    def _list(self, question: Question, inner: Field) -> Any:
        ready = question.suggestion or []
        mark = "、" if self.lang == "zh" else ", "
        words = self._words(question, mark.join(self._shown(inner, each) for each in ready))
        while answer := prompt(words, self.lang):
            if found := self._several(question, inner, answer):
                return found
        return ready or None

    def _several(self, question: Question, inner: Field, first: str) -> list[Any]:
        """The items typed, line after line; Stop carries those that were there when it came."""
        found: list[Any] = []
        answer = first
        try:
            while answer:
                self._line(question, inner, answer, found)
                if not found:
                    break
                answer = prompt(question.title + _MORE.get(self.lang), self.lang)
        except (Stop, KeyboardInterrupt):
            raise Stop(found or None) from None
        return found

    def _line(self, question: Question, inner: Field, answer: str, found: list[Any]) -> None:
        for part in _parts(inner, answer):
            try:
                values = self._parse(question.field, _numbered(question, part))
            except SupError as error:
                complain(error, self.lang)
                continue
            fitting = [value for value in values if self._fits(inner, value)]
            self._confirm(inner, part, fitting)
            found += [value for value in fitting if value not in found]

    def _one(self, question: Question) -> Any:
        field, ready = question.field, question.suggestion
        words = self._words(question, "" if ready is None else self._shown(field, ready))
        while answer := prompt(words, self.lang):
            try:
                value = self._parse(field, _numbered(question, answer))
            except SupError as error:
                complain(error, self.lang)
                continue
            if self._fits(field, value):
                self._confirm(field, answer, [value])
                return value
        return ready

    def _parse(self, field: Field, answer: str) -> Any:
        resolve = resolver(self.now.facts, self.now.today, lambda error: pick(error, self.lang))
        return parse(field, answer, resolve, lambda typed, meant: say_taken(typed, meant, self.lang))

    def _confirm(self, field: Field, typed: str, values: Sequence[Any]) -> None:
        """Say which record or item was meant, where that is more than what was typed."""
        inner = (field.first if field.kind is Kind.OBJECT else None) or field
        if inner.kind not in {Kind.REFERENCE, Kind.CHOICE}:
            return
        if inner.kind is Kind.CHOICE and typed.strip().isdigit():
            return
        for value in values:
            shown = self._shown(field, value)
            if typed.strip() not in (shown, labels(self.now.facts).get(str(_bare(value)))):
                note(_TAKEN.fill(self.lang, {"what": shown}))

    def _fits(self, field: Field, value: Any) -> bool:
        said = _misfit(field, value, self.now.today)
        if said is not None:
            note(said.get(self.lang))
        return said is None

    def _shown(self, field: Field, value: Any) -> str:
        if isinstance(value, dict):
            name, first = next(iter(value.items()), ("", ""))
            member = field.member(name)
            return self._shown(member, first) if member is not None else str(first)
        for choice in field.choices:
            if choice.value == value:
                return choice.title.get(self.lang)
        if field.kind is Kind.REFERENCE:
            return named(labels(self.now.facts).get(str(value), ""), str(value), self.lang)
        return str(value)


def _misfit(field: Field, value: Any, today: date) -> Text | None:
    if field.choices and value not in {choice.value for choice in field.choices}:
        return Text("  写前面的数字，或者照抄一项。", "  Type the number before it, or one of the items.")
    if field.each and field.kind is Kind.TEXT and len(in_one_breath(field, str(value))) > 1:
        return Text(
            "  这里一次记一位；几位一起记：按 Ctrl-C，改成 {option} 甲 {option} 乙。",
            "  One at a time here; for several: Ctrl-C, then {option} A {option} B.",
        ).format(option=option_name(field))
    if field.kind is Kind.DATE and not _is_date(value):
        return _no_day(value, today)
    if field.kind is Kind.INTEGER and not isinstance(value, int):
        return Text("  只写数字，不写单位。", "  Digits only.")
    if field.kind is Kind.BOOLEAN and not isinstance(value, bool):
        return Text("  写 是 或者 否。", "  Type yes or no.")
    return None


def _no_day(value: Any, today: date) -> Text:
    """What is missing from a date, and the whole of it as it is typed."""
    guess = guess_date(value)
    example = {"day": f"{today.year}-{guess.params.get('month_day') or today.isoformat()[5:]}"}
    if guess.variant == "no_year":
        return Text("  没有写年份；写全：{day}", "  The year is missing; all of it: {day}").format(**example)
    if guess.variant == "incomplete":
        return Text(
            "  没有写到哪一天；写全，例如 {day}；只知道年月就直接回车，不要编。",
            "  The day is missing; all of it, such as {day}; if nobody knows it, just Enter.",
        ).format(**example)
    return Text("  日期写成 {day} 这样。", "  Write a date as {day}.").format(**example)


def _is_date(value: Any) -> bool:
    try:
        return len(value) == 10 and bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _bare(value: Any) -> Any:
    return next(iter(value.values()), "") if isinstance(value, dict) else value


def _parts(inner: Field, answer: str) -> list[str]:
    """Several choices or people may be typed at once: 1,3 or 王秀兰、李建国."""
    if inner.kind in {Kind.CHOICE, Kind.REFERENCE} or (stands_alone(inner) and "=" not in answer):
        return listed(answer)
    return [answer]


def _numbered(question: Question, answer: str) -> str:
    offered = question.field.offered(question.day)
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(offered):
        return offered[int(answer) - 1].value
    return answer
