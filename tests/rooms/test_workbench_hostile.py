"""What a contributor with bad intentions, or a careless officer, sends to the workbench."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.exchanged import TODAY, activity
from tests.rooms.made_people import client_of, member
from tests.world import COVENTRY, HOUSTON, LEIPZIG, OSAKA, SAN_FRANCISCO

from tawam.assessment.queries import tasks
from tawam.evidence.models import Claim, Retraction
from tawam.exchange import actions, models
from tawam.matching.queries import requests_of
from tawam.people.values import Role, Standing
from tawam.registry import queries as registry
from tawam.registry.rules.declaring import said_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
PLACE = f"/en/workbench/places/{LEIPZIG}/"
LOG = f"{PLACE}links/{LINK}/"
NEW = f"{LOG}activities/new/"


@pytest.fixture
def officer() -> Standing:
    """An officer of Leipzig."""
    return member("officer@example.org", LEIPZIG, Role.OFFICER)


@pytest.fixture
def desk(officer: Standing) -> Client:
    """The officer's browser."""
    return client_of(officer)


class TestNamesOfFieldsThatSomebodyMadeUp:
    @pytest.mark.parametrize("name", ["money.x.amount", "money.4000000000.amount", "outcomes..unit", "organisers.²"])
    @pytest.mark.parametrize("form", ["activities", "agreements"])
    def test_come_back_from_the_other_language_as_no_rows(self, desk: Client, form: str, name: str) -> None:
        answer = desk.post(f"{LOG}{form}/new/", {"title": "Choir visit", name: "1", "_language": "ar"})
        page = desk.get(answer["Location"])
        assert page.status_code == 200
        assert 'value="Choir visit"' in page.content.decode()
        assert len(page.content) < 200_000


class TestAWordOnTwoEntries:
    def test_of_other_places_is_refused_with_the_reason(self, officer: Standing) -> None:
        entries = [
            actions.log_entry(stated=activity(partnership=LINK), for_place=place, standing=by).id
            for place, by in ((LEIPZIG, officer), (HOUSTON, member("far@example.org", HOUSTON, Role.OFFICER)))
        ]
        stranger = client_of(member("stranger@example.org", COVENTRY, Role.HEAD))
        page = f"/en/workbench/places/{COVENTRY}/links/coventry--volgograd/doubles/"
        answer = stranger.post(page, {"one": entries[0], "other": entries[1], "same": "no"})
        assert answer.status_code == 403
        assert models.Double.objects.count() == 0

    @pytest.mark.parametrize("key", ["a\x00b", "", "x" * 5_000, "é" * 32])
    def test_that_are_none_leads_nowhere(self, desk: Client, key: str) -> None:
        answer = desk.post(f"{LOG}doubles/", {"one": key, "other": "a" * 32, "same": "yes"})
        assert answer.status_code == 404
        assert models.Double.objects.count() == 0


UNSEEN = "Our council\x00 signed\u202e in 1993"


class TestCharactersThatNobodySees:
    def test_are_taken_out_of_what_a_side_declares_and_of_why_it_takes_it_back(self, desk: Client) -> None:
        answer = desk.post(f"{LOG}declare/", {"what": "dispute", "about": "start", "note": UNSEEN})
        assert answer.status_code == 302
        (word,) = said_by(registry.dossier(LINK, as_of=TODAY), LEIPZIG)
        assert word.note == "Our council signed in 1993"
        back = desk.post(f"{LOG}declare/back/", {"declaration": word.source_id, "why": "\x00 by\u202e mistake"})
        assert back.status_code == 302
        assert [one.reason for one in Retraction.objects.all()] == ["by mistake"]

    def test_are_taken_out_of_what_is_said_of_a_link_that_the_registry_lacks(self, desk: Client) -> None:
        answer = desk.post(f"{PLACE}propose/", {"partner": COVENTRY, "note": UNSEEN})
        assert "partnerships" in answer["Location"]
        claims = Claim.objects.filter(dataset=f"declarations:{LEIPZIG}")
        assert {one.qualifiers["note"] for one in claims if "note" in one.qualifiers} == {"Our council signed in 1993"}

    def test_alone_are_no_reason(self, desk: Client) -> None:
        answer = desk.post(f"{LOG}declare/", {"what": "dispute", "about": "start", "note": "\u202e\x00"})
        assert answer.status_code == 400


