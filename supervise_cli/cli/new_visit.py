"""新建：走访（连同各站的督导草稿） | New: Field visit (and drafts of its sessions)

``sup new-visit``: as every ``new-<type>``; given the people met, it also drafts the session at each stop.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from supervise_cli.cli import _new
from supervise_cli.cli._aftermath import look_again
from supervise_cli.cli._options import common, given_fields, in_english, option
from supervise_cli.cli.kit import App, Command, Option, note, out, pass_app
from supervise_cli.model import Text
from supervise_cli.records.types import Catalogue, RecordType

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
    from supervise_cli.making import composing, trips
    from supervise_cli.pipeline.opening import catalogue, opened

    visit, session = catalogue().get("visit"), catalogue().get("session")
    given_by_option = {k: v for k, v in typed.items() if v not in (None, ())}
    with opened(app.root, app.now, as_of=as_of) as state:
        now = _new.circumstances(app, state, as_of)
        given = _new.said(app, visit, given_by_option, source, now)
        met = [_met(each, now) for each in attendee]
        given = trips.with_stops(given, met, now)
        if source is None and _new.at_terminal():
            given, met = _asked(app, visit, session, given, met, state)
        people = [_person(each, now) for each in supervisor] or ([now.user] if now.user else [])
        trip = trips.plan(visit, session, trips.supervised_by(given, people), met, now)
    for composed, rtype in [(trip.visit, visit), *((each, session) for each in trip.sessions.values())]:
        _new.refuse_wrong(app, composed, rtype)
    if draft or trip.visit.needs:
        trip = trips.Trip(_new.as_draft(trip.visit), trip.sessions)

    def draw() -> dict[str, str]:
        return trips.drawn(visit, session, trip, now.today, secrets.randbelow)

    if dry_run:
        texts = draw()
        files = list(texts)
        out("---\n".join(texts.values()))
    else:
        places = composing.save_all(app.root, draw)
        files = [each.name for each in places]
        out("".join(f"{_new.shown(each)}\n" for each in places))
    own, *drafts = [name.rpartition("/")[2].removesuffix(".yaml") for name in files]
    _new.say_next(app, trip.visit, own, dry_run)
    if drafts:
        note(
            Text("这一趟的督导存成了草稿，谈完补上：{zh}", "Sessions drafted; complete them with: {en}")
            .format(
                zh="、".join(f"sup finish {each}" for each in drafts),
                en=", ".join(f"sup finish {each}" for each in drafts),
            )
            .get(app.lang)
        )
    if not dry_run:
        look_again(app, [own, *drafts], as_of)


def _met(typed: str, now: Any) -> Any:
    """``王秀兰`` or, met at another station than the own one, ``王秀兰@柳格镇``."""
    from supervise_cli.making.trips import Met
    from supervise_cli.pipeline.choosing import choose

    who, _, where = typed.replace("\uff20", "@").partition("@")
    station = choose(now.facts, where, ("station",)).record if where.strip() else ""
    return Met(choose(now.facts, who, ("person",)).record, station)


def _person(typed: str, now: Any) -> str:
    from supervise_cli.pipeline.choosing import choose

    return choose(now.facts, typed, ("person",)).record


def _asked(
    app: App, visit: RecordType, session: RecordType, given: dict[str, Any], met: Sequence[Any], state: Any
) -> tuple[dict[str, Any], list[Any]]:
    """The rest of the visit, and whom it is to give supervision to, where nobody was named."""
    from supervise_cli.cli import _asking
    from supervise_cli.making.trips import Met

    lang = app.asked_lang or state.config.language
    now = _new.circumstances(app, state, state.as_of)
    answered = _asking.ask(visit, given, now, lang)
    attendees = session.field("attendees")
    if met or attendees is None:
        return answered, list(met)
    found = _asking.ask_more(attendees, now, lang)
    return answered, [Met(str(each["person"])) for each in found]


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
