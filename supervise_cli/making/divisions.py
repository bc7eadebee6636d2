"""What a division code and a name say of a station (domain §1.3, §8a station)."""

from __future__ import annotations

from supervise_cli.definitions.stations import CITY, COUNTY, TOWNSHIP, VILLAGE

_LEVELS = {4: CITY, 6: COUNTY, 9: TOWNSHIP, 12: VILLAGE}
_TYPES = (("街道", "subdistrict"), ("镇", "town"), ("乡", "township"), ("区", "zone"))


def level_of(code: str) -> str | None:
    """The level that a code's length tells; None if no level has such codes."""
    if not (code.isascii() and code.isdigit()):
        return None
    if len(code) == 6 and code.endswith("00"):
        return CITY
    return _LEVELS.get(len(code))


def type_of(name: str) -> str | None:
    """Town, township, subdistrict or zone, by how the name ends; None if it ends otherwise."""
    plain = name.removesuffix("社工站").removesuffix("社会工作服务站").removesuffix("办事处")
    return next((value for ending, value in _TYPES if plain.endswith(ending)), None)
