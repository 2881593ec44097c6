"""The atlas as numbers for the globe, and as one still picture."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from tawam.places.values import Place
from tawam.registry.values import LIGHT_OF_STATUS, Kind, Light, MapLink, Status

MAGIC = b"TWM1"
_LAND = Path(__file__).resolve().parent.parent / "static" / "web" / "geo" / "land-equirect.svgpath"
_COLOURS = {Light.ALIVE: "#e8a33d", Light.PAUSED: "#8f7ae0", Light.OVER: "#d7566b", Light.OPEN: "#7d93a8"}
_WIDE_PLACES = 65_535


def packed(places: Sequence[Place], links: Sequence[MapLink]) -> bytes:
    """The atlas in the form of docs/map-format.md: little endian, each array padded to four bytes."""
    index = {place.id: number for number, place in enumerate(places)}
    countries = {code: number for number, code in enumerate(sorted({place.country for place in places}))}
    kinds = {kind: number for number, kind in enumerate(Kind)}
    statuses = {status: number for number, status in enumerate(Status)}
    spans = [span for link in links for span in link.spans]
    ends = "H" if len(places) <= _WIDE_PLACES else "I"
    arrays = (
        ("h", [round(place.lat * 32767 / 90) for place in places]),
        ("h", [round(place.lon * 32767 / 180) for place in places]),
        ("H", [countries[place.country] for place in places]),
        (ends, [index[link.place_a] for link in links]),
        (ends, [index[link.place_b] for link in links]),
        ("B", [kinds[link.kind] for link in links]),
        ("B", [len(link.spans) for link in links]),
        ("B", [statuses[status] for _, status in spans]),
        ("H", [year for year, _ in spans]),
    )
    head = MAGIC + struct.pack("<3I", len(places), len(links), len(spans))
    return head + b"".join(_padded(struct.pack(f"<{len(values)}{form}", *values)) for form, values in arrays)


def picture(places: Sequence[Place], links: Iterable[MapLink]) -> str:
    """An SVG of 720 by 360 units in plate carrée: land, and every link as a curve in the colour of its state."""
    where = {place.id: _point(place) for place in places}
    lines = "".join(_curve(where[link.place_a], where[link.place_b], link) for link in links)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 360">'
        '<rect width="720" height="360" fill="#0b1b33"/>'
        f'<path d="{_land()}" fill="#1d3d5c"/>'
        f'<g fill="none" stroke-width=".7" stroke-opacity=".75">{lines}</g></svg>'
    )


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


@cache
def _land() -> str:
    return _LAND.read_text(encoding="ascii").strip()


def _point(place: Place) -> tuple[float, float]:
    return (place.lon + 180) * 2, (90 - place.lat) * 2


def _curve(start: tuple[float, float], end: tuple[float, float], link: MapLink) -> str:
    (x1, y1), (x2, y2) = start, end
    lift = 0.18 * ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    middle_x, middle_y = (x1 + x2) / 2, max(2.0, (y1 + y2) / 2 - lift)
    colour = _COLOURS[LIGHT_OF_STATUS[link.spans[-1][1]]]
    return f'<path d="M{x1:.1f} {y1:.1f}Q{middle_x:.1f} {middle_y:.1f} {x2:.1f} {y2:.1f}" stroke="{colour}"/>'
