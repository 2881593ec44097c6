"""The pages of a list and of the ties that it names, in both languages."""

from __future__ import annotations

import pytest
from tests import world
from tests.rooms.test_readings import DAY, LIST, list_link, read, said

from tawam.basics.dates import PartialDate
from tawam.evidence.actions import record_reading, undo_reading
from tawam.evidence.values import Claim
from tawam.intake.rules.links import link_claims
from tawam.intake.values.links import Link, LinkTerms
from tawam.registry.actions import reconcile
from tawam.registry.rules.pairs import pair_subject
from tawam.registry.values import EventType, Kind

pytestmark = pytest.mark.django_db

PAIR = pair_subject(world.PARIS, world.DENVER)


def one_list(one: str, other: str, also_read: str = "") -> None:
    """A link that stands in the list of one side; of a place whose list was read too its identity is known."""
    link = Link(one, other, "One", "Other", LinkTerms(), listed_by=one)
    claims = list(link_claims(link, dataset="list", source=LIST))
    read_too = [one, also_read] if also_read else [one]
    claims += [
        Claim(subject=place, property="identifier:wikidata", value="Q1", source_id=LIST.id, dataset="list")
        for place in read_too
    ]
    reading = record_reading(dataset="list", source=LIST, claims=claims, actor="test", seen_on=DAY)
    reconcile(subjects=reading.subjects, actor="test")


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


class TestTheSource:
    def test_shows_every_reading_with_its_figures(self, client):
        for values in ("123456", "12345"):
            read(said(*values))
        told = page(client, f"/en/sources/{LIST.id}/")
        for heading in ("Read on", "Statements", "New", "No longer there", "Back again"):
            assert heading in told
        assert "It makes 6 statements in force." in told

    def test_marks_a_reading_that_was_undone(self, client):
        read(said("1"))
        undo_reading(dataset="list", actor="test")
        read(said("1", "2"))
        assert "undone" in page(client, f"/en/sources/{LIST.id}/")

    def test_speaks_arabic_with_its_digits(self, client):
        read(said(*"123456"))
        told = page(client, f"/ar/sources/{LIST.id}/")
        assert "قراءات هذه القائمة" in told
        assert "٦" in told
        assert "Readings of this list" not in told

    def test_shows_which_ties_stand_in_the_list_of_one_side_only(self, client):
        one_list(world.PARIS, world.DENVER, also_read=world.DENVER)
        told = page(client, f"/en/sources/{LIST.id}/")
        assert "Of the partnerships above, 1 stands in the list of one side only." in told
        assert "that of Denver, which was read too, does not" in told
        assert "في قائمة أحد الطرفين فقط" in page(client, f"/ar/sources/{LIST.id}/")

    def test_of_a_list_that_belongs_to_no_side_speaks_of_no_sides(self, client):
        list_link(world.PARIS, world.DENVER)
        assert "one side only" not in page(client, f"/en/sources/{LIST.id}/")

    def test_that_is_no_list_shows_no_readings(self, client):
        world.build()
        assert "Readings of this list" not in page(client, f"/en/sources/{world.GAZETTE.id}/")

    def test_leads_to_the_ties_that_it_names(self, client):
        list_link(world.PARIS, world.DENVER)
        assert PAIR in page(client, f"/en/sources/{LIST.id}/")

    def test_leads_to_the_partnership_that_a_pair_has_found(self, client):
        world.build()
        list_link(world.LEIPZIG, world.HOUSTON)
        assert "leipzig--houston" in page(client, f"/en/sources/{LIST.id}/")


class TestATieThatAListNames:
    def test_shows_the_start_and_what_it_means(self, client):
        list_link(world.PARIS, world.DENVER, since=PartialDate(1990))
        told = page(client, f"/en/partnerships/{PAIR}/")
        assert "as a list gives it" in told
        assert "A list gives this as the start." in told

    def test_shows_the_form_that_the_list_gives(self, client):
        list_link(world.PARIS, world.DENVER, since=PartialDate(1990), kind=Kind.FRIENDSHIP)
        assert "friendship" in page(client, f"/en/partnerships/{PAIR}/")

    def test_shows_how_it_broke(self, client):
        list_link(world.PARIS, world.DENVER, since=PartialDate(1990), broke=EventType.SUSPENDED)
        told = page(client, f"/en/partnerships/{PAIR}/")
        assert "A list says that the tie is no longer in force." in told

    def test_speaks_arabic(self, client):
        list_link(world.PARIS, world.DENVER, since=PartialDate(1990))
        told = page(client, f"/ar/partnerships/{PAIR}/")
        assert "تذكر قائمةٌ هذا التاريخ بدايةً." in told
        assert "A list gives" not in told

    def test_in_the_lists_of_both_sides_is_not_called_one_sided(self, client):
        both = [
            Link(world.PARIS, world.DENVER, "Paris", "Denver", LinkTerms(), listed_by=world.PARIS),
            Link(world.DENVER, world.PARIS, "Denver", "Paris", LinkTerms(), listed_by=world.DENVER),
        ]
        claims = [claim for link in both for claim in link_claims(link, dataset="list", source=LIST)]
        reading = record_reading(dataset="list", source=LIST, claims=claims, actor="test", seen_on=DAY)
        reconcile(subjects=reading.subjects, actor="test")
        assert "In the list of one side only" not in page(client, f"/en/partnerships/{PAIR}/")

    def test_says_which_list_names_it_and_that_the_other_was_not_read(self, client):
        one_list(world.PARIS, world.DENVER)
        told = page(client, f"/en/partnerships/{PAIR}/")
        assert "Of the lists that we have read, only that of Paris names this tie; none of Denver was read." in told
        assert "لم تُقرأ" in page(client, f"/ar/partnerships/{PAIR}/")

    def test_says_that_the_other_list_was_read_and_does_not_name_it(self, client):
        one_list(world.PARIS, world.DENVER, also_read=world.DENVER)
        told = page(client, f"/en/partnerships/{PAIR}/")
        assert "The list of Paris names this tie; that of Denver, which was read too, does not." in told
        assert "التي قُرئت أيضًا" in page(client, f"/ar/partnerships/{PAIR}/")

    def test_is_not_one_sided_any_more_for_a_place_of_which_another_list_speaks(self, client):
        one_list(world.PARIS, world.DENVER)
        said = Claim(subject=world.DENVER, property="population", value="7", source_id=LIST.id, dataset="other")
        record_reading(dataset="other", source=LIST, claims=[said], actor="test", seen_on=DAY)
        assert "none of Denver was read" in page(client, f"/en/partnerships/{PAIR}/")

    def test_is_in_the_register_and_on_the_pages_of_its_places(self, client):
        list_link(world.PARIS, world.DENVER, since=PartialDate(1990))
        assert PAIR in page(client, "/en/partnerships/")
        assert PAIR in page(client, f"/en/places/{world.DENVER}/")

    def test_is_on_the_api_under_the_id_of_its_pair(self, client):
        list_link(world.PARIS, world.DENVER, since=PartialDate(1990))
        told = client.get(f"/api/v1/partnerships/{PAIR}").json()
        assert (told["id"], told["since"], told["since_basis"]) == (PAIR, "1990", "began")
        assert [event["type"] for event in told["events"]] == ["began"]
