"""The ways to read a name, a region and a country of a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.places.rules.countries import instead, with_possessions
from tawam.places.rules.reading import loose_readings, readings
from tawam.places.rules.regions import keys_of_region
from tawam.places.rules.text import normalise


def loosely(name: str) -> set[str]:
    return {norm for one in loose_readings(name) for norm in one.norms}


class TestAName:
    @pytest.mark.parametrize(
        ("name", "norm", "hint"),
        [
            ("Sandy, Bedfordshire", "sandy", "Bedfordshire"),
            ("Stari Grad (Sarajevo)", "stari grad", "Sarajevo"),
            ("Springfield, Illinois", "springfield", "Illinois"),
        ],
    )
    def test_is_read_with_its_hint_after_it_is_read_whole(self, name: str, norm: str, hint: str) -> None:
        whole, apart = readings(name)
        assert normalise(name) in whole.norms
        assert (norm in apart.norms, apart.hint) == (True, hint)

    @pytest.mark.parametrize(
        ("name", "norm"),
        [
            ("Frankfurt/Main", "frankfurt"),
            ("Gemeinde Kall", "kall"),
            ("بلدية رام الله", "رام الله"),
            ("Sankt Wendel", "st wendel"),
            ("Auerbach i. d. OPf.", "auerbach"),
            ("Garching b.München", "garching bei munchen"),
            ("Duesseldorf", "dusseldorf"),
        ],
    )
    def test_is_read_otherwise_if_nobody_bears_it(self, name: str, norm: str) -> None:
        assert norm in loosely(name)

    @given(st.text(max_size=60))
    def test_of_any_kind_has_readings_that_can_be_looked_for(self, name: str) -> None:
        for one in (*readings(name), *loose_readings(name)):
            assert one.norms
            assert all(one.norms)


class TestARegion:
    @pytest.mark.parametrize(("own", "english"), [("Bayern", "Bavaria"), ("Toscana", "Tuscany"), ("Hessen", "Hesse")])
    def test_is_one_in_both_languages(self, own: str, english: str) -> None:
        assert keys_of_region(own) == keys_of_region(english)

    def test_without_a_name_is_none(self) -> None:
        assert not keys_of_region("")


class TestWiderCountries:
    @given(st.frozensets(st.sampled_from(["FR", "PS", "IL", "MA", "DE"])))
    def test_hold_those_that_were_stated(self, codes: frozenset[str]) -> None:
        assert codes <= with_possessions(codes)
        assert codes <= instead(codes)
