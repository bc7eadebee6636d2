"""The order of the fields of each record, as in its schema (a test compares them)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

_HEAD = "schema id status recorded_on entered_by"
_TAIL = "tags evidence office_no void"
_BARE = frozenset({"wellbeing_check"})
"""Types that say nothing else."""

_FIELDS = {
    "station": """level name division_code division_type state opened_on planned_staff supervisor_posts
        operator facilities gov_goals brand travel_minutes""",
    "person": "label postings licence practice_since appointments credentials",
    "agreement": """supervisor supervisees station from to review_on functions forms frequency mode
        confidentiality_limits cancel_rule dual_role_measures fee_yuan fee_per data_terms""",
    "session": """outcome date start end minutes station place supervisors attendees guests form mode content
        functions focus theme agenda summary cases service_progress facilities gov_goals suggestions actions
        no_action_reason follow_up follow_up_by visit agreement plan_item requests ad_hoc_reason next_on
        supervisee_reflection supervisor_reflection late_reason travel_minutes cost_yuan rebooks cancelled""",
    "case": "opened_on station worker client_groups age_band risk consent source goals retention",
    "case_note": """case date start end worker contact goal process analysis next decision_of stage risk
        transfer closing safeguarding""",
    "wellbeing_check": "person date offered_by result consent follow_up_agreed next_on",
    "competence_assessment": "supervisor date assessor ratings development",
    "evaluation": "of by period items comments",
    "audit": "scope period auditor sample checks findings",
    "leave": "person from to",
    "plan": "scope period needs objectives schedule",
    "request": "asked_on by topic text urgency wished_by",
    "visit": "from to purpose stops travel cost_yuan",
    "event": "of date by kind minutes_certified text",
    "resource_link": "station date kind description provider people value_yuan facility session",
    "training": "date title provider hours kind people",
    "month_note": "scope month problems coordination next_plan exit_reasons",
    "claim": "supervisor period minutes amount_yuan",
    "follow_up": "of date outcome owner due text actions evidence verified_by",
}

ORDER: dict[str, tuple[str, ...]] = {
    name: tuple(dict.fromkeys(f"{_HEAD} {fields} {'void' if name in _BARE else _TAIL}".split()))
    for name, fields in _FIELDS.items()
}


def final(name: str, id: str, recorded: date, writer: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A final record with its head and these fields, in the schema's order."""
    head = {"schema": f"{name}/1", "id": id, "status": "final"}
    return ordered(name, {**head, "recorded_on": recorded.isoformat(), "entered_by": writer, **fields})


def ordered(name: str, record: dict[str, Any]) -> dict[str, Any]:
    """The record with its fields in the schema's order. Raises KeyError for a field that is not listed."""
    order = ORDER[name]
    unknown = [key for key in record if key not in order]
    if unknown:
        raise KeyError(f"{name}: {unknown}")
    made = {key: record[key] for key in order if key in record}
    if name == "session" and "follow_up" in made:
        made["follow_up"] = [ordered("follow_up", entry) for entry in made["follow_up"]]
    return made
