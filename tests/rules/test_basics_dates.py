"""Partial dates: what may be written, what it means, how it is ordered."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import coarser, days, partial_dates

from tawam.basics.dates import BadDate, PartialDate, Precision

ANY = partial_dates(1, 9999)


class TestAPartialDate:
    @given(ANY)
    def test_is_read_back_as_it_was_written(self, date):
        assert PartialDate.parse(str(date)) == date

    @given(ANY)
    def test_begins_no_later_than_it_ends(self, date):
        assert date.earliest() <= date.latest()

    @given(days(1, 9999), st.sampled_from(Precision))
    def test_means_the_day_that_it_was_made_from(self, day, precision):
        date = coarser(day, precision)
        assert date.earliest() <= day <= date.latest()
        assert date.precision is precision

    @given(days(1, 9999))
    def test_of_a_day_means_that_day_alone(self, day):
        date = PartialDate.of(day)
        assert (date.earliest(), date.latest(), date.precision) == (day, day, Precision.DAY)

    @pytest.mark.parametrize(
        ("text", "last"),
        [
            ("1957", dt.date(1957, 12, 31)),  # a year ends in December
            ("2024-02", dt.date(2024, 2, 29)),  # a leap year
            ("2023-02", dt.date(2023, 2, 28)),  # no leap year
            ("1900-02", dt.date(1900, 2, 28)),  # a century is no leap year
            ("2000-02", dt.date(2000, 2, 29)),  # a fourth century is
            ("2022-04", dt.date(2022, 4, 30)),  # a month of thirty days
            ("2024-02-29", dt.date(2024, 2, 29)),  # the leap day itself
            ("9999", dt.date.max),  # the last year there is
        ],
    )
    def test_ends_with_the_calendar(self, text, last):
        assert PartialDate.parse(text).latest() == last

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("836", "0836"),  # Paderborn and Le Mans: three digits are read, four are written
            ("0836", "0836"),
            ("1957", "1957"),
            ("1957-01", "1957-01"),
            ("1957-01-09", "1957-01-09"),
        ],
    )
    def test_has_one_normal_form(self, text, written):
        assert str(PartialDate.parse(text)) == written


class TestTheOrderOfPartialDates:
    @given(ANY, ANY)
    def test_puts_any_two_in_one_way(self, one, other):
        assert [one < other, one == other, one > other].count(True) == 1

    @given(st.lists(ANY, max_size=8))
    def test_is_that_of_their_first_days(self, dates):
        firsts = [date.earliest() for date in sorted(dates)]
        assert firsts == sorted(firsts)

    @given(ANY, ANY, ANY)
    def test_is_transitive(self, one, two, three):
        low, middle, high = sorted((one, two, three))
        assert low <= middle <= high
        assert low <= high

    @pytest.mark.parametrize(
        ("earlier", "later"),
        [
            ("2021", "2022"),
            ("2022", "2022-05"),  # the year may mean its January
            ("2022-01-01", "2022-01"),  # the same first day: the finer one first
            ("2022-01", "2022"),
            ("2022-05-31", "2022-06"),
        ],
    )
    def test_knows_these_pairs(self, earlier, later):
        assert PartialDate.parse(earlier) < PartialDate.parse(later)


class TestTwoDatesAgree:
    @given(ANY)
    def test_with_themselves(self, date):
        assert date.agrees_with(date)

    @given(partial_dates(2000, 2003), partial_dates(2000, 2003))
    def test_in_both_directions(self, one, other):
        assert one.agrees_with(other) == other.agrees_with(one)

    @given(days(), st.sampled_from(Precision), st.sampled_from(Precision))
    def test_if_both_were_made_from_one_day(self, day, one, other):
        assert coarser(day, one).agrees_with(coarser(day, other))

    @given(partial_dates(2000, 2003), partial_dates(2000, 2003))
    def test_only_if_some_day_is_meant_by_both(self, one, other):
        first, last = max(one.earliest(), other.earliest()), min(one.latest(), other.latest())
        assert one.agrees_with(other) == (first <= last)

    @pytest.mark.parametrize(
        ("one", "other", "agree"),
        [
            ("1957", "1957-10-30", True),  # a coarser wording
            ("1957-10", "1957", True),
            ("1957-10", "1957-11", False),
            ("1956", "1957-01-01", False),  # one day apart is apart
            ("2018-10-02", "2018-10-03", False),
        ],
    )
    def test_as_in_this_table(self, one, other, agree):
        assert PartialDate.parse(one).agrees_with(PartialDate.parse(other)) is agree


class TestAText:
    @pytest.mark.parametrize(
        "text",
        [
            "",  # nothing
            "57",  # whose century?
            "20201",  # five digits
            "0000",  # there was no year nought
            "-500",  # nor do we know negative years
            "2020-1",  # a month of one digit
            "2020-13",  # no thirteenth month
            "2020-00",  # Wikidata's way to write "month not known"
            "1957-00-00",  # the same for month and day
            "2020-05-00",
            "2020-04-31",  # April has thirty days
            "2019-02-29",  # no leap year
            "2020-05-",
            "2020-05-01T00:00",
            " 2020",
            "2020\n",
            "2020/05/01",
            "01-05-2020",
            "2020–05",  # a dash that is no hyphen
            "2020-05-01-01",
            "about 1957",
            "none",
            "٢٠٢٠",  # Arabic-Indic digits: numbers for readers, not for files
            "۲۰۲۰",  # Persian digits
            "２０２０",  # full width
            "2020-٠٥",
            "²⁰²⁰",
        ],
    )
    def test_that_is_no_date_is_refused(self, text):
        with pytest.raises(BadDate, match="is not a date"):
            PartialDate.parse(text)

    @given(st.text(max_size=12))
    def test_is_read_or_refused_and_nothing_else(self, text):
        try:
            date = PartialDate.parse(text)
        except BadDate:
            return
        assert str(date) in (text, f"0{text}")

    def test_of_great_length_is_not_repeated_in_full(self):
        with pytest.raises(BadDate) as told:
            PartialDate.parse("9" * 5000)
        assert len(str(told.value)) < 150

    def test_refused_is_repeated_so_that_one_finds_it(self):
        with pytest.raises(BadDate, match=r"“1957-13” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"):
            PartialDate.parse("1957-13")


class TestADateMadeByHand:
    @pytest.mark.parametrize(
        "parts",
        [
            (2020, None, 5),  # a day without its month
            (2020, 2, 30),
            (2020, 0, None),
            (2020, 5, 0),
            (2020, 13, None),
            (0, None, None),
            (10_000, None, None),
        ],
    )
    def test_keeps_the_calendar_too(self, parts):
        with pytest.raises(BadDate):
            PartialDate(*parts)
