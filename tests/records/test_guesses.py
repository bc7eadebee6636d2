"""What people type instead of a date, a time, a number, a value or an id, and what they meant."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise_cli import resources
from supervise_cli.records import ids
from supervise_cli.records.guess import number_in_chinese
from supervise_cli.records.guess_dates import guess_date, guess_moment, guess_period, guess_time
from supervise_cli.records.guess_fields import guess_field
from supervise_cli.records.guess_ids import guess_id, prefixes
from supervise_cli.records.guess_values import guess_choice, guess_number, guess_yes_no
from supervise_cli.records.schema import document
from supervise_cli.records.types import Catalogue

CATALOGUE = Catalogue.load(resources.schemas())
PERSON = r"^P-[0-9A-HJKMNP-TV-Z]{5,7}$"
STATION = str(CATALOGUE.get("station").id_pattern.pattern)


@pytest.mark.parametrize(
    ("typed", "variant", "want"),
    [
        ("2022年6月8日", "chinese", "2022-06-08"),
        ("2022 年 6 月 8 号", "chinese", "2022-06-08"),
        ("二〇二二年六月十八日", "chinese", "2022-06-18"),
        ("２０２２年６月８日", "chinese", "2022-06-08"),
        ("2022.6.8", "separator", "2022-06-08"),
        ("2022/06/08", "separator", "2022-06-08"),
        ("2022、6、8", "separator", "2022-06-08"),
        ("2022-6-8", "padding", "2022-06-08"),
        ("２０２２-06-08", "fullwidth", "2022-06-08"),
        ("“2022-06-08”", "fullwidth", "2022-06-08"),
        ("2022-06-08\n", "fullwidth", "2022-06-08"),
        ("20220608", "compact", "2022-06-08"),
        (20220608, "compact", "2022-06-08"),
        (44720, "serial", "2022-06-08"),
        ("2022-06-08 14:30", "datetime", "2022-06-08"),
        ("2022-06-08T14:30:00", "datetime", "2022-06-08"),
        ("2022年6月8日 14：30", "datetime", "2022-06-08"),
        ("22-06-08", "short_year", "2022-06-08"),
        ("6月8日", "no_year", None),
        ("6.8", "no_year", None),
        ("2022年6月", "incomplete", None),
        ("2022-06", "incomplete", None),
        ("2022", "incomplete", None),
        (2022, "incomplete", None),
        ("2022年6月上旬", "incomplete", None),
        ("2022-06-01至2022-06-03", "range", None),
        ("昨天", "relative", None),
        ("上周三", "relative", None),
        ("月底", "relative", None),
        ("2022-02-30", "impossible", None),
        ("2022年2月30日", "impossible", None),
        ("2022-13-01", "impossible", None),
        ("1850-01-01", "year", None),
        ("以后再说", "", None),
        ("待定", "", None),
        (3.5, "", None),
        (True, "", None),
        ([], "", None),
    ],
)
def test_dates(typed: Any, variant: str, want: str | None) -> None:
    guess = guess_date(typed)
    assert (guess.variant, guess.params.get("want")) == (variant, want)


@pytest.mark.parametrize(
    ("typed", "variant", "want"),
    [
        ("9:30", "padding", "09:30"),
        ("2点半", "half_day", "14:30"),
        ("两点", "half_day", "14:00"),
        ("7点", "half_day", "19:00"),
        ("8点", "chinese", "08:00"),
        ("凌晨2点半", "noon", "02:30"),
        ("2:30", "half_day", "14:30"),
        ("2：30", "half_day", "14:30"),
        ("2.30", "half_day", "14:30"),
        ("230", "half_day", "14:30"),
        ("2:30:00", "half_day", "14:30"),
        ("7:00", "padding", "07:00"),
        ("0:30", "padding", "00:30"),
        ("2:75", "impossible", None),
        ("14：30", "fullwidth", "14:30"),
        ("１４:３０", "fullwidth", "14:30"),
        ("14点30分", "chinese", "14:30"),
        ("14时", "chinese", "14:00"),
        ("14点半", "chinese", "14:30"),
        ("下午2点", "noon", "14:00"),
        ("下午两点半", "noon", "14:30"),
        ("晚上八点一刻", "noon", "20:15"),
        ("上午9点", "noon", "09:00"),
        ("中午12点", "noon", "12:00"),
        ("2:30 PM", "noon", "14:30"),
        ("12 am", "noon", "00:00"),
        ("14:30:00", "seconds", "14:30"),
        ("1430", "compact", "14:30"),
        (1430, "compact", "14:30"),
        ("14.30", "separator", "14:30"),
        ("14:00-15:30", "range", None),
        ("2点到3点", "range", None),
        ("25:00", "impossible", None),
        ("24:00", "impossible", None),
        ("14:75", "impossible", None),
        ("饭后", "", None),
        (True, "", None),
    ],
)
def test_times(typed: Any, variant: str, want: str | None) -> None:
    guess = guess_time(typed)
    assert (guess.variant, guess.params.get("want")) == (variant, want)


@pytest.mark.parametrize(
    ("typed", "variant", "want"),
    [
        ("60", "quoted", "60"),
        ("６０", "fullwidth", "60"),
        ("90分钟", "unit", "90"),
        ("90 min", "unit", "90"),
        ("12人", "other_unit", None),
        ("1.5小时", "hours", "90"),
        ("一个半小时", "hours", "90"),
        ("半小时", "hours", "30"),
        ("两个小时", "hours", "120"),
        ("1小时30分", "hours", "90"),
        ("2h", "hours", "120"),
        (1.5, "hours", 90),
        ("14:00-15:30", "times", 90),
        ("2点到3点半", "times", 90),
        ("6:30-8:30", "times", 120),
        ("2点半", "clock", None),
        ("两点半", "clock", None),
        ("下午2点", "clock", None),
        ("1点", "clock", None),
        ("1时30", "clock", None),
        ("3场", "other_unit", None),
        ("2天", "other_unit", None),
        ("约60", "about", "60"),
        ("60分钟左右", "about", "60"),
        ("60-90", "range", None),
        ("1,000", "comma", "1000"),
        ("九十分钟", "chinese", 90),
        ("90.5", "decimal", 90),
        (90.5, "decimal", 90),
        ("很久", "", None),
        (True, "", None),
    ],
)
def test_minutes(typed: Any, variant: str, want: str | int | None) -> None:
    guess = guess_number(typed, "minutes", whole=True)
    assert (guess.variant, guess.params.get("want")) == (variant, want)


def test_money_keeps_its_decimals_and_hours_mean_nothing_there() -> None:
    assert guess_number("200.50元", "yuan", whole=False).params == {"want": "200.50"}
    assert guess_number("¥200", "yuan", whole=False).variant == ""
    assert guess_number("2小时", "people", whole=True).variant == "unit"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("九十", 90),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百二十", 120),
        ("二〇二二", 2022),
        ("两", 2),
        ("九十分", None),
        ("", None),
    ],
)
def test_chinese_numbers(text: str, number: int | None) -> None:
    assert number_in_chinese(text) == number


@pytest.mark.parametrize(
    ("typed", "variant", "want"),
    [
        ("2022年6月", "rewrite", "2022-06"),
        ("2022.6", "rewrite", "2022-06"),
        ("2022-6", "rewrite", "2022-06"),
        ("2022年6月份", "rewrite", "2022-06"),
        ("2022Q2", "rewrite", "2022-Q2"),
        ("2022-q2", "rewrite", "2022-Q2"),
        ("2022年第二季度", "rewrite", "2022-Q2"),
        ("2022年3季度", "rewrite", "2022-Q3"),
        ("2022年", "rewrite", "2022"),
        ("2022年度", "rewrite", "2022"),
        (2022, "number", "2022"),
        ("2022-13", "", None),
        ("上半年", "", None),
        (12, "", None),
    ],
)
def test_periods(typed: Any, variant: str, want: str | None) -> None:
    guess = guess_period(typed)
    assert (guess.variant, guess.params.get("want")) == (variant, want)


@pytest.mark.parametrize(
    ("typed", "pattern", "variant", "want"),
    [
        ("王秀英", PERSON, "name", None),
        ("Wang Xiuying", PERSON, "name", None),
        ("p-7k3qx", PERSON, "case", "P-7K3QX"),
        ("P-7K3OX", PERSON, "lookalike", "P-7K30X"),
        ("p-7k3lx", PERSON, "lookalike", "P-7K31X"),
        ("Ｐ-7K3QX", PERSON, "width", "P-7K3QX"),
        ("P - 7K3QX", PERSON, "width", "P-7K3QX"),
        ("“P-7K3QX”", PERSON, "quotes", "P-7K3QX"),
        ("P-7K3QX.yaml", PERSON, "file", "P-7K3QX"),
        ("people/P-7K3QX.yaml", PERSON, "file", "P-7K3QX"),
        ("7K3QX", PERSON, "no_prefix", "P-7K3QX"),
        ("P7K3QX", PERSON, "no_prefix", "P-7K3QX"),
        ("P-7K3QX#a1", PERSON, "key", "P-7K3QX"),
        ("P-7K3Q", PERSON, "length", None),
        ("P-7K3QX、P-9M2AB", PERSON, "several", None),
        ("ST-410902001", PERSON, "other_type", None),
        ("410902001", STATION, "code", "ST-410902001"),
        (410902001, STATION, "code", "ST-410902001"),
        ("柳屯镇社工站", STATION, "name", None),
        ("S-20220615-7K3QX", "^S-[0-9]{8}-[0-9A-Z]{5}#[a-z0-9]+$", "no_key", None),
        (7, PERSON, "number", None),
        ({"person": "P-7K3QX"}, PERSON, "mapping", None),
    ],
)
def test_ids(typed: Any, pattern: str, variant: str, want: str | None) -> None:
    guess = guess_id(typed, pattern)
    assert (guess.variant, guess.params.get("want")) == (variant, want)


def test_prefixes_of_a_pattern() -> None:
    assert prefixes("^([SF]-x#k|R-x|AU-x#k)$") == ["S", "F", "R", "AU"]
    assert prefixes("^[0-9]+-$") == []


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.none() | st.lists(st.text()))
def test_whatever_is_typed_a_guess_is_of_the_right_form(typed: Any) -> None:
    day = guess_date(typed).params.get("want")
    assert day is None or guess_date(day).variant in {"impossible", "year"} or len(str(day)) == 10
    time = guess_time(typed).params.get("want")
    assert time is None or (len(str(time)) == 5 and str(time)[2] == ":")
    identity = guess_id(typed, PERSON).params.get("want")
    assert identity is None or ids.RANDOM.match(str(identity))
    guess_number(typed, "minutes", whole=True)
    guess_period(typed)
    guess_yes_no(typed)


def test_yes_and_no() -> None:
    for yes in ("是", "√", "yes", "Y", "TRUE", 1, "1", "有"):
        assert guess_yes_no(yes).variant == "yes", yes
    for no in ("否", "×", "no", "N", "FALSE", 0, "0", "没有"):
        assert guess_yes_no(no).variant == "no", no
    assert guess_yes_no("也许").variant == ""


@pytest.mark.parametrize(
    ("typed", "variant", "want"),
    [
        ("个别督导", "label", "individual"),
        ("个别", "label", "individual"),
        ("团体督导", "label", "group"),
        ("小组督导", "label", "group"),
        ("点对面", "label", "collective"),
        ("Group", "spelling", "group"),
        ("GROUP", "spelling", "group"),
        ("individal", "close", "individual"),
        ("个别督倒", "close", "individual"),
        ("个别、小组督导", "several", "individual"),
        ("线下", "", None),
        (12, "", None),
    ],
)
def test_choices(typed: Any, variant: str, want: str | None) -> None:
    form = CATALOGUE.get("session").field("form")
    assert form is not None
    guess = guess_choice(typed, form.choices)
    assert (guess.variant, guess.params.get("want")) == (variant, want)


@pytest.mark.parametrize(
    ("key", "variant", "near"),
    [
        ("督导日期", "title", "date"),
        ("督导时长", "title", "minutes"),
        ("时长", "title", "minutes"),
        ("Date", "spelling", "date"),
        ("next-on", "spelling", "next_on"),
        ("Ｎext_on", "spelling", "next_on"),
        ("attendes", "close", "attendees"),
        ("责任人", "inside", "owner"),
        ("owner", "inside", "owner"),
        ("天气", "", None),
    ],
)
def test_field_names(key: str, variant: str, near: str | None) -> None:
    guess = guess_field(key, CATALOGUE.get("session").fields, ())
    assert (guess.variant, guess.params.get("near")) == (variant, near)


def test_a_list_by_the_name_of_what_is_in_it() -> None:
    guess = guess_field("tag", document("overlay").fields, ())
    assert (guess.variant, guess.params["near"]) == ("close", "tags")


def test_a_field_of_the_record_inside_an_item() -> None:
    session = CATALOGUE.get("session")
    action = session.field("actions", 0)
    assert action is not None
    guess = guess_field("summary", action.fields, session.fields)
    assert (guess.variant, guess.params["near"]) == ("outside", "summary")


@pytest.mark.parametrize(
    ("typed", "want"),
    [
        ("2022-06-15 14:30", "2022-06-15T14:30"),
        ("2022-6-15 9:30", "2022-06-15T09:30"),
        ("2022年6月15日下午2点", "2022-06-15T14:00"),
        ("2022年6月15日 9点半", "2022-06-15T09:30"),
        ("2022.6.15T14：30", "2022-06-15T14:30"),
        ("2022-06-15T14:30:59", "2022-06-15T14:30"),
    ],
)
def test_moments(typed: str, want: str) -> None:
    assert guess_moment(typed).params["want"] == want


@pytest.mark.parametrize("typed", ["2022-06-15", "14:30", "昨天下午", "2022-02-30 14:30", "", 20220615, None])
def test_a_moment_that_cannot_be_told_gets_an_example(typed: Any) -> None:
    assert guess_moment(typed).params == {"want": "2022-06-15T14:30"}


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 12, 31)))
def test_the_pattern_of_moments_takes_every_moment(moment: datetime) -> None:
    pattern = CATALOGUE.get("case_note").schema["$defs"]["datetime"]["pattern"]
    assert re.fullmatch(pattern, moment.isoformat("T", "minutes"))
    for wrong in (
        "2022-04-31T10:00",
        "2022-02-30T10:00",
        "2022-06-15 10:00",
        "2022-06-15T24:00",
        "2022-13-01T10:00",
    ):
        assert not re.fullmatch(pattern, wrong)
