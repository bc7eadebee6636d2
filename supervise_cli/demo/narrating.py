"""The words of one session: theme, summary, agenda, suggestions, reflections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Composer, Sameness, Words, fill, sentence, spoken
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases import connecting, places, reflections
from supervise_cli.demo.phrases.topic import Topic
from supervise_cli.demo.words import site_words, who

SERVICES = {
    "casework": ("个案", "例", (2, 8)),
    "group": ("小组", "节", (3, 10)),
    "community": ("社区活动", "场", (2, 6)),
    "survey": ("入户走访", "户次", (30, 120)),
    "other": ("其他工作", "项", (2, 6)),
}


@dataclass(frozen=True)
class Told:
    """What is said of one session, and the words that its actions use."""

    theme: str
    summary: str
    words: Words
    situation: int
    """Its number in the topic, from 1."""


class Narrator:
    """Tells sessions, each unlike the others."""

    def __init__(self, composer: Composer, chance: Chance) -> None:
        self._composer, self._chance = composer, chance
        self._earlier: dict[str, Sameness] = {}

    def tell(
        self,
        meeting: Meeting,
        topic: Topic,
        outcomes: Sequence[str],
        progress: dict[str, Any] | None,
    ) -> Told:
        """The summary follows the meeting: how it began, last time, the matter, care, progress, the end."""
        earlier = self._earlier.setdefault(topic.key, Sameness())
        told: dict[str, Told] = {}

        def tell() -> str:
            made = self._try(meeting, topic, outcomes, progress)
            told[made.summary] = made
            return made.summary

        return told[earlier.unlike(tell)]

    def _try(
        self,
        meeting: Meeting,
        topic: Topic,
        outcomes: Sequence[str],
        progress: dict[str, Any] | None,
    ) -> Told:
        """One telling."""
        chance = self._chance
        role = meeting.attendees[0].role(meeting.day) if meeting.solo else None
        first, rest = who(chance, role, meeting.circle.value)
        place = site_words(meeting.site)
        lead, words = {**place, "谁": first}, {**place, "谁": rest}
        situation, explored, guidance = self._composer.parts(topic, chance, more=not meeting.solo)
        told = [fill(each, chance, words) for each in self._before(meeting, outcomes, words)]
        told.append(fill(situation, chance, lead))
        told += [fill(each, chance, words) for each in (*explored, *guidance)]
        told += [fill(each, chance, words) for each in self._after(meeting, topic, progress, words)]
        theme = fill(chance.choice(topic.themes), chance, words)
        summary = "".join(sentence(each) for each in told)
        return Told(theme, summary, words, topic.situations.index(situation) + 1)

    def _before(self, meeting: Meeting, outcomes: Sequence[str], words: dict[str, str]) -> list[str]:
        told = []
        if self._chance.happens(0.45):
            name = "together" if meeting.mode == "face_to_face" and not meeting.solo else meeting.mode
            told.append(self._pick("open/" + name, connecting.OPENINGS[name]))
        if outcomes:
            finished = all(outcome in ("done", "dropped") for outcome in outcomes)
            if len(outcomes) == 1:
                bank = connecting.ONE_DONE if finished else connecting.ONE_OPEN
            else:
                bank = connecting.ALL_DONE if finished else connecting.SOME_OPEN
            words["件"] = spoken(len(outcomes)) + "件"
            told.append(self._pick(f"back/{finished}", bank))
        return told

    def _after(
        self, meeting: Meeting, topic: Topic, progress: dict[str, Any] | None, words: dict[str, str]
    ) -> list[str]:
        chance = self._chance
        told = []
        if meeting.care and topic.key != "emotions":
            bank = connecting.CARE if meeting.solo else connecting.CARE_GROUP
            told.append(self._pick("care", bank))
        if progress is not None:
            told.append(self._progress(progress, words))
        if chance.happens(0.12) and meeting.circle.value == "workers":
            lines = [line for line in connecting.SEASON[meeting.day.month] if _in_season(line, topic, words)]
            told += [self._pick("season", lines)] if lines else []
        if meeting.form == "collective":
            told.append(self._pick("end", connecting.COLLECTIVE_ENDINGS))
        elif chance.happens(0.45):
            told.append(self._pick("end", connecting.ENDINGS if meeting.solo else connecting.ENDINGS_GROUP))
        return told

    def _progress(self, progress: dict[str, Any], words: dict[str, str]) -> str:
        name, unit, _ = SERVICES[progress["service"]]
        full = progress["done"] >= progress["planned"]
        words["月"] = f"{int(progress['period'][-2:])}月份"
        words["服务"], words["量"] = name, unit
        words["计划"], words["完成"] = str(progress["planned"]), str(progress["done"])
        bank = connecting.PROGRESS_FULL if full else connecting.PROGRESS_SHORT
        words["评"] = fill(self._pick("verdict", bank), self._chance, words)
        return self._pick("progress", connecting.PROGRESS)

    def agenda(self, theme: str, looked_back: bool) -> list[str]:
        """What was on the list beforehand."""
        items = [places.AGENDA[0]] if looked_back else []
        items.append(theme)
        return items + self._chance.sample(places.AGENDA[1:], self._chance.integer(1, 2))

    def suggestions(self, topic: Topic, words: Words) -> list[str]:
        """One or two pieces of advice."""
        chosen = self._chance.sample(topic.advice, self._chance.integer(1, 2))
        return [sentence(fill(each, self._chance, words)) for each in chosen]

    def reflections(self, meeting: Meeting, words: Words) -> tuple[str, str]:
        """Of the supervised and of the supervisor."""
        one: Sequence[str] = reflections.SUPERVISEE
        other: Sequence[str] = reflections.SUPERVISOR
        from_far = meeting.appointment.origin in ("university", "out_of_town")
        if from_far and not meeting.solo:
            one, other = reflections.SUPERVISEE_FAR, reflections.SUPERVISOR_FAR
        elif not meeting.solo:
            one, other = reflections.SUPERVISEE_GROUP, reflections.SUPERVISOR_GROUP
        return (
            fill(self._pick("supervisee", one), self._chance, words),
            fill(self._pick("supervisor", other), self._chance, words),
        )

    def _pick(self, name: str, bank: Sequence[str]) -> str:
        return self._composer.rotate(name, bank, self._chance)


def _in_season(line: str, topic: Topic, words: Words) -> bool:
    """Whether a line about the time of year belongs to the matter and the place."""
    if "老人" in line and topic.key not in ("elderly", "daycare", "survey"):
        return False
    if any(word in line for word in ("儿童", "六一", "放暑假", "孩子")):
        return topic.key in ("children", "childrens_home", "minors", "culture")
    if "入户" in line and not {"survey", "casework"} & set(topic.services):
        return False
    return words["村"] == "村" or not any(word in line for word in ("麦", "秋收", "春耕"))
