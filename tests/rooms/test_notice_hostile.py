"""What a stranger, a clumsy hand or a bad program sends to the notices and to the search by themes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from tests.rooms.made_people import client_of, member
from tests.rules.noticed import notice
from tests.world import FRANCE, LEIPZIG, LYON, PARIS

from tawam.evidence.models import JournalEntry
from tawam.exchange.values import Theme
from tawam.matching import actions, models
from tawam.matching import queries as matching
from tawam.people.values import Role, Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

NEW = f"/en/workbench/places/{LEIPZIG}/notices/new/"
SEARCH = f"/en/places/{PARIS}/matches/"


def today() -> dt.date:
    """The day on which things are stated."""
    return timezone.now().date()


def typed(**more: Any) -> dict[str, Any]:
    """A form that is right but for what is said here."""
    return {"key": "c" * 32, "seeks": ["culture"], "from_on": str(today()), "until_on": str(today())} | more


def state(by: Standing, **more: Any) -> str:
    """A notice for today; returns its id."""
    given = {"place": by.roles[0].place, "from_on": today(), "until_on": today()} | more
    return actions.state_notice(notice=notice(**given), standing=by).notice.id


@pytest.fixture
def sam() -> Standing:
    """An officer of Leipzig."""
    return member("sam@example.org", LEIPZIG, Role.OFFICER)


@pytest.fixture
def desk(sam: Standing) -> Client:
    """The officer's browser."""
    return client_of(sam)


class TestWhatIsSent:
    @pytest.mark.parametrize(
        "more",
        [
            {"hosts": "9" * 5_000},
            {"budget_to": "1e400", "currency": "EUR"},
            {"until_on": "0000-00-00"},
            {"until_on": "9" * 300},
            {"seeks": ["culture"] * 3 + ["\x00"]},
            {"languages": ["e" * 5_000]},
            {"languages": ["../../etc"]},
            {"links": ["twinning", "<script>"]},
            {"currency": "\u202eRUE", "budget_to": "5"},
            {"text": "x" * 50_000},
        ],
        ids=range(10),
    )
    def test_that_is_absurd_is_told_and_kept_nowhere(self, desk: Client, more: dict[str, Any]) -> None:
        answer = desk.post(NEW, typed(**more))
        assert answer.status_code == 400
        assert models.Notice.objects.count() == 0
        assert "<script>" not in answer.content.decode().split("<main", 1)[1]

    @pytest.mark.parametrize("key", ["", "x", "C" * 32, "'; drop table", "0" * 33])
    def test_as_a_key_of_its_own_making_gets_another_one(self, desk: Client, key: str) -> None:
        desk.post(NEW, typed(key=key))
        (found,) = matching.notices_of(LEIPZIG)
        assert found.notice.id != key
        assert len(found.notice.id) == 32

    def test_with_the_key_of_another_place_changes_nothing_there(self, desk: Client) -> None:
        theirs = state(member("kim@example.org", PARIS, Role.HEAD))
        desk.post(NEW, typed(key=theirs, text="Mine"))
        assert matching.notice(theirs).notice.text == ""
        (own,) = matching.notices_of(LEIPZIG)
        assert (own.notice.text, own.notice.id == theirs) == ("Mine", False)

    def test_with_another_place_in_it_stands_under_the_place_of_the_address(self, desk: Client) -> None:
        desk.post(NEW, typed(place=PARIS))
        assert matching.notices_of(PARIS) == ()
        assert len(matching.notices_of(LEIPZIG)) == 1

    def test_from_another_site_is_refused(self, sam: Standing) -> None:
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(get_user_model().objects.get(pk=sam.account))
        assert browser.post(NEW, typed()).status_code == 403
        assert models.Notice.objects.count() == 0

    @pytest.mark.parametrize("errand", ["withdraw"])
    def test_as_a_link_withdraws_nothing(self, desk: Client, sam: Standing, errand: str) -> None:
        key = state(sam)
        assert desk.get(f"/en/workbench/notices/{key}/{errand}/").status_code == 405
        assert not matching.notice(key).withdrawn

    def test_by_somebody_whose_role_has_ended_is_refused(self, desk: Client, sam: Standing) -> None:
        key = state(sam)
        get_user_model().objects.get(pk=sam.account).memberships.all().delete()
        assert desk.post(NEW, typed()).status_code == 403
        assert desk.post(f"/en/workbench/notices/{key}/withdraw/", {"version": "1"}).status_code == 403
        assert matching.notice(key).version == 1


