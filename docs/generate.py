"""Writes ``docs/reference/`` from the code: checks, records, commands, figures, policy; in both languages.

``python docs/generate.py`` writes; ``--check`` names the stale pages (exit 1); ``--into DIR`` writes
them there.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from supervise_cli import figures, resources, rules
from supervise_cli.model import LANGUAGES, Lang, Severity, Text, Tier
from supervise_cli.pipeline.turns import ROLES
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.reading import read
from supervise_cli.records.types import Catalogue, RecordType

HERE = Path(__file__).parent / "reference"
_MADE = Text(
    "<!-- 由 docs/generate.py 生成，不要手改 -->", "<!-- made by docs/generate.py; do not edit by hand -->"
)
_SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFORMATION: Text("提示", "information"),
}
_ASKED_FOR = Text("默认不查", "off by default")
_TIER = {
    Tier.RECORD: Text("记录", "record"),
    Tier.PRACTICE: Text("实务", "practice"),
    Tier.HISTORY: Text("历史", "history"),
}
_KIND = {
    Kind.TEXT: Text("文字", "text"),
    Kind.NARRATIVE: Text("保密文字", "confidential text"),
    Kind.INTEGER: Text("整数", "whole number"),
    Kind.NUMBER: Text("数", "number"),
    Kind.BOOLEAN: Text("true / false", "true / false"),
    Kind.DATE: Text('日期 "2022-06-15"', 'date "2022-06-15"'),
    Kind.TIME: Text('时间 "09:30"', 'time "09:30"'),
    Kind.DATETIME: Text("日期和时间", "date and time"),
    Kind.CHOICE: Text("选一个", "one of"),
    Kind.REFERENCE: Text("编号", "id"),
    Kind.OBJECT: Text("一组字段", "fields"),
    Kind.LIST: Text("列表", "list"),
    Kind.PERIOD: Text("时段", "period"),
}


def _cell(text: object) -> str:
    """A value inside a Markdown table."""
    return str(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ").strip()


def _table(heads: list[str], rows: Iterator[list[object]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _heads(lang: Lang, *heads: Text) -> list[str]:
    return [head.get(lang) for head in heads]


# --- checks --------------------------------------------------------------------------------------

_CHECKS = Text(
    "# 检查一览\n\n`sup validate` 会说的每一类问题。看某一个的原因、例子和改法：`sup explain "
    "代码`（或名称）。"
    "代码一旦用过就不再改作他用；`--select`、`--ignore` 可以写代码、代码的开头或名称。\n",
    "# Checks\n\nEvery kind of thing `sup validate` may say. For the reason, an example and what to do: "
    "`sup explain CODE` (or its slug). A code is never used again for anything else; `--select` and "
    "`--ignore` "
    "take codes, prefixes and slugs.\n",
)


def checks(lang: Lang) -> str:
    heads = _heads(
        lang,
        Text("代码", "Code"),
        Text("名称", "Slug"),
        Text("说的是什么", "What it says"),
        Text("程度", "Severity"),
        Text("何时检查", "Tier"),
        Text("给谁看", "For"),
        Text("可否豁免", "Waivable"),
    )

    def rows() -> Iterator[list[object]]:
        for code in rules.codes():
            rule = rules.get(code)
            waivable = Text("可以", "yes") if rule.waivable else Text("不可以", "no")
            words = (
                rule.title,
                _ASKED_FOR if rule.asked_for else _SEVERITY[rule.severity],
                _TIER[rule.tier],
                ROLES[rule.audience],
                waivable,
            )
            yield [f"`{code}`", f"`{rule.slug}`", *(each.get(lang) for each in words)]

    return _CHECKS.get(lang) + "\n" + _table(heads, rows())


# --- records -------------------------------------------------------------------------------------


def _kind(field: Field, lang: Lang) -> str:
    if field.kind is Kind.LIST and field.item is not None:
        of = _kind(field.item, lang)
        return {"zh": f"列表：{of}", "en": f"list: {of}"}[lang]
    if field.kind is Kind.REFERENCE:
        return f"{_KIND[field.kind].get(lang)} ({', '.join(field.references)})"
    return _KIND[field.kind].get(lang)


def _choices(field: Field, lang: Lang) -> str:
    of = field.item if field.kind is Kind.LIST and field.item is not None else field
    return {"zh": "；", "en": "; "}[lang].join(f"`{c.value}` {c.title.get(lang)}" for c in of.choices)


def _about(field: Field, lang: Lang) -> str:
    """The field's description, and the choices it allows."""
    parts = [field.description.get(lang), _choices(field, lang)]
    return " ".join(part for part in parts if part)


