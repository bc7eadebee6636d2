"""``sup validate --fix``: the diff to standard output, and in words what was mended and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from supervise_cli.cli._asked import below, chosen, codes_of, is_below, meant
from supervise_cli.cli.kit import App, colour, note, out, safe
from supervise_cli.errors import BadInput
from supervise_cli.making import mending
from supervise_cli.making.mending import Left
from supervise_cli.model import Finding, Lang, Severity, Text, Tier
from supervise_cli.records.mending.registry import MENDS

if TYPE_CHECKING:
    from supervise_cli.pipeline.opening import Opened

_MENDED: Final = Text("改好了 {n} 个文件。", "Mended {n} {n:file|files}.")
_WOULD: Final = Text(
    "会改 {n} 个文件；什么也没有写。", "{n} {n:file|files} would be mended; nothing was written."
)
_NOTHING: Final = Text("没有可以自动改的。", "There is nothing to be mended without asking.")
_CLEAN: Final = Text("没有剩下的问题。", "No findings are left.")
_REST: Final = Text(
    "还剩 {n} 处（其中错误 {e} 处）要自己看：sup validate{args}",
    "{n} {n:finding is|findings are} left, {e} of them {e:an error|errors}; see them: sup validate{args}",
)
_WHY: Final = {
    Left.SIGNED: Text("{path} 已经签名，没有动。", "{path} is signed and was left as it is."),
    Left.READ_ONLY: Text(
        "{path} 是只读文件，没有动；要改，先去掉“只读”。",
        "{path} is read-only and was left as it is; make it writable first.",
    ),
    Left.UNSURE: Text(
        "{path} 拿不准改了以后别的内容变不变，没有动；请自己改。",
        "{path} was left as it is: it is not certain that nothing else would change. Mend it by hand.",
    ),
    Left.UNREAD: Text(
        "{path} 里还有要自己改的地方，不改好，整个文件读不出来，别的改动也没法核对，所以没有动；"
        "先照 sup validate 说的改好那一处，再运行一次。",
        "{path} was left as it is: something in it must be mended by hand before the file reads at all, and "
        "no other mend can be proved until then. Mend what sup validate shows, then run the command again.",
    ),
    Left.CHANGED: Text(
        "{path} 刚才被别人改过，没有动；再运行一次。",
        "{path} was changed by somebody else just now and was left; run the command again.",
    ),
}
_MORE: Final = Text("……还有 {n} 个文件没有动。", "… and {n} more {n:file was|files were} left.")
_MOST_TOLD: Final = 20
_COLOURS: Final = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Fix:
    """What was typed beside ``--fix``."""

    paths: tuple[str, ...]
    tiers: frozenset[Tier]
    strict: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    as_of: date | None
    dry_run: bool


def refuse_beside(
    fix: bool,
    staged: bool,
    revision: str | None,
    format: str,
    output: str | None,
    statistics: bool,
    baseline: str | None,
    whose: str | None,
) -> None:
    """BadInput for options that say something else than: mend the files in this folder, show the diff."""
    if not fix:
        raise BadInput(
            Text("--dry-run 要和 --fix 一起用。", "--dry-run goes with --fix."),
            Text("写成：sup validate --fix --dry-run", "Type: sup validate --fix --dry-run"),
        )
    others = {
        "--staged": staged, "--rev": revision is not None, "--format": format != "text",
        "-o": output is not None, "--statistics": statistics, "--baseline": baseline is not None,
        "--for": whose is not None,
    }  # fmt: skip
    given = [name for name, there in others.items() if there]
    if given:
        names = Text("、".join(given), ", ".join(given))
        raise BadInput(
            Text(
                "--fix 改的是文件，不能和 {o} 一起用。", "--fix mends files; it does not go with {o}."
            ).format(o=names),
            Text("去掉 {o}。", "Leave out {o}.").format(o=names),
        )


def run(app: App, fix: Fix) -> int:
    """Mend, show and tell; the exit code."""
    from supervise_cli.pipeline.opening import Wanted, opened

    with opened(app.root, app.now, as_of=fix.as_of) as state:
        lang = app.asked_lang or state.config.language
        places = [meant(app, state, each) for each in fix.paths]
        plan = _plan(state, fix, places)
        # Shown before it is done: what nobody was shown is not written.
        out("".join(_lines(state, plan.changes)))
    left = plan.left
    proposed = {each.path: each.text for each in plan.changes} if fix.dry_run else None
    if not fix.dry_run:
        left += mending.write(app.root, plan.changes)
    with opened(app.root, app.now, as_of=fix.as_of, wanted=Wanted(proposed=proposed)) as state:
        rest = _found(state, fix, places)
    written = len(plan.changes) - sum(why is Left.CHANGED for _, why in left)
    _tell(fix, written, left, rest, lang)
    failing = frozenset(Severity) if fix.strict else frozenset({Severity.ERROR})
    return 1 if any(_severity(each) in failing for each in rest) else 0


def _plan(state: Opened, fix: Fix, places: list[str]) -> mending.Plan:
    codes = codes_of(fix.select) if fix.select else {code for code, _ in MENDS}
    paths = {
        each.path
        for each in state.snapshot.entries
        if each.fault is None and (not places or "" in places or is_below(each.path, places))
    }
    found = [each for each in _found(state, fix, places) if each.path in paths]
    return mending.plan(state, found, paths, codes - codes_of(fix.ignore), tidied=not fix.select)


def _found(state: Opened, fix: Fix, places: list[str]) -> list[Finding]:
    from supervise_cli.pipeline.checking import check

    found = chosen(check(state, fix.tiers).findings, fix.select, fix.ignore)
    return below(state, [each for each in found if not each.waiver], places, turn=False)


def _severity(finding: Finding) -> Severity:
    from supervise_cli import rules

    return finding.severity or rules.get(finding.code).severity


def _lines(state: Opened, changes: Sequence[mending.Change]) -> Iterator[str]:
    from supervise_cli.making.masking import diff

    coloured = colour()
    for change in changes:
        for n, line in enumerate(diff(change, state.snapshot.catalogue)):
            begins = _BOLD if n < 2 else _COLOURS.get(line[0], "")
            text = safe(line)
            yield (f"{begins}{text}{_PLAIN}" if coloured and begins else text) + "\n"


def _tell(
    fix: Fix, written: int, left: Sequence[tuple[str, Left]], rest: Sequence[Finding], lang: Lang
) -> None:
    if written:
        note((_WOULD if fix.dry_run else _MENDED).fill(lang, {"n": written}))
    else:
        note(_NOTHING.get(lang))
    for path, why in left[:_MOST_TOLD]:
        note(_WHY[why].fill(lang, {"path": safe(path)}))
    if len(left) > _MOST_TOLD:
        note(_MORE.fill(lang, {"n": len(left) - _MOST_TOLD}))
    if not rest:
        note(_CLEAN.get(lang))
        return
    errors = sum(_severity(each) is Severity.ERROR for each in rest)
    everything = ("--all",) if Tier.PRACTICE in fix.tiers else ()
    args = "".join(f" {safe(each)}" for each in (*everything, *fix.paths))
    note(_REST.fill(lang, {"n": len(rest), "e": errors, "args": args}))
