"""Misspelt names are compared together and found as each is found alone; squares of the globe hold what lies near."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import world

from tawam.places.queries import tagged_in_arabic
from tawam.places.queries.holding import cells
from tawam.places.queries.misspelling import bearers_alike
from tawam.places.rules.candidates import NO_CONTEXT, Context
from tawam.places.rules.deciding import MOST_CANDIDATES
from tawam.places.rules.geography import Point, kilometres
from tawam.places.values import NameSource

pytestmark = pytest.mark.django_db

OFTEN = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TWO = Context(countries=frozenset({"DE", "US"}))
CONTEXTS = st.sampled_from([NO_CONTEXT, Context(country="DE"), Context(country="US"), TWO])
SLIPS = st.sampled_from(["Leipzik", "Leibzig", "Kleipzig", "eipzig", "Elipzig", "Huoston", "Houstn", "Pris", "Qq", ""])


def found(name: str, context: Context = NO_CONTEXT, kind: str = "") -> list[str]:
    return [one.place.id for one in bearers_alike([(name, context)], kind)[0]]


class TestASlipOfThePen:
    @pytest.mark.parametrize(
        ("name", "country", "place"),
        [
            ("Leipzik", "DE", world.LEIPZIG),
            ("Elipzig", "DE", world.LEIPZIG),  # two letters swapped at the start
            ("Meipzig", "DE", world.LEIPZIG),  # another letter at the start
            ("eipzig", "DE", world.LEIPZIG),  # none at the start
            ("Kleipzig", "DE", world.LEIPZIG),  # one too many
            ("Huoston", "US", world.HOUSTON),
            ("San Francizco", "US", world.SAN_FRANCISCO),
            ("Coventri", "GB", world.COVENTRY),
        ],
    )
    def test_is_found_in_its_country(self, name: str, country: str, place: str) -> None:
        assert place in found(name, Context(country=country))

    @pytest.mark.parametrize("name", ["Leipzik", "Meipzig", "Kleipzig"])
    def test_is_not_found_in_another_country(self, name: str) -> None:
        assert world.LEIPZIG not in found(name, Context(country="US"))

    def test_is_found_in_any_of_the_countries_of_a_state_of_the_past(self) -> None:
        assert world.VOLGOGRAD in found("Volgogrod", Context(countries=frozenset({"RU", "UA"})))

    def test_is_found_without_a_country_by_its_first_letters(self) -> None:
        assert world.LEIPZIG in found("Leipzik")

    def test_is_found_among_those_of_a_kind_only(self) -> None:
        assert found("Germeny", Context(country="DE"), "city") == []
        assert world.GERMANY in found("Germeny", Context(country="DE"), "country")

    @pytest.mark.parametrize("name", ["", "Qq", "Pa", "..."])
    def test_of_a_few_letters_is_anything_and_nothing(self, name: str) -> None:
        assert found(name, Context(country="DE")) == []


class TestManySlips:
    @OFTEN
    @given(st.lists(st.tuples(SLIPS, CONTEXTS), max_size=8))
    def test_are_found_as_each_is_alone(self, asked: list[tuple[str, Context]]) -> None:
        assert bearers_alike(asked) == [bearers_alike([one])[0] for one in asked]

    @OFTEN
    @given(st.lists(st.tuples(SLIPS, CONTEXTS), max_size=8))
    def test_bear_no_name_as_it_is_written(self, asked: list[tuple[str, Context]]) -> None:
        for some in bearers_alike(asked):
            assert len(some) <= MOST_CANDIDATES
            assert all(one.kind is None and 0 < one.likeness <= 100 for one in some)


class TestTheSquaresOfTheGlobe:
    @given(st.floats(-80, 80), st.floats(-180, 179.99), st.floats(-0.5, 0.5), st.floats(-2.0, 2.0))
    def test_around_a_point_hold_all_that_is_near(self, lat: float, lon: float, up: float, over: float) -> None:
        here = Point(lat, lon)
        there = Point(lat + up, (lon + over + 180) % 360 - 180)
        if kilometres(here, there) <= 60.0:
            assert (math.floor(there.lat), math.floor(there.lon)) in cells(here, 61.0)

    @given(st.floats(-80, 80), st.floats(-180, 179.99))
    def test_hold_the_point_itself(self, lat: float, lon: float) -> None:
        assert (math.floor(lat), math.floor(lon)) in cells(Point(lat, lon), 1.0)


class TestTaggedNames:
    def test_are_those_of_cities_whose_source_says_arabic(self) -> None:
        known = {one.id: one for one in tagged_in_arabic()}
        assert world.BAGHDAD in known
        assert world.GERMANY not in known
        assert {one.name_ar_source for one in known.values()} == {NameSource.GEONAMES}
        assert all(one.name_ar for one in known.values())
