"""Reading lists: twice adds nothing, what is missing is marked, a step can be undone, pairs find their partnership."""

from __future__ import annotations

import datetime as dt

import pytest
from tests import world
from tests.told import source

from tawam.basics.dates import PartialDate
from tawam.evidence import actions, models, queries
from tawam.evidence.values import Claim, SourceKind
from tawam.intake.rules.links import link_claims
from tawam.intake.values.links import Link, LinkTerms
from tawam.registry import queries as registry
from tawam.registry.actions import reconcile
from tawam.registry.rules.pairs import pair_subject
from tawam.registry.values import Status

pytestmark = pytest.mark.django_db

LIST = source("The Register", SourceKind.ASSOCIATION_LIST, url="https://register.example/list")
DAY = dt.date(2026, 11, 24)
PARIS_DENVER = pair_subject(world.PARIS, world.DENVER)


def said(*values: str) -> list[Claim]:
    """Claims of the list, one for each value."""
    return [
        Claim(subject=f"pair-gn{value}--gn9", property="linked", value="yes", source_id=LIST.id, dataset="list")
        for value in values
    ]


def read(claims: list[Claim], day: dt.date = DAY, **more: object):
    return actions.record_reading(dataset="list", source=LIST, claims=claims, actor="test", seen_on=day, **more)


def in_force() -> dict[str, str]:
    return {claim.subject: claim.gone_on for claim in queries.claims_of_dataset("list")}


class TestAReading:
    def test_records_what_is_new(self):
        reading = read(said("1", "2"))
        assert (reading.claims, reading.added, reading.gone, reading.back) == (2, 2, 0, 0)
        assert reading.subjects == {"pair-gn1--gn9", "pair-gn2--gn9"}

    def test_made_twice_adds_nothing(self):
        read(said("1", "2"))
        again = read(said("2", "1"))
        assert (again.claims, again.added, again.gone, again.back, again.subjects) == (2, 0, 0, 0, frozenset())
        assert models.Claim.objects.count() == 2

    def test_takes_what_is_said_twice_as_one(self):
        assert read(said("1", "1")).added == 1

    def test_marks_what_is_missing_with_the_day_and_keeps_it(self):
        read(said("1", "2", "3", "4"), DAY)
        later = read(said("1", "2", "3"), dt.date(2026, 12, 1))
        assert later.gone == 1
        assert in_force()["pair-gn4--gn9"] == "2026-12-01"
        (gone,) = [claim for claim in queries.claims_of_dataset("list") if claim.gone_on]
        assert gone.last_seen_on == DAY.isoformat()

    def test_welcomes_back_what_was_missing(self):
        for values in ("1234", "123", "1234"):
            reading = read(said(*values))
        assert (reading.back, reading.added, in_force()["pair-gn4--gn9"]) == (1, 0, "")

    @pytest.mark.parametrize("values", ["1", "", "12345678901234567890abcdefghijk"])
    def test_stops_at_a_list_that_has_changed_too_much_and_writes_nothing(self, values):
        read(said(*"123456"))
        before = in_force()
        with pytest.raises(actions.ListChangedTooMuch) as told:
            read(said(*values))
        assert told.value.before == 6
        assert in_force() == before
        assert len(queries.readings_of(LIST.id)) == 1

    def test_goes_on_if_the_change_is_accepted(self):
        read(said(*"123456"))
        assert read(said("1"), accept_change=True).gone == 5

    def test_leaves_one_journal_entry(self):
        read(said("1"))
        assert [entry.action for entry in models.JournalEntry.objects.all()] == ["record_reading"]

    def test_sets_the_bounds_of_the_next(self):
        read(said(*"123456"))
        bounds = queries.bounds_of_next(queries.readings_of(LIST.id))
        assert (bounds.least, bounds.most) == (4, 18)


