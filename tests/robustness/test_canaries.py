"""Confidential text stands in no output of any command but ``show`` and ``edit``, and in no cache file."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from itertools import cycle, product
from pathlib import Path

import pytest
import yaml

from supervise_cli import figures, formats, resources
from supervise_cli.cli._options import given_fields, option_name
from supervise_cli.cli.main import sup
from supervise_cli.records.fields import Kind
from supervise_cli.records.ids import owners
from supervise_cli.records.types import Catalogue
from tests.robustness.canaries import CANARY, Planter, narrative_fields
from tests.running import Ran, run_inside

MONTH = "2022-06"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(resources.schemas())


Planted = tuple[Path, Planter]


def _copied(demo: Path, folder: Path, catalogue: Catalogue) -> Planted:
    folder = Path(shutil.copytree(demo, folder / "records"))
    planter = Planter(folder, catalogue)
    planter.plant_sound()
    return folder, planter


@pytest.fixture(scope="module")
def sound(small_demo: Path, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Planted:
    """The demonstration with a few dozen sound records, drafts and withdrawn ones, full of canaries."""
    return _copied(small_demo, tmp_path_factory.mktemp("sound"), catalogue)


@pytest.fixture(scope="module")
def faulty(small_demo: Path, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Planted:
    """The same with some hundred faulty ones."""
    planted = _copied(small_demo, tmp_path_factory.mktemp("faulty"), catalogue)
    planted[1].plant_faulty()
    return planted


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests of this file; it is searched at the end."""
    return tmp_path_factory.mktemp("canary-cache")


