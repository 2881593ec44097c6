"""Distances on the globe, held against published ones."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.places.rules.geography import centre, kilometres


@dataclass(frozen=True)
class Point:
    lat: float
    lon: float


LATITUDES = st.floats(-90, 90)
POINTS = st.builds(Point, LATITUDES, st.floats(-180, 180))


class TestDistance:
    @pytest.mark.parametrize(
        ("one", "other", "km"),
        [
            (Point(0, 0), Point(0, 180), 20015),  # half of the equator
            (Point(90, 0), Point(-90, 77), 20015),  # pole to pole, whatever the meridian
            (Point(50.0359, -5.4253), Point(58.3838, -3.0412), 940.9),  # Land's End to John o' Groats, worked by hand
            (Point(0, 179.5), Point(0, -179.5), 111.2),  # across the date line
            (Point(78.6, -104.0), Point(-78.6, 76.0), 20015),  # antipodes, where rounding leaves the sphere
            (Point(31.769, 35.216), Point(31.705, 35.202), 7.2),  # Jerusalem to Bethlehem
        ],
    )
    def test_is_the_great_circle(self, one: Point, other: Point, km: float) -> None:
        assert kilometres(one, other) == pytest.approx(km, rel=0.01)

    @given(POINTS, POINTS)
    def test_is_the_same_both_ways_and_never_more_than_half_way_round(self, one: Point, other: Point) -> None:
        assert kilometres(one, other) == pytest.approx(kilometres(other, one))
        assert 0 <= kilometres(one, other) <= 20016

    @given(POINTS)
    def test_to_itself_is_nothing(self, one: Point) -> None:
        assert kilometres(one, one) == 0


class TestCentre:
    def test_leans_to_the_heavier_point(self) -> None:
        assert centre([(0, 0), (0, 30)], [3, 1])[1] < 15

    def test_of_points_on_both_sides_of_the_date_line_lies_between_them(self) -> None:
        lat, lon = centre([(0, 178), (0, -178)], [1, 1])
        assert lat == pytest.approx(0)
        assert abs(lon) == pytest.approx(180)

    @given(st.floats(-80, 80), st.floats(-179, 179))
    def test_of_one_point_is_that_point(self, lat: float, lon: float) -> None:
        found = centre([(lat, lon)], [5])
        assert math.isclose(found[0], lat, abs_tol=1e-9)
        assert math.isclose(found[1], lon, abs_tol=1e-9)