class TestARequest:
    def test_that_is_typed_over_one_that_was_sent_is_another(self, desk: Client) -> None:
        given = {"key": "e" * 32, "asking": "not-found", "received_on": "2026-05-05"}
        for name in ("Atlantis", "Atlantis", "Eldorado"):
            assert desk.post(f"{PLACE}requests/new/", given | {"name": name}).status_code == 302
        assert sorted(one.name for one in requests_of(LEIPZIG)) == ["Atlantis", "Eldorado"]

    def test_under_the_id_of_another_place_s_request_is_one_s_own(self, desk: Client) -> None:
        given = {"key": "e" * 32, "asking": "not-found", "received_on": "2026-05-05", "name": "Atlantis"}
        desk.post(f"{PLACE}requests/new/", given)
        far = client_of(member("far@example.org", HOUSTON, Role.OFFICER))
        answer = far.post(f"{PLACE.replace(LEIPZIG, HOUSTON)}requests/new/", given)
        assert "e" * 32 not in answer["Location"]
        assert len(requests_of(HOUSTON)) == 1


class TestAStep:
    def test_that_is_typed_over_one_that_was_sent_is_another(self, desk: Client) -> None:
        given = {"key": "e" * 32, "feature": "recency", "title": "Call", "owner": "Kim", "due_on": str(TODAY)}
        for title in ("Call", "Call", "Write a letter"):
            assert desk.post(f"{LOG}plan/steps/", given | {"title": title}).status_code == 302
        assert sorted(one.title for one in tasks([LINK])) == ["Call", "Write a letter"]

    def test_under_the_id_of_another_place_s_step_is_one_s_own(self, desk: Client) -> None:
        given = {"key": "e" * 32, "feature": "recency", "title": "Call", "owner": "Kim", "due_on": str(TODAY)}
        desk.post(f"{LOG}plan/steps/", given)
        far = client_of(member("far@example.org", HOUSTON, Role.OFFICER))
        far.post(LOG.replace(LEIPZIG, HOUSTON) + "plan/steps/", given)
        assert sorted(one.place for one in tasks([LINK])) == sorted([LEIPZIG, HOUSTON])


class TestTheDayAtThePlace:
    """Greenwich has no say: in Osaka a day begins nine hours earlier, in San Francisco it lasts seven hours longer."""

    LINK = "san-francisco--osaka"

    @pytest.fixture
    def at(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
        """Set the clock of the server."""

        def clock(moment: str) -> None:
            monkeypatch.setattr(timezone, "now", lambda: dt.datetime.fromisoformat(moment))

        return clock

    def sent(self, place: str, form: str = "activities/new/", **more: str) -> int:
        """What somebody at a place meets who logs; the status."""
        speaker = client_of(member(f"{place.replace(':', '')}@example.org", place, Role.OFFICER))
        given = {"title": "Concert", "kind": "music_festival", "language": "en"} | more
        return speaker.post(f"/en/workbench/places/{place}/links/{self.LINK}/{form}", given).status_code

    def test_is_no_future_in_the_east(self, at: Callable[[str], None]) -> None:
        at("2026-06-15T20:00:00+00:00")
        assert self.sent(OSAKA, starts_on="2026-06-16", state="held") == 302

    def test_is_the_future_in_the_west(self, at: Callable[[str], None]) -> None:
        at("2026-06-15T20:00:00+00:00")
        assert self.sent(SAN_FRANCISCO, starts_on="2026-06-16", state="held") == 400

    def test_is_not_over_in_the_west(self, at: Callable[[str], None]) -> None:
        at("2026-06-16T03:00:00+00:00")
        assert self.sent(SAN_FRANCISCO, starts_on="2026-06-15", state="planned") == 302

    def test_stands_in_the_form(self, at: Callable[[str], None]) -> None:
        at("2026-06-15T20:00:00+00:00")
        speaker = client_of(member("officer@osaka.example", OSAKA, Role.OFFICER))
        page = speaker.get(f"/en/workbench/places/{OSAKA}/links/{self.LINK}/activities/new/").content.decode()
        assert 'name="starts_on" value="2026-06-16"' in page

    def test_is_that_of_a_report_of_a_cut_and_of_a_request(self, at: Callable[[str], None]) -> None:
        at("2026-06-15T20:00:00+00:00")
        speaker = client_of(member("officer@osaka.example", OSAKA, Role.OFFICER))
        bench = f"/en/workbench/places/{OSAKA}/"
        told = {"circumstance": "budget_cut", "on": "2026-06-16", "note": ""}
        assert speaker.post(f"{bench}links/{self.LINK}/plan/report/", told).status_code == 302
        asked = {"key": "f" * 32, "name": "Town", "asking": "not-found", "received_on": "2026-06-16"}
        assert speaker.post(f"{bench}requests/new/", asked).status_code == 302

    def test_begins_the_year_of_the_council_report(self, at: Callable[[str], None]) -> None:
        at("2026-12-31T20:00:00+00:00")
        for place, status in ((OSAKA, 200), (SAN_FRANCISCO, 400)):
            reader = client_of(member(f"viewer-{place.replace(':', '')}@example.org", place, Role.VIEWER))
            answer = reader.get(f"/en/workbench/places/{place}/report/council.html?year=2027")
            assert answer.status_code == status
