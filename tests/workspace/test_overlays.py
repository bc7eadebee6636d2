"""What an overlay changes in a repository: which records are read again, and which of them count."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from supervise_cli.model import Finding
from supervise_cli.pipeline.checking import check
from supervise_cli.pipeline.opening import Wanted, catalogue, opened
from supervise_cli.records.ids import path_of
from supervise_cli.records.writing import dump
from supervise_cli.workspace.index import store
from supervise_cli.workspace.layout import FileKind, Layout
from tests.records import samples

NOW = datetime(2022, 12, 31, tzinfo=UTC)
NO_WRITING = "values:\n- field: mode\n  value: written\n  forbidden:\n    reason: 不算督导\n"
WORDS = "values:\n- field: form\n  value: group\n  title: 小组\n"
NO_WORKERS = "values:\n- field: postings.role\n  value: worker\n  forbidden:\n    reason: 不设\n"


class Office:
    """A repository of sessions and people; ``read`` says which contents were read since last asked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._seen = 0
        self.put("sup.yaml", "name: 华龙区\n")
        for n in range(3):
            identity = f"S-2022061{n}-AAAA{n}"
            data = samples.session() | {"id": identity, "date": f"2022-06-1{n}", "mode": "written"}
            self.put(path_of(catalogue().get("session"), identity, data), dump(data))
        for data in (samples.person(), samples.supervisor()):
            self.put(path_of(catalogue().get("person"), data["id"], data), dump(data))

    def put(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def findings(self, wanted: Wanted | None = None) -> list[Finding]:
        with opened(self.root, NOW, wanted=wanted) as state:
            return [
                each for each in check(state).findings if each.code[:4] == "SUP1" or each.code == "SUP210"
            ]

    def found(self, wanted: Wanted | None = None) -> Counter[str]:
        return Counter(each.code for each in self.findings(wanted))

    def read(self) -> dict[str, int]:
        with store.opened(self.root) as connection:
            rows = connection.execute("SELECT uid, type FROM unit WHERE uid > ?", (self._seen,)).fetchall()
        self._seen = max([self._seen, *(uid for uid, _ in rows)])
        return dict(Counter(kind for _, kind in rows))

    def counting(self, name: str) -> int:
        with opened(self.root, NOW) as state:
            return int(next(iter(state.facts.rows(f"SELECT count(*) FROM {name}")))[0])


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "库")


def test_what_is_not_used_does_not_count(office: Office) -> None:
    assert office.found() == {}
    assert office.counting("session") == 3
    office.put("schemas/session.yaml", NO_WRITING)
    assert office.found() == {"SUP125": 3}
    assert office.counting("session") == 0
    office.put("schemas/session.yaml", NO_WRITING.replace("reason", 'from: "2022-06-11"\n    reason'))
    assert office.found() == {"SUP125": 2}
    assert office.counting("session") == 1
    (office.root / "schemas" / "session.yaml").unlink()
    assert office.found() == {}
    assert office.counting("session") == 3


def test_one_overlay_makes_only_its_type_be_read_again(office: Office) -> None:
    office.found()
    assert office.read() == {"config": 1, "session": 3, "person": 2}
    office.put("schemas/session.yaml", NO_WRITING)
    office.found()
    assert office.read() == {"overlay": 1, "session": 3}
    office.found()
    assert office.read() == {}
    office.put("schemas/person.yaml", NO_WORKERS)
    office.found()
    assert office.read() == {"overlay": 1, "person": 2}
    (office.root / "schemas" / "session.yaml").unlink()
    office.found()
    assert office.read() == {}, "sessions without an overlay are known from before"


def test_a_working_tree_known_from_before_is_judged_by_what_stands_there_now(office: Office) -> None:
    """The stamps of the files have not changed; only the overlay has, and within one tick of the clock."""
    office.put("schemas/session.yaml", NO_WRITING)
    assert office.found() == {"SUP125": 3}
    office.put("schemas/session.yaml", NO_WRITING.replace("written", "phone  "))
    assert office.found() == {}


