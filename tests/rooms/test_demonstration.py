"""The demonstration: whole, once, marked everywhere, and nowhere else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.rooms.made_people import client_of
from tests.world import LEIPZIG

from tawam.assessment import queries as assessment
from tawam.assessment.values import Level
from tawam.evidence import models as evidence
from tawam.exchange import models as exchange
from tawam.intake.actions import NoDemonstration, load_demonstration
from tawam.people import models as people
from tawam.people import queries as standings
from tawam.places import models as places
from tawam.places.actions import NotAnAddedPlace, add_places
from tawam.registry import queries as registry
from tawam.registry.values import Confidence, Status, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
TODAY = dt.date.today()
TOWN = "demo:quillhaven"
PASSWORD = "Lantern-harbour-42"


def load():
    """Load the town as of today."""
    return load_demonstration(password=PASSWORD, today=TODAY)


@pytest.fixture
def demo(settings: LazySettings):
    """The town in a folder that was made for it."""
    settings.DEMONSTRATION = True
    return load()


def link(partner: str) -> str:
    """The id of the tie with a partner."""
    return f"pair-demo{partner}--demoquillhaven"


def counts() -> list[int]:
    """How much there is of everything."""
    tables = (evidence.Claim, exchange.Entry, people.Account, people.Membership, places.Place, evidence.JournalEntry)
    return [table.objects.count() for table in tables]


class TestAnOrdinaryFolder:
    def test_takes_in_nothing_of_it(self) -> None:
        before = counts()
        with pytest.raises(NoDemonstration):
            load()
        assert counts() == before

    def test_takes_in_no_made_up_place(self, demo, settings: LazySettings) -> None:
        settings.DEMONSTRATION = False
        with pytest.raises(NotAnAddedPlace):
            add_places(places=demo.places, names={})

    @pytest.mark.parametrize("path", ["/en/", "/ar/about/", "/api/v1/partnerships"])
    def test_is_not_marked(self, client: Client, path: str) -> None:
        response = client.get(path)
        assert "Tawam-Demonstration" not in response
        assert "عرض تجريبي" not in response.content.decode()


class TestTheTown:
    def test_is_loaded_once(self, demo) -> None:
        before = counts()
        load()
        assert counts() == before

    def test_has_a_thriving_a_fading_and_an_exposed_link(self, demo) -> None:
        found = {one.id: judged for one, judged in assessment.early_warnings(TOWN, as_of=TODAY)}
        assert found[link("brannerau")].vitality.level is Level.THRIVING
        assert found[link("orvimar")].vitality.level is Level.FADING
        assert next(iter(found)) in (link("orvimar"), "pair-demoquillhaven--demovelnagorsk")
        assert assessment.tasks(list(found))

    def test_has_a_tie_that_both_confirm_one_that_is_disputed_and_one_that_one_side_names(self, demo) -> None:
        def stands(partner: str):
            return registry.dossier(link(partner), as_of=TODAY)

        assert stands("brannerau").partnership.confidence is Confidence.HIGH
        assert [conflict.topic for conflict in stands("orvimar").conflicts] == [Topic.START]
        assert stands("kazemirai").partnership.status is Status.NEVER_CONFIRMED

    def test_is_on_no_map_and_leaves_the_rest_of_the_registry_as_it_was(self, demo) -> None:
        assert not [one for one in registry.map_links() if one.place_a.startswith("demo:")]
        assert registry.partnerships(registry.Filter(place=LEIPZIG), as_of=TODAY).total == 2

    def test_lets_each_account_in_with_its_role(self, demo, client: Client) -> None:
        for one in demo.accounts:
            found = standings.account_of(one.email)
            assert [role.role for role in found.roles] == ([one.role] if one.role else [])
            assert client.login(email=one.email, password=PASSWORD) or client.login(
                username=one.email, password=PASSWORD
            )

    @pytest.mark.parametrize("path", ["/en/", "/ar/", f"/en/places/{TOWN}/", "/ar/account/login/", "/en/nowhere/"])
    def test_is_marked_in_both_languages_on_every_page(self, demo, client: Client, path: str) -> None:
        body = client.get(path).content.decode()
        assert '<strong lang="en" dir="ltr">Demonstration</strong>' in body
        assert '<strong lang="ar" dir="rtl">عرض تجريبي</strong>' in body

    @pytest.mark.parametrize("path", ["/api/v1/partnerships", "/map/names.en.json", "/healthz"])
    def test_is_told_to_programs(self, demo, client: Client, path: str) -> None:
        assert client.get(path)["Tawam-Demonstration"] == "yes"

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_shows_its_officer_what_asks_for_attention(self, demo, language: str) -> None:
        officer = client_of(standings.account_of("officer@quillhaven.example"))
        body = officer.get(f"/{language}/workbench/places/{TOWN}/attention/").content.decode()
        assert ("Orvimar" if language == "en" else "أورفيمار") in body