def _field_rows(fields: tuple[Field, ...], lang: Lang, prefix: str = "") -> Iterator[list[object]]:
    for field in fields:
        needed = {"zh": "必填", "en": "yes"}[lang] if field.required else ""
        yield [
            f"`{prefix}{field.name}`",
            field.title.get(lang),
            _kind(field, lang),
            needed,
            _about(field, lang),
        ]
        inner = field.item if field.kind is Kind.LIST and field.item is not None else field
        mark = "[]." if field.kind is Kind.LIST else "."
        yield from _field_rows(inner.fields, lang, f"{prefix}{field.name}{mark}")


def record(rtype: RecordType, lang: Lang) -> str:
    heads = _heads(
        lang,
        Text("字段", "Field"),
        Text("标题", "Title"),
        Text("内容", "Holds"),
        Text("定稿必填", "Needed when final"),
        Text("说明", "About"),
    )
    standing = Text("长期记录：就地修改", "standing: edited in place")
    once = Text(
        "一次写成：以后的变化写在后来的记录里", "written once: what happens later stands in later records"
    )
    facts = Text(
        "`schema: {schema}` · 编号以 `{prefix}-` 开头 · 放在 `{folder}/` · {kind} · `sup {command}`",
        "`schema: {schema}` · ids begin with `{prefix}-` · kept in `{folder}/` · {kind} · `sup {command}`",
    ).fill(
        lang,
        {
            "schema": rtype.schema_name,
            "prefix": rtype.prefix,
            "folder": rtype.folder,
            "kind": standing if rtype.standing else once,
            "command": rtype.command,
        },
    )
    title, about = rtype.title.get(lang), rtype.description.get(lang)
    return f"# {title} `{rtype.name}`\n\n{about}\n\n{facts}\n\n" + _table(
        heads, _field_rows(rtype.fields, lang)
    )


_RECORDS = Text(
    "# 记录的种类\n\n每条记录是一个 YAML 文件，文件名就是编号。草稿除 `schema`、`id`、`status` "
    "外都可以先空着。"
    "表里写“必填”的，定稿都要有；还有几项看情况（例如已进行的督导要有时长、内容和纪要），"
    "缺了会告诉您还差什么。\n",
    "# Kinds of records\n\nEvery record is a YAML file named by its id. A draft may lack everything but "
    "`schema`, "
    "`id` and `status`. What the tables call needed, every final record has; some fields are needed under a "
    "condition (a session that was held has minutes, content and a summary), and you are told what is "
    "missing.\n",
)


def records(catalogue: Catalogue, lang: Lang) -> str:
    heads = _heads(
        lang,
        Text("种类", "Type"),
        Text("是什么", "What it is"),
        Text("文件夹", "Folder"),
        Text("编号", "Ids"),
        Text("命令", "Command"),
    )
    rows: Iterator[list[object]] = (
        [
            f"[`{t.name}`]({t.name}.md)",
            t.title.get(lang),
            f"`{t.folder}`",
            f"`{t.prefix}-…`",
            f"`sup {t.command}`",
        ]
        for t in catalogue
    )
    return _RECORDS.get(lang) + "\n" + _table(heads, rows)


# --- figures and policy --------------------------------------------------------------------------

_FIGURES = Text(
    "# 数字一览\n\n月报里每个数都由它背后的行算出来；看是哪些行："
    "`sup explain 名称 --month 2022-06 [--scope 清丰县]`。"
    "“可加”说的是：各县（或各月、各督导）的数加起来，是不是等于全市（全年、全部）的数。\n",
    "# Figures\n\nEvery number of the report is computed from the rows behind it; to see them: "
    "`sup explain NAME --month 2022-06 [--scope 清丰县]`. “Adds up over” says over what its values may be "
    "added.\n",
)
_OVER = {
    "station": Text("站点、县", "stations, counties"),
    "month": Text("月", "months"),
    "supervisor": Text("督导", "supervisors"),
}


def all_figures(lang: Lang) -> str:
    heads = _heads(
        lang,
        Text("名称", "Name"),
        Text("标题", "Title"),
        Text("怎么算", "Definition"),
        Text("单位", "Unit"),
        Text("算法", "Operation"),
        Text("可加", "Adds up over"),
    )

    def rows() -> Iterator[list[object]]:
        for name in figures.names():
            figure = figures.get(name)
            over = {"zh": "、", "en": ", "}[lang].join(
                words.get(lang) for key, words in _OVER.items() if key in figure.additive_over
            )
            words = (figure.title, figure.definition, figure.unit)
            yield [f"`{name}`", *(each.get(lang) for each in words), f"{figure.op}", over or "—"]

    return _FIGURES.get(lang) + "\n" + _table(heads, rows())


