"""Which names a place can be found by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.places.rules.names import LONGEST, index_names, is_administrative, is_bygone, is_machine_made
from tawam.places.rules.text import normalise
from tawam.places.values import NameKind, Place, PlaceKind

TEXTS = st.lists(st.text(max_size=15), max_size=6)


class TestTheNamesOfAPlace:
    def test_are_kept_once_in_the_best_way_that_the_place_bears_them(self) -> None:
        found = index_names(["Cologne"], [("Köln", NameKind.ALIAS)], ["KOLN", "cologne", "Colonia"])
        assert found == {"cologne": NameKind.MAIN, "koln": NameKind.ALIAS, "colonia": NameKind.ALTERNATE}

    def test_hold_the_rest_of_a_display_name_from_each_word_on(self) -> None:
        found = index_names(["New York City"], [], [])
        assert found["york city"] == found["city"] == NameKind.WORD

    def test_hold_no_words_of_alternates(self) -> None:
        assert "gran" not in index_names(["Paris"], [], ["Parigi la Gran"])

    def test_an_alternate_that_is_also_a_word_of_the_name_stays_a_name(self) -> None:
        assert index_names(["New York"], [], ["York"])["york"] == NameKind.ALTERNATE

    def test_leave_out_an_empty_name(self) -> None:
        assert index_names(["Paris", ""], [], ["!", "?"]) == {"paris": NameKind.MAIN}

    def test_leave_out_what_the_column_cannot_hold(self) -> None:
        assert index_names(["Paris"], [], ["P" * (LONGEST + 1)]) == {"paris": NameKind.MAIN}

    @given(TEXTS, TEXTS)
    def test_are_all_normalised(self, main: list[str], alternates: list[str]) -> None:
        assert all(normalise(norm) == norm and norm for norm in index_names(main, [], alternates))

    @given(TEXTS, TEXTS)
    def test_every_display_name_is_found_as_one(self, main: list[str], alternates: list[str]) -> None:
        found = index_names(main, [], alternates)
        assert all(found[normalise(name)] == NameKind.MAIN for name in main if normalise(name))


class TestMachineMadeNames:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("lndn", True),  # the letters of لندن one by one
            ("lun dun", True),  # the syllables of 伦敦
            ("LON", False),  # an airport code, which people do type
            ("Londres", False),  # a name
            ("'s-Gravenhage", False),  # a name that begins with a small letter has a capital somewhere
            ("лондон", False),  # not Latin, so that capitals prove nothing
        ],
    )
    def test_are_told_by_their_lack_of_capitals(self, name: str, expected: bool) -> None:
        assert is_machine_made(name) is expected


def place(key: str, people: int | None, country: str) -> Place:
    return Place(f"gn:{key}", PlaceKind.CITY, key, "", country, "", 0.0, 0.0, people, "")


class TestWhatTheGazetteerAdds:
    @pytest.mark.parametrize("rest", ["city", "stad", "si", "i", "center"])
    def test_is_no_part_of_the_name(self, rest: str) -> None:
        assert is_administrative(rest)

    @pytest.mark.parametrize("rest", ["", "de juarez", "am main", "licharre", "york"])
    def test_is_told_from_what_is(self, rest: str) -> None:
        assert not is_administrative(rest)


class TestANameOfThePast:
    def test_is_feared_of_small_towns_where_they_were_often_renamed(self) -> None:
        assert is_bygone(place("ashford", 1_725, "US"), ["chili"])
        assert is_bygone(place("unknown", None, "US"), ["chili"])

    @pytest.mark.parametrize(
        ("people", "country", "norm"),
        [(8_000_000, "US", "nueva york"), (1_725, "FR", "chili"), (1_725, "US", "أشفورد")],
    )
    def test_is_not_feared_of_others(self, people: int, country: str, norm: str) -> None:
        assert not is_bygone(place("one", people, country), [norm])
