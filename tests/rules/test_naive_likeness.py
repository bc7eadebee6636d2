"""SUP620 and SUP621 against their naive twin, on small random repositories of texts made of one another."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules import naive_likeness, repository
from tests.rules.test_cases import common, policy, whole

AS_OF = ["2022-06-10", "2022-07-04", "2023-05-20", "2023-08-04"]
FIRST = date(2022, 4, 1)
_LETTERS = "".join(chr(0x4E00 + 7 * n) for n in range(400)) + "abcXYZ019_"
_MARKS = "，，，。。；！、 \n"
_CASE = {"id": "C-6X4BD"}
_PEOPLE = [[{"person": "P-2D6RW", "as": "full_time", "side": "internal"}],
           [{"person": "P-4T8NC", "as": "station_head", "side": "internal"}]]  # fmt: skip


class Maker:
    """Records whose texts are new, or changed from one that there is by about as much as is still noted."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.texts: list[str] = []
        self.records: list[dict[str, Any]] = []

    def text(self) -> str:
        dice = self.dice
        if self.texts and dice.randrange(8):
            made = list(dice.choice(self.texts))
            for _ in range(dice.choice([0, 1, 1, 1, 2, 2, 3])):
                at = dice.randrange(len(made))
                cut = dice.choice([0, 1, 1, 4])
                made[at : at + cut] = self._some(dice.choice([1, 1, 4]))
        else:
            made = self._some(dice.choice([70, 76, 100, 140]))
        self.texts.append("".join(made).strip() or "空")
        return self.texts[-1]

    def _some(self, count: int) -> list[str]:
        dice = self.dice
        return [
            dice.choice(_MARKS) if dice.randrange(8) == 0 else dice.choice(_LETTERS) for _ in range(count)
        ]

    def new(self, prefix: str, day: str, **fields: Any) -> str:
        identity = f"{prefix}-{day.replace('-', '')}-{self.dice.randrange(10**5):05d}"
        self.records.append({"id": identity, **{k: v for k, v in fields.items() if v is not None}})
        return identity

    def make(self) -> list[dict[str, Any]]:
        dice = self.dice
        requests: list[str] = []
        for _ in range(dice.randint(3, 12)):
            day = (FIRST + timedelta(dice.choice([0, 40, 61, 62, 90, 130]))).isoformat()
            kind = dice.randrange(6)
            if kind == 0:
                requests.append(self.new("R", day, asked_on=day, text=self.text()))
            elif kind == 1:
                self.new("N", day, date=day, process=self.text(), next=self._seldom(self.text()))
            else:
                self.new(
                    "S", day, date=day, summary=self.text(), supervisors=dice.choice(_PEOPLE),
                    start=dice.choice(["14:00", "14:00", "14:30"]), suggestions=self._seldom([self.text()]),
                    agenda=self._seldom([self._part()]), supervisor_reflection=self._seldom("督导反思："),
                    requests=self._seldom(requests[-1:]) or None, status=self._seldom("draft"),
                )  # fmt: skip
        return self.records

    def _seldom(self, value: Any) -> Any:
        return value if self.dice.randrange(4) == 0 else None

    def _part(self) -> str:
        """Some sentences of a text that there is."""
        parts = [each for each in self.texts[-1].split("。") if each.strip()]
        return "。".join(parts[: max(1, len(parts) // 2)]) if parts else "议事"


def files_of(seed: int) -> dict[str, bytes]:
    made = {each["id"]: each for each in [*common()["world"], _CASE, *Maker(seed).make()]}
    files = {repository.place_of(name): repository.text_of(whole(each)) for name, each in made.items()}
    if seed % 3 == 0:
        values = {
            "likeness_percent": {"2000-01-01": 80, "2022-06-01": 60},
            "likeness_length": {"2022-05-11": 40},
        }
        files["policy.yaml"] = repository.text_of(policy(values))
    return {"sup.yaml": "name: 华龙区\n".encode(), **files}


def found_in(files: dict[str, bytes], as_of: str) -> set[naive_likeness.Found]:
    return {
        (each.code, each.record, each.pointer, each.discriminator)
        for each in repository.findings(files, date.fromisoformat(as_of), everything=True)
        if each.code in naive_likeness.CODES
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.sampled_from(AS_OF))
def test_every_pair_of_texts_that_is_alike_enough_is_found(seed: int, as_of: str) -> None:
    files = files_of(seed)
    assert found_in(files, as_of) == naive_likeness.findings(files, as_of)


def test_the_repositories_have_both_and_some_just_at_the_limit() -> None:
    found: Counter[str] = Counter()
    limits: Counter[int] = Counter()
    for seed in range(40):
        files = files_of(seed)
        for each in repository.findings(files, date(2022, 9, 4), everything=True):
            found[each.code] += 1
            if each.code == "SUP620":
                limits[int(each.params["percent"]) // 5] += 1
    assert found["SUP620"] > 40 and found["SUP621"] > 5
    assert limits[80 // 5] > 5 and sum(n for each, n in limits.items() if each >= 90 // 5) > 5


def test_the_order_of_files_does_not_matter() -> None:
    files = files_of(4)
    found = found_in(files, "2022-07-04")
    assert found and found == found_in(dict(reversed(files.items())), "2022-07-04")