def test_an_overlay_that_is_itself_at_fault_changes_nothing(office: Office) -> None:
    office.put("schemas/session.yaml", NO_WRITING.replace("reason", "because"))
    assert office.found() == {"SUP102": 1, "SUP103": 1}
    (unknown, missing) = sorted(office.findings(), key=lambda each: each.code)
    assert (unknown.path, unknown.pointer) == ("schemas/session.yaml", "/values/0/forbidden/because")
    assert missing.pointer == "/values/0/forbidden/reason"
    assert office.counting("session") == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("values:\n- field: mode\n  value: written\n  title: <b>\n", "SUP124"),
        ("values:\n- field: mode\n  value: written\n  title: '{reason}'\n", "SUP124"),
        ("values:\n- field: mode\n  value: written\n  title: =HYPERLINK(1)\n", "SUP124"),
        ("values:\n- field: mode\n  value: written\n", "SUP103"),
        ("values:\n- field: mode\n  value: written\n  pattern: .*\n  title: x\n", "SUP102"),
        ("values:\n- field: mode\n  value: written\n  $ref: x\n  title: x\n", "SUP102"),
        ("properties:\n  mode: {}\n", "SUP102"),
        ("values:\n- field: mode\n  value: written\n  forbidden: true\n", "SUP105"),
    ],
)
def test_an_overlay_says_only_what_its_schema_knows(office: Office, text: str, code: str) -> None:
    office.put("schemas/session.yaml", text)
    assert set(office.found()) == {code}


def test_a_record_in_the_folder_of_another_type_is_judged_as_bundled(office: Office) -> None:
    """What it is filed under says nothing of its own overlay; that it lies there is a finding already."""
    office.put("schemas/session.yaml", NO_WRITING)
    office.found()
    stray = samples.session() | {"id": "S-20220612-BBBBB", "mode": "written"}
    office.put("people/S-20220612-BBBBB.yaml", dump(stray))
    assert office.found() == {"SUP125": 3}
    office.put("schemas/session.yaml", WORDS)
    assert office.found() == {}


def test_two_types_with_the_same_overlay_are_kept_apart(office: Office) -> None:
    """One content in two places: under each it is judged by the overlay of that place."""
    text = dump(samples.session() | {"id": "S-20220612-BBBBB", "mode": "written"})
    for kind in ("session", "person"):
        office.put(f"schemas/{kind}.yaml", NO_WRITING)
    office.put("people/S-20220612-BBBBB.yaml", text)
    office.put("sessions/2022/06/S-20220612-BBBBB.yaml", text)
    with opened(office.root, NOW) as state:
        rows = state.facts.rows("SELECT path, valid FROM run WHERE id = 'S-20220612-BBBBB'")
        assert dict(rows) == {
            "people/S-20220612-BBBBB.yaml": 1,
            "sessions/2022/06/S-20220612-BBBBB.yaml": 0,
        }


def test_proposed_files_are_judged_by_the_overlays(office: Office) -> None:
    office.put("schemas/session.yaml", WORDS)
    assert office.found() == {}
    assert office.found(Wanted(proposed={"schemas/session.yaml": NO_WRITING})) == {"SUP125": 3}
    assert office.found() == {}


# --- where they lie --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("schemas/session.yaml", FileKind.OVERLAY),
        ("schemas/nonsense.yaml", FileKind.OVERLAY),
        ("schemas/session.yml", FileKind.STRAY),
        ("schemas/session - 副本.yaml", FileKind.STRAY),
        ("schemas/session-1.schema.json", FileKind.IGNORED),
        ("schemas/说明.md", FileKind.IGNORED),
        ("schemas/.session.yaml", FileKind.IGNORED),
        ("schemas", FileKind.STRAY),
    ],
)
def test_what_lies_in_the_folder(path: str, kind: FileKind) -> None:
    assert Layout(catalogue()).place(path).kind is kind


def test_a_file_of_local_words_is_named_by_its_type() -> None:
    fault = Layout(catalogue()).place("schemas/督导.yaml").fault
    assert fault is not None
    assert (fault.code, fault.variant) == ("SUP003", "no_type_name")


def test_what_is_written_in_chinese_is_told_by_its_name(office: Office) -> None:
    office.put("schemas/session.yaml", "values:\n- field: 督导形式\n  value: individual\n  title: 一对一\n")
    (found,) = office.findings()
    assert (found.code, found.variant, found.pointer) == ("SUP124", "field_name", "/values/0/field")
    # Sessions have the one, agreements the other.
    assert found.params["near_zh"] == "form 或 forms"


def test_folders_in_it_are_not_walked(office: Office) -> None:
    office.put("schemas/old/session.yaml", NO_WRITING)
    office.put("schemas/old/S-20220612-BBBBB.yaml", "nonsense")
    assert not Layout(catalogue()).walks("schemas/old")
    assert office.found() == {}


def test_a_repository_without_overlays_asks_for_no_folder_more(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.found()
    listed: list[str] = []
    scandir: Callable[[str], object] = os.scandir

    def noting(place: str) -> object:
        listed.append(os.fspath(place))
        return scandir(place)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", noting)
        office.found()
    below = {os.path.relpath(each, office.root) for each in listed if each.startswith(str(office.root))}
    assert below == {".", "people", "sessions", "sessions/2022", "sessions/2022/06"}