@pytest.fixture
def run(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """A command over a planted repository."""
    monkeypatch.setenv("SUP_CACHE_DIR", str(cache))

    def one(planted: Planted, *words: str, lang: str = "zh") -> Ran:
        ran = run_inside("-C", planted[0], "--lang", lang, *words)
        assert "sup 自己出了错" not in ran.err, ran.err
        assert "sup itself failed" not in ran.err, ran.err
        return ran

    return one


def _silent(ran: Ran) -> None:
    said = [line for line in (ran.out + ran.err).splitlines() if CANARY.search(line)]
    assert said == []


def test_every_confidential_field_holds_a_canary(
    sound: Planted, catalogue: Catalogue, run: Callable[..., Ran]
) -> None:
    every = {(rtype.name, path) for rtype in catalogue for path in narrative_fields(rtype)}
    assert len(every) > 15
    assert every - sound[1].sound == set()
    # And the records count: nothing is silent merely because it was refused.
    assert json.loads(run(sound, "validate", "--format", "json").out)["summary"]["invalid"] == 0


def test_they_would_be_seen(sound: Planted, run: Callable[..., Ran]) -> None:
    ids = sound[1].ids
    for why in ("session as it is", "follow_up as it is", "void_session as it is", "session draft"):
        assert CANARY.search(run(sound, "show", ids[why]).ok().out), why
        assert CANARY.search(run(sound, "show", ids[why], "--json").ok().out), why


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format_", formats.names())
def test_faults_are_told_without_them(
    faulty: Planted, run: Callable[..., Ran], lang: str, format_: str
) -> None:
    ran = run(faulty, "validate", "--all", "--format", format_, lang=lang)
    assert ran.code == 1
    # So many kinds of fault that silence means something.
    assert len(set(re.findall(r"SUP[0-9]{3}", ran.out))) > 25
    _silent(ran)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_mends_are_shown_without_them(faulty: Planted, run: Callable[..., Ran], lang: str) -> None:
    ran = run(faulty, "validate", "--fix", "--dry-run", lang=lang)
    assert ran.code == 1
    assert len(re.findall("^--- ", ran.out, re.MULTILINE)) > 20
    assert len(re.findall("^[-+] ", ran.out, re.MULTILINE)) > 50
    _silent(ran)


# What is said of either is worded in both languages by the same code.
@pytest.mark.parametrize(("which", "lang"), [("sound", "zh"), ("faulty", "en")])
def test_lists_reports_and_the_first_screen(
    request: pytest.FixtureRequest, run: Callable[..., Ran], catalogue: Catalogue, which: str, lang: str
) -> None:
    planted = request.getfixturevalue(which)
    for what in [(), *((name,) for name in catalogue.names()), ("actions",), ("drafts",)]:
        for options in ((), ("--json",)):
            _silent(run(planted, "list", *what, *options, lang=lang).ok())
    _silent(run(planted, lang=lang).ok())
    ways = list(product(((), ("--json",)), ((), ("--as-of", "2022-06-20"))))
    for words in (("due",), ("policy",), ("status", "--every"), ("list", "requests", "--all")):
        for options, day in ways:
            _silent(run(planted, *words, *options, *day, lang=lang).ok())
    # So many of one kind that each in one of these ways is enough.
    for words, (options, day) in zip(_briefs(planted, run), cycle(ways), strict=False):
        _silent(run(planted, *words, *options, *day, lang=lang).ok())
    for format_ in ("md", "html", "json"):
        ran = run(planted, "report", "--month", MONTH, "--format", format_, lang=lang).ok()
        assert len(ran.out) > 500
        _silent(ran)


def _briefs(planted: Planted, run: Callable[..., Ran]) -> list[tuple[str, str]]:
    """``brief`` of every station and of some people."""
    listed = [json.loads(run(planted, "list", kind, "--json").out) for kind in ("station", "person")]
    return [("brief", each["id"]) for each in [*listed[0], *listed[1][:8]] if each["status"] == "final"]


def test_every_figure_explained(sound: Planted, faulty: Planted, run: Callable[..., Ran]) -> None:
    for name in figures.names():
        _silent(run(sound, "explain", name, "--month", MONTH).ok())
    for name in ("invalid_records", "drafts", "voids"):
        _silent(run(faulty, "explain", name, "--month", MONTH).ok())


def test_commands_that_refuse_or_do_not_find(sound: Planted, run: Callable[..., Ran]) -> None:
    ids = sound[1].ids
    for words in (
        ("show", "没有这个"), ("done", "没有这个"), ("done", "S-2022"), ("done", ""), ("show", "S-"),
        ("finish", ids["session draft"]), ("finish", ids["session as it is"]), ("finish", "S-"),
        ("finish", ids["session draft"], "--set", "minutes=abc"),
        ("void", ids["session as it is"]), ("void", "S-20", "--reason", "x"),
        ("edit", "没有这个"), ("report", "--month", "x"), ("report", "--scope", "没有"),
    ):  # fmt: skip
        _silent(run(sound, *words))


def test_what_is_typed_is_not_said_again(sound: Planted, faulty: Planted, run: Callable[..., Ran]) -> None:
    canary = sound[1].canary(1)
    for bad in (("--minutes", "abc"), ("--date", "x"), ("--form", "nonsense"), ("--attendee", "没有这个人")):
        _silent(run(sound, "new-session", "--summary", canary, "--suggestion", canary, *bad))
    for identity in list(faulty[1].ids.values())[::40]:
        for path in list(faulty[0].rglob(identity + ".yaml"))[:1]:
            ran = run(sound, "new-session", "--from", str(path), "--minutes", "-1")
            assert ran.code == 2
            _silent(ran)


def test_commands_that_write(sound: Planted, run: Callable[..., Ran], tmp_path: Path) -> None:
    person = json.loads(run(sound, "list", "person", "--json").out)[0]["id"]
    ids, canary = sound[1].ids, sound[1].canary(1)
    for words in (
        ("new-session", "--attendee", person, "--date", "2022-06-20", "--summary", canary, "--draft"),
        ("new-follow-up", "--of", ids["session as it is"] + "#a1", "--text", canary),
        ("done", ids["session as it is"] + "#a1", "--text", canary),
        ("finish", ids["draft_session as it is"], "--set", f"summary={canary}"),
        ("void", ids["follow_up as it is"], "--by", person, "--reason", canary),
        ("new-station", "--name", "某村", "--division-code", "410922104999"),
    ):
        ran = run(sound, *words)
        assert ran.code == 0, (words, ran.err)
        _silent(ran)
    for rtype in Catalogue.load(resources.schemas()):
        told = [f for f in given_fields(rtype) if Kind.NARRATIVE in {f.kind, f.item.kind if f.item else None}]
        if told:
            typed = [word for f in told for word in (option_name(f), canary)]
            for field in map(rtype.field, owners(rtype)):
                assert field is not None
                typed += [option_name(field), ids[f"{field.references[0]} as it is"]]
            ran = run(sound, rtype.command, *typed, "--draft")
            assert ran.code == 0, (rtype.name, ran.err)
            _silent(ran)
    table = tmp_path / "people.csv"
    table.write_text("姓名,站点,岗位\n欧阳甲,没有的站,社工\n", encoding="utf-8")
    _silent(run(sound, "import", "people", str(table)))
    table.write_text("名称,区划代码\n某某村,410922104998\n", encoding="utf-8")
    _silent(run(sound, "import", "stations", str(table)))
    for kind, heads in (
        ("sessions", "督导日期,督导,受督导人,督导形式,督导纪要,督导建议,议程,取消原因"),
        ("visits", "走访日期,到访站点,督导,目的,意见"),
        ("requests", "提出日期,提出者,需求内容,具体说明"),
        ("actions", "督导日期,督导,受督导人,要做的事,具体说明,完成情况,完成日期,跟进说明"),
    ):
        day = ["2022-06-20", person, person, *[canary] * (heads.count(",") - 2)]
        rows = [day, [canary] * len(day), [canary, *day[1:]]]
        table.write_text("\n".join([heads, *map(",".join, rows)]) + "\n", encoding="utf-8")
        for lang in ("zh", "en"):
            _silent(run(sound, "import", kind, str(table), lang=lang))


def test_every_type_is_made_from_a_file(
    sound: Planted, run: Callable[..., Ran], catalogue: Catalogue, tmp_path: Path
) -> None:
    for why, identity in sound[1].ids.items():
        if why.endswith("as it is") and not identity.startswith("ST-"):
            (path,) = (p for p in sound[0].rglob("*.yaml") if identity in (p.stem, p.parent.name))
            text = path.read_text(encoding="utf-8")
            data = {k: v for k, v in yaml.safe_load(text).items() if k not in ("id", "status", "void")}
            if data["schema"] == "waiver/1":
                # Only what some rule lets be waived is taken.
                data["code"] = "SUP301"
            new = tmp_path / "new.yaml"
            new.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
            command = catalogue.get(str(data["schema"]).partition("/")[0]).command
            for options in (("--dry-run",), ("--draft",), ()):
                ran = run(sound, command, "--from", str(new), *options)
                assert ran.code == 0, (why, ran.err)
                _silent(Ran(0, "" if "--dry-run" in options else ran.out, ran.err))


def test_no_command_is_left_out(catalogue: Catalogue) -> None:
    # A command that is not in this list has no test above: add both.
    import click

    with click.Context(sup) as context:
        there = set(sup.list_commands(context))
    tested = {
        "due", "policy", "status", "brief", "validate", "list", "report", "explain", "done", "finish", "void",
        "import", "show", "edit",
    }  # fmt: skip
    makers = {rtype.command for rtype in Catalogue.load(resources.schemas())}
    other_folders = {"init", "demo", "schemas"}
    assert there - other_folders == tested | makers


def test_the_cache_holds_none(sound: Planted, faulty: Planted, run: Callable[..., Ran], cache: Path) -> None:
    for planted in (sound, faulty):
        for words in (("validate", "--all"), ("list", "session"), ("report", "--month", MONTH)):
            run(planted, *words)
    files = [each for each in cache.rglob("*") if each.is_file()]
    assert sum(each.stat().st_size > 100_000 for each in files) == 2
    for each in files:
        assert CANARY.search(each.read_bytes().decode("utf-8", "replace")) is None, each.name
