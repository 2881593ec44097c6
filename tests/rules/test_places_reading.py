"""The ways to read a name, a region and a country of a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.places.rules.countries import instead, with_possessions
from tawam.places.rules.reading import Reading, has_long_letters, loose_readings, readings
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


def read(name: str) -> dict[str, Reading]:
    """The loose readings by the names that they look for."""
    return {norm: one for one in reversed(loose_readings(name)) for norm in one.norms}


class TestALooseReading:
    @pytest.mark.parametrize(
        ("name", "norm"),
        [
            ("Rottenburg am Neckar", "rottenburg"),
            ("Weiden in der Oberpfalz", "weiden"),
            ("Rothenburg ob der Tauber", "rothenburg"),
            ("Bad Kötzting", "kotzting"),
            ("Kostelec nad Orlicí", "kostelec"),
            ("Oostduinkerke aan Zee", "oostduinkerke"),
        ],
    )
    def test_leaves_out_what_says_where_a_place_lies(self, name: str, norm: str) -> None:
        assert (read(name)[norm].cut, read(name)[norm].head) == (True, True)

    @pytest.mark.parametrize("name", ["Am Neckar", "Saint-sur-Mer", "Bad Ems", "Auf der Höhe"])
    def test_leaves_no_name_that_is_none(self, name: str) -> None:
        assert not [one for one in loose_readings(name) if one.head]

    @pytest.mark.parametrize(
        ("name", "norm"),
        [
            ("Montgomery County", "montgomery"),
            ("Landkreis Göttingen", "gottingen"),
            ("Lviv Oblast", "lviv"),
            ("Okres Opava", "opava"),
            ("Stadtteil Hamm", "hamm"),
            ("Region Twente", "twente"),
        ],
    )
    def test_knows_the_name_of_an_area(self, name: str, norm: str) -> None:
        assert read(name)[norm].area

    @pytest.mark.parametrize(
        ("name", "norm"),
        [
            ("Gmina Raszków", "raszkow"),
            ("Condeixa-a-Nova Municipality", "condeixa a nova"),
            ("Princeton Township", "princeton"),
            ("Marktgemeinde Lech", "lech"),
            ("بلدية نابلس", "نابلس"),
        ],
    )
    def test_says_that_it_left_out_what_kind_of_place_it_is(self, name: str, norm: str) -> None:
        assert (read(name)[norm].cut, read(name)[norm].head) == (True, False)

    @pytest.mark.parametrize(
        ("name", "parts"),
        [
            ("Heusden-Zolder", [("heusden", "zolder")]),
            ("Weymouth and Portland", [("weymouth", "portland")]),
            ("Tonbridge & Malling", [("tonbridge", "malling")]),
            ("Lampedusa e Linosa", [("lampedusa", "linosa")]),
            ("Ottignies-Louvain-la-Neuve", [("ottignies", "louvain la neuve"), ("ottignies louvain", "la neuve")]),
            ("Leipzig", []),
            ("A-B", []),
        ],
    )
    def test_takes_a_merged_name_apart(self, name: str, parts: list[tuple[str, str]]) -> None:
        found = [(one.parts[0][0], one.parts[1][0]) for one in loose_readings(name) if one.parts]
        assert [one for one in found if one in parts] == parts
        assert bool(found) == bool(parts)

    def test_reads_two_letters_as_one_only_for_a_place_that_has_it(self) -> None:
        assert read("Duesseldorf")["dusseldorf"].long_letters
        assert has_long_letters("Düsseldorf")
        assert not has_long_letters("Olsberg")

    @pytest.mark.parametrize(
        ("name", "hint"), [("Sainte Suzanne (Mayenne)", "mayenne"), ("Sankt Veit, Kärnten", "Kärnten")]
    )
    def test_keeps_what_was_added(self, name: str, hint: str) -> None:
        assert {one.hint for one in loose_readings(name)} == {hint}
