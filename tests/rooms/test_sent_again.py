"""A form of the log that is sent again: after going back, half filled in, with the key of another entry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.exchanged import activity
from tests.rooms.test_workbench import LINK, NEW, NEW_PAPER, PLACE, client_of, somebody, typed
from tests.world import COVENTRY, HOUSTON, LEIPZIG

from tawam.evidence.models import JournalEntry
from tawam.exchange import actions, models, queries
from tawam.matching.models import Notice, PartnerRequest
from tawam.people.values import Role
from tawam.registry.actions import settle_error_report
from tawam.registry.models import ErrorReport

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]


@pytest.fixture
def desk() -> Client:
    """The browser of somebody who logs for Leipzig."""
    return client_of(somebody(LEIPZIG))


class TestAForm:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_sent_again_after_going_back_leads_to_the_entry_and_logs_once(self, desk: Client, language: str) -> None:
        for address, form in ((NEW, typed()), (NEW_PAPER, {"title": "Pact", "signed_on": "2021", "language": "en"})):
            page, before = address.replace("/en/", f"/{language}/"), models.Entry.objects.count()
            assert desk.post(page, form | {"key": "a" * 32 if address == NEW else "b" * 32}).status_code == 302
            again = desk.post(page, form | {"key": "c" * 32})
            (entry,) = models.Entry.objects.order_by("-changed_at")[:1]
            assert again["Location"] == f"/{language}/workbench/entries/{entry.pk}/"
            assert models.Entry.objects.count() == before + 1

    def test_half_filled_in_by_going_back_is_asked_about(self, desk: Client) -> None:
        desk.post(NEW, typed(key="a" * 32))
        again = desk.post(NEW, typed(key="b" * 32, starts_on="2025-09-09"))
        assert again.status_code == 409
        assert "Perhaps this is in the log already" in again.content.decode()
        assert desk.post(NEW, typed(title="Another", key="c" * 32, starts_on="2025-09-09")).status_code == 302
        assert models.Entry.objects.count() == 2

    def test_typed_over_after_going_back_is_another_and_nothing_of_it_is_lost(self, desk: Client) -> None:
        for title, day in (("Choir visit", "2025-05-01"), ("Youth choir", "2025-09-09")):
            assert desk.post(NEW, typed(title=title, starts_on=day, key="a" * 32)).status_code == 302
        assert {one.title for one in queries.activities_of(LINK)} == {"Choir visit", "Youth choir"}

    def test_corrected_after_going_back_asks_whether_it_is_the_same(self, desk: Client) -> None:
        desk.post(NEW, typed(key="a" * 32))
        again = desk.post(NEW, typed(title="Visit of the choir", key="a" * 32))
        assert again.status_code == 409
        assert "Perhaps this is in the log already" in again.content.decode()
        assert models.Entry.objects.count() == 1
        assert desk.post(NEW, typed(title="Visit of the choir", key="a" * 32, same="no")).status_code == 302
        assert models.Entry.objects.count() == 2

    def test_of_an_agreement_typed_over_after_going_back_is_another(self, desk: Client) -> None:
        for title in ("Pact", "Charter"):
            form = {"title": title, "signed_on": "2021", "language": "en", "key": "a" * 32}
            assert desk.post(NEW_PAPER, form).status_code == 302
        assert {one.title for one in queries.agreements_of(LINK)} == {"Pact", "Charter"}

    def test_that_says_the_same_is_logged_where_somebody_says_that_it_is_another(self, desk: Client) -> None:
        for more in ({}, {"same": "no"}):
            assert desk.post(NEW, typed(**more)).status_code == 302
        assert models.Entry.objects.count() == 2

    def test_with_the_key_of_another_place_s_entry_shows_nothing_of_it(self, desk: Client) -> None:
        other = somebody(HOUSTON, email="kim@example.org")
        one = activity("2019-05", partnership=LINK, id="a" * 32)
        actions.log_entry(stated=one, for_place=HOUSTON, standing=other)
        answer = desk.post(NEW, typed(key="a" * 32))
        assert answer["Location"] == f"{PLACE}links/{LINK}/"
        assert {one.logged_for for one in models.Entry.objects.all()} == {LEIPZIG, HOUSTON}
        assert models.Entry.objects.get(pk="a" * 32).logged_for == HOUSTON


DECLARE = f"/en/workbench/places/{LEIPZIG}/links/{LINK}/declare/"
NOTICES = f"/en/workbench/places/{LEIPZIG}/notices/"
ASKED = f"/en/workbench/places/{LEIPZIG}/requests/"
REPORT = f"/en/partnerships/{LINK}/report/"


def told_once(desk: Client, address: str, form: dict[str, str], count: Callable[[], int]) -> str:
    """What somebody reads who goes back and sends a form again, with the fresh key of the page as it opens now."""
    for key in ("a", "b"):
        fresh = {"key": key * 32, "seen": _seen(desk, address)}
        answer = desk.post(address, form | fresh, follow=True)
        assert answer.status_code == 200
        assert count() == 1
    return answer.content.decode()


def _seen(desk: Client, address: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', desk.get(address).content.decode())
    return found[1] if found else ""


def declarations() -> int:
    """How many times somebody declared something."""
    return JournalEntry.objects.filter(action="declare").count()


class TestAnOfficersForm:
    @pytest.fixture
    def desk(self) -> Client:
        """The browser of an officer."""
        return client_of(somebody(LEIPZIG, role=Role.OFFICER))

    @pytest.mark.parametrize(
        "said",
        [
            {"what": "confirm"},
            {"what": "confirm", "starts": "1993", "kind": "twinning"},
            {"what": "dispute", "about": "start", "note": "It was 1992."},
            {"what": "dispute", "about": "status", "note": "There is none.", "url": "https://example.org/minutes"},
            {"what": "amend", "starts": "1992", "note": "So say our minutes.", "url": "https://example.org/minutes"},
            {"what": "amend", "broke": "ended", "broke_on": "2024", "cause": "resources"},
        ],
    )
    def test_sent_again_after_going_back_declares_once(self, desk: Client, said: dict[str, str]) -> None:
        told = told_once(desk, DECLARE, said, declarations)
        assert "Nothing was declared twice." in told

    def test_that_says_more_than_before_declares_again(self, desk: Client) -> None:
        for said in ({}, {"starts": "1993"}, {"starts": "1993", "url": "https://example.org/"}, {"note": "x"}):
            desk.post(DECLARE, {"what": "amend", "kind": "friendship", "seen": _seen(desk, DECLARE)} | said)
        assert declarations() == 4

    def test_declares_anew_what_was_taken_back(self, desk: Client) -> None:
        desk.post(DECLARE, {"what": "confirm"})
        back = re.search(r'name="declaration" value="([^"]*)"', desk.get(DECLARE).content.decode())
        assert back
        desk.post(f"{DECLARE}back/", {"declaration": back[1]})
        desk.post(DECLARE, {"what": "confirm"})
        assert declarations() == 2

    def test_of_the_other_side_with_the_same_words_is_another(self, desk: Client) -> None:
        theirs = client_of(somebody(HOUSTON, role=Role.OFFICER, email="kim@example.org"))
        desk.post(DECLARE, {"what": "confirm"})
        theirs.post(DECLARE.replace(LEIPZIG, HOUSTON), {"what": "confirm"})
        assert declarations() == 2

    def test_that_names_a_partnership_again_leads_to_its_page(self, desk: Client) -> None:
        address = f"/en/workbench/places/{LEIPZIG}/propose/"
        for key in ("a", "b"):
            answer = desk.post(address, {"key": key * 32, "partner": COVENTRY}, follow=True)
        assert "on record already" in answer.content.decode()
        assert declarations() == 1

    def test_that_states_a_notice_again_states_once(self, desk: Client) -> None:
        until = (dt.date.today() + dt.timedelta(days=60)).isoformat()
        form = {"seeks": "sport", "from_on": dt.date.today().isoformat(), "until_on": until, "text": "A club"}
        assert "nothing was stated twice" in told_once(desk, f"{NOTICES}new/", form, Notice.objects.count)
        desk.post(f"{NOTICES}new/", form | {"text": "Another club"})
        assert Notice.objects.count() == 2

    def test_typed_over_a_notice_that_was_sent_states_another_and_the_old_one_again_none(self, desk: Client) -> None:
        until = (dt.date.today() + dt.timedelta(days=60)).isoformat()
        form = {"seeks": "sport", "from_on": dt.date.today().isoformat(), "until_on": until, "key": "a" * 32}
        for text in ("A club", "A choir"):
            desk.post(f"{NOTICES}new/", form | {"text": text})
        assert {row.stated["text"] for row in Notice.objects.all()} == {"A club", "A choir"}
        desk.post(f"/en/workbench/notices/{'a' * 32}/withdraw/", {"version": "1"})
        desk.post(f"{NOTICES}new/", form | {"text": "A club"})
        assert Notice.objects.count() == 2

    def test_that_states_a_withdrawn_notice_again_states_it_anew(self, desk: Client) -> None:
        until = (dt.date.today() + dt.timedelta(days=60)).isoformat()
        form = {"seeks": "sport", "from_on": dt.date.today().isoformat(), "until_on": until}
        desk.post(f"{NOTICES}new/", form | {"key": "a" * 32})
        desk.post(f"/en/workbench/notices/{'a' * 32}/withdraw/", {"version": "1"})
        desk.post(f"{NOTICES}new/", form | {"key": "b" * 32})
        assert Notice.objects.filter(withdrawn=False).count() == 1

    def test_that_enters_a_request_again_leads_to_it_though_it_was_answered(self, desk: Client) -> None:
        form = {"name": "Paris", "asking": "not-found", "received_on": "2026-05-05", "purpose": "Music"}
        told = told_once(desk, f"{ASKED}new/", form, PartnerRequest.objects.count)
        assert "This request was entered already." in told
        (one,) = PartnerRequest.objects.all()
        desk.post(f"{ASKED}{one.pk}/decide/", {"state": "declined", "decided_on": "2026-06-01", "version": "1"})
        again = desk.post(f"{ASKED}new/", form | {"key": "c" * 32})
        assert again["Location"] == f"{ASKED}{one.pk}/"
        desk.post(f"{ASKED}new/", form | {"key": "d" * 32, "purpose": "Sport"})
        assert PartnerRequest.objects.count() == 2

    def test_that_reports_an_error_again_is_kept_once_until_it_is_settled(self, client: Client) -> None:
        form = {"message": "The year is wrong.", "source": "", "contact": ""}
        told_once(client, REPORT, form, ErrorReport.objects.count)
        settle_error_report(number=ErrorReport.objects.get().pk, actor="cli")
        client.post(REPORT, form)
        assert ErrorReport.objects.count() == 2
