"""How large a record file may be; apart, so that whoever only lists files needs no parser."""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 512 * 1024
