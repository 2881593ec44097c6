"""A municipality that is called by its parts is found by them, if they lie together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawam.places.rules.candidates import Bearer
from tawam.places.rules.geography import kilometres
from tawam.places.rules.merged import TOGETHER_KM, merged
from tawam.places.values import NameKind, Place, PlaceKind


def part(key: str, lat: float, population: int | None = None, country: str = "BE") -> Bearer:
    place = Place(f"gn:{key}", PlaceKind.CITY, key, "", country, "", lat, 5.3, population, "")
    return Bearer(place, NameKind.MAIN)


HEUSDEN, ZOLDER = part("heusden", 51.03, 31_000), part("zolder", 51.02, 17_000)
FAR = part("heusden-nl", 51.73, 60_000)


def ids(found: list[Bearer]) -> list[str]:
    return [one.place.id for one in found]


class TestPartsThatLieTogether:
    def test_stand_for_the_whole_by_the_larger(self) -> None:
        assert ids(merged([[HEUSDEN], [ZOLDER]])) == ["gn:heusden"]
        assert ids(merged([[ZOLDER], [HEUSDEN]])) == ["gn:heusden"]

    def test_are_told_from_a_namesake_far_away(self) -> None:
        assert ids(merged([[FAR, HEUSDEN], [ZOLDER]])) == ["gn:heusden"]

    def test_leave_a_choice_where_they_do_so_twice(self) -> None:
        twins = [part("heusden-2", 40.0, 10), HEUSDEN], [ZOLDER, part("zolder-2", 40.01, 5)]
        assert sorted(ids(merged(twins))) == ["gn:heusden", "gn:heusden-2"]


class TestPartsThatDoNot:
    def test_stand_for_nothing(self) -> None:
        assert merged([[FAR], [ZOLDER]]) == []
        assert merged([[], [ZOLDER]]) == []

    def test_are_those_of_two_countries(self) -> None:
        assert merged([[part("heusden", 51.03, 31_000, "NL")], [ZOLDER]]) == []

    def test_are_one_place_twice(self) -> None:
        assert merged([[HEUSDEN], [HEUSDEN]]) == []


class TestAnyParts:
    SOME = st.lists(
        st.builds(part, st.sampled_from("abcdef"), st.floats(50.0, 51.0), st.integers(1, 10**6)),
        max_size=4,
        unique_by=lambda one: one.place.id,
    )

    @given(SOME, SOME)
    def test_are_answered_by_places_among_them(self, first: list[Bearer], second: list[Bearer]) -> None:
        for one in merged([first, second]):
            assert one in [*first, *second]
            assert any(kilometres(one.place, other.place) <= TOGETHER_KM for other in [*first, *second])

    @given(SOME)
    def test_need_both(self, some: list[Bearer]) -> None:
        assert merged([some, []]) == merged([[], some]) == []
