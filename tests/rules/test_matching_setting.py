"""Where a place lies: what a name says, what a border says, and what is left unknown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.house.tree import page
from tests.rules.matched import COUNTRIES, LAND, known, profile
from tests.rules.named import FIRST, SECOND, TAKEN_OUT

from tawam.matching.rules import traits
from tawam.matching.rules.board import directions
from tawam.matching.rules.borders import nearest_abroad
from tawam.matching.rules.criteria import setting
from tawam.matching.rules.setting import BORDER_KM, likeness, setting_of, traits_in_name
from tawam.matching.values import Near, Trait, TraitGround
from tawam.places.rules.geography import Point, kilometres

GROUNDS = st.dictionaries(st.sampled_from(Trait), st.builds(TraitGround, st.booleans(), st.just("x"), st.just("س")))


class TestAName:
    @pytest.mark.parametrize(
        ("name", "country", "trait", "said"),
        [
            ("Trouville-sur-Mer", "FR", Trait.COAST, "sur-Mer"),
            ("Burnham-on-Sea", "GB", Trait.COAST, "on-Sea"),
            ("Wells-next-the-Sea", "GB", Trait.COAST, "next-the-Sea"),
            ("Egmond aan Zee", "NL", Trait.COAST, "aan Zee"),
            ("Ostseebad Binz", "DE", Trait.COAST, "Ostseebad"),
            ("Marina di Pisa", "IT", Trait.COAST, "Marina di"),
            ("Lloret de Mar", "ES", Trait.COAST, "de Mar"),
            ("Bar-sur-Seine", "FR", Trait.RIVER, "sur-Seine"),
            ("Frankfurt am Main", "DE", Trait.RIVER, "am Main"),
            ("Marburg an der Lahn", "DE", Trait.RIVER, "an der Lahn"),
            ("Stein am Rhein", "CH", Trait.RIVER, "am Rhein"),
            ("Newcastle upon Tyne", "GB", Trait.RIVER, "upon Tyne"),
            ("Roudnice nad Labem", "CZ", Trait.RIVER, "nad Labem"),
            ("Alphen aan den Rijn", "NL", Trait.RIVER, "aan den Rijn"),
            ("Santa Croce sull'Arno", "IT", Trait.RIVER, "sull'Arno"),
            ("Rostov-on-Don", "RU", Trait.RIVER, "on-Don"),
            ("Becerril de la Sierra", "ES", Trait.MOUNTAIN, "de la Sierra"),
            ("Kals am Großglockner", "AT", Trait.MOUNTAIN, "am Großglockner"),
            ("Hayling Island", "GB", Trait.ISLAND, "Island"),
            ("L'Île-d'Yeu", "FR", Trait.ISLAND, "L'Île"),
            ("Cuxhaven", "DE", Trait.PORT, "haven"),
            ("Puerto Barrios", "GT", Trait.PORT, "Puerto"),
            ("Port Antonio", "JM", Trait.PORT, "Port"),
        ],
    )
    def test_tells_where_a_place_lies_and_is_quoted(self, name, country, trait, said):
        assert traits_in_name(name, country) == {trait: said}

    @pytest.mark.parametrize(
        ("name", "country"),
        [
            ("Bruck an der Großglocknerstraße", "AT"),
            ("Neustadt an der Weinstraße", "DE"),
            ("Brunn an der Schneebergbahn", "AT"),  # a railway
            ("Zell am See", "AT"),
            ("Houghton on the Hill", "GB"),
            ("Kingston upon Hull City", "GB"),
            ("Grésy-sur-Aix", "FR"),  # a town
            ("Maxilly-sur-Léman", "FR"),  # a lake
            ("Padenghe sul Garda", "IT"),  # a lake
            ("Caldaro sulla Strada del Vino", "IT"),
            ("Kostelec nad Černými lesy", "CZ"),
            ("Rychnov u Jablonce nad Nisou", "CZ"),
            ("Valea Mare", "RO"),  # “great”, and not the sea
            ("Puerto de Nieto", "MX"),  # a pass
            ("Grand Island", "US"),
            ("Port Vue", "US"),
            ("Mount Vernon", "US"),
            ("Brookhaven", "US"),
            ("Leipzig", "DE"),
            ("", "DE"),
        ],
    )
    def test_that_may_mean_something_else_tells_nothing(self, name, country):
        assert traits_in_name(name, country) == {}

    @given(st.text(max_size=30), st.sampled_from(["FR", "DE", "GB", "CZ", "IT", "XX", ""]))
    def test_is_quoted_as_it_stands(self, name, country):
        assert all(said and said in name for said in traits_in_name(name, country).values())


class TestTheNamesThatWereJudged:
    @pytest.mark.parametrize(("name", "country", "trait"), sorted({row[:3] for row in FIRST + SECOND}))
    def test_tell_what_they_told_when_they_were_drawn_but_for_what_was_taken_out(self, name, country, trait):
        assert traits_in_name(name, country).keys() == (set() if name in TAKEN_OUT else {trait})

    @pytest.mark.parametrize(("drawn", "seed"), [(FIRST, 7), (SECOND, 11)], ids=["first", "second"])
    def test_give_the_figures_of_the_documentation(self, drawn, seed):
        right = sum(not wrong for *_, wrong in drawn)
        text = " ".join(page("matching.md").split())
        assert len(drawn) == len({row[:3] for row in drawn}) == 50
        assert f"seed {seed})" in text
        assert f"{right} {'were ' if seed == 7 else ''}right ({2 * right} %;" in text


class TestTheSetting:
    def test_knows_a_border_by_a_city_that_lies_near(self):
        found = setting_of("Kehl", "DE", Near("Strasbourg", "ستراسبورغ", 4.6), {"FR"})
        assert found == {Trait.BORDER: TraitGround(True, "Strasbourg", "ستراسبورغ", 5)}

    def test_names_the_city_as_it_is_known_where_it_has_no_arabic_name(self):
        assert setting_of("Kehl", "DE", Near("Neuried", "", 4.6), {"FR"})[Trait.BORDER].says_ar == "Neuried"

    def test_knows_that_there_is_no_border_where_the_country_has_none(self):
        assert setting_of("Osaka", "JP", None, frozenset()) == {Trait.BORDER: TraitGround(False)}

    @pytest.mark.parametrize("land", [{"FR"}, None])
    def test_knows_nothing_of_a_border_where_no_city_lies_near(self, land):
        assert setting_of("Leipzig", "DE", None, land) == {}


class TestLikeness:
    @given(GROUNDS, GROUNDS)
    def test_is_the_same_both_ways(self, own, other):
        assert likeness(own, other).value == likeness(other, own).value

    @given(GROUNDS, GROUNDS)
    def test_is_full_only_where_both_have_a_trait_and_none_only_where_one_is_known_to_lack_it(self, own, other):
        both = own.keys() & other.keys()
        shared = any(own[one].holds and other[one].holds for one in both)
        apart = any(own[one].holds != other[one].holds for one in both)
        assert likeness(own, other).value == (1.0 if shared else 0.0 if apart else None)

    @given(GROUNDS)
    def test_to_a_place_of_which_nothing_is_known_is_not_known(self, own):
        assert likeness(own, {}).value is None

    def test_quotes_both_names(self):
        own = profile("gn:1", setting=setting_of("Frankfurt am Main", "DE", None, {"FR"}))
        other = profile("gn:2", "FR", setting=setting_of("Bar-sur-Seine", "FR", None, {"DE"}))
        found = setting(own, other, known())
        assert (found.value, found.reason.code) == (1.0, "setting_shared")
        assert (found.reason.facts["own"], found.reason.facts["other"]) == ("am Main", "sur-Seine")
        assert found.reason.facts["trait"] == "river"

    def test_names_both_cities_across_the_border_and_how_far_they_are(self):
        own = profile(setting=setting_of("Kehl", "DE", Near("Strasbourg", "ستراسبورغ", 4.6), {"FR"}))
        found = setting(own, own, known())
        assert found.reason.code == "both_at_a_border"
        assert found.reason.facts["own"] == found.reason.facts["other"] == "Strasbourg"
        assert (found.reason.facts["own_ar"], found.reason.facts["other_km"]) == ("ستراسبورغ", "5")


class TestTheNearestAbroad:
    @settings(max_examples=120, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(COUNTRIES),
                st.floats(-89, 89) | st.floats(51.0, 51.4) | st.floats(-0.2, 0.2),
                st.floats(-180, 180) | st.floats(6.0, 6.5) | st.floats(179.8, 180),
            ),
            max_size=14,
        )
    )
    def test_is_the_one_that_is_found_by_looking_at_all(self, cities):
        points = [Point(lat, lon) for _, lat, lon in cities]
        numbers = np.array([COUNTRIES.index(code) for code, _, _ in cities], dtype=np.int32)
        lat, lon = (np.array(column, dtype=float) for column in ([p.lat for p in points], [p.lon for p in points]))
        nearest, km = nearest_abroad(directions(lat, lon), numbers, traits.bordering(COUNTRIES, LAND))
        for row, point in enumerate(points):
            abroad = [
                kilometres(point, points[other])
                for other, (code, _, _) in enumerate(cities)
                if code in LAND.get(cities[row][0], ()) or cities[row][0] in LAND.get(code, ())
            ]
            close = [far for far in abroad if far <= BORDER_KM - 1e-6]
            if close:
                assert km[row] == pytest.approx(min(close), abs=1e-5)
                assert kilometres(point, points[nearest[row]]) == pytest.approx(km[row], abs=1e-5)
            elif all(far > BORDER_KM + 1e-6 for far in abroad):
                assert nearest[row] == -1
                assert np.isnan(km[row])

    def test_lies_across_a_land_border_and_not_across_a_strait(self):
        points = directions(np.array([50.0, 50.01, 50.02]), np.array([8.0, 8.0, 8.0]))
        numbers = np.array([0, 1, 2], dtype=np.int32)
        nearest, _ = nearest_abroad(points, numbers, traits.bordering(["DE", "JP", "FR"], LAND))
        assert nearest.tolist() == [2, -1, 0]

    def test_of_no_city_is_none(self):
        nearest, km = nearest_abroad(np.zeros((0, 3)), np.zeros(0, dtype=np.int32), np.zeros((0, 0), dtype=bool))
        assert (len(nearest), len(km)) == (0, 0)


class TestTheBits:
    def test_border_on_each_other_both_ways_if_one_side_says_so(self):
        assert traits.bordering(["DE", "FR"], {"DE": {"FR"}}).tolist() == [[False, True], [True, False]]
        assert traits.bordering([], {}).shape == (0, 0)

    @given(GROUNDS)
    def test_hold_the_likeness_to_every_place_that_a_name_tells_of(self, own):
        names = [("Bar-sur-Seine", "FR"), ("Ver-sur-Mer", "FR"), ("Hayling Island", "GB"), ("Leipzig", "DE")]
        bits = np.array([traits.bits_in_name(*one) for one in names], dtype=np.uint8)
        for found, (name, country) in zip(traits.likenesses(bits, own), names, strict=True):
            told = likeness(own, setting_of(name, country, None, {"FR"})).value
            assert (None if np.isnan(found) else found) == told
