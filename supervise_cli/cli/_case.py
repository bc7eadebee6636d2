"""How a case stands, in lines below its opening: who has it now, where, how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from supervise_cli.model import Lang, Text
from supervise_cli.pipeline.choosing import named
from supervise_cli.workspace.index.facts import Facts

_TITLE = Text("到 {day} 为止（从个案记录来）：", "As of {day} (from the notes):")
_WORKER, _STATION = Text("负责社工", "Worker"), Text("站点", "Station")
_STAGE, _RISK = Text("阶段", "Stage"), Text("风险等级", "Risk")
_CLOSED, _NOTED = Text("结案", "Closed"), Text("最近一次记录", "Last note")


def standing_lines(facts: Facts, record: str, names: Mapping[str, str], lang: Lang) -> Iterator[str]:
    """The lines; none for a case that does not count yet (a draft, or opened later)."""
    from supervise_cli.definitions.cases import cases
    from supervise_cli.definitions.closing import standing_day
    from supervise_cli.pipeline.computing import words_of

    day = standing_day(facts)
    case = cases(facts, day).get(record)
    if case is None:
        return
    stages, risks = words_of(facts, "case_note", "stage"), words_of(facts, "case", "risk")
    reasons = words_of(facts, "case_note", "closing", "reason")
    closed = (case.closed_on, reasons[case.closing_reason].get(lang) if case.closing_reason else "")
    said = (
        (_WORKER, named(names.get(case.worker, ""), case.worker, lang)),
        (_STATION, named(names.get(case.station, ""), case.station, lang)),
        (_STAGE, stages[case.stage].get(lang)),
        (_RISK, risks[case.risk].get(lang)),
        (_CLOSED, " ".join(closed).strip()),
        (_NOTED, case.noted_on),
    )
    yield _TITLE.fill(lang, {"day": day.isoformat()})
    mark = "：" if lang == "zh" else ": "
    yield from (f"  {title.get(lang)}{mark}{words}" for title, words in said if words)
