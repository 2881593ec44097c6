"""What comes next: planned activities, anniversaries and the dates of agreements."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchanged import TODAY, activity, agreement
from tests.rules.made import partial_dates

from tawam.basics.dates import PartialDate
from tawam.exchange.rules.coming import coming, months_later
from tawam.exchange.values import Due, DueKind, State

YEAR = TODAY + dt.timedelta(days=365)


def told(found: tuple[Due, ...]) -> list[tuple[DueKind, str]]:
    """Kind and date of each."""
    return [(due.kind, str(due.on)) for due in found]


class TestMonthsLater:
    @pytest.mark.parametrize(
        ("day", "months", "later"),
        [
            ("2024-01-31", 1, "2024-02-29"),
            ("2025-01-31", 1, "2025-02-28"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2024-11-30", 3, "2025-02-28"),
            ("2024-12", 1, "2025-01"),
            ("2024", 36, "2027"),
        ],
    )
    def test_keep_the_day_or_take_the_last_of_a_shorter_month(self, day, months, later):
        assert str(months_later(PartialDate.parse(day), months)) == later

    @given(partial_dates(), st.integers(0, 600))
    def test_are_as_precise_as_the_date(self, day, months):
        assert months_later(day, months).precision is day.precision

    @given(partial_dates(), st.integers(0, 300), st.integers(0, 300))
    def test_come_in_order(self, day, fewer, more):
        assert months_later(day, fewer) <= months_later(day, fewer + more)


class TestAnAnniversary:
    def test_falls_on_the_day_of_the_signature(self):
        found = coming(as_of=TODAY, until=YEAR, signed_on=PartialDate(1962, 9, 8))
        assert found == (Due(DueKind.ANNIVERSARY, PartialDate(2026, 9, 8), years=64),)

    def test_of_a_leap_day_falls_on_the_last_of_february(self):
        (found,) = coming(as_of=TODAY, until=YEAR, signed_on=PartialDate(1964, 2, 29))
        assert str(found.on) == "2027-02-28"

    def test_is_as_vague_as_the_signature(self):
        assert told(coming(as_of=TODAY, until=TODAY, signed_on=PartialDate(1962))) == [(DueKind.ANNIVERSARY, "2026")]

    def test_there_is_none_without_a_signature_and_none_in_its_own_year(self):
        assert coming(as_of=TODAY, until=YEAR) == ()
        own = dt.date(2026, 12, 31)
        assert coming(as_of=TODAY, until=own, signed_on=PartialDate(2026, 8, 1)) == ()

    @given(partial_dates(1900, 2025), st.integers(1, 3))
    def test_comes_once_a_year(self, signed_on, years):
        until = dt.date(TODAY.year + years, 12, 31)
        found = coming(as_of=dt.date(TODAY.year, 1, 1), until=until, signed_on=signed_on)
        assert [due.years for due in found] == [TODAY.year - signed_on.year + more for more in range(years + 1)]


class TestAnAgreement:
    def test_gives_its_notice_its_renewal_and_the_end_of_its_term(self):
        one = agreement(
            "2021-07-01",
            id="a",
            term_months=66,
            notice_on=PartialDate(2026, 9, 30),
            renewal_on=PartialDate(2027, 1, 1),
        )
        assert told(coming(as_of=TODAY, until=YEAR, agreements=[one])) == [
            (DueKind.NOTICE, "2026-09-30"),
            (DueKind.RENEWAL, "2027-01-01"),
            (DueKind.TERM_END, "2027-01-01"),
        ]

    def test_names_itself(self):
        (found,) = coming(as_of=TODAY, until=YEAR, agreements=[agreement(id="a", renewal_on=PartialDate(2026, 8))])
        assert (found.title, found.about) == ("Charter", "a")

    @pytest.mark.parametrize(
        ("signed", "months", "reviews"),
        [
            ("2020-03-01", 12, ["2027-03-01"]),
            ("2020-08-31", 6, ["2026-08-31", "2027-02-28"]),
            ("2020-03-01", 36, []),
            ("2020-03-01", 84, ["2027-03-01"]),
            ("2026-06-01", 12, ["2027-06-01"]),
            ("2020", 12, ["2026", "2027"]),
            ("2020", 18, []),  # half a year after a year that is known no better is no date
            (
                "1900-01-01",
                1,
                [f"2026-{month:02d}-01" for month in range(7, 13)] + [f"2027-{m:02d}-01" for m in range(1, 7)],
            ),
        ],
    )
    def test_is_reviewed_in_its_cycle(self, signed, months, reviews):
        found = coming(as_of=TODAY, until=YEAR, agreements=[agreement(signed, review_months=months)])
        assert [str(due.on) for due in found] == reviews

    @given(partial_dates(1900, 2026), st.integers(1, 240), st.integers(0, 2000))
    def test_misses_no_review_and_repeats_none(self, signed, months, days):
        until = TODAY + dt.timedelta(days=days)
        one = agreement(str(signed), review_months=months)
        found = [due.on for due in coming(as_of=TODAY, until=until, agreements=[one])]
        fit = months % 12 == 0 or signed.month is not None
        every = [months_later(signed, number * months) for number in range(1, 1700 // months + 1)] if fit else []
        assert found == [day for day in every if day.latest() >= TODAY and day.earliest() <= until]

    def test_of_which_only_the_year_is_known_ends_with_whole_years_only(self):
        whole, part = agreement("2022", term_months=60), agreement("2022", term_months=54)
        assert told(coming(as_of=TODAY, until=YEAR, agreements=[whole, part])) == [(DueKind.TERM_END, "2027")]


class TestWhatComes:
    def test_names_planned_activities_and_no_others(self):
        log = [
            activity("2026-09-01", id="a", state=State.PLANNED),
            activity("2026-09-02", id="b", state=State.CANCELLED),
            activity("2026-01-01", id="c"),
            activity("2028-01-01", id="d", state=State.PLANNED),
        ]
        assert [due.about for due in coming(as_of=TODAY, until=YEAR, activities=log)] == ["a"]

    def test_comes_in_order(self):
        found = coming(
            as_of=TODAY,
            until=YEAR,
            signed_on=PartialDate(1960, 12, 1),
            agreements=[agreement(renewal_on=PartialDate(2026, 7, 1))],
            activities=[activity("2026-09-01", state=State.PLANNED)],
        )
        assert [due.kind for due in found] == [DueKind.RENEWAL, DueKind.PLANNED, DueKind.ANNIVERSARY]
