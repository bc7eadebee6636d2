"""用编辑器修改一条记录，存好后检查 | Edit a record; it is checked when you save

``sup edit``: opens a record in the editor, checks what comes back, and never loses what was typed.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from supervise_cli.cli.kit import App, Command, Option, as_of_option, note, out, pass_app, purpose
from supervise_cli.errors import BadInput
from supervise_cli.model import Lang, Text


@pass_app
def run(app: App, record: str, discard: bool, as_of: date | None) -> None:
    from supervise_cli.cli._new import at_terminal
    from supervise_cli.making import changing
    from supervise_cli.making.accepting import refuse_unaccepted
    from supervise_cli.pipeline.choosing import choose
    from supervise_cli.pipeline.opening import opened

    with opened(app.root, app.now, as_of=as_of) as state:
        lang = app.asked_lang or state.config.language
        known = choose(state.facts, record)
        rtype = state.snapshot.catalogue.get(known.type)
        refuse_unaccepted(rtype, state.config, as_of or state.config.today(app.now))
    if discard:
        _discard(app.root, known.record, known.path, lang)
        return
    raw = changing.bytes_of(app.root, known)
    working = _working_copy(app.root, known.record, raw, lang)
    while True:
        _edit(working)
        text = working.read_bytes().decode("utf-8", "surrogateescape")
        faults = changing.faults_of(text, rtype) if text.isascii() or _is_text(text) else []
        said = _said(app, faults, known.path, text)
        if not said and _is_text(text):
            break
        note(said or Text("存成了别的编码；请存成 UTF-8。", "Not saved as UTF-8.").get(lang))
        if not at_terminal() or not _once_more(lang):
            raise BadInput(
                Text(
                    "记录没有改动；您改过的内容在 {f}", "The record is unchanged; what you typed is in {f}"
                ).format(f=str(working)),
                _GO_ON.format(r=known.record),
            )
    if text.encode("utf-8") == raw:
        note(Text("没有改动。", "Nothing changed.").get(lang))
    else:
        changing.replace(app.root, known, raw, text)
    working.unlink()
    working.with_suffix(".base").unlink(missing_ok=True)
    out(f"{known.path}\n")


def _once_more(lang: Lang) -> bool:
    """Whether it is edited again; a Ctrl-C is no, and then it is said where what was typed lies."""
    from supervise_cli.cli._prompting import Stop, yes

    try:
        return yes(Text("再改一次吗", "Edit it again").get(lang), lang, default=True)
    except Stop:
        note("")
        return False


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


_GO_ON = Text(
    "接着改：sup edit {r}；不要了：sup edit {r} --discard",
    "Go on editing: sup edit {r}; throw it away: sup edit {r} --discard",
)


def _places(root: Path, record: str) -> tuple[Path, Path]:
    """The copy that is edited, and what the record was when it was made."""
    from supervise_cli.workspace.saving import own_folder

    folder = own_folder(root) / "edit"
    return folder / f"{record}.yaml", folder / f"{record}.base"


def _discard(root: Path, record: str, path: str, lang: Lang) -> None:
    working, base = _places(root, record)
    if not os.path.lexists(working):
        note(
            Text(
                "没有没改完的副本；记录没有改动。", "There is no unfinished copy; the record is unchanged."
            ).get(lang)
        )
    else:
        note(
            Text(
                "没改完的副本扔掉了，记录还是原来的样子。",
                "The unfinished copy is gone; the record is as it was.",
            ).get(lang)
        )
    working.unlink(missing_ok=True)
    base.unlink(missing_ok=True)
    out(f"{path}\n")


def _working_copy(root: Path, record: str, raw: bytes, lang: Lang) -> Path:
    """The copy that is edited; one left from an earlier, unfinished edit is taken up again."""
    working, base = _places(root, record)
    working.parent.mkdir(exist_ok=True, mode=0o700)
    for place in (working, base):
        if place.is_symlink():
            place.unlink()
    if working.exists() and base.exists() and base.read_bytes() != raw:
        raise BadInput(
            Text(
                "上次没改完的内容还在 {f}，可是记录后来被改过。",
                "An unfinished edit is in {f}, but the record has changed since.",
            ).format(f=str(working)),
            Text(
                "把要的内容抄出来，再扔掉它：sup edit {r} --discard",
                "Copy out what you need, then throw it away: sup edit {r} --discard",
            ).format(r=record),
        )
    if working.exists():
        note(
            Text(
                "上次没改完，接着改那个副本；想从头来：sup edit {r} --discard",
                "Going on with the unfinished copy of last time; to start afresh: sup edit {r} --discard",
            ).fill(lang, {"r": record})
        )
    else:
        for place in (base, working):
            place.unlink(missing_ok=True)
            place.touch(mode=0o600)
            place.write_bytes(raw)
    return working


def _edit(place: Path) -> None:
    import shlex
    import subprocess

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    try:
        # The user's own editor, named by the user; the file's path is ours.
        done = subprocess.run([*shlex.split(editor, posix=os.name != "nt"), str(place)], check=False)
    except OSError as error:
        raise BadInput(
            Text("打不开编辑器：{e}", "Cannot start the editor: {e}").format(e=editor),
            Text("设置 EDITOR，例如：export EDITOR=nano", "Set EDITOR, for instance: export EDITOR=nano"),
        ) from error
    if done.returncode != 0:
        raise BadInput(
            Text(
                "编辑器没有正常结束；记录没有改动，您改过的内容在 {f}",
                "The editor failed; the record is unchanged, what you typed is in {f}",
            ).format(f=str(place)),
            _GO_ON.format(r=place.stem),
        )


def _said(app: App, faults: list, path: str, text: str) -> str:  # type: ignore[type-arg]
    from supervise_cli.making.composing import as_findings
    from supervise_cli.model import Severity
    from supervise_cli.pipeline.presenting import present

    found = present(as_findings(faults, path), lambda _: {path: text.encode("utf-8", "replace")}, app.lang)
    wrong = [each for each in found if each.severity is Severity.ERROR]
    return "\n".join(f"{path}:{e.line}:{e.column} {e.message}\n{e.hint_below}" for e in wrong)


command = Command(
    "edit",
    run,
    words=purpose(__doc__),
    examples=("sup edit 王秀兰", "EDITOR=nano sup edit ST-410922104", "sup edit 王秀兰 --discard"),
    params=[
        click.Argument(["record"], metavar="RECORD"),
        Option(
            "--discard",
            is_flag=True,
            words=Text("扔掉上次没改完的副本", "throw away the unfinished copy of last time"),
        ),
        as_of_option(),
    ],
)
