"""What a session decides about a case, each unlike the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from supervise_cli.demo.casework.case_file import CaseFile
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Sameness, fill, sentence
from supervise_cli.demo.phrases import deciding
from supervise_cli.demo.phrases.matters.matter import Step


@dataclass
class Deciding:
    """Words decisions and their reasons."""

    chance: Chance
    _decisions: Sameness = field(default_factory=Sameness)
    _reasons: Sameness = field(default_factory=Sameness)

    def decided(self, case: CaseFile, step: Step, said: str = "") -> str:
        """The decision to take that step, after what was said about the topic."""
        bank = deciding.HIGH if case.is_high else deciding.CASE_DECISION if said else deciding.AGAIN
        do = fill(step.do, self.chance, case.words)
        words = {**case.words, "甲": do}
        return self._decisions.unlike(lambda: said + self._one_of(bank, words))

    def because(self, case: CaseFile, said: str = "") -> str:
        """Why, from what the case showed."""
        bank = deciding.HIGH_REASON if case.is_high else deciding.CASE_REASON

        def make() -> str:
            sign = fill(self.chance.choice(case.matter.signs), self.chance, case.words)
            return said + self._one_of(bank, {**case.words, "象": sign})

        return self._reasons.unlike(make)

    def _one_of(self, bank: Sequence[str], words: dict[str, str]) -> str:
        return sentence(fill(self.chance.choice(bank), self.chance, words))
