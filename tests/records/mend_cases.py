# ruff: noqa: E501
"""Every mend: a sound text, what was typed instead of a piece of it, and that piece as it is mended."""

from __future__ import annotations

from tests.records.schema_slip_cases import BASE

STATION = """\
schema: station/1
id: ST-410902001
status: final
level: township_station
name: 中原路街道社工站
division_code: "410902001"
division_type: subdistrict
state: open
"""

PERIOD = (
    BASE
    + """\
service_progress:
- service: casework
  period: "2022-06"
"""
)

# (code, variant): (text, piece of it, what was typed, what it becomes)
CASES: dict[tuple[str, str], tuple[str, str, str, str]] = {
    ("SUP013", "star"): (BASE, "summary: 谈了", "summary: *谈了", 'summary: "*谈了入户探访的准备。"'),
    ("SUP013", "ampersand"): (BASE, "summary: 谈了", "summary: &谈了", 'summary: "&谈了入户探访的准备。"'),
    ("SUP013", "exclamation"): (BASE, "summary: 谈了", "summary: !谈了", 'summary: "!谈了入户探访的准备。"'),
    ("SUP013", "percent"): (BASE, "summary: 谈了", "summary: %谈了", 'summary: "%谈了入户探访的准备。"'),
    ("SUP013", "at"): (BASE, "summary: 谈了", "summary: @谈了", 'summary: "@谈了入户探访的准备。"'),
    ("SUP013", "backtick"): (BASE, "summary: 谈了", "summary: `谈了", 'summary: "`谈了入户探访的准备。"'),
    ("SUP013", "bracket"): (BASE, "summary: 谈", "summary: [重] 谈", 'summary: "[重] 谈了入户探访的准备。"'),
    ("SUP013", "brace"): (BASE, "summary: 谈", "summary: {重} 谈", 'summary: "{重} 谈了入户探访的准备。"'),
    ("SUP018", "quotes"): (BASE, "form: ", "“form”: ", "form: "),
    ("SUP018", "wide_space"): (BASE, "form: ", "form\u3000: ", "form: "),
    ("SUP021", "fullwidth"): (BASE, "form: ", "form：", "form: "),
    ("SUP021", "no_space"): (BASE, "form: ", "form:", "form: "),
    ("SUP021", "wide_space"): (BASE, "form: ", "form:\u3000", "form: "),
    ("SUP021", "equals"): (BASE, "form: ", "form = ", "form: "),
    ("SUP022", "tab"): (BASE, "  as: full_time\n  side", "\tas: full_time\n\tside", "  as: full_time\n  side"),
    ("SUP022", "tab_separator"): (BASE, "form: ", "form:\t", "form: "),
    ("SUP022", "wide_space"): (BASE, "  as: ", "\u3000as: ", "  as: "),
    ("SUP022", "leading_blank"): (BASE, "summary: ", "summary: |\n     \n  ", "summary: |\n\n  "),
    ("SUP023", "fullwidth_close"): (BASE, "form: individual", 'form: "individual”', 'form: "individual"'),
    ("SUP023", "comma_after"): (BASE, "form: individual", 'form: "individual"，', 'form: "individual"'),
    ("SUP025", "no_last_break"): (BASE, "summary: 谈了入户探访的准备。\n", "summary: |\n  谈", "summary: |\n  谈\n"),
    ("SUP026", ""): (BASE, "summary: 谈了", "summary: 谈: ", 'summary: "谈: 入户探访的准备。"'),
    ("SUP027", "no_space"): (BASE, "[practice_skill]", "\n  -practice_skill\n  -theory", "\n  - practice_skill\n  - theory"),
    ("SUP027", "wide_dash"): (BASE, "[practice_skill]", "\n  －practice_skill", "\n  - practice_skill"),
    ("SUP027", "bullet"): (BASE, "[practice_skill]", "\n  • practice_skill\n  • theory", "\n  - practice_skill\n  - theory"),
    ("SUP028", "wide_bracket"): (BASE, "[practice_skill]", "[practice_skill］", "[practice_skill]"),
    ("SUP028", "wide_comma"): (BASE, "[practice_skill]", "[practice_skill， theory、emotional_support]", "[practice_skill, theory, emotional_support]"),
    ("SUP029", "date"): (BASE, '"2022-06-15"', "2022-06-15", '"2022-06-15"'),
    ("SUP029", "datetime"): (BASE, "summary: 谈", "theme: 2022-06-15 10:00:00\nsummary: 谈", 'theme: "2022-06-15 10:00:00"\nsummary: 谈'),
    ("SUP029", "time"): (BASE, "summary: 谈", "start: 14:30\nsummary: 谈", 'start: "14:30"\nsummary: 谈'),
    ("SUP029", "yes_no"): (BASE, "- person: P-9M2AB", "- person: P-9M2AB\n  absent: yes", "- person: P-9M2AB\n  absent: true"),
    ("SUP029", "leading_zero"): (BASE, "minutes: 60", "minutes: 060", "minutes: 60"),
    ("SUP029", "octal"): (BASE, "summary: 谈", "theme: 0o17\nsummary: 谈", 'theme: "0o17"\nsummary: 谈'),
    ("SUP029", "underscore"): (BASE, "summary: 谈", "theme: 1_000\nsummary: 谈", 'theme: "1_000"\nsummary: 谈'),
    ("SUP029", "exponent"): (BASE, "summary: 谈", "theme: 1e3\nsummary: 谈", 'theme: "1e3"\nsummary: 谈'),
    ("SUP029", "binary"): (BASE, "summary: 谈", "theme: 0b11\nsummary: 谈", 'theme: "0b11"\nsummary: 谈'),
    ("SUP029", "signed"): (BASE, "summary: 谈", "theme: -.5\nsummary: 谈", 'theme: "-.5"\nsummary: 谈'),
    ("SUP029", "equals"): (BASE, "summary: 谈", "theme: =\nsummary: 谈", 'theme: "="\nsummary: 谈'),
    ("SUP029", "long_number"): (BASE, "summary: 谈", "theme: 41090219900101123456\nsummary: 谈", 'theme: "41090219900101123456"\nsummary: 谈'),
    ("SUP029", "not_finite"): (BASE, "summary: 谈", "theme: .inf\nsummary: 谈", 'theme: ".inf"\nsummary: 谈'),
    ("SUP031", ""): (BASE, "form: individual", 'form: "individual"# 一对一', 'form: "individual" # 一对一'),
    ("SUP102", "title"): (BASE, "date: ", "督导日期: ", "date: "),
    ("SUP102", "spelling"): (BASE, "minutes: ", "Minutes: ", "minutes: "),
    ("SUP105", "number"): (BASE, "谈了入户探访的准备。", "1.50", '"1.50"'),
    ("SUP106", ""): (BASE, "[practice_skill]", "［practice_skill，theory］", "[practice_skill, theory]"),
    ("SUP106", "separated"): (BASE, "[practice_skill]", "实务技巧指导、theory", "[practice_skill, theory]"),
    ("SUP106", "single"): (BASE, "[practice_skill]", "practice_skill", "[practice_skill]"),
    ("SUP107", "quoted"): (BASE, "minutes: 60", 'minutes: "60"', "minutes: 60"),
    ("SUP107", "fullwidth"): (BASE, "minutes: 60", "minutes: ６０", "minutes: 60"),
    ("SUP107", "unit"): (BASE, "minutes: 60", "minutes: ６０ 分钟", "minutes: 60"),
    ("SUP108", "yes"): (BASE, "- person: P-9M2AB", "- person: P-9M2AB\n  absent: 是", "- person: P-9M2AB\n  absent: true"),
    ("SUP108", "no"): (BASE, "- person: P-9M2AB", "- person: P-9M2AB\n  absent: 否", "- person: P-9M2AB\n  absent: false"),
    ("SUP109", "chinese"): (BASE, '"2022-06-15"', "2022年6月15日", '"2022-06-15"'),
    ("SUP109", "separator"): (BASE, '"2022-06-15"', "2022/6/15", '"2022-06-15"'),
    ("SUP109", "compact"): (BASE, '"2022-06-15"', "20220615", '"2022-06-15"'),
    ("SUP109", "padding"): (BASE, '"2022-06-15"', "2022-6-15", '"2022-06-15"'),
    ("SUP109", "fullwidth"): (BASE, '"2022-06-15"', "２０２２－０６－１５", '"2022-06-15"'),
    ("SUP110", "padding"): (BASE, "summary: 谈", 'start: "9:30"\nsummary: 谈', 'start: "09:30"\nsummary: 谈'),
    ("SUP110", "fullwidth"): (BASE, "summary: 谈", "start: 14：30\nsummary: 谈", 'start: "14:30"\nsummary: 谈'),
    ("SUP110", "separator"): (BASE, "summary: 谈", 'start: "14.30"\nsummary: 谈', 'start: "14:30"\nsummary: 谈'),
    ("SUP110", "compact"): (BASE, "summary: 谈", "start: 1430\nsummary: 谈", 'start: "14:30"\nsummary: 谈'),
    ("SUP111", "label"): (BASE, "individual", "个别督导", "individual"),
    ("SUP111", "spelling"): (BASE, "face_to_face", "Face-to-face", "face_to_face"),
    ("SUP112", "case"): (BASE, "P-9M2AB", "p-9m2ab", "P-9M2AB"),
    ("SUP112", "width"): (BASE, "P-9M2AB", "Ｐ-９M2AB", "P-9M2AB"),
    ("SUP112", "quotes"): (BASE, "P-9M2AB", "“P-9M2AB”", "P-9M2AB"),
    ("SUP119", "number"): (STATION, '"410902001"', "410902001", '"410902001"'),
    ("SUP123", "rewrite"): (PERIOD, '"2022-06"', "2022年6月", '"2022-06"'),
    ("SUP123", "number"): (PERIOD, '"2022-06"', "2022", '"2022"'),
}  # fmt: skip
