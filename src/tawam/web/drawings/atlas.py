"""The atlas as numbers for the globe, and as one still picture."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence

from tawam.places.files import land_outline
from tawam.places.values import Place
from tawam.registry.values import LIGHT_OF_STATUS, Kind, Light, MapLink, Status
from tawam.reports.rules.arcs import Point, arc, point

MAGIC = b"TWM1"
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
    where = {place.id: point(place.lat, place.lon) for place in places}
    lines = "".join(_curve(where[link.place_a], where[link.place_b], link) for link in links)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 360">'
        '<rect width="720" height="360" fill="#0b1b33"/>'
        # What lies beyond the edge of the map comes in on its other side.
        f'<path id="land" d="{land_outline()}" fill="#1d3d5c"/><use href="#land" x="-720"/><use href="#land" x="720"/>'
        f'<g fill="none" stroke-width=".7" stroke-opacity=".75">{lines}</g></svg>'
    )


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _curve(start: Point, end: Point, link: MapLink) -> str:
    return f'<path d="{arc(start, end)}" stroke="{_COLOURS[LIGHT_OF_STATUS[link.spans[-1][1]]]}"/>'
