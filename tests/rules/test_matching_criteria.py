"""What makes a partner fit: each criterion by hand, and what no criterion may do."""

from __future__ import annotations

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.matched import SCRIPTS, SPOKEN, known, place, profile

from tawam.basics.reasons import Reason
from tawam.matching.rules import criteria
from tawam.matching.rules.criteria import TABLE
from tawam.matching.rules.table import Direction
from tawam.matching.values import Grounds, Known, Network

NOBODY = Known()
PEOPLE = st.integers(1, 40_000_000)


def value(name: str, own: object, other: object, about: Known = NOBODY) -> float | None:
    """What a criterion gives."""
    return getattr(criteria, name)(own, other, about).value


class TestTheTable:
    def test_has_every_criterion_once(self):
        codes = [one.code for one in TABLE.criteria]
        assert len(codes) == len(set(codes)) == 17

    @pytest.mark.parametrize("one", TABLE.criteria, ids=lambda one: one.code)
    def test_says_of_each_what_it_means_where_it_comes_from_and_what_is_better(self, one):
        assert one.meaning.endswith(".")
        assert one.meaning == inspect.cleandoc(one.look.__doc__)
        assert len(one.source) > 10
        assert one.direction in Direction
        assert 0 < one.weight <= 3

    @pytest.mark.parametrize("one", TABLE.criteria, ids=lambda one: one.code)
    def test_says_not_known_and_never_zero_of_two_places_about_which_nothing_is_known(self, one):
        told = one.look(profile("gn:1", "DE"), profile("gn:2", "FR"), NOBODY)
        always = {"distance": 1.0, "room_on_the_list": 1.0}
        assert told.value == always.get(one.code)
        assert told.reason.code


class TestSize:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [(1000, 1000, 1.0), (1000, 10_000, 0.0), (1000, 5_000_000, 0.0), (20_000, 2_000, 0.0), (100, 1_000, 0.0)],
    )
    def test_is_alike_up_to_ten_times(self, one: int, other: int, expected: float):
        assert value("size", profile(population=one), profile(population=other)) == pytest.approx(expected)

    def test_of_twice_as_many_is_seven_tenths(self):
        assert value("size", profile(population=50_000), profile(population=100_000)) == pytest.approx(0.699, abs=0.001)

    @given(PEOPLE, PEOPLE)
    def test_is_the_same_both_ways(self, one: int, other: int):
        there = value("size", profile(population=one), profile(population=other))
        assert there == pytest.approx(value("size", profile(population=other), profile(population=one)))

    @given(PEOPLE, PEOPLE, PEOPLE)
    def test_never_falls_as_sizes_draw_near(self, own: int, nearer: int, farther: int):
        nearer, farther = sorted((nearer, farther), key=lambda people: max(people / own, own / people))
        found = [value("size", profile(population=own), profile(population=one)) for one in (nearer, farther)]
        assert found[0] >= found[1] - 1e-9

    @pytest.mark.parametrize(("one", "other"), [(None, 5), (5, None), (0, 5)])
    def test_is_not_known_where_a_population_is_not(self, one: int | None, other: int | None):
        told = criteria.size(profile(population=one), profile(population=other), NOBODY)
        assert (told.value, told.reason.code) == (None, "size_unknown")

    def test_names_both_populations(self):
        told = criteria.size(profile(population=12_000), profile(population=9_500), NOBODY)
        assert told.reason == Reason("size", {"own": "12,000", "other": "9,500"})


class TestRank:
    @pytest.mark.parametrize(
        ("one", "other", "expected"), [(2, 2, 1.0), (1, 10, 0.5), (1, 100, 0.0), (7, 7000, 0.0), (None, 1, None)]
    )
    def test_compares_the_order_of_cities(self, one: int | None, other: int, expected: float | None):
        assert value("rank", profile(rank=one), profile(rank=other)) == (
            None if expected is None else pytest.approx(expected)
        )


class TestLanguage:
    def test_is_the_largest_share_that_both_sides_speak(self):
        told = criteria.language(profile(spoken=SPOKEN["DE"]), profile(spoken=SPOKEN["FR"]), NOBODY)
        assert told == Grounds(0.39, Reason("language", {"language": "en", "share": "39%"}))

    def test_of_one_country_is_its_main_language(self):
        told = criteria.language(profile(spoken=SPOKEN["DE"]), profile(spoken=SPOKEN["DE"]), NOBODY)
        assert (told.value, told.reason.facts["language"]) == (0.91, "de")

    def test_is_none_where_nothing_is_shared_and_not_known_where_cldr_is_silent(self):
        assert value("language", profile(spoken={"de": 0.9}), profile(spoken={"fr": 0.9})) == 0.0
        assert value("language", profile(spoken={"de": 0.9}), profile(spoken={})) is None

    def test_takes_the_first_of_two_that_are_equal(self):
        both = profile(spoken={"fr": 0.5, "de": 0.5})
        assert criteria.language(both, both, NOBODY).reason.facts["language"] == "de"


class TestScript:
    def test_is_shared_or_not_or_not_known(self):
        latin, arabic = profile(scripts=SCRIPTS["DE"]), profile(scripts=frozenset({"Arab"}))
        assert value("script", latin, latin) == 1.0
        assert value("script", latin, arabic) == 0.0
        assert value("script", latin, profile()) is None


class TestDistance:
    def test_is_a_half_at_fifteen_hundred_kilometres(self):
        assert value("distance", profile(lat=0.0, lon=0.0), profile(lat=0.0, lon=13.49)) == pytest.approx(
            0.5, abs=0.001
        )

    def test_is_told_in_whole_kilometres(self):
        told = criteria.distance(profile(lat=0.0, lon=0.0), profile(lat=0.0, lon=90.0), NOBODY)
        assert told.reason.facts == {"km": "10,008"}


