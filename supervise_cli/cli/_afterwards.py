"""What is said once a record was made: what it lacks, whether it is there already, what the rules say."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from supervise_cli.cli.kit import App, note
from supervise_cli.model import Severity, Text
from supervise_cli.records.types import RecordType

_DRAFT = Text(
    "还差：{names}；先存成草稿了，补上后运行 sup finish {id}",
    "Still needed: {names}. Saved as a draft; complete it with sup finish {id}",
)
_WOULD_BE_DRAFT = Text(
    "还差：{names}；这次只是看看，没有写入；真的运行会先存成草稿。",
    "Still needed: {names}. This only shows it, nothing was written; it would be saved as a draft.",
)
_CHOSEN_DRAFT = Text("存成了草稿；定稿用 sup finish {id}", "Saved as a draft; sup finish {id} makes it final")
_SAVED = Text("已保存。看一遍：sup show {id}", "Saved. Look it over: sup show {id}")
_WAY = Text("或者一次补全：{command}", "Or all at once: {command}")
SEVERITY = {
    Severity.ERROR: Text("错误", "Error"),
    Severity.WARNING: Text("警告", "Warning"),
    Severity.INFORMATION: Text("提示", "Note"),
}
_SAVED_WITH = {
    Severity.ERROR: Text(
        "已保存，但有错误，请改：sup edit {id}", "Saved, but with an error; mend it: sup edit {id}"
    ),
    Severity.WARNING: Text(
        "已保存；要补要改：sup edit {id}", "Saved; to add or change something: sup edit {id}"
    ),
    Severity.INFORMATION: Text("已保存；要改：sup edit {id}", "Saved; to change it: sup edit {id}"),
}


def say_next(
    app: App, rtype: RecordType, composed: Any, names: Mapping[str, str], identity: str, dry_run: bool
) -> None:
    """What a new record still needs and how that is set, or how to look at it."""
    from supervise_cli.making.lacking import lacks, settings, words_of_lacks

    lang = app.lang
    if composed.needs:
        missing = lacks(rtype, composed.data, composed.needs)
        words = words_of_lacks(rtype, composed.data, missing, names, lang)
        note((_WOULD_BE_DRAFT if dry_run else _DRAFT).fill(lang, {"names": words, "id": identity}))
        if not dry_run:
            typed = settings(rtype, composed.data, missing, names, lang)
            note("  → " + _WAY.fill(lang, {"command": f"sup finish {identity} {typed}"}))
    elif dry_run:
        if composed.data["status"] == "draft":
            note(
                Text(
                    "这次只是看看，没有写入；真的运行会存成草稿。",
                    "This only shows it, nothing was written; it would be saved as a draft.",
                ).get(lang)
            )
    else:
        note((_CHOSEN_DRAFT if composed.data["status"] == "draft" else _SAVED).fill(lang, {"id": identity}))


def say_same(app: App, rtype: RecordType, same: Text, identity: str, dry_run: bool) -> None:
    """Another record says the same by what identifies it; whether it is the same only the writer knows."""
    note(
        Text(
            "注意：已经有一条这样的{title}：{same}。",
            "Note: there is such a record already ({title}): {same}.",
        ).fill(app.lang, {"title": rtype.title, "same": same})
    )
    if not dry_run:
        note(
            "  → "
            + Text(
                "要是同一个，就把新的作废：sup void {id} --reason 重复{by}",
                "If it is the same, withdraw the new one: sup void {id} --reason duplicate{by}",
            ).fill(app.lang, {"id": identity, "by": by_whom()})
        )


def by_whom() -> Text | str:
    """What a suggested ``sup void`` has to say of who withdraws it: nothing where SUP_PERSON does."""
    return "" if os.environ.get("SUP_PERSON", "").strip() else Text(" --by 姓名", " --by NAME")


def look_again(
    app: App, identities: Collection[str], as_of: date | None, proposed: Mapping[str, str] | None = None
) -> dict[str, Severity]:
    """Say what is wrong with new records, the worst first; id → gravest severity, of those with findings.

    ``proposed`` are their files (path → text) where these are not written.
    """
    from supervise_cli.pipeline.checking import check
    from supervise_cli.pipeline.opening import Wanted, opened
    from supervise_cli.pipeline.presenting import present_from, seen_from

    order = list(SEVERITY)
    with opened(app.root, app.now, as_of=as_of, wanted=Wanted(proposed=proposed)) as state:
        # A finding about a pair stands on the greater id: the new record may be the other one.
        turned = [
            seen_from(finding, identity, state.facts.path(identity))
            for finding in check(state).findings
            for identity in (finding.record, finding.discriminator)
            if identity in identities
        ]
        said = sorted(present_from(state, turned, app.lang), key=lambda e: order.index(e.severity))
    colon = "：" if app.lang == "zh" else ": "
    worst: dict[str, Severity] = {}
    for each in said:
        word = SEVERITY[each.severity].get(app.lang)
        note(f"{word} {each.finding.code}{colon}{each.message}\n{each.hint_below}")
        worst.setdefault(each.finding.record, each.severity)
    return worst


def saved(app: App, identity: str, worst: Severity) -> None:
    """That a record with findings was written all the same, and how to change it."""
    note(_SAVED_WITH[worst].fill(app.lang, {"id": identity}))
