"""What makes a place a likely meaning of a name, point by point."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.places.rules.candidates import (
    NO_CONTEXT,
    Bearer,
    Context,
    candidate,
    is_in_region,
    ranked,
)
from tawam.places.values import NameKind, Place, PlaceKind

JERUSALEM = Place(
    "gn:281184", PlaceKind.CITY, "Jerusalem", "القدس", "IL", "", 31.769, 35.216, 971_800, "Asia/Jerusalem"
)
BETHLEHEM = Place("gn:284315", PlaceKind.CITY, "Bethlehem", "بيت لحم", "PS", "", 31.705, 35.202, 29_019, "Asia/Hebron")
IN_PENNSYLVANIA = Place(
    "gn:5180225", PlaceKind.CITY, "Bethlehem", "", "US", "Pennsylvania", 40.626, -75.37, 74_892, "",
    admin1_ar="بنسلفانيا",
)  # fmt: skip

PLACES = st.builds(
    Place,
    id=st.sampled_from(["gn:1", "gn:2", "gn:3"]),
    kind=st.sampled_from(PlaceKind),
    name_en=st.just("Twin"),
    name_ar=st.sampled_from(["", "توأم"]),
    country=st.sampled_from(["FR", "DE", "US"]),
    admin1=st.sampled_from(["", "Texas", "Bavaria"]),
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    population=st.none() | st.integers(1, 1_500_000_000),
    timezone=st.just(""),
)
EXACT_KINDS = [kind for kind in NameKind if kind != NameKind.WORD]
BEARERS = st.builds(Bearer, PLACES, st.sampled_from(EXACT_KINDS)) | st.builds(
    Bearer, PLACES, st.none(), st.floats(70, 99)
)
CONTEXTS = st.builds(
    Context,
    country=st.sampled_from(["", "FR", "US"]),
    region=st.sampled_from(["", "Texas", "Bavaria"]),
    partner=st.none() | PLACES,
)


def codes(bearer: Bearer, context: Context = NO_CONTEXT) -> list[str]:
    return [reason.code for reason in candidate(bearer, context).reasons]


def points(place: Place, context: Context = NO_CONTEXT, kind: NameKind | None = NameKind.MAIN) -> float:
    return candidate(Bearer(place, kind), context).score


class TestTheName:
    @pytest.mark.parametrize(
        ("better", "worse"),
        [
            (NameKind.MAIN, NameKind.ALIAS),  # its name before another name of today
            (NameKind.ALIAS, NameKind.FORMER),  # a name of today before one of the past
            (NameKind.FORMER, NameKind.ALTERNATE),  # a name that our table knows before one of unknown age
        ],
    )
    def test_counts_by_how_the_place_bears_it(self, better: NameKind, worse: NameKind) -> None:
        assert points(BETHLEHEM, kind=better) > points(BETHLEHEM, kind=worse)

    def test_that_is_only_alike_counts_less_than_any_that_is_the_same(self) -> None:
        alike = candidate(Bearer(BETHLEHEM, None, 99.0), NO_CONTEXT)
        assert alike.score < points(BETHLEHEM, kind=NameKind.ALTERNATE)
        assert alike.reasons[0].code == "fuzzy_name"
        assert alike.reasons[0].facts == {"likeness": "99"}

    def test_says_how_it_is_borne(self) -> None:
        assert codes(Bearer(BETHLEHEM, NameKind.MAIN))[0] == "exact_name"
        former = candidate(Bearer(BETHLEHEM, NameKind.FORMER), NO_CONTEXT).reasons[0]
        assert (former.code, former.facts) == ("alias_name", {"kind": "former"})


class TestTheContext:
    def test_of_a_country_counts_for_the_places_in_it(self) -> None:
        context = Context(country="US")
        assert points(IN_PENNSYLVANIA, context) == points(IN_PENNSYLVANIA) + 20
        assert points(BETHLEHEM, context) == points(BETHLEHEM)

    def test_of_a_region_counts_for_the_places_in_it(self) -> None:
        assert points(IN_PENNSYLVANIA, Context(region="State of Pennsylvania")) == points(IN_PENNSYLVANIA) + 10

    def test_of_a_partner_counts_for_what_is_near_it(self) -> None:
        assert "near_partner" in codes(Bearer(BETHLEHEM, NameKind.MAIN), Context(partner=JERUSALEM))
        assert "near_partner" not in codes(Bearer(IN_PENNSYLVANIA, NameKind.MAIN), Context(partner=JERUSALEM))

    def test_of_a_partner_counts_more_the_nearer_it_is(self) -> None:
        further = replace(BETHLEHEM, lat=32.5)
        context = Context(partner=JERUSALEM)
        assert points(BETHLEHEM, context) > points(further, context)

    def test_of_a_partner_counts_for_places_abroad(self) -> None:
        at_home = replace(IN_PENNSYLVANIA, country="IL")
        context = Context(partner=JERUSALEM)
        assert points(IN_PENNSYLVANIA, context) == points(at_home, context) + 5

    def test_does_not_take_the_partner_for_its_own_neighbour(self) -> None:
        assert "near_partner" not in codes(Bearer(JERUSALEM, NameKind.MAIN), Context(partner=JERUSALEM))

    def test_speaks_of_places_in_the_language_asked_for(self) -> None:
        context = Context(partner=JERUSALEM, region="بنسلفانيا", lang="ar")
        near = candidate(Bearer(BETHLEHEM, NameKind.MAIN), context).reasons[1]
        assert near.facts == {"partner": "القدس", "km": "7"}
        region = candidate(Bearer(IN_PENNSYLVANIA, NameKind.MAIN), context).reasons[1]
        assert region.facts == {"region": "بنسلفانيا"}

    @given(BEARERS, CONTEXTS)
    def test_never_lowers_a_score(self, bearer: Bearer, context: Context) -> None:
        assert candidate(bearer, context).score >= candidate(bearer, NO_CONTEXT).score

    @given(BEARERS, CONTEXTS)
    def test_that_is_right_raises_the_place_against_all_others(self, bearer: Bearer, context: Context) -> None:
        right = replace(context, country=bearer.place.country)
        assert candidate(bearer, right).score >= candidate(bearer, replace(context, country="")).score + 19.99


class TestTheScore:
    @given(BEARERS, CONTEXTS)
    def test_lies_between_nothing_and_a_hundred(self, bearer: Bearer, context: Context) -> None:
        assert 0 < candidate(bearer, context).score <= 100

    def test_can_reach_a_hundred(self) -> None:
        giant = replace(IN_PENNSYLVANIA, population=10**8)
        partner = replace(giant, id="gn:2", country="CA")
        best = Context(country="US", region="Pennsylvania", partner=partner)
        assert points(giant, best) == 100

    @given(PLACES, st.integers(1, 10**8), st.integers(1, 10**8))
    def test_grows_with_the_population(self, place: Place, one: int, other: int) -> None:
        small, large = sorted((one, other))
        assert points(replace(place, population=small)) <= points(replace(place, population=large))

    @given(BEARERS, CONTEXTS)
    def test_has_a_reason_for_every_part(self, bearer: Bearer, context: Context) -> None:
        reasons = candidate(bearer, context).reasons
        assert len({reason.code for reason in reasons}) == len(reasons) >= 1

    def test_of_an_unknown_population_has_no_part_for_it(self) -> None:
        assert codes(Bearer(replace(BETHLEHEM, population=None), NameKind.MAIN)) == ["exact_name"]


class TestTheOrder:
    @given(st.lists(BEARERS, max_size=6), CONTEXTS)
    def test_is_by_score_and_loses_no_one(self, bearers: list[Bearer], context: Context) -> None:
        scores = [found.score for _, found in ranked(bearers, context)]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) == len(bearers)

    @given(st.lists(BEARERS, max_size=6), CONTEXTS, st.randoms())
    def test_does_not_depend_on_the_order_in_which_they_came(
        self, bearers: list[Bearer], context: Context, chance
    ) -> None:
        mixed = list(bearers)
        chance.shuffle(mixed)
        assert [one.score for _, one in ranked(mixed, context)] == [one.score for _, one in ranked(bearers, context)]


class TestRegions:
    @pytest.mark.parametrize(
        ("region", "expected"),
        [
            ("Pennsylvania", True),  # its English name
            ("ولاية بنسلفانيا", True),  # its Arabic name with the word for state
            ("Texas", False),  # another
            ("", False),  # none given
            ("State", False),  # a word for regions alone names none
        ],
    )
    def test_are_known_in_both_languages(self, region: str, expected: bool) -> None:
        assert is_in_region(IN_PENNSYLVANIA, region) is expected

    def test_of_a_place_without_one_never_match(self) -> None:
        assert not is_in_region(BETHLEHEM, "Province")
