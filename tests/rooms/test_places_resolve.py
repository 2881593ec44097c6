"""Which place a name in a text means, among the cast of the tests."""

from __future__ import annotations

import pytest
from tests import world

from tawam.places import queries
from tawam.places.queries.resolving import country_code
from tawam.places.values import Outcome, Resolution

pytestmark = pytest.mark.django_db


def codes(resolution: Resolution) -> list[str]:
    return [reason.code for reason in resolution.candidates[0].reasons]


def ids(resolution: Resolution) -> list[str]:
    return [candidate.place.id for candidate in resolution.candidates]


class TestANameThatIsClear:
    @pytest.mark.parametrize(
        ("name", "place"),
        [
            ("Coventry", world.COVENTRY),  # the only one in the cast
            ("ستالينغراد", world.VOLGOGRAD),  # a name of the past in Arabic
            ("Stalingrad", world.VOLGOGRAD),  # and in English
            ("هيوستن", world.HOUSTON),  # as an Arabic article writes it
            ("هانوفر", world.HANOVER),  # likewise
            ("City of Bristol", world.BRISTOL),  # with what it is
            ("مدينة بغداد", world.BAGHDAD),  # with what it is, in Arabic
            ("France", world.FRANCE),  # a country
            ("فرنسا", world.FRANCE),  # in Arabic
            ("Deutschland", world.GERMANY),  # in its own language
            ("West Germany", world.GERMANY),  # of the past
            ("Paris", world.PARIS),  # 86 times as large as the next
            ("Paris, Texas", world.PARIS_TEXAS),  # with its region after a comma
            ("Paris (USA)", world.PARIS_TEXAS),  # with its country in brackets
            ("Paris (France)", world.PARIS),  # likewise
        ],
    )
    def test_is_sure(self, name: str, place: str) -> None:
        found = queries.resolve(name)
        assert (found.outcome, ids(found)[0]) == (Outcome.SURE, place)

    def test_says_why(self) -> None:
        assert codes(queries.resolve("Coventry")) == ["exact_name", "population", "only_one"]
        assert codes(queries.resolve("Paris"))[-1] == "dominant"
        assert codes(queries.resolve("Stalingrad"))[0] == "alias_name"


class TestBethlehem:
    def test_alone_is_a_question(self) -> None:
        found = queries.resolve("بيت لحم")
        assert found.outcome == Outcome.ASK
        assert set(ids(found)) == {world.BETHLEHEM, world.BETHLEHEM_PA}
        assert "homonym" in codes(found)

    @pytest.mark.parametrize("partner", [world.JERUSALEM, "Jerusalem", "القدس"])
    def test_with_jerusalem_for_a_partner_is_the_one_next_door(self, partner: str) -> None:
        found = queries.resolve("بيت لحم", partner=partner, lang="ar")
        assert (found.outcome, ids(found)) == (Outcome.SURE, [world.BETHLEHEM, world.BETHLEHEM_PA])
        near = found.candidates[0].reasons[1]
        assert (near.code, near.facts) == ("near_partner", {"partner": "القدس", "km": "7"})
        assert codes(found)[-1] == "next_door"

    @pytest.mark.parametrize(
        ("context", "place"),
        [
            ({"country": "PS"}, world.BETHLEHEM),  # by code
            ({"country": "فلسطين"}, world.BETHLEHEM),  # by name in Arabic
            ({"country": "United States"}, world.BETHLEHEM_PA),  # in English
            ({"country": "США"}, world.BETHLEHEM_PA),  # in Russian
            ({"region": "Pennsylvania"}, world.BETHLEHEM_PA),  # by region
            ({"region": "ولاية بنسيلفانيا"}, world.BETHLEHEM_PA),  # by region in Arabic
            ({"region": "West Bank"}, world.BETHLEHEM),  # the West Bank is a region of the gazetteer
        ],
    )
    def test_is_settled_by_what_is_known(self, context: dict[str, str], place: str) -> None:
        found = queries.resolve("Bethlehem", **context)
        assert (found.outcome, ids(found)[0]) == (Outcome.SURE, place)

    def test_with_a_partner_that_is_itself_unclear_stays_a_question(self) -> None:
        assert queries.resolve("Bethlehem", partner="Bethlehem").outcome == Outcome.ASK

    def test_with_an_unknown_partner_stays_a_question(self) -> None:
        assert queries.resolve("Bethlehem", partner="gn:0").outcome == Outcome.ASK


class TestANameThatIsNot:
    def test_known_gives_nothing(self) -> None:
        assert queries.resolve("Qwxyz") == Resolution(Outcome.UNKNOWN, ())

    @pytest.mark.parametrize("name", ["", "  ", "?", "\x00", "x" * 5_000, "(", ",,"])
    def test_a_name_at_all_gives_nothing(self, name: str) -> None:
        assert queries.resolve(name).outcome == Outcome.UNKNOWN

    def test_spelt_rightly_is_offered_but_never_taken(self) -> None:
        found = queries.resolve("Volgogrod")
        assert (found.outcome, ids(found)[0], codes(found)[0]) == (Outcome.ASK, world.VOLGOGRAD, "fuzzy_name")

    def test_in_the_country_given_is_a_question(self) -> None:
        assert queries.resolve("Coventry", country="FR").outcome == Outcome.ASK

    def test_spelt_rightly_is_looked_for_in_the_country_given_only(self) -> None:
        assert queries.resolve("Volgogrod", country="DE").outcome == Outcome.UNKNOWN

    def test_of_the_kind_asked_for_gives_nothing(self) -> None:
        assert queries.resolve("France", kind="city").outcome == Outcome.UNKNOWN

    def test_clear_because_the_country_cannot_be_read_is_a_question(self) -> None:
        assert queries.resolve("Paris", country="Ruritania").outcome == Outcome.ASK


class TestCountriesByName:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("de", "DE"),  # a code in small letters
            ("Rußland", "RU"),  # German
            ("ألمانيا", "DE"),  # Arabic
            ("Türkei", "TR"),  # German again
            ("Scotland, United Kingdom", "GB"),  # with a part of it before
            ("Ruritania", ""),  # none
        ],
    )
    def test_are_understood_in_many_languages(self, text: str, code: str) -> None:
        assert country_code(text) == code

    @pytest.mark.parametrize("city", ["Paris", "London", "Oita"])
    def test_are_not_taken_from_cities(self, city: str) -> None:
        """The package countrynames reads these as countries; a city's name must never resolve to one."""
        assert all(not candidate.place.id.startswith("cc:") for candidate in queries.resolve(city).candidates)
