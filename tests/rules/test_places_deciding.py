"""When a name needs no question: every row of the table is a name that someone may write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.test_places_candidates import BEARERS, BETHLEHEM, CONTEXTS, IN_PENNSYLVANIA, JERUSALEM

from tawam.places.rules.candidates import NO_CONTEXT, Bearer, Context
from tawam.places.rules.deciding import DOMINANT_TIMES, MOST_CANDIDATES, decide
from tawam.places.values import NameKind, Outcome, Place, PlaceKind, Resolution


def town(
    key: str,
    country: str,
    population: int | None,
    kind: NameKind | None = NameKind.MAIN,
    admin1: str = "",
    **other: object,
) -> Bearer:
    place_kind = PlaceKind(other.get("place_kind", PlaceKind.CITY))
    place = Place(f"gn:{key}", place_kind, key, "", country, admin1, 10.0, 10.0, population, "")
    return Bearer(place, kind, 100.0 if kind else 80.0)


def last_code(found: Resolution) -> str:
    return found.candidates[0].reasons[-1].code


PARIS = town("paris", "FR", 2_138_551)
PARIS_TEXAS = town("paris-tx", "US", 24_782, admin1="Texas")
PARIS_TENNESSEE = town("paris-tn", "US", 10_150, admin1="Tennessee")
HARARE = town("harare", "ZW", 1_542_813, NameKind.FORMER)
SALISBURY = town("salisbury", "GB", 44_748)

CERTAIN = [
    ([PARIS], NO_CONTEXT, "paris", "only_one"),  # nobody else bears the name
    ([PARIS, PARIS_TEXAS], NO_CONTEXT, "paris", "dominant"),  # 86 times the people
    ([PARIS, PARIS_TEXAS], Context(country="US"), "paris-tx", "only_one"),  # the only one in the country
    ([PARIS, PARIS_TEXAS, PARIS_TENNESSEE], Context(country="US", region="Texas"), "paris-tx", "only_one"),  # region
    ([PARIS, PARIS_TEXAS, PARIS_TENNESSEE], Context(region="Tennessee"), "paris-tn", "only_one"),  # region alone
    ([PARIS], Context(region="Nowhere"), "paris", "only_one"),  # regions have many names: an unknown one is no proof
    ([town("a", "FR", 20_000), town("b", "FR", 1_000)], NO_CONTEXT, "a", "dominant"),  # exactly 20 times
    ([town("a", "FR", 9_000), town("b", "FR", 8_000, NameKind.ALTERNATE)], NO_CONTEXT, "a", "dominant"),  # b seldom so
    (
        [SALISBURY, town("old", "ZW", 10_000, NameKind.FORMER)],
        NO_CONTEXT,
        "salisbury",
        "dominant",
    ),  # a name of the past
    ([town("a", "FR", 90_000), town("b", "FR", None)], NO_CONTEXT, "a", "dominant"),  # unknown means small for a city
]
DOUBTFUL = [
    ([town("a", "GB", 1_157_603), town("b", "US", 196_357)], NO_CONTEXT),  # Birmingham: six times is not enough
    ([town("a", "FR", 19_999), town("b", "FR", 1_000)], NO_CONTEXT),  # a little less than 20 times
    ([PARIS_TEXAS, PARIS_TENNESSEE], Context(country="US")),  # two in the country
    ([PARIS], Context(country="DE")),  # none in the country given
    ([PARIS, PARIS_TEXAS], Context(region="Nowhere")),  # a region that neither lies in, and two to choose from
    ([PARIS, PARIS_TEXAS], Context(unread=True)),  # a country was given that we cannot read
    ([HARARE, SALISBURY], NO_CONTEXT),  # 34 times the people, but a name of the past
    ([town("a", "FR", 5_000, None)], NO_CONTEXT),  # misspelt
    ([town("a", "FR", 5_000, None)], Context(country="FR")),  # misspelt in the right country is misspelt still
    ([town("a", "JP", 191_000), town("b", "JP", None, place_kind=PlaceKind.REGION)], NO_CONTEXT),  # Tottori, twice
    ([town("a", "FR", None), town("b", "FR", None)], NO_CONTEXT),  # nothing known of either
]


class TestCertainty:
    @pytest.mark.parametrize(("bearers", "context", "expected", "why"), CERTAIN)
    def test_has_its_reason(self, bearers: list[Bearer], context: Context, expected: str, why: str) -> None:
        found = decide(bearers, context)
        assert (found.outcome, found.candidates[0].place.id, last_code(found)) == (Outcome.SURE, f"gn:{expected}", why)

    @pytest.mark.parametrize(("bearers", "context"), DOUBTFUL)
    def test_is_not_claimed_where_a_person_could_mean_another(self, bearers: list[Bearer], context: Context) -> None:
        found = decide(bearers, context)
        assert found.outcome == Outcome.ASK
        assert len(found.candidates) == len(bearers)

    def test_names_how_many_times_larger(self) -> None:
        reason = decide([PARIS, PARIS_TEXAS], NO_CONTEXT).candidates[0].reasons[-1]
        assert reason.facts == {"times": "86", "others": "1"}


class TestNextDoor:
    BEARERS = (Bearer(BETHLEHEM, NameKind.MAIN), Bearer(IN_PENNSYLVANIA, NameKind.MAIN))

    def test_to_the_partner_and_across_a_border_is_certain(self) -> None:
        found = decide(self.BEARERS, Context(partner=JERUSALEM))
        assert found.outcome == Outcome.SURE
        assert found.candidates[0].place == BETHLEHEM
        assert last_code(found) == "next_door"
        assert found.candidates[1].place == IN_PENNSYLVANIA

    def test_in_the_same_country_is_not_for_neighbours_seldom_twin(self) -> None:
        at_home = Place("gn:7", PlaceKind.CITY, "Bethlehem", "", "IL", "", 31.71, 35.20, 90_000, "")
        found = decide([Bearer(at_home, NameKind.MAIN), self.BEARERS[1]], Context(partner=JERUSALEM))
        assert found.outcome == Outcome.ASK
        assert found.candidates[0].place == at_home

    def test_is_not_when_two_are(self) -> None:
        twin = Place("gn:8", PlaceKind.CITY, "Bethlehem", "", "PS", "", 31.72, 35.21, 20_000, "")
        found = decide([*self.BEARERS, Bearer(twin, NameKind.MAIN)], Context(partner=JERUSALEM))
        assert found.outcome == Outcome.ASK


class TestDoubt:
    def test_says_how_many_bear_the_name(self) -> None:
        found = decide([PARIS_TEXAS, PARIS_TENNESSEE], NO_CONTEXT)
        assert [one.reasons[-1].facts for one in found.candidates] == [{"places": "2"}, {"places": "2"}]

    def test_is_raised_by_a_region_of_that_name_in_another_country(self) -> None:
        georgia = town("georgia", "GE", 3_700_000)
        found = decide([georgia], NO_CONTEXT, {"US"})
        assert (found.outcome, last_code(found)) == (Outcome.ASK, "region_homonym")
        assert found.candidates[0].reasons[-1].facts == {"countries": "US"}

    def test_is_not_raised_by_a_region_around_the_city_itself(self) -> None:
        assert decide([PARIS], NO_CONTEXT, {"FR"}).outcome == Outcome.SURE

    def test_is_not_raised_by_a_region_when_the_country_is_given(self) -> None:
        assert decide([PARIS], Context(country="FR"), {"US"}).outcome == Outcome.SURE

    def test_of_a_misspelt_name_counts_no_homonyms(self) -> None:
        found = decide([town("a", "FR", 5_000, None), town("b", "FR", 900, None)], NO_CONTEXT)
        assert all(reason.code != "homonym" for one in found.candidates for reason in one.reasons)


class TestEveryDecision:
    def test_on_nobody_is_that_nothing_is_known(self) -> None:
        assert decide([], NO_CONTEXT) == Resolution(Outcome.UNKNOWN, ())

    @given(st.lists(BEARERS, min_size=1, max_size=15), CONTEXTS)
    def test_shows_the_best_first_and_no_more_than_can_be_read(self, bearers: list[Bearer], context: Context) -> None:
        scores = [one.score for one in decide(bearers, context).candidates]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) == min(len(bearers), MOST_CANDIDATES)

    @given(st.lists(BEARERS, min_size=1, max_size=6, unique_by=lambda one: one.place.id), CONTEXTS)
    def test_that_is_sure_says_why_in_its_last_reason(self, bearers: list[Bearer], context: Context) -> None:
        found = decide(bearers, context)
        if found.outcome == Outcome.SURE:
            assert last_code(found) in {"only_one", "dominant", "next_door"}

    @given(st.lists(BEARERS, min_size=1, max_size=6, unique_by=lambda one: one.place.id), CONTEXTS)
    def test_that_is_sure_never_leaves_the_country_given(self, bearers: list[Bearer], context: Context) -> None:
        found = decide(bearers, context)
        if found.outcome == Outcome.SURE and context.country:
            assert found.candidates[0].place.country == context.country

    @given(st.integers(1, 10**7), st.integers(1, 10**7))
    def test_between_two_alike_is_sure_only_from_twenty_times(self, one: int, other: int) -> None:
        found = decide([town("a", "FR", one), town("b", "FR", other)], NO_CONTEXT)
        small, large = sorted((one, other))
        assert (found.outcome == Outcome.SURE) == (large >= DOMINANT_TIMES * small)
