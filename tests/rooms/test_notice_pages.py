"""The pages of “partner wanted”: who states, who reads, and each role against each address from one table."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone
from tests.rooms.made_people import account, client_of, member
from tests.world import GERMANY, LEIPZIG, LYON, PARIS

from tawam.config.commands import tawam
from tawam.exchange.values import Theme
from tawam.matching import actions, models
from tawam.matching import queries as matching
from tawam.matching.rules.criteria import TABLE
from tawam.matching.values import Notice, StatedNotice
from tawam.people.values import Role, Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

MINE = f"/en/workbench/places/{LEIPZIG}/notices/"
NEW = f"{MINE}new/"
KEY = "a" * 32


def today() -> dt.date:
    """The day on which things are stated."""
    return timezone.now().date()


def typed(**more: Any) -> dict[str, Any]:
    """What an officer types."""
    until = today() + dt.timedelta(days=60)
    given = {"key": KEY, "seeks": ["culture"], "offers": ["sport", "youth"], "from_on": str(today())}
    return given | {"until_on": until.isoformat(), "text": "A choir for a choir."} | more


def stated(by: Standing, place: str = LEIPZIG, **more: Any) -> StatedNotice:
    """A notice that stands from today on."""
    given = {"from_on": today(), "until_on": today() + dt.timedelta(days=60), "seeks": (Theme.CULTURE,)} | more
    return actions.state_notice(notice=Notice(place=place, **given), standing=by)


@pytest.fixture
def sam() -> Standing:
    """An officer of Leipzig."""
    return member("sam@example.org", LEIPZIG, Role.OFFICER)


@pytest.fixture
def desk(sam: Standing) -> Client:
    """The officer's browser."""
    return client_of(sam)


def only() -> StatedNotice:
    """The only notice of Leipzig."""
    (found,) = matching.notices_of(LEIPZIG)
    return found


class TestTheForm:
    def test_states_what_was_typed(self, desk: Client) -> None:
        more = {
            "languages": ["de", "en"],
            "links": ["friendship"],
            "hosts": "٤٠",
            "days": "7",
            "budget_from": "1000",
            "budget_to": "5 000",
            "currency": "eur",
            "text_ar": "جوقة بجوقة.",
        }
        answer = desk.post(NEW, typed(**more), follow=True)
        assert answer.redirect_chain == [(MINE, 302)]
        page = answer.content.decode()
        assert "Everybody can read it now" in page
        assert "1,000 EUR to 5,000 EUR" in page
        one = only().notice
        assert (one.id, one.offers, one.languages) == (KEY, (Theme.SPORT, Theme.YOUTH), ("de", "en"))
        assert (one.hosts, one.budget_to, one.text_ar) == (40, 5000, "جوقة بجوقة.")

    def test_opens_with_today_and_the_language_of_the_page(self, desk: Client) -> None:
        page = desk.get(NEW).content.decode()
        assert f'name="from_on" value="{today()}"' in page
        assert 'name="languages" value="en" checked' in page
        assert re.search(r'name="key" value="[0-9a-f]{32}"', page)

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            ({"seeks": [], "offers": []}, "Tick at least one theme"),
            ({"seeks": ["charm"]}, "“charm” is none of the choices"),
            ({"until_on": ""}, "Please fill this in"),
            ({"until_on": "2026"}, "“2026” is no date"),
            ({"until_on": "soon"}, "“soon” is no date"),
            ({"until_on": "2020-01-01", "from_on": "2019-01-01"}, "is over: choose today or a day to come"),
            ({"hosts": "many"}, "“many” is no number"),
            ({"budget_to": "5000"}, "Please fill this in"),
            ({"budget_from": "6000", "budget_to": "5000", "currency": "EUR"}, "turn them round"),
            ({"text": "x" * 2001}, "2,001 characters"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, desk: Client, more: dict[str, Any], said: str) -> None:
        answer = desk.post(NEW, typed(**{"text_ar": "جوقة", **more}))
        page = answer.content.decode()
        assert (answer.status_code, models.Notice.objects.count()) == (400, 0)
        assert said in page
        assert "جوقة" in page

    def test_sent_twice_states_nothing_twice(self, desk: Client) -> None:
        desk.post(NEW, typed())
        assert "nothing was stated twice" in desk.post(NEW, typed(), follow=True).content.decode()
        assert models.Notice.objects.count() == 1

    def test_stops_at_five(self, desk: Client, sam: Standing) -> None:
        for _ in range(5):
            stated(sam)
        answer = desk.post(NEW, typed())
        assert answer.status_code == 409
        assert "A place has 5 notices at most" in answer.content.decode()

    def test_in_arabic_speaks_arabic(self, desk: Client) -> None:
        page = desk.get(NEW.replace("/en/", "/ar/")).content.decode()
        assert "نشر إعلان" in page
        assert 'dir="rtl"' in page
        assert 'name="languages" value="ar" checked' in page


