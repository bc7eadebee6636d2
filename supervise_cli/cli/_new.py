"""``sup new-<type>`` for every record type, its options read from the type's schema."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from supervise_cli.cli._afterwards import look_again, saved, say_next, say_same
from supervise_cli.cli._listing import words_of
from supervise_cli.cli._options import common, examples, given_fields, in_english, option, option_name
from supervise_cli.cli.kit import (
    App,
    Command,
    note,
    out,
    pass_app,
    safe,
)
from supervise_cli.errors import BadInput
from supervise_cli.model import Lang, Text
from supervise_cli.records.types import Catalogue, RecordType

if TYPE_CHECKING:
    from supervise_cli.cli._typed import Problem


def _catalogue() -> Catalogue:
    from supervise_cli import resources

    return Catalogue.load(resources.schemas())


def command_for(name: str) -> click.Command | None:
    """The command of that name; None if no record type has it."""
    rtype = next((each for each in _catalogue() if each.command == name), None)
    return None if rtype is None else new_command(rtype)


def new_command(rtype: RecordType) -> click.Command:
    """The command that makes records of this type."""
    fields = given_fields(rtype)

    @pass_app
    def run(
        app: App, source: str | None, dry_run: bool, draft: bool, as_of: date | None, **typed: Any
    ) -> None:
        make(
            app, rtype, {k: v for k, v in typed.items() if v not in (None, ())}, source, dry_run, draft, as_of
        )

    params: list[click.Parameter] = [*(option(field) for field in fields), *common()]
    return Command(
        rtype.command,
        run,
        words=words_of(rtype.title.zh, rtype.title.en),
        more=Text(
            "没写的会一项一项地问；没填完的先存成草稿，再用 sup finish 补。有几样可选的，照抄中文就行。"
            "长文字可以放在文件里，写 @文件名。",
            "It need not be complete: it is saved as a draft for sup finish. On a terminal it asks. "
            "Long text: @FILE or -.",
        ),
        examples=examples(rtype),
        english=in_english(rtype),
        params=params,
    )


def make(
    app: App,
    rtype: RecordType,
    typed: Mapping[str, Any],
    source: str | None,
    dry_run: bool,
    draft: bool,
    as_of: date | None,
    *,
    ask: bool = True,
) -> None:
    """Compose a record from what was typed, ask for the rest on a terminal, write it, say what is next."""
    from supervise_cli.cli._typed import refuse
    from supervise_cli.cli._waiving import OWN_APPROVAL, WAIVER, aimed, approves_own, settling
    from supervise_cli.making import composing, defaults
    from supervise_cli.making.accepting import refuse_unaccepted
    from supervise_cli.making.agreed import station_said
    from supervise_cli.making.sameness import namesakes
    from supervise_cli.pipeline.choosing import labels
    from supervise_cli.pipeline.opening import opened

    asking = ask and source is None and at_terminal()
    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        rtype = state.snapshot.catalogue.get(rtype.name)
        now = circumstances(app, state, as_of)
        refuse_unaccepted(rtype, state.config, now.today)
        several, problems = said(app, rtype, typed, source, now, asking, lang)
        if asking:
            refuse_typed(app, rtype, several, problems)
        stopped = False
        if asking and len(several) == 1 and not problems:
            from supervise_cli.cli import _asking

            answers = _asking.ask(rtype, several[0], now, lang, settling(rtype, state, lang))
            several, stopped = [answers.data], answers.stopped
        elif rtype.name == WAIVER:
            several = aimed(state, several, problems)
        # Where a line had options, what is broken off holds at least what that line saves elsewhere.
        fill = defaults.fill_own if stopped and not typed else defaults.fill
        made = [composing.compose(rtype, fill(rtype, each, now)) for each in several]
        wrong = [fault for each in made for fault in each.wrong]
        refuse(app, problems, wrong, lambda pointer: option_at(rtype, pointer))
        same = [namesakes(state, rtype, each.data) for each in made]
        names = labels(state.facts)
        if rtype.name == "session" and not stopped:
            told = [
                station_said(given, each.data, state.facts, names)
                for given, each in zip(several, made, strict=True)
            ]
            for words in filter(None, told):
                note(words.get(lang))
        own = rtype.name == WAIVER and any(approves_own(state.facts, each.data) for each in made)
    made = [as_draft(each) if draft or stopped or each.needs else each for each in made]
    identities, proposed = _written(app, rtype, made, now.today, dry_run)
    if own:
        note(OWN_APPROVAL.get(lang))
    worst = look_again(app, identities, as_of, proposed)
    for composed, identity, twins in zip(made, identities, same, strict=True):
        if identity in worst and composed.data["status"] == "final" and not dry_run:
            saved(app, identity, worst[identity])
        else:
            say_next(app, rtype, composed, names, identity, dry_run)
        for each in twins:
            say_same(app, rtype, each, identity, dry_run)


def _one_each(rtype: RecordType, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What options say of each record: one, or as many as there are values of a field that says so."""
    for field in rtype.fields:
        if field.each and field.name in values:
            return [{**values, field.name: value} for value in dict.fromkeys(values[field.name])]
    return [dict(values)]


