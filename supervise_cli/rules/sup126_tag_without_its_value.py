"""SUP126 标签没有它的可选项: A tag without its value."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP126",
    slug="tag-without-its-value",
    title=Text("标签没有它的可选项", "A tag without its value"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "本地的标签归在一个可选项下面（schemas/ 里），各县的数字按可选项加在一起；只有标签，这条就漏算了。",
        "A local tag belongs under a bundled value (in schemas/), by which the figures of all counties are "
        "added up; with the tag alone the record would be missing there.",
    ),
    example=Text(
        "# schemas/session.yaml 里：入户跟访归在 practice_skill 下面\ncontent: [theory]\ntags: [入户跟访]",
        "# schemas/session.yaml: this tag belongs under practice_skill\ncontent: [theory]\ntags: [入户跟访]",
    ),
    fix=Text("补上那个可选项，或者去掉标签。", "Add the value, or remove the tag."),
    source="architecture.md，本地用语 / architecture.md, Overlays",
    sentences={
        "": Sentence(
            message=Text(
                "写了标签“{tag}”，{title_zh}（{place}）里就要有“{value_zh}”（{value}）。",
                "With the tag {tag} there has to be {value} ({value_en}) in {place}.",
            ),
            hint=Text(
                "在 {place} 里补上 {value}；不是这回事，就去掉这个标签。",
                "Add {value} to {place}; if that is not what it was, remove the tag.",
            ),
        ),
    },
)
