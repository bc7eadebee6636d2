"""Where a row of a staff list posts somebody: exactly the station its cells name, or the reasons why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from supervise_cli.interop.assembling import Cells
from supervise_cli.interop.roster import Directory, Place, looks_like_a_station
from supervise_cli.model import Text

STATION: Final = ("postings", "station")
ORGANISATION: Final = ("postings", "organisation")
COUNTY: Final = "county"
"""What the column that tells stations of one name apart is called among a row's extra cells."""
_SHOWN: Final = 6

_UNKNOWN: Final = Text(
    "名册里没有这个站点；照名册写名称或区划代码（sup list station）。",
    "The station is not on the roster; write its name or division code as it stands there (sup list "
    "station).",
)
_NO_STATIONS: Final = Text(
    "名册里还没有站点；先导入站点：sup import stations 区划名单.csv",
    "There are no stations on the roster yet; import them first: sup import stations LIST.csv",
)
_NO_POST: Final = Text("没有写站点或所在单位。", "Neither a station nor an organisation is given.")
_NO_COUNTY: Final = Text(
    "名册里没有“县区”一栏写的县区；照名册写全称或代码（sup list station）。",
    "The county is not on the roster; write its full name or code (sup list station).",
)


def settle(cells: Cells, stations: Directory) -> tuple[Text, ...]:
    """Put the station's id where its name stood; the reasons where that cannot be done without guessing."""
    said = cells.values.pop(STATION, None)
    organisation = cells.values.get(ORGANISATION)
    named = cells.extra.get(COUNTY, "")
    county = stations.county(named) if named else ""
    if said is None and organisation is None:
        return (_NO_POST,)
    if not stations.places and (said is not None or looks_like_a_station(str(organisation))):
        return (_NO_STATIONS,)
    if said is None:
        return _as_station(cells, str(organisation), county or "", stations)
    return (_NO_COUNTY,) if county is None else _place(cells, str(said), county, stations)


def _as_station(cells: Cells, organisation: str, county: str, stations: Directory) -> tuple[Text, ...]:
    """An organisation that is called as a station is one."""
    if not stations.find(organisation, county):
        return (_UNKNOWN,) if looks_like_a_station(organisation) else ()
    reasons = _place(cells, organisation, county, stations)
    if not reasons:
        del cells.values[ORGANISATION]
    return reasons


def _place(cells: Cells, said: str, county: str, stations: Directory) -> tuple[Text, ...]:
    found = stations.find(said, county)
    if len(found) == 1:
        cells.values[STATION] = found[0].record
        return ()
    if not found:
        elsewhere = stations.find(said)
        return (_elsewhere(elsewhere[0], stations.county_name),) if len(elsewhere) == 1 else (_UNKNOWN,)
    shown = "、".join(f"{each.record} {stations.county_name(each)}".strip() for each in found[:_SHOWN])
    return (
        Text(
            "站点名称对得上 {n} 个站点（{shown}）；加上“县区”一列，或者写区划代码。",
            "The station's name fits {n} stations ({shown}); add a county column, or write the division "
            "code.",
        ).format(n=len(found), shown=shown),
    )


def _elsewhere(place: Place, county_name: Callable[[Place], str]) -> Text:
    return Text(
        "这个县区没有这个站点；它属于{county}（{record}）。",
        "There is no such station in this county; it belongs to {county} ({record}).",
    ).format(county=county_name(place) or place.county, record=place.record)
