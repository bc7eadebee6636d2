"""``sup new-<type>`` for every record type, its options read from the type's schema."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from supervise_cli.cli._listing import words_of
from supervise_cli.cli.kit import (
    App,
    Command,
    Option,
    as_of_option,
    note,
    out,
    pass_app,
    safe,
)
from supervise_cli.errors import BadInput
from supervise_cli.model import Text
from supervise_cli.records.types import Catalogue, Field, Kind, RecordType

_OWN = frozenset({"schema", "id", "status", "void"})
_TAKEN = frozenset({"from"})
"""Field names that are also options every ``new-*`` has."""
_UNCHANGED = ("minutes", "progress", "as", "focus")


def _catalogue() -> Catalogue:
    from supervise_cli import resources

    return Catalogue.load(resources.schemas())


def command_for(name: str) -> click.Command | None:
    """The command of that name; None if no record type has it."""
    rtype = next((each for each in _catalogue() if each.command == name), None)
    return None if rtype is None else new_command(rtype)


def option_name(field: Field) -> str:
    """``--division-code``; a list takes its singular, ``--attendee``."""
    name = field.name
    if field.kind is Kind.LIST and name.rpartition("_")[2] not in _UNCHANGED:
        name = name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")
    if name in _TAKEN:
        name += "_date"
    return "--" + name.replace("_", "-")


def given_fields(rtype: RecordType) -> list[Field]:
    """The fields that somebody may type."""
    return [field for field in rtype.fields if field.name not in _OWN]


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

    params: list[click.Parameter] = [_option(field) for field in fields]
    params += [
        Option(
            "--from",
            "source",
            metavar="FILE|-",
            words=Text(
                "整条记录从文件（或标准输入）读", "take the whole record from a file (or standard input)"
            ),
        ),
        Option("--draft", is_flag=True, words=Text("先存成草稿", "save as a draft")),
        Option("--dry-run", is_flag=True, words=Text("只显示，不写文件", "print instead of writing")),
        as_of_option(),
    ]
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
        examples=_examples(rtype),
        params=params,
    )


def _option(field: Field) -> Option:
    title = Text(_with_choices(field, "zh"), _with_choices(field, "en"))
    return Option(
        option_name(field),
        "field_" + field.name,
        multiple=field.kind is Kind.LIST,
        metavar=_metavar(field),
        words=title,
    )


def _metavar(field: Field) -> str | Text:
    inner = field.item if field.kind is Kind.LIST and field.item is not None else field
    if inner.kind is Kind.OBJECT:
        alone = [m for m in inner.fields if m.required and m.default_from is None and not m.has_default]
        if len(alone) == 1 and alone[0].kind is Kind.REFERENCE:
            return "ID"
        needed = [m for m in inner.fields if m.required and m.default_from != "key"] or list(inner.fields[:2])
        return Text(
            "'" + ";".join(f"{m.title.zh}=…" for m in needed[:3]) + "'",
            "'" + ";".join(f"{m.name}=…" for m in needed[:3]) + "'",
        )
    return {Kind.DATE: "YYYY-MM-DD", Kind.TIME: "HH:MM", Kind.INTEGER: "N", Kind.REFERENCE: "ID"}.get(
        inner.kind, "TEXT"
    )


def _with_choices(field: Field, lang: str) -> str:
    inner = field.item if field.kind is Kind.LIST and field.item is not None else field
    title = (field.title.zh if lang == "zh" else field.title.en) or field.name
    if not inner.choices:
        return title
    if lang == "zh":
        return title + "：" + "、".join(c.title.zh for c in inner.choices)
    return title + ": " + ", ".join(c.value for c in inner.choices)


_EXAMPLES = {
    "station": ("sup new-station --name 柳格镇 --division-code 410922104 --state open",),
    "person": (
        "sup new-person --label 王秀兰 --posting '站点=柳格镇;岗位=社工;任职起=2022-03-01'",
        "sup new-person --label 李建国 --posting 'station=ST-410922;role=supervisor' --appointment "
        "'kind=full_time;side=internal'",
    ),
    "agreement": (
        "sup new-agreement --supervisor 李建国 --station 柳格镇 --from-date 2022-04-01 --frequency "
        "'per=month;count=1'",
    ),
    "session": (
        "sup new-session",
        "sup new-session --attendee 王秀兰 --supervisor 李建国 --date 2022-06-15 --minutes 60 --form "
        "个别督导 --mode 面谈 "
        "--content 给予情绪支持 --summary @谈话.txt",
        "sup new-session --from 记录.yaml --dry-run",
    ),
    "follow_up": ("sup new-follow-up --of S-20220615-7K3QX#a1 --outcome done",),
}


def _examples(rtype: RecordType) -> tuple[str, ...]:
    return _EXAMPLES.get(rtype.name, (f"sup {rtype.command}", f"sup {rtype.command} --from FILE.yaml"))


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
    from supervise_cli.cli._prompting import picker
    from supervise_cli.cli._typed import refuse, typed_values
    from supervise_cli.making import composing, defaults
    from supervise_cli.making.resolving import resolver
    from supervise_cli.making.sameness import namesakes
    from supervise_cli.pipeline.choosing import labels
    from supervise_cli.pipeline.opening import opened

    user = os.environ.get("SUP_PERSON", "").strip()
    with opened(app.root, app.now, as_of=as_of) as state:
        today = as_of or state.config.today(app.now)
        lang = app.asked_lang or state.config.language
        given = _from_file(app, source) if source else {}
        asking = ask and source is None and _at_terminal()
        values, problems = typed_values(
            rtype, typed, resolver(state.facts, today, picker(asking, lang)), lang
        )
        given |= values
        now = defaults.Circumstances(state.facts, today, _user(user, state.facts))
        stopped = False
        if asking and not problems:
            from supervise_cli.cli import _asking

            answers = _asking.ask(rtype, given, now, lang)
            given, stopped = answers.data, answers.stopped
        filled = defaults.fill_own(rtype, given, now) if stopped else defaults.fill(rtype, given, now)
        composed = composing.compose(rtype, filled)
        refuse(app, problems, composed.wrong, lambda pointer: option_at(rtype, pointer))
        same = namesakes(state, rtype, composed.data)
        names = labels(state.facts)
    if draft or stopped or (composed.needs and composed.data["status"] == "final"):
        composed = composing.Composed({**composed.data, "status": "draft"}, composed.needs, ())
    if dry_run:
        identity = composing.new_id(rtype, composed.data, today, secrets.randbelow)
        out(composing.text_of(composed, identity))
    else:
        identity, place = composing.save(app.root, rtype, composed, today, secrets.randbelow)
        out(f"{_shown(place, app)}\n")
    _say_next(app, rtype, composed, names, identity, dry_run)
    for each in same:
        _say_same(app, rtype, each, identity, dry_run)
    if not dry_run:
        _look_again(app, identity, as_of)


def _shown(place: Path, app: App) -> str:
    try:
        return place.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(place)


def _user(text: str, facts: Any) -> str:
    from supervise_cli.pipeline.choosing import choose

    return choose(facts, text, ("person",)).record if text else ""


def _at_terminal() -> bool:
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


def option_at(rtype: RecordType, pointer: str) -> str:
    """The option for the field at a pointer, or around it."""
    name = pointer.lstrip("/").partition("/")[0]
    field = rtype.field(name)
    return name if field is None else option_name(field)


_DRAFT = Text(
    "还差：{names}；先存成草稿了，补上后运行 sup finish {id}",
    "Still needed: {names}. Saved as a draft; complete it with sup finish {id}",
)
_WOULD_BE_DRAFT = Text(
    "还差：{names}；这次只是看看，没有写入；真的运行会先存成草稿。",
    "Still needed: {names}. This only shows it, nothing was written; it would be saved as a draft.",
)
_CHOSEN_DRAFT = Text("存成了草稿；定稿用 sup finish {id}", "Saved as a draft; sup finish {id} makes it final")
_SAVED = Text("已保存。看一遍：sup show {id}", "Saved. Look it over: sup show {id}")
_WAY = Text("或者一次补全：{command}", "Or all at once: {command}")


def _say_next(
    app: App, rtype: RecordType, composed: Any, names: Mapping[str, str], identity: str, dry_run: bool
) -> None:
    from supervise_cli.making.lacking import lacks, settings, words_of_lacks

    lang = app.lang
    if composed.needs:
        missing = lacks(rtype, composed.data, composed.needs)
        words = words_of_lacks(rtype, composed.data, missing, names, lang)
        note((_WOULD_BE_DRAFT if dry_run else _DRAFT).fill(lang, {"names": words, "id": identity}))
        if not dry_run:
            typed = settings(rtype, composed.data, missing, names, lang)
            note("  → " + _WAY.fill(lang, {"command": f"sup finish {identity} {typed}"}))
    elif dry_run:
        if composed.data["status"] == "draft":
            note(
                Text(
                    "这次只是看看，没有写入；真的运行会存成草稿。",
                    "This only shows it, nothing was written; it would be saved as a draft.",
                ).get(lang)
            )
    else:
        note((_CHOSEN_DRAFT if composed.data["status"] == "draft" else _SAVED).fill(lang, {"id": identity}))


def _say_same(app: App, rtype: RecordType, same: Text, identity: str, dry_run: bool) -> None:
    """Another record says the same by what identifies it; whether it is the same only the writer knows."""
    note(
        Text(
            "注意：已经有一条这样的{title}：{same}。",
            "Note: there is such a record already ({title}): {same}.",
        ).fill(app.lang, {"title": rtype.title, "same": same})
    )
    if not dry_run:
        note(
            "  → "
            + Text(
                "要是同一个，就把新的作废：sup void {id} --reason 重复 --by 姓名",
                "If it is the same, withdraw the new one: sup void {id} --reason duplicate --by NAME",
            ).fill(app.lang, {"id": identity})
        )


def _look_again(app: App, identity: str, as_of: date | None) -> None:
    """What the rules say of the new record, while its writer is still there."""
    from supervise_cli.pipeline.checking import check
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.pipeline.presenting import present_from

    with opened(app.root, app.now, as_of=as_of) as state:
        # A finding about a pair stands on the greater id: the new record may be the other one.
        found = [f for f in check(state).findings if identity in (f.record, f.discriminator)]
        for each in present_from(state, found, app.lang):
            note(f"{each.finding.code} {each.message}\n  → {each.hint}")
        if found:
            note(
                Text("要改这一条：sup edit {id}", "To change it: sup edit {id}").fill(
                    app.lang, {"id": identity}
                )
            )
