"""去之前看一页：一个站或一个人近来怎样 | One page to read before going to a station or a person

``sup brief``: last sessions, open actions and requests, what is missing this quarter. No narrative text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from supervise_cli.cli._tables import columns
from supervise_cli.cli.kit import App, Command, Option, as_of_option, out, pass_app, purpose
from supervise_cli.model import Lang, Text
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.definitions.briefing import Briefing
    from supervise_cli.workspace.index.facts import Facts

_TITLE = Text("{name}，截至 {day}", "{name}, as of {day}")
_IN_POST = Text("在岗", "In post")
_AGREED = Text("按协议的督导", "Supervised, by agreement, by")
_AWAY = Text("请假", "Away")
_LAST = Text("最近的督导", "Last sessions")
_NONE_YET = Text("一年内没有督导。", "None in the last twelve months.")
_NEXT_ON = Text("约好的下一次：{day}", "Next one agreed for {day}")
_SHORT = Text("本月还差", "Still owed this month")
_SHORT_ONE = Text("{who}：{n} 场（应有 {of} 场）", "{who}: {n} of {of}")
_ACTIONS = Text("没有办结的行动", "Open actions")
_REQUESTS = Text("没有答复的需求", "Requests without an answer")
_ASKED = Text("{who} {day} 提出，{by} 前答复", "asked by {who} on {day}, due {by}")
_RISK = Text("高风险个案（只列编号）", "Cases of high risk (codes only)")
_MISSING = Text("{quarter} 到现在还没有涉及", "Not touched so far in {quarter}")
_BALANCED = Text(
    "{quarter} 重点内容和各项职能都已涉及。", "{quarter}: every focus and every function was touched."
)
_NO_SESSION = Text("{quarter} 还没有督导过。", "No session so far in {quarter}.")
_VISIT = Text("上次走访", "Last visit")
_RECORD_IT = Text("谈完记一场：{command}", "Afterwards: {command}")
_NO_DUE = Text("没有期限", "no date")


@pass_app
def run(app: App, whom: str, as_json: bool, as_of: date | None) -> None:
    from supervise_cli.definitions.briefing import Briefing
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.opening import opened

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        known = choose(state.facts, whom, ("station", "person"))
        brief = Briefing(state.facts, known.record)
        if as_json:
            out(dumps(_plain(state.facts, brief)))
            return
        page = _Page(state.facts, brief, lang)
        out("".join(page.parts()))


class _Page:
    def __init__(self, facts: Facts, brief: Briefing, lang: Lang) -> None:
        from supervise_cli.pipeline.choosing import labels

        self.facts, self.brief, self.lang = facts, brief, lang
        self._names = labels(facts, brief.day)

    def parts(self) -> Iterator[str]:
        """The page, part by part; a part with nothing in it is left out."""
        yield _TITLE.fill(
            self.lang, {"name": self._full(self.brief.record), "day": self.brief.day.isoformat()}
        )
        yield "\n"
        yield from self._standing()
        yield from self._sessions()
        yield from self._owed()
        yield from self._balance()
        yield from self._visit()
        yield "\n" + _RECORD_IT.fill(self.lang, {"command": self._command()}) + "\n"

    def _standing(self) -> Iterator[str]:
        from supervise_cli.pipeline.computing import words_of

        roles = words_of(self.facts, "person", "postings", "role")
        people = [
            self._name(each.person) + self._aside(roles[each.role].get(self.lang))
            for each in self.brief.posts
        ]
        yield self._line(_IN_POST, people)
        yield self._line(_AGREED, [self._name(each) for each in self.brief.supervisors])
        away = [f"{self._name(each.person)} {each.begins} – {each.ends}" for each in self.brief.leaves]
        yield self._line(_AWAY, away)

    def _sessions(self) -> Iterator[str]:
        from supervise_cli.pipeline.computing import words_of

        forms = words_of(self.facts, "session", "form")
        rows = [
            [
                f"  {each.date}",
                forms[each.form].get(self.lang) if each.form in forms else "",
                f"{self._list(one.person for one in each.conducted)} → "
                f"{self._few([one.person for one in each.attended])}",
                each.theme,
            ]
            for each in self.brief.last_sessions
        ]
        yield self._block(_LAST, rows or [[f"  {_NONE_YET.get(self.lang)}"]])
        if self.brief.next_on:
            yield f"  {_NEXT_ON.fill(self.lang, {'day': self.brief.next_on})}\n"

    def _owed(self) -> Iterator[str]:
        from supervise_cli.pipeline.computing import words_of

        short = [
            _SHORT_ONE.fill(
                self.lang, {"who": self._name(each.post.person), "n": each.short, "of": each.expected}
            )
            for each in self.brief.short
        ]
        yield self._block(_SHORT, [[f"  {each}"] for each in short])
        rows = [
            [f"  {each.due or _NO_DUE.get(self.lang)}", each.what, self._name(each.owner), each.address]
            for each in self.brief.actions
        ]
        yield self._block(_ACTIONS, rows)
        topics = words_of(self.facts, "request", "topic")
        asked = [
            [
                f"  {topics[each.topic].get(self.lang) if each.topic in topics else each.topic}",
                _ASKED.fill(self.lang, {"who": self._name(each.by), "day": each.asked_on, "by": each.due}),
                each.record,
            ]
            for each in self.brief.requests
        ]
        yield self._block(_REQUESTS, asked)
        risks = words_of(self.facts, "session", "cases", "risk")
        yield self._block(
            _RISK,
            [
                [f"  {each.case}", risks[each.risk].get(self.lang), each.date, each.record]
                for each in self.brief.high_risk
            ],
        )

    def _balance(self) -> Iterator[str]:
        from supervise_cli.pipeline.computing import words_of

        quarter = self.brief.quarter.label
        if not self.brief.of_quarter:
            yield "\n" + _NO_SESSION.fill(self.lang, {"quarter": quarter}) + "\n"
            return
        rows = []
        for field in ("focus", "functions"):
            found = self.facts.catalogue.get("session").field(field)
            title = found.title.get(self.lang) if found else field
            touched = self.brief.touched(field)
            missing = [
                words.get(self.lang)
                for value, words in words_of(self.facts, "session", field).items()
                if value not in touched
            ]
            if missing:
                rows.append([f"  {title}", self._joined(missing)])
        if rows:
            yield self._block(_MISSING.format(quarter=quarter), rows)
        else:
            yield "\n" + _BALANCED.fill(self.lang, {"quarter": quarter}) + "\n"

    def _visit(self) -> Iterator[str]:
        from supervise_cli.pipeline.computing import words_of

        visit = self.brief.last_visit
        if visit is not None:
            purposes = words_of(self.facts, "visit", "purpose")
            what = purposes[visit.purpose].get(self.lang) if visit.purpose in purposes else ""
            row = [f"  {visit.date}", what, self._list(visit.supervisors), visit.record]
            yield self._block(_VISIT, [row])

    def _command(self) -> str:
        return f"sup new-session {'--attendee' if self.brief.is_person else '--station'} {self.brief.record}"

    def _name(self, record: str) -> str:
        return self._names.get(record, record)

    def _full(self, record: str) -> str:
        from supervise_cli.pipeline.choosing import named

        return named(self._names.get(record, ""), record, self.lang)

    def _list(self, records: Any) -> str:
        return self._joined([self._name(each) for each in records])

    def _few(self, records: Sequence[str]) -> str:
        if len(records) <= 3:
            return self._list(records)
        many = Text("等 {n} 人", "and {n} in all").fill(self.lang, {"n": len(records)})
        return f"{self._list(records[:2])} {many}"

    def _joined(self, words: Sequence[str]) -> str:
        return ("、" if self.lang == "zh" else ", ").join(words)

    def _aside(self, words: str) -> str:
        return f"（{words}）" if self.lang == "zh" else f" ({words})"

    def _line(self, head: Text, words: Sequence[str]) -> str:
        colon = "：" if self.lang == "zh" else ": "
        return f"{head.get(self.lang)}{colon}{self._joined(words)}\n" if words else ""

    def _block(self, head: Text, rows: Sequence[Sequence[str]]) -> str:
        return f"\n{head.get(self.lang)}\n{columns(rows)}" if rows else ""


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
