"""The city looks at what the counties have recorded: a sample of sessions, and what was put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import fill
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases import practice
from supervise_cli.demo.rounds import Held
from supervise_cli.demo.words import site_words
from supervise_cli.demo.workdays import is_workday, workdays
from supervise_cli.demo.world import Ids, Person, Site, World
from supervise_cli.model import Period

_COUNTIES = 3
"""Counties whose month before is looked at in a month."""
_VERDICTS = (("confirmed", 80.0), ("partly", 13.0), ("unable", 7.0))
_DUE = (9, 13)
"""Days within which a finding is put right."""


@dataclass
class Audits:
    """Holds audits about the middle of the month, and follows up what they found."""

    world: World
    ids: Ids
    chance: Chance
    last: date
    records: list[Record] = field(default_factory=list)
    follow_ups: list[Record] = field(default_factory=list)

    def hold(self, periods: Sequence[Period], held: Held) -> None:
        """Every month those of the month before, the counties by turns."""
        busy = [site for site in self.world.centres if site.state == "open"]
        for number, (before, month) in enumerate(pairwise(periods)):
            turn = [busy[(number * _COUNTIES + n) % len(busy)] for n in range(min(_COUNTIES, len(busy)))]
            for centre in turn:
                self._audit(centre, before, month, held)

    def _audit(self, centre: Site, before: Period, month: Period, held: Held) -> None:
        days = workdays(month)[5:10]
        able = [day for day in days if self._auditor(day)]
        day = self.chance.choice(able) if able else None
        auditor = self._auditor(day) if day else None
        known = [
            (meeting, record)
            for meeting, record in held
            if before.start <= meeting.day <= before.end
            and meeting.site.county == centre.county
            and record["outcome"] == "held"
            and day is not None
            and date.fromisoformat(record["recorded_on"]) < day
        ]
        sample = self.chance.sample(known, self.chance.integer(4, 6))
        if day is None or auditor is None or not sample:
            return
        checks, findings = self._checks(sample, day)
        fields: Record = {
            "scope": centre.id,
            "period": before.label,
            "auditor": auditor.id,
            "sample": {"method": "random", "seed": int(f"{day:%Y%m%d}"), "size": len(sample)},
            "checks": checks,
        }
        if findings:
            fields["findings"] = [finding for finding, _ in findings]
        name = self.ids.make("AU", day)
        self.records.append(final("audit", name, day, auditor.id, fields))
        for finding, done in findings:
            self._put_right(name, finding, done, day, auditor)

    def _auditor(self, day: date) -> Person | None:
        able = [each for each in self.world.at(self.world.city, day, "manager") if each.works(day)]
        return able[0] if able else None

    def _checks(self, sample: Held, day: date) -> tuple[list[Record], list[tuple[Record, tuple[str, str]]]]:
        checks: list[Record] = []
        findings: dict[str, tuple[Record, tuple[str, str]]] = {}
        for number, (meeting, record) in enumerate(sample, 1):
            how = self.chance.choice(tuple(practice.CHECKS))
            item, doubt, fault = self.chance.choice(practice.CHECKS[how])
            verdict = self.chance.weighted(_VERDICTS)
            check: Record = {
                "key": f"k{number}", "of": record["id"], "how": how, "item": item, "verdict": verdict
            }  # fmt: skip
            if verdict != "confirmed":
                text = doubt if verdict == "partly" else self.chance.choice(practice.UNABLE)
                check["text"] = fill(text, self.chance, {})
            checks.append(check)
            owner = self._owner(meeting, day)
            if verdict == "partly" and owner is not None and fault not in findings:
                findings[fault] = self._finding(f"f{len(findings) + 1}", fault, meeting, record, *owner)
        return checks, list(findings.values())

    def _finding(
        self, key: str, fault: str, meeting: Meeting, record: Record, owner: Person, due: date
    ) -> tuple[Record, tuple[str, str]]:
        """The finding, and what will be done about it with what shows it."""
        item, severity, text, done, proof = practice.FAULTS[fault]
        words = site_words(meeting.site)
        finding: Record = {
            "key": key,
            "item": item,
            "of": record["id"],
            "severity": severity,
            "text": fill(text, self.chance, words),
            "owner": owner.id,
            "due": due.isoformat(),
        }
        return finding, (fill(done, self.chance, words), proof)

    def _owner(self, meeting: Meeting, day: date) -> tuple[Person, date] | None:
        """Who puts it right, and by when: somebody who is there until then."""
        due = day + timedelta(self.chance.integer(*_DUE))
        for person in (meeting.supervisor, self.world.head(meeting.site, day)):
            if person is not None and person.works(day) and due <= self.last and self._days(person, day, due):
                return person, due
        return None

    @staticmethod
    def _days(person: Person, day: date, due: date) -> list[date]:
        days = (day + timedelta(n) for n in range(3, (due - day).days + 1))
        return [each for each in days if is_workday(each) and person.works(each)]

    def _put_right(
        self, name: str, finding: Record, done: tuple[str, str], day: date, auditor: Person
    ) -> None:
        owner = next(each for each in self.world.people if each.id == finding["owner"])
        when = self.chance.choice(self._days(owner, day, date.fromisoformat(finding["due"])))
        text, proof = done
        fields: Record = {
            "of": f"{name}#{finding['key']}",
            "date": when.isoformat(),
            "outcome": "done",
            "text": text,
            "evidence": [{"what": proof, "where": "站内档案柜"}],
            "verified_by": auditor.id,
        }
        self.follow_ups.append(final("follow_up", self.ids.make("F", when), when, owner.id, fields))
