"""A reference leads to a record that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """References of counting records whose target no file has as its id, by types that exist here."""
    known = {rtype.prefix: rtype for rtype in facts.catalogue}
    rows = list(
        facts.rows(
            "SELECT r.record, r.pointer, r.target FROM reference r WHERE r.target IN"
            " (SELECT d.target FROM (SELECT DISTINCT f.target FROM fact_reference f) d"
            " WHERE NOT EXISTS (SELECT 1 FROM run t WHERE t.id = d.target))"
            " ORDER BY r.record, r.pointer"
        )
    )
    rows = [row for row in rows if row[2].partition("-")[0] in known]
    if not rows:
        return
    ids = [row[0] for row in facts.rows("SELECT DISTINCT id FROM run WHERE id <> '' ORDER BY id")]
    for record, pointer, target in rows:
        nearest = _nearest(target, ids)
        kind = known[target.partition("-")[0]]
        params = {
            "id": record,
            "target": target,
            "nearest": nearest,
            "kind": kind.name,
            "command": kind.command,
        }
        yield Hit(record, pointer, "nearest" if nearest else "", params)


def _nearest(target: str, ids: list[str]) -> str:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    prefix = target.partition("-")[0] + "-"
    same = [each for each in ids if each.startswith(prefix)]
    found = process.extractOne(target, same, scorer=OSA.distance, score_cutoff=2)
    return str(found[0]) if found else ""


RULE = Rule(
    code="SUP201",
    slug="unknown-record",
    title=Text("提到的记录不存在", "A reference leads nowhere"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "编号对不上人或站，这一条就统计不到任何人、任何站名下，也没有人会去跟进。",
        "An id that leads to nobody is counted for nobody, and nobody will follow it up.",
    ),
    example=Text(
        "attendees:\n  - person: P-7K3QX   # 没有 people/P-7K3QX.yaml",
        "attendees:\n  - person: P-7K3QX   # no people/P-7K3QX.yaml",
    ),
    fix=Text(
        "用 sup list person、sup list station 查编号，照抄；真的还没有登记，就先登记（sup new-person）。",
        "Look the id up (sup list person, sup list station) and copy it; if there is none yet, register "
        "first (sup new-person).",
    ),
    source="architecture.md, Codes 2xx; domain.md §8b, closing note on link findings",
    sentences={
        "": Sentence(
            Text("没有 {target} 这个编号。", "There is no record {target} here."),
            Text(
                "抄错了的，照名单改：sup list {kind} ，再 sup edit {id}\n还没有登记的，先登记：sup {command}",
                "If it was copied wrongly, look it up: sup list {kind} , then sup edit {id}\n"
                "If it is not registered yet, register it first: sup {command}",
            ),
        ),
        "nearest": Sentence(
            Text(
                "没有 {target} 这个编号；最接近的是 {nearest}。",
                "There is no record {target} here; the nearest is {nearest}.",
            ),
            Text(
                "如果就是它，改成 {nearest}：sup edit {id}",
                "If that is meant, write {nearest}: sup edit {id}",
            ),
        ),
    },
    check=check,
)