class TestUndoing:
    def test_takes_back_what_the_reading_added(self):
        read(said("1", "2", "3"))
        read(said("1", "2", "3", "4"), dt.date(2026, 12, 1))
        undone = actions.undo_reading(dataset="list", actor="test")
        assert undone.subjects == {"pair-gn4--gn9"}
        assert set(in_force()) == {f"pair-gn{one}--gn9" for one in "123"}
        assert {claim.last_seen_on for claim in queries.claims_of_dataset("list")} == {DAY.isoformat()}

    def test_brings_back_what_the_reading_missed(self):
        read(said("1", "2", "3"))
        read(said("1", "2"), dt.date(2026, 12, 1))
        actions.undo_reading(dataset="list", actor="test")
        assert set(in_force().values()) == {""}

    def test_can_be_followed_by_the_same_reading(self):
        read(said("1"))
        actions.undo_reading(dataset="list", actor="test")
        assert in_force() == {}
        assert read(said("1")).added == 1
        assert set(in_force()) == {"pair-gn1--gn9"}

    def test_goes_back_step_by_step_and_then_says_so(self):
        read(said("1", "2", "3"))
        read(said("1", "2", "3", "4"))
        for left in (3, 0):
            actions.undo_reading(dataset="list", actor="test")
            assert len(in_force()) == left
        with pytest.raises(actions.NothingToUndo, match="no reading of list"):
            actions.undo_reading(dataset="list", actor="test")


def list_link(one: str, other: str, dataset: str = "list", **terms: object) -> frozenset[str]:
    """Read a list of this one link and rebuild what it touches."""
    link = Link(one, other, "one", "other", LinkTerms(**terms))  # type: ignore[arg-type]
    claims = link_claims(link, dataset=dataset, source=LIST)
    reading = actions.record_reading(dataset=dataset, source=LIST, claims=claims, actor="test", seen_on=DAY)
    reconcile(subjects=reading.subjects, actor="test")
    return reading.subjects


class TestAPairInTheRegister:
    def test_of_which_nothing_else_is_known_makes_a_record_of_its_own(self):
        list_link(world.PARIS, world.DENVER, since=PartialDate(1990))
        found = registry.dossier(PARIS_DENVER, as_of=DAY)
        assert {place.id for place in found.partnership.parties} == {world.PARIS, world.DENVER}
        assert (found.partnership.status, found.partnership.since) == (Status.ACTIVE, PartialDate(1990))

    def test_joins_the_partnership_of_the_same_two_places(self):
        world.build()
        before = registry.partnership_count()
        (pair,) = list_link(world.LEIPZIG, world.HOUSTON, since=PartialDate(1950))
        assert registry.partnership_count() == before
        found = registry.dossier(pair, as_of=DAY)
        assert found.partnership.id == "leipzig--houston"
        assert LIST.id in {one.source.id for one in found.side_claims}
        assert [conflict.question for conflict in found.conflicts][:1] == [{"code": "when_begun"}]

    def test_is_joined_by_a_partnership_that_comes_later(self):
        list_link(world.LEIPZIG, world.HOUSTON)
        assert registry.partnership_count() == 1
        world.build()
        assert {one.id for one in registry.partnerships(registry.Filter(place=world.HOUSTON), as_of=DAY).items} == {
            "leipzig--houston"
        }

    def test_stands_alone_again_when_its_partnership_goes(self):
        world.build()
        (pair,) = list_link(world.LEIPZIG, world.HOUSTON)
        kept = [claim for claim in queries.claims_of_dataset("casebook") if claim.subject != "leipzig--houston"]
        recorded = actions.record_dataset(dataset="casebook", sources=[], claims=kept, actor="test")
        reconcile(subjects=recorded.subjects, actor="test")
        assert registry.dossier(pair, as_of=DAY).partnership.id == pair

    def test_disappears_when_its_reading_is_undone(self):
        list_link(world.PARIS, world.DENVER)
        undone = actions.undo_reading(dataset="list", actor="test")
        reconcile(subjects=undone.subjects, actor="test")
        with pytest.raises(registry.NoSuchPartnership):
            registry.dossier(PARIS_DENVER, as_of=DAY)


