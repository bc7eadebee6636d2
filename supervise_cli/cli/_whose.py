"""``--for ROLE|PERSON``: of what was found, what is for one role or makes it one person's turn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from supervise_cli.errors import NotFound
from supervise_cli.model import Audience, Finding, Text

if TYPE_CHECKING:
    from supervise_cli.pipeline.opening import Opened
    from supervise_cli.workspace.index.facts import Facts

_NOBODY = frozenset({"nobody", "没有人"})
"""For what is nobody's yet."""
_NEITHER = Text("--for：没有这个角色，名册里也没有这个人。", "--for: no such role, and nobody of that name.")
_ROLES = Text(
    "角色有：{zh}；人写姓名或编号：sup list person ；还没有人负责的：没有人",
    "Roles are {en}; a person goes by name or id: sup list person ; what is nobody's yet: nobody",
)


def only_for(state: Opened, findings: Iterable[Finding], typed: str | None) -> list[Finding]:
    """The findings for a role (``supervisor``, ``督导``), a person or ``nobody``; all where nothing is typed.

    NotFound where it is neither; Ambiguous where it is several people.
    """
    if typed is None:
        return list(findings)
    from supervise_cli import rules

    role = _role(typed)
    if role is not None:
        return [each for each in findings if rules.get(each.code).audience is role]
    from supervise_cli.pipeline.turns import Turns

    turns = Turns(state)
    if typed.strip().lower() in _NOBODY:
        return [each for each in findings if not turns.of(each).people]
    person = _person(state.facts, typed)
    return [each for each in findings if person in turns.of(each).people]


def _role(typed: str) -> Audience | None:
    from supervise_cli.pipeline.turns import ROLES

    meant = typed.strip().lower()
    return next((role for role, words in ROLES.items() if meant in (role.value, words.zh)), None)


def _person(facts: Facts, typed: str) -> str:
    from supervise_cli.errors import Ambiguous
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.turns import ROLES

    try:
        return choose(facts, typed, ("person",)).record
    except Ambiguous:
        raise
    except NotFound as error:
        words = {
            "zh": "、".join(words.zh for words in ROLES.values()),
            "en": ", ".join(role.value for role in ROLES),
        }
        raise NotFound(_NEITHER, _ROLES.format(**words)) from error
