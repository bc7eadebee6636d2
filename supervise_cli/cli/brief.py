"""去之前看一页：一个站或一个人近来怎样 | One page to read before going to a station or a person

``sup brief``: last sessions, open actions and requests, what is missing this quarter. No narrative text.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from supervise_cli.cli.kit import App, Command, Option, as_of_option, out, pass_app, purpose, typed_here
from supervise_cli.model import Text
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.definitions.briefing import Briefing
    from supervise_cli.workspace.index.facts import Facts


@pass_app
def run(app: App, whom: str, as_json: bool, as_of: date | None) -> None:
    from supervise_cli.cli._brief_page import Page
    from supervise_cli.cli._left_out import say_left_out
    from supervise_cli.definitions.briefing import Briefing
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.opening import opened

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        known = choose(state.facts, whom, ("station", "person"))
        brief = Briefing(state.facts, known.record)
        say_left_out(state.facts, lang)
        if as_json:
            out(dumps(_plain(state.facts, brief)))
            return
        out(typed_here("".join(Page(state.facts, brief, lang).parts()), app.typed))


def _plain(facts: Facts, brief: Briefing) -> dict[str, Any]:
    """The page for programs: ids and values as they are stored."""
    from supervise_cli.pipeline.computing import words_of

    def missing(field: str) -> list[str]:
        return [value for value in words_of(facts, "session", field) if value not in brief.touched(field)]

    return {
        "of": brief.record,
        "as_of": brief.day.isoformat(),
        "in_post": [asdict(each) for each in brief.posts],
        "supervisors": brief.supervisors,
        "supervises": sorted(brief.supervises),
        "away": [{"person": e.person, "from": e.begins, "to": e.ends} for e in brief.leaves],
        "sessions": [
            {
                "id": each.record,
                "date": each.date,
                "form": each.form,
                "theme": each.theme,
                "supervisors": [one.person for one in each.conducted],
                "attendees": [one.person for one in each.attended],
            }
            for each in brief.last_sessions
        ],
        "next_on": brief.next_on,
        "short": [
            {"person": e.post.person, "expected": e.expected, "delivered": e.delivered, "by": e.by}
            for e in brief.short
        ],
        "actions": [
            {"address": e.address, "what": e.what, "owner": e.owner, "due": e.due} for e in brief.actions
        ],
        "requests": [
            {"id": e.record, "asked_on": e.asked_on, "by": e.by, "topic": e.topic, "due": e.due}
            for e in brief.requests
        ],
        "high_risk": [asdict(each) for each in brief.high_risk],
        "missing": {
            "quarter": brief.quarter.label,
            "focus": missing("focus"),
            "functions": missing("functions"),
        },
        "last_visit": asdict(brief.last_visit) if brief.last_visit else None,
    }


command = Command(
    "brief",
    run,
    words=purpose(__doc__),
    more=Text(
        "只有日期、主题、行动、编号这些可以打印的内容，没有谈话内容；高风险个案只有编号。",
        "Only what may be printed: dates, themes, actions, ids; nothing of what was said. Of cases of high "
        "risk the codes alone.",
    ),
    examples=("sup brief 柳格镇", "sup brief 王秀兰", "sup brief ST-410922104 --as-of 2022-06-20 --json"),
    params=[
        click.Argument(["whom"], metavar="STATION|PERSON"),
        Option("--json", "as_json", is_flag=True, words=Text("输出 JSON", "as JSON")),
        as_of_option(),
    ],
)
