"""The words of case notes, each unlike those before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from supervise_cli.demo.casework.case_file import CaseFile
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Sameness, fill, sentence
from supervise_cli.demo.phrases import casenotes
from supervise_cli.demo.phrases.matters.matter import Alarm, Step

_LONG = frozenset({"process", "closing", "analysis"})
_MANY, _FEW = 9, 3
"""How often a text is begun anew when it is like an earlier one: long ones, and those of one sentence."""


class Wording:
    """Tells what was done in a case and how it was answered; within a case no phrase comes twice."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._earlier: dict[str, Sameness] = {}

    def intake(self, case: CaseFile) -> str:
        """The first meeting."""

        def make() -> list[str]:
            arrived = self._one(case, casenotes.ARRIVED_FIRST)
            found = self._some(case, case.matter.found, 1, 2)
            return [arrived, *found, self._one(case, casenotes.INTAKE), self._one(case, casenotes.FIRST)]

        return self._unlike(case, "process", make)

    def assessment(self, case: CaseFile, contact: str) -> str:
        """A closer look."""

        def make() -> list[str]:
            return [*self._some(case, case.matter.signs, 1, 2), self._one(case, casenotes.ASSESSED)]

        return self._told(case, contact, make)

    def planning(self, case: CaseFile) -> str:
        """What is agreed with the client: a goal and the first two steps."""
        steps = [*case.left, *case.matter.steps][:2]

        def make() -> list[str]:
            goal, first, second = self.filled(
                case, self._one(case, case.matter.goals), *(step.do for step in steps)
            )
            return self.filled(case, self._one(case, casenotes.PLANNED), 标=goal, 甲=first, 乙=second)

        return self._told(case, "home_visit", make)

    def step(self, case: CaseFile, step: Step, decided: bool) -> str:
        """A step, on the word of supervision or not."""

        def make() -> list[str]:
            before = [self._one(case, casenotes.DECIDED)] if decided else []
            return [*before, step.told, *self._some(case, casenotes.CHECKED, 0, 1)]

        return self._told(case, step.contact, make)

    def between(self, case: CaseFile, contact: str) -> str:
        """A word between two steps."""
        return self._told(case, contact, lambda: self._some(case, casenotes.CHECKED, 2, 2))

    def alarm(self, case: CaseFile, alarm: Alarm) -> str:
        """Something happened that makes the risk rise."""
        place = self.filled(case, alarm.report_to)[0]

        def make() -> list[str]:
            report: list[str] = []
            if alarm.concern:
                report = self.filled(case, self._one(case, casenotes.REPORTED), 处=place)
            return [alarm.told, *self._some(case, casenotes.RISK_UP, 1, 2), *report]

        return self._unlike(case, "process", make)

    def calmer(self, case: CaseFile, step: Step) -> str:
        """The risk falls."""
        return self._told(case, step.contact, lambda: [step.told, self._one(case, casenotes.RISK_DOWN)])

    def evaluation(self, case: CaseFile) -> str:
        """Looking back with the client."""

        def make() -> list[str]:
            return [self._one(case, casenotes.EVALUATED), *self._some(case, case.matter.gains, 1, 2)]

        return self._told(case, "home_visit", make)

    def closing(self, case: CaseFile, reason: str) -> tuple[str, str]:
        """How it ended, and the verdict on it."""

        def verdict() -> list[str]:
            gain = self.filled(case, self._chance.choice(case.matter.gains))[0]
            return self.filled(case, self._one(case, casenotes.VERDICTS[reason]), 得=gain)

        def told() -> list[str]:
            still = [] if reason == "deceased" else self._some(case, casenotes.PARTING, 1, 2)
            return [self._one(case, casenotes.LEAVING[reason]), *still]

        return self._unlike(case, "process", told), self._unlike(case, "closing", verdict)

    def follow_up(self, case: CaseFile) -> str:
        """A look after the closing."""
        banks = (casenotes.FOLLOWED, casenotes.LASTED, case.matter.gains)
        return self._unlike(case, "process", lambda: [self._one(case, bank) for bank in banks])

    def handover(self, case: CaseFile, afterwards: bool) -> str:
        """To a colleague: with both there, or when the other has gone already."""
        bank = casenotes.TAKEN_OVER if afterwards else casenotes.HANDOVER
        banks = (casenotes.ARRIVED["home_visit"], bank, casenotes.CHECKED)
        return self._unlike(case, "process", lambda: [self._one(case, each) for each in banks])

    def why_changed(self, case: CaseFile, kind: str) -> str:
        """Why somebody else carries on."""
        return self.filled(case, self._one(case, casenotes.CHANGED_HANDS[kind]))[0]

    def aim(self, case: CaseFile, step: Step) -> str:
        """What was meant to be done."""
        do = self.filled(case, step.do)[0]
        return self._unlike(case, "goal", lambda: self.filled(case, self._one(case, casenotes.AIMS), 甲=do))

    def analysis(self, case: CaseFile) -> str:
        """What the worker makes of it."""
        banks = (casenotes.STRONG, casenotes.STILL)
        return self._unlike(case, "analysis", lambda: [self._one(case, bank) for bank in banks])

    def next(self, case: CaseFile, high: bool) -> str:
        """What comes next; while the risk is high, how the client is not left alone."""

        def make() -> list[str]:
            if high:
                return [self._one(case, casenotes.NEXT_RISK)]
            if not case.left:
                return [self._one(case, casenotes.NEXT_PLAIN)]
            do = self.filled(case, case.left[0].do)[0]
            return self.filled(case, self._one(case, casenotes.NEXT), 甲=do)

        return self._unlike(case, "next", make)

    def ending(self, case: CaseFile) -> str:
        """What comes next when the closing is near."""
        return self._unlike(case, "next", lambda: [self._one(case, casenotes.NEXT_ENDING)])

    def approval(self, case: CaseFile) -> str:
        """What the one who approves the closing says."""
        return self.filled(case, self._one(case, casenotes.APPROVED))[0]

    def filled(self, case: CaseFile, *templates: str, **words: str) -> list[str]:
        """The templates with the words of the case and these."""
        return [fill(each, self._chance, {**case.words, **words}) for each in templates]

    def _told(self, case: CaseFile, contact: str, middle: Callable[[], Sequence[str]]) -> str:
        """How one arrived, what was done, how it was answered."""
        answers: Sequence[str] = casenotes.RESPONSES
        if contact == "home_visit":
            answers = (*answers, *casenotes.AT_HOME)
        elif contact == "network":
            answers = ()

        def make() -> list[str]:
            arrived = self._one(case, casenotes.ARRIVED[contact])
            return [arrived, *middle(), *self._some(case, answers, 1, 1)]

        return self._unlike(case, "process", make)

    def _unlike(self, case: CaseFile, name: str, parts: Callable[[], Sequence[str]]) -> str:
        """The phrases together, unlike what was said before; they are not used in the case again."""
        tried: dict[str, Sequence[str]] = {}

        def make() -> str:
            phrases = parts()
            text = "".join(sentence(each) for each in self.filled(case, *phrases))
            tried[text] = phrases
            return text

        tries = _MANY if name in _LONG else _FEW
        text = self._earlier.setdefault(name, Sameness()).unlike(make, tries=tries)
        case.said.update(tried[text])
        return text

    def _one(self, case: CaseFile, bank: Sequence[str]) -> str:
        return self._chance.choice(_fresh(case, bank))

    def _some(self, case: CaseFile, bank: Sequence[str], low: int, high: int) -> list[str]:
        return self._chance.sample(_fresh(case, bank), self._chance.integer(low, high)) if bank else []


def _fresh(case: CaseFile, bank: Sequence[str]) -> Sequence[str]:
    """What the case has not said yet, or everything."""
    return [phrase for phrase in bank if phrase not in case.said] or bank
