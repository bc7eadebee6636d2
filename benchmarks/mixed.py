"""Makes a repository of every type of record, of any size: a demonstration of a year, over and over.

Each copy is a county of its own people, sessions, cases and notes, at the same stations: every id but
those of stations is drawn anew from the old one and the number of the copy, and every ideograph is another
one, so that no two copies say the same. The same bytes every time.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ID = re.compile(r"\b((?!ST-)[A-Z]{1,2})-((?:[0-9]{8}-)?)([0-9A-HJKMNP-TV-Z]{5,7})\b")
_HAN = re.compile("[\u4e00-\u9bff]+")
_FIRST, _MANY = 0x4E00, 19_968
_YEAR = ("--months", "12", "--stations", "23", "--workers", "115")
_SHARED = ("stations", ".sup", ".vscode")


def make(folder: Path, records: int) -> None:
    """A repository of at least ``records`` records at ``folder``."""
    subprocess.run([BIN / "sup", "demo", folder, *_YEAR], check=True, capture_output=True)
    files = [path for path in sorted(folder.rglob("*.yaml")) if path.parent != folder]
    own = [path for path in files if path.relative_to(folder).parts[0] not in _SHARED]
    copies = -(-(records - len(files)) // len(own))
    for copy in range(1, copies + 1):
        for path in own:
            place = folder / _renamed(path.relative_to(folder).as_posix(), copy)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_reworded(_renamed(path.read_text("utf-8"), copy), copy), "utf-8")


def _renamed(text: str, copy: int) -> str:
    return _ID.sub(lambda found: f"{found[1]}-{found[2]}{_drawn(found[3], copy)}", text)


def _reworded(text: str, copy: int) -> str:
    """Every ideograph the one so many places further on."""
    return _HAN.sub(
        lambda found: "".join(chr(_FIRST + (ord(each) - _FIRST + 977 * copy) % _MANY) for each in found[0]),
        text,
    )


def _drawn(old: str, copy: int) -> str:
    digest = hashlib.sha256(f"{copy}/{old}".encode()).digest()
    return "".join(_ALPHABET[byte % 32] for byte in digest[:7])


if __name__ == "__main__":
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    make(Path(sys.argv[1]), int(sys.argv[2]))
