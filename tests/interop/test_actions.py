"""Lists of actions → the sessions in which they were agreed, and follow-ups of what became of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from supervise_cli.records import reading
from tests.interop.lists import ids_of, plan_written, tree, with_few_people, write
from tests.running import Ran

Sup = Callable[..., Ran]
SESSIONS = (
    "督导日期,督导,受督导人,站点,督导形式,督导方式,督导内容,时长,督导纪要,行动,进行情况,取消日期,由谁取消,取消原因,开始时间\n"
    "2022/6/8,李会娟,张思雨,柳格镇,个别,面谈,监察工作进展,90,谈了,,,,,,\n"
    "2022/6/9,郭建国,张思雨,柳格镇,,,,,,整理台账,,,,,9:00\n"
    "2022/6/9,郭建国,刘向阳,柳格镇,,,,,,,,,,,14:00\n"
    "2022/6/10,郭建国,张思雨,,,,,,,,取消,2022/6/9,督导,开会,\n"
)
HEAD = "要做的事,负责人,完成期限,督导日期,督导,受督导人,站点"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = with_few_people(tmp_path / "r")
    plan = plan_written(root, "session", SESSIONS)
    assert len(plan.files) == 4 and not plan.returned
    write(root, plan)
    return root


def given(tmp_path: Path, text: str, name: str = "行动.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode("gbk"))
    return path


def session(root: Path, day: str, start: str | None = None) -> dict[str, Any]:
    """The session of a day (and time), as it is now."""
    for path in root.glob("sessions/*/*/*.yaml"):
        data = reading.read(path.read_bytes()).data or {}
        if data["date"] == day and data.get("start") == start:
            return data
    raise AssertionError(day)


def test_an_action_goes_into_its_session(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    who = ids_of(root)
    (final,) = (
        p for p in root.glob("sessions/*/*/*.yaml") if "final" in p.read_text() and "06-08" in p.read_text()
    )
    final.write_text("# 抄自纸质记录\n" + final.read_text(encoding="utf-8"), encoding="utf-8")
    rows = (
        f"{HEAD}\n约人一起随访,张思雨,2022年7月20日,2022.6.8,李会娟,,\n"
        "核对名单；补签到表,刘向阳,2022.7.1,2022-6-9,郭建国,刘向阳,柳格镇\n"
        "补照片,,,2022-6-9,,张思雨,\n"
    )
    done = sup_here("-C", root, "import", "actions", given(tmp_path, rows)).ok()
    assert "登记了 4 条（行动 4）" in done.err and len(done.out.splitlines()) == 3
    assert session(root, "2022-06-08")["actions"] == [
        {"key": "a1", "what": "约人一起随访", "owner": who["张思雨"], "due": "2022-07-20"}
    ]
    assert [each["key"] for each in session(root, "2022-06-09", "14:00")["actions"]] == ["a1", "a2"]
    assert session(root, "2022-06-09", "09:00")["actions"] == [
        {"key": "a1", "what": "整理台账"},
        {"key": "a2", "what": "补照片"},
    ]
    assert final.read_text(encoding="utf-8").startswith("# 抄自纸质记录\nschema: session/1\n")
    sup_here("-C", root, "validate", "--strict").ok()
    assert "约人一起随访" in sup_here("-C", root, "list", "actions").ok().out
    before = tree(root)
    again = sup_here("-C", root, "import", "actions", tmp_path / "行动.csv").ok()
    assert (again.out, tree(root)) == ("", before) and "已有 3 行" in again.err


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("做事,,,2022/6/9,郭建国,,", "对得上 2 场督导（S-"),
        ("做事,,,2022/6/9,,,柳格镇", "对得上 2 场督导（S-"),
        ("做事,,,2022/6/7,郭建国,,", "那一天没有这样一场督导"),
        ("做事,,,2022/6/8,郭建国,,", "那一天没有这样一场督导"),
        ("做事,,,2022/6/8,,,柳屯镇", "那一天没有这样一场督导"),
        ("做事,,,2022/6/8,,,", "看不出是哪一场督导"),
        ("做事,,,,李会娟,,", "看不出是哪一场督导"),
        ("做事,,,2022年2月30日,李会娟,,", "督导日期"),
        ("做事,,,2022/6/10,郭建国,,", "那一场督导取消了"),
        ("做事,王伟,,2022/6/8,李会娟,,", "负责人：这个名字对得上 2 条"),
        ("做事,无此人,,2022/6/8,李会娟,,", "负责人：名册里没有这个人"),
        ("做事,,下个月,2022/6/8,李会娟,,", "完成期限"),
        (",张思雨,,2022/6/8,李会娟,,", "没有写要做的事"),
        ("做" * 41 + ",,,2022/6/8,李会娟,,", "要做的事"),
        ("好,,,2022/6/8,李会娟,,", "和第 2 行是同一项行动"),
    ],
)
def test_what_is_not_clear_comes_back(tmp_path: Path, root: Path, sup_here: Sup, row: str, said: str) -> None:
    rows = f"{HEAD}\n好,,,2022/6/8,李会娟,,\n{row}\n"
    done = sup_here("-C", root, "import", "actions", given(tmp_path, rows))
    assert done.code == 1 and f"第 3 行：{said}" in done.err
    assert [each["what"] for each in session(root, "2022-06-08")["actions"]] == ["好"]
    before = tree(tmp_path)
    again = sup_here("-C", root, "import", "actions", tmp_path / "行动.csv")
    assert (again.code, again.out, tree(tmp_path)) == (1, "", before)


def test_the_returned_rows_mended_go_in(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    identity = session(root, "2022-06-09", "14:00")["id"]
    rows = (
        f"{HEAD},督导编号\n好,,,2022/6/8,李会娟,,,\n做事,王伟,,2022/6/9,郭建国,,,\n"
        "再做,,,2022/6/8,李会娟,,,S-20220101-00000\n"
    )
    assert sup_here("-C", root, "import", "actions", given(tmp_path, rows)).code == 1
    back = tmp_path / "行动.rejected.csv"
    text = back.read_text(encoding="utf-8-sig").replace("王伟", "王伟（柳格镇）")
    text = text.replace('"郭建国","","",""', f'"郭建国","","","{identity}"').replace("S-20220101-00000", "")
    back.write_text(text, encoding="utf-8-sig")
    sup_here("-C", root, "import", "actions", back).ok()
    assert session(root, "2022-06-09", "14:00")["actions"][0]["owner"] == ids_of(root)["王伟@ST-410922104"]
    assert [each["what"] for each in session(root, "2022-06-08")["actions"]] == ["好", "再做"]


def test_what_became_of_it_is_a_follow_up(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    rows = (
        f"{HEAD},完成情况,完成日期,跟进说明\n约人随访,张思雨,,2022/6/8,李会娟,,,已完成,2022.6.20,都约到了\n"
        "整理台账,,,2022/6/9,,张思雨,,进行中,2022.6.21,\n补照片,,,2022/6/9,,张思雨,,未完成,,\n"
        "补签到,,,2022/6/9,,张思雨,,已完成,,\n发通知,,,2022/6/9,,张思雨,,差不多,2022.6.21,\n"
    )
    done = sup_here("-C", root, "import", "actions", given(tmp_path, rows))
    assert done.code == 1 and "登记了 4 条（行动 2、跟进 2）" in done.err
    assert "第 5 行：写了完成情况，没有写完成日期" in done.err and "第 6 行：结果" in done.err
    found = [reading.read(p.read_bytes()).data or {} for p in sorted(root.glob("follow-ups/*/*.yaml"))]
    first = next(each for each in found if each["outcome"] == "done")
    assert first["of"] == session(root, "2022-06-08")["id"] + "#a1"
    assert (first["date"], first["text"], first["status"]) == ("2022-06-20", "都约到了", "final")
    sup_here("-C", root, "validate", "--strict").ok()
    before = tree(root)
    again = sup_here("-C", root, "import", "actions", tmp_path / "行动.csv")
    assert (again.out, tree(root)) == ("", before) and "已有 3 行" in again.err


def test_what_is_there_is_not_changed_and_that_is_said(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    before = tree(root)
    rows = f"{HEAD}\n整理台账,张思雨,,2022/6/9,,张思雨,\n"
    done = sup_here("-C", root, "import", "actions", given(tmp_path, rows)).ok()
    assert tree(root) == before and "#a1（负责人）" in done.err and "没有改动" in done.err


def test_a_session_that_says_there_are_none(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    (path,) = (p for p in root.glob("sessions/*/*/*.yaml") if "summary" in p.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8") + "no_action_reason: 谈清楚了\n", encoding="utf-8")
    done = sup_here("-C", root, "import", "actions", given(tmp_path, f"{HEAD}\n做事,,,2022/6/8,李会娟,,\n"))
    assert done.code == 1 and "写明了没有行动" in done.err and "谈清楚了" not in done.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_confidential_text_is_in_no_message(tmp_path: Path, root: Path, sup_here: Sup, lang: str) -> None:
    canary = "CANARY5521"
    head = f"{HEAD},具体说明,完成情况,完成日期,跟进说明"
    rows = (
        f"{head}\n做事,,,2022/6/8,李会娟,,,{canary},完成,2022/6/20,{canary}\n"
        f"做事,,,2022/6/9,郭建国,,,{canary},完成,2022/6/20,{canary}\n" + ",".join([canary] * 11) + "\n"
    )
    for options in (("--dry-run",), (), ()):
        done = sup_here("--lang", lang, "-C", root, "import", "actions", given(tmp_path, rows), *options)
        assert done.code == 1 and canary not in done.out + done.err
    assert session(root, "2022-06-08")["actions"][0]["text"] == canary


@pytest.mark.parametrize("raw", ["要做的事,负责人\n做事,张思雨\n", "督导日期,督导\n2022/6/8,李会娟\n"])
def test_a_list_without_a_needed_column_is_not_used(
    tmp_path: Path, root: Path, sup_here: Sup, raw: str
) -> None:
    done = sup_here("-C", root, "import", "actions", given(tmp_path, raw))
    assert done.code == 2 and "缺这几列" in done.err and "import actions --help" in done.err


def test_a_trial_writes_nothing(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    before = tree(root)
    rows = f"{HEAD},完成情况,完成日期\n做事,,,2022/6/8,李会娟,,,完成,2022/6/20\n"
    done = sup_here("-C", root, "import", "actions", given(tmp_path, rows), "--dry-run").ok()
    assert "会登记 2 条（行动 1、跟进 1）" in done.err and tree(root) == before
