"""What ``sup init`` and ``sup schemas`` write makes an editor complete and check records while typing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from supervise_cli import resources
from supervise_cli.records.types import Catalogue
from supervise_cli.workspace import editors
from supervise_cli.workspace.layout import Layout
from tests.cli.language_server import Editor, language_server
from tests.running import Ran, run_inside
from tests.tools import ROOT

EXAMPLE = ROOT / "examples" / "puyang"
MONTH = "sessions/2022/05"
HELD = (EXAMPLE / MONTH / "S-20220510-7K3QX.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(resources.schemas())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new repository."""
    made = tmp_path_factory.mktemp("editors") / "濮阳督导"
    run_inside("init", made).ok()
    return made


@pytest.fixture(scope="module")
def editor(root: Path) -> Iterator[Editor]:
    """An editor in it, told nothing but what stands in its settings."""
    told = _settings(root) | {"validate": True, "completion": True, "schemaStore": {"enable": False}}
    told["schemas"] = told.pop("yaml.schemas")
    with language_server(root, told) as running:
        yield running


def _settings(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    return found


def _line(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines()) if line.startswith(start))


def test_a_choice_is_offered_with_its_chinese_words(editor: Editor, root: Path, catalogue: Catalogue) -> None:
    text = HELD.replace("form: individual\n", "form: \n")
    file = root / MONTH / "S-20220510-AAAAA.yaml"
    editor.open(file, text)
    offered = editor.complete(file, _line(text, "form: "), len("form: "))
    form = catalogue.get("session").field("form")
    assert form is not None
    assert {each["label"]: each["documentation"] for each in offered} == {
        choice.value: choice.title.zh for choice in form.choices
    }
    assert {each["label"]: each["documentation"] for each in offered}["individual"] == "个别督导"


def test_a_wrong_value_and_an_unknown_field_are_marked_where_they_stand(editor: Editor, root: Path) -> None:
    text = HELD.replace("form: individual\n", "form: indivdual\nweather: fine\n")
    found = editor.open(root / MONTH / "S-20220510-BBBBB.yaml", text)
    assert [(each["range"]["start"]["line"], each["severity"]) for each in found] == [
        (_line(text, "form: "), 1),
        (_line(text, "weather: "), 1),
    ]
    assert "individual" in found[0]["message"]
    assert "weather" in found[1]["message"]


def test_a_sound_session_has_no_marks(editor: Editor, root: Path) -> None:
    assert editor.open(root / MONTH / "S-20220510-CCCCC.yaml", HELD) == []


def test_every_kind_of_file_is_judged_by_its_own_schema_and_sound_but_for_what_is_unknown(
    editor: Editor, root: Path, catalogue: Catalogue
) -> None:
    texts = {root / "policy.yaml": "", root / "schemas" / "overlay.yaml": ""}
    texts |= {root / each.relative_to(EXAMPLE): each.read_text("utf-8") for each in EXAMPLE.rglob("*.yaml")}
    seen = set()
    for place, text in texts.items():
        name = str((yaml.safe_load(text) or {}).get("schema", place.stem)).replace("/", "-")
        if name not in seen:
            seen.add(name)
            (mark,) = editor.open(place, text + "nonsense: 1\n")
            assert "nonsense" in mark["message"]
            (schema,) = mark["data"]["schemaUri"]
            assert schema.endswith(f"/{editors.FOLDER}/{name}.schema.json")
    assert {f"{name}.schema.json" for name in seen} == set(editors.associations(catalogue))


def test_the_settings_name_each_copy_and_every_place_where_a_type_may_lie(
    root: Path, catalogue: Catalogue
) -> None:
    mapping = _settings(root)["yaml.schemas"]
    copies = {f"./{each.relative_to(root).as_posix()}" for each in (root / editors.FOLDER).glob("[a-z]*")}
    assert set(mapping) == copies
    layout = Layout(catalogue)
    elsewhere = ["cases/C-8KD3V/x.yaml", "people/x/P-2XR7C.yaml", "sessions/2022/S-20220510-7K3QX.yaml"]
    for path in [*(each.relative_to(EXAMPLE).as_posix() for each in EXAMPLE.rglob("*.yaml")), *elsewhere]:
        meant = [name for name, glob in mapping.items() if PurePosixPath("/" + path).match(f"/{glob}")]
        fitting = [each.name for each in catalogue if layout.fits(each.name, path)]
        assert bool(fitting) == (path not in {*elsewhere, "sup.yaml"})
        if path == "sup.yaml":
            fitting = ["sup"]
        assert [name.rpartition("/")[2].partition(".")[0].partition("-")[0] for name in meant] == fitting


