"""What is said right after a record was made, and when one record is looked at."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import TODAY, Office
from tests.cli.test_making import SESSION

ORDINARY = (
    "new-session", "--supervisor", "李建国", "--attendee", "王秀兰", "--date", "2022-06-15",
    "--form", "个别督导", "--mode", "面谈", "--content", "给予情绪支持", "--theme", "入户",
    "--summary", "谈了。", "--start",
)  # fmt: skip


def test_an_error_is_said_first_and_called_one(office: Office) -> None:
    ran = office.run(*ORDINARY, "10:00", "--end", "09:00", *TODAY).ok()
    first, hint, *_, last = ran.err.splitlines()
    assert first.startswith("错误 SUP302：")
    assert "开始时间（start）" in hint
    assert last.startswith("已保存，但有错误") and "sup edit S-" in last
    assert "看一遍" not in ran.err


def test_a_warning_is_called_one(office: Office) -> None:
    ran = office.run(*ORDINARY, "10:00", "--minutes", "60", "--as-of", "2022-06-30").ok()
    assert ran.err.startswith("警告 SUP301：")
    assert "迟记原因（late_reason）" in ran.err
    assert "错误" not in ran.err


def test_a_session_still_to_come_does_not_count_silently(office: Office) -> None:
    ran = office.run(*ORDINARY, "10:00", "--minutes", "60", "--as-of", "2022-06-10").ok()
    assert ran.err.startswith("错误 SUP308：督导日期 2022-06-15 还没到")
    assert office.run("validate", "--as-of", "2022-06-10").code == 1


def test_the_other_of_a_pair_is_named_whichever_id_is_greater(office: Office) -> None:
    orders = set()
    for day in range(1, 16):
        on = ("--date", f"2022-06-{day:02d}", "--minutes", "60", "--late-reason", "补记", *TODAY)
        first = office.made(*ORDINARY, "09:00", *on).stem
        ran = office.run(*ORDINARY, "09:30", *on)
        second = ran.out.strip().rpartition("/")[2].removesuffix(".yaml")
        orders.add(first < second)
        about = [line for line in ran.err.splitlines() if line.startswith("错误 SUP304")]
        assert f"）同一时间还有一场：{first}（09:00–10:00）。" in "".join(about)
        assert f"sup show {first}" in ran.err
        assert f"sup show {second}" not in ran.err
    assert orders == {True, False}


def test_one_of_a_pair_is_judged_as_itself(office: Office) -> None:
    made = [office.made(*ORDINARY, start, "--minutes", "60", *TODAY) for start in ("09:00", "09:30")]
    lesser, greater = sorted(path.stem for path in made)
    starts = {path.stem: start for path, start in zip(made, ("09:00", "09:30"), strict=True)}
    for one, other in ((lesser, greater), (greater, lesser)):
        ran = office.run("validate", one, *TODAY)
        assert ran.code == 1
        assert ran.out.startswith(f"sessions/2022/06/{one}.yaml:")
        assert f"还有一场：{other}（{starts[other]}–" in ran.out
        found = json.loads(office.run("validate", one, "--format", "json", *TODAY).out)["findings"]
        assert [(each["record"], each["discriminator"]) for each in found] == [(greater, lesser)]


def test_messages_name_people_and_hints_do_not(office: Office) -> None:
    office.made(*ORDINARY, "09:00", "--minutes", "60", *TODAY)
    session = next(office.root.rglob("S-*.yaml"))
    text = session.read_text("utf-8").replace(f"person: {office.worker}", f"person: {office.supervisor}")
    session.write_text(text, "utf-8")
    for lang, said in (
        ("zh", f"李建国（{office.supervisor}）既是督导者"),
        ("en", f"李建国 ({office.supervisor}) is both"),
    ):
        ran = office.run("--lang", lang, "validate", "--format", "json", *TODAY)
        found = {each["code"]: each for each in json.loads(ran.out)["findings"]}
        assert said in found["SUP601"]["message"]
    assert said in office.run("--lang", "en", "validate", *TODAY).out


def test_a_hint_is_something_to_type(office: Office) -> None:
    office.made(*ORDINARY, "09:00", "--minutes", "60", *TODAY)
    person = office.root / "people" / f"{office.worker}.yaml"
    person.write_text(person.read_text("utf-8").replace('from: "2022-03-01"', 'from: "2022-07-01"'), "utf-8")
    ran = office.run("validate", *TODAY)
    assert f"王秀兰（{office.worker}）在 2022-06-15" in ran.out
    assert f"sup edit {office.worker}\n" in ran.out


def test_it_says_how_much_was_looked_at(office: Office) -> None:
    said = office.run("validate", "王秀兰", *TODAY).ok().out
    assert said == "检查完毕：只看了 1 个记录文件（库里共 5 个），没有发现问题。\n"
    assert "只看了 2 个" in office.run("validate", "people", *TODAY).ok().out
    assert office.run("validate", *TODAY).ok().out == "检查完毕：5 个记录文件，没有发现问题。\n"
    english = office.run("--lang", "en", "validate", "王秀兰", *TODAY).ok().out
    assert english == "Checked 1 record file only (of 5): nothing found.\n"


def test_a_dry_run_says_what_would_be_wrong(office: Office) -> None:
    def files() -> set[str]:
        return {str(path) for path in office.root.rglob("*.yaml")}

    before = files()
    wrong = (*SESSION, "--start", "18:30", "--end", "17:30")
    dry = office.run(*wrong, "--dry-run").ok()
    assert "错误 SUP302：" in dry.err and "已保存" not in dry.err
    assert files() == before
    real = office.run(*wrong).ok()
    assert [line for line in dry.err.splitlines() if "SUP" in line] == [
        line for line in real.err.splitlines() if "SUP" in line
    ]
    assert "SUP" not in office.run(*SESSION, "--date", "2022-06-14", "--dry-run").ok().err
    # A pair with one that is there: 18:00 to 19:00, twice.
    office.made(*SESSION, "--date", "2022-06-13", "--start", "18:00", "--end", "19:00")
    twice = office.run(*SESSION, "--date", "2022-06-13", "--start", "18:30", "--end", "19:30", "--dry-run")
    assert "SUP304" in twice.ok().err
    assert "SUP" not in office.run("validate", "--as-of", "2022-06-16", "--select", "SUP304").ok().out


@pytest.mark.parametrize("user", ["", "李建国"])
def test_a_suggested_withdrawal_says_by_whom_only_where_nobody_knows(
    office: Office, monkeypatch: pytest.MonkeyPatch, user: str
) -> None:
    monkeypatch.setenv("SUP_PERSON", user)
    before = office.made(*SESSION)
    said = office.run(*SESSION).ok().err + office.run("void", before.stem, *TODAY).err
    hints = [line for line in said.splitlines() if "sup void" in line]
    assert len(hints) == 2
    assert [("--by 姓名" in each) for each in hints] == [not user] * 2


def test_the_kind_of_a_record_that_does_not_say_it_is_told_by_its_folder(office: Office) -> None:
    for path, want in (
        (f"people/{office.worker}.yaml", "person/1"),
        ("stations/ST-410922104.yaml", "station/1"),
    ):
        file = office.root / path
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(lines[1:]), encoding="utf-8")
        assert f"schema: {want}" in office.run("validate", path, *TODAY).out
        file.write_text("".join(line for line in lines[1:] if not line.startswith("id:")), encoding="utf-8")
        assert f"schema: {want}" in office.run("validate", path, *TODAY).out
        odd = file.with_name("somebody.yaml")
        file.rename(odd)
        assert f"schema: {want}" in office.run("validate", *TODAY).out
        odd.unlink()