class TestChanging:
    def test_begins_with_what_stands(self, desk: Client, sam: Standing) -> None:
        key = stated(sam, hosts=40, budget_to=9, currency="EUR").notice.id
        page = desk.get(f"/en/workbench/notices/{key}/edit/").content.decode()
        assert 'name="seeks" value="culture" checked' in page
        assert 'name="hosts" value="40"' in page
        assert 'name="currency" value="EUR"' in page
        assert 'name="version" value="1"' in page

    def test_puts_the_new_words_in_place(self, desk: Client, sam: Standing) -> None:
        key = stated(sam).notice.id
        page = desk.post(f"/en/workbench/notices/{key}/edit/", typed(version="1"), follow=True).content.decode()
        assert "Last changed on" in page
        assert (only().version, only().notice.text) == (2, "A choir for a choir.")

    def test_meets_what_somebody_else_changed_and_loses_nothing(self, desk: Client, sam: Standing) -> None:
        key = stated(sam).notice.id
        address = f"/en/workbench/notices/{key}/edit/"
        desk.post(address, typed(version="1", text="First"))
        answer = desk.post(address, typed(version="1", text="Second"))
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Somebody else has changed this notice" in page
        assert ("Second" in page, only().notice.text) == (True, "First")
        assert 'name="version" value="2"' in page
        desk.post(address, typed(version="2", text="Second"))
        assert only().notice.text == "Second"

    def test_to_the_same_says_so(self, desk: Client, sam: Standing) -> None:
        stated(sam)
        address = f"/en/workbench/notices/{only().notice.id}/edit/"
        desk.post(address, typed(version="1"))
        assert "Nothing was changed" in desk.post(address, typed(version="2"), follow=True).content.decode()

    def test_of_a_withdrawn_one_leads_back(self, desk: Client, sam: Standing) -> None:
        key = stated(sam).notice.id
        page = desk.post(f"/en/workbench/notices/{key}/withdraw/", {"version": "1"}, follow=True).content.decode()
        assert "The notice is withdrawn" in page
        assert "Withdrawn" in page.split('id="gone"')[1]
        assert desk.get(f"/en/workbench/notices/{key}/edit/")["Location"] == MINE

    @pytest.mark.parametrize("version", ["", "0", "2", "x", "9" * 400])
    def test_of_a_version_that_never_was_withdraws_nothing(self, desk: Client, sam: Standing, version: str) -> None:
        key = stated(sam).notice.id
        desk.post(f"/en/workbench/notices/{key}/withdraw/", {"version": version})
        assert not only().withdrawn

    @pytest.mark.parametrize("errand", ["edit", "withdraw"])
    def test_of_none_leads_nowhere(self, desk: Client, errand: str) -> None:
        assert desk.post(f"/en/workbench/notices/nothing/{errand}/", {}).status_code == 404


ROLES = [None, *Role]
READ = (MINE,)
WRITE = (NEW, "/en/workbench/notices/{key}/edit/")
CHANGE = ("/en/workbench/notices/{key}/withdraw/",)


