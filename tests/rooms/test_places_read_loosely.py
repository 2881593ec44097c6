"""Names that lists write at length or in part, with places that were added for the test."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import world

from tawam.places import actions
from tawam.places.queries import resolve, resolve_many, resolve_pairs
from tawam.places.queries.parts import parts_among
from tawam.places.values import Asked, Outcome, Place, PlaceKind, Resolution

pytestmark = pytest.mark.django_db
OFTEN = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def town(key: str, name: str, lat: float, lon: float, people: int | None, country: str = "BE", **other: str) -> Place:
    return Place(f"wd:Q{key}", PlaceKind.CITY, name, "", country, other.get("admin1", ""), lat, lon, people, "")


TOWNS = [
    town("1", "Heusden", 51.03, 5.28, 31_000),
    town("2", "Zolder", 51.02, 5.31, 17_000),
    town("3", "Ober-Ramstadt", 49.83, 8.75, 15_000, "DE"),
    town("4", "Almere Stad", 52.37, 5.22, 176_000, "NL"),
    town("5", "Kötzting", 49.17, 12.85, 7_400, "DE"),
    town("6", "Dorfen", 48.27, 12.15, 900, "DE"),
    town("7", "Olsberg", 51.35, 8.48, 15_000, "DE"),
    town("8", "Zwiesel", 49.02, 13.23, 9_000, "DE", admin1="Bavaria"),
    town("9", "Zwiesel", 51.36, 12.40, 9_000, "DE", admin1="Saxony"),  # three kilometres from the middle of Leipzig
]


def first(found: Resolution) -> tuple[Outcome, str]:
    return found.outcome, found.candidates[0].place.name_en if found.candidates else ""


class TestANameAtLength:
    @pytest.fixture(autouse=True)
    def towns(self) -> None:
        actions.add_places(places=TOWNS, names={"wd:Q4": ["Almere"]})

    @pytest.mark.parametrize(
        ("name", "country", "expected"),
        [
            ("Heusden-Zolder", "Belgium", "Heusden"),
            ("Zolder-Heusden", "Belgium", "Heusden"),
            ("Heusden and Zolder", "Belgium", "Heusden"),
            ("Almere", "Netherlands", "Almere Stad"),
            ("Bad Kötzting", "Germany", "Kötzting"),
            ("Ober-Ramstadt am Odenwald", "Germany", "Ober-Ramstadt"),
            ("Kreisstadt Leipzig", "Germany", "Leipzig"),
        ],
    )
    def test_is_sure(self, name: str, country: str, expected: str) -> None:
        assert first(resolve(name, country=country)) == (Outcome.SURE, expected)

    @pytest.mark.parametrize(
        ("name", "country", "expected"),
        [
            ("Bad Dorfen", "Germany", "Dorfen"),  # so small that another may be meant
            ("Landkreis Leipzig", "Germany", "Leipzig"),  # the district around it
            ("Heusden-Zolder", "Netherlands", "Heusden"),  # they lie in another country
        ],
    )
    def test_is_asked(self, name: str, country: str, expected: str) -> None:
        found = resolve(name, country=country)
        assert found.outcome == Outcome.ASK
        assert expected in {one.place.name_en for one in found.candidates}

    def test_does_not_lose_a_letter_that_the_place_never_had(self) -> None:
        assert resolve("Oelsberg", country="Germany").outcome != Outcome.SURE

    def test_of_two_is_that_of_the_town_and_not_of_the_quarter(self) -> None:
        found = resolve("Zwiesel", country="Germany")
        assert (found.outcome, found.candidates[0].place.id) == (Outcome.SURE, "wd:Q8")

    def test_of_two_is_asked_where_the_quarter_is_larger(self) -> None:
        actions.add_places(places=[town("9", "Zwiesel", 51.36, 12.40, 39_000, "DE", admin1="Saxony")], names={})
        assert resolve("Zwiesel", country="Germany").outcome == Outcome.ASK


class TestPartsOfALargerCity:
    def test_lie_beside_it_and_are_much_smaller(self) -> None:
        assert parts_among([TOWNS[8]]) == {"wd:Q9"}
        assert parts_among([TOWNS[7]]) == frozenset()

    def test_are_not_those_of_another_country(self) -> None:
        abroad = town("10", "Abroad", 51.36, 12.40, 900, "PL")
        assert parts_among([abroad]) == frozenset()

    def test_are_never_the_city_itself(self) -> None:
        [leipzig] = [one.place for one in resolve("Leipzig", country="DE").candidates]
        assert parts_among([leipzig]) == frozenset()


NAMES = ["Paris", "Leipzig", "Bethlehem", "Houston", "Paris (Texas)", "Stadt Leipzig", "Nowhere", "بغداد"]
ASKED = st.builds(Asked, st.sampled_from(NAMES), country=st.sampled_from(["", "US", "Germany", "France", "Irak"]))


class TestAnyQuestion:
    @OFTEN
    @given(ASKED, st.floats(-60.0, -20.0), st.floats(-180.0, 180.0))
    def test_is_never_sure_of_a_place_far_from_its_coordinates(self, one: Asked, lat: float, lon: float) -> None:
        [found] = resolve_many([Asked(one.name, one.country, lat=lat, lon=lon)])
        assert found.outcome != Outcome.SURE

    @OFTEN
    @given(st.lists(st.tuples(ASKED, ASKED), max_size=6), st.randoms(use_true_random=False))
    def test_is_answered_alike_in_any_order_of_the_rows(self, pairs: list[tuple[Asked, Asked]], random: object) -> None:
        shuffled = list(pairs)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        known = dict(zip(pairs, resolve_pairs(pairs), strict=True))
        assert resolve_pairs(shuffled) == [known[one] for one in shuffled]

    @OFTEN
    @given(st.sampled_from(NAMES), st.sampled_from(["US", "Germany", "France"]), st.sampled_from(["Texas", "Saxony"]))
    def test_is_never_sure_of_another_place_for_its_region(self, name: str, country: str, region: str) -> None:
        [alone, there] = resolve_many([Asked(name, country), Asked(name, country, region)])
        if alone.outcome == there.outcome == Outcome.SURE:
            assert alone.candidates[0].place.id == there.candidates[0].place.id


class TestACountryAndItsCity:
    def test_is_the_city_where_the_country_is_given(self) -> None:
        actions.add_places(places=[town("11", "France", 46.0, 2.0, 800, "FR")], names={})
        assert resolve("France", country="France").candidates[0].place.id == "wd:Q11"

    def test_is_the_country_where_no_city_bears_it(self) -> None:
        assert first(resolve("France", country="France")) == (Outcome.SURE, "France")
        assert resolve("France", country="France").candidates[0].place.id == world.FRANCE
