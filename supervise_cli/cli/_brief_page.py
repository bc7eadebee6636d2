"""What is owed and what has been at one station or with one person, on a page (domain §8d)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from supervise_cli.cli._fitting import paragraph
from supervise_cli.cli._tables import columns
from supervise_cli.model import Lang, Text

if TYPE_CHECKING:
    from supervise_cli.definitions.briefing import Briefing
    from supervise_cli.definitions.requests import Request
    from supervise_cli.definitions.staff import Post
    from supervise_cli.workspace.index.facts import Facts

_TITLE = Text("{name}，截至 {day}", "{name}, as of {day}")
_IN_POST = Text("在岗", "In post")
_AGREED = Text("按协议的督导", "Supervised, by agreement, by")
_WORKS = Text("单位", "Works at")
_SUPERVISES = Text("按协议督导的人", "Supervises, by agreement")
_AWAY = Text("请假", "Away")
_LAST = Text("最近的督导", "Last sessions")
_NONE_YET = Text("一年内没有督导。", "None in the last twelve months.")
_NEXT_ON = Text("约好的下一次：{day}", "Next one agreed for {day}")
_SHORT = Text("本月还差", "Still owed this month")
_SHORT_ONE = Text("{who}：{n} 场（应有 {of} 场）", "{who}: {n} of {of}")
_ACTIONS = Text("没有办结的行动", "Open actions")
_REQUESTS = Text("没有答复的需求", "Requests without an answer")
_ASKED = Text("{who} {day} 提出{urgent}，答复期限 {by}", "asked by {who} on {day}{urgent}, due {by}")
_URGENT = Text("，紧急", ", urgent")
_CLOSE = Text("完成了一项：sup done {a}", "When one is done: sup done {a}")
_ANSWER = Text(
    "督导时答复：sup new-session --request {r}", "Answered in a session: sup new-session --request {r}"
)
_QUARTER = Text("{year} 年第{n}季度", "{year}-Q{n}")
_NUMERALS = "一二三四"
_RISK = Text("高风险个案（只列编号）", "Cases of high risk (codes only)")
_MISSING = Text("{quarter} 到现在还没有涉及", "Not touched so far in {quarter}")
_BALANCED = Text(
    "{quarter} 重点内容和各项职能都已涉及。", "{quarter}: every focus and every function was touched."
)
_NO_SESSION = Text("{quarter} 还没有督导过。", "No session so far in {quarter}.")
_VISIT = Text("上次走访", "Last visit")
_RECORD_IT = Text("谈完记一场：{command}", "Afterwards: {command}")
_NO_DUE = Text("没有期限", "no date")


class Page:
    """The page in one language."""

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
            self._name(each.person) + self._aside(self._post(each, roles[each.role].get(self.lang)))
            for each in self.brief.posts
        ]
        yield self._line(_IN_POST, people)
        yield self._line(_WORKS, [self.brief.organisation] if self.brief.organisation else [])
        yield self._line(_AGREED, [self._name(each) for each in self.brief.supervisors])
        yield self._line(
            _SUPERVISES, [self._few(sorted(self.brief.supervises))] if self.brief.supervises else []
        )
        away = [f"{self._name(each.person)} {each.begins} – {each.ends}" for each in self.brief.leaves]
        yield self._line(_AWAY, away)

    def _post(self, post: Post, role: str) -> str:
        """The role; of a person, whose page names no station, where it is."""
        if not self.brief.is_person or not post.station:
            return role
        mark = "，" if self.lang == "zh" else ", "
        return f"{self._name(post.station)}{mark}{role}"

    def _sessions(self) -> Iterator[str]:
        from supervise_cli.pipeline.computing import words_of

        forms = words_of(self.facts, "session", "form")
        rows = [
            [
                f"  {each.date}",
                # 团体督导（小组督导）: what stands in brackets is for those who choose.
                forms[each.form].get(self.lang).partition("（")[0] if each.form in forms else "",
                f"{self._list(one.person for one in each.conducted)} → "
                f"{self._few([one.person for one in each.attended])}",
                each.theme,
            ]
            for each in self.brief.last_sessions
        ]
        yield self._block(_LAST, rows or [[f"  {_NONE_YET.get(self.lang)}"]])
        if self.brief.next_on:
            yield f"  {_NEXT_ON.fill(self.lang, {'day': self._left(self.brief.next_on)})}\n"

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
            [f"  {self._left(each.due)}", each.what, self._name(each.owner), each.address]
            for each in self.brief.actions
        ]
        yield self._block(_ACTIONS, rows)
        if rows:
            yield f"  {_CLOSE.fill(self.lang, {'a': self.brief.actions[0].address})}\n"
        topics = words_of(self.facts, "request", "topic")
        asked = [
            [
                f"  {topics[each.topic].get(self.lang) if each.topic in topics else each.topic}",
                self._asked(each),
                each.record,
            ]
            for each in self.brief.requests
        ]
        yield self._block(_REQUESTS, asked)
        if asked:
            yield f"  {_ANSWER.fill(self.lang, {'r': self.brief.requests[0].record})}\n"
        risks = words_of(self.facts, "session", "cases", "risk")
        yield self._block(
            _RISK,
            [
                [f"  {each.case}", risks[each.risk].get(self.lang), each.date, each.record]
                for each in self.brief.high_risk
            ],
        )

    def _asked(self, request: Request) -> str:
        words = {
            "who": self._name(request.by),
            "day": request.asked_on,
            "urgent": _URGENT if request.is_urgent else "",
            "by": self._left(request.due),
        }
        return _ASKED.fill(self.lang, words)

    def _left(self, by: str) -> str:
        """A date with how many days are left, or how late it is."""
        from supervise_cli.cli.due import dated

        return dated(by, self.brief.day, self.lang) if by else _NO_DUE.get(self.lang)

    def _balance(self) -> Iterator[str]:
        from supervise_cli.pipeline.computing import words_of

        label = self.brief.quarter.label
        number = _NUMERALS[int(label[-1]) - 1] if self.lang == "zh" else label[-1]
        quarter = _QUARTER.fill(self.lang, {"year": label[:4], "n": number})
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
        """Of somebody who only supervises, a session that he or she holds."""
        option = "--attendee" if self.brief.is_person else "--station"
        if self.brief.supervises and not self.brief.supervisors:
            option = "--supervisor"
        return f"sup new-session {option} {self.brief.record}"

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
        many = Text("等 {n} 人", "… ({n} in all)").fill(self.lang, {"n": len(records)})
        return f"{self._list(records[:2])} {many}"

    def _joined(self, words: Sequence[str]) -> str:
        return ("、" if self.lang == "zh" else ", ").join(words)

    def _aside(self, words: str) -> str:
        return f"（{words}）" if self.lang == "zh" else f" ({words})"

    def _line(self, head: Text, words: Sequence[str]) -> str:
        colon = "：" if self.lang == "zh" else ": "
        return paragraph(f"{head.get(self.lang)}{colon}{self._joined(words)}") + "\n" if words else ""

    def _block(self, head: Text, rows: Sequence[Sequence[str]]) -> str:
        return f"\n{head.get(self.lang)}\n{columns(rows)}" if rows else ""