def test_a_check_does_not_look_into_folders_of_editors(root: Path, tmp_path: Path) -> None:
    other = shutil.copytree(root, tmp_path / "other")
    (other / ".vscode" / "S-20220510-7K3QX.yaml").write_text("nonsense", encoding="utf-8")
    (other / ".vscode" / "people").mkdir()
    (other / ".vscode" / "people" / "x.yml").write_text("nonsense", encoding="utf-8")
    said = run_inside("-C", other, "validate", "--all").ok()
    assert "没有发现问题" in said.out
    assert said.out.splitlines()[-1].startswith("检查完毕：0 个记录文件")


def test_settings_that_are_there_stay_and_that_is_said(sup_here: Callable[..., Ran], tmp_path: Path) -> None:
    settings = tmp_path / "库" / ".vscode" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text("{}", encoding="utf-8")
    ran = sup_here("init", "库").ok()
    assert settings.read_text(encoding="utf-8") == "{}"
    assert ".vscode/settings.json" in ran.err
    assert (settings.parent / "schemas" / "session-1.schema.json").is_file()


# --- sup schemas ---------------------------------------------------------------------------------


def test_schemas_are_written_as_they_are(
    sup_here: Callable[..., Ran], tmp_path: Path, catalogue: Catalogue
) -> None:
    ran = sup_here("schemas", "给别人/格式").ok()
    said = [tmp_path / line for line in ran.out.splitlines()]
    folder = tmp_path / "给别人" / "格式"
    assert said == sorted(folder.glob("*.schema.json"))
    bundled = {each.name.lstrip("_"): each.read_bytes() for each in resources.schemas().glob("*.schema.json")}
    assert {each.name: each.read_bytes() for each in said} == bundled
    assert {each.name for each in said} == set(editors.associations(catalogue))
    assert {each.name for each in folder.iterdir()} - {each.name for each in said} == {editors.WRITTEN}


def test_again_they_are_the_same_and_nothing_is_touched(sup_here: Callable[..., Ran], tmp_path: Path) -> None:
    first = sup_here("schemas", "格式").ok()
    before = {each: each.stat().st_ino for each in (tmp_path / "格式").iterdir()}
    assert sup_here("schemas", "格式").ok().out == first.out
    assert {each: each.stat().st_ino for each in (tmp_path / "格式").iterdir()} == before


def test_a_file_that_somebody_else_wrote_is_not_written_over(
    sup_here: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = tmp_path / "格式"
    folder.mkdir()
    theirs = folder / "session-1.schema.json"
    theirs.write_text('{"别人": "写的"}', encoding="utf-8")
    ran = sup_here("schemas", "格式")
    assert (ran.code, ran.out) == (2, "")
    assert "session-1.schema.json" in ran.err
    assert [each.name for each in folder.iterdir()] == ["session-1.schema.json"]
    assert theirs.read_text(encoding="utf-8") == '{"别人": "写的"}'


def test_what_an_earlier_program_wrote_is_renewed_and_what_was_changed_since_is_not(
    sup_here: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = shutil.copytree(resources.schemas(), tmp_path / "earlier")
    now = (earlier / "session-1.schema.json").read_text(encoding="utf-8")
    (earlier / "session-1.schema.json").write_text(now.replace("督导日期", "日期"), encoding="utf-8")
    with monkeypatch.context() as before:
        before.setattr(resources, "schemas", lambda: earlier)
        sup_here("init", "库").ok()
    copy = tmp_path / "库" / ".vscode" / "schemas" / "session-1.schema.json"
    assert copy.read_text(encoding="utf-8") != now
    sup_here("schemas", "库/.vscode/schemas").ok()
    assert copy.read_text(encoding="utf-8") == now
    copy.write_text(now.replace("督导日期", "日子"), encoding="utf-8")
    assert sup_here("schemas", "库/.vscode/schemas").code == 2
    assert "日子" in copy.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_is_said(sup_here: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    ran = sup_here("schemas", "文件/格式")
    assert ran.code == 2
    assert "文件/格式" in ran.err
