"""The words: templates fill in, nobody is identifiable, no two summaries are alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import fill, fitting, shingles, spoken
from supervise_cli.demo.divisions import Divisions
from supervise_cli.demo.generate import Demo
from supervise_cli.demo.phrases import TOPICS
from supervise_cli.demo.phrases.topic import Topic
from supervise_cli.demo.words import county_words, township_words

Record = dict[str, Any]

_UNFILLED = re.compile(r"[{}\[\]|@#]")
_CLUMSY = re.compile(
    r"[，。、：；][，。、：；]|[，、：；]$|的的|了了|。”。|[\u4e00-\u9fff][,:;?!()]|[,:;?!()][\u4e00-\u9fff]"
)
_TOO_MUCH = re.compile(r"[0-9]{5,}|手机号|身份证号[:：]|(?:村|社区)[0-9一二三四五六七八九十]+组")


def _templates(topic: Topic) -> Iterator[str]:
    yield from topic.themes
    yield from topic.situations
    for number in range(1, len(topic.situations) + 1):
        yield from fitting(topic.explored, number)
        yield from fitting(topic.guidance, number)
    yield from topic.advice
    for task in topic.tasks:
        yield from (task.what, task.text, task.done, task.proof)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_every_template_fills_in_everywhere(topic: Topic, divisions: Divisions) -> None:
    chance = Chance("templates")
    places = [township_words(row) for row in divisions.townships[::11]] + [
        county_words(row) for row in divisions.counties
    ]
    for words in places:
        for template in _templates(topic):
            made = fill(template, chance, {**words, "谁": "社工"})
            assert made
            assert not _UNFILLED.search(made), made
            assert not _CLUMSY.search(made), made


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_every_situation_has_enough_to_go_with_it(topic: Topic) -> None:
    for number in range(1, len(topic.situations) + 1):
        assert len(fitting(topic.explored, number)) >= 2, number
        assert len(fitting(topic.guidance, number)) >= 2, number
    assert all(len(fill(task.what, Chance("x"), _LONG)) <= 34 for task in topic.tasks)


_LONG = defaultdict(lambda: "街道办事处民政办")


def test_counts_are_written_as_people_write_them() -> None:
    assert [spoken(number) for number in (1, 2, 3, 10, 11)] == ["一", "两", "三", "十", "11"]
    assert fill("第{#2-2}节，{#2-2}户", Chance("x"), {}) == "第二节，两户"


_TOLD = (
    "session", "follow_up", "agreement", "case", "case_note", "event", "evaluation", "competence_assessment",
    "audit",
)  # fmt: skip


def _narratives(demo: Demo) -> Iterator[str]:
    for name, record in demo.records:
        if name in _TOLD:
            yield from _strings({key: value for key, value in record.items() if key not in ("schema", "id")})


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if re.search(r"[\u4e00-\u9fff]", value):
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)


def test_nothing_is_left_unfilled_or_clumsy(demo: Demo) -> None:
    texts = list(_narratives(demo))
    assert len(texts) > 5000
    assert [text for text in texts if _UNFILLED.search(text) or _CLUMSY.search(text)] == []


def test_nobody_is_identifiable(demo: Demo, by_type: Mapping[str, list[Record]]) -> None:
    names = re.compile("|".join(person["label"] for person in by_type["person"] if len(person["label"]) > 2))
    for text in _narratives(demo):
        assert not _TOO_MUCH.search(text), text
        assert not names.search(text), text


def test_what_ledgers_print_is_short(held: list[Record]) -> None:
    assert max(len(session["theme"]) for session in held) <= 30
    assert min(len(session["summary"]) for session in held) >= 60


def test_words_suit_the_kind_of_township(held: list[Record], by_type: Mapping[str, list[Record]]) -> None:
    kinds = {
        station["id"]: station.get("division_type")
        for station in by_type["station"]
        if len(station["id"]) == 12
    }
    offices = {"town": "镇政府", "township": "乡政府", "subdistrict": "街道办事处"}
    seen = set()
    for session in held:
        kind = kinds.get(session["station"])
        if kind is None:
            continue
        for other, office in offices.items():
            if office in session["summary"] and f"乡{office}" not in session["summary"]:
                assert other == kind, session["summary"]
                seen.add(kind)
    assert seen == set(offices)


def test_no_two_summaries_are_nearly_the_same(held: list[Record]) -> None:
    """Exact likeness over runs of five characters. Measured: median of the nearest 0.24, maximum 0.42."""
    alike = nearest([session["summary"] for session in held])
    assert alike[-1] < 0.6
    assert alike[len(alike) * 99 // 100] < 0.5
    assert alike[len(alike) // 2] < 0.35


def nearest(texts: list[str]) -> list[float]:
    """For each text how like its nearest neighbour it is (Jaccard), in rising order."""
    sets = [shingles(text) for text in texts]
    where: dict[str, list[int]] = defaultdict(list)
    best = [0.0] * len(sets)
    for number, mine in enumerate(sets):
        common: dict[int, int] = defaultdict(int)
        for part in sorted(mine):
            for other in where[part]:
                common[other] += 1
            where[part].append(number)
        for other, count in common.items():
            alike = count / (len(mine) + len(sets[other]) - count)
            best[number] = max(best[number], alike)
            best[other] = max(best[other], alike)
    return sorted(best)


def test_the_measure_can_tell() -> None:
    assert nearest(["一二三四五六七八", "一二三四五六七八", "甲乙丙丁戊己庚辛"]) == [0.0, 1.0, 1.0]
