"""把草稿补完、定稿 | Complete a draft and make it final

``sup finish``: completes a draft; lists what is missing, asks for it, makes it final.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from supervise_cli.cli.kit import App, Command, Option, as_of_option, note, out, pass_app, purpose, safe
from supervise_cli.errors import Ambiguous, BadInput, NotFound
from supervise_cli.model import Lang, Text

if TYPE_CHECKING:
    from supervise_cli.cli._drafts import Draft
    from supervise_cli.pipeline.choosing import Known
    from supervise_cli.pipeline.opening import Opened
    from supervise_cli.records.types import RecordType

_WHICH = Text("有哪些草稿：sup list drafts", "The drafts: sup list drafts")
_STILL = Text("还差：{names}；还是草稿。", "Still needed: {names}; still a draft.")
_FILL = Text("补上：sup finish {id} {settings}", "To complete it: sup finish {id} {settings}")


@pass_app
def run(app: App, record: str | None, settings: tuple[str, ...], as_of: date | None) -> None:
    from supervise_cli.cli._afterwards import look_again, saved
    from supervise_cli.cli._new import at_terminal
    from supervise_cli.cli._typed import refuse
    from supervise_cli.cli._waiving import WAIVER, aimed, settling
    from supervise_cli.making import changing, composing, defaults
    from supervise_cli.making.accepting import refuse_unaccepted
    from supervise_cli.pipeline.choosing import labels
    from supervise_cli.pipeline.opening import opened

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        if record is None:
            _list(state, settings, lang)
            return
        known = _chosen(state, record, lang)
        rtype = state.snapshot.catalogue.get(known.type)
        today = as_of or state.config.today(app.now)
        refuse_unaccepted(rtype, state.config, today)
        raw, data = changing.current(app.root, known)
        asking = not settings and at_terminal()
        names = labels(state.facts)
        now = defaults.Circumstances(state.facts, today, "")
        given, problems = _set(rtype, data, settings, names, now, lang)
        stopped = False
        if asking:
            from supervise_cli.cli._asking import ask_missing

            answers = ask_missing(rtype, given, now, lang, settling(rtype, state, lang))
            given, stopped = answers.data, answers.stopped
        elif rtype.name == WAIVER:
            [given] = aimed(state, [given], problems)
        filled = defaults.fill_own(rtype, given, now) if stopped else defaults.fill(rtype, given, now)
        composed = composing.compose(rtype, {k: v for k, v in filled.items() if k != "status"})
    refuse(app, problems, composed.wrong, lambda pointer: _setting_at(rtype, given, pointer, names, lang))
    final = not composed.needs and not stopped
    wanted = {**data, **{k: v for k, v in composed.data.items() if k not in {"schema", "id"}}}
    text = changing.merged_text(raw, data, {**wanted, "status": "final" if final else "draft"})
    if text.encode("utf-8") != raw:
        changing.replace(app.root, known, raw, text)
    out(f"{known.path}\n")
    if composed.needs:
        _say_missing(rtype, composed, known.record, names, lang)
    elif final:
        worst = look_again(app, [known.record], as_of).get(known.record)
        if worst is not None:
            saved(app, known.record, worst)
            return
        note(Text("定稿了。检查一遍：sup validate", "It is final. Check it: sup validate").get(lang))


def _set(
    rtype: RecordType, data: Any, settings: Sequence[str], names: Mapping[str, str], now: Any, lang: Lang
) -> tuple[dict[str, Any], list[Any]]:
    from supervise_cli.cli._typed import set_all
    from supervise_cli.making.resolving import resolver
    from supervise_cli.making.setting import Settings

    changed = Settings(rtype, dict(data), names, resolver(now.facts, now.today, present=_people_of(data)))
    problems = set_all(changed, settings, lang)
    return changed.data, problems


def _people_of(data: Any) -> set[str]:
    """Who was there, by the record."""
    items = [each for value in data.values() if isinstance(value, list) for each in value]
    return {str(each["person"]) for each in items if isinstance(each, dict) and "person" in each}


def _setting_at(rtype: RecordType, data: Any, pointer: str, names: Mapping[str, str], lang: Lang) -> str:
    from supervise_cli.making.lacking import quoted, setting
    from supervise_cli.records.pointers import path_of

    path = path_of(data, pointer)
    return f"--set {quoted(setting(rtype, data, path, names, lang))}" if path else pointer


def _say_missing(rtype: RecordType, composed: Any, record: str, names: Mapping[str, str], lang: Lang) -> None:
    from supervise_cli.making.lacking import lacks, settings, words_of_lacks

    missing = lacks(rtype, composed.data, composed.needs)
    note(_STILL.fill(lang, {"names": words_of_lacks(rtype, composed.data, missing, names, lang)}))
    typed = settings(rtype, composed.data, missing, names, lang)
    note("  → " + _FILL.fill(lang, {"id": record, "settings": typed}))


def _list(state: Opened, settings: Sequence[str], lang: Lang) -> None:
    """Without a record: the drafts there are."""
    from supervise_cli.cli._drafts import drafts

    if settings:
        raise BadInput(
            Text("要写明补哪一条草稿。", "Say which draft to complete."),
            Text("写成：sup finish 编号 --set 名称=内容", "Such as: sup finish ID --set field=value"),
        )
    found = drafts(state, lang)
    out("".join(line + "\n" for line in _lines(state, found, lang)))
    if found:
        note(
            Text("补完一条：sup finish {id}", "Complete one: sup finish {id}").fill(
                lang, {"id": found[0].record}
            )
        )
    else:
        note(Text("没有草稿。", "There are no drafts.").get(lang))


def _lines(state: Opened, found: Sequence[Draft], lang: Lang) -> list[str]:
    from supervise_cli.cli._drafts import people_words
    from supervise_cli.pipeline.choosing import labels

    names = labels(state.facts)
    lacking = Text("还差：{missing}", "still needed: {missing}")
    return [
        "  ".join(
            part
            for part in (
                each.record,
                each.date,
                people_words(each, names, lang),
                lacking.fill(lang, {"missing": each.missing}) if each.missing else "",
            )
            if part
        )
        for each in found
    ]


def _chosen(state: Opened, typed: str, lang: Lang) -> Known:
    """The draft that is meant: itself, or the only one of a person."""
    from supervise_cli.cli._drafts import drafts
    from supervise_cli.pipeline.choosing import choose

    there = drafts(state, lang)
    ids = {each.record for each in there}
    known = None
    try:
        known = choose(state.facts, typed)
    except Ambiguous as error:
        known = _drafted(state, [each for each, _ in error.candidates], there)
        if known is None:
            raise
        return known
    except NotFound:
        fitting = [each for each in there if typed.strip().upper() in each.record.upper()]
        if len(typed.strip()) < _PART or len(fitting) != 1:
            raise
        return choose(state.facts, fitting[0].record)
    if known.record in ids:
        return known
    theirs = [each for each in there if known.record in each.people]
    if len(theirs) == 1:
        return choose(state.facts, theirs[0].record)
    if not theirs:
        message = Text("{id} 不是草稿。", "{id} is no draft.").format(id=known.record)
        if known.type == "person":
            message = Text("{name} 没有草稿。", "{name} has no draft.").format(name=safe(typed))
        raise BadInput(message, _WHICH)
    zh, en = ("\n".join(f"  {line}" for line in _lines(state, theirs, each)) for each in ("zh", "en"))
    raise BadInput(
        Text("{name} 有 {n} 条草稿：\n{lines}", "{name} has {n} drafts:\n{lines}").format(
            name=safe(typed), n=len(theirs), lines=Text(zh, en)
        ),
        Text("写编号，例如：sup finish {id}", "Type the id, as in: sup finish {id}").format(
            id=theirs[0].record
        ),
    )


def _drafted(state: Opened, namesakes: Sequence[str], there: Sequence[Draft]) -> Known | None:
    """The draft that is meant by a name of several: the only one of any of them."""
    from supervise_cli.pipeline.choosing import choose

    fitting = [each for each in there if each.record in namesakes or set(each.people) & set(namesakes)]
    return choose(state.facts, fitting[0].record) if len(fitting) == 1 else None


_PART = 3
"""Signs of an id that may stand for it, as anywhere."""


command = Command(
    "finish",
    run,
    words=purpose(__doc__),
    examples=(
        "sup finish",
        "sup finish S-20220615-7K3QX",
        "sup finish 王秀兰",
        "sup finish S-20220615-7K3QX --set 督导时长=60 --set 督导纪要=@谈话.txt",
        "sup finish S-20220615-7K3QX --set 督导.督导类别=站长督导",
    ),
    params=[
        click.Argument(["record"], required=False, metavar="[RECORD]"),
        Option(
            "--set",
            "settings",
            multiple=True,
            metavar="FIELD=VALUE",
            words=Text(
                "填一项，名称写中文就行，里面的写成 督导.督导类别；可写多次",
                "set a field, or one inside it (supervisors.as); may be repeated",
            ),
        ),
        as_of_option(),
    ],
)
