"""From what somebody calls a record, or an action, to its id: for options, settings and answers alike."""

from __future__ import annotations

from collections.abc import Callable
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


def _refuse(error: Ambiguous) -> str:
    raise error


def resolver(facts: Facts, today: date, pick: Pick = _refuse) -> Resolve:
    """How a reference is found in this repository; ``pick`` is asked where a name fits several."""

    def resolve(text: str, field: Field) -> str:
        head, mark, key = text.partition("#")
        types = [each.partition("#")[0] for each in field.references]
        whole = [each for each in field.references if "#" not in each]
        present = [each for each in types if each in facts.catalogue]
        try:
            if any(each.endswith(_ACTIONS) for each in field.references):
                other = facts.catalogue.by_prefix(text)
                within = other is None or (other.name in types and other.name not in whole)
                if not mark and within:
                    return choose_matter(facts, today, text)
            if not present:
                return text
            if present == ["request"]:
                return choose_request(facts, today, head)
            return f"{choose(facts, head, present, field.prefers or '').record}{mark}{key}"
        except Ambiguous as error:
            return f"{pick(error)}{mark}{key}"

    return resolve
