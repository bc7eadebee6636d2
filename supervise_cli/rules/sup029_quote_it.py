"""SUP029 不加引号，不同程序读出来不一样: Without quotes, programs read it differently."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP029",
    slug="quote-it",
    title=Text("不加引号，不同程序读出来不一样", "Without quotes, programs read it differently"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "同样几个字，有的程序当文字，有的当日期、数字或“是否”；加上引号就都一样。",
        (
            "Some programs take these characters for text, others for a date, a number or a "
            "yes/no; in quotes all agree."
        ),
    ),
    example="date: 2022-06-15",
    fix=Text("给值加上英文双引号。", "Put the value into double quotes."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "date": Sentence(
            message=Text(
                "日期没有加引号，有的程序会把它变成别的样子。",
                "The date has no quotes; some programs turn it into something else.",
            ),
            hint=Text(
                '加上英文双引号，比如 "2022-06-15"。',
                'Put it into double quotes, such as "2022-06-15".',
            ),
        ),
        "datetime": Sentence(
            message=Text(
                "日期时间没有加引号，有的程序会换算时区。",
                "The date and time have no quotes; some programs convert the time zone.",
            ),
            hint=Text("加上英文双引号。", "Put it into double quotes."),
        ),
        "time": Sentence(
            message=Text(
                "时间没有加引号，有的程序会把 14:00 读成数字 840。",
                "The time has no quotes; some programs read 14:00 as the number 840.",
            ),
            hint=Text('加上英文双引号，比如 "14:00"。', 'Put it into double quotes, such as "14:00".'),
        ),
        "yes_no": Sentence(
            message=Text(
                "yes、no、on、off、y、n 不加引号，有的程序当“是/否”，有的当文字。",
                (
                    "yes, no, on, off, y and n without quotes are a yes/no to some programs "
                    "and text to others."
                ),
            ),
            hint=Text(
                "要表示是否就写 true 或 false；是文字就加英文双引号。",
                "Write true or false for a yes/no; put text into double quotes.",
            ),
        ),
        "leading_zero": Sentence(
            message=Text(
                "数字以 0 开头又没有加引号，开头的 0 会丢，或被当成八进制。",
                ("The number begins with 0 and has no quotes: the 0 gets lost, or it is read as octal."),
            ),
            hint=Text(
                "编号、电话加英文双引号；数量去掉开头的 0。",
                ("Put codes and telephone numbers into double quotes; drop the 0 from a quantity."),
            ),
        ),
        "octal": Sentence(
            message=Text(
                "0o 开头的写法有的程序当八进制数，有的当文字。",
                ("What begins with 0o is an octal number to some programs and text to others."),
            ),
            hint=Text("加上英文双引号。", "Put it into double quotes."),
        ),
        "underscore": Sentence(
            message=Text(
                "数字里的下划线，有的程序会去掉。",
                "Some programs drop the underscores in this number.",
            ),
            hint=Text(
                "是数量就去掉下划线，是编号就加英文双引号。",
                "Drop the underscores from a quantity; put a code into double quotes.",
            ),
        ),
        "exponent": Sentence(
            message=Text(
                "1e3 这样的写法，有的程序当数字 1000，有的当文字。",
                ("What looks like 1e3 is the number 1000 to some programs and text to others."),
            ),
            hint=Text(
                "是编号就加英文双引号，是数量就写成 1000。",
                "Put a code into double quotes; write a quantity as 1000.",
            ),
        ),
        "binary": Sentence(
            message=Text(
                "0b 开头的写法有的程序当二进制数，有的当文字。",
                ("What begins with 0b is a binary number to some programs and text to others."),
            ),
            hint=Text("加上英文双引号。", "Put it into double quotes."),
        ),
        "signed": Sentence(
            message=Text(
                "-.5 这样的写法，有的程序当数字，有的当文字。",
                "What looks like -.5 is a number to some programs and text to others.",
            ),
            hint=Text("写成 -0.5；是文字就加英文双引号。", "Write -0.5; put text into double quotes."),
        ),
        "equals": Sentence(
            message=Text(
                "单独一个 = 或 << 在有的程序里有特殊意思。",
                "A lone = or << means something special to some programs.",
            ),
            hint=Text("加上英文双引号。", "Put it into double quotes."),
        ),
        "long_number": Sentence(
            message=Text(
                "数字太长又没有加引号（超过 15 位左右），表格和别的程序会改掉后面几位。",
                (
                    "The number is too long to stand without quotes (about 15 digits are "
                    "safe): spreadsheets and other programs change its last digits."
                ),
            ),
            hint=Text("是编号就加英文双引号。", "Put a code into double quotes."),
        ),
        "personal": Sentence(
            message=Text(
                "这里像是身份证号或手机号；身份证号、手机号不写进记录。",
                "This looks like an identity or mobile phone number; neither belongs into a record.",
            ),
            hint=Text(
                "删掉这个号码，改写这一项要的内容；确实是别的编号，就加英文双引号。",
                "Delete the number and write what belongs here; if it is some other code, put it into "
                "double quotes.",
            ),
        ),
        "key": Sentence(
            message=Text(
                "字段名没有加引号，有的程序会把 on、no、2022 这样的名字读成“是否”或数字。",
                ("This key has no quotes, and some programs take a name such as on or no for a yes/no."),
            ),
            hint=Text(
                "给字段名加英文双引号；要写日期，字段名是 date。",
                "Put the key into double quotes; the key of a date is date.",
            ),
        ),
        "not_finite": Sentence(
            message=Text(
                ".inf 和 .nan 不是能用的数字。",
                ".inf and .nan are not numbers that can be used.",
            ),
            hint=Text(
                "写上真正的数字；是文字就加英文双引号。",
                "Write a real number; put text into double quotes.",
            ),
        ),
    },
)
