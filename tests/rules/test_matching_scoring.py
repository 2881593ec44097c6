"""Scores and lists: what a weight, a filter and the spread of a list may and may not do."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.matched import CODES, COUNTRIES, known, profile, worlds

from tawam.basics.reasons import Reason
from tawam.matching.files import continents
from tawam.matching.rules import scoring
from tawam.matching.rules.asking import (
    Filter,
    UnknownCode,
    changed_weights,
    codes,
    country_codes,
    excluded,
    language_codes,
)
from tawam.matching.rules.scoring import Spotted, Spread, UnfitWeight
from tawam.matching.values import Grounds, Known, Network, Profile, Wanted
from tawam.places.rules.geography import Point, kilometres

GROUNDS = st.fixed_dictionaries(
    {code: st.builds(Grounds, st.none() | st.floats(0, 1), st.just(Reason("size"))) for code in CODES}
)
WEIGHTS = st.fixed_dictionaries({code: st.floats(0, 10) for code in CODES})
SPOTS = st.lists(
    st.builds(
        Spotted,
        st.integers(0, 10_000),
        st.sampled_from(COUNTRIES),
        st.builds(Point, st.floats(45, 55), st.floats(5, 15)),
    ),
    max_size=60,
)


class TestAScore:
    @given(GROUNDS, WEIGHTS)
    def test_is_the_sum_of_the_contributions_and_lies_between_the_values(self, found, by):
        rows = scoring.weighed(found, by)
        known_values = [one.value for code, one in found.items() if one.value is not None and by[code]]
        score = math.fsum(one.contribution for one in rows)
        assert score <= max(known_values, default=0.0) + 1e-9
        assert not known_values or score >= min(known_values) - 1e-9

    @given(GROUNDS, WEIGHTS, st.sampled_from(CODES), st.floats(0, 10))
    def test_gives_a_criterion_no_less_when_its_weight_is_raised(self, found, by, code, more):
        before = {one.criterion: one.contribution for one in scoring.weighed(found, by)}
        raised = {**by, code: min(10.0, by[code] + more)}
        after = {one.criterion: one.contribution for one in scoring.weighed(found, raised)}
        assert after[code] >= before[code] - 1e-12

    @given(GROUNDS, WEIGHTS, st.sampled_from(CODES), st.floats(0, 1))
    def test_never_falls_when_a_known_value_rises(self, found, by, code, better):
        own = found[code].value
        higher = {**found, code: Grounds(None if own is None else max(own, better), found[code].reason)}
        assert total(higher, by) >= total(found, by) - 1e-12

    @given(GROUNDS, WEIGHTS, st.floats(0.1, 10))
    def test_does_not_hang_on_the_scale_of_the_weights(self, found, by, times):
        scaled = {code: weight * times for code, weight in by.items()}
        assert total(found, scaled) == pytest.approx(total(found, by), abs=1e-9)

    @given(GROUNDS)
    def test_is_nothing_where_nothing_weighs(self, found):
        assert total(found, dict.fromkeys(CODES, 0.0)) == 0.0

    def test_says_which_share_of_the_weight_is_known(self):
        one = scoring.match(profile("gn:1"), profile("gn:2", "FR"), Known(), scoring.weights({}))
        whole = sum(scoring.weights({}).values())
        assert one.answered == pytest.approx(2 / whole)  # nearness and room
        assert one.score == pytest.approx(1.0)
        assert one.standing == pytest.approx(one.answered + (1 - one.answered) * scoring.UNKNOWN_AS)


def total(found: dict[str, Grounds], by: dict[str, float]) -> float:
    """The score."""
    return math.fsum(one.contribution for one in scoring.weighed(found, by))


class TestWeights:
    def test_are_those_declared_unless_changed(self):
        assert scoring.weights({"size": 0.0})["size"] == 0.0
        assert scoring.weights({})["size"] == 3

    @pytest.mark.parametrize("changed", [{"charm": 1.0}, {"size": -1.0}, {"size": 10.5}, {"size": math.nan}])
    def test_are_refused_with_the_names_of_all_criteria(self, changed):
        with pytest.raises(UnfitWeight) as caught:
            scoring.weights(changed)
        assert all(code in str(caught.value) for code in CODES)

    @pytest.mark.parametrize("text", ["size:3,distance:0.5", "size=3 distance=0.5", " size:3 , distance:.5 "])
    def test_are_read_as_people_write_them(self, text: str):
        assert changed_weights(text) == {"size": 3.0, "distance": 0.5}

    @pytest.mark.parametrize("text", ["size", "size:", "size:x", ":"])
    def test_that_are_no_pairs_are_refused(self, text: str):
        with pytest.raises(UnfitWeight):
            changed_weights(text)

    def test_of_nothing_change_nothing(self):
        assert changed_weights("") == {}
        assert codes(" a,b  c ") == {"a", "b", "c"}
        assert country_codes("de, fr") == {"DE", "FR"}


class TestFilters:
    def test_take_codes_in_capitals_and_small_letters(self):
        assert language_codes("EN ar,Fr") == {"en", "ar", "fr"}
        assert excluded("us gn:1, De") == {"US", "gn:1", "DE"}

    @pytest.mark.parametrize(
        ("read", "text", "of"),
        [
            (country_codes, "DE Germany", Filter.COUNTRY),
            (country_codes, "ZZ", Filter.COUNTRY),
            (country_codes, "EU", Filter.COUNTRY),
            (country_codes, "1", Filter.COUNTRY),
            (country_codes, "gn:1", Filter.COUNTRY),
            (language_codes, "en klingon", Filter.LANGUAGE),
            (language_codes, "x" * 500, Filter.LANGUAGE),
            (excluded, "Paris", Filter.EXCLUDE),
            (excluded, "ZZ", Filter.EXCLUDE),
        ],
    )
    def test_refuse_what_would_find_nothing_in_silence(self, read, text: str, of: Filter):
        with pytest.raises(UnknownCode) as caught:
            read(text)
        assert (caught.value.of, caught.value.code) == (of, text.rsplit(maxsplit=1)[-1])
        assert len(str(caught.value)) < 200

    # Two of GeoNames' countries are of the past: no city lies in them.
    @given(st.sampled_from(sorted(continents().keys() - {"AN", "CS"})))
    def test_know_every_country_in_which_a_city_can_lie(self, code: str):
        assert country_codes(code.lower()) == {code}


class TestRisks:
    def test_are_an_ended_tie_a_shock_and_a_crowded_list(self):
        shock = Grounds(0.1, Reason("relations_shaken", {"country": "RU"}))
        network = dataclasses.replace(
            known(*(("gn:2", f"p{number}") for number in range(10))).network, over=frozenset({("gn:1", "gn:2")})
        )
        found = scoring.match(
            profile("gn:1"), profile("gn:2", "RU"), Known(network, {"RU": shock}), scoring.weights({})
        )
        assert [one.code for one in found.risks] == ["relations_shaken", "risk_tie_over", "risk_crowded"]
        assert found.risks[-1].facts == {"count": "10"}

    def test_are_none_where_nothing_is_known_against_a_place(self):
        calm = Grounds(1.0, Reason("relations_calm"))
        found = scoring.match(profile("gn:1"), profile("gn:2", "FR"), Known(exposure={"FR": calm}), scoring.weights({}))
        assert found.risks == ()


class TestAFilter:
    OWN = profile("gn:1", "DE")

    def admits(self, wanted: Wanted, other: Profile, network: Network | None = None) -> bool:
        return scoring.admits(wanted, self.OWN, other, Known(network or Network()))

    def test_never_admits_the_place_itself_its_partners_or_its_own_country(self):
        network = known(("gn:1", "gn:2")).network
        assert not self.admits(Wanted(countries=frozenset({"DE"})), profile("gn:1", "DE"))
        assert not self.admits(Wanted(), profile("gn:2", "FR"), network)
        assert not self.admits(Wanted(), profile("gn:3", "DE"))

    def test_admits_its_own_country_where_it_is_named(self):
        assert self.admits(Wanted(countries=frozenset({"DE"})), profile("gn:3", "DE"))

    @pytest.mark.parametrize(
        ("wanted", "fits"),
        [
            (Wanted(), True),
            (Wanted(countries=frozenset({"JP"})), False),
            (Wanted(languages=frozenset({"fr"})), True),
            (Wanted(languages=frozenset({"ja", "fr"})), True),  # one of them is enough
            (Wanted(languages=frozenset({"oc"})), False),  # two in a hundred are no audience
            (Wanted(min_population=5_000), True),
            (Wanted(min_population=5_001), False),
            (Wanted(exclude=frozenset({"gn:3"})), False),
            (Wanted(exclude=frozenset({"FR"})), False),
            (Wanted(exclude=frozenset({"gn:4", "JP"})), True),
        ],
    )
    def test_holds_to_each_of_its_fields(self, wanted: Wanted, fits: bool):
        other = profile("gn:3", "FR", population=5_000, spoken={"fr": 0.99, "oc": 0.02})
        assert self.admits(wanted, other) is fits

    def test_admits_what_lies_inside_a_larger_city_only_with_a_partner_of_its_own(self):
        borough = profile("gn:2", "FR", inside=True)
        assert not self.admits(Wanted(), borough)
        assert self.admits(Wanted(), borough, known(("gn:2", "gn:9")).network)
        assert not self.admits(Wanted(), borough, known(("gn:1", "gn:2")).network)  # a partner already

    def test_admits_what_lies_inside_a_larger_city_where_the_place_that_asks_does_too(self):
        own, borough = profile("gn:1", "DE", inside=True), profile("gn:2", "FR", inside=True)
        assert scoring.admits(Wanted(), own, borough, Known())

    def test_that_asks_for_people_admits_no_place_of_unknown_size(self):
        assert not self.admits(Wanted(min_population=1), profile("gn:3", "FR"))


class TestASpreadList:
    @given(SPOTS, st.integers(1, 20), st.floats(0, 300), st.floats(0.05, 1))
    def test_never_holds_two_that_are_near_nor_too_many_of_a_country(self, ordered, k, apart_km, share):
        chosen = scoring.spread(ordered, k, Spread(apart_km, share))
        assert len(chosen) <= k
        for number, one in enumerate(chosen):
            assert all(kilometres(one.point, other.point) > apart_km for other in chosen[number + 1 :])
        most = max(1, math.ceil(share * k))
        assert all(sum(one.country == code for one in chosen) <= most for code in COUNTRIES)

    @given(SPOTS, st.integers(1, 20))
    def test_leaves_out_only_what_the_rule_forbids_and_keeps_the_order(self, ordered, k):
        rule = Spread(80.0, 0.5)
        chosen = scoring.spread(ordered, k, rule)
        assert [one for one in ordered if one in chosen][: len(chosen)] == list(dict.fromkeys(chosen)) or len(
            set(ordered)
        ) < len(ordered)
        if len(chosen) < k:
            most = max(1, math.ceil(rule.share * k))
            for one in ordered:
                full = sum(other.country == one.country for other in chosen) >= most
                near = any(kilometres(one.point, other.point) <= rule.apart_km for other in chosen)
                assert full or near

    @given(SPOTS, st.integers(1, 20))
    def test_is_the_same_every_time(self, ordered, k):
        assert scoring.spread(ordered, k, Spread()) == scoring.spread(iter(ordered), k, Spread())

    def test_of_one_country_alone_may_hold_only_that(self):
        ordered = [Spotted(number, "DE", Point(50.0 + number, 10.0)) for number in range(8)]
        assert len(scoring.spread(ordered, 8, Spread(), one_country=True)) == 8
        assert len(scoring.spread(ordered, 8, Spread())) == 3


class TestAWorldOfTheTests:
    @given(worlds())
    def test_has_a_spot_for_every_place_with_ties(self, world):
        cities, _, about = world
        assert about.network.partners.keys() <= about.network.spots.keys()
        assert len({one.id for one in cities}) == len(cities)
