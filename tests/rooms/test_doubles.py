"""One event that both sides logged counts once in the log, the assessment and the report, and an officer may object."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from tests.exchanged import activity, came
from tests.rooms.made_people import client_of, member
from tests.world import HOUSTON, LEIPZIG

from tawam.evidence.models import JournalEntry
from tawam.exchange import actions, models, queries
from tawam.exchange.values import State
from tawam.people.values import Role, Standing
from tawam.reports.queries import council_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
LOG = f"/en/workbench/places/{LEIPZIG}/links/{LINK}/"


def person(place: str, role: Role = Role.OFFICER) -> Standing:
    """Somebody with a role."""
    return member(f"{role}-{place.replace(':', '')}@example.org", place, role)


@pytest.fixture
def officer() -> Standing:
    """An officer of Leipzig."""
    return person(LEIPZIG)


@pytest.fixture
def pair(officer: Standing) -> tuple[str, str]:
    """Both sides log one visit, each with what it knows."""
    other = person(HOUSTON)
    mine = activity(partnership=LINK, participations=(came(20, LEIPZIG), came(3, HOUSTON)))
    theirs = activity(partnership=LINK, title="Choir from Leipzig", participations=(came(4, HOUSTON),))
    return (
        actions.log_entry(stated=mine, for_place=LEIPZIG, standing=officer).id,
        actions.log_entry(stated=theirs, for_place=HOUSTON, standing=other).id,
    )


def judge(pair: tuple[str, str], same: bool, by: Standing | None) -> None:
    """Say whether two entries are one event."""
    actions.judge_double(one=pair[0], other=pair[1], same=same, standing=by)


class TestOneVisitInTwoLogs:
    def test_is_one_activity_with_the_people_of_both(self, pair: tuple[str, str]) -> None:
        (one,) = queries.activities_of(LINK)
        assert one.people == 24
        assert len(queries.activities_of(LINK, apart=True)) == 2

    def test_is_one_in_the_report_and_the_page_of_everybody(self, pair: tuple[str, str], client: Client) -> None:
        report = council_report(place_id=LEIPZIG, year=2025, made_on=dt.date(2026, 1, 5), made_by="Kim")
        assert report.now is not None
        assert (report.now.activities, report.now.people) == (1, 24)
        assert client.get(f"/api/v1/partnerships/{LINK}/activities").json()["total"] == 1

    def test_stays_two_entries_for_who_looks_whether_it_is_logged(self, pair: tuple[str, str]) -> None:
        assert {one.id for one in queries.activities_of(LINK, apart=True)} == set(pair)

    def test_is_two_once_an_officer_of_either_side_says_so(self, pair: tuple[str, str], officer: Standing) -> None:
        judge(pair, False, officer)
        assert len(queries.activities_of(LINK)) == 2
        judge(pair[::-1], True, person(HOUSTON, Role.HEAD))
        assert len(queries.activities_of(LINK)) == 1
        assert models.Double.objects.count() == 1

    def test_is_the_own_one_alone_once_the_other_side_withdraws(self, pair: tuple[str, str]) -> None:
        actions.withdraw_entry(key=pair[1], version=1, why="slip", standing=person(HOUSTON, Role.HEAD))
        (one,) = queries.activities_of(LINK)
        assert (one.id, one.people) == (pair[0], 23)


class TestAWordOnIt:
    def test_leaves_one_entry_with_before_and_after_and_none_if_nothing_changes(
        self, pair: tuple[str, str], officer: Standing
    ) -> None:
        for same in (False, False, True):
            judge(pair, same, officer)
        told = JournalEntry.objects.filter(action="judge_double").order_by("pk")
        assert [(one.before, one.after) for one in told] == [
            ({}, {"same": False}),
            ({"same": False}, {"same": True}),
        ]
        assert {one.actor for one in told} == {officer.actor}

    @pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
    def test_is_not_for_lesser_roles_or_strangers(self, pair: tuple[str, str], role: Role) -> None:
        for by in (None, person(LEIPZIG, role)):
            with pytest.raises(actions.NotYours):
                judge(pair, False, by)

    def test_is_not_about_two_entries_of_one_side_or_about_nothing(
        self, pair: tuple[str, str], officer: Standing
    ) -> None:
        more = activity("2024-01-01", partnership=LINK, state=State.CANCELLED)
        own = actions.log_entry(stated=more, for_place=LEIPZIG, standing=officer).id
        for bad in ((pair[0], own), (pair[0], pair[0]), (pair[0], "f" * 32)):
            with pytest.raises(queries.NoSuchEntry):
                judge(bad, True, officer)


class TestThePageOfTheLog:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_shows_both_entries_and_takes_the_word(
        self, pair: tuple[str, str], officer: Standing, language: str
    ) -> None:
        desk, address = client_of(officer), LOG.replace("/en/", f"/{language}/")
        page = desk.get(address).content.decode()
        assert 'id="doubles"' in page
        assert "Choir from Leipzig" in page.split('id="doubles"')[1]
        answer = desk.post(f"{address}doubles/", {"one": pair[0], "other": pair[1], "same": "no"})
        assert answer["Location"] == address
        assert len(queries.activities_of(LINK)) == 2
        assert 'name="same" value="yes"' in desk.get(address).content.decode()
        desk.post(f"{address}doubles/", {"one": pair[0], "other": pair[1], "same": "yes"})
        assert len(queries.activities_of(LINK)) == 1

    def test_offers_the_word_only_to_who_speaks_for_the_place(self, pair: tuple[str, str]) -> None:
        page = client_of(person(LEIPZIG, Role.CONTRIBUTOR)).get(LOG).content.decode()
        assert 'id="doubles"' in page
        assert "doubles/" not in page

    def test_says_that_there_is_no_such_pair(self, pair: tuple[str, str], officer: Standing) -> None:
        given = {"one": pair[0], "other": "f" * 32, "same": "no"}
        assert client_of(officer).post(f"{LOG}doubles/", given).status_code == 404
