"""A local rule about values or tags that changes nothing: no such type, field or value, or too much."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Entries of the files in ``schemas/`` that are not obeyed."""
    for (path,) in facts.rows("SELECT path FROM run WHERE type = 'overlay' ORDER BY path"):
        name = path.removeprefix("schemas/").removesuffix(".yaml")
        if name not in facts.catalogue:
            yield Hit("", "", "unknown_type", {"named": name}, path=path)
            continue
        for fault in facts.catalogue.get(name).not_obeyed:
            yield Hit("", fault.pointer, fault.variant, fault.params, path=path)


RULE = Rule(
    code="SUP210",
    slug="overlay-not-obeyed",
    title=Text("本地用语里不起作用的一项", "A local rule about values that is not obeyed"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.COUNTY,
    waivable=False,
    why=Text(
        "写了不起作用，大家会以为已经照办。本地只能在程序自带的可选项里改叫法、收窄，不能另加，"
        "各县的数字才能加在一起。",
        "Who wrote it believes it holds. An office can rename and narrow the bundled values, not add to "
        "them, so that the figures of all counties add up.",
    ),
    example="# schemas/session.yaml\nvalues:\n- field: form\n  value: joint\n  title: 集中督导",
    fix=Text(
        "改成有的字段和可选项，或者删掉这一项。",
        "Name a field and a value that there are, or remove the entry.",
    ),
    source="architecture.md，本地用语 / architecture.md, Overlays",
    sentences={
        "unknown_type": Sentence(
            Text(
                "没有叫 {named} 的记录类型，这个文件不起作用。",
                "There is no record type {named}; this file changes nothing.",
            ),
            Text(
                "文件名写成 记录类型.yaml，比如督导记录写成 session.yaml；各类型的英文名见字段参考。",
                "The file is named as the record type, such as session.yaml; the reference lists them.",
            ),
        ),
        "unknown_field": Sentence(
            Text(
                "这种记录没有字段 {named}，这一项不起作用。",
                "There is no field {named} in these records; the entry changes nothing.",
            ),
            Text("有可选项的字段：{listed_zh}。", "Fields with possible values: {listed_en}."),
        ),
        "no_choices": Sentence(
            Text(
                "{title_zh}（{field}）没有可选项，这一项不起作用。",
                "{field} has no list of possible values; the entry changes nothing.",
            ),
            Text("有可选项的字段：{listed_zh}。", "Fields with possible values: {listed_en}."),
        ),
        "life_cycle": Sentence(
            Text(
                "草稿、写定、作废是程序自己用的，不能改叫法，也不能不用；这一项不起作用。",
                "Draft, final and void are the program's own: they keep their names and are all used, so "
                "this entry changes nothing.",
            ),
            Text("删掉这一项。", "Remove the entry."),
        ),
        "unknown_value": Sentence(
            Text(
                "{title_zh}（{field}）没有可选项 {named}，这一项不起作用；本地不能另加可选项。",
                "{field} has no value {named}, so the entry changes nothing; an office cannot add values.",
            ),
            Text(
                "可选：{allowed_zh}。要分得更细，用 tags。",
                "Possible: {allowed_en}. To tell more apart, use tags.",
            ),
        ),
        "twice": Sentence(
            Text(
                "{title_zh}（{field}）的 {named} 前面已经写过，这一项不起作用。",
                "{named} of {field} has an entry already; this one changes nothing.",
            ),
            Text("并成一项。", "Make one entry of the two."),
        ),
        "title_taken": Sentence(
            Text(
                "“{named}”在{title_zh}（{field}）里已经是 {other} 的叫法，会分不清；这个叫法不起作用。",
                "{named} already means {other} in {field}, so this name changes nothing.",
            ),
            Text("换一个叫法。", "Choose another name."),
        ),
        "default": Sentence(
            Text(
                "{title_zh}（{field}）没有填的时候，程序写的就是 {named}，不能不用；这一项不起作用。",
                "{named} is what the program writes into {field} when nothing is said, so it cannot be "
                "forbidden; the entry changes nothing.",
            ),
            Text("删掉 forbidden。", "Remove forbidden."),
        ),
        "no_date": Sentence(
            Text(
                "这种记录没有自己的日期，分不出 from 以前和以后；不用 {named} 的规定不起作用。",
                "Records of this type have no date of their own to tell before and after; {named} is not "
                "forbidden.",
            ),
            Text("要一直不用，就删掉 from 这一行。", "To forbid it always, remove the line with from."),
        ),
        "every_value": Sentence(
            Text(
                "这样{title_zh}（{field}）就一个可选项也不剩；不用 {named} 的规定不起作用。",
                "That would leave no value for {field}; {named} is not forbidden.",
            ),
            Text("至少留一项。", "Leave one at least."),
        ),
        "tag_twice": Sentence(
            Text(
                "标签“{named}”前面已经写过，这一项不起作用。",
                "The tag {named} has an entry already; this one changes nothing.",
            ),
            Text(
                "并成一项；一个标签只归在一个可选项下面。", "Make one entry of the two: a tag has one value."
            ),
        ),
        "tag_forbidden": Sentence(
            Text(
                "标签归在 {named} 下面，可{title_zh}（{field}）的 {named} 本地不用；这一项不起作用。",
                "The tag belongs under {named}, and {named} of {field} is not used here; the entry changes "
                "nothing.",
            ),
            Text("换一个可选项，或者删掉这一项。", "Choose another value, or remove the entry."),
        ),
    },
    check=check,
)