class TestTheJournal:
    def test_names_nobody_and_keeps_what_stood_there(self, desk: Client, sam: Standing) -> None:
        desk.post(NEW, typed(text="Before"))
        (found,) = matching.notices_of(LEIPZIG)
        address = f"/en/workbench/notices/{found.notice.id}/edit/"
        desk.post(address, typed(text="After", version="1"))
        entries = [one for one in JournalEntry.objects.order_by("pk") if one.action.endswith("_notice")]
        assert [one.action for one in entries] == ["state_notice", "change_notice"]
        assert (entries[1].before["text"], entries[1].after["text"]) == ("Before", "After")
        assert all(one.actor == sam.actor and "@" not in str(one.change) for one in entries)

    def test_has_no_entry_of_what_was_refused(self, desk: Client) -> None:
        before = JournalEntry.objects.count()
        desk.post(NEW, typed(seeks=[]))
        desk.post("/en/workbench/notices/nothing/withdraw/", {"version": "1"})
        assert JournalEntry.objects.count() == before


class TestTheListOfMany:
    def test_has_pages(self, client: Client, sam: Standing) -> None:
        row = models.Notice.objects.get(pk=state(sam, text="Number 00"))
        for number in range(1, 61):
            row.pk, row.stated = f"{number:032}", {**row.stated, "text": f"Number {number:02}"}
            row.save(force_insert=True)
        first = client.get("/en/notices/").content.decode()
        assert "61 notices" in first
        assert first.count("Stated by Leipzig") == 50
        assert client.get("/en/notices/", {"page": "2"}).content.decode().count("Stated by Leipzig") == 11
        assert client.get("/en/notices/", {"page": "2", "theme": "culture"}).content.decode().count("theme=culture") > 0

    def test_holds_countries_that_look_for_partners_without_a_search(self, client: Client) -> None:
        state(member("fr@example.org", FRANCE, Role.HEAD), seeks=(Theme.DIPLOMACY,))
        page = client.get("/en/notices/").content.decode()
        assert "Stated by France on" in page
        assert f"/places/{FRANCE}/matches/" not in page
        assert "Stated by France on" in client.get(f"/en/places/{FRANCE}/").content.decode()

    def test_gives_readers_no_cookie(self, client: Client, sam: Standing) -> None:
        state(sam)
        for address in ("/en/notices/", f"/en/places/{LEIPZIG}/", "/api/v1/notices"):
            assert not client.get(address).cookies


class TestTheSearchByThemes:
    @pytest.mark.parametrize("theme", ["charm", "\x00", "Culture", "culture,sport", "x" * 500, "<b>"])
    def test_refuses_what_is_no_theme(self, client: Client, theme: str) -> None:
        answer = client.get(SEARCH, {"theme": theme})
        assert answer.status_code == 400
        assert "<b>" not in answer.content.decode().split("<main", 1)[1]

    def test_takes_an_empty_tick_for_none(self, client: Client) -> None:
        assert 'value="sport" checked' not in client.get(SEARCH, {"theme": ""}).content.decode()
        assert client.get(SEARCH, {"theme": ""}).content.decode().count("<details>") > 1

    def test_never_proposes_the_place_itself_or_a_partner_for_its_theme(self, client: Client, sam: Standing) -> None:
        state(sam)
        state(member("kim@example.org", LYON, Role.HEAD))
        page = client.get(f"/en/places/{LEIPZIG}/matches/", {"theme": "culture"}).content.decode()
        proposals = page.split('id="proposals"')[1]
        assert f"/en/places/{LYON}/" in proposals, "their tie is over, so that Lyon is asked again"
        assert f'/en/places/{LEIPZIG}/"' not in proposals
