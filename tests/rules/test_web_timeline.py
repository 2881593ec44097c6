"""Timelines: bars within the axis, ticks on the decades, and the mirror image for right-to-left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.registry.values import LIGHT_OF_STATUS, Confidence, Kind, Light, Partnership, Status
from tawam.web.drawings.timeline import WIDTH, Timeline, timeline

UNTIL = 2026


def line(key: str) -> Partnership:
    """A line of the register."""
    return Partnership(key, Kind.TWINNING, (), Status.ACTIVE, Confidence.HIGH, (), None, "", None, 0, None)


def drawn(*histories: list, mirrored: bool = False, until: int = UNTIL) -> Timeline | None:
    """The timeline of partnerships with these histories."""
    lines = [line(f"p{number}") for number in range(len(histories))]
    return timeline(lines, {f"p{n}": spans for n, spans in enumerate(histories)}, until, mirrored=mirrored)


SPANS = st.lists(st.integers(800, UNTIL), max_size=5, unique=True).flatmap(
    lambda years: st.tuples(*(st.tuples(st.just(year), st.sampled_from(Status)) for year in sorted(years)))
)
UNKNOWN_START = st.builds(lambda status, spans: ((0, status), *spans), st.sampled_from(Status), SPANS)
HISTORIES = st.lists(SPANS | UNKNOWN_START, max_size=5)


class TestTheTimeline:
    @given(HISTORIES, st.booleans())
    def test_keeps_every_bar_within_its_axis(self, histories, mirrored):
        found = drawn(*histories, mirrored=mirrored)
        for lane in found.lanes if found else ():
            for bar in lane.bars:
                assert bar.x >= 0
                assert bar.width > 0
                assert bar.x + bar.width <= WIDTH + 0.1

    @given(HISTORIES)
    def test_is_mirrored_where_time_runs_from_right_to_left(self, histories):
        plain, mirrored = drawn(*histories), drawn(*histories, mirrored=True)
        assert (plain is None) == (mirrored is None)
        for one, other in zip(plain.lanes, mirrored.lanes, strict=True) if plain and mirrored else ():
            for bar, image in zip(one.bars, other.bars, strict=True):
                assert image.x == pytest.approx(WIDTH - bar.x - bar.width, abs=0.3)
                assert image.width == pytest.approx(bar.width, abs=0.3)
                assert image.light is bar.light
        ticks = [(WIDTH - x, year) for x, year in plain.ticks] if plain else []
        assert ticks == [(pytest.approx(x, abs=0.2), year) for x, year in (mirrored.ticks if mirrored else ())]

    @given(HISTORIES)
    def test_is_none_only_where_no_year_is_known(self, histories):
        assert (drawn(*histories) is None) == (not any(year for spans in histories for year, _ in spans))

    @given(HISTORIES)
    def test_has_a_lane_for_each_partnership_with_a_known_year_one_below_the_other(self, histories):
        found = drawn(*histories)
        dated = [f"p{n}" for n, spans in enumerate(histories) if any(year for year, _ in spans)]
        assert [lane.partnership.id for lane in (found.lanes if found else ())] == dated

    @given(HISTORIES)
    def test_has_a_bar_for_each_known_year_in_the_colour_of_its_status(self, histories):
        found = drawn(*histories)
        dated = [spans for spans in histories if any(year for year, _ in spans)]
        for lane, spans in zip(found.lanes, dated, strict=True) if found else ():
            assert [bar.light for bar in lane.bars] == [LIGHT_OF_STATUS[status] for year, status in spans if year]

    @given(HISTORIES)
    def test_has_ticks_on_round_years_in_their_order(self, histories):
        found = drawn(*histories)
        ticks = found.ticks if found else ()
        assert all(0 <= x <= WIDTH and year % 10 == 0 and 1900 <= year <= UNTIL for x, year in ticks)
        assert list(ticks) == sorted(ticks)

    @pytest.mark.parametrize(
        ("first", "ticks"),
        [
            (2011, [2010, 2020]),  # a short axis: every ten years
            (1957, [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]),
            (836, [1900, 1920, 1940, 1960, 1980, 2000, 2020]),  # Paderborn and Le Mans begin where the axis does
        ],
    )
    def test_begins_with_the_decade_of_the_first_year_but_not_before_1900(self, first, ticks):
        assert [year for _, year in drawn([(first, Status.ACTIVE)]).ticks] == ticks

    def test_draws_a_life(self):
        found = drawn([(2000, Status.ACTIVE), (2013, Status.SUSPENDED), (2020, Status.ENDED)], until=2039)
        assert [(bar.x, bar.width, bar.light) for bar in found.lanes[0].bars] == [
            (0.0, 325.0, Light.ALIVE),
            (325.0, 175.0, Light.PAUSED),
            (500.0, 500.0, Light.OVER),
        ]

    @pytest.mark.parametrize("histories", [(), ([],), ([(0, Status.ACTIVE)],), ([(0, Status.ENDED)], [])])
    def test_of_no_known_year_is_none(self, histories):
        assert drawn(*histories) is None

    @pytest.mark.parametrize(
        "spans",
        [
            [(2000, Status.ACTIVE), (UNTIL + 5, Status.ENDED)],  # an end that is announced for later
            [(UNTIL + 1, Status.ACTIVE)],  # a treaty that begins next year
            [(2030, Status.ACTIVE)],  # one that begins with the next decade
            [(2040, Status.ACTIVE), (2050, Status.ENDED)],
        ],
    )
    @pytest.mark.parametrize("until", [UNTIL, 2029])
    def test_bears_what_lies_in_the_future(self, spans, until):
        found = drawn(spans, until=until)
        for bar in found.lanes[0].bars if found else ():
            assert bar.x >= 0
            assert bar.x + bar.width <= WIDTH + 0.1

    def test_leaves_out_partnerships_whose_history_it_is_not_given(self):
        found = timeline([line("a"), line("b")], {"a": [(2000, Status.ACTIVE)]}, UNTIL, mirrored=False)
        assert [lane.partnership.id for lane in found.lanes] == ["a"]
