"""What the search takes from packages: land borders, names of languages; and a board that knows of no border."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from tests.rules.matched import known, place, profile, worlds

from tawam.basics.locales import is_language
from tawam.matching import files
from tawam.matching.rules import scoring
from tawam.matching.rules.board import board_of, values
from tawam.matching.values import Trait


class TestLandBorders:
    @pytest.mark.parametrize(
        ("country", "some"), [("DE", {"FR", "PL", "CH"}), ("FR", {"DE", "ES"}), ("GB", {"IE"}), ("GH", {"TG"})]
    )
    def test_are_those_of_the_gazetteer(self, country, some):
        assert some <= files.land_borders()[country]

    @pytest.mark.parametrize("country", ["JP", "AU", "IS", "MT", "NZ", "LK"])
    def test_of_an_island_state_are_none(self, country):
        assert files.land_borders()[country] == frozenset()

    def test_name_countries_and_never_the_country_itself(self):
        for country, others in files.land_borders().items():
            assert country not in others
            assert all(len(code) == 2 and code.isupper() for code in others)


class TestALanguage:
    @pytest.mark.parametrize("code", ["en", "ar", "sw", "pt", "zh"])
    def test_is_known_by_its_code(self, code):
        assert is_language(code)

    @pytest.mark.parametrize("code", ["", "klingonese", "EN", "english", "\x00"])
    def test_is_none_by_anything_else(self, code):
        assert not is_language(code)


class TestABoardWithoutBorders:
    def test_knows_of_none(self):
        cities = [place("gn:1", "DE", 50.0, 8.0), place("gn:2", "FR", 50.01, 8.0)]
        made = board_of(cities, {})
        assert made.abroad.tolist() == [-1, -1]
        assert made.setting.tolist() == [0, 0]

    def test_knows_the_nearest_across_a_border_that_it_is_told_of(self):
        cities = [place("gn:1", "DE", 50.0, 8.0), place("gn:2", "FR", 50.01, 8.0), place("gn:3", "FR", 50.1, 8.0)]
        made = board_of(cities, {}, {"DE": {"FR"}})
        assert made.abroad.tolist() == [1, 0, 0]
        assert made.abroad_km[0] == pytest.approx(1.11, abs=0.01)
        border = 1 << list(Trait).index(Trait.BORDER)
        assert [int(bits) & border for bits in made.setting] == [border] * 3


class TestWhatIsStated:
    @settings(max_examples=60, deadline=None)
    @given(worlds())
    def test_leaves_all_columns_unknown_for_a_place_that_states_nothing(self, world):
        cities, capitals, about = world
        made = board_of(cities, capitals)
        own = profile("gn:404", "DE")
        others = {code: profile(f"cc:{code}", code) for code in made.countries}
        found = values(made, own, about, others, np.zeros(len(made.zones)))
        for code in ("needs", "shared_themes"):
            assert all(math.isnan(value) for value in found[code])

    @settings(max_examples=60, deadline=None)
    @given(worlds())
    def test_never_lowers_what_the_other_criteria_are_worth(self, world):
        cities, _, about = world
        own, other = profile("gn:0", cities[0].country), profile("gn:1", cities[1].country)
        silent = known(spots={one.id: (one.lat, one.lon) for one in cities})
        plain = scoring.grounds(own, other, silent)
        stating = scoring.grounds(own, other, type(silent)(silent.network, silent.exposure, about.needs, about.themes))
        changed = {code for code, one in plain.items() if one != stating[code]}
        assert changed <= {"needs", "shared_themes"}
