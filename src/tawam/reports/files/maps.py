"""The overview map as SVG: land, arcs from the place to its partners, and the partners' numbers."""

from __future__ import annotations

from html import escape

from tawam.places.files import land_outline
from tawam.registry.values import Light
from tawam.reports.rules.arcs import Point, arc, frame, nearer, point, spread
from tawam.reports.values import MapDrawing

COLOURS = {Light.ALIVE: "#14707c", Light.PAUSED: "#5a45b5", Light.OVER: "#ad3161", Light.OPEN: "#54708a"}
_SEA, _LAND, _INK = "#eaf1f6", "#cbd8e0", "#12263a"
_DASHES = {Light.ALIVE: "", Light.PAUSED: "4 2", Light.OVER: "1 2", Light.OPEN: "6 2 1 2"}


def overview_map(drawing: MapDrawing) -> str:
    """The part of the world that holds the place and its partners."""
    home = point(*drawing.home)
    ends = [nearer(home, point(spot.lat, spot.lon)) for spot in drawing.spots]
    x, y, width, height = frame([home, *ends])
    unit = width / 340
    marks = spread([home, *ends], 13 * unit)[1:]
    lines = "".join(_line(home, end, spot.light, unit) for end, spot in zip(ends, drawing.spots, strict=True))
    numbers = "".join(
        _number(end, mark, spot.label, spot.light, unit)
        for end, mark, spot in zip(ends, marks, drawing.spots, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:.2f} {y:.2f} {width:.2f} {height:.2f}" width="680"'
        f' height="{680 * height / width:.0f}"><defs><clipPath id="frame"><rect x="{x:.2f}" y="{y:.2f}"'
        f' width="{width:.2f}" height="{height:.2f}"/></clipPath></defs><g clip-path="url(#frame)">'
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{_SEA}"/>{_land()}{lines}'
        f'<circle cx="{home[0]:.2f}" cy="{home[1]:.2f}" r="{4 * unit:.2f}" fill="#a34c0a" stroke="#fff"'
        f' stroke-width="{1.4 * unit:.2f}"/>{numbers}</g></svg>'
    )


def _land() -> str:
    """The land three times side by side: an arc over the Pacific leaves the map on one side."""
    path = f'<path d="{land_outline()}" fill="{_LAND}"/>'
    return "".join(f'<g transform="translate({shift} 0)">{path}</g>' for shift in (-720, 0, 720))


def _line(home: Point, end: Point, light: Light, unit: float) -> str:
    dashes = " ".join(f"{float(part) * unit:.2f}" for part in _DASHES[light].split())
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="{arc(home, end)}" fill="none" stroke="{COLOURS[light]}" stroke-width="{1.3 * unit:.2f}"'
        f' stroke-linecap="round"{dashed}/>'
    )


def _number(end: Point, mark: Point, label: str, light: Light, unit: float) -> str:
    (x, y), (at_x, at_y) = mark, end
    leader = ""
    if mark != end:
        leader = (
            f'<path d="M{at_x:.2f} {at_y:.2f}L{x:.2f} {y:.2f}" stroke="{COLOURS[light]}"'
            f' stroke-width="{0.6 * unit:.2f}"/>'
            f'<circle cx="{at_x:.2f}" cy="{at_y:.2f}" r="{1.3 * unit:.2f}" fill="{COLOURS[light]}"/>'
        )
    size = (7.2 if len(label) < 3 else 5.6) * unit
    return (
        f'{leader}<circle cx="{x:.2f}" cy="{y:.2f}" r="{5.6 * unit:.2f}" fill="#fff" stroke="{COLOURS[light]}"'
        f' stroke-width="{1.2 * unit:.2f}"/><text x="{x:.2f}" y="{y + 0.36 * size:.2f}" font-family="Tawam Report"'
        f' font-weight="600" font-size="{size:.2f}" text-anchor="middle" fill="{_INK}">{escape(label)}</text>'
    )
