# ruff: noqa: E501
"""Files as they really come: encodings, limits, hostile input. A finding each, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise_cli.records.limits import MAX_BYTES
from supervise_cli.records.reading import Reading, read, read_reference
from supervise_cli.records.scalars import Ambiguous, resolve

RECORD = "schema: session/1\ntheme: 个案推进\nstatus: draft\nsummary: 今天讨论\n"


def _found(reading: Reading) -> list[tuple[str, str, int, int]]:
    found = []
    for fault in reading.faults:
        assert fault.position is not None
        found.append((fault.code, fault.variant, fault.position.line, fault.position.column))
    return found


BROKEN_LINE = RECORD.encode().replace("个案推进".encode(), "个案推进".encode("gbk"))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", [("SUP005", "empty", 1, 1)]),
        (b"\0" * 4096, [("SUP005", "nul_filled", 1, 1)]),
        (b" \n\n# \xe6\xb3\xa8\n", [("SUP005", "blank", 1, 1)]),
        (b"\xef\xbb\xbf", [("SUP005", "blank", 1, 1)]),
        (RECORD.encode("gbk"), [("SUP006", "gbk", 2, 8)]),
        (RECORD.encode("gb18030"), [("SUP006", "gbk", 2, 8)]),
        (RECORD.encode("utf-16"), [("SUP006", "utf16", 1, 1)]),
        (RECORD.encode("utf-16-le"), [("SUP006", "utf16", 1, 1)]),
        (RECORD.encode("utf-16-be"), [("SUP006", "utf16", 1, 1)]),
        (BROKEN_LINE, [("SUP006", "line_gbk", 2, 8)]),
        (RECORD.encode() + b"x: \xff\n", [("SUP006", "line_bytes", 5, 4)]),
        (b"a: b\nx: ab\xff\n", [("SUP006", "bytes", 2, 6)]),
        (RECORD.encode()[:-2], [("SUP006", "cut_off", 4, 13)]),
        (BROKEN_LINE + b"x: \xff\n", [("SUP006", "line_gbk", 2, 8), ("SUP006", "line_bytes", 5, 4)]),
    ],
)
def test_encodings(raw: bytes, expected: list[tuple[str, str, int, int]]) -> None:
    assert _found(read(raw)) == expected
    assert read(raw).data is None


def test_one_byte_order_mark_is_dropped_and_a_second_is_not() -> None:
    assert read(b"\xef\xbb\xbf" + RECORD.encode()) == read(RECORD.encode())
    assert read(b"\xef\xbb\xbf" * 2 + RECORD.encode()).data is None


def test_windows_line_ends_change_nothing() -> None:
    text = "a: |\n  x\n  y\nb:\n  - c\n"
    assert read(text.replace("\n", "\r\n").encode()) == read(text.encode())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 60_000, "SUP012"),
        ("a: " + "{a: " * 60_000, "SUP012"),
        ("- " * 30_000, "SUP012"),
        ("a: &a [x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(500)), "SUP013"),
        ("a:\n" + "- x\n" * 60_000, "SUP012"),
        ("a: " + "9" * 5000 + "\n", "SUP029"),
        ('a: "\\U00110000"\n', "SUP024"),
        ("%YAML " + "9" * 5000 + ".1\n---\na: b\n", "SUP015"),
        ("a: 2026-02-30\n", "SUP029"),
        ("a: !!python/object/apply:os.system [x]\n", "SUP013"),
        ("? " * 30_000, "SUP012"),
        ("a: '" + "x\n" * 100_000, "SUP023"),
        ("：\n" * 100_000, "SUP017"),
        ("a: *x\n" * 40_000, "SUP012"),
        ("a：b\n" * 40_000, "SUP021"),
        ("\t- x\n" * 40_000, "SUP022"),
        ("<<<<<<< x\n" * 40_000, "SUP011"),
        ("a: \u200b\n" * 40_000, "SUP009"),
        ("k: " + "x" * 500_000 + "\n", ""),
        ("\n" * 500_000, "SUP005"),
        ("#" * 500_000, "SUP005"),
        ('a: "' + "\\" * 400_000, "SUP023"),
        ("x" * 400_000, "SUP017"),
    ],
)
def test_hostile_texts_end_soon_with_a_finding(text: str, code: str) -> None:
    begun = time.monotonic()
    reading = read(text.encode())
    assert time.monotonic() - begun < 20
    assert code in {fault.code for fault in reading.faults} or (not code and reading.accepted)
    assert len(reading.faults) < 45_000


def test_larger_than_allowed_is_refused_unread() -> None:
    reading = read(b"a: b\n" + b"#" * MAX_BYTES)
    assert [(fault.code, fault.params["limit"]) for fault in reading.faults] == [("SUP002", MAX_BYTES)]


def test_a_limit_is_passed_only_beyond_it() -> None:
    def nested(depth: int) -> bytes:
        return ("a: " + "[" * (depth - 1) + "]" * (depth - 1) + "\n").encode()

    assert read(nested(32)).accepted
    assert [fault.variant for fault in read(nested(33)).faults] == ["depth"]


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab:：-#|>[]{}'\"\\\n\t ,!&*?%@`01２　“”•－锟\x07\x85\u2028\ud800", max_size=80))
def test_reading_never_raises_and_a_refusal_says_why(text: str) -> None:
    reading = read_reference(text.encode("utf-8", "surrogatepass"))
    assert reading.data is not None or reading.faults
    for fault in reading.faults:
        assert fault.position is not None
        assert 1 <= fault.position.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("-7", -7), ("+7", 7), ("0", 0), ("0x1F", 31), ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("-1.5", -1.5),
        ("1.0e+3", 1000.0), ("true", True), ("False", False), ("~", None), ("NULL", None), ("nULL", "nULL"), ("09:30", "09:30"),
        ("1:60", "1:60"), ("a", "a"), ("2022-6-15", "2022-6-15"), ("1-2", "1-2"), ("0x", "0x"), ("+", "+"), ("１２", "１２"),
        ("9007199254740991", 9007199254740991),
    ],
)  # fmt: skip
def test_plain_scalars(text: str, value: object) -> None:
    meant = resolve(text)
    assert meant == value and type(meant) is type(value)


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("2022-06-15", "date"), ("2026-02-30", "date"), ("2022-06-15T09:00:00", "datetime"), ("2022-6-5 9:00:00", "datetime"),
        ("14:00", "time"), ("1:30", "time"), ("1:30:15.5", "time"), ("no", "yes_no"), ("ON", "yes_no"), ("y", "yes_no"),
        ("012", "leading_zero"), ("08", "leading_zero"), ("007", "leading_zero"), ("0o12", "octal"), ("0b1", "binary"),
        ("1_000", "underscore"), ("1_0.5", "underscore"), ("1e3", "exponent"), ("1.5e3", "exponent"), ("-.5", "signed"),
        ("=", "equals"), ("<<", "equals"), (".inf", "not_finite"), (".NaN", "not_finite"), ("9007199254740992", "long_number"),
        ("410901199003077777", "personal"), ("41090119900307777", "personal"), ("4109011990030777777", "long_number"), ("0x" + "F" * 20, "long_number"), ("9" * 5000, "long_number"),
    ],
)  # fmt: skip
def test_plain_scalars_that_readers_take_differently(text: str, variant: str) -> None:
    assert resolve(text) == Ambiguous(variant)


@pytest.mark.parametrize(
    ("comment", "alone", "beside"), [("# 补记", ["SUP030"], []), ("#补记", ["SUP030"], ["SUP030"])]
)
def test_what_may_be_a_comment_is_told_when_the_rest_is_read(
    comment: str, alone: list[str], beside: list[str]
) -> None:
    text = f"schema: session/1\nmode: 面谈  {comment}\n"
    assert [each.code for each in read(text.encode()).faults] == alone
    unread = read((text + "date：2022\n").encode())
    assert [each.code for each in unread.faults] == [*beside, "SUP021"]
