"""Data as block YAML like a record's, with every text and every name in JSON's quotes.

No reader can take a text for something else, and ours needs not be the slow one, as JSON's brackets would
make it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def block(data: Any) -> str:
    """The YAML text of a mapping or a list that is not empty."""
    return "".join(f"{line}\n" for line in _lines(data, ""))


def _lines(value: Any, margin: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _item(f"{margin}{_scalar(name)}:", each, margin)
    else:
        for each in value:
            yield from _item(f"{margin}-", each, margin)


def _item(head: str, value: Any, margin: str) -> Iterator[str]:
    if isinstance(value, dict | list) and value:
        yield head
        yield from _lines(value, margin + "  ")
    else:
        yield f"{head} {_scalar(value)}"


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
