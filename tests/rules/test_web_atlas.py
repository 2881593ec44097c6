"""The atlas as numbers and as a picture: what is packed can be read back by the format's own description."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.made import place

from tawam.registry.values import LIGHT_OF_STATUS, Kind, Light, MapLink, Status
from tawam.web.drawings.atlas import MAGIC, packed, picture

SVG = "{http://www.w3.org/2000/svg}"


@dataclass
class Decoded:
    """What a reader of docs/map-format.md gets out of the bytes."""

    places: list[tuple[float, float, int]]
    links: list[tuple[int, int, int, list[tuple[int, int]]]]
    left: int


def decoded(data: bytes) -> Decoded:
    """Reads the binary form; every array begins at a multiple of four."""
    assert data[:4] == MAGIC
    places, links, spans = struct.unpack_from("<3I", data, 4)
    at = 16

    def array(form: str, count: int) -> list[int]:
        nonlocal at
        assert at % 4 == 0
        values = struct.unpack_from(f"<{count}{form}", data, at)
        end = at + struct.calcsize(f"<{count}{form}")
        at = end + -end % 4
        assert set(data[end:at]) <= {0}
        return list(values)

    lats, lons, countries = array("h", places), array("h", places), array("H", places)
    ends = "H" if places <= 65_535 else "I"
    a, b, kinds, counts = array(ends, links), array(ends, links), array("B", links), array("B", links)
    statuses, years = array("B", spans), array("H", spans)
    assert sum(counts) == spans
    rows, first = [], 0
    for one, other, kind, count in zip(a, b, kinds, counts, strict=True):
        both = zip(statuses[first : first + count], years[first : first + count], strict=True)
        rows.append((one, other, kind, list(both)))
        first += count
    spots = [(lat * 90 / 32767, lon * 180 / 32767, code) for lat, lon, code in zip(lats, lons, countries, strict=True)]
    return Decoded(spots, rows, len(data) - at)


@st.composite
def atlases(draw: st.DrawFn) -> tuple[list, list[MapLink]]:
    """Some places and some links among them."""
    places = [
        place(f"gn:{n}", "X", draw(st.sampled_from(["DE", "IQ", "US"])), lat, lon)
        for n, (lat, lon) in enumerate(
            draw(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=6))
        )
    ]
    span = st.tuples(st.integers(0, 2100), st.sampled_from(Status))
    ends = st.sampled_from([one.id for one in places])
    spans = st.lists(span, min_size=1, max_size=4).map(tuple)
    return places, draw(st.lists(st.builds(MapLink, ends, ends, st.sampled_from(Kind), spans), max_size=5))


class TestThePackedAtlas:
    @given(atlases())
    def test_is_read_back_as_it_was(self, atlas):
        places, links = atlas
        found = decoded(packed(places, links))
        index = {one.id: number for number, one in enumerate(places)}
        codes, kinds, statuses = sorted({one.country for one in places}), list(Kind), list(Status)
        for one, (lat, lon, country) in zip(places, found.places, strict=True):
            assert lat == pytest.approx(one.lat, abs=0.003)
            assert lon == pytest.approx(one.lon, abs=0.003)
            assert codes[country] == one.country
        for link, (a, b, kind, spans) in zip(links, found.links, strict=True):
            assert (a, b, kinds[kind]) == (index[link.place_a], index[link.place_b], link.kind)
            assert [(year, statuses[status]) for status, year in spans] == list(link.spans)

    @given(atlases())
    def test_is_padded_to_four_bytes_with_nothing_left_over(self, atlas):
        data = packed(*atlas)
        assert len(data) % 4 == 0
        assert decoded(data).left == 0

    def test_of_nothing_is_a_head_alone(self):
        assert packed([], []) == MAGIC + bytes(12)

    @pytest.mark.parametrize(("count", "width"), [(65_535, 2), (65_536, 4)])
    def test_takes_wider_numbers_for_very_many_places(self, count, width):
        places = [place(f"gn:{number}", "X") for number in range(count)]
        link = MapLink("gn:0", f"gn:{count - 1}", Kind.PACT, ((0, Status.ACTIVE),))
        data = packed(places, [link])
        assert decoded(data).links == [(0, count - 1, list(Kind).index(Kind.PACT), [(2, 0)])]
        arrays = 3 * (count * 2 + count * 2 % 4) + 2 * (width + -width % 4) + 4 * 4
        assert len(data) == 16 + arrays

    @pytest.mark.parametrize(("lat", "lon"), [(90, 180), (-90, -180), (0, 0), (33.34, 44.4)])
    def test_bears_the_ends_of_the_earth(self, lat, lon):
        ((found_lat, found_lon, _),) = decoded(packed([place("gn:1", "X", "IQ", lat, lon)], [])).places
        assert (found_lat, found_lon) == (pytest.approx(lat, abs=0.003), pytest.approx(lon, abs=0.006))


class TestThePicture:
    @given(atlases())
    @settings(max_examples=25)
    def test_is_well_formed_and_has_a_curve_for_every_link(self, atlas):
        places, links = atlas
        root = ET.fromstring(picture(places, links))
        assert (root.tag, root.get("viewBox")) == (f"{SVG}svg", "0 0 720 360")
        assert len(root.findall(f"{SVG}g/{SVG}path")) == len(links)

    @given(atlases())
    @settings(max_examples=25)
    def test_has_every_point_within_its_frame(self, atlas):
        root = ET.fromstring(picture(*atlas))
        for path in root.findall(f"{SVG}g/{SVG}path"):
            numbers = [float(text) for text in re.findall(r"-?[\d.]+", path.get("d"))]
            assert all(0 <= x <= 720 for x in numbers[::2])
            assert all(0 <= y <= 360 for y in numbers[1::2])

    def test_has_a_colour_for_every_light_and_the_last_status_chooses_it(self):
        places = [place("gn:1", "X"), place("gn:2", "Y", lat=10, lon=10)]
        colours = {}
        for status in Status:
            link = MapLink("gn:1", "gn:2", Kind.PACT, ((1950, Status.ENDED), (2000, status)))
            root = ET.fromstring(picture(places, [link]))
            colours.setdefault(LIGHT_OF_STATUS[status], set()).add(root.find(f"{SVG}g/{SVG}path").get("stroke"))
        assert set(colours) == set(Light)
        assert len(set.union(*colours.values())) == 4

    def test_carries_no_script_and_no_link_outside(self):
        text = picture([], [])
        assert "<script" not in text
        assert set(re.findall(r"https?://[^\"]+", text)) == {"http://www.w3.org/2000/svg"}
