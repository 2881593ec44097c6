"""What a contributor with bad intentions, or a careless officer, sends to the workbench."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.exchanged import activity
from tests.rooms.made_people import client_of, member
from tests.world import COVENTRY, HOUSTON, LEIPZIG

from tawam.exchange import actions, models
from tawam.people.values import Role, Standing

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
