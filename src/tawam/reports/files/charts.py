"""Bars as SVG, drawn by vl-convert in the fonts of the report; and any drawing as a picture of points."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import vl_convert

from tawam.evidence.rules import fingerprint
from tawam.reports.values import Bar, BarDrawing

FONTS = Path(__file__).resolve().parent.parent / "data" / "fonts"
_CLIP = re.compile(r"\bclip(\d+)\b")
_FILL, _INK, _SOFT, _LINE = "#14707c", "#12263a", "#4a6075", "#d5dee6"
_CONFIG: dict[str, Any] = {
    "font": "Tawam Report",
    "background": None,
    "view": {"stroke": None},
    "axis": {"labelColor": _SOFT, "labelFontSize": 13, "ticks": False, "domainColor": _LINE, "grid": False},
}


def bars(drawing: BarDrawing, language: str) -> str:
    """The chart; in Arabic time and bars run from right to left."""
    _know_fonts()
    rtl = language == "ar"
    rows = [
        {"place": place, "name": bar.name, "value": bar.value or 0, "shown": bar.shown}
        for place, bar in enumerate(drawing.bars)
    ]
    shape = _lying(drawing.bars, rtl) if drawing.lying else _standing(drawing.bars, rtl)
    schema = "https://vega.github.io/schema/vega-lite/v5.json"
    svg: str = vl_convert.vegalite_to_svg({"$schema": schema, "config": _CONFIG, "data": {"values": rows}, **shape})
    return _renamed(svg)


def _renamed(svg: str) -> str:
    """The ids of clips by what is drawn: vl-convert counts on from chart to chart, and no two runs would be alike."""
    numbers = {one: str(place) for place, one in enumerate(dict.fromkeys(_CLIP.findall(svg)))}
    plain = _CLIP.sub(lambda found: f"clip{numbers[found[1]]}", svg)
    return _CLIP.sub(rf"clip{fingerprint(plain)[:8]}-\1", plain)


def picture(svg: str) -> bytes:
    """A drawing as PNG, for programs that show no SVG."""
    _know_fonts()
    png: bytes = vl_convert.svg_to_png(svg, scale=2.5)
    return png


@cache
def _know_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))


def _standing(found: tuple[Bar, ...], rtl: bool) -> dict[str, Any]:
    order = [bar.name for bar in found]
    across = {
        "field": "name",
        "type": "nominal",
        "sort": list(reversed(order)) if rtl else order,
        "title": None,
        "axis": {"labelAngle": 0},
        "scale": {"paddingInner": 0.45, "paddingOuter": 0.3},
    }
    up = {"field": "value", "type": "quantitative", "title": None, "axis": None, "scale": {"domainMin": 0}}
    bar = {"mark": {"type": "bar", "color": _FILL, "cornerRadiusEnd": 2}, "encoding": {"x": across, "y": up}}
    text = {
        "mark": {"type": "text", "dy": -8, "fontSize": 13, "color": _INK},
        "encoding": {"x": across, "y": up, "text": {"field": "shown"}},
    }
    return {"layer": [bar, text], "width": 560, "height": 170}


def _lying(found: tuple[Bar, ...], rtl: bool) -> dict[str, Any]:
    down = {
        "field": "name",
        "type": "nominal",
        "sort": [bar.name for bar in found],
        "title": None,
        "axis": {"orient": "right" if rtl else "left", "labelLimit": 260, "domain": False, "labelPadding": 8},
        "scale": {"paddingInner": 0.4},
    }
    along = {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "axis": None,
        "scale": {"reverse": rtl, "domainMin": 0},
    }
    bar = {"mark": {"type": "bar", "color": _FILL, "cornerRadiusEnd": 2}, "encoding": {"y": down, "x": along}}
    text = {
        "mark": {
            "type": "text",
            "align": "right" if rtl else "left",
            "dx": -6 if rtl else 6,
            "fontSize": 13,
            "color": _INK,
        },
        "encoding": {"y": down, "x": along, "text": {"field": "shown"}},
    }
    return {"layer": [bar, text], "width": 360, "height": {"step": 26}}
