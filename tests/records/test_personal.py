"""What looks like a person's number, and what does not."""

from __future__ import annotations

import pytest

from supervise_cli.records.mending.rounds import mend
from supervise_cli.records.personal import masked, personal
from tests.records.schema_slip_cases import BASE
from tests.records.test_mending_together import JUDGE

THEIRS = (
    "13812345678", "138 1234 5678", "138-1234-5678", "8613812345678", "+86 13812345678",
    "１３８１２３４５６７８",
    "410922199001011234", "41092219900101123X", "41092219900101123", "410922900101123",
    "410922 19900101 1234",
    "４１０９２２１９９００１０１１２３４", "41092219900101123ｘ",
)  # fmt: skip
OTHERS = (
    "2022-06-15", "2022-06-15 10:00:00", "20220615", "410922104", "410922104001", "12345678901", "1381234567",
    "41092219900101123456", "2022-06-15 2022-06-16", "S-20220615-7K3QX", "0393-1234567", "1500.00", "60",
)  # fmt: skip


@pytest.mark.parametrize("number", THEIRS)
def test_numbers_of_persons_are_masked(number: str) -> None:
    assert personal(number)
    shown = masked(f' "{number}"  # ', "…")
    assert not any(char.isdigit() for char in shown.replace("+86 ", ""))


@pytest.mark.parametrize("number", OTHERS)
def test_other_numbers_are_not(number: str) -> None:
    assert not personal(number)
    assert masked(number, "…") == number


@pytest.mark.parametrize("typed", ["13812345678", "410922199001011234", "410922900101123"])
@pytest.mark.parametrize("field", ["theme", "summary", "form", "date"])
def test_a_number_of_a_person_is_not_kept_by_a_mend(typed: str, field: str) -> None:
    wrong = BASE.replace("summary: 谈", f"{field}: {typed}\nsummary: 谈", 1)
    lines = [line for line in wrong.splitlines() if not line.startswith(f"{field}: ") or typed in line]
    wrong = "\n".join(lines) + "\n"
    assert mend(wrong, JUDGE).after.text == wrong
