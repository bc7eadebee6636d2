"""督导月报 (domain §8c): the sections in their order, numbered among those that have something to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from supervise_cli import figures
from supervise_cli.definitions.scope import Scope, ScopeKind
from supervise_cli.model import Lang, Period, Text
from supervise_cli.pipeline.computing import Computing
from supervise_cli.pipeline.opening import Opened
from supervise_cli.reports.material import Material, plain
from supervise_cli.reports.model import Block, Entry, FigureValue, Group, Report, Section
from supervise_cli.reports.sections import basics, cases, delivery, focus, issues, ledger, planning, team

NAME = "monthly"
_TITLE = Text("督导月报", "Monthly report on supervision")
_NUMERALS = "一二三四五六七八九十"
_Blocks = Callable[[Material], Iterator[Block]]
_SECTIONS: tuple[tuple[str, Text, _Blocks], ...] = (
    ("basics", basics.TITLE, basics.blocks),
    ("delivery", delivery.TITLE, delivery.blocks),
    ("focus", focus.TITLE, focus.blocks),
    ("cases", cases.TITLE, cases.blocks),
    ("team", team.TITLE, team.blocks),
    ("issues", issues.TITLE, issues.blocks),
    ("planning", planning.TITLE, planning.blocks),
)
_APPENDICES: tuple[tuple[str, Text, _Blocks], ...] = (
    ("ledger", ledger.LEDGER, ledger.ledger),
    ("uncounted", ledger.UNCOUNTED, ledger.uncounted),
)
_AUTHORITIES = {
    "civil_affairs": Text("民政部门", "Civil affairs"),
    "social_work_dept": Text("党委社会工作部", "Social work department of the Party committee"),
}


def build(opened: Opened, period: Period, scope: Scope, lang: Lang) -> Report:
    """The report of one month over one scope. Every number in it is a figure's."""
    material = Material(opened, Computing(opened, period), scope, lang)
    return Report(
        name=NAME,
        lang=lang,
        title=material.say(_TITLE),
        subject=_subject(material),
        period=period.label,
        scope=scope.record,
        as_of=opened.as_of.isoformat(),
        head=tuple(_head(material)),
        notice=_notice(material),
        sections=(*_sections(material), *_appendices(material)),
        signatures=tuple(
            material.say(each)
            for each in (
                Text("填报人", "Prepared by"), Text("审核人", "Checked by"), Text("报送日期", "Submitted on")
            )
        ),
        figures=tuple(_figures(material)),
    )  # fmt: skip


def _subject(material: Material) -> str:
    if material.scope.kind is ScopeKind.ALL:
        return material.opened.config.name
    return material.name(material.scope.record)


def _head(material: Material) -> Iterator[Entry]:
    period, say = material.period, material.say
    span = say(
        Text("{start}至{end}", "{start} to {end}"),
        start=material.day(period.start),
        end=material.day(period.end),
    )
    yield Entry(say(Text("统计期间", "Period")), span)
    yield Entry(say(Text("统计范围", "Scope")), _scope(material))
    config = material.opened.config
    authority = config.authority_name(period.end)
    if not authority and config.authority(period.end) in _AUTHORITIES:
        authority = say(_AUTHORITIES[config.authority(period.end)])
    if authority:
        yield Entry(say(Text("主管部门", "Authority")), authority)
    yield Entry(say(Text("数据截至", "As of")), material.day(material.opened.as_of))


def _scope(material: Material) -> str:
    if material.scope.kind is ScopeKind.ALL:
        return material.say(Text("全库", "The whole repository"))
    if material.of_supervisor:
        return material.say(
            Text("督导者{name}的督导", "The supervision given by {name}"),
            name=material.name(material.scope.record),
        )
    below = len(material.within.stations) - 1
    text = (
        Text("{name}及其下级站点{n}个", "{name} with {n} stations below it")
        if below
        else Text("{name}", "{name}")
    )
    return material.say(text, name=material.name(material.scope.record), n=below)


def _notice(material: Material) -> str:
    """What does not count; said even where it is nothing but drafts of other types."""
    drafts, voids, invalid = (material.ask(name) for name in ("drafts", "voids", "invalid_records"))
    if not (drafts.total or voids.total or invalid.total):
        return ""
    parts = []
    sessions = drafts.of("type", "session")
    if sessions:
        parts.append(
            material.say(Text("{n}场未定稿", "{n} {n:session|sessions} not final"), n=plain(sessions))
        )
    if drafts.total > sessions:
        text = Text("{n}个其他记录未定稿", "{n} other {n:record|records} not final")
        parts.append(material.say(text, n=plain(drafts.total - sessions)))
    if voids.total:
        parts.append(
            material.say(Text("{n}个记录作废", "{n} {n:record|records} withdrawn"), n=plain(voids.total))
        )
    if invalid.total:
        text = Text("全库{n}个文件有误", "{n} {n:file|files} of the repository invalid")
        parts.append(material.say(text, n=plain(invalid.total)))
    return material.say(
        Text("{parts}，未计入（见文末名单）。", "Not counted (listed at the end): {parts}."),
        parts=material.say(Text("、", ", ")).join(parts),
    )


def _sections(material: Material) -> Iterator[Section]:
    shown = 0
    for key, title, blocks in _SECTIONS:
        found = tuple(blocks(material))
        if found:
            number = _NUMERALS[shown] if material.lang == "zh" else str(shown + 1)
            shown += 1
            yield Section(key, number, material.say(title), found)


def _appendices(material: Material) -> Iterator[Section]:
    found = [(key, title, parts) for key, title, blocks in _APPENDICES if (parts := tuple(blocks(material)))]
    for n, (key, title, parts) in enumerate(found, 1):
        number = material.say(Text("附件", "Annex "))
        yield Section(key, f"{number}{n}" if len(found) > 1 else number.strip(), material.say(title), parts)


def _figures(material: Material) -> Iterator[FigureValue]:
    """Every figure that has a meaning for the scope, by name."""
    lang = material.lang
    for name in figures.names():
        if not material.applies(name):
            continue
        answer = material.ask(name)
        figure = answer.figure
        breakdowns = {
            each.name: tuple(
                Group(group, answer.groups[each.name][group].get(lang), value)
                for group, value in answer.by(each.name).items()
            )
            for each in figure.breakdowns
        }
        yield FigureValue(
            name, figure.title.get(lang), figure.definition.get(lang), figure.unit.get(lang), figure.op.value,
            tuple(sorted(figure.additive_over)), answer.value, breakdowns,
        )  # fmt: skip
