"""From data to a record on disk: checked, final if complete, else a draft with what is still needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from supervise_cli.errors import BadInput, WriteFailed
from supervise_cli.model import Fault, Finding, Text
from supervise_cli.records import ids, schema, writing
from supervise_cli.records.types import RecordType
from supervise_cli.workspace.saving import Taken
from supervise_cli.workspace.saving import writing as saving

_TRIES = 20
_ANY_CODE = "410900"


@dataclass(frozen=True, slots=True)
class Composed:
    """A record ready to be written. ``needs`` is empty for a final one; ``wrong`` must be empty to write."""

    data: dict[str, Any]
    needs: tuple[Fault, ...]
    wrong: tuple[Fault, ...]


def compose(rtype: RecordType, data: Mapping[str, Any]) -> Composed:
    """The record as final where nothing is missing, else as a draft.

    ``data`` has everything but ``schema``, ``id`` and ``status``; a status given is kept.
    """
    body = {k: v for k, v in data.items() if k not in {"schema", "id", "status"}}
    probe = {"schema": rtype.schema_name, "id": _sample_id(rtype, body), "status": "final", **body}
    unstorable = writing.refused(probe)
    if unstorable is not None:
        return Composed({"schema": rtype.schema_name, "id": "", "status": "draft", **body}, (), (unstorable,))
    faults = schema.check(probe, rtype)
    needs = tuple(schema.needs({**probe, "status": "draft"}, rtype))
    missing = {(fault.code, fault.pointer) for fault in needs}
    wrong = tuple(fault for fault in faults if (fault.code, fault.pointer) not in missing)
    status = str(data.get("status") or ("draft" if needs else "final"))
    return Composed({"schema": rtype.schema_name, "id": "", "status": status, **body}, needs, wrong)


def _sample_id(rtype: RecordType, body: Mapping[str, Any]) -> str:
    """An id of the right form, so that only what was typed is judged."""
    code = body.get("division_code")
    for each in (code, _ANY_CODE):
        with suppress(ValueError):
            return ids.make(rtype, date(2000, 1, 1), lambda limit: 0, each if isinstance(each, str) else None)
    raise ValueError(rtype.name)


def text_of(composed: Composed, identity: str) -> str:
    """The YAML text under an id; Unwritable if something in it cannot be stored."""
    return writing.dump({**composed.data, "id": identity})


def save(
    root: Path, rtype: RecordType, composed: Composed, today: date, random: Callable[[int], int]
) -> tuple[str, Path]:
    """Write a new record under a new id; (id, place). Nothing is ever written over."""
    _refuse_homeless(rtype, composed.data)
    with saving(root) as saver:
        for _ in range(_TRIES):
            identity = str(composed.data["id"]) or new_id(rtype, composed.data, today, random)
            path = ids.path_of(rtype, identity, composed.data)
            try:
                return identity, saver.create(path, text_of(composed, identity))
            except Taken:
                if composed.data["id"] or rtype.id_form == "division":
                    raise WriteFailed(
                        Text("{id} 已经有了，没有写入。", "{id} is there already; nothing written.").format(
                            id=identity
                        ),
                        Text("要修改就用：sup edit {id}", "To change it: sup edit {id}").format(id=identity),
                    ) from None
    raise _no_free_id()


def save_all(root: Path, draw: Callable[[], Mapping[str, str]]) -> list[Path]:
    """Write several new records as one batch: all of them, or none.

    ``draw`` gives path → text under new ids; it is asked again where one of them is taken.
    """
    with saving(root) as saver:
        for _ in range(_TRIES):
            files = draw()
            with suppress(Taken):
                saver.create_all(files)
                return [root / path for path in files]
    raise _no_free_id()


def _no_free_id() -> WriteFailed:
    return WriteFailed(Text("编号一直重复，没有写成。", "Could not find a free id; nothing written."))


def _refuse_homeless(rtype: RecordType, data: Mapping[str, Any]) -> None:
    """A note lies in the folder of its case: without the case there is nowhere to put even a draft."""
    for name in ids.owners(rtype):
        if not isinstance(data.get(name), str):
            field = rtype.field(name)
            assert field is not None
            raise BadInput(
                Text(
                    "先要写明{zh}，这条记录放在它的文件夹里；没有写入。",
                    "{en} is needed first: the record lies in its folder. Nothing was written.",
                ).format(zh=field.title.zh, en=field.title.en),
                Text("加上：--{name} {example}", "Add: --{name} {example}").format(
                    name=name.replace("_", "-"), example=str(field.example or "…")
                ),
            )


def new_id(rtype: RecordType, data: Mapping[str, Any], today: date, random: Callable[[int], int]) -> str:
    """A new id for a record of this type; for a station from its division code."""
    if rtype.id_form == "division":
        code = data.get("division_code")
        if not isinstance(code, str):
            raise BadInput(
                Text(
                    "建站要先有区划代码，编号从它来。",
                    "A station needs its division code; its id is made from it.",
                ),
                Text("加上：--division-code 410922104", "Add: --division-code 410922104"),
            )
        try:
            return ids.make(rtype, today, random, code)
        except ValueError as error:
            raise BadInput(
                Text("区划代码写得不对：{c}", "Not a division code: {c}").format(c=code),
                Text(
                    "市 410900，县 6 位，乡镇 9 位，村 12 位。",
                    "City 410900, county 6 digits, township 9, village 12.",
                ),
            ) from error
    return ids.make(rtype, today, random)


def as_findings(faults: Sequence[Fault], path: str) -> list[Finding]:
    """Faults of data that are in no file yet, so that they are worded as all others are."""
    return [
        Finding(f.code, "", path, f.pointer, f.discriminator, f.variant, f.params, f.position, f.on_key)
        for f in faults
    ]
