"""The words that depend on where and with whom: 镇/乡/街道, 村/社区, 社工/站长/一位同事."""

from __future__ import annotations

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.divisions import Division
from supervise_cli.demo.world import Site

_RURAL = {
    "村": "村",
    "村里": "村里",
    "村干部": "村干部",
    "村委": "村委会",
    "村医": "村医",
    "各村": "各村",
    "幸福院": "农村幸福院",
}
_URBAN = {
    "村": "社区",
    "村里": "社区里",
    "村干部": "社区干部",
    "村委": "居委会",
    "村医": "社区医生",
    "各村": "各社区",
    "幸福院": "日间照料中心",
}


def _unit(short: str, office: str, civil: str, area: str) -> dict[str, str]:
    return {
        "镇": short,
        "政府": office,
        "民政所": civil,
        "辖区": area,
        "文化站": f"{short}综合文化站",
        "未保站": f"{short}未保站",
    }


def township_words(row: Division) -> dict[str, str]:
    """The words of one township or sub-district."""
    if row.kind == "街道":
        return _URBAN | _unit("街道", "街道办事处", "街道民政办", "辖区")
    return _RURAL | _unit(row.kind, f"{row.kind}政府", f"{row.kind}民政所", f"全{row.kind}")


def county_words(row: Division) -> dict[str, str]:
    """Words where several stations of a county meet."""
    if row.kind in ("区", "功能区"):
        return (
            _URBAN
            | _unit("街道", "街道办事处", "街道民政办", "辖区")
            | {"文化站": "综合文化站", "未保站": "未保站"}
        )
    return (
        _RURAL
        | _unit("乡镇", "乡镇政府", "乡镇民政所", "各乡镇")
        | {"文化站": "乡镇综合文化站", "未保站": "乡镇未保站"}
    )


def site_words(site: Site) -> dict[str, str]:
    """The words of a station of any tier; a home for the aged that is there is called by its type."""
    if site.level != "township_station":
        return county_words(site.division)
    words = township_words(site.division)
    types = [facility.type for facility in site.facilities]
    if "rural_happiness_home" not in types:
        words["幸福院"] = "日间照料中心"
    elif "day_care_centre" not in types:
        words["幸福院"] = "农村幸福院"
    return words


SOLO = {"head": "站长", "worker": "社工", "assistant": "这位同事", "supervisor": "督导员"}
_ONE_OF = {
    "workers": (("一位同事", "站里一位同事", "一位年轻同事", "一位老同事"), ("大家", "几位同事")),
    "heads": (("一位站长", "其中一位站长", "一位新任站长"), ("大家", "几位站长")),
    "supervisors": (("一位督导", "一位县里的督导", "一位年轻督导"), ("大家", "几位督导")),
}


def who(chance: Chance, solo_role: str | None, circle: str) -> tuple[str, str]:
    """How the supervised are called: when something is brought up, and afterwards."""
    if solo_role is not None:
        name = SOLO.get(solo_role, "同事")
        return name, name
    first, rest = _ONE_OF[circle]
    return chance.choice(first), chance.choice(rest)
