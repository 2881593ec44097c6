"""What lies inside a far larger city, as far as population and distance tell."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawam.matching.rules.board import directions
from tawam.matching.rules.suburbs import MIDDLE, TIMES, inside, reach_km
from tawam.places.rules.geography import Point, kilometres

SOME = st.lists(
    st.tuples(
        st.floats(48.0, 48.6),
        st.floats(2.0, 2.9),
        st.none() | st.integers(100, 20_000_000),
        st.sampled_from([0, 1]),
        st.sampled_from([0, 1]),
    ),
    min_size=1,
    max_size=12,
)


def found(rows: list[tuple[float, float, int | None, int, int]]) -> list[bool]:
    """The rule on rows of latitude, longitude, people, country and region."""
    lat, lon, people, country, region = zip(*rows, strict=True)
    sizes = np.array([math.nan if one is None else one for one in people], dtype=float)
    points = directions(np.array(lat, dtype=float), np.array(lon, dtype=float))
    regions = np.array(country) * 10 + np.array(region)
    return inside(points, sizes, np.array(country, dtype=np.int32), regions.astype(np.int32)).tolist()


def holds(city: tuple[float, float, int | None, int, int], place: tuple[float, float, int | None, int, int]) -> bool:
    """The rule for two, by hand."""
    if city[3] != place[3] or (city[2] or 0) < 100_000 or (place[2] or 0) >= (city[2] or 0):
        return False
    far = kilometres(Point(*city[:2]), Point(*place[:2])) / reach_km(city[2])
    return (far <= 1 and (place[2] or 0) * TIMES <= city[2]) or (far <= MIDDLE and city[4] == place[4])


class TestAPlaceInsideALargerCity:
    @settings(max_examples=200)
    @given(SOME)
    def test_has_a_larger_city_of_its_country_that_reaches_so_far(self, rows):
        for row, told in zip(rows, found(rows), strict=True):
            assert told == any(holds(other, row) for other in rows)

    @given(SOME, st.integers(2, 9))
    def test_stays_inside_when_the_largest_city_grows(self, rows, times):
        largest = max(range(len(rows)), key=lambda row: rows[row][2] or 0)
        lat, lon, people, *where = rows[largest]
        grown = [*rows]
        grown[largest] = (lat, lon, (people or 0) * times, *where)
        for before, after in zip(found(rows), found(grown), strict=True):
            assert after or not before

    @given(SOME)
    def test_is_never_the_largest_of_its_country(self, rows):
        told = found(rows)
        for country in (0, 1):
            mine = [number for number, row in enumerate(rows) if row[3] == country and row[2]]
            if mine:
                assert not told[max(mine, key=lambda number: rows[number][2])]

    @given(SOME)
    def test_does_not_hang_on_the_order_of_the_rows(self, rows):
        assert found(rows[::-1]) == found(rows)[::-1]

    def test_is_not_one_across_a_border(self):
        metropolis = (48.85, 2.35, 16_000_000, 0, 0)
        assert found([metropolis, (48.87, 2.37, 1_000_000, 0, 0)]) == [False, True]
        assert found([metropolis, (48.87, 2.37, 1_000_000, 1, 0)]) == [False, False]

    def test_may_be_of_unknown_size(self):
        assert found([(48.85, 2.35, 16_000_000, 0, 0), (48.87, 2.37, None, 0, 1)]) == [False, True]

    @pytest.mark.parametrize(
        ("name", "metropolis", "place", "region", "told"),
        [
            ("Brent in London", (51.509, -0.126, 8_961_989), (51.553, -0.302, 329_100), 0, True),
            ("Nezahualcóyotl at Mexico City", (19.428, -99.128, 12_294_193), (19.400, -98.989, 1_077_208), 1, True),
            ("Versailles before Paris", (48.853, 2.349, 2_138_551), (48.805, 2.135, 85_416), 0, False),
            ("Kawasaki beside Tokyo", (35.690, 139.692, 9_733_276), (35.521, 139.717, 1_538_262), 1, False),
            ("Potsdam beside Berlin", (52.524, 13.411, 3_426_354), (52.399, 13.066, 184_754), 1, False),
            ("South Boston in Boston", (42.358, -71.060, 675_647), (42.333, -71.050, 571_281), 0, True),
            ("Giza beside Cairo", (30.063, 31.250, 9_606_916), (30.008, 31.210, 4_367_343), 1, False),
        ],
    )
    def test_is_what_a_reader_would_call_so(self, name, metropolis, place, region, told):
        assert found([(*metropolis, 0, 0), (*place, 0, region)]) == [False, told], name


class TestTheReachOfACity:
    @given(st.floats(1_000, 40_000_000), st.floats(1, 10))
    def test_grows_with_the_root_of_its_people(self, people: float, times: float):
        assert reach_km(people * times) == pytest.approx(reach_km(people) * math.sqrt(times))

    def test_is_nine_kilometres_for_a_million(self):
        assert round(reach_km(1_000_000)) == 9
        assert round(reach_km(9_000_000)) == 27
