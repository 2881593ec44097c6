"""How a name was read decides how sure one can be of it, and so does what kind of place bears it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.places.rules.candidates import Bearer, Context
from tawam.places.rules.deciding import KNOWN_BY_FIRST_PART, decide
from tawam.places.rules.geography import Point
from tawam.places.values import NameKind, Outcome, Place, PlaceKind

IN_GERMANY = Context(country="DE")


def town(key: str, people: int | None = 20_000, how: NameKind = NameKind.MAIN, **other: object) -> Bearer:
    where = Place(f"gn:{key}", PlaceKind.CITY, key, "", "DE", "", 50.0, 10.0, people, "")
    told = {name: other[name] for name in ("shortened", "bygone", "part") if name in other}
    place = {name: value for name, value in other.items() if name not in told}
    return Bearer(replace(where, **place), how, **told)  # type: ignore[arg-type]


def outcome(bearers: list[Bearer], context: Context) -> Outcome:
    return decide(bearers, context).outcome


class TestAWordThatWasLeftOut:
    def test_leaves_the_only_place_sure(self) -> None:
        assert outcome([town("a")], replace(IN_GERMANY, cut=True)) == Outcome.SURE

    def test_lets_no_size_decide_between_namesakes(self) -> None:
        pair = [town("a", 900_000), town("b", 9_000, admin1="Hessen", lat=52.0)]
        assert outcome(pair, IN_GERMANY) == Outcome.SURE
        assert outcome(pair, replace(IN_GERMANY, cut=True)) == Outcome.ASK

    def test_that_said_where_it_lies_is_missed_for_a_small_place(self) -> None:
        without = replace(IN_GERMANY, cut=True, head=True)
        assert outcome([town("a", 7_000)], without) == Outcome.SURE
        assert outcome([town("a", 1_900)], without) == Outcome.ASK
        assert outcome([town("a", 1_900)], replace(without, point=Point(50.0, 10.0))) == Outcome.SURE


class TestTheNameOfAnArea:
    def test_is_not_the_town_of_that_name(self) -> None:
        assert outcome([town("a")], replace(IN_GERMANY, area=True)) == Outcome.ASK

    def test_is_the_town_if_it_lies_there(self) -> None:
        found = decide([town("a")], replace(IN_GERMANY, area=True, point=Point(50.05, 10.0)))
        assert found.outcome == Outcome.SURE

    def test_is_the_town_if_that_is_its_region(self) -> None:
        one = town("a", admin1="Jõgeva County")
        assert outcome([one], replace(IN_GERMANY, area=True, namesake="Jõgeva County")) == Outcome.SURE


class TestARegionOfTheSameName:
    MEANT = replace(IN_GERMANY, namesake="Mpumalanga")

    def test_in_which_the_place_does_not_lie_leaves_a_doubt(self) -> None:
        assert outcome([town("a", 140_000, admin1="KwaZulu-Natal")], self.MEANT) == Outcome.ASK

    def test_around_the_place_leaves_none(self) -> None:
        assert outcome([town("a", admin1="Mpumalanga")], self.MEANT) == Outcome.SURE

    def test_leaves_none_for_a_large_city_or_at_its_coordinates(self) -> None:
        assert outcome([town("a", 2_800_000)], self.MEANT) == Outcome.SURE
        assert outcome([town("a")], replace(self.MEANT, point=Point(50.0, 10.0))) == Outcome.SURE


class TestADistrict:
    def test_is_no_rival_of_its_seat(self) -> None:
        district = town("b", None, NameKind.ALTERNATE, kind=PlaceKind.REGION, lat=50.1)
        assert outcome([town("a", 76_000), district], IN_GERMANY) == Outcome.SURE
        assert outcome([town("a", 7_600), district], Context()) == Outcome.ASK

    def test_is_one_of_a_town_elsewhere(self) -> None:
        district = town("b", None, NameKind.ALTERNATE, kind=PlaceKind.REGION, lat=53.0)
        assert outcome([town("a", 76_000), district], IN_GERMANY) == Outcome.ASK


class TestAQuarterOfALargerCity:
    HAMM = town("hamm", 178_000, admin1="NRW", lat=51.7)
    IN_HAMBURG = town("hamm-hh", 38_000, admin1="HH", lat=53.5)

    def test_is_less_often_meant(self) -> None:
        assert outcome([self.HAMM, self.IN_HAMBURG], IN_GERMANY) == Outcome.ASK
        found = decide([self.HAMM, replace(self.IN_HAMBURG, part=True)], IN_GERMANY)
        assert (found.outcome, found.candidates[0].place.id) == (Outcome.SURE, "gn:hamm")

    def test_needs_more_people_to_be_sure_itself(self) -> None:
        small = town("b", 2_156, admin1="Kantabrien", lat=43.4)
        pair = [town("a", 22_721, admin1="Madrid", lat=40.4), small]
        assert outcome(pair, IN_GERMANY) == Outcome.SURE
        assert outcome([replace(pair[0], part=True), small], IN_GERMANY) == Outcome.ASK


class TestTheFirstPartOfAName:
    @pytest.mark.parametrize(
        ("people", "expected"), [(KNOWN_BY_FIRST_PART, Outcome.SURE), (KNOWN_BY_FIRST_PART - 1, Outcome.ASK)]
    )
    def test_is_enough_for_a_city_that_is_known_by_it(self, people: int, expected: Outcome) -> None:
        assert outcome([town("a", people, NameKind.ALTERNATE, shortened=True)], IN_GERMANY) == expected

    def test_is_doubted_where_it_may_be_a_name_of_the_past(self) -> None:
        assert outcome([town("a", 9_000, NameKind.ALTERNATE, bygone=True)], IN_GERMANY) == Outcome.ASK


class TestTheOtherNameThatATextGives:
    def test_tells_namesakes_apart(self) -> None:
        pair = [town("a", admin1="Oblast A", lat=54.7), town("b", admin1="Oblast B", lat=55.9)]
        found = decide(pair, replace(IN_GERMANY, region="Königsberg", also=frozenset(["gn:b"])))
        assert found.outcome == Outcome.ASK or found.candidates[0].place.id == "gn:b"
        found = decide(pair, replace(IN_GERMANY, also=frozenset(["gn:a"])))
        assert (found.outcome, found.candidates[0].place.id) == (Outcome.SURE, "gn:a")


class TestMoreContext:
    PEOPLE = st.one_of(st.none(), st.integers(1, 10**7))
    SOME = st.lists(
        st.builds(
            town,
            st.sampled_from("abcde"),
            PEOPLE,
            st.sampled_from([NameKind.MAIN, NameKind.ALIAS, NameKind.ALTERNATE]),
            country=st.sampled_from(["DE", "FR"]),
            lat=st.floats(40.0, 60.0),
            part=st.booleans(),
        ),
        min_size=1,
        max_size=5,
        unique_by=lambda one: one.place.id,
    )

    @given(SOME)
    def test_of_a_country_never_makes_another_place_of_that_country_sure(self, some: list[Bearer]) -> None:
        alone, at_home = decide(some, Context()), decide(some, IN_GERMANY)
        if alone.outcome == at_home.outcome == Outcome.SURE and alone.candidates[0].place.country == "DE":
            assert alone.candidates[0].place == at_home.candidates[0].place

    @given(SOME, st.sampled_from(["cut", "head", "area"]))
    def test_of_what_was_left_out_never_makes_anything_sure(self, some: list[Bearer], how: str) -> None:
        plain, read = decide(some, IN_GERMANY), decide(some, replace(IN_GERMANY, **{how: True}))
        if read.outcome == Outcome.SURE:
            assert plain.candidates[0].place == read.candidates[0].place
            assert plain.outcome == Outcome.SURE

    @given(SOME, st.floats(-40.0, 20.0), st.floats(-180.0, 180.0))
    def test_of_coordinates_far_away_never_leaves_anything_sure(
        self, some: list[Bearer], lat: float, lon: float
    ) -> None:
        assert outcome(some, replace(IN_GERMANY, point=Point(lat, lon))) == Outcome.ASK

    @given(SOME, st.randoms(use_true_random=False))
    def test_comes_to_the_same_in_any_order(self, some: list[Bearer], random: object) -> None:
        shuffled = list(some)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        assert decide(shuffled, IN_GERMANY) == decide(some, IN_GERMANY)
