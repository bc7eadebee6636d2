"""``sup new-<type>`` for every record type, its options read from the type's schema."""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from supervise_cli.cli._aftermath import look_again, saved
from supervise_cli.cli._listing import words_of
from supervise_cli.cli._options import common, examples, given_fields, in_english, option, option_name
from supervise_cli.cli.kit import (
    App,
    Command,
    note,
    out,
    pass_app,
    read_text_argument,
    safe,
)
from supervise_cli.errors import BadInput
from supervise_cli.model import Lang, Text
from supervise_cli.records.types import Catalogue, Kind, RecordType


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
    from supervise_cli.making import composing, defaults
    from supervise_cli.making.accepting import refuse_unaccepted
    from supervise_cli.pipeline.opening import opened

    several = _one_each(rtype, typed)
    made = []
    with opened(app.root, app.now, as_of=as_of) as state:
        now = circumstances(app, state, as_of)
        refuse_unaccepted(rtype, state.config, now.today)
        for each in several:
            given = said(app, rtype, each, source, now)
            if ask and source is None and len(several) == 1 and at_terminal():
                from supervise_cli.cli import _asking

                given = _asking.ask(rtype, given, now, app.asked_lang or state.config.language)
            made.append(composing.compose(rtype, defaults.fill(rtype, given, now)))
    for composed in made:
        refuse_wrong(app, composed, rtype)
    made = [as_draft(each) if draft or each.needs else each for each in made]
    identities = _written(app, rtype, made, now.today, dry_run)
    worst = {} if dry_run else look_again(app, identities, as_of)
    for composed, identity in zip(made, identities, strict=True):
        if identity in worst and composed.data["status"] == "final":
            saved(app, identity, worst[identity])
        else:
            say_next(app, composed, identity, dry_run)


def _one_each(rtype: RecordType, typed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was typed for each record: one, or as many as there are values of a field that says so."""
    for field in rtype.fields:
        values = typed.get("field_" + field.name)
        if field.each and isinstance(values, tuple):
            return [{**typed, "field_" + field.name: value} for value in dict.fromkeys(values)]
    return [dict(typed)]


def _written(app: App, rtype: RecordType, made: Sequence[Any], today: date, dry_run: bool) -> list[str]:
    """The ids of new records; several are written as one batch: all of them, or none."""
    from supervise_cli.making import composing
    from supervise_cli.records.ids import path_of

    if len(made) == 1 and not dry_run:
        identity, place = composing.save(app.root, rtype, made[0], today, secrets.randbelow)
        out(f"{shown(place)}\n")
        return [identity]

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
        out("---\n".join(draw().values()))
    else:
        out("".join(f"{shown(place)}\n" for place in composing.save_all(app.root, draw)))
    return list(drawn)


def circumstances(app: App, state: Any, as_of: date | None) -> Any:
    """Who is at work, and when, for the defaults of a new record."""
    from supervise_cli.making.defaults import Circumstances

    user = os.environ.get("SUP_PERSON", "").strip()
    return Circumstances(state.facts, as_of or state.config.today(app.now), _user(user, state.facts))


def said(
    app: App, rtype: RecordType, typed: Mapping[str, Any], source: str | None, now: Any
) -> dict[str, Any]:
    """What a file and the options say of a record; the options win."""
    return (_from_file(app, source) if source else {}) | _parsed(rtype, typed, now.facts)


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


def _user(text: str, facts: Any) -> str:
    from supervise_cli.pipeline.choosing import choose

    return choose(facts, text, ("person",)).record if text else ""


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
        words = "\n".join(f"{safe(name)}:{e.line}:{e.column} {e.message}\n  → {e.hint}" for e in said)
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


def _parsed(rtype: RecordType, typed: Mapping[str, Any], facts: Any) -> dict[str, Any]:
    from supervise_cli.making.values import parse
    from supervise_cli.pipeline.choosing import choose

    def resolve(text: str, types: Any) -> str:
        present = [each for each in types if each in facts.catalogue]
        return choose(facts, text, present).record if present else text

    found: dict[str, Any] = {}
    for field in given_fields(rtype):
        value = typed.get("field_" + field.name)
        if value is None:
            continue
        if field.kind is Kind.LIST:
            found[field.name] = [
                item for each in value for item in parse(field, read_text_argument(each), resolve)
            ]
        else:
            found[field.name] = parse(field, read_text_argument(value), resolve)
    return found


def refuse_wrong(app: App, composed: Any, rtype: RecordType | None = None) -> None:
    """Say all that is wrong; with ``rtype``, as what to type for its options."""
    from supervise_cli.making.composing import as_findings
    from supervise_cli.pipeline.presenting import present

    if not composed.wrong:
        return
    said = present(as_findings(composed.wrong, ""), lambda _: {}, app.lang)
    words = "\n".join(_refusal(e, rtype) for e in said)
    last = Text("没有写入。", "Nothing was written.").get(app.lang)
    raise BadInput(Text(f"{words}\n{last}", f"{words}\n{last}"))


def _refusal(said: Any, rtype: RecordType | None) -> str:
    """A sentence about one value, its advice on the line to write turned into the option to type."""
    name = said.finding.pointer.lstrip("/")
    field = rtype.field(name) if rtype is not None and "/" not in name else None
    if field is None:
        return f"{name}: {said.message}\n  → {said.hint}"
    option = option_name(field)
    hint = re.sub(rf"\b{re.escape(name)}: (\"?)([^\"，。]+)\1(?=[。.]?$)", rf"{option} \2", said.hint)
    return f"{option}: {said.message}\n  → {hint}"


def needed_words(app: App, rtype: RecordType, needs: Any) -> str:
    """The fields that being final still needs, by their titles."""
    names = [_needed(rtype, fault, app.lang) for fault in needs]
    return ("、" if app.lang == "zh" else ", ").join(dict.fromkeys(names))


def _needed(rtype: RecordType, fault: Any, lang: Lang) -> str:
    """The titles from the record down to the field, as ``督导 › 督导类别``."""
    titles: list[str] = []
    steps: list[str | int] = []
    for part in [each for each in fault.pointer.split("/") if each]:
        field = rtype.field(*steps, part)
        if field is None:
            steps.append(0)
        else:
            steps.append(part)
            titles.append(field.title.get(lang) or field.name)
    return " › ".join(titles) or str(fault.params.get("field", ""))


def say_next(app: App, composed: Any, identity: str, dry_run: bool) -> None:
    """What a new record still needs, or how to look at it."""
    rtype = _catalogue().get(str(composed.data["schema"]).partition("/")[0])
    if composed.needs:
        words = Text(
            "还差：{names}；先存成草稿了，补上后运行 sup finish {id}",
            "Still needed: {names}. Saved as a draft; complete it with sup finish {id}",
        )
        note(words.fill(app.lang, {"names": needed_words(app, rtype, composed.needs), "id": identity}))
    elif composed.data["status"] == "draft":
        note(
            Text(
                "存成了草稿；定稿用 sup finish {id}", "Saved as a draft; sup finish {id} makes it final"
            ).fill(app.lang, {"id": identity})
        )
    elif not dry_run:
        note(
            Text("已保存。看一遍：sup show {id}", "Saved. Look it over: sup show {id}").fill(
                app.lang, {"id": identity}
            )
        )
