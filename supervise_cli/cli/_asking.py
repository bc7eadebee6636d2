"""Questions on a terminal, one a field, with the defaults that are known; nothing typed is lost."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from supervise_cli.cli._answering import MORE, Answering, Question
from supervise_cli.cli._prompting import Stop, yes
from supervise_cli.cli._typed import typed_hint
from supervise_cli.cli.kit import note
from supervise_cli.errors import BadInput
from supervise_cli.making import composing, defaults
from supervise_cli.making.defaults import NEVER_ASKED, Circumstances
from supervise_cli.making.lacking import Lack, Path, lacks, titles
from supervise_cli.making.questions import asked_members, by_members, in_order, values_at
from supervise_cli.model import Fault, Lang, Text
from supervise_cli.pipeline.choosing import labels
from supervise_cli.pipeline.presenting import present
from supervise_cli.records import schema_codes
from supervise_cli.records.ids import owners
from supervise_cli.records.pointers import path_of
from supervise_cli.records.types import Field, Kind, RecordType

Settle = Callable[[Field, dict[str, Any]], dict[str, Any]]

_LATER = Text(
    "方括号里是现成的，回车就用。按 Ctrl-C 可以停下，已经填的会存成草稿。",
    "Enter takes what is in brackets. Ctrl-C stops; what you have typed is saved as a draft.",
)
_FIRST = Text(
    "  先要知道{title}：这条记录放在它的文件夹里。按 Ctrl-C 可以停下。",
    "  {title} is needed first: the record lies in its folder. Ctrl-C stops.",
)
_TO_COME = Text(
    "  {date} 还没到（今天是 {today}），不能是已进行的。写错了就重写；真的还没进行，按 Ctrl-C 存成草稿，"
    "进行以后再补。",
    "  {date} is still to come (today is {today}), so it cannot have been held. Type the day again; if it "
    "has not taken place yet, Ctrl-C saves a draft to complete afterwards.",
)
_WANTED = Text("，要填吗", ": fill it in")
_ALSO = Text("还可以填：{names}。要填吗", "There may also be: {names}. Fill them in")


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known after the questions; ``stopped``: they were broken off, so nothing may be added to it."""

    data: dict[str, Any]
    stopped: bool


def ask(
    rtype: RecordType, given: dict[str, Any], now: Circumstances, lang: Lang, settle: Settle | None = None
) -> Answers:
    """``given`` with answers for the fields that matter and are not there yet.

    ``settle`` is told of every field that has a value, and gives the record with what follows from it.
    """
    return _run(_Asker(rtype, given, now, lang, settle), _Asker.everything)


def ask_missing(
    rtype: RecordType, given: dict[str, Any], now: Circumstances, lang: Lang, settle: Settle | None = None
) -> Answers:
    """``given`` with answers for exactly what it lacks to be final, inside its lists too."""
    return _run(_Asker(rtype, given, now, lang, settle), _Asker.missing)


def ask_more(field: Field, now: Circumstances, lang: Lang) -> list[Any]:
    """What is answered for a list besides the record's own fields, also where it is stopped then."""
    try:
        return list(Answering(now, lang).ask(Question(field, field.title.get(lang), needed=False)) or ())
    except Stop as stop:
        note("")
        return list(stop.answered) if isinstance(stop.answered, list) else []


def _run(asker: _Asker, questions: Any) -> Answers:
    given = copy.deepcopy(asker.data)
    note(_LATER.get(asker.lang))
    try:
        questions(asker)
        asker.again()
    except (Stop, KeyboardInterrupt):
        # A Ctrl-C may come between two questions, too.
        note("")
        # What options said is kept; of a record that is there already nothing would change.
        if asker.data == given and (not given or "id" in given):
            raise BadInput(
                Text("什么也没填，没有写入。", "Nothing was typed; nothing was written.")
            ) from None
        return Answers(asker.data, stopped=True)
    return Answers(asker.data, stopped=False)


