"""The groups in which lasting is compared: everything falls into exactly one."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from tawam.assessment.rules.groups import CauseGroup, Era, Region, cause_group, era_of, region_of, regions_of
from tawam.registry.values import Cause

CODES = sorted(code for code in Locale("en").territories if len(code) == 2 and code.isalpha())


class TestAnEra:
    @pytest.mark.parametrize(
        ("year", "era"),
        [
            (1936, Era.BEFORE_1970),
            (1969, Era.BEFORE_1970),
            (1970, Era.FROM_1970),
            (1989, Era.FROM_1970),
            (1990, Era.FROM_1990),
            (2009, Era.FROM_1990),
            (2010, Era.FROM_2010),
            (2026, Era.FROM_2010),
        ],
    )
    def test_holds_the_years_that_its_name_says(self, year, era):
        assert era_of(year) is era


class TestARegion:
    @pytest.mark.parametrize(
        ("country", "region"),
        [
            ("FR", Region.EUROPE),
            ("XK", Region.EUROPE),
            ("RU", Region.RUSSIA_BELARUS),
            ("UA", Region.UKRAINE),
            ("TW", Region.EAST_ASIA),
            ("US", Region.NORTH_AMERICA),
            ("MX", Region.ELSEWHERE),
            ("TR", Region.ELSEWHERE),
            ("", Region.ELSEWHERE),
        ],
    )
    def test_is_that_of_the_table(self, country, region):
        assert region_of(country) is region

    @given(st.lists(st.sampled_from(CODES), min_size=1, max_size=4))
    def test_pair_does_not_depend_on_who_is_named_first(self, countries):
        assert regions_of(countries) == regions_of(countries[::-1])
        assert set(regions_of(countries).split("+")) == {region_of(one) for one in countries}

    def test_of_two_countries_in_one_is_named_once(self):
        assert regions_of(["FR", "DE"]) == "europe"


class TestACauseGroup:
    @pytest.mark.parametrize("cause", sorted(Cause))
    def test_takes_in_every_cause(self, cause):
        assert cause_group(cause) in CauseGroup

    def test_keeps_shock_and_decay_apart(self):
        assert cause_group(Cause.WAR_OR_INSECURITY) is CauseGroup.POLITICS
        assert cause_group(Cause.SUSTAINED_INTEREST) is CauseGroup.DECAY
        assert cause_group(Cause.ADMINISTRATIVE_CHANGE) is CauseGroup.REFORM
        assert cause_group(Cause.NOT_STATED) is CauseGroup.UNSTATED
