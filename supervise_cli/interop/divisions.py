"""Whether the divisions of a list can be right: code by form and place and the county named beside it."""

from __future__ import annotations

from collections import Counter
from typing import Final

from supervise_cli.interop.assembling import Cells
from supervise_cli.interop.cells import code_of, is_scientific
from supervise_cli.interop.roster import core
from supervise_cli.model import Text
from supervise_cli.records.levels import Levels

ABOVE_CODE: Final = "above_code"
ABOVE: Final = "above"
"""What the columns of the division above, usually the county, are called among a row's extra cells."""
EXTRA: Final = {
    ABOVE_CODE: (
        "县区代码",
        "county_code",
        "parent_code",
        "区县代码",
        "县（市、区）代码",
        "县代码",
        "区代码",
        "所属县区代码",
        "上级代码",
        "上级区划代码",
    ),
    ABOVE: (
        "县区",
        "county",
        "parent",
        "区县",
        "县（市、区）",
        "市县区",
        "县",
        "所属县区",
        "所属区县",
        "所属县",
        "所在县",
        "所在县区",
        "县区名称",
        "上级名称",
        "上级",
        "上级区划",
    ),
}


class Divisions:
    """The divisions of one list, and the one that the repository is of (``own``, a code or "")."""

    def __init__(self, levels: Levels, own: str) -> None:
        self._levels, self._own = levels, own
        self._names: dict[str, Counter[str]] = {}

    def learn(self, cells: Cells) -> None:
        """Hear how a row calls the division above, so that one odd row among many is noticed."""
        code, name = self.code_above(cells), cells.extra.get(ABOVE, "")
        if code and name:
            self._names.setdefault(code, Counter())[name] += 1

    def name(self, code: str) -> str:
        """What most rows call the division of this code, the first of equals; "" where none says."""
        found = self._names.get(code)
        return found.most_common(1)[0][0] if found else ""

    def code_above(self, cells: Cells) -> str:
        """The code of the division above: as the row says, else the county's of a township; else ""."""
        said = code_of(cells.extra.get(ABOVE_CODE, ""))
        code = str(cells.values.get(("division_code",), ""))
        return said or (code[:6] if self._levels.of(code) == self._levels.township else "")

    def reasons(self, code: str, cells: Cells) -> tuple[Text, ...]:
        """What speaks against the code of a row: its form, where it lies, what the row says above it."""
        if not code:
            return (Text("没有区划代码。", "There is no division code."),)
        if is_scientific(code):
            return (
                Text(
                    "区划代码被表格软件写成了科学计数，末尾几位已经丢了；把这一列设成“文本”，重新填一次。",
                    "The spreadsheet program wrote the code as a power of ten and lost its last digits; "
                    "format the column as text and type it again.",
                ),
            )
        level = self._levels.of(code)
        if level is None:
            return (
                Text(
                    "区划代码应当是 4、6、9 或 12 位数字（市、县区、乡镇街道、村社区）。",
                    "A division code has 4, 6, 9 or 12 digits (city, county, township, village).",
                ),
            )
        if self._own and not _related(core(self._own), core(code)):
            return (
                Text(
                    "区划代码不在本库的范围（{own}）以内。",
                    "The division code lies outside this repository's division ({own}).",
                ).format(own=self._own),
            )
        return self._against_above(code, cells)

    def _against_above(self, code: str, cells: Cells) -> tuple[Text, ...]:
        """Where the columns of the county contradict the code, one of the two is wrong."""
        above, name = code_of(cells.extra.get(ABOVE_CODE, "")), cells.extra.get(ABOVE, "")
        own_name = cells.values.get(("name",))
        itself = core(above) == core(code) and own_name == name
        if (
            above
            and not itself
            and not (core(code).startswith(core(above)) and len(core(above)) < len(core(code)))
        ):
            return (
                Text(
                    "区划代码和所属县区的代码对不上。",
                    "The division code does not lie under the county's code.",
                ),
            )
        usual = self.name(self.code_above(cells))
        if name and not itself and usual and not (name.startswith(usual) or usual.startswith(name)):
            return (
                Text(
                    "按区划代码它属于{usual}，县区一栏写的却是别处。",
                    "By its code it belongs to {usual}; the county column says otherwise.",
                ).format(usual=usual),
            )
        return ()


def _related(own: str, code: str) -> bool:
    return code.startswith(own) or own.startswith(code)
