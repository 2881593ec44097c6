"""Which documents name a partnership, since when they knew it, and when they show it alive."""

from __future__ import annotations

import datetime as dt
from importlib import import_module

import pytest
from tests import world
from tests.told import source, told

from tawam.basics.dates import PartialDate
from tawam.evidence.actions import record_reading
from tawam.evidence.values import SourcedClaim, SourceKind
from tawam.registry import queries as registry
from tawam.registry.actions import reconcile
from tawam.registry.rules.pairs import pair_subject
from tawam.registry.values import Sighting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

SLUG = "coventry--volgograd"
OLD = source("The Old Paper", published=PartialDate(1995, 4), url="https://old.example/1995")
LATE = source("The Late Paper", published=PartialDate(2023), url="https://late.example/2023")
LIST = source("The List", SourceKind.DATASET, url="https://list.example")


def seen_by(who: str) -> list[Sighting]:
    """How the sources of one publisher name the partnership."""
    return [one for one in registry.sightings()[SLUG] if one.source == who]


def also(*said: SourcedClaim) -> None:
    """Record more claims about the partnership."""
    world.record(list(said), dataset="more")


class TestADocument:
    def test_knows_the_tie_from_the_day_on_which_it_appeared(self) -> None:
        also(told("activity", "1994", by=OLD, subject=SLUG, position=110))
        (found,) = seen_by(OLD.id)
        assert (found.known_on, found.alive_on) == (PartialDate(1995, 4), PartialDate(1994))
        assert not found.by_list
        assert not found.tells_break

    def test_without_a_date_is_there_all_the_same(self) -> None:
        (found,) = seen_by(world.GAZETTE.id)
        assert (found.known_on, found.alive_on) == (None, PartialDate(1944))

    def test_that_tells_of_the_break_is_marked_in_all_that_it_says(self) -> None:
        also(
            told("signed", "1944", by=LATE, subject=SLUG, position=110),
            told("suspended", "2022-03-22", by=LATE, subject=SLUG, position=111, side=world.COVENTRY),
        )
        assert [one.tells_break for one in seen_by(LATE.id)] == [True, True]
        assert {one.alive_on for one in seen_by(LATE.id)} == {PartialDate(1944), None}

    def test_under_check_or_only_cited_is_no_witness(self) -> None:
        also(
            told("activity", "1994", by=OLD, subject=SLUG, position=110, under_check="yes"),
            told("activity", "1996", by=LATE, subject=SLUG, position=111, cited_by="The List"),
        )
        assert seen_by(OLD.id) == seen_by(LATE.id) == []

    def test_that_answers_a_question_shows_no_sign_of_life(self) -> None:
        assert seen_by(world.TIMES.id) == []

    def test_that_denies_a_link_does_not_name_it(self) -> None:
        also(told("linked", "no", by=OLD, subject=SLUG, position=200))
        assert seen_by(OLD.id) == []


def read(day: str, *, has_it: bool = True) -> None:
    """Read the list on a day."""
    pair = pair_subject(world.COVENTRY, world.VOLGOGRAD)
    other = pair_subject(world.LYON, world.LEIPZIG)
    said = [told("linked", subject=one, by=LIST, dataset="list") for one in ([pair, other] if has_it else [other])]
    done = record_reading(
        dataset="list",
        source=LIST,
        claims=[one.claim for one in said],
        actor="test",
        seen_on=dt.date.fromisoformat(day),
        accept_change=True,
    )
    reconcile(subjects=done.subjects, actor="test")


class TestAList:
    def test_shows_its_links_alive_from_its_first_reading_to_its_last(self) -> None:
        read("2018-05-01")
        read("2026-01-02")
        (found,) = seen_by(LIST.id)
        assert found.by_list
        assert (found.known_on, found.alive_on) == (PartialDate(2018, 5, 1), PartialDate(2026, 1, 2))

    def test_shows_no_link_alive_after_it_dropped_it(self) -> None:
        read("2018-05-01")
        read("2026-01-02", has_it=False)
        (found,) = seen_by(LIST.id)
        assert found.alive_on == PartialDate(2018, 5, 1)

    def test_that_says_of_which_day_it_speaks_shows_nobody_alive_later(self) -> None:
        also(told("linked", by=LIST, subject=SLUG, position=200, on="2017"))
        (found,) = seen_by(LIST.id)
        assert (found.known_on, found.alive_on) == (PartialDate(2017), PartialDate(2017))

    def test_that_was_never_read_as_a_list_and_bears_no_date_shows_no_day(self) -> None:
        also(told("linked", by=LIST, subject=SLUG, position=200))
        (found,) = seen_by(LIST.id)
        assert found.known_on is found.alive_on is None


class TestAllSightings:
    def test_are_the_same_read_in_portions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = registry.sightings()
        monkeypatch.setattr(import_module("tawam.registry.queries.sightings"), "_AT_ONCE", 2)
        assert registry.sightings() == whole
        assert len(whole) == 7

    def test_of_a_partnership_that_no_document_names_have_no_key(self) -> None:
        assert "nowhere--nobody" not in registry.sightings()
