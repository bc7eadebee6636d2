"""Cases, notes, wellbeing checks: made only where somebody accepted plain text; listed without words."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pexpect
import pytest
import yaml

from supervise_cli import resources
from supervise_cli.errors import BadInput
from supervise_cli.making.accepting import refuse_unaccepted
from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.config import Config
from tests.cli.conftest import TODAY, Office

CATALOGUE = Catalogue.load(resources.schemas())
GUARDED = [rtype for rtype in CATALOGUE if rtype.confidential]
CASE = (
    "new-case", "--worker", "王秀兰", "--client-group", "老年人", "--age-band", "60plus", "--risk", "低",
    "--consent", "由谁同意=本人", *TODAY,
)  # fmt: skip
SECRET = "谁也不该看见的话"


def _files(office: Office) -> list[Path]:
    return sorted(p for p in office.root.rglob("*") if p.is_file() and ".sup" not in p.parts)


def _add(office: Office, text: str) -> None:
    with (office.root / "sup.yaml").open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture
def accepted(office: Office) -> Office:
    """The office after somebody accepted plain text."""
    _add(office, 'plain_text_accepted:\n  date: "2022-06-01"\n  by: 王主任\n  text: 知道没有加密。\n')
    return office


def _note(office: Office, case: str, *more: str) -> Path:
    base = ("new-note", "--case", case, "--worker", "王秀兰", "--contact", "入户", "--process", SECRET)
    return office.made(*base, *more, *TODAY)


def test_those_that_speak_of_people_are_marked_in_their_schemas() -> None:
    assert {rtype.name for rtype in GUARDED} == {"case", "case_note", "wellbeing_check"}


def test_the_schema_alone_decides() -> None:
    """No list of types: any that is marked is refused, and none that is not."""
    person = CATALOGUE.get("person")
    refuse_unaccepted(person, Config(), date(2022, 6, 16))
    marked = replace(person, confidential=True)
    with pytest.raises(BadInput):
        refuse_unaccepted(marked, Config(), date(2022, 6, 16))
    refuse_unaccepted(marked, Config(demo=True), date(2022, 6, 16))
    refuse_unaccepted(marked, Config(plain_text_accepted=True), date(2022, 6, 16))


@pytest.mark.parametrize("rtype", GUARDED, ids=lambda rtype: rtype.name)
@pytest.mark.parametrize("options", [(), ("--draft",), ("--dry-run",), ("--from", "-")], ids=str)
def test_nothing_is_written_until_somebody_accepts_it(
    office: Office, rtype: object, options: tuple[str, ...]
) -> None:
    before = _files(office)
    ran = office.run(rtype.command, *options, *TODAY, stdin=f"process: {SECRET}\n")  # type: ignore[attr-defined]
    assert (ran.code, ran.out) == (2, "")
    assert "plain_text_accepted:" in ran.err
    assert SECRET not in ran.err
    assert _files(office) == before
    english = office.run("--lang", "en", rtype.command, *TODAY)  # type: ignore[attr-defined]
    assert "plain text" in english.err
    assert "plain_text_accepted:" in english.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_message_says_to_type_is_enough(office: Office, lang: str) -> None:
    said = office.run("--lang", lang, *CASE).err
    lines = re.search(r"(?m)^plain_text_accepted:\n(?:  .+\n)+", said)
    assert lines is not None
    _add(office, lines[0])
    assert office.run("validate", *TODAY).code == 0
    assert office.made(*CASE).name == "case.yaml"


def test_a_demonstration_needs_no_acceptance(office: Office) -> None:
    _add(office, "demo: true\n")
    assert office.made(*CASE).is_file()


@pytest.mark.parametrize("line", ["demo: false\n", "plain_text_accepted: true\n", "demo: 是\n"])
def test_other_words_accept_nothing(office: Office, line: str) -> None:
    _add(office, line)
    assert office.run(*CASE).code == 2


def test_taking_the_acceptance_back_stops_finishing_and_editing(
    accepted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = accepted.made(*CASE, "--draft")
    config = accepted.root / "sup.yaml"
    config.write_text(config.read_text("utf-8").partition("plain_text_accepted")[0], encoding="utf-8")
    before = draft.read_bytes()
    monkeypatch.setenv("EDITOR", f'{sys.executable} -c \'import sys; open(sys.argv[1], "a").write("# x")\'')
    for command in ("finish", "edit"):
        ran = accepted.run(command, draft.parent.name, *TODAY)
        assert ran.code == 2
        assert "plain_text_accepted:" in ran.err
    assert draft.read_bytes() == before
    by = ("--reason", "录错了", "--by", accepted.worker)
    accepted.run("void", draft.parent.name, *by, *TODAY).ok()


def test_a_case_has_a_folder_of_its_own_and_its_notes_lie_in_it(accepted: Office) -> None:
    case = accepted.made(*CASE)
    identity = case.parent.name
    assert re.fullmatch(r"C-[0-9A-HJKMNP-TV-Z]{6}", identity)
    data = yaml.safe_load(case.read_text("utf-8"))
    assert (data["id"], data["status"], data["station"]) == (identity, "final", "ST-410922104")
    assert data["consent"] == {"given_by": "self", "date": "2022-06-16"}
    note = _note(accepted, identity[:6], "--stage", "预估", "--risk", "高")
    assert note.parent == case.parent / "notes"
    assert yaml.safe_load(note.read_text("utf-8"))["case"] == identity
    accepted.run("validate", *TODAY).ok()


def test_a_case_is_listed_by_its_code_and_a_note_without_its_words(accepted: Office) -> None:
    identity = accepted.made(*CASE, "--goal", SECRET).parent.name
    _note(accepted, identity)
    for what in ("case", "case_note", "drafts", "个案", "cases"):
        for options in ((), ("--json",)):
            ran = accepted.run("list", what, *options, *TODAY).ok()
            assert SECRET not in ran.out
    assert accepted.run("list", "case", *TODAY).out.splitlines()[1].split("\t") == [
        identity, "2022-06-16", "柳格镇", "王秀兰"
    ]  # fmt: skip
    assert SECRET in accepted.run("show", identity, *TODAY).ok().out


def test_a_note_without_its_case_has_nowhere_to_lie(accepted: Office) -> None:
    before = _files(accepted)
    for options in ((), ("--draft",)):
        ran = accepted.run("new-note", "--process", SECRET, *options, *TODAY)
        assert ran.code == 2
        assert "--case C-" in ran.err
        assert SECRET not in ran.err
    ran = accepted.run("new-note", "--case", "C-ZZZZZ", "--process", SECRET, *TODAY)
    assert ran.code == 2
    assert "个案里没有“C-ZZZZZ”" in ran.err
    assert "sup list case；" in ran.err
    assert "sup new-case" in ran.err
    case = accepted.made(*CASE).parent.name
    before = _files(accepted)
    ran = accepted.run("new-note", "--case", f"{case}X", "--process", SECRET, *TODAY)
    assert f"最接近的是 {case}。\n  → 照抄编号再试；查编号：sup list case；" in ran.err
    assert SECRET not in ran.err
    assert _files(accepted) == before


def test_consent_or_that_it_is_still_to_come(accepted: Office) -> None:
    words = CASE[: CASE.index("--consent")]
    assert "知情同意" in accepted.run(*words, *TODAY).err
    pending = accepted.made(*words, "--consent-pending", "是", *TODAY)
    assert yaml.safe_load(pending.read_text("utf-8"))["consent_pending"] is True
    assert accepted.run(*CASE, "--consent-pending", "是").code == 2
    assert accepted.run(*words, "--consent-pending", "否", *TODAY).code == 2


def test_a_concern_says_to_whom_it_was_reported_or_why_not(accepted: Office) -> None:
    identity = accepted.made(*CASE).parent.name
    noticed = "情况=忽视;发现时间=2022-06-15T09:00"
    for concern, needed in (
        (noticed, "没有报告的原因"),
        (f"{noticed};报告时间=2022-06-15T09:30", "报告给"),
        (f"{noticed};报告时间=2022-06-15T09:30;报告给=镇派出所", ""),
        (f"{noticed};没有报告的原因=已由村里报告", ""),
    ):
        note = _note(accepted, identity, "--safeguarding", concern)
        data = yaml.safe_load(note.read_text("utf-8"))
        assert data["status"] == ("draft" if needed else "final")
        assert needed in accepted.run("finish", note.stem, *TODAY).err
    ran = accepted.run(
        "new-note", "--case", identity, "--safeguarding", "情况=忽视;发现时间=2022年6月15日9点", *TODAY
    )
    assert ran.code == 2
    assert "发现时间=2022-06-15T09:00。" in ran.err


def test_a_wellbeing_check_has_no_score_and_no_words(accepted: Office) -> None:
    made = accepted.made(
        "new-wellbeing", "--person", "王秀兰", "--offered-by", "李建国", "--result", "已进行",
        "--consent", "是", "--follow-up-agreed", "是", "--next-on", "2022-07-01", *TODAY,
    )  # fmt: skip
    data = yaml.safe_load(made.read_text("utf-8"))
    assert (data["status"], data["consent"]) == ("final", True)
    rtype = CATALOGUE.get("wellbeing_check")
    written = {
        field.name for field in rtype.fields if field.kind in {"text", "narrative", "number", "integer"}
    }
    assert written == {"schema", "id"}
    listed = accepted.run("list", "wellbeing", *TODAY).ok().out
    assert "王秀兰" not in listed
    declined = (
        "new-wellbeing",
        "--person",
        "王秀兰",
        "--offered-by",
        "李建国",
        "--result",
        "本人谢绝",
        *TODAY,
    )
    assert accepted.run(*declined, "--consent", "是").code == 2
    assert "还差" in accepted.run(*(w.replace("本人谢绝", "已进行") for w in declined)).ok().err


def test_misplaced_cases_and_notes_are_told(accepted: Office) -> None:
    one, other = (accepted.made(*CASE).parent for _ in range(2))
    note = _note(accepted, one.name)
    moved = other / "notes" / note.name
    moved.parent.mkdir()
    note.rename(moved)
    said = accepted.run("validate", *TODAY)
    assert said.code == 1
    assert f"cases/{one.name}/notes" in said.out
    moved.rename(note)
    one.rename(one.with_name("C-00000"))
    said = accepted.run("validate", *TODAY).out
    assert f"文件夹应叫 {one.name}" in said
    assert f"cases/{one.name}/notes" in said
    one.with_name("C-00000").rename(one)
    accepted.run("validate", *TODAY).ok()
    outside = accepted.root / other.name
    other.rename(outside)
    said = accepted.run("validate", *TODAY).out
    assert f"cases/{other.name}/case.yaml" in said
    outside.rename(other)
    (other / "case.yaml").rename(other / f"{other.name}.yaml")
    assert f"cases/{other.name}/case.yaml" in accepted.run("validate", *TODAY).out


def test_a_case_that_is_shown_says_how_it_stands(accepted: Office) -> None:
    identity = accepted.made(*CASE).parent.name

    def standing(*words: str) -> list[str]:
        shown = accepted.run(*words, "show", identity, *TODAY).ok().out
        return shown.partition("\n\n")[2].splitlines()

    assert standing()[0] == "到 2022-06-16 为止（从个案记录来）："
    assert standing()[3:] == ["  阶段：接案", "  风险等级：低"]
    _note(
        accepted, identity, "--stage", "结案", "--risk", "中", "--closing", f"reason=迁出;evaluation={SECRET}"
    )
    expected = ["  阶段：结案", "  风险等级：中", "  结案：2022-06-16 迁出", "  最近一次记录：2022-06-16"]
    assert standing()[3:] == expected
    assert standing("--lang", "en")[3:] == [
        "  Stage: Closure", "  Risk: Medium", "  Closed: 2022-06-16 Moved away", "  Last note: 2022-06-16",
    ]  # fmt: skip
    # A draft counts nowhere yet.
    draft = accepted.made(*CASE, "--draft").parent.name
    assert "为止" not in accepted.run("show", draft, *TODAY).ok().out


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal")
def test_a_case_by_asking(accepted: Office) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-c", "from supervise_cli.cli.main import main; main()", "-C", str(accepted.root),
         "new-case", *TODAY],
        encoding="utf-8", timeout=20, dimensions=(50, 80),
    )  # fmt: skip
    for question, answer in (
        ("开案日期 .2022-06-16", ""), ("开案社工", "王秀兰"), ("站点 .柳格镇", ""), ("服务对象类别", "4"),
        ("还有吗", ""), ("年龄段", "4"), ("开案时风险等级", "1"), ("由谁同意", "1"), ("同意日期", ""),
    ):  # fmt: skip
        child.expect(question)
        child.expect("：")
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    (path,) = (accepted.root / "cases").glob("*/case.yaml")
    data = yaml.safe_load(path.read_text("utf-8"))
    assert data["status"] == "final"
    assert data["consent"] == {"given_by": "self", "date": "2022-06-16"}
