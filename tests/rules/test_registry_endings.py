"""Counting breaks: by cause, by decade, by age; counts of a sample and nothing more."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import partial_dates

from tawam.basics.dates import PartialDate
from tawam.registry.rules.endings import ages, by_cause, by_decade, middle
from tawam.registry.values import BREAKS, Break, Cause, EventType

BREAK = st.builds(
    Break,
    partnership=st.sampled_from(["a--b", "c--d", "e--f"]),
    type=st.sampled_from(sorted(BREAKS)),
    on=st.none() | partial_dates(1950, 2026),
    cause=st.sampled_from(Cause),
    decision=st.sampled_from(["", "ukraine-2022", "budget-1995"]),
    began=st.none() | partial_dates(1940, 2020),
    first=st.booleans(),
)
BREAKS_TOLD = st.lists(BREAK, max_size=12)


def read(text: str | None) -> PartialDate | None:
    """A date, or none."""
    return PartialDate.parse(text) if text else None


def one(
    partnership: str = "a--b",
    on: str | None = "2022",
    cause: str = "other",
    decision: str = "",
    began: str | None = None,
    first: bool = True,
    kind: EventType = EventType.ENDED,
) -> Break:
    """A break in one line."""
    return Break(partnership, kind, read(on), Cause(cause), decision, read(began), first)


class TestCountingByCause:
    @given(BREAKS_TOLD)
    def test_counts_every_break_once(self, breaks):
        assert sum(row.events for row in by_cause(breaks)) == len(breaks)

    @given(BREAKS_TOLD)
    def test_finds_no_more_partnerships_or_decisions_than_breaks(self, breaks):
        for row in by_cause(breaks):
            assert 1 <= row.partnerships <= row.events
            assert 1 <= row.decisions <= row.events

    @given(BREAKS_TOLD)
    def test_puts_the_most_frequent_first_and_each_cause_once(self, breaks):
        rows = by_cause(breaks)
        assert [row.events for row in rows] == sorted((row.events for row in rows), reverse=True)
        assert len({row.cause for row in rows}) == len(rows)

    @pytest.mark.parametrize(
        ("breaks", "decisions"),
        [
            ([one("a--b", decision="d"), one("a--c", decision="d")], 1),  # one vote over two partners
            ([one("a--b", decision="d"), one("a--c", decision="e")], 2),
            ([one("a--b"), one("a--c")], 2),  # no decision named: each its own
            ([one("a--b"), one("a--b")], 1),  # the same break of the same tie
            ([one("a--b"), one("a--b", on="2023")], 2),  # broken twice
            ([one("a--b"), one("a--b", kind=EventType.SUSPENDED)], 2),
            ([one("a--b", decision="d"), one("a--c")], 2),
        ],
    )
    def test_counts_decisions_as_this_table_says(self, breaks, decisions):
        (row,) = by_cause(breaks)
        assert row.decisions == decisions

    def test_of_nothing_is_nothing(self):
        assert by_cause([]) == []


class TestCountingByDecade:
    @given(BREAKS_TOLD)
    def test_counts_every_dated_break_once_by_type(self, breaks):
        rows = by_decade(breaks)
        assert sum(row.total for row in rows) == sum(1 for each in breaks if each.on)
        assert all(sum(row.by_type.values()) == row.total for row in rows)

    @given(BREAKS_TOLD)
    def test_goes_from_the_oldest_decade_to_the_newest(self, breaks):
        decades = [row.decade for row in by_decade(breaks)]
        assert decades == sorted(set(decades))
        assert not [decade for decade in decades if decade % 10]

    @pytest.mark.parametrize(("on", "decade"), [("1989-12-31", 1980), ("1990", 1990), ("2000", 2000), ("1999", 1990)])
    def test_puts_a_year_where_it_belongs(self, on, decade):
        assert [row.decade for row in by_decade([one(on=on)])] == [decade]


class TestTheAgeAtTheFirstBreak:
    @pytest.mark.parametrize(
        ("breaks", "years"),
        [
            ([one(began="1957", on="2022")], [65]),
            ([one(began="1957-10", on="1958-10")], [1]),
            ([one(began="1957")], [65]),
            ([one(began=None)], []),  # nobody knows when it began
            ([one(began="1957", on=None)], []),  # nor when it broke
            ([one(began="1957", first=False)], []),  # the second break is no survival
            ([one(began="2023", on="2022")], []),  # signed after it was broken: two stories
            ([one(began="2022", on="2022")], [0]),
        ],
    )
    def test_is_counted_where_both_are_dated(self, breaks, years):
        assert [round(age, 1) for age in ages(breaks)] == years

    @given(BREAKS_TOLD)
    def test_is_never_negative_and_comes_shortest_first(self, breaks):
        found = ages(breaks)
        assert found == sorted(found)
        assert all(age >= 0 for age in found)


class TestTheMiddle:
    @pytest.mark.parametrize("values", [[], [1], [1, 2], [1, 2, 3]])
    def test_of_fewer_than_four_is_not_told(self, values):
        assert middle(values) is None

    @given(st.lists(st.floats(0, 200), min_size=4, max_size=30))
    def test_lies_between_the_extremes_in_order(self, values):
        found = middle(values)
        assert found.count == len(values)
        assert min(values) <= found.lower <= found.median <= found.upper <= max(values)
        assert found.median == pytest.approx(statistics.median(values))

    def test_of_five_is_the_third(self):
        found = middle([1, 2, 3, 4, 100])
        assert (found.lower, found.median, found.upper) == (2, 3, 4)
