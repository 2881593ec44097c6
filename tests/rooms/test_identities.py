"""Which places Wikidata's items are."""

from __future__ import annotations

import pytest
from tests import world

from tawam.evidence.actions import record_claims
from tawam.evidence.values import Claim
from tawam.intake.queries.identities import identities
from tawam.intake.rules.wikidata_links import DATASET, ITEM_PROPERTY, SOURCE
from tawam.intake.values.wikidata import Entity
from tawam.places.actions import add_places
from tawam.places.queries import places, resolve_many, search
from tawam.places.values import Asked, Outcome

pytestmark = pytest.mark.django_db

LEIPZIG = Entity("Q1", {"en": "Leipzig"}, "2879139", 51.34, 12.37, country="Q183")
HANOVER = Entity("Q2", {"en": "Hanover"}, "2910831", 52.37, 9.74, country="Q183")
COVENTRY = Entity("Q3", {"en": "Coventry"}, "2652221", 52.41, -1.51, country="Q145")
BRISTOL = Entity("Q4", {"en": "Bristol"}, "2654675", 51.45, -2.6, country="Q145")
VILLAGE = Entity("Q9", {"en": "Zyxwvutown", "ar": "زيكسفوتاون"}, "", 51.5, 10.5, 321, country="Q183")
THREE_GERMANS = [LEIPZIG, HANOVER, Entity("Q183", {"en": "Germany"}, iso="DE")]


def known(qid: str, place: str) -> None:
    claim = Claim(subject=place, property=ITEM_PROPERTY, value=qid, source_id=SOURCE.id, dataset=DATASET)
    record_claims(sources=[SOURCE], claims=[claim], actor="test")


class TestAnItem:
    def test_is_the_place_of_its_name_that_lies_where_it_says(self):
        found = identities([LEIPZIG, COVENTRY], [])
        assert {qid: place.id for qid, place in found.places.items()} == {
            "Q1": world.LEIPZIG,
            "Q3": world.COVENTRY,
        }
        assert (found.new, dict(found.asked)) == ((), {})

    def test_keeps_the_place_that_it_was_found_to_be_before(self):
        known("Q77", world.LYON)
        assert identities([], ["Q77"]).places["Q77"].id == world.LYON

    def test_that_was_met_before_need_not_be_resolved(self):
        known("Q1", world.LYON)
        assert identities([LEIPZIG], []).places["Q1"].id == world.LYON

    def test_that_is_only_listed_is_asked_about(self):
        assert identities([LEIPZIG], ["Q5"]).asked == {"Q5": "not_in_file"}

    def test_without_coordinates_and_unknown_by_name_is_asked_about(self):
        nowhere = Entity("Q8", {"en": "Zyxwvutown"})
        assert identities([nowhere], []).asked == {"Q8": "unknown"}

    def test_without_a_name_is_asked_about(self):
        assert identities([Entity("Q8", lat=1.0, lon=1.0)], []).asked["Q8"] == "unknown"

    def test_whose_name_lies_elsewhere_is_asked_about(self):
        far = Entity("Q8", {"en": "Leipzig"}, "", -33.9, 151.2)
        assert "Q8" in identities([far], []).asked


class TestAPlaceThatTheGazetteerLacks:
    def test_becomes_one_of_its_own_if_its_country_is_known(self):
        found = identities([*THREE_GERMANS, VILLAGE], [])
        (new,) = found.new
        assert (new.id, new.name_en, new.name_ar, new.country, new.population) == (
            "wd:Q9",
            "Zyxwvutown",
            "زيكسفوتاون",
            "DE",
            321,
        )
        assert found.places["Q9"] == new

    def test_is_asked_about_if_nobody_says_which_country_it_is_in(self):
        assert identities([LEIPZIG, VILLAGE], []).asked["Q9"] == "country_unknown"

    def test_lies_in_the_country_in_which_the_places_of_its_country_item_lie(self):
        denver = Entity("Q5", {"en": "Denver"}, "5419384", 39.74, -104.98, country="Q30")
        detroit = Entity("Q6", {"en": "Detroit"}, "4990729", 42.33, -83.05, country="Q30")
        houston = Entity("Q7", {"en": "Houston"}, "4699066", 29.76, -95.36, country="Q30")
        town = Entity("Q9", {"en": "Zyxwvutown"}, "", 40.0, -100.0, country="Q30")
        assert identities([denver, detroit, houston, town], []).new[0].country == "US"

    def test_is_not_placed_by_a_minority(self):
        odd = Entity("Q5", {"en": "Denver"}, "5419384", 39.74, -104.98, country="Q145")
        town = Entity("Q9", {"en": "Zyxwvutown"}, "", 52.0, -1.0, country="Q145")
        assert identities([COVENTRY, BRISTOL, odd, town], []).asked["Q9"] == "country_unknown"

    def test_can_be_added_looked_up_and_found(self):
        (new,) = identities([*THREE_GERMANS, VILLAGE], []).new
        add_places(places=[new], names={new.id: ["Zyxwvutown", "زيكسفوتاون"]})
        assert places([new.id])[new.id].name_en == "Zyxwvutown"
        assert [one.id for one in search("Zyxwvutown").items] == [new.id]
        (answer,) = resolve_many([Asked("زيكسفوتاون")])
        assert (answer.outcome, answer.candidates[0].place.id) == (Outcome.SURE, new.id)

    def test_added_twice_is_there_once(self):
        (new,) = identities([*THREE_GERMANS, VILLAGE], []).new
        for _ in range(2):
            add_places(places=[new], names={new.id: ["Zyxwvutown"]})
        assert search("Zyxwvutown").total == 1

    def test_is_a_place_like_others_for_the_next_file(self):
        (new,) = identities([*THREE_GERMANS, VILLAGE], []).new
        add_places(places=[new], names={new.id: ["Zyxwvutown"]})
        again = identities([VILLAGE], [])
        assert (again.places["Q9"].id, again.new) == ("wd:Q9", ())
