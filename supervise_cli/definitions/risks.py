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


def high_since(facts: Facts, as_of: date) -> dict[str, str]:
    """case → since when it has been judged high each time, of those judged so last by ``as_of``."""
    judged: dict[tuple[str, str], dict[str, str]] = {}
    for case, on, kind, risk in _judgements(facts, as_of.isoformat()):
        judged.setdefault((case, on), {})[kind] = risk
    found: dict[str, str] = {}
    for (case, on), kinds in sorted(judged.items()):
        if _HIGH.isdisjoint(kinds.values()):
            found.pop(case, None)
        else:
            found.setdefault(case, on)
    return found


def first_high(facts: Facts, as_of: date) -> dict[str, str]:
    """case → the first day on which it was judged high, of those ever judged so by ``as_of``."""
    found: dict[str, str] = {}
    for case, on, _, risk in _judgements(facts, as_of.isoformat()):
        if risk in _HIGH:
            found[case] = min(on, found.get(case, on))
    return found


def _judgements(facts: Facts, day: str) -> list[tuple[str, str, str, str]]:
    """(case, day, kind, risk): of one day and kind the last one comes last."""
    return [
        # The opening comes before every note, as in `cases`.
        *facts.rows(
            "SELECT c.record, min(c.opened_on, COALESCE((SELECT min(n.date) FROM case_note n"
            " WHERE n.\"case\" = c.record AND n.risk IS NOT NULL), c.opened_on)), 'note', c.risk"
            ' FROM "case" c WHERE c.opened_on <= ?',
            (day,),
        ),
        *facts.rows(
            'SELECT n."case", n.date, \'note\', n.risk FROM case_note n JOIN "case" c ON c.record = n."case"'
            " WHERE n.risk IS NOT NULL AND n.date <= :day AND c.opened_on <= :day ORDER BY n.date, n.record",
            {"day": day},
        ),
        *facts.rows(
            "SELECT c.\"case\", s.date, 'session', c.risk FROM held s JOIN session_cases c ON c.uid = s.uid"
            ' WHERE c."case" IS NOT NULL AND c.risk IS NOT NULL AND s.date <= ?'
            " ORDER BY s.date, s.record, c.n",
            (day,),
        ),
    ]


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
