"""Names as lists write them, asked in bulk: what is sure, what is asked, what helps to decide."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import world

from tawam.places.queries import resolve, resolve_many, resolve_pairs
from tawam.places.values import Asked, Outcome, Resolution

pytestmark = pytest.mark.django_db

SURE = [
    (Asked("Leipzig"), world.LEIPZIG),
    (Asked("leipzig"), world.LEIPZIG),
    (Asked("LEIPZIG"), world.LEIPZIG),
    (Asked(" Leipzig "), world.LEIPZIG),
    (Asked("Leipzig", "Germany"), world.LEIPZIG),
    (Asked("Leipzig", "Deutschland"), world.LEIPZIG),
    (Asked("Leipzig", "Allemagne"), world.LEIPZIG),
    (Asked("Leipzig", "ألمانيا"), world.LEIPZIG),
    (Asked("Leipzig", "DE"), world.LEIPZIG),
    (Asked("Leipzig", "DDR"), world.LEIPZIG),
    (Asked("Leipzig", "East Germany"), world.LEIPZIG),
    (Asked("Leipzig, Germany"), world.LEIPZIG),
    (Asked("Leipzig (Germany)"), world.LEIPZIG),
    (Asked("Stadt Leipzig", "Germany"), world.LEIPZIG),
    (Asked("لايبزيغ"), world.LEIPZIG),
    (Asked("Лейпциг"), world.LEIPZIG),
    (Asked("ライプツィヒ"), world.LEIPZIG),
    (Asked("Lyon", "France"), world.LYON),
    (Asked("Lyon", "Frankreich"), world.LYON),
    (Asked("Ville de Lyon", "France"), world.LYON),
    (Asked("Volgograd", "Soviet Union"), world.VOLGOGRAD),
    (Asked("Stalingrad", "Sowjetunion"), world.VOLGOGRAD),
    (Asked("Волгоград", "Россия"), world.VOLGOGRAD),
    (Asked("Coventry", "England"), world.COVENTRY),
    (Asked("City of Coventry", "United Kingdom"), world.COVENTRY),
    (Asked("Hannover", "Deutschland"), world.HANOVER),
    (Asked("Hanover", "Germany"), world.HANOVER),
    (Asked("大阪市", "Japan"), world.OSAKA),
    (Asked("بغداد", "العراق"), world.BAGHDAD),
    (Asked("Houston", "USA"), world.HOUSTON),
    (Asked("Houston", "United States of America"), world.HOUSTON),
    (Asked("Houston, Texas"), world.HOUSTON),
    (Asked("San Francisco", "Vereinigte Staaten"), world.SAN_FRANCISCO),
    (Asked("Paris", "France"), world.PARIS),
    (Asked("Paris", "United States"), world.PARIS_TEXAS),
    (Asked("Paris, Texas"), world.PARIS_TEXAS),
    (Asked("Paris", region="Texas"), world.PARIS_TEXAS),
    (Asked("Paris", lat=48.85, lon=2.35), world.PARIS),
    (Asked("Paris", lat=33.66, lon=-95.55), world.PARIS_TEXAS),
    (Asked("Paris", geonames="2988507"), world.PARIS),
    (Asked("Bethlehem", lat=31.7, lon=35.2), world.BETHLEHEM),
    (Asked("Bethlehem", "Palestine"), world.BETHLEHEM),
    (Asked("Bethlehem", "USA"), world.BETHLEHEM_PA),
]
NOT_SURE = [
    (Asked("Xyzzyqqq"), Outcome.UNKNOWN),
    (Asked("Xyzzyqqq", "Germany"), Outcome.UNKNOWN),
    (Asked("", "Germany"), Outcome.UNKNOWN),
    (Asked("   "), Outcome.UNKNOWN),
    (Asked("Leipzig", "France"), Outcome.ASK),
    (Asked("Leipzig", lat=-33.9, lon=151.2), Outcome.ASK),
    (Asked("Bethlehem"), Outcome.ASK),
    (Asked("Lepzig", "Germany"), Outcome.ASK),
]
NAMES = ["Leipzig", "Lyon", "Paris", "Bethlehem", "Houston", "Xyzzyqqq", "بغداد", "Hannover", ""]
COUNTRIES = ["", "Germany", "France", "USA", "Palestine", "Soviet Union", "Nowhereland"]


def meant(found: Resolution) -> str:
    return found.candidates[0].place.id if found.candidates else ""


class TestAName:
    @pytest.mark.parametrize(("asked", "place"), SURE, ids=lambda one: repr(one)[:60])
    def test_is_sure(self, asked, place):
        (found,) = resolve_many([asked])
        assert (found.outcome, meant(found)) == (Outcome.SURE, place)

    @pytest.mark.parametrize(("asked", "outcome"), NOT_SURE, ids=lambda one: repr(one)[:60])
    def test_is_not_sure(self, asked, outcome):
        (found,) = resolve_many([asked])
        assert found.outcome is outcome

    def test_that_is_sure_says_why(self):
        (found,) = resolve_many([Asked("Leipzig", "Germany")])
        assert {reason.code for reason in found.candidates[0].reasons} >= {"exact_name", "in_country"}

    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(COUNTRIES)), max_size=6))
    def test_means_the_same_in_whatever_company(self, asked):
        questions = [Asked(name, country) for name, country in asked]
        together = resolve_many(questions)
        assert together == [resolve_many([one])[0] for one in questions]

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("country", ["", "Germany", "USA"])
    def test_means_the_same_alone_and_in_bulk(self, name, country):
        alone, (bulk,) = resolve(name, country=country), resolve_many([Asked(name, country)])
        assert (alone.outcome, meant(alone)) == (bulk.outcome, meant(bulk))

    def test_asked_for_nothing_answers_nothing(self):
        assert resolve_many([]) == []


class TestAPair:
    def test_is_answered_side_by_side(self):
        ((one, other),) = resolve_pairs([(Asked("Leipzig"), Asked("Lyon"))])
        assert (meant(one), meant(other)) == (world.LEIPZIG, world.LYON)

    def test_helps_a_side_whose_neighbour_is_sure(self):
        ((_, other),) = resolve_pairs([(Asked("Jerusalem"), Asked("Bethlehem"))])
        assert (other.outcome, meant(other)) == (Outcome.SURE, world.BETHLEHEM)

    def test_helps_in_either_direction(self):
        ((one, _),) = resolve_pairs([(Asked("Bethlehem"), Asked("Jerusalem"))])
        assert (one.outcome, meant(one)) == (Outcome.SURE, world.BETHLEHEM)

    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.sampled_from(NAMES), st.sampled_from(NAMES))
    def test_loses_nothing_by_its_partner(self, name, partner):
        (alone,) = resolve_many([Asked(name)])
        ((beside, _),) = resolve_pairs([(Asked(name), Asked(partner))])
        if alone.outcome is Outcome.SURE and name != partner:
            assert (beside.outcome, meant(beside)) == (Outcome.SURE, meant(alone))
