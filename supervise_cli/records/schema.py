"""Is this data a record of its type? A fast yes; what failed is worded by :mod:`.explaining`, loaded then."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from supervise_cli import resources
from supervise_cli.model import Fault
from supervise_cli.records import beyond
from supervise_cli.records import schema_codes as codes
from supervise_cli.records.types import Catalogue, Form, RecordType, parse_form

__all__ = ["check", "check_document", "conforms", "document", "identify", "needs"]

_SCHEMA_LINE: Final = re.compile(r"([a-z][a-z0-9_]*)/([1-9][0-9]{0,3})\Z", re.ASCII)
_BARE: Final = re.compile(r"([A-Za-z][A-Za-z0-9_-]*?)[-/ ]*(?:v?[0-9]+)?\Z", re.ASCII)
_LACKING: Final = frozenset(
    {(codes.MISSING, variant) for variant in codes.VARIANTS[codes.MISSING]} | {(codes.ITEM_COUNT, "none")}
)
_DOCUMENTS: Final = {
    "config": "_sup.schema.json",
    "policy": "_policy.schema.json",
    "overlay": "_overlay.schema.json",
}


def identify(data: Mapping[str, Any], catalogue: Catalogue) -> tuple[RecordType | None, list[Fault]]:
    """The record type that ``schema:`` names; without one, the fault that says what to write there."""
    said = data.get("schema")
    if not isinstance(said, str):
        variant = "missing" if "schema" not in data else "form"
        return None, [_type_line(variant, _want(data, None, catalogue), catalogue)]
    match = _SCHEMA_LINE.match(said)
    if match and match[1] in catalogue:
        name, version = match[1], int(match[2])
        if version in catalogue.versions(name):
            return catalogue.get(name, version), []
        return None, [_type_line("version", catalogue.get(name).schema_name, catalogue)]
    from supervise_cli.records.guess import plain

    want = _want(data, said, catalogue)
    bare = _BARE.match(plain(said))
    if bare and bare[1].lower().replace("-", "_") in catalogue:
        return None, [_type_line("no_version", want, catalogue)]
    return None, [_type_line("close" if want else "unknown", want, catalogue)]


def _want(data: Mapping[str, Any], said: str | None, catalogue: Catalogue) -> str:
    """What ``schema:`` should probably say: by what it says, else by the id."""
    if said is not None:
        from supervise_cli.records.guess import plain
        from supervise_cli.records.guess_values import closest

        names = {rtype.name: rtype for rtype in catalogue}
        names |= {words: rtype for rtype in catalogue for words in (rtype.title.zh, rtype.title.en.lower())}
        head = re.split(r"[/\d]", plain(said))[0].strip(" -").lower().replace("-", "_")
        near = head if head in names else closest(head, list(names))
        if near is not None:
            return names[near].schema_name
    identity = data.get("id")
    rtype = catalogue.by_prefix(identity) if isinstance(identity, str) else None
    return rtype.schema_name if rtype else ""


def _type_line(variant: str, want: str, catalogue: Catalogue) -> Fault:
    every = list(catalogue)
    params = {
        "want": want or "session/1",
        "allowed_zh": "、".join(f"{each.schema_name} {each.title.zh}" for each in every),
        "allowed_en": ", ".join(f"{each.schema_name} ({each.title.en})" for each in every),
    }
    return Fault(codes.TYPE_LINE, "/schema", variant, params)


def check(data: Mapping[str, Any], form: Form) -> list[Fault]:
    """Everything wrong with ``data`` as a record of this type (or as this document); [] if nothing is.

    The faults cover the verdict of the JSON Schema, which any other validator reaches too, and what no
    schema can say (:mod:`.beyond`).
    """
    faults: list[Fault] = []
    if not conforms(data, form):
        from supervise_cli.records.explaining import explain

        faults = _without_consequences(explain(data, form))
        if isinstance(form, RecordType) and form.local is not None:
            from supervise_cli.records import obeying

            faults += obeying.check(data, form)
        faults = faults or [Fault(codes.OTHER)]
    return faults + beyond.check(data, form.watched)


def conforms(data: Mapping[str, Any], form: Form) -> bool:
    """The verdict of the JSON Schema alone."""
    try:
        return form.conforms(data)
    except UnicodeEncodeError:
        # Half a surrogate pair, from a command line; the fast gate cannot look at it. Writing refuses it.
        from supervise_cli.records.explaining import explain

        return not explain(data, form)


def _without_consequences(faults: list[Fault]) -> list[Fault]:
    """A field under a wrong name is not missing as well."""
    meant = {
        f"{each.pointer.rpartition('/')[0]}/{each.params['near']}"
        for each in faults
        if each.code == codes.UNKNOWN_FIELD and each.variant in {"title", "spelling", "close"}
    }
    return [each for each in faults if each.code != codes.MISSING or each.pointer not in meant]


def needs(data: Mapping[str, Any], rtype: RecordType) -> list[Fault]:
    """What the record still lacks to be final: a fault per missing field, nothing about what is wrong."""
    if_final = {name: value for name, value in data.items() if name != "void"} | {"status": "final"}
    if conforms(if_final, rtype):
        return []
    from supervise_cli.records.explaining import explain

    return [each for each in explain(if_final, rtype) if (each.code, each.variant) in _LACKING]


def check_document(data: Mapping[str, Any], kind: str) -> list[Fault]:
    """Everything wrong with the data of ``sup.yaml`` (``config``), ``policy.yaml`` or an ``overlay``."""
    return check(data, document(kind))


@cache
def document(kind: str) -> Form:
    """The bundled form of a file that is no record: ``config``, ``policy`` or ``overlay``."""
    text = (resources.schemas() / _DOCUMENTS[kind]).read_text(encoding="utf-8")
    return parse_form(kind, json.loads(text))
