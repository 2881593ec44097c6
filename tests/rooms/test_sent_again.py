"""A form of the log that is sent again: after going back, half filled in, with the key of another entry."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.exchanged import activity
from tests.rooms.test_workbench import LINK, NEW, NEW_PAPER, PLACE, client_of, somebody, typed
from tests.world import HOUSTON, LEIPZIG

from tawam.exchange import actions, models, queries

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
