"""Bars as inline SVG; the only importer of vl-convert (extra ``office``).

Everything stands at a place of its own (no axes, no legends, no automatic layout), so that nothing depends
on the fonts of a machine and the bytes are the same everywhere. What comes back is checked before use.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any
from xml.etree import ElementTree

from supervise_cli.reports.model import Bars

_VERSION = "5.20"
"""Of Vega-Lite: the same drawing whatever newer ones the package brings along."""
_STEP = 30
_SIZE = 15
_BAR = 190
_VALUE = 62
_GAP = 8
_FONT = "'Noto Sans CJK SC', 'Microsoft YaHei', SimHei, sans-serif"
_ALLOWED = frozenset({"svg", "g", "path", "text", "rect", "line", "title", "desc"})
_SVG = "{http://www.w3.org/2000/svg}"


class UnsafeChart(Exception):
    """The drawing held something that has no place in a report. Never expected."""


def available() -> bool:
    """Whether the package that draws is installed."""
    return find_spec("vl_convert") is not None


def svg(bars: Bars, shown: Callable[[float], str], name: str) -> str:
    """The bars as one ``<svg>`` element with ``name`` as its id; "" where nothing can be drawn.

    ``shown`` words a value. Widths count characters, never fonts.
    """
    if not available() or not bars.bars:
        return ""
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(
        json.dumps(_specification(bars, shown), ensure_ascii=False), vl_version=_VERSION
    )
    return _checked(drawn, name)


def _specification(bars: Bars, shown: Callable[[float], str]) -> dict[str, Any]:
    labels = max(_width(label) for label, _ in bars.bars)
    left = labels * _SIZE + _GAP
    most = max(value for _, value in bars.bars) or 1.0
    rows = [
        {
            "label": label,
            "text": shown(value),
            "middle": _STEP * n + _STEP / 2,
            "left": left,
            "name": left - _GAP,
            "top": _STEP * n + 6,
            "bottom": _STEP * (n + 1) - 6,
            "end": left + round(_BAR * value / most, 2),
        }
        for n, (label, value) in enumerate(bars.bars)
    ]
    fixed = {"scale": None, "axis": None}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": round(left + _BAR + _VALUE),
        "height": _STEP * len(rows),
        "padding": 0,
        "autosize": "none",
        "background": None,
        "data": {"values": rows},
        "config": {"font": _FONT, "view": {"stroke": None}},
        "layer": [
            {
                "mark": {"type": "rect", "color": "#2f5d8a"},
                "encoding": {
                    "x": {"field": "left", "type": "quantitative", **fixed},
                    "x2": {"field": "end"},
                    "y": {"field": "top", "type": "quantitative", **fixed},
                    "y2": {"field": "bottom"},
                },
            },
            _words("label", "name", "right", fixed),
            _words("text", "end", "left", fixed),
        ],
    }


def _words(field: str, at: str, align: str, fixed: dict[str, Any]) -> dict[str, Any]:
    return {
        "mark": {
            "type": "text",
            "align": align,
            "baseline": "middle",
            "dx": 6 if align == "left" else 0,
            "fontSize": _SIZE,
            "color": "#222222",
        },
        "encoding": {
            "x": {"field": at, "type": "quantitative", **fixed},
            "y": {"field": "middle", "type": "quantitative", **fixed},
            "text": {"field": field},
        },
    }


def _width(text: str) -> float:
    """About how many ems a text takes: full-width characters one, others a little more than a half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.56 for c in text)


def _checked(drawn: str, name: str) -> str:
    """The drawing with only what a picture needs: no scripts, links, styles, foreign names or ids."""
    root = ElementTree.fromstring(drawn)
    for element in root.iter():
        tag = str(element.tag)
        if not tag.startswith(_SVG) or tag.removeprefix(_SVG) not in _ALLOWED:
            raise UnsafeChart(tag)
        for attribute, value in list(element.attrib.items()):
            if attribute.startswith(("on", "{")) or attribute in {"href", "style"} or "url(" in value:
                raise UnsafeChart(attribute)
            if attribute in {"id", "class", "role"} or attribute.startswith("aria-"):
                del element.attrib[attribute]
    root.set("id", name)
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    ElementTree.register_namespace("", _SVG.strip("{}"))
    text = ElementTree.tostring(root, encoding="unicode")
    return re.sub(
        r"-?[0-9]+\.[0-9]{3,}", lambda match: f"{float(match[0]):.2f}".rstrip("0").rstrip("."), text
    )