class TestTheDoors:
    @pytest.mark.parametrize("pattern", [*READ, *WRITE])
    @pytest.mark.parametrize("role", ROLES, ids=str)
    @pytest.mark.parametrize("place", [LEIPZIG, PARIS])
    def test_open_by_role_and_place(self, sam: Standing, pattern: str, role: Role | None, place: str) -> None:
        address = pattern.format(key=stated(sam).notice.id)
        kim = member("kim@example.org", place, role) if role else account("kim@example.org")
        mine = place == LEIPZIG and role is not None
        may = mine if pattern in READ else mine and role in (Role.OFFICER, Role.HEAD)
        assert client_of(kim).get(address).status_code == (200 if may else 403)

    @pytest.mark.parametrize("pattern", [*WRITE, *CHANGE])
    @pytest.mark.parametrize("role", [None, Role.VIEWER, Role.CONTRIBUTOR], ids=str)
    @pytest.mark.parametrize("right", [{}, {"administrator": True}, {"editor": True}], ids=str)
    def test_let_nobody_write_without_a_role_that_may(
        self, sam: Standing, pattern: str, role: Role | None, right: dict[str, bool]
    ) -> None:
        address = pattern.format(key=stated(sam).notice.id)
        kim = account("kim@example.org", **right) if right or role is None else member("kim@example.org", LEIPZIG, role)
        assert client_of(kim).post(address, typed(version="1", text="Mine")).status_code == 403
        assert (only().version, only().withdrawn) == (1, False)

    @pytest.mark.parametrize("pattern", [*READ, *WRITE, *CHANGE])
    def test_lead_a_stranger_to_the_sign_in_and_write_nothing(
        self, sam: Standing, client: Client, pattern: str
    ) -> None:
        address = pattern.format(key=stated(sam).notice.id)
        for answer in (client.get(address), client.post(address, typed(version="1"))):
            assert answer.status_code == 302
            assert "/account/login/" in answer["Location"]
        assert only().version == 1

    def test_stand_on_the_workbench_of_the_place(self, desk: Client) -> None:
        assert f'href="{MINE}"' in desk.get(f"/en/workbench/places/{LEIPZIG}/").content.decode()

    def test_show_no_button_to_those_who_may_only_read(self, sam: Standing) -> None:
        stated(sam)
        page = client_of(member("vi@example.org", LEIPZIG, Role.VIEWER)).get(MINE).content.decode()
        assert "/withdraw/" not in page
        assert NEW not in page
        assert "Officers and heads of the place state notices" in page


class TestTheWorkbench:
    def test_keeps_what_stands_comes_and_is_over_apart(self, desk: Client, sam: Standing) -> None:
        for days in (-30, 0, 30):
            stated(sam)
            begin = today() + dt.timedelta(days=days)
            models.Notice.objects.filter(version=1).update(
                from_on=begin, until_on=begin + dt.timedelta(days=20), version=days + 100
            )
        page = desk.get(MINE).content.decode()
        parts = [page.index(f'id="{name}"') for name in ("standing", "coming", "gone")]
        assert parts == sorted(parts)
        assert page.count('class="card"') == 3


class TestTheList:
    def test_is_open_to_everybody_and_says_whose_word_it_is(self, client: Client, sam: Standing) -> None:
        stated(sam, text="A choir for a choir.", hosts=40)
        page = client.get("/en/notices/").content.decode()
        assert "Stated by Leipzig on" in page
        assert "A choir for a choir." in page
        assert "People it can put up at a time" in page
        assert "sam@example.org" not in page
        assert f"/en/places/{LEIPZIG}/matches/" in page

    def test_shows_the_words_of_the_pages_language_first(self, client: Client, sam: Standing) -> None:
        stated(sam, text="A choir.", text_ar="جوقة.")
        for language, first in (("en", "A choir."), ("ar", "جوقة.")):
            page = client.get(f"/{language}/notices/").content.decode()
            assert min(page.index("A choir."), page.index("جوقة.")) == page.index(first)

    def test_follows_its_filters(self, client: Client, sam: Standing) -> None:
        stated(sam, languages=("de",))
        for asked, found in (
            ({"theme": "culture", "country": "DE", "language": "de"}, True),
            ({"theme": "space"}, False),
            ({"country": "FR"}, False),
            ({"language": "fr"}, False),
        ):
            assert ("Stated by Leipzig" in client.get("/en/notices/", asked).content.decode()) is found, asked

    def test_says_what_to_do_where_it_is_empty(self, client: Client, desk: Client) -> None:
        page = client.get("/en/notices/").content.decode()
        assert "No notice stands under these filters" in page
        assert "invites officers by mail" in page
        assert "State on your workbench" in desk.get("/en/notices/").content.decode()
        assert "لا إعلان" in client.get("/ar/notices/").content.decode()

    @pytest.mark.parametrize("asked", [{"theme": "charm"}, {"country": "Germany"}, {"language": "klingonese"}])
    def test_refuses_what_it_does_not_know(self, client: Client, asked: dict[str, str]) -> None:
        assert client.get("/en/notices/", asked).status_code == 400

    def test_is_in_the_menu(self, client: Client) -> None:
        menu = client.get("/en/notices/").content.decode().split('class="site-nav"')[1].split("</nav>")[0]
        assert 'aria-current="page">Partner wanted' in menu

    def test_makes_nothing_of_what_looks_like_a_page(self, client: Client, sam: Standing) -> None:
        stated(sam, text="<b>bold</b>")
        page = client.get("/en/notices/").content.decode()
        assert "<b>bold</b>" not in page
        assert "&lt;b&gt;bold" in page


