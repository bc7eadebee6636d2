"""What is owed, in words: what, why and the command that does it; whose it is; mine first (domain §8d)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from supervise_cli import rules
from supervise_cli.definitions.agreements import OPEN_END
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.owing import Kind, Owing, Thing
from supervise_cli.definitions.stations import Station, ancestors
from supervise_cli.model import Param, Text
from supervise_cli.pipeline.choosing import labels, named
from supervise_cli.pipeline.outstanding import SEVERAL, ending
from supervise_cli.workspace.index.facts import Facts

KINDS: Mapping[Kind, Text] = {
    Kind.REQUEST: Text("督导需求", "request"),
    Kind.ACTION: Text("行动", "action"),
    Kind.SESSION: Text("本月督导", "session of this month"),
    Kind.REBOOKING: Text("补约", "session to make up for"),
    Kind.FINDING: Text("检查发现的问题", "what a check found"),
    Kind.AGREEMENT: Text("督导协议", "agreement"),
    Kind.DRAFT: Text("草稿", "draft"),
    Kind.WAIVER: Text("批准的例外", "waiver"),
}

_WHAT: Mapping[tuple[Kind, str], Text] = {
    (Kind.REQUEST, ""): Text("答复需求：{label}", "answer the request: {label}"),
    (Kind.ACTION, ""): Text("完成行动：{label}", "do the action: {label}"),
    (Kind.SESSION, ""): Text("督导 {people}，还差 {short} 场", "supervise {people}, {short} to go"),
    (Kind.REBOOKING, ""): Text("补上取消的督导：{people}", "make up for a cancelled session: {people}"),
    (Kind.FINDING, ""): Text("{label}：{about}", "{label}: {about}"),
    (Kind.FINDING, SEVERAL): Text("{label}，共 {number} 条", "{label}, {number} of them"),
    (Kind.AGREEMENT, "ends"): Text("续签协议：{people}", "renew the agreement: {people}"),
    (Kind.AGREEMENT, "review"): Text("一起回顾协议：{people}", "review the agreement: {people}"),
    (Kind.AGREEMENT, "over"): Text("重新签协议：{people}", "make a new agreement: {people}"),
    (Kind.DRAFT, ""): Text("写完草稿：{label}", "complete the draft: {label}"),
    (Kind.WAIVER, ""): Text("例外快到期：{label}", "a waiver ends: {label}"),
    (Kind.DRAFT, "invalid"): Text("草稿有错，先改：{label}", "mend the draft: {label}"),
}
_WHY: Mapping[tuple[Kind, str], Text] = {
    (Kind.REQUEST, ""): Text("{asker} {since} 提出", "asked by {asker} on {since}"),
    (Kind.REQUEST, "urgent"): Text("{asker} {since} 提出，紧急", "asked by {asker} on {since}, urgent"),
    (Kind.ACTION, ""): Text("{since} 督导时定的", "agreed on {since}"),
    (Kind.ACTION, "long"): Text(
        "{since} 督导时定的，拖得太久，请说明原因", "agreed on {since}; so late that a reason is due"
    ),
    (Kind.SESSION, ""): Text(
        "本月应有 {expected} 场，已有 {delivered} 场", "{expected} owed this month, {delivered} held"
    ),
    (Kind.SESSION, "new"): Text(
        "新入行，本月应有 {expected} 场，已有 {delivered} 场",
        "new worker, {expected} owed this month, {delivered} held",
    ),
    (Kind.REBOOKING, ""): Text("原定 {since}", "was agreed for {since}"),
    (Kind.FINDING, ""): Text("检查发现（{code}）", "found by a check ({code})"),
    (Kind.WAIVER, ""): Text("到那天为止不算问题：{since}", "until then it is no fault: {since}"),
    (Kind.AGREEMENT, "ends"): Text("{by} 到期", "ends on {by}"),
    (Kind.AGREEMENT, "review"): Text(
        "约定 {by} 回顾，谈完记一笔", "to be reviewed on {by}; write a line about it"
    ),
    (Kind.AGREEMENT, "over"): Text(
        "{by} 已到期，有 {n} 人现在没有协议", "ended on {by}; {n} people have no agreement now"
    ),
    (Kind.DRAFT, ""): Text("{since} 的", "of {since}"),
}
_UNDATED = Text("没有写日期", "without a date")
_NOBODY = Text("，还没有督导协议", ", without an agreement")
_NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing owed in words. ``who`` is the person's name and id, ``late`` the days since it was due."""

    thing: Thing
    who: Text
    what: Text
    why: Text
    command: str
    late: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the things owed; what is left empty leaves nothing out. ``station`` takes in all below it."""

    people: frozenset[str] = frozenset()
    station: str = ""
    kinds: frozenset[Kind] = frozenset()
    until: date | None = None
    overdue: bool = False


def everything(owing: Owing, found: Iterable[Thing] = ()) -> list[Thing]:
    """All that is owed, waivers that end among it, by date, then kind; what has no date comes last.

    ``found`` is what a check found, if it was asked.
    """
    order = list(Kind)
    return sorted(
        [*owing.things, *ending(owing), *found],
        key=lambda t: (t.by or OPEN_END, order.index(t.kind), t.subject, t.variant, t.who),
    )


def chosen(things: Iterable[Thing], wanted: Wanted, tree: dict[str, Station], day: date) -> list[Thing]:
    """The things that are wanted, in their order."""

    def fits(each: Thing) -> bool:
        return (
            (not wanted.people or each.who in wanted.people)
            and (not wanted.kinds or each.kind in wanted.kinds)
            and (not wanted.overdue or each.late(day) > 0)
            and (wanted.until is None or (bool(each.by) and each.by <= wanted.until.isoformat()))
            and (
                not wanted.station
                or any(wanted.station in ancestors(tree, station) for station in each.stations)
            )
        )

    return [each for each in things if fits(each)]


def by_person(
    reminders: Sequence[Reminder], mine: str, theirs: AbstractSet[str] = frozenset()
) -> list[tuple[str, list[Reminder]]]:
    """Grouped by whose turn it is: mine, ``theirs`` whom I supervise, others, what is nobody's.

    Whose first thing is due first comes first.
    """
    groups: dict[str, list[Reminder]] = {}
    for each in reminders:
        groups.setdefault(each.thing.who, []).append(each)

    def rank(who: str) -> tuple[bool, bool, bool, str, str, str]:
        first = groups[who][0]
        return (
            who != mine or not mine,
            who not in theirs,
            not who,
            first.thing.by or OPEN_END,
            first.who.zh,
            who,
        )

    order = sorted(groups, key=rank)
    return [(who, groups[who]) for who in order]


class Wording:
    """Words things owed with the names of one repository."""

    def __init__(self, facts: Facts) -> None:
        self._day = standing_day(facts)
        self._names = labels(facts)
        self._types = {rtype.name: rtype.title for rtype in facts.catalogue}
        topic = facts.catalogue.get("request").field("topic")
        self._topics = {choice.value: choice.title for choice in topic.choices} if topic else {}

    def reminder(self, thing: Thing) -> Reminder:
        """The thing in words."""
        params: dict[str, Param | Text] = {
            "label": self._label(thing),
            "people": self._people(thing),
            "asker": self._people(thing),
            "since": thing.since,
            "by": thing.by,
            "expected": thing.expected,
            "delivered": thing.delivered,
            "short": thing.expected - thing.delivered,
            "n": len(thing.people),
            "number": thing.number,
            "code": thing.label,
            "about": self._about(thing.subject),
        }
        why = _of(_WHY, thing).format(**params)
        if thing.kind is Kind.SESSION and not thing.who:
            why = Text(why.zh + _NOBODY.zh, why.en + _NOBODY.en)
        return Reminder(
            thing,
            self._named(thing.who),
            _of(_WHAT, thing).format(**params),
            why if thing.since or thing.kind is not Kind.DRAFT else _UNDATED,
            command(thing),
            thing.late(self._day),
        )

    def _named(self, record: str) -> Text:
        label = self._names.get(record, "")
        return Text(named(label, record, "zh"), named(label, record, "en"))

    def _about(self, subject: str) -> str:
        return self._names.get(subject, subject)

    def _label(self, thing: Thing) -> Text:
        if thing.kind in (Kind.FINDING, Kind.WAIVER):
            return rules.get(thing.label).title
        if thing.kind is Kind.REQUEST:
            return self._topics.get(thing.label, Text(thing.label, thing.label))
        if thing.kind is Kind.DRAFT:
            title = self._types.get(thing.label, Text("记录", "record"))
            return Text(f"{title.zh} {thing.subject}", f"{title.en.lower()} {thing.subject}")
        return Text(thing.label, thing.label)

    def _people(self, thing: Thing) -> Text:
        """Whom it is about: the people by name, many of them as a number; else the station."""
        names = [self._names.get(each, each) for each in thing.people[:_NAMED_AT_MOST]]
        more = len(thing.people) - len(names)
        place = self._names.get(thing.stations[0], thing.stations[0]) if thing.stations else ""
        if not names:
            return Text(place, place)
        zh, en = "、".join(names), ", ".join(names)
        if more:
            return Text(f"{zh} 等 {len(thing.people)} 人", f"{en} and {more} more")
        return Text(f"{zh}（{place}）", f"{en} ({place})") if place else Text(zh, en)


def _of(words: Mapping[tuple[Kind, str], Text], thing: Thing) -> Text:
    return words.get((thing.kind, thing.variant)) or words[thing.kind, ""]


def command(thing: Thing) -> str:
    """What to type to do it."""
    whom = thing.people if len(thing.people) <= _NAMED_AT_MOST else ()
    if thing.kind is Kind.ACTION:
        return f"sup done {thing.subject}"
    if thing.kind is Kind.FINDING:
        return f"sup validate --all --for {thing.who or 'nobody'} --select {thing.label}"
    if thing.kind is Kind.WAIVER:
        return f"sup show {thing.subject}"
    if thing.kind is Kind.DRAFT:
        return f"sup {'validate' if thing.variant == 'invalid' else 'finish'} {thing.subject}"
    if thing.variant == "review":
        return f"sup new-event --of {thing.subject} --kind comment"
    if thing.kind is Kind.AGREEMENT or (thing.kind is Kind.SESSION and not thing.who):
        words = ["sup new-agreement", *([f"--supervisor {thing.who}"] if thing.who else [])]
        if not thing.people:
            return " ".join([*words, *(f"--station {each}" for each in thing.stations[:1])])
        return " ".join([*words, *(f"--supervisee {each}" for each in whom)])
    words = ["sup new-session"]
    if thing.kind is Kind.REQUEST:
        words.append(f"--request {thing.subject}")
    if thing.kind is Kind.REBOOKING:
        words.append(f"--rebooks {thing.subject}")
    return " ".join([*words, *(f"--attendee {each}" for each in whom)])