class TestThePages:
    def test_of_a_pair_that_found_its_partnership_lead_there(self, client):
        world.build()
        (pair,) = list_link(world.LEIPZIG, world.HOUSTON)
        answer = client.get(f"/en/partnerships/{pair}/")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/en/partnerships/leipzig--houston/")

    def test_of_a_source_show_its_readings_and_the_bounds_of_the_next(self, client):
        list_link(world.PARIS, world.DENVER)
        page = client.get(f"/en/sources/{LIST.id}/").content.decode()
        assert "Readings of this list" in page
        assert "from 2 to 9" in page

    def test_of_a_tie_in_one_list_only_say_whose_list_it_is(self, client):
        link = Link(world.PARIS, world.DENVER, "Paris", "Denver", LinkTerms(), listed_by=world.DENVER)
        claims = link_claims(link, dataset="list", source=LIST)
        reading = actions.record_reading(dataset="list", source=LIST, claims=claims, actor="test", seen_on=DAY)
        reconcile(subjects=reading.subjects, actor="test")
        page = client.get(f"/en/partnerships/{PARIS_DENVER}/").content.decode()
        assert "only that of Denver names this tie" in page


class TestTheApi:
    def test_lists_sources_with_the_last_reading_and_the_bounds(self, client):
        read(said(*"123456"))
        (one,) = client.get("/api/v1/sources").json()["items"]
        assert (one["id"], one["claims"], one["minimum"], one["maximum"]) == (LIST.id, 6, 4, 18)
        assert one["last_reading"]["seen_on"] == DAY.isoformat()

    def test_of_a_document_gives_no_reading(self, client):
        world.build()
        found = client.get("/api/v1/sources", {"q": "Gazette"}).json()
        assert {(one["last_reading"], one["minimum"]) for one in found["items"]} == {(None, None)}

    def test_gives_what_a_source_says_page_by_page(self, client):
        read(said(*"123456"))
        read(said(*"12345"))
        found = client.get(f"/api/v1/sources/{LIST.id}/claims", {"limit": 2, "offset": 4, "lang": "en"}).json()
        assert found["total"] == 6
        assert [(one["subject"], bool(one["gone_on"])) for one in found["items"]] == [
            ("pair-gn5--gn9", False),
            ("pair-gn6--gn9", True),
        ]

    def test_knows_which_source_there_is_not(self, client):
        answer = client.get("/api/v1/sources/0000/claims")
        assert answer.status_code == 404
        assert "no source" in answer.json()["detail"]

    def test_refuses_a_kind_that_is_none(self, client):
        assert client.get("/api/v1/sources", {"kind": "rumour"}).status_code == 422


class TestAReadingOfSomeLists:
    @staticmethod
    def of(place: str, *others: str) -> list[Claim]:
        return [
            Claim(
                subject=f"pair-{place}--{other}",
                property="linked",
                value="yes",
                source_id=LIST.id,
                dataset="list",
                qualifiers={"list_of": place},
            )
            for other in others
        ]

    def test_may_lose_most_of_one_list_where_the_whole_loses_less_than_a_third(self):
        read([*self.of("a", *"1234567890"), *self.of("b", *"123")])
        assert read(self.of("b", "1"), lists_of={"b"}).gone == 2

    def test_stops_where_the_whole_would_lose_more_than_a_third(self):
        read([*self.of("a", *"123"), *self.of("b", *"123")])
        with pytest.raises(actions.ListChangedTooMuch) as told:
            read([], lists_of={"b"})
        assert (told.value.before, told.value.now) == (6, 3)

    def test_takes_lists_read_for_the_first_time_for_no_growth(self):
        read(self.of("a", "1"))
        more = [claim for place in "bcdefgh" for claim in self.of(place, "1", "2")]
        assert read([*self.of("a", "1"), *more], lists_of=set("abcdefgh")).added == 14

    def test_stops_where_a_known_list_grows_too_much(self):
        read(self.of("a", "1", "2"))
        with pytest.raises(actions.ListChangedTooMuch):
            read(self.of("a", *"123456789"), lists_of={"a"})

    def test_leaves_the_bounds_of_the_whole_to_the_next(self):
        read([*self.of("a", *"123456789"), *self.of("b", *"123")])
        read(self.of("b", *"12"), lists_of={"b"})
        allowed = queries.bounds_of_next(queries.readings_of(LIST.id))
        assert (allowed.least, allowed.most) == (8, 33)

    def test_tells_whose_lists_are_in_force(self):
        read([*self.of("a", *"123456"), *self.of("b", "1"), *said("9")])
        assert queries.lists_in_force("list") == {"a", "b"}
        read([], lists_of={"b"})
        assert queries.lists_in_force("list") == {"a"}
        assert queries.lists_in_force("another") == set()
