"""From what somebody calls a record, or an action, to its id: for options, settings and answers alike."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from supervise_cli.errors import Ambiguous
from supervise_cli.making.values import Resolve
from supervise_cli.pipeline.choosing import choose
from supervise_cli.pipeline.choosing_actions import choose_matter, choose_request
from supervise_cli.records.types import Field
from supervise_cli.workspace.index.facts import Facts

Pick = Callable[[Ambiguous], str]
"""Asks which of several was meant; its id."""

_ACTIONS = "#actions"
_WHO_IS_THERE = "person"
_WHO_ACTS = "owner"


def _refuse(error: Ambiguous) -> str:
    raise error


def resolver(
    facts: Facts, today: date, pick: Pick = _refuse, present: Collection[str] = frozenset()
) -> Resolve:
    """How a reference is found in this repository; ``pick`` is asked where a name fits several.

    Who has to act is rather one of those who were there: of ``present``, or of those named before.
    """
    there = set(present)

    def resolve(text: str, field: Field) -> str:
        head, mark, key = text.partition("#")
        types = [each.partition("#")[0] for each in field.references]
        whole = [each for each in field.references if "#" not in each]
        types_here = [each for each in types if each in facts.catalogue]
        try:
            if any(each.endswith(_ACTIONS) for each in field.references):
                other = facts.catalogue.by_prefix(text)
                within = other is None or (other.name in types and other.name not in whole)
                if not mark and within:
                    return choose_matter(facts, today, text)
            if not types_here:
                return text
            if types_here == ["request"]:
                return choose_request(facts, today, head)
            found = choose(facts, head, types_here, field.prefers or "").record
        except Ambiguous as error:
            among = [each for each, _ in error.candidates if each in there] if field.name == _WHO_ACTS else []
            found = among[0] if len(among) == 1 else pick(error)
        if field.name == _WHO_IS_THERE:
            there.add(found)
        return f"{found}{mark}{key}"

    return resolve
