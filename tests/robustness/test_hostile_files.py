"""Files nobody meant to write, each beside good records: a finding each, everything else still checked."""

from __future__ import annotations

import json
import os
import resource
import shutil
import socket
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.running import COMMAND, run_outside

MEMORY = 768 * 1024 * 1024
SECONDS = 30
SECRET = "TOP-SECRET-PASSWORD-7731"
FOLDER = "sessions/2022/06"
GOOD = "schema: session/1\nid: {id}\nstatus: draft\n"


def _brackets(place: Path) -> None:
    place.write_bytes(b"[" * 60_000)


def _braces(place: Path) -> None:
    place.write_bytes(b"a: " + b"{a: " * 30_000)


def _alias_bomb(place: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _socket(place: Path) -> None:
    # The path of a socket may have 108 bytes only.
    here = Path.cwd()
    os.chdir(place.parent)
    try:
        with socket.socket(socket.AF_UNIX) as each:
            each.bind(place.name)
    finally:
        os.chdir(here)


def _secret(place: Path) -> Path:
    secret = place.parents[4] / "secret.yaml"
    secret.write_text(f"summary: {SECRET}\nnot closed: [\n", encoding="utf-8")
    return secret


def _link(place: Path) -> None:
    place.symlink_to(_secret(place))


def _dangling(place: Path) -> None:
    place.symlink_to("/nowhere/at/all")


def _link_to_itself(place: Path) -> None:
    place.symlink_to(place.name)


def _linked_folder(place: Path) -> None:
    outside = place.parents[4] / "outside"
    outside.mkdir(exist_ok=True)
    (outside / "S-20220601-AAAA1.yaml").write_text(f"summary: {SECRET}\n", encoding="utf-8")
    place.symlink_to(outside, target_is_directory=True)


def _endless(place: Path) -> None:
    place.symlink_to("/dev/zero")


def _sparse(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(5 * 1024**3)


def _one_bad_line(place: Path) -> None:
    place.write_bytes(GOOD.format(id=place.stem).encode() + b"theme: \xb6\xbd\xb5\xbc\nminutes: 60\n")


def _zeros(place: Path) -> None:
    place.write_bytes(b"\0" * 4096)


def _empty(place: Path) -> None:
    place.write_bytes(b"")


def _conflict(place: Path) -> None:
    text = GOOD.format(id=place.stem)
    place.write_text(text + "<<<<<<< HEAD\nminutes: 60\n=======\nminutes: 90\n>>>>>>> other\n", "utf-8")


def _conflict_inside_block(place: Path) -> None:
    block = "summary: |\n  a\n  <<<<<<< HEAD\n  b\n  =======\n  c\n  >>>>>>> other\n"
    place.write_text(GOOD.format(id=place.stem) + block, "utf-8")


def _good(place: Path) -> None:
    place.write_text(GOOD.format(id="S-20220601-AAAA9"), "utf-8")


def _another(place: Path) -> None:
    place.write_text(GOOD.format(id="S-20220601-AAAA7"), "utf-8")


def _folder(place: Path) -> None:
    place.mkdir()
    (place / "S-20220601-AAAA8.yaml").write_text(GOOD.format(id="S-20220601-AAAA8"), "utf-8")


@dataclass(frozen=True)
class Case:
    """A hostile file: what it is called, who makes it, and which finding it gets (``at``: at this path)."""

    name: str | bytes
    make: Callable[[Path], None]
    code: str
    at: str = ""

    @property
    def path(self) -> str:
        name = self.name if isinstance(self.name, str) else self.name.decode("utf-8", "backslashreplace")
        return self.at or f"{FOLDER}/{name}"


CASES = {
    "60 kB of [": Case("S-20220601-AAA01.yaml", _brackets, "SUP012"),
    "braces": Case("S-20220601-AAA02.yaml", _braces, "SUP012"),
    "alias bomb": Case("S-20220601-AAA03.yaml", _alias_bomb, "SUP013"),
    "pipe": Case("S-20220601-AAA04.yaml", _pipe, "SUP001"),
    "socket": Case("S-20220601-AAA05.yaml", _socket, "SUP001"),
    "link to a secret": Case("S-20220601-AAA06.yaml", _link, "SUP001"),
    "dangling link": Case("S-20220601-AAA07.yaml", _dangling, "SUP001"),
    "link to itself": Case("S-20220601-AAA08.yaml", _link_to_itself, "SUP001"),
    "linked folder named as a record": Case("S-20220601-AAA09.yaml", _linked_folder, "SUP001"),
    "link to /dev/zero": Case("S-20220601-AAA10.yaml", _endless, "SUP001"),
    "5 GB sparse": Case("S-20220601-AAA11.yaml", _sparse, "SUP002"),
    "one line in GBK": Case("S-20220601-AAA12.yaml", _one_bad_line, "SUP006"),
    "zeros": Case("S-20220601-AAA13.yaml", _zeros, "SUP005"),
    "empty": Case("S-20220601-AAA14.yaml", _empty, "SUP005"),
    "conflict markers": Case("S-20220601-AAA15.yaml", _conflict, "SUP011"),
    "conflict markers in a block": Case("S-20220601-AAA16.yaml", _conflict_inside_block, "SUP011"),
    "folder named as a record": Case(
        "S-20220601-AAA17.yaml", _folder, "SUP004", f"{FOLDER}/S-20220601-AAA17.yaml/S-20220601-AAAA8.yaml"
    ),
    "linked folder": Case("07", _linked_folder, "SUP001"),
    "name not UTF-8": Case(b"S-\xb6\xbd.yaml", _good, "SUP003"),
    "line break in the name": Case("S-1\nerror: forged.yaml", _good, "SUP003"),
    "escape in the name": Case("S-\x1b[2J\x1b]52;c;eA==\x07.yaml", _good, "SUP003"),
    "bidi in the name": Case("S-\u202elmay.yaml", _good, "SUP003"),
    "255 bytes": Case("督" * 83 + ".yaml"[:-1] + "l", _good, "SUP003"),
    "副本": Case("S-20220601-AAAA9 - 副本.yaml", _good, "SUP003"),
    "(1)": Case("S-20220601-AAAA9 (1).yaml", _good, "SUP003"),
    "（1）": Case("S-20220601-AAAA9（1）.yaml", _good, "SUP003"),
    ".yml": Case("S-20220601-AAAA9.yml", _good, "SUP003"),
    ".YAML": Case("S-20220601-AAAA9.YAML", _good, "SUP003"),
    ".yaml.txt": Case("S-20220601-AAAA9.yaml.txt", _good, "SUP003"),
    "sync conflict": Case("S-20220601-AAAA9.sync-conflict-20220601-101010-ABC.yaml", _good, "SUP003"),
    "conflicted copy": Case("S-20220601-AAAA9 (conflicted copy 2022-06-01).yaml", _good, "SUP003"),
    "backup": Case("S-20220601-AAAA9.yaml~", _good, "SUP003"),
    "option in the name": Case("--help.yaml", _another, "SUP004"),
    "lower case": Case("s-20220601-aaaa9.yaml", _good, "SUP004"),
}


@dataclass(frozen=True)
class Checked:
    code: int
    out: bytes
    err: bytes
    findings: list[dict[str, str]]


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _validate(folder: Path, *options: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [*COMMAND, "-C", str(folder), "validate", *options],
        capture_output=True,
        timeout=SECONDS,
        preexec_fn=_limited,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def hurt(small_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The demonstration with every hostile file in it, and one good record of which a value is wrong."""
    folder = Path(shutil.copytree(small_demo, tmp_path_factory.mktemp("hurt") / "records"))
    for case in CASES.values():
        place = folder / FOLDER / os.fsdecode(case.name)
        case.make(place)
    wrong = folder / FOLDER / "S-20220601-BBBB1.yaml"
    wrong.write_text(GOOD.format(id=wrong.stem) + "outcome: nonsense\n", encoding="utf-8")
    yield folder


@pytest.fixture(scope="module")
def checked(hurt: Path) -> Checked:
    code, out, err = _validate(hurt, "--format", "json")
    return Checked(code, out, err, json.loads(out)["findings"])


def test_exit_code_is_one_and_nothing_broke(checked: Checked) -> None:
    assert checked.code == 1
    assert checked.err == b""


@pytest.mark.parametrize("name", CASES)
def test_each_has_its_finding(checked: Checked, name: str) -> None:
    case = CASES[name]
    assert case.code in {each["code"] for each in checked.findings if each["path"] == case.path}


def test_every_other_file_is_still_checked(checked: Checked, small_demo: Path) -> None:
    # What was clean stays clean, and a plain mistake beside the hostile files is still found.
    hostile = {case.path for case in CASES.values()}
    others = {(each["code"], each["path"]) for each in checked.findings if each["path"] not in hostile}
    assert others == {("SUP111", f"{FOLDER}/S-20220601-BBBB1.yaml")}
    _, before, _ = _validate(small_demo, "--format", "json")
    kinds = json.loads(before)["summary"]["records"]
    now = json.loads(checked.out)["summary"]["records"]
    assert kinds["session/final"] > 20
    assert {kind: now[kind] for kind in kinds if kind.endswith("/final")} == {
        kind: n for kind, n in kinds.items() if kind.endswith("/final")
    }


def test_the_secret_is_not_read(checked: Checked, hurt: Path) -> None:
    _, text, _ = _validate(hurt)
    assert SECRET.encode() not in checked.out + text


@pytest.mark.parametrize("options", [(), ("--format", "json"), ("--all",)], ids=" ".join)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_raw_control_character_is_printed(hurt: Path, options: tuple[str, ...], lang: str) -> None:
    done = run_outside("--lang", lang, "-C", hurt, "validate", *options, timeout=SECONDS)
    assert done.code == 1
    bad = {c for c in done.out + done.err if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert bad == {"\n"}
    # A line break in a file's name forges no line of its own.
    assert not any(line.startswith("error: forged") for line in done.out.splitlines())


def test_other_commands_go_on_beside_them(hurt: Path) -> None:
    traced = ["explain", "invalid_records", "--month", "2022-06"]
    for command in (["list", "session"], ["list", "drafts"], ["list", "actions"], [], traced):
        done = run_outside("-C", hurt, *command, timeout=SECONDS)
        assert done.code == 0, (command, done.err)
        assert SECRET not in done.out + done.err


def _deep(folder: Path, names: list[str]) -> int:
    """A descriptor of a folder so deep below ``folder`` that no path may lead there."""
    here = os.open(folder, os.O_RDONLY)
    for name in names:
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    return here


@pytest.mark.parametrize(
    ("names", "code"),
    [(["d"] * 1200, "SUP004"), (["n" * 250] * 20, "SUP001")],
    ids=["deep", "beyond PATH_MAX"],
)
def test_folders_too_deep_for_anybody(records: Path, names: list[str], code: str) -> None:
    top = records / "sessions" / "top"
    top.mkdir()
    bottom = _deep(top, names)
    file = os.open("S-20220601-AAAA9.yaml", os.O_CREAT | os.O_WRONLY, dir_fd=bottom)
    os.write(file, GOOD.format(id="S-20220601-AAAA9").encode())
    os.close(file)
    os.close(bottom)
    try:
        exit_code, out, err = _validate(records, "--format", "json")
        findings = json.loads(out)["findings"]
        assert err == b""
        assert {each["code"] for each in findings} == {code}
        assert exit_code == 1
        assert all(each["path"].startswith("sessions/top/") for each in findings)
    finally:
        # shutil.rmtree gives up at such depths.
        subprocess.run(["rm", "-rf", str(top)], check=True)


def test_a_linked_folder_of_records_is_not_passed_over(records: Path) -> None:
    (records / "sessions").rename(records.parent / "elsewhere")
    (records / "sessions").symlink_to(records.parent / "elsewhere", target_is_directory=True)
    _, out, _ = _validate(records, "--format", "json", "--select", "SUP001")
    assert [each["path"] for each in json.loads(out)["findings"]] == ["sessions"]


def test_a_folder_whose_name_is_not_utf8_is_not_passed_over(records: Path) -> None:
    odd = records / os.fsdecode(b"\xb6\xbd\xb5\xbc")
    odd.mkdir()
    _good(odd / "S-20220601-AAAA9.yaml")
    code, out, err = _validate(records, "--format", "json")
    assert (code, err) == (0, b"")
    found = {(each["code"], each["path"]) for each in json.loads(out)["findings"]}
    assert found == {("SUP003", "\\xb6\\xbd\\xb5\\xbc")}


def test_an_unreadable_file_and_folder(records: Path, as_nobody_special: list[str]) -> None:
    locked = records / FOLDER / "S-20220601-AAA20.yaml"
    _good(locked)
    locked.chmod(0)
    closed = records / "sessions" / "2021"
    closed.mkdir()
    closed.chmod(0)
    done = subprocess.run(
        [*as_nobody_special, *COMMAND, "-C", str(records), "validate", "--format", "json"],
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    closed.chmod(0o700)
    found = {(each["code"], each["path"]) for each in json.loads(done.stdout)["findings"]}
    assert done.returncode == 1, done.stderr
    assert found == {("SUP001", f"{FOLDER}/{locked.name}"), ("SUP001", "sessions/2021")}


@pytest.mark.parametrize("make", [_pipe, _sparse, _link, _brackets, _zeros], ids=lambda each: each.__name__)
@pytest.mark.parametrize("name", ["sup.yaml", "policy.yaml", "schemas/session.yaml"])
def test_a_hostile_configuration_is_a_finding_or_a_clear_refusal(
    records: Path, name: str, make: Callable[[Path], None]
) -> None:
    (records / name).unlink(missing_ok=True)
    (records / name).parent.mkdir(exist_ok=True)
    secret = records.parent / "secret.yaml"
    if make is _link:
        secret.write_text(f"name: {SECRET}\n", encoding="utf-8")
        (records / name).symlink_to(secret)
    else:
        make(records / name)
    code, out, err = _validate(records, "--format", "json")
    assert b"Traceback" not in err
    assert SECRET.encode() not in out + err
    if code == 2:
        # A pipe is no sup.yaml, so this is no repository.
        assert name == "sup.yaml"
        assert make is _pipe
        return
    assert code == 1
    assert name in {each["path"] for each in json.loads(out)["findings"]}
