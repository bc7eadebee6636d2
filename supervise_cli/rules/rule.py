"""What a rule is. A file ``rules/<code>_<slug>.py`` exports one as ``RULE``; nothing else registers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from supervise_cli.model import Audience, Param, Severity, Text, Tier

if TYPE_CHECKING:
    from supervise_cli.workspace.index.facts import Facts

CALENDAR = ("holidays", "workdays")
"""The policy values that say which days are worked."""
LOOKING_BACK = ("look_back_months", "write_up_days")
"""Those that say which periods are over, and which of them are looked back on."""
OWED = ("supervised_roles", "new_worker_months", "new_worker_sessions", "worker_sessions", *CALENDAR)
"""Those that say who is owed how many sessions."""
HANDING_OVER = Text(
    "其实还在岗的，是名册里的任职没有更新：sup edit {who}\n"
    "真离岗了的，由站长定下谁接手，接手的人写一条（两处【接手人】是同一个人）：sup new-note --case {id} "
    "--worker 【接手人】 --transfer 移交给=【接手人】",
    "Who is still in post has a posting in the roster that is out of date: sup edit {who}\n"
    "Who has left hands the case over: the head settles who takes it, who then writes (NAME twice): sup "
    "new-note --case {id} --worker NAME --transfer worker=NAME",
)
"""What to do first about a case whose worker has left."""
LEFT_SINCE = Text(
    "人已经离岗，不用再补办；当时办过漏了记的，补记：sup new-session --attendee {person} --date 【那天】\n"
    "当时请假没记的：sup new-leave --person {person}",
    "Who has left needs no session any more; if there was one then, record it: sup new-session --attendee "
    "{person} --date DATE\n"
    "If the person was away then: sup new-leave --person {person}",
)
"""What is left to do where somebody who has left was owed more than there was."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong, and what to type; ``{name}`` stands for a parameter of the finding."""

    message: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule's query found: where and with which parameters. The runner adds code and path.

    ``path`` is given only where the record's id does not lead to the file (two files with one id).
    """

    record: str
    pointer: str = ""
    variant: str = ""
    params: Mapping[str, Param] = field(default_factory=dict)
    discriminator: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Skip:
    """What a rule could not judge; ``variant`` says why. Reported beside the findings, never as passed."""

    variant: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its documentation, its words and, unless ``records`` finds it, its query.

    ``example`` is a piece of a record; a :class:`Text` where there are words beside what is stored.
    ``sentences`` maps a fault's variant to its words; the variant "" is there unless every fault has one.
    ``skips`` does so for what the rule may have to leave unjudged.
    ``check`` is None for faults that reading or the schema step reports by code. ``policy`` names the
    policy values the rule reads. ``source`` is the standard, law or section of the domain document.

    ``subjects`` are the record types of which ``check`` judges one record at a time, by that record, the
    records it refers to and the policy: after a change, only what changed or refers to a change is judged
    again. ``beside`` is SQL for the further records of those types with which those in the table ``judged``
    are compared. A rule without ``subjects`` is asked about everything each time, unless it says that it
    ``reads`` only these record types: without a change among their records its findings stand.

    ``asked_for``: the rule is off until the policy value ``severities`` names it. What is not ``waivable``
    (contradictions, law) can be made graver there, never less grave.

    A practice rule imports the definitions it asks inside ``check``: no plain check loads what is owed.
    """

    code: str
    slug: str
    title: Text
    severity: Severity
    tier: Tier
    audience: Audience
    waivable: bool
    why: Text
    example: str | Text
    fix: Text
    source: str
    sentences: Mapping[str, Sentence]
    check: Callable[[Facts], Iterable[Hit | Skip]] | None = None
    policy: tuple[str, ...] = field(default=())
    subjects: tuple[str, ...] = field(default=())
    reads: tuple[str, ...] = field(default=())
    beside: str = ""
    asked_for: bool = False
    skips: Mapping[str, Text] = field(default_factory=dict)

    def sentence(self, variant: str) -> Sentence:
        """The words for ``variant``; the plain ones where that variant has none of its own."""
        return self.sentences.get(variant) or self.sentences[""]
