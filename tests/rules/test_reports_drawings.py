"""The map and the charts as drawings."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tawam.places.files import land_outline
from tawam.registry.values import Light
from tawam.reports.files.charts import FONTS, bars, picture
from tawam.reports.files.maps import COLOURS, overview_map
from tawam.reports.values import Bar, BarDrawing, MapDrawing, Spot

SVG = "{http://www.w3.org/2000/svg}"
TOKYO, LIMA, BRISTOL = (35.7, 139.7), (-12.0, -77.0), (51.5, -2.6)
spots = st.builds(
    Spot,
    st.integers(1, 250).map(str),
    st.floats(-60, 75),
    st.floats(-180, 180),
    st.sampled_from(Light),
)


def drawn(home: tuple[float, float], *given_: Spot) -> ET.Element:
    """The map as a tree."""
    return ET.fromstring(overview_map(MapDrawing(home, given_)))


def arcs(root: ET.Element) -> list[ET.Element]:
    """The arcs to partners, without the lines that lead a number to its place."""
    return [one for one in root.iter(f"{SVG}path") if "Q" in one.get("d", "")]


def box(root: ET.Element) -> list[float]:
    """x, y, width and height of the part that is shown."""
    return [float(one) for one in root.get("viewBox", "").split()]


class TestTheMap:
    @given(st.lists(spots, max_size=12))
    @settings(max_examples=30)
    def test_has_an_arc_and_a_number_for_each_partner(self, given_: list[Spot]) -> None:
        root = drawn(BRISTOL, *given_)
        assert len(arcs(root)) == len(given_)
        assert [one.text for one in root.iter(f"{SVG}text")] == [spot.label for spot in given_]

    @pytest.mark.parametrize("light", Light)
    def test_shows_each_state_in_a_colour_and_a_dash_of_its_own(self, light: Light) -> None:
        (one,) = arcs(drawn(BRISTOL, Spot("1", *LIMA, light)))
        assert one.get("stroke") == COLOURS[light]
        assert (one.get("stroke-dasharray") is None) is (light is Light.ALIVE)

    def test_has_no_two_states_of_one_colour(self) -> None:
        assert len(set(COLOURS.values())) == len(Light)

    def test_goes_over_the_pacific_where_that_is_shorter(self) -> None:
        x, _, width, _ = box(drawn(TOKYO, Spot("1", *LIMA, Light.ALIVE)))
        assert width < 720 * 0.75
        assert x + width > 720

    def test_draws_land_on_either_side_of_the_edge_of_the_world(self) -> None:
        shifts = {one.get("transform") for one in drawn(TOKYO).iter(f"{SVG}g")}
        assert {"translate(-720 0)", "translate(0 0)", "translate(720 0)"} <= shifts

    def test_of_neighbours_is_not_closer_than_a_region(self) -> None:
        _, _, width, _ = box(drawn(BRISTOL, Spot("1", 51.4, -2.5, Light.ALIVE)))
        assert width >= 110

    def test_leads_a_number_that_had_to_move_to_its_place(self) -> None:
        root = drawn(BRISTOL, Spot("1", 40.0, 10.0, Light.ALIVE), Spot("2", 40.0, 10.0, Light.OVER))
        leaders = [one for one in root.iter(f"{SVG}path") if "Q" not in one.get("d", "") and one.get("stroke")]
        assert len(leaders) == 1

    def test_holds_no_text_that_is_not_escaped(self) -> None:
        assert "<b>" not in overview_map(MapDrawing(BRISTOL, (Spot("<b>", *LIMA, Light.ALIVE),)))

    def test_is_the_same_twice(self) -> None:
        one = MapDrawing(BRISTOL, (Spot("1", *LIMA, Light.ALIVE),))
        assert overview_map(one) == overview_map(one)


class TestTheLand:
    def test_has_no_coast_across_the_whole_map(self) -> None:
        steps = [float(one) for one in re.findall(r"l(-?[\d.]+)", land_outline())]
        assert max(map(abs, steps)) < 360

    def test_begins_every_island_on_the_map(self) -> None:
        starts = re.findall(r"M(-?[\d.]+) (-?[\d.]+)", land_outline())
        assert len(starts) > 90
        assert all(0 <= float(x) <= 720 and 0 <= float(y) <= 360 for x, y in starts)


class TestAChart:
    STANDING = BarDrawing((Bar("2024", None, "not logged"), Bar("2025", 37, "37")))
    LYING = BarDrawing((Bar("culture", 3, "3"), Bar("sport", 1, "1")), lying=True)

    @pytest.mark.parametrize("drawing", [STANDING, LYING], ids=["standing", "lying"])
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_names_every_bar_and_its_figure(self, drawing: BarDrawing, language: str) -> None:
        said = "".join(ET.fromstring(bars(drawing, language)).itertext())
        assert all(bar.name in said and bar.shown in said for bar in drawing.bars)

    def test_runs_from_right_to_left_in_arabic(self) -> None:
        def order(language: str) -> list[int]:
            svg = bars(self.STANDING, language)
            found = {}
            for one in ET.fromstring(svg).iter(f"{SVG}text"):
                place = re.match(r"translate\((-?[\d.]+)", one.get("transform", ""))
                if one.text in ("2024", "2025") and place:
                    found[one.text] = float(place[1])
            return sorted(found, key=found.__getitem__)  # type: ignore[return-value, arg-type]

        assert order("en") == ["2024", "2025"]
        assert order("ar") == ["2025", "2024"]

    def test_joins_arabic_letters_in_names(self) -> None:
        drawing = BarDrawing((Bar("الثقافة والفنون", 2, "٢"),), lying=True)
        assert "الثقافة والفنون" in "".join(ET.fromstring(bars(drawing, "ar")).itertext())

    def test_keeps_the_ids_of_two_charts_on_a_page_apart(self) -> None:
        first, second = (re.findall(r'id="([^"]+)"', bars(one, "en")) for one in (self.STANDING, self.LYING))
        assert set(first) & set(second) == set()

    def test_is_the_same_twice(self) -> None:
        assert bars(self.STANDING, "en") == bars(self.STANDING, "en")

    def test_takes_markup_in_a_name_as_a_name(self) -> None:
        svg = bars(BarDrawing((Bar("<script>x</script>", 1, "1"),), lying=True), "en")
        assert "<script>" not in svg

    @pytest.mark.parametrize("make", [lambda: bars(TestAChart.LYING, "ar"), lambda: overview_map(MapDrawing(LIMA, ()))])
    def test_becomes_a_picture_of_points_for_programs_without_svg(self, make) -> None:
        with Image.open(io.BytesIO(picture(make()))) as image:
            assert image.format == "PNG"
            assert image.width > 700
            assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 1


class TestTheFonts:
    @pytest.mark.parametrize("weight", [400, 600])
    def test_are_there_with_their_licence_and_not_large(self, weight: int) -> None:
        path = FONTS / f"tawam-report-{weight}.ttf"
        assert path.read_bytes()[:4] == b"\x00\x01\x00\x00"
        assert path.stat().st_size < 120_000
        assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8").upper()

    @pytest.mark.parametrize("weight", [400, 600])
    def test_have_every_letter_that_reports_write(self, weight: int) -> None:
        tt = pytest.importorskip("fontTools.ttLib")
        known = set(tt.TTFont(FONTS / f"tawam-report-{weight}.ttf").getBestCmap())
        ours = "abcxyzABCXYZ0123456789٠١٢٣٤٥٦٧٨٩٫٬٪؛،؟«»“”–…·• éèüßøłşğčžאבגדהوزحطيكلمنسعفصقرشتثخذضظغءآأؤإئىةًٌٍَُِّْ"
        assert [one for one in ours if ord(one) not in known and not "\u0590" <= one <= "\u05ff"] == []

    @pytest.mark.parametrize("weight", [400, 600])
    def test_bear_a_name_that_the_licence_does_not_reserve(self, weight: int) -> None:
        tt = pytest.importorskip("fontTools.ttLib")
        names = tt.TTFont(FONTS / f"tawam-report-{weight}.ttf")["name"].names
        family = {str(one) for one in names if one.nameID in (1, 3, 4, 6, 16)}
        assert family
        assert not any("plex" in one.lower() for one in family)
