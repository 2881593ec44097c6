"""Which day it is at a place."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.places.rules.days import day_at

MOMENTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))


class TestTheDay:
    @pytest.mark.parametrize(
        ("zone", "hour", "day"),
        [
            ("Pacific/Auckland", 11, 31),
            ("Pacific/Auckland", 10, 30),
            ("Asia/Tokyo", 14, 30),
            ("Asia/Tokyo", 15, 31),
            ("America/Chicago", 5, 29),
            ("America/Chicago", 6, 30),
            ("", 23, 30),
            ("Nowhere/Atlantis", 23, 30),
            ("../../etc/passwd", 23, 30),
        ],
    )
    def test_begins_where_the_sun_comes_first(self, zone: str, hour: int, day: int) -> None:
        now = dt.datetime(2025, 12, 30, hour, tzinfo=dt.UTC)
        assert day_at(zone, now) == dt.date(2025, 12, day)

    @given(MOMENTS, st.sampled_from(["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata", "Europe/Paris"]))
    def test_is_never_more_than_one_from_that_of_greenwich(self, now: dt.datetime, zone: str) -> None:
        assert abs((day_at(zone, now) - now.date()).days) <= 1