_POLICY = Text(
    "# 规定的默认值\n\n`policy.yaml` 没有写到的，按这里的值；每个值都说从哪天起、多少、出处。"
    "没有找到出处的，写“无”。\n",
    "# Policy defaults\n\nWhat holds where `policy.yaml` says nothing: since when, how much, and where it "
    "comes "
    "from. “none” means that nobody has found a source.\n",
)


def policy(lang: Lang) -> str:
    data = read((resources.schemas() / "_policy.default.yaml").read_bytes()).data or {}
    heads = _heads(lang, Text("名称", "Name"), Text("从", "From"), Text("值", "Value"), Text("单位", "Unit"))
    rows: Iterator[list[object]] = (
        [
            f"`{name}`",
            each["from"],
            ", ".join(each["value"]) if isinstance(each["value"], list) else each["value"],
            each.get("unit", ""),
            each.get("source") or Text("无", "none").get(lang),
        ]
        for name, values in data.items()
        for each in values
    )
    return _POLICY.get(lang) + "\n" + _table([*heads, Text("出处", "Source").get(lang)], rows)


# --- commands ------------------------------------------------------------------------------------


def help_pages(lang: Lang) -> dict[str, str]:
    """command line → its help, as it is printed to somebody who types it. Only one language a process."""
    import click

    from supervise_cli.cli.main import run, sup

    found: dict[str, str] = {}
    waiting: list[list[str]] = [[]]
    while waiting:
        words = waiting.pop(0)
        with contextlib.redirect_stdout(
            io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
        ) as page:
            code = run(["--lang", lang, *words, "--help"])
        page.flush()
        assert code == 0, words
        assert isinstance(page.buffer, io.BytesIO)
        found[" ".join(["sup", *words])] = page.buffer.getvalue().decode("utf-8")
        group = sup if not words else sup.get_command(click.Context(sup), words[0])
        if isinstance(group, click.Group) and len(words) < 2:
            waiting += [[*words, name] for name in group.list_commands(click.Context(group))]
    return found


_COMMANDS = Text(
    "# 命令\n\n和 `sup 命令 --help` 看到的一样。`-C 文件夹`、`--lang` 写在命令前面，其他选项写在命令后面。\n"
    "退出码：0 没有错误，1 有错误，2 没能运行。\n",
    "# Commands\n\nAs `sup COMMAND --help` prints it. `-C DIR` and `--lang` stand before the command, "
    "everything "
    "else after it.\nExit code: 0 nothing wrong, 1 findings at error level, 2 could not run.\n",
)


def commands(lang: Lang) -> str:
    done = subprocess.run(
        [sys.executable, __file__, "--help-pages", lang],
        env={**{k: v for k, v in os.environ.items() if k not in ("COLUMNS", "SUP_LANG")}, "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
    )
    pages: dict[str, str] = json.loads(done.stdout)
    return _COMMANDS.get(lang) + "".join(
        f"\n## {name}\n\n```text\n{page.rstrip()}\n```\n" for name, page in pages.items()
    )


# --- all -----------------------------------------------------------------------------------------


def pages() -> dict[str, str]:
    """page under ``docs/reference/`` → its text."""
    catalogue = Catalogue.load(resources.schemas())
    found = {}
    for lang in LANGUAGES:
        found[f"{lang}/checks.md"] = checks(lang)
        found[f"{lang}/commands.md"] = commands(lang)
        found[f"{lang}/figures.md"] = all_figures(lang)
        found[f"{lang}/policy.md"] = policy(lang)
        found[f"{lang}/records/index.md"] = records(catalogue, lang)
        for rtype in catalogue:
            found[f"{lang}/records/{rtype.name}.md"] = record(rtype, lang)
    return {
        name: f"{_MADE.get('zh' if name.startswith('zh') else 'en')}\n{text}" for name, text in found.items()
    }


def stale(folder: Path, wanted: dict[str, str]) -> list[str]:
    """The pages that are missing, differ, or should not be there."""
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*.md")}
    differs = {
        name
        for name, text in wanted.items()
        if name not in there or (folder / name).read_text(encoding="utf-8") != text
    }
    return sorted(differs | (there - set(wanted)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--into", type=Path, default=HERE)
    parser.add_argument("--help-pages", choices=LANGUAGES)
    asked = parser.parse_args()
    if asked.help_pages:
        text = json.dumps(help_pages(asked.help_pages))
        sys.stdout.write(text)
        return 0
    wanted = pages()
    old = stale(asked.into, wanted)
    if asked.check:
        sys.stdout.write("".join(f"stale: {name}\n" for name in old))
        return 1 if old else 0
    for name in old:
        path = asked.into / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
