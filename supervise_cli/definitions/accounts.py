"""The accounts that records give of what was done and thought, without what they only quote (rule 25).

An account is a confidential text that says what happened or was found. No account is what was asked for or
agreed (agenda, goals, needs, a request, an action: the same may be asked of several people) and no account is
a reason (one cause may hold for several records). Those, and everything in plain words, may be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from supervise_cli.definitions.likeness import plain
from supervise_cli.definitions.record_days import days_of
from supervise_cli.model import Text
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import Table, quoted
from supervise_cli.workspace.index.texts import Written

_ASKED = frozenset({"agenda", "goals", "goal", "needs", "development", "actions", "next"})
"""What a list or a text is called that says what is to be done; all that is in it."""
_REQUEST = "request"
_REASON = "reason"
_SENTENCE = re.compile(r"[。！？；!?;\n]+|[.](?=\s|$)")
_LEAST_QUOTED = 6
"""Shorter sentences (一切正常) are nobody's own, and removing them changes nothing."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account; ``day`` is that of its record (ISO, "" if unknown), ``said`` what is compared of it."""

    record: str
    pointer: str
    title: Text
    day: str
    said: str


@dataclass(slots=True)
class Accounts:
    """The accounts, by (day, record, pointer), and how many there are that nobody could look at."""

    told: list[Account] = field(default_factory=list)
    sealed: int = 0
    changed: int = 0


def is_account(rtype: str, steps: Iterable[str]) -> bool:
    """Whether the confidential text of a type that lies below these names is an account."""
    *above, name = steps
    return not (
        rtype == _REQUEST or name == _REASON or name.endswith("_" + _REASON) or _ASKED & {*above, name}
    )


def accounts(facts: Facts, least: int) -> Accounts:
    """The accounts in the records that count, of ``least`` characters or more without their quotations."""
    found = Accounts()
    days = days_of(facts)
    long: set[str] = set()
    for name, root in facts.tables.items():
        for query, sealed in _queries(name, root):
            long.update(row[0] for row in facts.rows(query, (least,)))
            found.sealed += next(facts.rows(sealed))[0] or 0
    pointed = _pointed(facts, long)
    targets = {target for each in pointed.values() for target, _ in each}
    quotable = _Quotable(_policy_words(facts))
    waiting: list[tuple[Account, list[str]]] = []
    read: set[str] = set()
    for text in facts.written(long | targets):
        read.add(text.record)
        sentences = [said for part in _SENTENCE.split(text.text) if (said := plain(part))]
        own = text.narrative and is_account(text.type, text.steps)
        quotable.add(text, sentences, own)
        if own and sum(map(len, sentences)) >= least:
            account = Account(text.record, text.pointer, text.field.title, days[text.record], "")
            waiting.append((account, sentences))
    found.changed = len(long - read)
    for each, sentences in waiting:
        quoted_ones = quotable.by(each.record, pointed.get(each.record, ()))
        said = "".join(one for one in sentences if one not in quoted_ones)
        if len(said) >= least:
            found.told.append(replace(each, said=said))
    found.told.sort(key=lambda one: (one.day, one.record, one.pointer))
    return found


class _Quotable:
    """Sentences that somebody may repeat: of the policy, of the record itself, of what it refers to."""

    def __init__(self, always: frozenset[str]) -> None:
        self._always = always
        self._open: dict[str, list[str]] = {}
        self._keyed: dict[tuple[str, str], list[str]] = {}

    def add(self, text: Written, sentences: Iterable[str], account: bool) -> None:
        """What ``text`` gives others to quote: anything but an account; an account only with its item."""
        kept = [each for each in sentences if len(each) >= _LEAST_QUOTED]
        if not kept:
            return
        if not account:
            self._open.setdefault(text.record, []).extend(kept)
            return
        parts = text.pointer.split("/")
        if len(parts) > 3:
            self._keyed.setdefault((text.record, parts[2]), []).extend(kept)

    def by(self, record: str, references: Iterable[tuple[str, str]]) -> frozenset[str]:
        """What ``record`` may quote that refers to these (record, key)."""
        found = self._always.union(self._open.get(record, ()))
        for target, key in references:
            found = found.union(self._open.get(target, ()), self._keyed.get((target, key), ()))
        return found


def _queries(name: str, root: Table) -> Iterator[tuple[str, str]]:
    """For each table with accounts: the records with a long one, and how many of all are sealed."""
    for steps, table in root.named():
        columns = [
            column.name
            for column in table.columns
            if column.narrative and is_account(name, (*steps, *column.path))
        ]
        if columns:
            long = " OR ".join(f"{quoted(each + '_len')} >= ?1" for each in columns)
            sealed = " + ".join(f"COALESCE({quoted(each + '_sealed')}, 0)" for each in columns)
            view = quoted(table.name)
            yield f"SELECT record FROM {view} WHERE {long}", f"SELECT SUM({sealed}) FROM {view}"


def _pointed(facts: Facts, records: set[str]) -> dict[str, set[tuple[str, str]]]:
    """record → what it refers to, as (record, key in it); people are not quoted."""
    found: dict[str, set[tuple[str, str]]] = {}
    rows = facts.rows(
        'SELECT f.record, f.target, f."key" FROM reference f JOIN run r ON r.id = f.target'
        " WHERE r.counted = 1 AND r.type <> 'person'"
    )
    for record, target, key in rows:
        if record in records:
            found.setdefault(record, set()).add((target, key))
    return found


def _policy_words(facts: Facts) -> frozenset[str]:
    """The sentences of the policy: its values in words, and their sources."""
    words: list[str] = []
    for dated in facts.policy.values.values():
        for each in dated:
            words.append(each.source or "")
            items = each.value if isinstance(each.value, tuple) else (each.value,)
            for item in items:
                words += item.values() if isinstance(item, Mapping) else [str(item)]
    parts = (plain(part) for text in words for part in _SENTENCE.split(text))
    return frozenset(part for part in parts if len(part) >= _LEAST_QUOTED)
