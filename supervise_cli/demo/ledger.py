"""What was agreed and what became of it: in the next session, or in a record of its own between two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Words, fill
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases import reasons
from supervise_cli.demo.phrases.topic import Task
from supervise_cli.demo.workdays import after, on_or_before, written
from supervise_cli.demo.world import Ids, Person, Site, World

Record = dict[str, Any]

_WHERE = ("站内档案柜", "站内电子档案", "中心共享盘", "站里墙上", "月度资料盒")
_GRACE = 1
"""Days after which an action that is still open at the end gets a last word."""


@dataclass(eq=False)
class Pending:
    """An action that is open."""

    ref: str
    what: str
    task: Task
    words: Words
    owner: Person
    due: date
    made_on: date
    site: Site
    supervisor: Person
    people: list[Person]
    close_on: date | None = None
    """The day on which the owner reports it done without waiting for the next session."""
    delays: int = 0
    touched: date | None = None
    """The day of the latest follow-up; there is never a second one that day."""


@dataclass
class Ledger:
    """All open actions, and the follow-up records written about them."""

    world: World
    ids: Ids
    chance: Chance
    last: date
    pending: dict[str, list[Pending]] = field(default_factory=dict)
    """By the id of the supervisor with whom it was agreed."""
    records: list[Record] = field(default_factory=list)
    _advanced: date | None = None

    def _all(self) -> list[Pending]:
        return [action for actions in self.pending.values() for action in actions]

    def _take(self, action: Pending) -> None:
        self.pending.setdefault(action.supervisor.id, []).append(action)

    def agreed(self, action: Pending) -> None:
        """Takes up a new action."""
        if self.chance.happens(0.22):
            day = action.made_on + timedelta(
                self.chance.integer(3, max(3, (action.due - action.made_on).days))
            )
            action.close_on = max(on_or_before(day), action.made_on + timedelta(1))
        self._take(action)

    def advance(self, day: date) -> None:
        """Writes what happened before ``day`` outside of sessions."""
        if day == self._advanced:
            return
        self._advanced = day
        for action in self._all():
            gone = action.owner.posting(day) is None
            if gone:
                ended = max(posting.end for posting in action.owner.postings if posting.end)
                earliest = (action.touched or action.made_on) + timedelta(1)
                self._hand_over(action, max(ended, earliest), reasons.LEAVER_HANDED_OVER)
            elif action.close_on is not None and action.close_on < day:
                self._record(action, action.close_on, self._finish(action, action.close_on))

    def at(self, meeting: Meeting) -> list[Record]:
        """The follow-ups that this meeting makes; those of absent owners become records of their own."""
        made = []
        for action in list(self.pending.get(meeting.supervisor.id, ())):
            here = any(each in action.people for each in meeting.present)
            early = self.chance.happens(0.25)
            if action.touched == meeting.day:
                continue
            if not here or action.made_on >= meeting.day or (action.due > meeting.day and not early):
                continue
            if action.owner in meeting.present:
                made.append(self._outcome(action, meeting.day, in_session=True))
            elif action.due <= meeting.day:
                self._record(action, meeting.day, self._finish(action, meeting.day))
        return made

    def close(self) -> None:
        """The last word, for now, on what should have been done some days before the end."""
        self.advance(self.last + timedelta(1))
        while late := [action for action in self._all() if self._needs_a_word(action)]:
            for action in late:
                day = on_or_before(min(self.last, action.due + timedelta(self.chance.integer(0, 4))))
                day = max(day, (action.touched or action.made_on) + timedelta(1))
                self._record(action, day, self._outcome(action, day, in_session=False))

    def _needs_a_word(self, action: Pending) -> bool:
        return action.due <= self.last - timedelta(_GRACE) and action.touched != self.last

    def _outcome(self, action: Pending, day: date, in_session: bool) -> Record:
        """What has become of the action; it stays pending unless that is the end of it."""
        kinds: list[tuple[str, float]] = [("done", 80), ("dropped", 4)]
        if action.delays < 2:
            kinds.append(("in_progress", 14))
        heir = self._colleague(action, day)
        if heir is not None:
            kinds += [("handed_over", 3)] if in_session else [("handed_over", 3), ("split", 9)]
        kind = self.chance.weighted(kinds)
        if kind == "in_progress":
            action.delays += 1
            action.due, action.close_on = self._later(day), None
            return self._entry(action, day, kind, reasons.IN_PROGRESS, due=action.due.isoformat())
        if kind == "handed_over" and heir is not None:
            return self._pass_on(action, day, heir, reasons.HANDED_OVER)
        if kind == "split" and heir is not None:
            return self._split(action, day, heir)
        if kind == "dropped":
            self.pending[action.supervisor.id].remove(action)
            return self._entry(action, day, kind, reasons.DROPPED)
        return self._finish(action, day)

    def _finish(self, action: Pending, day: date) -> Record:
        self.pending[action.supervisor.id].remove(action)
        proof = {"what": action.task.proof, "where": self.chance.choice(_WHERE)}
        return self._entry(
            action, day, "done", (action.task.done,), evidence=[proof], verified_by=action.supervisor.id
        )

    def _pass_on(self, action: Pending, day: date, heir: Person, why: Sequence[str]) -> Record:
        action.owner, action.close_on = heir, None
        if heir not in action.people:
            action.people.append(heir)
        action.due = max(action.due, self._later(day))
        return self._entry(action, day, "handed_over", why, owner=heir.id, due=action.due.isoformat())

    def _hand_over(self, action: Pending, day: date, why: Sequence[str]) -> None:
        heir = self._colleague(action, day + timedelta(1))
        if heir is None:
            self._record(action, day, self._finish(action, day))
        else:
            self._record(action, day, self._pass_on(action, day, heir, why))

    def _split(self, action: Pending, day: date, heir: Person) -> Record:
        self.pending[action.supervisor.id].remove(action)
        steps = []
        for number, (owner, step) in enumerate(((action.owner, "第一步"), (heir, "第二步")), 1):
            due = self._later(day)
            part = {
                "key": f"a{number}",
                "what": f"{action.what}（{step}）",
                "owner": owner.id,
                "due": due.isoformat(),
            }
            steps.append((part, replace(action, ref=f"#a{number}", what=part["what"], owner=owner, due=due)))
        for _, pending in steps:
            pending.people = [*dict.fromkeys([*action.people, heir])]
            pending.made_on, pending.close_on, pending.touched = day, None, None
            self._take(pending)
        return self._entry(action, day, "split", reasons.SPLIT, actions=[part for part, _ in steps])

    def _entry(self, action: Pending, day: date, outcome: str, words: Sequence[str], **more: Any) -> Record:
        action.touched = day
        text = fill(self.chance.choice(words), self.chance, action.words)
        return {"of": action.ref, "date": day.isoformat(), "outcome": outcome, **more, "text": text}

    def _record(self, action: Pending, day: date, entry: Record) -> None:
        recorded = written(day, self.chance.choice((0, 0, 1, 2)), self.last)
        name = self.ids.make("F", recorded)
        for pending in self._all():
            if pending.ref.startswith("#"):
                pending.ref = name + pending.ref
        writer = action.owner if action.owner.works(recorded) else self.world.head(action.site, recorded)
        self.records.append(
            {
                "schema": "follow_up/1",
                "id": name,
                "status": "final",
                "recorded_on": recorded.isoformat(),
                "entered_by": (writer or action.supervisor).id,
                **entry,
            }
        )

    def _later(self, day: date) -> date:
        return after(day, self.chance.integer(4, 11))

    def _colleague(self, action: Pending, day: date) -> Person | None:
        """Somebody else at the owner's station who could carry on."""
        site = action.owner.site(day) or action.site
        others = [
            person
            for person in self.world.at(site, day, "head", "worker")
            if person is not action.owner
            and person is not action.supervisor
            and not any(posting.end and posting.end <= day + timedelta(15) for posting in person.postings)
        ]
        return self.chance.choice(others) if others else None
