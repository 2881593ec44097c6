"""What each criterion's form says of two places is what the criterion says, and who may be proposed is what it was."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.everyone_made import DECLARED, Made, crowds, gapped, large, made
from tests.rules.matched import LAND, NAMES, SOME, known, place, told_likely, worlds

from tawam.basics.reasons import Reason
from tawam.exchange.values import Theme
from tawam.matching.rules import board as board_rules
from tawam.matching.rules import criteria, scoring, traits
from tawam.matching.rules.everyone import making, search, standing
from tawam.matching.rules.everyone.bounds import Bounds
from tawam.matching.rules.everyone.world import Facet
from tawam.matching.rules.scoring import Spread
from tawam.matching.values import Known, Likely, Needs, Profile, Wanted

slowly = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
ALL = Spread(0.0, 1.0)
CULTURE, SPORT = frozenset({Theme.CULTURE}), frozenset({Theme.SPORT})


def facets_of(board: board_rules.Board, about: Known) -> dict[str, Facet]:
    """The facets of a board, where nothing is asked of its countries and zones."""
    countries = [Profile(place(f"cc:{code}", code)) for code in board.countries]
    return making.facets(board, countries, [None] * len(board.zones), [about] * len(countries))


def told(facet: Facet, code: str, one: int, two: int) -> float | None:
    """What a facet says of two rows."""
    value = float(facet.tables[code][facet.of[one], facet.of[two]])
    return None if math.isnan(value) else value


def metropolis(*ties: tuple[str, str], **more: object) -> Made:
    """A city of three million in Germany, a borough of it, and towns in France, one of them a part of another city."""
    cities = [
        place("gn:berlin", "DE", 52.52, 13.40, population=3_000_000),
        place("gn:borough", "DE", 52.50, 13.42, population=50_000),
        place("gn:town", "FR", 45.0, 4.0, population=50_000),
        place("gn:city", "FR", 48.85, 2.35, population=2_000_000),
        place("gn:part", "FR", 48.86, 2.36, population=50_000),
    ]
    spots = {one.id: (one.lat, one.lon) for one in cities} | {"cc:region": (0.0, 0.0)}
    return made(cities, {}, known(*ties, spots=spots, **more))


class TestWhatPlacesState:
    STATED = st.dictionaries(st.sampled_from(["gn:1", "gn:2", "gn:3", "gn:404"]), st.builds(Needs, SOME, SOME))
    THEMES = st.dictionaries(st.sampled_from(["gn:1", "gn:2", "gn:3", "gn:404"]), SOME)
    CITIES = tuple(place(f"gn:{number}") for number in range(1, 5))

    @given(STATED, THEMES)
    def test_is_told_of_any_two_as_the_criteria_tell_it(self, needs, themes):
        about = known(needs=needs, themes=themes)
        facets = facets_of(board_rules.board_of(self.CITIES, {}), about)
        for one, own in enumerate(self.CITIES):
            for two, other in enumerate(self.CITIES):
                asked = (Profile(own), Profile(other), about)
                assert told(facets["needs"], "needs", one, two) == criteria.needs(*asked).value
                assert told(facets["themes"], "shared_themes", one, two) == criteria.shared_themes(*asked).value

    @given(STATED)
    def test_is_a_number_that_all_share_who_state_the_same(self, needs):
        numbers = facets_of(board_rules.board_of(self.CITIES, {}), known(needs=needs))["needs"].of
        for one, own in enumerate(self.CITIES):
            assert (numbers[one] == 0) == (own.id not in needs)
            for two, other in enumerate(self.CITIES):
                assert (numbers[one] == numbers[two]) == (needs.get(own.id) == needs.get(other.id))

    @given(STATED)
    def test_does_not_hang_on_the_order_in_which_it_was_stated(self, needs):
        board = board_rules.board_of(self.CITIES, {})
        turned = dict(reversed(needs.items()))
        one, two = (facets_of(board, known(needs=some))["needs"] for some in (needs, turned))
        assert np.array_equal(one.of, two.of)
        assert np.array_equal(one.tables["needs"], two.tables["needs"], equal_nan=True)

    def test_is_nothing_where_nobody_states_anything(self):
        facets = facets_of(board_rules.board_of(self.CITIES, {}), known())
        for name, code in (("needs", "needs"), ("themes", "shared_themes")):
            assert facets[name].of.tolist() == [0, 0, 0, 0]
            assert np.isnan(facets[name].tables[code]).all()

    def test_brings_those_together_of_whom_one_offers_what_the_other_seeks(self):
        cities = [place(f"gn:{at}", "DE" if at == 1 else "FR", 50 + at / 100, population=900) for at in range(1, 5)]
        needs = {"gn:1": Needs(CULTURE, SPORT), "gn:3": Needs(SPORT, CULTURE), "gn:4": Needs(CULTURE, SPORT)}
        found = made(cities, {}, known(needs=needs)).together(3, ALL)["gn:1"]
        # Who is known to offer nothing of it stands behind whom nothing is known of.
        assert [key for key, _ in found] == ["gn:3", "gn:2", "gn:4"]


class TestWherePlacesLie:
    @given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["DE", "FR", "JP"])), min_size=1, max_size=9))
    def test_is_told_of_any_two_as_the_board_tells_it(self, some):
        cities = [place(f"gn:{at}", code, 48 + at / 20, 8.0, name_en=name) for at, (name, code) in enumerate(some)]
        board = board_rules.board_of(cities, {}, LAND)
        facet = facets_of(board, known())["setting"]
        for one in range(len(cities)):
            own = traits.likenesses(board.setting, traits.grounds_of(int(board.setting[one])))
            row = [told(facet, "setting", one, two) for two in range(len(cities))]
            assert row == [None if math.isnan(value) else value for value in own]

    def test_has_as_many_values_as_there_are_settings(self):
        cities = [place(f"gn:{at}", "FR", name_en=NAMES[at % 2 + 1]) for at in range(6)]
        facet = facets_of(board_rules.board_of(cities, {}, LAND), known())["setting"]
        assert facet.of.tolist() == [facet.of[0], facet.of[1]] * 3
        assert facet.tables["setting"].shape == (2, 2)


class TestWhoMayBeProposed:
    @slowly
    @given(st.one_of(crowds(), gapped()))
    def test_is_who_the_filter_of_one_place_admits(self, world):
        every, ids = np.arange(len(world.world)), world.world.ids
        for row, key in enumerate(ids):
            own = np.array([row])
            scores = standing.standings(world.world, own, every, search.counted(world.world, own))[0]
            for at, other in enumerate(ids):
                admitted = scoring.admits(Wanted(), world.profiles[key], world.profiles[other], world.known)
                assert (scores[at] > -math.inf) == admitted, (key, other)

    @slowly
    @given(st.one_of(crowds(), gapped()))
    def test_is_nobody_who_is_hidden_except_to_those_inside(self, world):
        for key, items in world.together(9, ALL).items():
            for other, _ in items:
                row, own = world.world.ids.index(other), world.world.ids.index(key)
                assert not world.world.hidden[row] or world.world.inside[own]

    def test_leaves_a_borough_out_of_the_lists_of_towns(self):
        found = metropolis().together(9, ALL)
        assert {key for key, _ in found["gn:town"]} == {"gn:berlin"}
        assert {key for key, _ in found["gn:berlin"]} == {"gn:town", "gn:city"}

    def test_is_a_part_of_another_city_for_a_part_of_a_city(self):
        assert {key for key, _ in metropolis().together(9, ALL)["gn:borough"]} == {"gn:town", "gn:city", "gn:part"}

    @pytest.mark.parametrize("partner", ["gn:city", "cc:region"], ids=["a city", "a region"])
    def test_is_a_borough_that_has_a_partner_of_its_own(self, partner):
        found = metropolis(("gn:borough", partner)).together(9, ALL)
        assert {key for key, _ in found["gn:town"]} == {"gn:berlin", "gn:borough"}

    def test_is_no_partner_though_both_lie_inside(self):
        found = metropolis(("gn:borough", "gn:part")).together(9, ALL)
        assert "gn:part" not in {key for key, _ in found["gn:borough"]}

    def test_has_no_bound_where_it_may_not_be(self):
        world = metropolis().world
        for row, key in enumerate(world.ids):
            bound = Bounds(world)._of_kind(int(world.kinds[row]))
            hidden = {world.ids[at] for at in np.flatnonzero(np.isneginf(bound)).tolist()}
            assert hidden == (set() if key in ("gn:borough", "gn:part") else {"gn:borough", "gn:part"})


class TestAModelOfLikelyLinks:
    @slowly
    @given(worlds())
    def test_is_not_asked_so_that_the_lists_are_those_without_one(self, drawn):
        cities, capitals, about = drawn
        modest = replace(about, likely=Likely())
        assert made(cities, capitals, about).together(5, ALL) == made(cities, capitals, modest).together(5, ALL)

    def test_counts_as_what_is_not_known(self):
        world = large(40).world
        for code in making.LEFT_OUT:
            assert np.isnan(world.alone[code]).all()
        assert set(making.LEFT_OUT) == {"likely_link"}

    def test_would_have_changed_what_a_search_for_one_says(self):
        # So that the property above does not hold for want of anything to leave out.
        about = known(likely=Likely({"gn:2": 0.1}, frozenset(), Reason("no_candidate"), told_likely))
        one, two = Profile(place("gn:1")), Profile(place("gn:2", "FR"))
        assert scoring.match(one, two, about, DECLARED).standing > scoring.match(one, two, known(), DECLARED).standing


class TestWhoAsks:
    CITIES = st.lists(
        st.tuples(st.sampled_from(["DE", "FR", "GH"]), st.none() | st.integers(1, 2_000_000)), min_size=1, max_size=12
    )
    FILTERS = st.builds(
        Wanted, countries=st.frozensets(st.sampled_from(["DE", "FR", "IS"])), min_population=st.integers(0, 2_000_000)
    )

    @slowly
    @given(CITIES, FILTERS)
    def test_is_every_city_of_the_countries_and_of_the_size_and_no_other(self, some, wanted):
        cities = [place(f"gn:{at:02}", code, population=people) for at, (code, people) in enumerate(some)]
        world = made(cities, {}, known())
        asked = {world.world.ids[row] for row in making.asking(world.world, world.board, wanted)}
        assert asked == {
            one.id
            for one in cities
            if (not wanted.countries or one.country in wanted.countries)
            and (one.population or 0) >= wanted.min_population
        }


class TestALimit:
    def test_without_any_weight_names_all_in_the_order_of_their_ids(self):
        cities = [place(f"gn:{at}", "DE" if at == 3 else "FR", 40 + at, population=at * 100 + 1) for at in range(6)]
        world = made(cities, {}, known(), dict.fromkeys(DECLARED, 0.0))
        assert [key for key, _ in world.together(9, ALL)["gn:3"]] == ["gn:0", "gn:1", "gn:2", "gn:4", "gn:5"]
        assert world.together(9, ALL)["gn:3"] == world.plainly("gn:3", 9, ALL)

    def test_of_a_world_without_a_city_asks_nobody(self):
        world = made([], {}, known())
        assert len(world.world) == 0
        assert making.asking(world.world, world.board, Wanted()).tolist() == []
        assert world.together(5, ALL) == {}

    def test_of_one_criterion_alone_is_its_order(self):
        cities = [place(f"gn:{at}", "DE" if at == 0 else "FR", 50.0 + at) for at in (0, 3, 1, 2)]
        world = made(cities, {}, known(), dict.fromkeys(DECLARED, 0.0) | {"distance": 2.0})
        assert [key for key, _ in world.together(9, ALL)["gn:0"]] == ["gn:1", "gn:2", "gn:3"]
