"""A truth is left out only for what can be looked up, and never for what the resolver answers."""

from __future__ import annotations

import pytest
from tests import world

from tawam.config.quality import RULES, DataSet, Question, checked, counted
from tawam.config.quality.truths import Flaw
from tawam.places.queries import bearers_at_home, countries_around, countries_named
from tawam.places.rules.geography import Point
from tawam.places.values import Asked

pytestmark = pytest.mark.django_db

AT_LEIPZIG, AT_LYON, AT_BAGHDAD = Point(51.34, 12.37), Point(45.75, 4.85), Point(33.3, 44.4)


def flaws(*questions: Question) -> dict[Question, Flaw]:
    return checked(DataSet("made", [(one, one) for one in questions]))


def codes(*questions: Question) -> list[str]:
    found = flaws(*questions)
    return [found[one].code if one in found else "" for one in questions]


class TestCoordinatesInAnotherCountry:
    def test_are_no_truth(self) -> None:
        found = flaws(Question(Asked("Leipzig", "Germany"), AT_BAGHDAD))
        assert [(one.code, one.evidence) for one in found.values()] == [("another_country", "places of IQ only")]

    @pytest.mark.parametrize("country", ["Germany", "DDR", "ألمانيا", "Prussia"])
    def test_are_judged_by_the_country_in_any_language_and_of_any_time(self, country: str) -> None:
        assert codes(Question(Asked("Leipzig", country), AT_LEIPZIG)) == [""]

    @pytest.mark.parametrize("country", ["", "Ruritania"])
    def test_are_not_judged_where_no_country_is_understood(self, country: str) -> None:
        assert codes(Question(Asked("Leipzig", country), AT_BAGHDAD)) == [""]

    def test_are_not_judged_where_the_gazetteer_has_nothing(self) -> None:
        assert codes(Question(Asked("Leipzig", "Germany"), Point(-60.0, 0.0))) == [""]

    def test_of_a_place_near_the_border_are_kept(self) -> None:
        assert codes(Question(Asked("Bethlehem", "Israel"), Point(31.71, 35.2))) == [""]


class TestOnePointOfManyNames:
    NAMES = ("Calais", "Nantes", "Briançon")

    def test_is_no_truth(self) -> None:
        some = [Question(Asked(name, "France"), AT_LYON) for name in self.NAMES]
        assert codes(*some) == ["one_point"] * 3
        assert flaws(*some)[some[0]].evidence.startswith("3 such names")

    def test_is_one_where_they_are_two(self) -> None:
        assert codes(*(Question(Asked(name, "France"), AT_LYON) for name in self.NAMES[:2])) == ["", ""]

    def test_is_one_where_the_names_are_alike(self) -> None:
        names = ("Lyon", "Lyons", "Lyon (Rhône)", "Ville de Lyon")
        assert codes(*(Question(Asked(name, "France"), AT_LYON) for name in names)) == [""] * 4


class TestAnotherNameThatTheGeocoderFound:
    def test_is_no_truth_if_the_country_has_the_name_elsewhere(self) -> None:
        one = Question(Asked("Leipzig", "Germany"), Point(48.1, 11.6), "Am Damm, München, Germany")
        found = flaws(one)[one]
        assert found.code == "another_name"
        assert "“Am Damm”" in found.evidence
        assert world.LEIPZIG in found.evidence

    @pytest.mark.parametrize(
        ("name", "point", "found"),
        [
            ("Leipzig", Point(48.1, 11.6), "Leipzig, München, Germany"),  # it found the very name: a namesake perhaps
            ("Leipzig", Point(51.2, 12.3), "Am Damm, Markkleeberg, Germany"),  # near enough all the same
            ("Xyzzyqqq", Point(48.1, 11.6), "Am Damm, München, Germany"),  # nobody bears it: nothing is shown
            ("Leipzig", Point(48.1, 11.6), ""),  # the list does not tell
        ],
    )
    def test_is_kept_where_nothing_is_shown(self, name: str, point: Point, found: str) -> None:
        assert codes(Question(Asked(name, "Germany"), point, found)) == [""]


class TestTheRules:
    def test_are_counted_each_by_its_code(self) -> None:
        some = [Question(Asked(name, "France"), AT_LYON) for name in TestOnePointOfManyNames.NAMES]
        found = flaws(*some, Question(Asked("Leipzig", "Germany"), AT_BAGHDAD))
        assert counted(found) == {"another_country": 1, "one_point": 3, "another_name": 0}
        assert set(counted(found)) == set(RULES)

    def test_ask_nothing_of_questions_without_truth(self) -> None:
        assert flaws(Question(Asked("Leipzig", "Germany"), None)) == {}


class TestWhatTheGazetteerHasAround:
    def test_coordinates_are_the_countries_of_the_places_near(self) -> None:
        found = countries_around([AT_BAGHDAD, Point(31.75, 35.2), Point(-60.0, 0.0)], 60.0)
        assert found[AT_BAGHDAD] == {"IQ"}
        assert {"PS"} <= found[Point(31.75, 35.2)] <= {"PS", "IL"}
        assert found[Point(-60.0, 0.0)] == frozenset()

    def test_a_name_in_a_country(self) -> None:
        asked = Asked("Paris", "France"), Asked("Paris", "USA"), Asked("Paris", "Germany")
        found = bearers_at_home(asked)
        assert [[place.id for place in found[one]] for one in asked] == [[world.PARIS], [world.PARIS_TEXAS], []]

    def test_a_country_of_the_past(self) -> None:
        found = countries_named(["Czechoslovakia", "Ruritania"])
        assert found["Czechoslovakia"] == {"CZ", "SK"}
        assert not found["Ruritania"]