def _written(
    app: App, rtype: RecordType, made: Sequence[Any], today: date, dry_run: bool
) -> tuple[list[str], dict[str, str]]:
    """The ids of new records, and their files (path → text) where these are only shown.

    Several are written as one batch: all of them, or none.
    """
    from supervise_cli.making import composing
    from supervise_cli.records.ids import path_of

    if len(made) == 1 and not dry_run:
        identity, place = composing.save(app.root, rtype, made[0], today, secrets.randbelow)
        out(f"{shown(place)}\n")
        return [identity], {}

    def draw() -> dict[str, str]:
        drawn.clear()
        for composed in made:
            identity = composing.new_id(rtype, composed.data, today, secrets.randbelow)
            drawn[identity] = composing.text_of(composed, identity)
            paths[identity] = path_of(rtype, identity, {**composed.data, "id": identity})
        return {paths[identity]: text for identity, text in drawn.items()}

    drawn: dict[str, str] = {}
    paths: dict[str, str] = {}
    if dry_run:
        proposed = draw()
        out("---\n".join(proposed.values()))
        return list(drawn), proposed
    out("".join(f"{shown(place)}\n" for place in composing.save_all(app.root, draw)))
    return list(drawn), {}


def circumstances(app: App, state: Any, as_of: date | None) -> Any:
    """Who is at work, and when, for the defaults of a new record."""
    from supervise_cli.cli._user import user
    from supervise_cli.making.defaults import Circumstances

    return Circumstances(state.facts, as_of or state.config.today(app.now), user(state.facts))


def said(
    app: App,
    rtype: RecordType,
    typed: Mapping[str, Any],
    source: str | None,
    now: Any,
    asking: bool,
    lang: Lang,
) -> tuple[list[dict[str, Any]], list[Problem]]:
    """What a file and the options (they win) say of each record, and what of these cannot be used."""
    from supervise_cli.cli._prompting import picker
    from supervise_cli.cli._typed import typed_values
    from supervise_cli.making.resolving import resolver

    whole = _from_file(app, source) if source else {}
    resolve = resolver(now.facts, now.today, picker(asking, lang))
    values, problems = typed_values(rtype, typed, resolve, lang)
    return [whole | each for each in _one_each(rtype, values)], problems


def refuse_typed(
    app: App, rtype: RecordType, several: Sequence[Mapping[str, Any]], problems: Sequence[Problem]
) -> None:
    """BadInput for what options say, before anything is asked: answers to questions would be lost for it.

    What does not belong there may do so once an answer has decided what is recorded.
    """
    from supervise_cli.cli._typed import refuse
    from supervise_cli.making import composing
    from supervise_cli.records import schema_codes

    wrong = [
        fault
        for each in several
        for fault in composing.compose(rtype, each).wrong
        if fault.code != schema_codes.NOT_HERE
    ]
    refuse(app, problems, wrong, lambda pointer: option_at(rtype, pointer))


def as_draft(composed: Any) -> Any:
    """The same record, to be completed later; a void one stays void."""
    from supervise_cli.making.composing import Composed

    if composed.data["status"] != "final":
        return composed
    return Composed({**composed.data, "status": "draft"}, composed.needs, ())


def shown(place: Path) -> str:
    """A path as it is typed from where one stands."""
    try:
        return place.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(place)


def at_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def _from_file(app: App, source: str) -> dict[str, Any]:
    from supervise_cli.making.composing import as_findings
    from supervise_cli.pipeline.presenting import present
    from supervise_cli.records.reading import read

    raw = sys.stdin.buffer.read() if source == "-" else _bytes(source)
    found = read(raw)
    if found.data is None or not found.accepted:
        name = "-" if source == "-" else source
        said = present(as_findings(found.faults, name), lambda _: {name: raw}, app.lang)
        words = "\n".join(f"{safe(name)}:{e.line}:{e.column} {e.message}\n{e.hint_below}" for e in said)
        raise BadInput(Text(words, words))
    return dict(found.data)


def _bytes(source: str) -> bytes:
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise BadInput(
            Text("读不了文件：{f}", "Cannot read the file: {f}").format(f=safe(source)),
            Text("检查文件名。", "Check its name."),
        ) from error


def option_at(rtype: RecordType, pointer: str) -> str:
    """The option for the field at a pointer, or around it."""
    name = pointer.lstrip("/").partition("/")[0]
    field = rtype.field(name)
    return name if field is None else option_name(field)
