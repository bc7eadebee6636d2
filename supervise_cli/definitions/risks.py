"""Which cases are of high risk: as a note or a session judged last, by code alone (domain §8a, §8d)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.cases import Case, cases
from supervise_cli.workspace.index.facts import Facts

_RISING = ("low", "medium", "high", "crisis")
_HIGH = frozenset({"high", "crisis"})


@dataclass(frozen=True, slots=True)
class HighRisk:
    """A case by its code alone: its risk as last judged, if high, on which day and in which record."""

    case: str
    risk: str
    date: str
    record: str


def high_risks(
    facts: Facts, as_of: date, discussed_in: Collection[str], concerns: Callable[[Case], bool]
) -> list[HighRisk]:
    """The cases that are of high risk by ``as_of`` and concern us, by code.

    A case does where ``concerns`` says so of how it stands, or where a session of ``discussed_in`` spoke of
    it. Opening, notes and held sessions judge the risk; the latest of them counts, of one day the gravest
    of either kind, for nobody wrote down which of the two came first. A closed case is of no risk any more.
    """
    standing = cases(facts, as_of)
    judged, discussed = _in_sessions(facts, as_of, discussed_in)
    found = []
    for code in sorted({*discussed, *(each.record for each in standing.values() if concerns(each))}):
        case = standing.get(code)
        if case is not None and not case.is_open:
            continue
        said = [judged[code]] if code in judged else []
        if case is not None:
            said.append(HighRisk(code, case.risk, case.risk_on, case.risk_in))
        last = max(said, key=lambda each: (each.date, _RISING.index(each.risk)), default=None)
        if last is not None and last.risk in _HIGH:
            found.append(last)
    return found


def _in_sessions(
    facts: Facts, as_of: date, among: Collection[str]
) -> tuple[dict[str, HighRisk], frozenset[str]]:
    """What held sessions, any of them, said last of each case; and the cases spoken of ``among`` them."""
    last: dict[str, HighRisk] = {}
    discussed = set()
    for case, risk, day, record in facts.rows(
        'SELECT c."case", c.risk, s.date, s.record FROM held s JOIN session_cases c ON c.uid = s.uid'
        ' WHERE c."case" IS NOT NULL AND s.date <= ? ORDER BY s.date, s.record, c.n',
        (as_of.isoformat(),),
    ):
        if record in among:
            discussed.add(case)
        if risk is not None:
            last[case] = HighRisk(case, risk, day, record)
    return last, frozenset(discussed)
