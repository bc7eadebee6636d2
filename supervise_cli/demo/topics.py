"""What a session is about: the topic, and what it is filed under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases import TOPICS
from supervise_cli.demo.phrases.topic import Topic

FUNCTIONS = ("administrative", "educational", "supportive", "project_planning", "resource_linking")
FOCUS = ("goal_alignment", "facility_integration", "resource_brand", "wellbeing")
CONTENTS = (
    "practice_skill",
    "theory",
    "values",
    "client_needs",
    "community_resources",
    "employer_coordination",
    "emotional_support",
    "progress_monitoring",
    "growth_plan",
)
IMPLIED_FUNCTION = {
    "practice_skill": "educational",
    "theory": "educational",
    "values": "educational",
    "client_needs": "educational",
    "growth_plan": "educational",
    "progress_monitoring": "administrative",
    "employer_coordination": "administrative",
    "emotional_support": "supportive",
    "community_resources": "resource_linking",
}
IMPLIED_FOCUS = {
    "emotional_support": "wellbeing",
    "community_resources": "resource_brand",
    "employer_coordination": "goal_alignment",
}
_OUTSIDE = frozenset(("project_planning", "resource_linking"))
_NOT_OUTSIDE = frozenset(("emotional_support", "progress_monitoring", "employer_coordination"))


@dataclass
class Chooser:
    """Chooses topics so that nobody hears the same twice running."""

    chance: Chance
    _heard: dict[str, list[str]] = field(default_factory=dict)

    def topic(self, meeting: Meeting) -> Topic:
        """A topic that suits the people, the place and whose turn it is."""
        able = [topic for topic in TOPICS if self._suits(topic, meeting)]
        if meeting.appointment.side == "external":
            able = [
                topic for topic in able if _OUTSIDE & set(functions_of(topic, topic.contents[:1], "external"))
            ]
        if meeting.focus:
            able = [topic for topic in able if meeting.focus in topic.focus] or able
        if not (meeting.care and meeting.solo):
            able = [topic for topic in able if topic.key != "emotions"]
        heard = self._heard.setdefault(meeting.attendees[0].id if meeting.solo else meeting.site.id, [])
        lately = heard[-min(5, len(able) - 1) :] if len(able) > 1 else []
        topic = self.chance.choice([topic for topic in able if topic.key not in lately] or able)
        heard.append(topic.key)
        return topic

    @staticmethod
    def _suits(topic: Topic, meeting: Meeting) -> bool:
        if meeting.circle not in topic.circles or (topic.solo_only and not meeting.solo):
            return False
        there = {facility.type for facility in meeting.site.facilities}
        return not topic.facilities or any(kind in there for kind in topic.facilities)

    def contents(self, topic: Topic, meeting: Meeting, progress: bool) -> list[str]:
        """The topic's own content, perhaps a second, and what care and checking of progress add."""
        chosen = {topic.contents[0]}
        if len(topic.contents) > 1 and self.chance.happens(0.5):
            chosen.add(self.chance.choice(topic.contents[1:]))
        if meeting.appointment.side == "external":
            chosen = {each for each in chosen if each not in _NOT_OUTSIDE} or {"community_resources"}
        if meeting.care:
            chosen.add("emotional_support")
        if progress:
            chosen.add("progress_monitoring")
        return [each for each in CONTENTS if each in chosen]


def functions_of(topic: Topic, contents: Sequence[str], side: str) -> list[str]:
    """The functions that the topic has and its contents imply, in the order of the schema.

    Planning of projects is what external supervisors are for.
    """
    has = {*topic.functions, *(IMPLIED_FUNCTION[each] for each in contents)}
    if side == "internal":
        has.discard("project_planning")
    return [each for each in FUNCTIONS if each in has]


def focus_of(topic: Topic, contents: Sequence[str]) -> list[str]:
    """The focal contents, in the order of the schema."""
    has = {*topic.focus, *(IMPLIED_FOCUS[each] for each in contents if each in IMPLIED_FOCUS)}
    return [each for each in FOCUS if each in has]
