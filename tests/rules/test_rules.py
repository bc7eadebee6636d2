"""The words of rules against the findings there really are: nothing unfilled, nothing a clerk would not know.

That every rule is whole (both languages, same placeholders, source, slug) is held by test_architecture.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from supervise_cli import rules
from supervise_cli.model import Finding, Text, Tier
from supervise_cli.pipeline import waiving
from supervise_cli.pipeline.checking import check
from supervise_cli.pipeline.opening import opened
from supervise_cli.records.reading import read
from supervise_cli.resources import schemas
from supervise_cli.rules.rule import CALENDAR, Rule
from supervise_cli.workspace.policy import DEFAULT_FILE
from tests.records.slip_cases import CASES as SLIPS
from tests.rules import repository
from tests.rules.filling import assert_filled
from tests.rules.gallery import Entry, entries
from tests.rules.test_cases import AS_OF, CASES

RULES = [rules.get(code) for code in rules.codes()]
_HALF_WIDTH = re.compile(
    r"[\u4e00-\u9fff”）][,;:?!](?!\S)|[\u4e00-\u9fff”][,;:?!()]|[,;?!)][\u4e00-\u9fff“（]"
)
_READS = r'policy\.(?:number|words?|on|entries|values\.get)\("([a-z_]+)"'
_JARGON = ("YAML", "解析", "指针", "序列", "映射", "标量", "模式", "异常", "正则", "校验", "哈希", "实例")
_BLAME = ("非法", "错误地", "你", "不允许", "禁止", "失败")


def _words(rule: Rule) -> Iterator[tuple[str, Text]]:
    yield "title", rule.title
    yield "why", rule.why
    yield "fix", rule.fix
    for variant, sentence in rule.sentences.items():
        yield f"{variant}.message", sentence.message
        yield f"{variant}.hint", sentence.hint
    for variant, text in rule.skips.items():
        yield f"skips.{variant}", text


def faults_of_chinese(zh: str) -> list[str]:
    """What a county clerk would stumble over: punctuation of another script, words of another trade."""
    # What is to be typed (after the full-width colon, or “in quotes”) has the punctuation of YAML.
    plain = re.sub(r"“[^”]*”|[a-z_{}]+: ?\S*", "", zh)
    found = [f"half-width: {match[0]}" for match in _HALF_WIDTH.finditer(plain)]
    return found + [f"jargon or blame: {word}" for word in (*_JARGON, *_BLAME) if word in zh]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_plain_chinese(rule: Rule) -> None:
    found = {where: faults_of_chinese(text.zh) for where, text in _words(rule)}
    assert {where: faults for where, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    "zh",
    ["这个文件打不开:没有权限", "YAML 解析失败。", "文字里有半个字(U+D83D)，存不了。", "写两次,删一个。"],
)
def test_bad_chinese_is_noticed(zh: str) -> None:
    assert faults_of_chinese(zh)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_withdrawal_that_is_shown_says_by_whom(rule: Rule) -> None:
    # Without --by it is refused wherever SUP_PERSON is not set.
    for sentence in rule.sentences.values():
        for hint in (sentence.hint.zh, sentence.hint.en):
            shown = [line for line in hint.splitlines() if "sup void " in line and "--reason" in line]
            assert all(" --by " in line for line in shown)


@pytest.mark.parametrize("entry", [each for each in entries() if not each.never], ids=lambda each: each.code)
def test_findings_of_the_gallery_fill_their_words(entry: Entry, tmp_path: Path) -> None:
    practice = rules.get(entry.code).tier is not Tier.RECORD
    with opened(entry.lay_out(tmp_path / "库"), repository.NOW, as_of=None if practice else AS_OF) as state:
        for finding in check(state, frozenset(Tier)).findings:
            assert_filled(finding)


@pytest.mark.parametrize("name", SLIPS)
def test_findings_of_the_slips_fill_their_words(name: str) -> None:
    for fault in read(SLIPS[name][0].encode("utf-8", "surrogatepass")).faults:
        assert_filled(Finding(fault.code, "", "", variant=fault.variant, params=fault.params))


def test_every_variant_of_a_rule_over_facts_comes_up_in_a_case() -> None:
    seen = {
        (case.code, each.get("variant", ""))
        for case in CASES
        for each in case.body.get("found", [])
        if each.get("code", case.code) == case.code
    }
    there = {(rule.code, variant) for rule in RULES if rule.check for variant in rule.sentences}
    assert there == seen


def test_rules_that_ask_the_facts_are_those_that_run() -> None:
    # A waiver that covers nothing is only known when all the others have run.
    assert [rule.code for rule in RULES if rule.check or rule.code == waiving.UNANSWERED] == rules.queried()


def test_a_rule_names_the_policy_it_reads() -> None:
    bundled = read((schemas() / DEFAULT_FILE).read_bytes()).data or {}
    for rule in RULES:
        assert set(rule.policy) <= set(bundled)
        source = (
            Path(rules.__file__).parent / f"{rule.code.lower()}_{rule.slug.replace('-', '_')}.py"
        ).read_text("utf-8")
        read_here = set(re.findall(_READS, source))
        # What practice rules read, they mostly read through definitions: test_policy_read.
        assert read_here <= set(rule.policy)
        assert read_here == set(rule.policy) - set(CALENDAR) or rule.tier is not Tier.RECORD
