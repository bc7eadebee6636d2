"""How supervision itself is looked after: checks on wellbeing, competences, evaluations, audits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from supervise_cli.demo.audits import Audits
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.competences import Competences
from supervise_cli.demo.evaluations import Evaluations
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.rounds import Held
from supervise_cli.demo.wellbeing import Wellbeing
from supervise_cli.demo.world import Ids, World
from supervise_cli.model import Period


def records(
    world: World, ids: Ids, periods: Sequence[Period], held: Held, last: date, chance: Chance
) -> Iterator[tuple[str, Sequence[Record]]]:
    """The records of each type that come of it."""
    wellbeing = Wellbeing(ids, chance.branch("wellbeing"), last)
    wellbeing.offer(meeting for meeting, _ in held)
    yield "wellbeing_check", wellbeing.records
    competences = Competences(world, ids, chance.branch("competences"))
    competences.assess(periods, held)
    yield "competence_assessment", competences.records
    evaluations = Evaluations(world, ids, chance.branch("evaluations"))
    evaluations.ask(periods, held)
    yield "evaluation", evaluations.records
    audits = Audits(world, ids, chance.branch("audits"), last)
    audits.hold(periods, held)
    yield "audit", audits.records
    yield "follow_up", audits.follow_ups
