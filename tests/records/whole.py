"""A valid final record of any type, made from its fields alone: all that may stand in one at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from supervise_cli.records import schema
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.pointers import path_of
from supervise_cli.records.types import Catalogue, RecordType
from tests.records import samples

_TARGETS = {"person": samples.WORKER_ID, "station": samples.STATION_ID, "agreement": samples.AGREEMENT_ID}
_OWN_IDS = {
    "dated": "{}-20220615-7K3QX",
    "random": "{}-7K3QX",
    "division": "{}-410902001",
}
_FORMS = {
    "key": "k1", "division_code": "410902001", "phone": "0393-1234567", "sha256": "0" * 64, "path": "a.csv",
    "time_zone": "Asia/Shanghai", "month": "2022-06",
}  # fmt: skip
_PLAIN: dict[Kind, Any] = {
    Kind.NARRATIVE: "说明。", Kind.DATE: "2022-06-15", Kind.TIME: "14:30", Kind.DATETIME: "2022-06-15T14:30",
    Kind.BOOLEAN: True, Kind.PERIOD: "2022-06", Kind.INTEGER: 1, Kind.NUMBER: 1,
}  # fmt: skip


def whole_record(rtype: RecordType) -> dict[str, Any]:
    """Every field but ``void``, without what the situation of the others forbids."""
    data = {field.name: _value(field) for field in rtype.fields if field.name != "void"}
    identity = _OWN_IDS[rtype.id_form].format(rtype.prefix)
    data |= {"schema": rtype.schema_name, "id": identity, "status": "final"}
    for _ in range(20):
        faults = schema.check(data, rtype)
        if not faults:
            return data
        for fault in faults:
            _remove(data, path_of(data, fault.pointer) or ())
    raise AssertionError(f"{rtype.name}: {faults}")


def every_sample(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """The samples written by hand, and one made from its fields of every type that has none."""
    found = samples.every()
    sampled = {str(each["schema"]).partition("/")[0] for each in found.values()}
    return found | {rtype.name: whole_record(rtype) for rtype in catalogue if rtype.name not in sampled}


def _remove(data: Any, path: Sequence[str | int]) -> None:
    if not path:
        return
    *above, last = path
    for step in above:
        data = data[step]
    del data[last]


def _value(field: Field) -> Any:
    if field.kind is Kind.LIST and field.item is not None:
        return [_value(field.item)]
    if field.kind is Kind.OBJECT:
        return {member.name: _value(member) for member in field.fields}
    if field.kind is Kind.CHOICE:
        return field.choices[0].value
    if field.kind is Kind.REFERENCE:
        target = field.references[0]
        return _TARGETS.get(target) or field.example
    if field.kind in (Kind.INTEGER, Kind.NUMBER):
        return int(field.minimum or 1)
    if field.kind is Kind.TEXT:
        return _FORMS.get(field.form or "") or field.example or "说明"
    return _PLAIN[field.kind]
