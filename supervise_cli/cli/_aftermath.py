"""What the rules say of a record that has just been written, while its writer is still there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from supervise_cli.cli.kit import App, note
from supervise_cli.model import Severity, Text

SEVERITY = {
    Severity.ERROR: Text("错误", "Error"),
    Severity.WARNING: Text("警告", "Warning"),
    Severity.INFORMATION: Text("提示", "Note"),
}
_SAVED = {
    Severity.ERROR: Text(
        "已保存，但有错误，请改：sup edit {id}", "Saved, but with an error; mend it: sup edit {id}"
    ),
    Severity.WARNING: Text(
        "已保存；要补要改：sup edit {id}", "Saved; to add or change something: sup edit {id}"
    ),
    Severity.INFORMATION: Text("已保存；要改：sup edit {id}", "Saved; to change it: sup edit {id}"),
}


def look_again(app: App, identities: Collection[str], as_of: date | None) -> dict[str, Severity]:
    """Say what is wrong with new records, the worst first; id → gravest severity, of those with findings."""
    from supervise_cli.pipeline.checking import check
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.pipeline.presenting import present_from, seen_from

    order = list(SEVERITY)
    with opened(app.root, app.now, as_of=as_of) as state:
        # A finding about a pair stands on the greater id: the new record may be the other one.
        turned = [
            seen_from(finding, identity, state.facts.path(identity))
            for finding in check(state).findings
            for identity in (finding.record, finding.discriminator)
            if identity in identities
        ]
        said = sorted(present_from(state, turned, app.lang), key=lambda e: order.index(e.rule.severity))
    colon = "：" if app.lang == "zh" else ": "
    worst: dict[str, Severity] = {}
    for each in said:
        word = SEVERITY[each.rule.severity].get(app.lang)
        note(f"{word} {each.finding.code}{colon}{each.message}\n  → {each.hint}")
        worst.setdefault(each.finding.record, each.rule.severity)
    return worst


def saved(app: App, identity: str, worst: Severity) -> None:
    """That a record with findings was written all the same, and how to change it."""
    note(_SAVED[worst].fill(app.lang, {"id": identity}))
