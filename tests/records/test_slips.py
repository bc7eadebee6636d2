"""Each slip leads to its own sentence, at the line and column where the writer has to type."""

from __future__ import annotations

import pytest

from supervise_cli import rules
from supervise_cli.records.codes import VARIANTS
from supervise_cli.records.reading import read, read_reference
from tests.records.slip_cases import CASES, Expected


def _shown(text: str) -> list[Expected]:
    shown = []
    for fault in read(text.encode("utf-8", "surrogatepass")).faults:
        assert fault.position is not None
        sentence = rules.get(fault.code).sentences[fault.variant]
        words = (
            sentence.message.fill("zh", fault.params),
            sentence.message.fill("en", fault.params),
            sentence.hint.fill("zh", fault.params),
            sentence.hint.fill("en", fault.params),
        )
        place = (fault.position.line, fault.position.column)
        shown.append((fault.code, fault.variant, *place, fault.pointer, *words))
    return shown


@pytest.mark.parametrize("name", CASES)
def test_slip_has_its_sentence_line_and_column(name: str) -> None:
    text, expected = CASES[name]
    assert _shown(text) == expected


@pytest.mark.parametrize("name", CASES)
def test_no_slip_is_taken_twice(name: str) -> None:
    reading = read_reference(CASES[name][0].encode())
    identities = [(fault.code, fault.pointer, fault.discriminator) for fault in reading.faults]
    assert len(identities) == len(set(identities))


def test_at_least_forty_slips_have_a_sentence_of_their_own() -> None:
    sentences = {row[5] for _, expected in CASES.values() for row in expected}
    assert len(sentences) >= 40
    seen = {(row[0], row[1]) for _, expected in CASES.values() for row in expected}
    words: dict[str, tuple[str, str]] = {}
    for code, variant in sorted(seen):
        zh = rules.get(code).sentences[variant].message.zh
        assert zh not in words, f"{code} {variant} says the same as {words[zh]}"
        words[zh] = (code, variant)


def test_messages_never_repeat_what_was_written() -> None:
    """The values of all cases hold 个案, 今天 or 张三; no message may, but for the examples of the rules."""
    for name, (text, _) in CASES.items():
        for fault in read_reference(text.encode()).faults:
            for value in fault.params.values():
                assert not any(word in str(value) for word in ("个案", "今天", "张三", "重点")), name


def test_every_code_and_variant_has_its_words() -> None:
    for code, variants in VARIANTS.items():
        rule = rules.get(code)
        assert set(rule.sentences) == set(variants), code
        assert rule.check is None
        for sentence in rule.sentences.values():
            for text in (sentence.message, sentence.hint, rule.title, rule.why, rule.fix):
                assert text.zh and text.en and text.zh != text.en
                assert not text.en.strip("…“”，：【】；*") or any("a" <= char <= "z" for char in text.en)
                assert any("\u4e00" <= char <= "\u9fff" for char in text.zh)
