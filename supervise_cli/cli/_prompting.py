"""One question on a terminal: a line, yes or no, or one of several; the end of input stops the asking."""

from __future__ import annotations

from collections.abc import Callable

from supervise_cli.cli.kit import answer_to, note
from supervise_cli.errors import Ambiguous, SupError
from supervise_cli.model import Lang, Text

_YES = frozenset({"y", "yes", "是", "要", "有", "好", "对"})
_NO = frozenset({"n", "no", "否", "不", "不要", "没有", "无", "不是"})
_ONLY_THOSE = Text("  写 y 或 n，或者直接回车。", "  Type y or n, or just Enter.")
_WHICH = Text("是哪一个，写前面的数字", "Which one: the number before it")
_ONE_OF = Text(
    "  写 1 到 {n} 里的一个数字；都不是就直接回车。",
    "  A number from 1 to {n}; just Enter if it is none of these.",
)
_TAKEN = Text("  记作：{what}", "  taken as: {what}")


class Stop(Exception):
    """The person wants to go on later; ``answered`` is what the question had got by then."""

    def __init__(self, answered: object = None) -> None:
        super().__init__()
        self.answered = answered


def prompt(text: str, lang: Lang) -> str:
    """What was typed, "" for Enter; Stop where input ends."""
    mark = "\uff1a" if lang == "zh" else ": "
    try:
        return answer_to(text + mark).strip()
    except (KeyboardInterrupt, EOFError) as error:
        raise Stop from error


def yes(text: str, lang: Lang, *, default: bool) -> bool:
    """Whether the person says yes; Enter is ``default``."""
    either = "Y/n" if default else "y/N"
    shown = f"{text}（{either}）" if lang == "zh" else f"{text} ({either})"
    while answer := prompt(shown, lang).lower():
        if answer in _YES | _NO:
            return answer in _YES
        note(_ONLY_THOSE.get(lang))
    return default


def pick(error: Ambiguous, lang: Lang) -> str:
    """The id of the one that is meant; the error again where Enter says that it is none of them."""
    note("  " + error.message.get(lang))
    for n, (_, words) in enumerate(error.candidates, 1):
        note(f"  {n} {words.get(lang)}")
    while answer := prompt(_WHICH.get(lang), lang):
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(error.candidates):
            return error.candidates[int(answer) - 1][0]
        fitting = [record for record, words in error.candidates if _means(answer, record, words)]
        if len(fitting) == 1:
            return fitting[0]
        note(_ONE_OF.fill(lang, {"n": len(error.candidates)}))
    raise error


def _means(answer: str, record: str, words: Text) -> bool:
    """Whether it is this one: by its id, or by a part of its words, such as the station; a number is none."""
    part = len(answer) > 1 and not answer.isdigit() and (answer in words.zh or answer in words.en)
    return part or answer.upper() == record.upper()


def picker(asking: bool, lang: Lang) -> Callable[[Ambiguous], str]:
    """Offers numbers on a terminal; elsewhere the error stands."""

    def picked(error: Ambiguous) -> str:
        if not asking:
            raise error
        try:
            return pick(error, lang)
        except Stop:
            raise error from None

    return picked


def say_taken(typed: str, meant: str, lang: Lang) -> None:
    """Say what was stored for something written another way."""
    note(_TAKEN.fill(lang, {"what": meant}))


def complain(error: SupError, lang: Lang) -> None:
    """Say what cannot be used, and go on."""
    note("  " + error.message.get(lang))
    if error.hint is not None:
        note("  → " + error.hint.get(lang))