class _Asker:
    """One record being asked for; ``data`` grows with every answer."""

    def __init__(
        self,
        rtype: RecordType,
        given: dict[str, Any],
        now: Circumstances,
        lang: Lang,
        settle: Settle | None = None,
    ) -> None:
        self.rtype, self.now, self.lang, self._settle = rtype, now, lang, settle
        self.data = copy.deepcopy(given)
        self._answering = Answering(now, lang)
        self._declined: set[Path] = set()

    def everything(self) -> None:
        """All fields that matter, then whatever is still missing."""
        for field in in_order(self.rtype):
            self._top(field)
        self._lacking()

    def missing(self) -> None:
        """Exactly what is missing; at the end whether there is more to say before it is final."""
        self._lacking()
        for field in self.rtype.fields if self._settle is not None else ():
            self._still_open(field)
        more = [
            field
            for field in self.rtype.fields
            if field.ask and field.name not in self.data and self._open(field) and self._usual()
        ]
        names = ("、" if self.lang == "zh" else ", ").join(field.title.get(self.lang) for field in more)
        if more and yes(_ALSO.fill(self.lang, {"names": names}), self.lang, default=False):
            for field in more:
                self._field(self.data, (field.name,), field, needed=False)

    def again(self) -> None:
        """What the schema refuses is said and asked once more, until it is right or left out."""
        while wrong := composing.compose(self.rtype, defaults.fill(self.rtype, self.data, self.now)).wrong:
            self._say(wrong)
            paths = [(fault, path_of(self.data, fault.pointer)) for fault in wrong]
            known = [(fault, path) for fault, path in paths if path]
            if not known:
                return
            for fault, path in known:
                field = self.rtype.field(*path)
                holder = self._holder(path[:-1])
                if field is None or holder is None:
                    return
                holder.pop(str(path[-1]), None)
                if fault.code != schema_codes.NOT_HERE:
                    self._field(holder, path, field, needed=False)

    def _top(self, field: Field) -> None:
        if field.name in self.data:
            # Whoever is met, by an option or an answer: what is still open between them is asked.
            self._still_open(field)
            return
        if not self._open(field):
            return
        suggestion = self._suggestion((field.name,))
        lacking = any(each.path[0] == field.name for each in self._lacks())
        needed = field.required or lacking
        wanted = self._when(field)
        if not (wanted or (field.ask and (needed or self._usual())) or (lacking and suggestion is None)):
            decides = field.name in self.rtype.deciding and field.has_default
            if not decides:
                return
        self._field(self.data, (field.name,), field, needed=needed, suggestion=suggestion, wanted=wanted)
        while field.name in owners(self.rtype) and field.name not in self.data:
            note(_FIRST.fill(self.lang, {"title": field.title.get(self.lang)}))
            self._field(self.data, (field.name,), field, needed=True, suggestion=suggestion)
        self._still_open(field)

    def _still_open(self, field: Field) -> None:
        if self.rtype.name == "session" and field.name == "attendees" and self._usual():
            from supervise_cli.cli import _open_matters

            _open_matters.offer(self.rtype, self.data, self.now, self.lang)
        if self._settle is not None and field.name in self.data:
            self.data = self._settle(field, self.data)

    def _open(self, field: Field) -> bool:
        return (
            field.name not in NEVER_ASKED
            and (field.name,) not in self._declined
            and field.name not in self.rtype.shut_out(self.data)
        )

    def _usual(self) -> bool:
        """Whether what decides says what it usually says; else only what is needed is asked."""
        return all(
            self.data.get(field.name, field.default) == field.default
            for field in self.rtype.fields
            if field.name in self.rtype.deciding and field.has_default
        )

    def _when(self, field: Field) -> bool:
        """Whether the schema asks for the field because of another one's value."""
        return any(
            value in values for way, values in field.ask_when.items() for value in values_at(self.data, way)
        )

    def _lacking(self) -> None:
        """Ask for what is missing, as long as there is something nobody has left empty."""
        while True:
            lack = next((each for each in self._lacks() if self._next(each)), None)
            if lack is None:
                return
            for name in self._next(lack):
                path = (*lack.holder, name)
                field, holder = self.rtype.field(*path), self._holder(lack.holder)
                if field is None or holder is None:
                    self._declined.add(path)
                    continue
                self._field(holder, path, field, needed=True, suggestion=self._suggestion(path))
                if name not in holder:
                    self._declined.add(path)

    def _lacks(self) -> list[Lack]:
        """What is missing and has no default of its own that nobody need be asked about."""
        found = lacks(self.rtype, self.data, composing.compose(self.rtype, self.data).needs)
        rank = {field.name: n for n, field in enumerate(in_order(self.rtype))}
        return sorted(
            (each for each in found if self._askable(each)), key=lambda each: rank[str(each.path[0])]
        )

    def _askable(self, lack: Lack) -> bool:
        field = self.rtype.field(*lack.path)
        return field is not None and (
            field.ask or (len(lack.path) == 1 and field.has_default) or self._suggestion(lack.path) is None
        )

    def _next(self, lack: Lack) -> list[str]:
        """The names to ask: those still missing of the first way to fill it that was not left empty."""
        holder = self._holder(lack.holder)
        for names in lack.options:
            if holder is not None and not any((*lack.holder, name) in self._declined for name in names):
                return [name for name in names if name not in holder]
        return []

    def _holder(self, path: Path) -> dict[str, Any] | None:
        here: Any = self.data
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                return None
        return here if isinstance(here, dict) else None

    def _suggestion(self, path: Path) -> Any:
        here: Any = defaults.fill(self.rtype, self.data, self.now)
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                return None
        return here

    def _field(
        self,
        holder: dict[str, Any],
        path: Path,
        field: Field,
        *,
        needed: bool,
        suggestion: Any = None,
        wanted: bool = False,
    ) -> None:
        """Ask one field and put the answer where it belongs."""
        title = titles(self.rtype, self.data, path, labels(self.now.facts), self.lang)
        if field.kind is Kind.OBJECT:
            self._object(holder, path, field, needed)
        elif field.kind is Kind.LIST and field.item is not None and by_members(field.item):
            self._items(holder, path, field.item, title, needed=needed, wanted=wanted)
        else:
            day = str(defaults.own_day(self.rtype, self.data, self.now))
            if not defaults.may_have(field, suggestion, day):
                suggestion = None
            self._value(holder, path, Question(field, title, needed, suggestion, day))
        if field.name not in holder:
            self._declined.add(path)

    def _value(self, holder: dict[str, Any], path: Path, question: Question) -> None:
        """Ask until the schema takes the answer; what Enter takes is not judged here."""
        name = question.field.name
        while True:
            try:
                answer = self._answering.ask(question)
            except Stop as stop:
                if stop.answered is not None:
                    holder[name] = stop.answered
                raise
            if answer is None:
                return
            if self._is_to_come(path, answer):
                continue
            holder[name] = answer
            wrong = [] if answer == question.suggestion else self._wrong_at(path)
            if not wrong:
                return
            self._say(wrong)
            del holder[name]

    def _is_to_come(self, path: Path, answer: Any) -> bool:
        """Whether it is a day to come of what is said to have been held; says so."""
        today = self.now.today.isoformat()
        if path != (self.rtype.date,) or not isinstance(answer, str) or answer <= today:
            return False
        if self.rtype.name != "session" or self.data.get("outcome", "held") != "held":
            return False
        note(_TO_COME.fill(self.lang, {"date": answer, "today": today}))
        return True

    def _wrong_at(self, path: Path) -> list[Fault]:
        """What the schema says against the value at a place; what does not belong there is asked later."""
        return [
            fault
            for fault in composing.compose(self.rtype, self.data).wrong
            if fault.code != schema_codes.NOT_HERE
            and (path_of(self.data, fault.pointer) or ())[: len(path)] == path
        ]

    def _say(self, wrong: Sequence[Fault]) -> None:
        for each in present(composing.as_findings(wrong, ""), lambda _: {}, self.lang):
            note(f"  {each.message}\n  → {typed_hint(each, '', self.now.today)}")

    def _object(self, holder: dict[str, Any], path: Path, field: Field, needed: bool) -> None:
        title = titles(self.rtype, self.data, path, {}, self.lang)
        if not needed and not yes(title + _WANTED.get(self.lang), self.lang, default=False):
            return
        name = str(path[-1])
        holder[name] = {}
        self._members(holder[name], path, field, drop=partial(holder.pop, name))

    def _items(
        self, holder: dict[str, Any], path: Path, inner: Field, title: str, *, needed: bool, wanted: bool
    ) -> None:
        """The items of a list, member by member; one that may be left out is asked about first."""
        if not needed and not yes(title + _WANTED.get(self.lang), self.lang, default=wanted):
            return
        name = str(path[-1])
        items: list[Any] = holder.setdefault(name, [])
        while True:
            item: dict[str, Any] = {}
            items.append(item)
            try:
                self._members(item, (*path, len(items) - 1), inner, drop=items.pop)
            finally:
                if not items:
                    del holder[name]
            if not item or not yes(title + MORE.get(self.lang), self.lang, default=False):
                return

    def _members(self, item: dict[str, Any], path: Path, inner: Field, drop: Any) -> None:
        """Ask the members that matter; an item about which nothing was said is dropped."""
        day = defaults.own_day(self.rtype, self.data, self.now)
        try:
            for member in asked_members(inner):
                ready = defaults.implied(inner, item, day, self.now).get(member.name)
                self._field(item, (*path, member.name), member, needed=member.required, suggestion=ready)
        finally:
            if not item:
                drop()
