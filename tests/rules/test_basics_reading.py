"""Figures and days as people type them."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import partial_dates

from tawam.basics import reading
from tawam.basics.dates import PartialDate

ARABIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")


class TestANumber:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("0", "0"),
            ("12", "12"),
            (" 1 250.50 ", "1250.50"),
            ("1250,5", "1250.5"),
            ("1,250.50", "1250.50"),
            ("1,250,000", "1250000"),
            ("1'250.5", "1250.5"),
            ("1\u202f250", "1250"),
            ("١٢٥٠٫٥", "1250.5"),
            ("١٬٢٥٠", "1250"),
            ("۱۲", "12"),
            ("-3", "-3"),
            ("0.125", "0.125"),
        ],
    )
    def test_is_read_in_every_way_that_means_one_number(self, text, number):
        assert reading.decimal(text) == Decimal(number)

    @pytest.mark.parametrize(
        "text",
        [
            "1,250",
            "1.250",
            "-1.250",
            "12,345",
            "1.2.3",
            "ten",
            "5 EUR",
            "1e5",
            "",
            "--1",
            "1,2,3",
            "0x1",
            "½",
            "9" * 40,
        ],
    )
    def test_that_can_be_two_or_none_is_refused(self, text):
        with pytest.raises(reading.Unreadable) as error:
            reading.decimal(text)
        assert error.value.code is reading.Misread.NUMBER

    @given(st.decimals(Decimal(0), Decimal(10) ** 9, places=2))
    def test_written_plainly_is_read_as_it_is_in_either_script(self, number):
        assert reading.decimal(f"{number:f}") == number
        assert reading.decimal(f"{number:f}".translate(ARABIC)) == number

    @given(st.integers(0, 10**9))
    def test_of_people_is_whole(self, number):
        assert reading.whole(str(number)) == number

    @pytest.mark.parametrize("text", ["1.5", "0,5", "1.25"])
    def test_of_people_is_no_fraction(self, text):
        with pytest.raises(reading.Unreadable):
            reading.whole(text)

    @given(st.text(max_size=12))
    def test_whatever_it_is_is_read_or_refused(self, text):
        with contextlib.suppress(reading.Unreadable):
            assert reading.decimal(text).is_finite()


class TestADay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("2026", "2026"),
            ("2026-05", "2026-05"),
            ("2026-5-7", "2026-05-07"),
            ("2026/05/17", "2026-05-17"),
            ("17.5.2026", "2026-05-17"),
            ("٢٠٢٦-٠٥-١٧", "2026-05-17"),
            ("١٧.٥.٢٠٢٦", "2026-05-17"),
            (" 2026-05-17 ", "2026-05-17"),
        ],
    )
    def test_is_read_where_it_can_be_one_only(self, text, day):
        assert reading.day(text) == PartialDate.parse(day)

    @pytest.mark.parametrize(
        "text", ["5/6/2026", "17-05-2026", "May 2026", "2026-13", "31.2.2026", "26", "", "tomorrow"]
    )
    def test_is_refused_where_it_can_be_two_or_none(self, text):
        with pytest.raises(reading.Unreadable) as error:
            reading.day(text)
        assert error.value.code is reading.Misread.DATE

    @given(partial_dates(1800, 2100))
    def test_is_read_as_it_is_written(self, day):
        assert reading.day(str(day)) == day
