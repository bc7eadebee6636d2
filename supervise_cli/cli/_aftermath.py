"""What the rules say of a record that has just been written, while its writer is still there."""

from __future__ import annotations

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


def look_again(app: App, identity: str, as_of: date | None) -> Severity | None:
    """Say what is wrong with the record, the worst first; the gravest severity, None where all is well."""
    from supervise_cli.pipeline.checking import check
    from supervise_cli.pipeline.opening import opened
    from supervise_cli.pipeline.presenting import present_from, seen_from

    order = list(SEVERITY)
    with opened(app.root, app.now, as_of=as_of) as state:
        # A finding about a pair stands on the greater id: the new record may be the other one.
        found = [f for f in check(state).findings if identity in (f.record, f.discriminator)]
        turned = [seen_from(f, identity, state.facts.path(identity)) for f in found]
        said = sorted(present_from(state, turned, app.lang), key=lambda e: order.index(e.rule.severity))
    colon = "：" if app.lang == "zh" else ": "
    for each in said:
        word = SEVERITY[each.rule.severity].get(app.lang)
        note(f"{word} {each.finding.code}{colon}{each.message}\n  → {each.hint}")
    return said[0].rule.severity if said else None


def saved(app: App, identity: str, worst: Severity) -> None:
    """That a record with findings was written all the same, and how to change it."""
    note(_SAVED[worst].fill(app.lang, {"id": identity}))