class TestThePageOfThePlace:
    def test_shows_what_stands_and_no_more(self, client: Client, sam: Standing) -> None:
        assert "Partner wanted</h2>" not in client.get(f"/en/places/{LEIPZIG}/").content.decode()
        key = stated(sam).notice.id
        assert "Stated by Leipzig on" in client.get(f"/en/places/{LEIPZIG}/").content.decode()
        assert "Stated by" not in client.get(f"/en/places/{LYON}/").content.decode()
        actions.withdraw_notice(key=key, version=1, standing=sam)
        assert "Stated by" not in client.get(f"/en/places/{LEIPZIG}/").content.decode()

    def test_of_a_country_shows_none(self, client: Client) -> None:
        assert "Stated by" not in client.get(f"/en/places/{GERMANY}/").content.decode()


class TestTheMatches:
    ADDRESS = f"/en/places/{PARIS}/matches/"

    def test_ask_for_themes_by_ticks(self, client: Client, sam: Standing) -> None:
        stated(sam)
        page = client.get(self.ADDRESS, {"theme": ["culture", "space"]}).content.decode()
        assert f"/en/places/{LEIPZIG}/#notices" in page
        assert page.count("<details>") == 1
        assert 'value="space" checked' in page

    def test_say_why_a_theme_leaves_nobody(self, client: Client) -> None:
        page = client.get(self.ADDRESS, {"theme": "space"}).content.decode()
        assert "A theme lets through only cities that state it" in page
        assert 'href="/en/notices/"' in page.split('id="proposals"')[1]

    def test_refuse_a_theme_that_is_none(self, client: Client) -> None:
        assert client.get(self.ADDRESS, {"theme": "charm"}).status_code == 400

    def test_follow_the_form_with_scripts_and_without(self, client: Client) -> None:
        page = client.get(self.ADDRESS).content.decode()
        form = page.split('<form class="filters wide"')[1].split("</form>")[0]
        assert f'hx-get="{self.ADDRESS}"' in form
        assert 'hx-target="#proposals"' in form
        assert 'type="submit"' in form

    def test_tell_how_many_there_are_and_who_comes_first(self, client: Client) -> None:
        page = client.get(self.ADDRESS).content.decode()
        told = page.split('id="told"')[1].split("</p>")[0]
        assert re.search(r"\d+ proposals: ", told)

    def test_take_a_theme_on_the_command_line(self, sam: Standing) -> None:
        stated(sam)
        found = CliRunner().invoke(tawam, ["match", PARIS, "--theme", "culture", "--theme", "space"])
        assert "among 1 cities" in found.output
        wrong = CliRunner().invoke(tawam, ["match", PARIS, "--theme", "charm"])
        assert wrong.exit_code == 1
        assert "“charm” is no theme" in wrong.output

    def test_tell_in_words_what_speaks_for_a_proposal(self, client: Client, sam: Standing) -> None:
        stated(sam, offers=(Theme.SPORT,))
        stated(member("kim@example.org", PARIS, Role.HEAD), PARIS, seeks=(Theme.SPORT,), offers=(Theme.CULTURE,))
        weights = {f"weight_{one.code}": "0" for one in TABLE.criteria} | {"weight_needs": "5"}
        page = client.get(self.ADDRESS, weights).content.decode()
        first = page.split('class="matches"')[1].split("</li>\n")[0]
        assert f"/en/places/{LEIPZIG}/" in first
        assert "Sought here and offered there: sport. Sought there and offered here: culture and arts." in first


class TestThoseWhoState:
    def test_are_known_to_the_search_as_long_as_they_state(self, sam: Standing) -> None:
        assert set(matching.stating(today())) == set()
        key = stated(sam).notice.id
        assert set(matching.stating(today())) == {LEIPZIG}
        assert set(matching.stating(today() + dt.timedelta(days=61))) == set()
        actions.withdraw_notice(key=key, version=1, standing=sam)
        assert set(matching.stating(today())) == set()
