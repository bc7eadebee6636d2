"""The scope that somebody asks a report or a figure for, where it makes sense."""

from __future__ import annotations

from supervise_cli.definitions.scope import Scope, ScopeKind
from supervise_cli.errors import NotFound
from supervise_cli.model import LANGUAGES, Text
from supervise_cli.pipeline.choosing import labels, named
from supervise_cli.pipeline.computing import scope_of
from supervise_cli.workspace.index.facts import Facts


def asked_scope(facts: Facts, text: str | None) -> Scope:
    """What ``--scope`` names; NotFound also for somebody who supervises nobody."""
    scope = scope_of(facts, text)
    if scope.kind is ScopeKind.SUPERVISOR and not _supervises(facts, scope.record):
        raise _supervises_nobody(facts, scope.record)
    return scope


_SUPERVISES = """SELECT 1 FROM person_appointments WHERE record = :who
    UNION ALL SELECT 1 FROM session_supervisors WHERE person = :who
    UNION ALL SELECT 1 FROM agreement WHERE supervisor = :who LIMIT 1"""
_SUPERVISED_BY = """SELECT c.person FROM conducted c JOIN attendance a ON a.record = c.record
    WHERE a.person = :who
    UNION SELECT g.supervisor FROM agreement g JOIN agreement_supervisees s ON s.record = g.record
    WHERE s.value = :who ORDER BY 1"""


def _supervises(facts: Facts, person: str) -> bool:
    """Whether somebody is, or ever was, a supervisor: appointed, in a session, or by an agreement."""
    return next(iter(facts.rows(_SUPERVISES, {"who": person})), None) is not None


def _supervises_nobody(facts: Facts, person: str) -> NotFound:
    names = labels(facts)
    by = [row[0] for row in facts.rows(_SUPERVISED_BY, {"who": person})]
    who = {lang: named(names.get(person, ""), person, lang) for lang in LANGUAGES}
    others = {lang: [named(names.get(each, ""), each, lang) for each in by] for lang in LANGUAGES}
    message = Text(
        "{zh}不督导别人，没有单独的月报。", "{en} supervises nobody, so there is no report of this person."
    ).format(**who)
    if not by:
        hint = Text(
            "--scope 写督导、站或县；督导有哪些：sup list person",
            "--scope takes a supervisor, a station or a county: sup list person",
        )
        return NotFound(message, hint)
    return NotFound(
        message,
        Text(
            "督导这个人的是{zh}；看督导做的：--scope {first}",
            "Supervised by {en}; what the supervisor did: --scope {first}",
        ).format(zh="、".join(others["zh"]), en=", ".join(others["en"]), first=by[0]),
    )
