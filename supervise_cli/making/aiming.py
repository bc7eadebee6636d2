"""Which finding a waiver is about: where it stands and the other party are taken from the check itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from supervise_cli import rules
from supervise_cli.errors import Ambiguous, BadInput
from supervise_cli.making.waivable import refuse_not_waivable
from supervise_cli.model import Finding, Text, Tier
from supervise_cli.pipeline.checking import check
from supervise_cli.pipeline.opening import Opened
from supervise_cli.pipeline.presenting import present_from, seen_from
from supervise_cli.workspace.index.facts import Facts

Which = Callable[[Ambiguous], str]
"""Asks which of several findings is meant; the number before it."""

WAIVER: Final = "waiver"
_SHOWN: Final = 12
_PLACE: Final = ("pointer", "discriminator")


def aim(state: Opened, data: Mapping[str, Any], which: Which) -> dict[str, Any]:
    """The waiver with the place and the other party of the finding that it is about.

    Of several findings those that no waiver covers yet are meant; ``which`` is asked where that leaves more
    than one. Where there is no such finding nothing is added: SUP212 says so while the waiver is in force.
    BadInput where the code allows no waiver, or the place typed is none where such a finding stands.
    """
    code, record = data.get("code"), data.get("record")
    if not isinstance(code, str) or not isinstance(record, str):
        return dict(data)
    refuse_not_waivable(code)
    if code not in rules.codes():
        return dict(data)
    there = _there(state, code, record)
    fitting = [each for each in there if _fits(each, data)]
    if not fitting:
        _refuse_elsewhere(state, data, there)
        return dict(data)
    meant = [each for each in fitting if not each.waiver] or fitting
    chosen = meant[0] if len(meant) == 1 else meant[int(which(_several(state, meant))) - 1]
    place = {"record": record, "pointer": chosen.pointer, "discriminator": chosen.discriminator}
    if _own(chosen, record) is not chosen:
        # It stands on one of the two only, and a waiver has to name that one.
        place["record"] = chosen.record
    return {**data, **{name: value for name, value in place.items() if value}}


def approves_own(facts: Facts, data: Mapping[str, Any]) -> bool:
    """Whether who approves it also writes the waiver, or wrote the record that it is about."""
    approver = data.get("approved_by")
    writers = facts.rows(
        "SELECT target FROM reference WHERE record = ? AND pointer = '/entered_by'", (data.get("record"),)
    )
    return approver is not None and approver in {data.get("entered_by"), *(row[0] for row in writers)}


def _there(state: Opened, code: str, record: str) -> list[Finding]:
    tiers = frozenset({Tier.RECORD, rules.get(code).tier})
    return [
        each for each in check(state, tiers).findings if each.code == code and _own(each, record) is not None
    ]


def _own(finding: Finding, record: str) -> Finding | None:
    """The finding as it reads at ``record``; None where it is not about it."""
    if finding.record == record:
        return finding
    turned = seen_from(finding, record, finding.path)
    return turned if turned.record == record else None


def _fits(finding: Finding, data: Mapping[str, Any]) -> bool:
    return all(data[name] == getattr(finding, name) for name in _PLACE if name in data)


def _refuse_elsewhere(state: Opened, data: Mapping[str, Any], there: Sequence[Finding]) -> None:
    pointer = data.get("pointer")
    if isinstance(pointer, str) and not pointer.startswith("/"):
        raise BadInput(
            Text(
                "记录中的位置写成 /minutes 这样，不写“{p}”。",
                "The place in the record is written as /minutes, not “{p}”.",
            ).format(p=pointer),
            Text(
                "一般不用写：有检查编号和记录就够了，位置照检查结果填上。",
                "Leave it out: code and record are enough, the place is taken from the finding.",
            ),
        )
    if there:
        raise BadInput(
            Text(
                "{code} 在 {record} 上，可不在写的那个位置：\n{lines}",
                "{code} is there on {record}, but not at that place:\n{lines}",
            ).format(code=str(data["code"]), record=str(data["record"]), lines=_lines(state, there)),
            Text("位置不用写；要写就照抄上面的。", "Leave the place out, or copy it from above."),
        )


def _several(state: Opened, meant: Sequence[Finding]) -> Ambiguous:
    said = {lang: present_from(state, meant, lang) for lang in ("zh", "en")}
    words = {lang: {each.finding.identity: each.message for each in found} for lang, found in said.items()}
    first = meant[0]
    return Ambiguous(
        Text("{code} 在 {record} 上有 {n} 条：", "{record} has {n} findings {code}:").format(
            code=first.code, record=first.record, n=len(meant)
        ),
        Text("写明是哪一条：\n{lines}", "Say which:\n{lines}").format(lines=_lines(state, meant)),
        [
            (str(n), Text(words["zh"][each.identity], words["en"][each.identity]))
            for n, each in enumerate(meant, 1)
        ],
    )


def _lines(state: Opened, findings: Sequence[Finding]) -> Text:
    """One finding a line: the options that name it, and what it says."""

    def lines(lang: Any) -> str:
        said = {each.finding.identity: each.message for each in present_from(state, findings, lang)}
        return "\n".join(f"  {_options(each)}  {said[each.identity]}" for each in findings[:_SHOWN])

    return Text(lines("zh"), lines("en"))


def _options(finding: Finding) -> str:
    parts = [("--pointer", finding.pointer), ("--discriminator", finding.discriminator)]
    return " ".join(f"{name} {value}" for name, value in parts if value)
