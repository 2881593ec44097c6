"""The figures of a sample: what is told, what is too little to be told, and that each counts the same links."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.rules.watched import many, spell

from tawam.assessment.rules.groups import CauseGroup, Era
from tawam.assessment.rules.lasting import (
    FEWEST_BREAKS,
    LONGEST_TABLE,
    Asked,
    Curve,
    Lasting,
    Point,
    Size,
    rows_of,
)
from tawam.assessment.rules.spells import LeftOut, Sample, Spell
from tawam.assessment.rules.survival import COVARIATES, cox_model, curve, lasting, share_at
from tawam.registry.values import BREAKS, Kind

LASTING = [spell(0.0, 60.0, link=f"lasting-{n}") for n in range(12)]
SPELLS = st.lists(
    st.builds(
        lambda entry, more, ending, cause, **rest: Spell(
            entry=float(entry), exit=float(entry + more), ending=ending, cause=cause if ending else "", **rest
        ),
        st.integers(0, 20),
        st.integers(1, 30),
        st.sampled_from(["", *sorted(BREAKS)]),
        st.sampled_from(CauseGroup),
        link=st.uuids().map(str),
        cluster=st.sampled_from("abcdefghij"),
        era=st.sampled_from(Era),
        regions=st.sampled_from(["europe", "europe+russia_belarus", "east_asia"]),
        kind=st.sampled_from([Kind.TWINNING, Kind.FRIENDSHIP]),
    ),
    max_size=60,
)


def figures(spells: list[Spell], *variants: tuple[str, list[Spell]], **left_out: int) -> Lasting:
    """All figures of some spells."""
    missing = {LeftOut(name): number for name, number in left_out.items()}
    return lasting(Asked(Sample(tuple(spells), missing), tuple((code, Sample(tuple(of), {})) for code, of in variants)))


class TestACurve:
    def test_of_too_few_breaks_is_not_told(self):
        found = curve([*many(FEWEST_BREAKS - 1), *LASTING], "all", "all")
        assert found.points == ()
        assert found.from_age is found.median is None
        assert (found.size.links, found.size.breaks) == (FEWEST_BREAKS - 1 + 12, FEWEST_BREAKS - 1)

    def test_of_just_enough_breaks_is_told(self):
        found = curve([*many(FEWEST_BREAKS), *LASTING], "all", "all")
        assert len(found.points) == found.told_breaks == FEWEST_BREAKS
        assert (found.from_age, found.to_age) == (0.0, 60.0)
        assert found.points[0].share == pytest.approx(21 / 22)

    def test_needs_the_breaks_where_enough_are_watched(self):
        one_by_one = [spell(float(n), n + 1.0, "ended", link=str(n)) for n in range(30)]
        assert curve(one_by_one, "all", "all").points == ()

    def test_counts_a_decision_over_many_links_once(self):
        together = [spell(0.0, 20.0 + n, "ended", link=str(n), cluster="one vote") for n in range(10)]
        found, each = curve([*together, *LASTING], "all", "all"), curve([*many(10), *LASTING], "all", "all")
        assert (found.size.decisions, each.size.decisions) == (1, 10)
        wide, narrow = (one.points[-1].high - one.points[-1].low for one in (found, each))
        assert wide > narrow
        assert found.points[-1].greenwood_low == pytest.approx(each.points[-1].greenwood_low)

    def test_has_its_median_where_half_have_broken(self):
        found = curve([*many(16), *LASTING[:8]], "all", "all")
        assert found.median == next(one.age for one in found.points if one.share <= 0.5) == 21.0

    def test_that_does_not_come_down_to_half_has_no_median(self):
        assert curve([*many(10), *LASTING], "all", "all").median is None

    @given(SPELLS)
    @settings(max_examples=40)
    def test_falls_within_its_band(self, spells):
        points = curve(spells, "all", "all").points
        shares = [1.0, *(one.share for one in points)]
        assert shares == sorted(shares, reverse=True)
        assert all(0 <= one.low <= one.share <= one.high <= 1 for one in points)
        assert all(one.at_risk >= 5 and one.breaks >= 1 for one in points)


class TestTheFigures:
    @given(SPELLS)
    @settings(max_examples=40)
    def test_of_each_grouping_count_every_link_once(self, spells):
        found = figures(spells)
        for by in ("era", "regions", "kind"):
            assert sum(one.size.links for one in found.curves if one.by == by) == len(spells)
            assert sum(one.size.breaks for one in found.curves if one.by == by) == found.pooled.size.breaks

    @given(SPELLS)
    @settings(max_examples=40)
    def test_of_causes_and_manners_make_up_what_is_broken(self, spells):
        found = figures(spells)
        for by in ("cause", "ending"):
            told = [one for one in found.incidences if one.by == by]
            assert bool(told) == bool(found.pooled.points)
            for number, point in enumerate(found.pooled.points):
                assert sum(one.steps[number].share for one in told) == pytest.approx(1 - point.share)

    def test_begin_with_all_links_then_eras_in_order(self):
        spells = [*many(3, era=Era.FROM_2010), *many(2, era=Era.BEFORE_1970)]
        assert [one.group for one in figures(spells).curves[:3]] == ["all", Era.BEFORE_1970, Era.FROM_2010]

    def test_give_a_group_its_curve_where_it_has_enough(self):
        spells = [
            *many(10, era=Era.FROM_1990),
            *LASTING,
            *(spell(0, 60, link=f"x{n}", era=Era.FROM_1990) for n in range(6)),
        ]
        told = {one.group: bool(one.points) for one in figures(spells).curves if one.by == "era"}
        assert told == {Era.FROM_1970: False, Era.FROM_1990: True}

    def test_of_nothing_say_so(self):
        found = figures([], no_start=7)
        assert found.pooled.points == found.incidences == found.variants == ()
        assert (found.links, found.all_links) == (0, 7)
        assert found.cox.effects == ()

    @given(SPELLS)
    @settings(max_examples=20)
    def test_pass_from_process_to_process_unchanged(self, spells):
        told = figures(spells, ("as_read", spells), break_only=2)
        kept = TypeAdapter(Lasting)
        assert kept.validate_json(kept.dump_json(told)) == told

    def test_are_the_same_every_time(self):
        spells = [spell(n % 7, 9.0 + n % 13, "ended" if n % 3 else "", link=str(n)) for n in range(60)]
        assert figures(spells) == figures(spells)


class TestAnotherReading:
    def test_is_told_at_the_round_ages_of_the_curve(self):
        spells = [*many(12), *LASTING]
        (told,) = figures(spells, ("as_read", spells)).variants
        assert [age for age, _ in told.shares] == [10, 20, 30, 40, 50]
        assert told.shares[2][1] == pytest.approx(12 / 24)

    def test_with_too_few_breaks_tells_no_share(self):
        spells = [*many(12), *LASTING]
        (told,) = figures(spells, ("few", [*many(9), *LASTING])).variants
        assert {share for _, share in told.shares} == {None}

    def test_with_too_few_watched_at_an_age_tells_none_from_there(self):
        assert share_at([*many(12), *LASTING[:3]], 0, 15) == pytest.approx(9 / 15)
        assert share_at([*many(12), *LASTING[:3]], 0, 30) is None

    def test_without_a_break_between_has_all_unbroken(self):
        assert share_at(LASTING, 0, 30) == 1.0


class TestTheCoxModel:
    def test_is_allowed_one_property_for_ten_breaks(self):
        assert [cox_model(mixed(number)).allowed for number in (9, 10, 19, 20)] == [0, 1, 1, 2]

    def test_of_too_few_breaks_has_no_rows(self):
        assert cox_model(mixed(9)).effects == ()

    def test_tries_the_properties_in_their_order(self):
        told = cox_model(mixed(30))
        assert [one.covariate for one in told.effects] == ["russia_belarus", "signed_from_1990", "two_regions"][:3]
        assert list(COVARIATES)[:3] == [one.covariate for one in told.effects]

    def test_tries_none_that_has_too_few_breaks_on_a_side(self):
        assert set(cox_model([*many(20), *LASTING]).one_sided) == set(COVARIATES)

    def test_names_a_property_that_parts_the_links_altogether(self):
        far = [spell(0.0, 5.0 + n / 9, "ended", link=f"f{n}", regions="europe+russia_belarus") for n in range(10)]
        near = [spell(20.0, 30.0 + n / 9, "ended", link=f"n{n}") for n in range(10)]
        told = cox_model([*far, *near, *(spell(0.0, 19.0, link=f"c{n}") for n in range(10))])
        assert "russia_belarus" in told.parted
        assert "russia_belarus" not in [one.covariate for one in told.effects]

    def test_has_ratios_within_their_bands(self):
        for row in cox_model(mixed(40)).effects:
            assert row.low < row.ratio < row.high
            assert 0 <= row.p <= 1
            assert 0 <= row.proportional_p <= 1
            assert 5 <= row.breaks <= row.links


def mixed(breaks: int) -> list[Spell]:
    """So many broken links and as many unbroken ones, with properties in every mixture."""
    regions = ("europe", "europe+russia_belarus", "europe+east_asia", "russia_belarus")
    eras = (Era.FROM_1970, Era.FROM_1990)
    return [
        spell(
            float(n % 5),
            10.0 + (n * 7) % 31,
            "ended" if n < breaks else "",
            link=str(n),
            regions=regions[n % 4],
            era=eras[(n // 4) % 2],
        )
        for n in range(2 * breaks)
    ]


class TestTheTable:
    def test_has_every_step_of_a_short_curve(self):
        assert len(rows_of(stepped(LONGEST_TABLE))) == LONGEST_TABLE

    def test_has_the_last_step_in_five_years_of_a_long_one(self):
        rows = rows_of(stepped(LONGEST_TABLE + 20))
        assert [row.age for row in rows] == [4, 9, 14, 19, 24, 29, 34, 39, 44, 49]


def stepped(steps: int) -> Curve:
    """A curve with a step in every year."""
    points = tuple(Point(float(age), 1 - age / 99, 0.0, 1.0, 0.0, 1.0, 9, 1) for age in range(steps))
    return Curve("all", "all", Size(steps, steps, steps, 0), 0.0, float(steps), points=points)
