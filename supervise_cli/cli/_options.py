"""The options by which a record is typed and the example of its command, all read from the schema."""

from __future__ import annotations

import click

from supervise_cli.cli.kit import Option, as_of_option
from supervise_cli.model import Text
from supervise_cli.records.types import Field, Kind, RecordType

_OWN = frozenset({"schema", "id", "status", "void"})
_TAKEN = frozenset({"from"})
"""Field names that are also options every ``new-*`` has."""
_UNCHANGED = ("minutes", "progress", "as", "focus")


def option_name(field: Field) -> str:
    """``--division-code``; a list takes its singular, ``--attendee``."""
    name = field.name
    if field.kind is Kind.LIST and name.rpartition("_")[2] not in _UNCHANGED:
        name = name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")
    if name in _TAKEN:
        name += "_date"
    return "--" + name.replace("_", "-")


def given_fields(rtype: RecordType) -> list[Field]:
    """The fields that somebody may type."""
    return [field for field in rtype.fields if field.name not in _OWN]


def option(field: Field) -> Option:
    """The option by which a field is given."""
    title = Text(_with_choices(field, "zh"), _with_choices(field, "en"))
    if field.each:
        title = Text(title.zh + "（写几个就各记一条）", title.en + " (a record each)")
    return Option(
        option_name(field),
        "field_" + field.name,
        multiple=field.kind is Kind.LIST or field.each,
        metavar=_metavar(field),
        words=title,
    )


def _metavar(field: Field) -> str | Text:
    inner = field.item if field.kind is Kind.LIST and field.item is not None else field
    if inner.kind is Kind.OBJECT:
        alone = [m for m in inner.fields if m.required and m.default_from is None and not m.has_default]
        if len(alone) == 1 and alone[0].kind is Kind.REFERENCE:
            return "ID"
        needed = [m for m in inner.fields if m.required and m.default_from != "key"] or list(inner.fields[:2])
        return Text(
            "'" + ";".join(f"{m.title.zh}=…" for m in needed[:3]) + "'",
            "'" + ";".join(f"{m.name}=…" for m in needed[:3]) + "'",
        )
    return {Kind.DATE: "YYYY-MM-DD", Kind.TIME: "HH:MM", Kind.INTEGER: "N", Kind.REFERENCE: "ID"}.get(
        inner.kind, "TEXT"
    )


def _with_choices(field: Field, lang: str) -> str:
    inner = field.item if field.kind is Kind.LIST and field.item is not None else field
    title = (field.title.zh if lang == "zh" else field.title.en) or field.name
    if not inner.choices:
        return title
    if lang == "zh":
        return title + "：" + "、".join(c.title.zh for c in inner.choices)
    return title + ": " + ", ".join(c.value for c in inner.choices)


def common() -> list[click.Parameter]:
    """The options that every ``new-<type>`` has behind those for the fields of its type."""
    return [
        Option(
            "--from",
            "source",
            metavar="FILE|-",
            words=Text(
                "整条记录从文件（或标准输入）读", "take the whole record from a file (or standard input)"
            ),
        ),
        Option("--draft", is_flag=True, words=Text("先存成草稿", "save as a draft")),
        Option("--dry-run", is_flag=True, words=Text("只显示，不写文件", "print instead of writing")),
        as_of_option(),
    ]


_EXAMPLES = {
    "station": ("sup new-station --name 柳格镇 --division-code 410922104 --state open",),
    "person": (
        "sup new-person --label 王秀兰 --posting '站点=柳格镇;岗位=社工;任职起=2022-03-01'",
        "sup new-person --label 李建国 --posting 'station=ST-410922;role=supervisor' --appointment "
        "'kind=full_time;side=internal'",
    ),
    "agreement": (
        "sup new-agreement --supervisor 李建国 --station 柳格镇 --from-date 2022-04-01 --frequency "
        "'per=month;count=1'",
    ),
    "session": (
        "sup new-session",
        "sup new-session --attendee 王秀兰 --supervisor 李建国 --date 2022-06-15 --minutes 60 --form "
        "个别督导 --mode 面谈 "
        "--content 给予情绪支持 --summary @谈话.txt",
        "sup new-session --from 记录.yaml --dry-run",
    ),
    "follow_up": ("sup new-follow-up --of S-20220615-7K3QX#a1 --outcome done",),
}


_NAMED = {"person": "王秀兰", "station": "柳格镇"}
"""What people type for a record of a type; of any other its id."""


def examples(rtype: RecordType) -> tuple[str, ...]:
    """The command with what a final record needs; where the schema cannot tell it well, as written above."""
    typed = [
        f"{option_name(field)} {_sample(field)}"
        for field in given_fields(rtype)
        if field.required and not field.has_default and field.default_from is None
    ]
    return _EXAMPLES.get(rtype.name, (" ".join([f"sup {rtype.command}", *typed]),))


def _sample(field: Field) -> str:
    inner = field.item if field.kind is Kind.LIST and field.item is not None else field
    if inner.kind is Kind.OBJECT:
        alone = [m for m in inner.fields if m.required and m.default_from is None and not m.has_default]
        if len(alone) == 1:
            return _sample(alone[0])
        return "'" + ";".join(f"{m.title.zh}={_sample(m)}" for m in alone) + "'"
    if inner.choices:
        return inner.choices[0].title.zh
    if inner.kind is Kind.REFERENCE and set(inner.references) <= set(_NAMED):
        return _NAMED[inner.references[0]]
    return str(inner.example) if inner.example is not None else "…"
