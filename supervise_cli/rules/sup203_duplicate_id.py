"""Two files carry one id."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.run import named_so


def check(facts: Facts) -> Iterator[Hit]:
    """On every file of an id but the one that counts (else the first named so), that one beside it."""
    twice = "SELECT id FROM run WHERE id <> '' GROUP BY id HAVING count(*) > 1"
    groups: dict[str, list[tuple[bool, bool, str]]] = {}
    for record, path, counted in facts.rows(
        f"SELECT id, path, counted FROM run WHERE id IN ({twice}) ORDER BY id, path"
    ):
        groups.setdefault(record, []).append((not counted, not named_so(path, record), path))
    for record, files in groups.items():
        first, *others = [path for _, _, path in sorted(files)]
        for path in others:
            yield Hit(
                record,
                "/id",
                params={"id": record, "other": first},
                discriminator=f"{path}={first}",
                path=path,
            )


RULE = Rule(
    code="SUP203",
    slug="duplicate-id",
    title=Text("两个文件用了同一个编号", "Two files with one id"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "同一个编号只能算一条，否则人次、时数会重复计算，引用也不知道指的是哪一个。",
        "One id is one record; otherwise hours count twice and a reference could mean either.",
    ),
    example=Text(
        "people/P-7K3QX.yaml 和 people/P-7K3QX-old.yaml 里都写 id: P-7K3QX",
        "people/P-7K3QX.yaml and people/P-7K3QX-old.yaml both with id: P-7K3QX",
    ),
    fix=Text(
        "是复制出来的就删掉多余的一个；是两条不同的记录，就给其中一条换新编号（sup new-… 会自动编号）。",
        "If one is a copy, delete it; if they are two records, give one a new id (sup new-… makes one).",
    ),
    source="architecture.md, A record repository (ids); reliability.md §2.6",
    sentences={
        "": Sentence(
            Text(
                "{id} 这个编号，{other} 里已经用了。",
                "The id {id} is taken already: {other}.",
            ),
            Text(
                "打开两个文件比一比。\n"
                "是两个人、两件事的，这一个换编号：里面的 id 和文件名要一样。\n"
                "同一条登了两次的，先问清楚，再删掉多余的一个文件。",
                "Open the two and compare.\n"
                "If they are two people or two matters, give this one another id: the id inside and "
                "the file name are the same.\n"
                "If one matter was entered twice, ask first, then delete the file that is one too "
                "many.",
            ),
        )
    },
    check=check,
)
