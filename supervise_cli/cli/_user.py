"""Who types: the person named by an option, else by ``SUP_PERSON``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from supervise_cli.errors import Ambiguous, BadInput, NotFound
from supervise_cli.model import Text

if TYPE_CHECKING:
    from supervise_cli.workspace.index.facts import Facts

_BY_VARIABLE = Text(
    "环境变量 SUP_PERSON（写着“{name}”）：", "The environment variable SUP_PERSON (it says “{name}”): "
)
_VOID = Text("{record} 已经作废，不能算作人。", "{record} has been withdrawn and stands for nobody.")
_VOID_HINT = Text("写还在用的那一条的编号：sup list person", "Type the id of the one in use: sup list person")


def user(facts: Facts, typed: str | None = None) -> str:
    """The id of the person named, else of ``SUP_PERSON``; "" where neither says anybody.

    NotFound or BadInput where it is nobody, several or a withdrawn record; it says where the name stood.
    """
    name = (typed or "").strip()
    if name:
        return _person(facts, name)
    name = os.environ.get("SUP_PERSON", "").strip()
    if not name:
        return ""
    try:
        return _person(facts, name)
    except Ambiguous as error:
        assert error.hint is not None
        raise Ambiguous(_said(name, error.message), error.hint, error.candidates) from error
    except NotFound as error:
        raise NotFound(_said(name, error.message), error.hint) from error
    except BadInput as error:
        raise BadInput(_said(name, error.message), error.hint) from error


def _person(facts: Facts, name: str) -> str:
    from supervise_cli.pipeline.choosing import choose

    found = choose(facts, name, ("person",))
    if found.status == "void":
        raise BadInput(_VOID.format(record=found.record), _VOID_HINT)
    return found.record


def _said(name: str, message: Text) -> Text:
    before = _BY_VARIABLE.format(name=name)
    return Text(before.zh + message.zh, before.en + message.en)
