# ruff: noqa: E501
"""Slips that only a schema can see: the text of a record, and every fault with place and words.

``@@`` in a text is where the mark has to stand; it is taken out before reading.
"""

from __future__ import annotations

BASE = """\
schema: session/1
id: S-20220615-7K3QX
status: final
outcome: held
date: "2022-06-15"
minutes: 60
station: ST-410902001
supervisors:
- person: P-2D6RW
  as: full_time
  side: internal
attendees:
- person: P-9M2AB
form: individual
mode: face_to_face
content: [practice_skill]
functions: [educational]
focus: []
summary: 谈了入户探访的准备。
"""

# name: (line of BASE to replace, or "" to add one at the end; what is typed; code, variant, pointer; words)
CASES: dict[str, tuple[str, str, str, str, str, str, str, str, str]] = {
    "date in Chinese": (
        'date: "2022-06-15"', "date: @@2022年6月15日", "SUP109", "chinese", "/date",
        "督导日期（date）写了“年、月、日”三个字，程序认不出是哪一天。",
        "date is written with 年, 月 and 日; which day it is cannot be told.",
        '写成 date: "2022-06-15"。', 'Write date: "2022-06-15".',
    ),
    "date with dots": (
        'date: "2022-06-15"', "date: @@2022.6.15", "SUP109", "separator", "/date",
        "督导日期（date）的年月日之间要用短横线。", "Year, month and day of date are joined by hyphens.",
        '写成 date: "2022-06-15"。', 'Write date: "2022-06-15".',
    ),
    "date without zeros": (
        'date: "2022-06-15"', 'date: @@"2022-6-5"', "SUP109", "padding", "/date",
        "督导日期（date）的月和日要写两位，不足的补 0。", "Month and day of date have two digits each.",
        '写成 date: "2022-06-05"。', 'Write date: "2022-06-05".',
    ),
    "date in full-width digits": (
        'date: "2022-06-15"', 'date: @@"２０２２-06-15"', "SUP109", "fullwidth", "/date",
        "督导日期（date）里有全角字符，或多余的引号、空格、换行。",
        "date has full-width characters, or quotes, blanks or a line break too many.",
        '写成 date: "2022-06-15"。', 'Write date: "2022-06-15".',
    ),
    "date that does not exist": (
        'date: "2022-06-15"', 'date: @@"2022-06-31"', "SUP109", "impossible", "/date",
        "督导日期（date）写的这一天不存在。", "date names a day that does not exist.",
        "核对月份和日子，改成真实的日期。", "Check month and day and write a real date.",
    ),
    "yesterday": (
        'date: "2022-06-15"', "date: @@昨天", "SUP109", "relative", "/date",
        "督导日期（date）要写具体日期；“昨天”“下周”过几天就没人知道是哪天了。",
        "date is a date; in a few days nobody will know which day “yesterday” was.",
        '写成日期，比如 date: "2022-06-15"。', 'Write a date, such as date: "2022-06-15".',
    ),
    "time in full-width": (
        "", 'start: @@"14：30"', "SUP110", "fullwidth", "/start",
        "开始时间（start）里有全角冒号或全角数字。", "start has a full-width colon or full-width digits.",
        '写成 start: "14:30"。', 'Write start: "14:30".',
    ),
    "time of either half of the day": (
        "", "start: @@2点半", "SUP110", "half_day", "/start",
        "开始时间（start）看不出是上午还是下午。", "start may be in the morning or the afternoon.",
        '下午写成 start: "14:30"，凌晨、早上写成 start: "02:30"。',
        'In the afternoon start: "14:30", in the morning start: "02:30".',
    ),
    "time in the afternoon": (
        "", "start: @@下午两点半", "SUP110", "noon", "/start",
        "开始时间（start）用 24 小时制，不写“上午”“下午”。", "start is in 24 hours, without am or pm.",
        '写成 start: "14:30"。', 'Write start: "14:30".',
    ),
    "minutes with unit": (
        "minutes: 60", "minutes: @@90分钟", "SUP107", "unit", "/minutes",
        "督导时长（minutes）只写数字，不写单位。", "minutes is a number without its unit.",
        "写成 minutes: 90。", "Write minutes: 90.",
    ),
    "another unit for minutes": (
        "minutes: 60", "minutes: @@3场", "SUP107", "other_unit", "/minutes",
        "督导时长（minutes）按分钟算，写的单位不是分钟。",
        "minutes is in minutes; the unit written is another one.",
        "写多少分钟，例如 minutes: 90。", "Write the minutes, as in minutes: 90.",
    ),
    "time of day for minutes": (
        "minutes: 60", "minutes: @@2点半", "SUP107", "clock", "/minutes",
        "督导时长（minutes）写的是几点，不是多长时间。", "minutes is a time of day here, not how long it took.",
        "几点开始、几点结束写在 start 和 end；这里写多少分钟，例如 minutes: 90。",
        "When it began and ended goes into start and end; here the minutes, as in minutes: 90.",
    ),
    "hours for minutes": (
        "minutes: 60", "minutes: @@1.5小时", "SUP107", "hours", "/minutes",
        "督导时长（minutes）按分钟算，不写小时。", "minutes is in minutes, not hours.",
        "写成 minutes: 90。", "Write minutes: 90.",
    ),
    "number in quotes": (
        "minutes: 60", 'minutes: @@"60"', "SUP107", "quoted", "/minutes",
        "督导时长（minutes）是数字，不用加引号。", "minutes is a number and takes no quotes.",
        "写成 minutes: 60。", "Write minutes: 60.",
    ),
    "too many minutes": (
        "minutes: 60", "minutes: @@6000", "SUP117", "high", "/minutes",
        "督导时长（minutes）太大，应在 1 到 1440 之间。", "minutes is too large; it lies between 1 and 1440.",
        "核对数字和单位（时长按分钟，费用按元）。", "Check number and unit (durations in minutes, money in yuan).",
    ),
    "Chinese title as key": (
        'date: "2022-06-15"', '@@督导日期: "2022-06-15"', "SUP102", "title", "/督导日期",
        "字段名要写英文，“督导日期”写成 date。", "Field names are in English; “督导日期” is date.",
        "把“督导日期”改成 date，冒号后面不变。", "Replace “督导日期” by date; leave what follows the colon.",
    ),
    "key nearly right": (
        "minutes: 60", "@@minuts: 60", "SUP102", "close", "/minuts",
        "没有叫“minuts”的字段，是不是 minutes（督导时长（分钟））？",
        "There is no field called “minuts”; did you mean minutes (Minutes)?",
        "是的话改成 minutes。", "If so, write minutes.",
    ),
    "key with a capital": (
        "minutes: 60", "@@Minutes: 60", "SUP102", "spelling", "/Minutes",
        "字段名“Minutes”的写法不对，应是 minutes。", "The field name “Minutes” is spelt minutes.",
        "改成 minutes（小写字母，词与词之间用下划线）。", "Write minutes (small letters, underscores between words).",
    ),
    "key of an action at the top": (
        "", '@@due: "2022-07-01"', "SUP102", "inside", "/due",
        "“due”不能写在这一层，它属于 actions（行动）里的每一条。",
        "“due” does not belong at this level; it is part of actions (Actions).",
        "移到 actions 下面，写作 due。", "Move it below actions, as due.",
    ),
    "unknown key": (
        "minutes: 60", "minutes: 60\n@@天气: 晴", "SUP102", "", "/天气",
        "没有叫“天气”的字段。", "There is no field called “天气”.",
        "删掉这一行，或改成已有的字段（sup new-session --help 里有全部字段）。",
        "Delete the line, or use a field that exists (sup new-session --help lists them).",
    ),
    "second line not indented": (
        "summary: 谈了入户探访的准备。", "summary: @@谈了入户探访的准备。\n她说: 不愿一个人去。", "SUP102", "spilled", "/summary",
        "督导纪要（summary）后面有一行不是字段，多半是它的第二行没有缩进。",
        "After summary (Summary) comes a line that is no field; most likely its second line, not indented.",
        "写成 summary: | ，下面每一行前面比 summary 多空两格。",
        "Write summary: | and begin every line below it two blanks further in than summary.",
    ),
    "missing field": (
        "summary: 谈了入户探访的准备。", "@@", "SUP103", "when", "/summary",
        "还差：督导纪要（summary）；已进行的督导要写。",
        "Still missing: summary (Summary), needed by a session that was held.",
        "照实加一行，样子像 summary: … ，内容按实际情况写；暂时不知道就先写 status: draft。",
        "Add a line such as summary: … with what it really was; if it is not known yet, write status: draft.",
    ),
    "missing one of a list": (
        "form: individual", "@@", "SUP103", "when", "/form",
        "还差：督导形式（form）；已进行的督导要写。",
        "Still missing: form (Form), needed by a session that was held.",
        "照实加一行，样子像 form: individual ，内容按实际情况写；暂时不知道就先写 status: draft。\n"
        "可选：individual 个别督导、group 团体督导（小组督导）、peer 同辈督导、collective 集体督导（点对面）。",
        "Add a line such as form: individual with what it really was; if it is not known yet, write status: draft.\n"
        "Possible: individual (Individual), group (Group), peer (Peer), collective (Collective).",
    ),
    "neither minutes nor times": (
        "minutes: 60", "@@", "SUP103", "either", "/minutes",
        "还差：minutes（督导时长），或者 start（开始时间）和 end（结束时间）。",
        "Still missing: minutes (Minutes), or start (Start) and end (End).",
        "任选一种写上，比如 minutes: 60。", "Write either, for instance minutes: 60.",
    ),
    "Chinese label": (
        "form: individual", "form: @@个别督导", "SUP111", "label", "/form",
        "督导形式（form）要写英文代码，“个别督导”写成 individual。", "form takes a key; for Individual it is individual.",
        "写成 individual。", "Write individual.",
    ),
    "no such value": (
        "form: individual", "form: @@线下", "SUP111", "", "/form",
        "督导形式（form）不在可选项里。", "form is not one of the possible values.",
        "可选：individual 个别督导、group 团体督导（小组督导）、peer 同辈督导、collective 集体督导（点对面）。",
        "Possible: individual (Individual), group (Group), peer (Peer), collective (Collective).",
    ),
    "list as a text": (
        "content: [practice_skill]", "content: @@实务技巧指导、给予情绪支持", "SUP106", "separated", "/content",
        "督导内容（content）是列表，不能用顿号或逗号连成一段。", "content is a list, not a text with commas in it.",
        "写成 content: [practice_skill, emotional_support]。", "Write content: [practice_skill, emotional_support].",
    ),
    "one value for a list": (
        "focus: []", "focus: @@wellbeing", "SUP106", "single", "/focus",
        "重点督导内容（focus）是列表，只有一项也要写成列表。", "focus is a list, even when there is only one item.",
        "写成 focus: [wellbeing]。", "Write focus: [wellbeing].",
    ),
    "list for one value": (
        "mode: face_to_face", "mode: @@[face_to_face]", "SUP105", "list", "/mode",
        "督导方式（mode）只能写一个值，现在写成了列表。", "mode takes one value; what is there is a list.",
        "去掉方括号或开头的 - ，只留一个值。", "Remove the brackets or the leading - and keep one value.",
    ),
    "mapping for a list": (
        "- person: P-9M2AB", "  @@person: P-9M2AB", "SUP106", "mapping", "/attendees",
        "受督导人（attendees）是列表，每一条前面要有“- ”。", "attendees is a list; each item begins with “- ”.",
        "在每一条的第一行前面加“- ”，其余各行再缩进两格。",
        "Put “- ” before the first line of each item and indent its other lines by two more blanks.",
    ),
    "bare ids for people": (
        "- person: P-9M2AB", "- @@P-9M2AB", "SUP106", "items", "/attendees/0",
        "受督导人（attendees）的每一条要分项写，不能只写一个值。",
        "Each item of attendees has fields of its own; a bare value will not do.",
        "每条写成“- person: P-7K3QX”。", "Write each item as “- person: P-7K3QX”.",
    ),
    "name for an id": (
        "- person: P-9M2AB", "- person: @@王秀英", "SUP112", "name", "/attendees/0/person",
        "受督导者（person）要写编号，不写姓名或名称。", "person takes an id, not a name.",
        "写成 P-7K3QX 这样的编号；用 sup list people 或 sup list stations 查。",
        "Write an id such as P-7K3QX; look it up with sup list people or sup list stations.",
    ),
    "small letters in an id": (
        "- person: P-9M2AB", "- person: @@p-9m2ab", "SUP112", "case", "/attendees/p-9m2ab/person",
        "受督导者（person）的编号要用大写字母（# 后面的用小写）。",
        "The id in person is in capital letters (the key behind # in small ones).",
        "写成 P-9M2AB。", "Write P-9M2AB.",
    ),
    "O and I in an id": (
        "- person: P-9M2AB", "- person: @@P-9MOIB", "SUP112", "lookalike", "/attendees/P-9MOIB/person",
        "受督导者（person）的编号里没有字母 O、I、L，看着像的是数字 0 和 1。",
        "The id in person has no letters O, I or L; they are the digits 0 and 1.",
        "写成 P-9M01B。", "Write P-9M01B.",
    ),
    "station for a person": (
        "- person: P-9M2AB", "- person: @@ST-410902001", "SUP112", "other_type", "/attendees/ST-410902001/person",
        "受督导者（person）要写 P- 开头的编号，现在写的是 ST- 开头的。",
        "person takes an id that begins with P-; what is there begins with ST-.",
        "换成 P-7K3QX 这样的编号。", "Write an id such as P-7K3QX.",
    ),
    "division code for a station": (
        "station: ST-410902001", 'station: @@"410902001"', "SUP112", "code", "/station",
        "站点（station）写的是区划代码，站点的编号前面有 ST-。",
        "station holds a division code; a station's id begins with ST-.",
        "写成 ST-410902001。", "Write ST-410902001.",
    ),
    "yes in Chinese": (
        "- person: P-9M2AB", "- person: P-9M2AB\n  absent: @@是", "SUP108", "yes", "/attendees/P-9M2AB/absent",
        "缺席（absent）要写 true（是）或 false（否）。", "absent is true or false.",
        "写成 absent: true。", "Write absent: true.",
    ),
    "the same person twice": (
        "- person: P-9M2AB", "- person: P-9M2AB\n- person: @@P-9M2AB", "SUP118", "member", "/attendees/1/person",
        "受督导人（attendees）里第 2 条和第 1 条的受督导者（person）一样。",
        "Items 1 and 2 of attendees have the same person.",
        "删掉一条，或把其中一个改对。", "Delete one of them, or correct it.",
    ),
    "the same value twice": (
        "content: [practice_skill]", "content: [practice_skill, @@practice_skill]", "SUP118", "item", "/content/1",
        "督导内容（content）里第 2 项和第 1 项一样。", "Items 1 and 2 of content are the same.",
        "删掉一项。", "Delete one of them.",
    ),
    "theme too long": (
        "", "theme: @@" + "题" * 61, "SUP115", "long", "/theme",
        "主题（theme）有 61 个字，最多 60 个。", "theme has 61 characters; 60 at most.",
        "缩短到 60 字以内，细节写到专门的说明里。", "Shorten it to 60; put the details where there is room for them.",
    ),
    "summary in parts": (
        "summary: 谈了入户探访的准备。", "summary:\n  @@优点: 主动\n  不足: 记录简单", "SUP122", "", "/summary",
        "督导纪要（summary）要写成一整段文字，现在下面分了小项。", "summary is one text; what is there has fields of its own.",
        "写成“summary: |”，下一行起缩进两格写文字；一行写得下就给整段加英文双引号。",
        "Write “summary: |” and the text on the next lines, two blanks in; a short text may stand in double quotes.",
    ),
    "number for a text": (
        "summary: 谈了入户探访的准备。", "summary: @@12", "SUP105", "number", "/summary",
        "督导纪要（summary）要写文字，现在程序读成了数字。", "summary takes text; what is there reads as a number.",
        "给值加上英文双引号。", "Put the value into double quotes.",
    ),
    "mobile for a text": (
        "summary: 谈了入户探访的准备。", "summary: @@13812345678", "SUP105", "personal", "/summary",
        "督导纪要（summary）里像是身份证号或手机号；身份证号、手机号不写进记录。",
        "What stands in summary looks like an identity or mobile phone number; neither belongs into a record.",
        "删掉这个号码；确实是别的编号，就加英文双引号。",
        "Delete the number; if it is some other code, put it into double quotes.",
    ),
    "no attendees": (
        "- person: P-9M2AB", "  @@[]", "SUP116", "none", "/attendees",
        "还差：受督导人（attendees），至少要有 1 条。", "Still missing: attendees (Attendees) needs at least 1 item(s).",
        "补上；暂时不知道就先写 status: draft。", "Add it; if it is not known yet, write status: draft.",
    ),
    "cost on a visit": (
        "", "visit: V-20220615-7K3QX#s1\n@@cost_yuan: 30", "SUP104", "", "/cost_yuan",
        "已写明所属走访（visit）的督导不写费用（cost_yuan）。",
        "There is no cost_yuan (Cost in yuan) in a session that names its visit.",
        "删掉 cost_yuan 这一项；如果情况写错了，就改那一项。",
        "Delete cost_yuan; if the situation is stated wrongly, correct that instead.",
    ),
    "key of an action in Chinese": (
        "", "actions:\n- key: @@行动一\n  what: 整理提纲", "SUP114", "chinese", "/actions/0/key",
        "键（key）不能用汉字。", "key cannot be in Chinese characters.",
        "写成 key: a1 这样；文字内容写在别的字段里。", "Write it like key: a1; put the words into another field.",
    ),
    "money with three decimals": (
        "", "cost_yuan: @@33.333", "SUP120", "", "/cost_yuan",
        "费用（cost_yuan）最多写 2 位小数。", "cost_yuan has at most 2 decimals.",
        "写成 cost_yuan: 33.33。", "Write cost_yuan: 33.33.",
    ),
    "void without words": (
        "status: final", "status: void@@", "SUP121", "missing", "/void",
        "记录作废了，却没有写作废说明（void）。", "The record is void but does not say why (void).",
        "加上 void 一项，下面写 date（哪天）、by（谁）、reason（为什么）；或者用 sup void 来作废。",
        "Add void with date, by and reason; or withdraw it with sup void.",
    ),
    "own id in small letters": (
        "id: S-20220615-7K3QX", "id: @@s-20220615-7k3qx", "SUP113", "case", "/id",
        "id 要用大写字母。", "id is in capital letters.",
        "写成 id: S-20220615-7K3QX，文件名也一样。", "Write id: S-20220615-7K3QX, and name the file so.",
    ),
    "kind in Chinese": (
        "schema: session/1", "schema: @@督导记录", "SUP101", "close", "/schema",
        "schema 写的不是已有的记录种类，多半是 session/1。",
        "schema names no kind of record that exists; probably session/1 was meant.",
        "写成 schema: session/1。", "Write schema: session/1.",
    ),
    "kind without version": (
        "schema: session/1", "schema: @@session", "SUP101", "no_version", "/schema",
        "schema 要写“种类/版本”，中间是斜杠。", "schema is “type/version”, with a slash between.",
        "写成 schema: session/1。", "Write schema: session/1.",
    ),
    "version to come": (
        "schema: session/1", "schema: @@session/2", "SUP101", "version", "/schema",
        "这个版本的程序不认识这种记录的这个版本号。", "This program does not know that version of this kind of record.",
        "写成 schema: session/1；如果别人用的是更新的程序，请先更新本机的程序。",
        "Write schema: session/1; if others use a newer program, update yours first.",
    ),
    "period in Chinese": (
        "", "service_progress:\n- service: casework\n  period: @@2022年6月", "SUP123", "rewrite",
        "/service_progress/0/period",
        "所属时段（period）的写法不对。", "period is not written that way.",
        '写成 period: "2022-06"。', 'Write period: "2022-06".',
    ),
    "theme on two lines": (
        "", "theme: @@|\n  探访\n  记录", "SUP124", "line", "/theme",
        "主题（theme）只能写一行。", "theme is a single line.",
        "写在一行里，不换行、不用 |；细节写到专门的说明里。",
        "Write it on one line, without a line break or |; put details where there is room for them.",
    ),
}  # fmt: skip
