"""JSON that people and programs may both have on their screen: readable Chinese, no character that acts."""

from __future__ import annotations

import json
from typing import Any


def dumps(value: Any) -> str:
    """``value`` as indented JSON with a line break at the end.

    Control characters, those that turn the writing direction, invisible ones and lone surrogates stand as
    ``\\uXXXX``, and so does the second ``#`` of ``##``, with which build logs begin a command. So the text is
    the same data wherever it is printed and can always be encoded.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2).replace("##", "#\\u0023")
    if not text.replace("\n", "").isprintable():
        text = "".join(c if c in "\n\u3000" or c.isprintable() else json.dumps(c)[1:-1] for c in text)
    return text + "\n"
