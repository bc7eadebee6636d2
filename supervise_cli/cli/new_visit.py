"""新建：走访（连同各站的督导草稿） | New: Field visit (and drafts of its sessions)

``sup new-visit``: as every ``new-<type>``; given the people met, it also drafts the session at each stop.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from supervise_cli.cli import _new
from supervise_cli.cli._afterwards import look_again, say_next, say_same
from supervise_cli.cli._options import common, given_fields, in_english, option
from supervise_cli.cli.kit import App, Command, Option, note, out, pass_app
from supervise_cli.errors import Ambiguous, BadInput, SupError
from supervise_cli.model import Lang, Text
from supervise_cli.records.types import Catalogue, RecordType

if TYPE_CHECKING:
    from supervise_cli.cli._typed import Problem
    from supervise_cli.making.composing import Composed
    from supervise_cli.making.defaults import Circumstances
    from supervise_cli.making.trips import Met

_MORE = Text(
    "写了受督导人，就顺手把各站的督导存成草稿，谈完用 sup finish 补；人按任职归到站，"
    "不在自己站上谈的写成 人@站点。"
    "路程和费用只记在走访里。没写的会一项一项地问。",
    "With the people met, a session is drafted at each stop, for sup finish. They are met where they work; "
    "elsewhere, write PERSON@STATION. Travel and cost stand in the visit alone. On a terminal it asks.",
)
_EXAMPLES = (
    "sup new-visit --purpose 督导 --stop 柳格镇 --stop 韩村镇 --supervisor 李建国 --attendee 王秀兰 "
    "--attendee 赵晨曦",
    "sup new-visit --purpose 督查 --stop '到访站点=柳格镇;到达时间=09:10;离开时间=11:30'",
)


_DRAFTS = Text("这一趟的督导存成了草稿，谈完补上：", "Sessions drafted; complete them afterwards:")
_DRAFTED = Text("  {place}，和{whom}谈的：sup finish {id}", "  {place}, with {whom}: sup finish {id}")


@pass_app
def run(
    app: App,
    source: str | None,
    dry_run: bool,
    draft: bool,
    as_of: date | None,
    attendee: Sequence[str],
    supervisor: Sequence[str],
    **typed: Any,
) -> None:
    from supervise_cli.cli._prompting import picker
    from supervise_cli.cli._typed import refuse
    from supervise_cli.making import composing, trips
    from supervise_cli.making.defaults import fill
    from supervise_cli.making.sameness import namesakes
    from supervise_cli.pipeline.choosing import labels
    from supervise_cli.pipeline.opening import opened

    given_by_option = {k: v for k, v in typed.items() if v not in (None, ())}
    asking = source is None and _new.at_terminal()
    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        visit, session = (state.snapshot.catalogue.get(name) for name in ("visit", "session"))
        now = _new.circumstances(app, state, as_of)
        (given,), problems = _new.said(app, visit, given_by_option, source, now, asking, lang)
        company = _company(session, attendee, supervisor, now, picker(asking, lang), problems)
        given = trips.with_stops(given, company.met, now)
        if problems:
            wrong = composing.compose(visit, fill(visit, given, now)).wrong
            refuse(app, problems, wrong, lambda pointer: _new.option_at(visit, pointer))
        stopped = False
        if asking:
            _new.refuse_typed(app, visit, [given], ())
            given, company, stopped = _asked(visit, session, given, company, now, lang)
        given = trips.supervised_by(given, company.supervisors)
        trip = trips.plan(visit, session, given, company.met, now, stopped=stopped)
        for composed, rtype in [(trip.visit, visit), *((each, session) for each in trip.sessions.values())]:
            refuse(app, (), composed.wrong, partial(_new.option_at, rtype))
        same = namesakes(state, visit, trip.visit.data)
        names = labels(state.facts)
    if draft or stopped or trip.visit.needs:
        trip = trips.Trip(_new.as_draft(trip.visit), trip.sessions)

    def draw() -> dict[str, str]:
        return trips.drawn(visit, session, trip, now.today, secrets.randbelow)

    texts: dict[str, str] = {}
    if dry_run:
        texts = draw()
        files = list(texts)
        out("---\n".join(texts.values()))
    else:
        places = composing.save_all(app.root, draw)
        files = [each.name for each in places]
        out("".join(f"{_new.shown(each)}\n" for each in places))
    own, *drafts = [name.rpartition("/")[2].removesuffix(".yaml") for name in files]
    say_next(app, visit, trip.visit, names, own, dry_run)
    for each in same:
        say_same(app, visit, each, own, dry_run)
    _say_drafts(zip(drafts, trip.sessions.values(), strict=True), names, app.lang)
    look_again(app, [own, *drafts], as_of, texts)


@dataclass(frozen=True, slots=True)
class _Company:
    """Who is met on the trip, and who supervises at the stops that name nobody."""

    met: Sequence[Met]
    supervisors: Sequence[str]


def _company(
    session: RecordType,
    attendee: Sequence[str],
    supervisor: Sequence[str],
    now: Circumstances,
    pick: Callable[[Ambiguous], str],
    problems: list[Problem],
) -> _Company:
    """The people of the options, a person met at another station than the own one as ``王秀兰@柳格镇``."""
    from supervise_cli.cli._typed import Problem
    from supervise_cli.making.resolving import resolver
    from supervise_cli.making.trips import Met
    from supervise_cli.making.values import listed

    resolve = resolver(now.facts, now.today, pick)

    def found(option: str, typed: str, *way: str | int) -> str:
        field = session.field(*way)
        try:
            return resolve(typed, field) if field is not None else typed
        except SupError as error:
            problems.append(Problem(option, error))
            return ""

    met = []
    for each in (part for text in attendee for part in listed(text)):
        who, _, where = each.replace("\uff20", "@").partition("@")
        station = found("--attendee", where, "station") if where.strip() else ""
        met.append(Met(found("--attendee", who, "attendees", 0, "person"), station))
    people = [
        found("--supervisor", each, "supervisors", 0, "person")
        for text in supervisor
        for each in listed(text)
    ]
    return _Company(met, people or ([now.user] if now.user else []))


def _asked(
    visit: RecordType,
    session: RecordType,
    given: dict[str, Any],
    company: _Company,
    now: Circumstances,
    lang: Lang,
) -> tuple[dict[str, Any], _Company, bool]:
    """The rest of the visit, whom it meets where nobody was named, and whether the questions were stopped."""
    from supervise_cli.cli import _asking
    from supervise_cli.cli._prompting import complain
    from supervise_cli.making.trips import Met, plan

    answers = _asking.ask(visit, given, now, lang)
    attendees = session.field("attendees")
    if company.met or attendees is None or answers.stopped:
        return answers.data, company, answers.stopped
    met = []
    for each in _asking.ask_more(attendees, now, lang):
        somebody = Met(str(each["person"]))
        try:
            plan(visit, session, answers.data, [somebody], now)
        except BadInput as error:
            # The visit that was typed is not lost for it.
            complain(error, lang)
        else:
            met.append(somebody)
    return answers.data, _Company(met, company.supervisors), False


def _say_drafts(drafts: Iterable[tuple[str, Composed]], names: Mapping[str, str], lang: Lang) -> None:
    """A line for each session drafted, its command at the end, where it can be copied."""
    lines = []
    for identity, session in drafts:
        people = [str(each["person"]) for each in session.data["attendees"]]
        station = str(session.data.get("station", ""))
        whom = ("、" if lang == "zh" else ", ").join(names.get(each, each) for each in people)
        words = {"place": names.get(station, station), "whom": whom, "id": identity}
        lines.append(_DRAFTED.fill(lang, words))
    if lines:
        note("\n".join([_DRAFTS.get(lang), *lines]))


def _visit() -> RecordType:
    from supervise_cli import resources

    return Catalogue.load(resources.schemas()).get("visit")


def _params() -> list[click.Parameter]:
    return [
        *(option(field) for field in given_fields(_visit())),
        Option(
            "--attendee",
            metavar="ID",
            multiple=True,
            words=Text("受督导人：按任职的站起草督导；也可写 人@站点", "somebody met: drafts the session"),
        ),
        Option(
            "--supervisor",
            metavar="ID",
            multiple=True,
            words=Text("督导：各站都是他（她）", "supervisor at every stop that names none"),
        ),
        *common(),
    ]


command = Command(
    "new-visit",
    run,
    words=Text("新建：走访（连同各站的督导草稿）", "New: Field visit (and drafts of its sessions)"),
    more=_MORE,
    examples=_EXAMPLES,
    english=in_english(_visit()),
    params=_params(),
)