class TestTheTimeOfDay:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (0.0, 0.0, 1.0),
            (1.0, -5.0, 0.5),
            (12.0, -12.0, 1.0),
            (-11.0, 13.0, 1.0),
            (0.0, 12.0, 0.0),
            (5.5, 0.0, 0.5417),
        ],
    )
    def test_goes_round_the_clock(self, one: float, other: float, expected: float):
        assert value("time_zone", profile(hours=one), profile(hours=other)) == pytest.approx(expected, abs=0.001)


class TestTheRole:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [(True, True, 1.0), (True, False, 0.0), (False, True, 0.0), (False, False, None), (True, None, None)],
    )
    def test_compares_capitals_and_says_nothing_of_two_other_towns(self, one, other, expected):
        assert value("role", profile(capital=one), profile(capital=other)) == expected


class TestCountryAffinity:
    NET = Network(between={("DE", "FR"): 8}, of_country={"DE": 10, "FR": 10, "GH": 2, "JP": 5}, ties=25)

    def test_sets_observed_beside_expected_ties(self):
        told = criteria.country_affinity(profile("a", "DE"), profile("b", "FR"), Known(self.NET))
        assert told.value == pytest.approx(9 / (8 + 2 + 2))
        assert told.reason.facts == {"count": "8", "expected": "2.0", "country": "FR"}

    def test_is_the_same_both_ways(self):
        there = value("country_affinity", profile("a", "DE"), profile("b", "FR"), Known(self.NET))
        assert there == value("country_affinity", profile("b", "FR"), profile("a", "DE"), Known(self.NET))

    def test_is_low_where_there_is_no_tie_and_not_known_where_a_country_has_few(self):
        assert value("country_affinity", profile("a", "DE"), profile("b", "JP"), Known(self.NET)) == 1 / 3
        told = criteria.country_affinity(profile("a", "DE"), profile("b", "GH"), Known(self.NET))
        assert (told.value, told.reason.facts) == (None, {"country": "GH"})

    @given(st.integers(0, 500), st.floats(0, 500))
    def test_is_one_half_where_chance_would_give_as_many(self, seen: int, chance: float):
        assert criteria.affinity(chance, chance) == pytest.approx(0.5)
        assert (criteria.affinity(seen, chance) >= 0.5) == (seen >= chance)


class TestPartnersOfPartners:
    def test_counts_common_partners(self):
        about = known(("gn:1", "a"), ("gn:1", "b"), ("gn:2", "a"), ("gn:2", "b"), ("gn:3", "c"))
        assert value("partners_of_partners", profile("gn:1"), profile("gn:2"), about) == pytest.approx(2 / 3)
        assert value("partners_of_partners", profile("gn:1"), profile("gn:3"), about) == 0.0

    def test_is_not_known_for_a_place_without_partners(self):
        about = known(("gn:2", "a"))
        assert value("partners_of_partners", profile("gn:1"), profile("gn:2"), about) is None


class TestNeighbours:
    SPOTS = {"near": (50.2, 10.0), "far": (20.0, 10.0), "end": (48.0, 2.0), "beside": (48.1, 2.1)}

    def test_counts_ties_from_round_here_to_round_there(self):
        about = known(("near", "end"), ("near", "beside"), ("far", "end"), spots=self.SPOTS)
        there = profile("gn:2", "FR", lat=48.05, lon=2.0)
        assert value("neighbours", profile("gn:1"), there, about) == pytest.approx(2 / 4)

    def test_leaves_the_place_itself_out(self):
        about = known(("gn:1", "end"), spots=self.SPOTS)
        assert value("neighbours", profile("gn:1"), profile("gn:2", lat=48.0, lon=2.0), about) is None

    def test_is_nothing_where_they_are_tied_elsewhere(self):
        about = known(("near", "end"), spots=self.SPOTS)
        assert value("neighbours", profile("gn:1"), profile("gn:2", lat=-30.0, lon=2.0), about) == 0.0


class TestAnExistingTie:
    def test_of_another_kind_speaks_for_a_place_and_its_absence_is_not_known(self):
        about = Known(Network(loose=frozenset({("gn:1", "gn:2")})))
        assert value("existing_tie", profile("gn:2"), profile("gn:1"), about) == 1.0
        assert value("existing_tie", profile("gn:1"), profile("gn:3"), about) is None


class TestRoomOnTheList:
    @pytest.mark.parametrize(("partners", "expected"), [(0, 1.0), (4, 0.5), (12, 0.25)])
    def test_shrinks_with_the_partners_of_the_candidate(self, partners: int, expected: float):
        about = known(*(("gn:2", f"p{number}") for number in range(partners)))
        assert value("room_on_the_list", profile("gn:1"), profile("gn:2"), about) == expected


class TestRelations:
    def test_are_those_that_the_assessment_sees(self):
        seen = Grounds(0.25, Reason("relations_shaken"))
        assert criteria.relations(profile("a", "DE"), profile("b", "RU"), Known(exposure={"RU": seen})) is seen

    def test_are_not_known_of_others_and_not_asked_at_home(self):
        assert criteria.relations(profile("a", "DE"), profile("b", "FR"), NOBODY).reason.code == "relations_unknown"
        home = Known(exposure={"DE": Grounds(1.0, Reason("relations_calm"))})
        assert criteria.relations(profile("a", "DE"), profile("b", "DE"), home).reason.code == "one_country"


class TestAPlaceOfTheTests:
    def test_is_known_by_what_is_said_of_it(self):
        assert place("gn:9", "GH", population=5).population == profile("gn:9", "GH", population=5).place.population == 5
