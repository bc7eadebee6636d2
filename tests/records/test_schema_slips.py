"""Each slip that only a schema can see has its own sentence, at the place where the writer has to type."""

from __future__ import annotations

import pytest

from supervise_cli import resources, rules
from supervise_cli.model import LANGUAGES, Fault, Position
from supervise_cli.records import schema, schema_codes
from supervise_cli.records.positions import locate
from supervise_cli.records.reading import read
from supervise_cli.records.types import Catalogue
from tests.records.schema_slip_cases import BASE, CASES

CATALOGUE = Catalogue.load(resources.schemas())


def _text(old: str, new: str) -> tuple[str, Position]:
    """The record with the slip, and where the mark has to stand."""
    assert old in BASE
    marked = BASE.replace(old + "\n", new + "\n") if old else BASE + new + "\n"
    before, _, after = marked.partition("@@")
    return before + after, Position(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _faults(text: str) -> list[Fault]:
    reading = read(text.encode())
    assert reading.data is not None
    rtype, faults = schema.identify(reading.data, CATALOGUE)
    return faults + (schema.check(reading.data, rtype) if rtype else [])


def test_the_record_without_slips_is_sound() -> None:
    assert _faults(BASE) == []


@pytest.mark.parametrize("name", CASES)
def test_slip_has_its_sentence(name: str) -> None:
    old, new, code, variant, pointer, *words = CASES[name]
    faults = _faults(_text(old, new)[0])
    assert [(each.code, each.variant, each.pointer) for each in faults] == [(code, variant, pointer)]
    sentence = rules.get(code).sentences[variant]
    said = [
        text.fill(lang, faults[0].params) for text in (sentence.message, sentence.hint) for lang in LANGUAGES
    ]
    assert said == words


@pytest.mark.parametrize("name", CASES)
def test_slip_is_marked_where_it_is(name: str) -> None:
    old, new, *_ = CASES[name]
    text, place = _text(old, new)
    fault = _faults(text)[0]
    if fault.code in {schema_codes.MISSING, schema_codes.VOID}:
        place = Position(1, 1)
    assert locate(text.encode(), fault.pointer, fault.on_key) == place


def test_at_least_forty_sentences_differ() -> None:
    assert len({case[5] for case in CASES.values()}) >= 40


def test_every_code_and_variant_has_words() -> None:
    for code, variants in schema_codes.VARIANTS.items():
        assert set(rules.get(code).sentences) == set(variants), code


def test_sentences_ask_only_for_what_every_fault_of_theirs_carries() -> None:
    for name, (old, new, *_) in CASES.items():
        for fault in _faults(_text(old, new)[0]):
            sentence = rules.get(fault.code).sentences[fault.variant]
            for lang in LANGUAGES:
                for text in (sentence.message, sentence.hint):
                    assert "{" not in text.fill(lang, fault.params).replace("{on", ""), name
