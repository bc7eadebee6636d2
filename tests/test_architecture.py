"""The plan of the house, run: who may import whom, names, sizes, and that every rule is whole."""

from __future__ import annotations

import ast
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from supervise_cli import rules
from supervise_cli.model import Text
from supervise_cli.rules.rule import Rule, Sentence
from tests.tools import ROOT

PACKAGE = ROOT / "supervise_cli"
SOURCES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 400
LONGER: frozenset[str] = frozenset()
"""Files that may be longer. May only shrink; it is empty and should stay so."""

_EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# --- who may import whom -------------------------------------------------------------------------


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports as run; sys.exit(run(no_cache=True))",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_import_contracts_hold() -> None:
    done = _lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("rules/sup201_unknown_record.py", "import yaml", "Only records reads and writes YAML"),
        ("figures/figure.py", "from supervise_cli.workspace import tree", "see facts, never files"),
        ("records/ids.py", "from supervise_cli.workspace import layout", "Data flows one way"),
        ("workspace/tree.py", "import git", "Only history knows git"),
        ("model.py", "from supervise_cli import errors", "Data flows one way"),
        ("brandnew.py", "", "Data flows one way"),
    ],
)
def test_a_planted_import_breaks_its_contract(tmp_path: Path, file: str, line: str, contract: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "supervise_cli", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "supervise_cli" / file
    text = planted.read_text(encoding="utf-8") if planted.exists() else ""
    planted.write_text(f"{text}\n{line}\n", encoding="utf-8")
    done = _lint(tmp_path)
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode != 0
    assert contract in said


# --- names and sizes -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_files_stay_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines < MAX_LINES or _name(path) in LONGER


def test_no_exception_outlives_its_reason() -> None:
    assert {
        n for n in LONGER if len((ROOT / n).read_text(encoding="utf-8").splitlines()) < MAX_LINES
    } == set()


def test_no_room_is_called_nothing() -> None:
    parts = {p: set(p.relative_to(PACKAGE).with_suffix("").parts) for p in SOURCES}
    assert [
        _name(p) for p, names in parts.items() if any(_EMPTY_NAMES & set(n.split("_")) for n in names)
    ] == []


def test_every_module_says_what_it_is() -> None:
    silent = []
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if tree.body and not ast.get_docstring(tree):
            silent.append(_name(path))
    assert silent == []


# --- words in both languages ---------------------------------------------------------------------


_NO_FORMAT = "(no format)"


def _placeholders(words: str) -> set[str]:
    """The parameters of a message. Documentation is never filled in and may hold any brace."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
    except ValueError:
        return {_NO_FORMAT}


def _of(lang: str, names: set[str]) -> set[str]:
    """The parameters that hold words of one language (``title_zh``)."""
    return {name for name in names if name == lang or name.endswith(f"_{lang}")}


def _shared(names: set[str]) -> set[str]:
    return names - _of("zh", names) - _of("en", names)


def faults_of_text(text: Text) -> list[str]:
    """What is wrong with one message: a language is missing, or they take different parameters."""
    found = [f"no {lang}" for lang in ("zh", "en") if not text.get(lang).strip()]
    zh, en = _placeholders(text.zh), _placeholders(text.en)
    if _shared(zh) != _shared(en):
        found.append(f"zh takes {sorted(zh)}, en takes {sorted(en)}")
    found += [f"{{{name}}} stands in the other language" for name in sorted(_of("en", zh) | _of("zh", en))]
    return found


def _literal(node: ast.expr) -> str | None:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def _written_texts(path: Path) -> Iterator[tuple[int, str, str]]:
    """(line, zh, en) of every ``Text("…", "…")`` in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            words = {("zh", "en")[n]: a for n, a in enumerate(node.args[:2])}
            words |= {k.arg: k.value for k in node.keywords if k.arg in ("zh", "en")}
            zh, en = (_literal(words[lang]) if lang in words else None for lang in ("zh", "en"))
            if zh is not None and en is not None:
                yield node.lineno, zh, en


def _without_parameters(words: str) -> str:
    return re.sub(r"\{[^{}]*\}", "", words)


def _chinese(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_every_message_has_both_languages(path: Path) -> None:
    wrong = []
    for line, zh, en in _written_texts(path):
        if len(zh) == 1 and _chinese(zh) and not en:
            continue  # A measure word (人, 场): English has none.
        faults = faults_of_text(Text(zh, en))
        if any(c.isalpha() for c in _without_parameters(zh)) and not _chinese(zh) and zh != en:
            faults.append("no Chinese in zh")
        if _chinese(zh) and not any("a" <= c.lower() <= "z" for c in en):
            faults.append("no English in en")
        wrong += [f"{_name(path)}:{line}: {fault}" for fault in faults]
    assert wrong == []


def test_messages_are_found_at_all() -> None:
    assert sum(1 for path in SOURCES for _ in _written_texts(path)) > 300


# --- rules ---------------------------------------------------------------------------------------

RULE_FILES = sorted((PACKAGE / "rules").glob("sup[0-9]*.py"))
CODES = list(rules.codes())
_THE_NET = "SUP199"
"""Catches what no other rule words; it can have no example of its own."""


def _texts(rule: Rule) -> Iterator[tuple[str, Text]]:
    for field in fields(rule):
        value = getattr(rule, field.name)
        if isinstance(value, Text):
            yield field.name, value
    for variant, sentence in rule.sentences.items():
        yield f"sentences[{variant!r}].message", sentence.message
        yield f"sentences[{variant!r}].hint", sentence.hint
    for variant, text in rule.skips.items():
        yield f"skips[{variant!r}]", text


def faults_of_rule(rule: Rule, file: str) -> list[str]:
    """What is missing in one rule, or not as its file name says."""
    found = [f"{where}: {fault}" for where, text in _texts(rule) for fault in faults_of_text(text)]
    for variant, sentence in rule.sentences.items():
        if _NO_FORMAT in _placeholders(sentence.message.zh) | _placeholders(sentence.hint.zh):
            found.append(f"sentence {variant!r} cannot be filled in: double its braces")
    if file != f"{rule.code.lower()}_{rule.slug.replace('-', '_')}":
        found.append(f"is {rule.code} {rule.slug}, but lies in {file}.py")
    words = {"source": rule.source, "example": rule.example}
    plain = {name: text.zh if isinstance(text, Text) else text for name, text in words.items()}
    found += [f"no {name}" for name, text in plain.items() if not text.strip()]
    if rule.code == _THE_NET:
        found.remove("no example")
    if not rule.sentences:
        found.append("no sentences")
    if rule.check is not None and not rule.check.__doc__:
        found.append("its check does not say what it finds")
    return found


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda p: p.stem)
def test_every_rule_is_whole(path: Path) -> None:
    rule = rules.get(path.stem.partition("_")[0].upper())
    assert faults_of_rule(rule, path.stem) == []


def test_codes_and_slugs_are_unique() -> None:
    # Two files with one code: the later would silently hide the earlier.
    assert len(RULE_FILES) == len(CODES)
    slugs = list(rules.codes().values())
    assert sorted({s for s in slugs if slugs.count(s) > 1}) == []


def test_every_python_file_in_rules_is_a_rule_or_the_rule() -> None:
    others = {p.name for p in (PACKAGE / "rules").glob("*.py")} - {p.name for p in RULE_FILES}
    assert others == {"__init__.py", "rule.py"}


def _good() -> Rule:
    return rules.get(CODES[0])


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        (lambda r: replace(r, title=Text("只有中文", "")), "no en"),
        (lambda r: replace(r, why=Text("", "English only")), "no zh"),
        (lambda r: replace(r, source=" "), "no source"),
        (lambda r: replace(r, slug="another"), "but lies in"),
        (lambda r: replace(r, sentences={}), "no sentences"),
        (
            lambda r: replace(r, sentences={"": Sentence(Text("第 {n} 行", "line {m}"), Text("改", "mend"))}),
            "zh takes",
        ),
        (
            lambda r: replace(
                r, sentences={"": Sentence(Text("{title_en}", "{title_en}"), Text("改", "mend"))}
            ),
            "stands in the other language",
        ),
    ],
)
def test_a_rule_that_lacks_something_is_noticed(broken: object, word: str) -> None:
    assert callable(broken)
    file = RULE_FILES[0].stem
    assert faults_of_rule(_good(), file) == []
    assert any(word in fault for fault in faults_of_rule(broken(_good()), file))
