"""The course of one case, note by note, from its opening until it is closed or the demonstration ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from supervise_cli.demo.casework.approving import Approving
from supervise_cli.demo.casework.case_file import CaseFile, Decision
from supervise_cli.demo.casework.days import Days
from supervise_cli.demo.casework.discussing import Discussing
from supervise_cli.demo.casework.handing_over import HandingOver
from supervise_cli.demo.casework.notes import Notes
from supervise_cli.demo.casework.plan import Plan, plan_for
from supervise_cli.demo.casework.wording import Wording
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.phrases.matters.matter import Alarm, Step

_USUAL, _CLOSE = (5, 16), (2, 5)
"""Days between two notes; and while the risk is high."""
_SOON = 14
"""Days after the opening within which the client is first seen."""
_PATIENCE = 14
"""Days by which a note may come later when nobody has time."""
_TOLD = 9
"""Days after a session within which its decision is carried out."""
_OVERDUE = 38
"""Days after the opening from which on the case is spoken of in the next session in any case."""
_EARLIEST = 10
"""Days after the opening before which it is not spoken of, unless the risk is high."""
_CALM = 30
"""Days for which the worker must stay after the risk has risen."""
_RISE = {"high": 6, "crisis": 3}
"""Days before a session within which the risk rises, so that it is soon spoken of."""


@dataclass
class Course:
    """Follows cases."""

    days: Days
    notes: Notes
    wording: Wording
    discussing: Discussing
    handing: HandingOver
    approving: Approving
    chance: Chance

    def follow(self, case: CaseFile) -> None:
        """Writes the notes of the case."""
        plan = plan_for(case, self.chance)
        free = self.days.free(case.worker, case.site, case.opened, case.opened + timedelta(_SOON))
        day: date | None = free[0] if free else None
        if day is not None:
            self._take_in(case, plan, day)
        while day is not None and case.closed is None:
            day = self._go_on(case, plan, day)
        if case.closed is not None:
            self._look_back(case, case.closed)

    def _take_in(self, case: CaseFile, plan: Plan, day: date) -> None:
        """The first note; of what is urgent it says what happened."""
        if plan.alarm is not None and case.is_high:
            case.risen = day
            self._alarm(case, plan.alarm, day, "intake")
        else:
            self.notes.write(case, day, "home_visit", self.wording.intake(case), "intake", **self._more(case))

    def _alarm(self, case: CaseFile, alarm: Alarm, day: date, stage: str) -> None:
        more: dict[str, Any] = {"next": self.wording.next(case, high=True)}
        if alarm.concern:
            authority = self.wording.filled(case, alarm.report_to)[0]
            more |= self.notes.safeguarding(day, alarm, authority)
        self.notes.write(case, day, "home_visit", self.wording.alarm(case, alarm), stage, alarm.risk, **more)

    def _go_on(self, case: CaseFile, plan: Plan, day: date) -> date | None:
        """The next note; None when there is none any more."""
        low, high = _CLOSE if case.is_high else _USUAL
        if day + timedelta(low) > self.days.last:
            return None
        end = min(day + timedelta(high), self.days.last)
        until, why = self.days.stays(case.worker, case.site, day + timedelta(1))
        if not case.is_high:
            settled = until > end + timedelta(_CALM)
            risen = self._rise(case, plan, day, min(end, until)) if settled else None
            if risen is not None:
                return risen
        spoken = self._speak(case, day, min(end, until))
        if spoken is not None:
            return spoken
        if until <= end and until < self.days.last:
            return self.handing.over(case, day, until, why)
        free = self.days.free(case.worker, case.site, day + timedelta(low), end)
        if not free:
            later = min(end + timedelta(_PATIENCE), until)
            spoken = self._speak(case, day, later) if case.is_high else None
            if spoken is not None:
                return spoken
            free = self.days.free(case.worker, case.site, end + timedelta(1), later)[:3]
        if not free:
            return None
        return self._proceed(case, plan, self.chance.choice(free))

    def _speak(self, case: CaseFile, day: date, end: date) -> date | None:
        """The day of the note that does what a session by ``end`` decided, if one speaks of the case."""
        self._discuss(case, day, end)
        if case.decisions and case.decisions[0].day <= end:
            return self._carry_out(case, case.decisions[0], day)
        return None

    def _discuss(self, case: CaseFile, day: date, end: date) -> None:
        for meeting, record in self.discussing.sessions(case.worker, day, end):
            if case.discussed and case.discussed[-1] >= meeting.day:
                continue
            age = (meeting.day - case.opened).days
            must = case.is_high or (not case.discussed and age >= _OVERDUE)
            likely = 0.12 if case.discussed else 0.5
            soon = meeting.day + timedelta(_TOLD)
            able = self.days.free(
                case.worker, case.site, max(meeting.recorded or meeting.day, day + timedelta(1)), soon
            )
            if must or (age >= _EARLIEST and able and self.chance.happens(likely)):
                self.discussing.discuss(case, meeting, record)
                return

    def _carry_out(self, case: CaseFile, decision: Decision, day: date) -> date:
        """The note that does what supervision decided."""
        begin = max(decision.known, decision.day, day + timedelta(1))
        end = decision.day + timedelta(_TOLD)
        free = self.days.free(case.worker, case.site, begin, end)
        contact = decision.step.contact if free else "phone"
        # Nobody has time any more: a call between two things, at the latest on the day itself.
        free = free or self.days.at_work(case.worker, case.site, begin, end)
        done = self.chance.choice(free[:4]) if free else max(decision.day, day)
        known = decision.known
        case.decisions.remove(decision)
        process = self.wording.step(case, decision.step, decided=True)
        case.take(decision.step)
        stage = "intervention" if case.stage == "planning" else ""
        more = self._more(case, decision.step)
        self.notes.write(case, done, contact, process, stage, known=known, decision_of=decision.ref, **more)
        return done

    def _rise(self, case: CaseFile, plan: Plan, day: date, end: date) -> date | None:
        """The risk rises some days before a session, which then speaks of the case."""
        alarm = plan.alarm
        if (
            alarm is None
            or case.risen is not None
            or case.stage not in ("planning", "intervention")
            or case.decisions
        ):
            return None
        for meeting, _ in self.discussing.sessions(
            case.worker, day + timedelta(2), end + timedelta(_RISE["high"])
        ):
            first = max(day + timedelta(1), meeting.day - timedelta(_RISE[alarm.risk]))
            free = self.days.free(case.worker, case.site, first, min(end, meeting.day - timedelta(1)))
            if not free:
                continue
            case.risen = free[-1]
            self._alarm(case, alarm, free[-1], "intervention")
            return free[-1]
        return None

    def _proceed(self, case: CaseFile, plan: Plan, day: date) -> date:
        """What comes in its turn."""
        stage, done = case.stage, len(case.matter.steps) - len(case.left)
        if case.is_high:
            self._while_high(case, day)
        elif stage == "intake" or (stage == "assessment" and case.visits == 1 and self.chance.happens(0.3)):
            self._look_closer(case, day)
        elif stage == "assessment":
            told = self.wording.planning(case)
            self.notes.write(case, day, "home_visit", told, "planning", **self._more(case))
        elif stage == "evaluation":
            self._close(case, plan, day)
        elif plan.change and stage == "intervention" and not case.decisions and self._change(case, plan, day):
            pass
        elif stage == "intervention" and (done >= plan.steps or not case.left) and not case.decisions:
            risk = "low" if case.risk == "medium" else ""
            told, ahead = self.wording.evaluation(case), self.wording.ending(case)
            self.notes.write(case, day, "home_visit", told, "evaluation", risk, next=ahead)
        else:
            self._help(case, day)
        return day

    def _look_closer(self, case: CaseFile, day: date) -> None:
        contact = "school" if case.matter.school and self.chance.happens(0.4) else "home_visit"
        told = self.wording.assessment(case, contact)
        risk = ""
        if case.stage == "intake" and not case.decisions and self.chance.happens(0.2):
            risk = "low" if case.risk == "medium" else "medium"
        self.notes.write(case, day, contact, told, "assessment", risk, **self._more(case))

    def _help(self, case: CaseFile, day: date) -> None:
        """The next step, or a word between two of them."""
        if case.stage == "intervention" and self.chance.happens(0.25):
            contact = self.chance.choice(("phone", "phone", "online", "office"))
            told, more = self.wording.between(case, contact), self._more(case)
        else:
            step = case.next_step()
            contact, told = step.contact, self.wording.step(case, step, decided=False)
            case.take(step)
            more = self._more(case, step)
        self.notes.write(case, day, contact, told, "intervention", **more)

    def _while_high(self, case: CaseFile, day: date) -> None:
        """Seen often; the risk falls when it has been spoken of and things have been calm for a while."""
        assert case.risen is not None
        spoken = bool(case.discussed) and case.discussed[-1] >= case.risen
        step = case.next_step()
        if spoken and (day - case.risen).days >= 12 and case.stage != "intake":
            told = self.wording.calmer(case, step)
            case.take(step)
            stage = "intervention" if case.stage == "planning" else ""
            more = self._more(case, step, high=False)
            self.notes.write(case, day, step.contact, told, stage, "medium", **more)
        elif case.stage in ("intake", "assessment"):
            if case.stage == "intake":
                self._look_closer_at_once(case, day)
            else:
                told = self.wording.planning(case)
                self.notes.write(case, day, "home_visit", told, "planning", **self._more(case))
        else:
            contact = self.chance.choice(("home_visit", "home_visit", "phone"))
            told = self.wording.between(case, contact)
            self.notes.write(case, day, contact, told, "intervention", **self._more(case))

    def _look_closer_at_once(self, case: CaseFile, day: date) -> None:
        told = self.wording.assessment(case, "home_visit")
        self.notes.write(case, day, "home_visit", told, "assessment", **self._more(case))

    def _change(self, case: CaseFile, plan: Plan, day: date) -> bool:
        """Hands the case to somebody else, here or where the client has moved."""
        kind, plan.change = plan.change, ""
        return self.handing.on_purpose(case, day, kind)

    def _close(self, case: CaseFile, plan: Plan, day: date) -> None:
        approver = self.approving.whoever(case, day)
        if approver is None:
            told = self.wording.between(case, "phone")
            self.notes.write(case, day, "phone", told)
            return
        told, verdict = self.wording.closing(case, plan.end)
        closing = {"reason": plan.end, "evaluation": verdict}
        self.notes.write(case, day, "home_visit", told, "closure", at_once=True, closing=closing)
        case.closed = day
        self.approving.approve(case, *approver)

    def _look_back(self, case: CaseFile, closed: date) -> None:
        """Most are visited once more after the closing."""
        if self.notes.records[-1]["closing"]["reason"] == "deceased" or not self.chance.happens(0.7):
            return
        first = closed + timedelta(26)
        free = (
            self.days.free(case.worker, case.site, first, first + timedelta(16))
            if first < self.days.last
            else []
        )
        if free:
            day = self.chance.choice(free)
            self.notes.write(case, day, "home_visit", self.wording.follow_up(case), "follow_up")

    def _more(self, case: CaseFile, step: Step | None = None, high: bool | None = None) -> dict[str, Any]:
        """What some notes say besides; ``high`` where the note changes whether the risk is."""
        made: dict[str, Any] = {}
        if step is not None and self.chance.happens(0.5):
            made["goal"] = self.wording.aim(case, step)
        if self.chance.happens(0.45):
            made["analysis"] = self.wording.analysis(case)
        if self.chance.happens(0.7):
            made["next"] = self.wording.next(case, case.is_high if high is None else high)
        return made
