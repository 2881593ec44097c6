"""The workbench: forms that lose nothing, and doors that open only to those who have a role."""

from __future__ import annotations

import re
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.exchanged import activity, agreement, came, money
from tests.rooms.made_people import account, client_of
from tests.world import BETHLEHEM_PA, COVENTRY, HOUSTON, LEIPZIG

from tawam.exchange import actions, models, queries
from tawam.exchange.values import Activity, ActivityKind, AgeGroup, Direction, OrganiserType, State, Theme
from tawam.people import models as people
from tawam.people import queries as standings
from tawam.people.values import Role, Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
PLACE = f"/en/workbench/places/{LEIPZIG}/"
NEW = f"{PLACE}links/{LINK}/activities/new/"
NEW_PAPER = f"{PLACE}links/{LINK}/agreements/new/"


def somebody(place: str = "", role: Role = Role.CONTRIBUTOR, email: str = "sam@example.org") -> Standing:
    """An account with a role."""
    made = account(email)
    if place:
        people.Membership.objects.create(account_id=made.account, place=place, role=role)
    return standings.standing(made.account)


@pytest.fixture
def sam() -> Standing:
    """Who logs for Leipzig."""
    return somebody(LEIPZIG)


@pytest.fixture
def desk(sam: Standing) -> Client:
    """Sam's browser."""
    return client_of(sam)


def typed(**more: object) -> dict[str, object]:
    """The least that a form needs."""
    least = {
        "title": "Choir visit",
        "kind": "music_festival",
        "starts_on": "2025-05-01",
        "state": "held",
        "language": "en",
    }
    return least | more


def logged(by: Standing, **more: object) -> str:
    """An activity that was logged for Leipzig."""
    one = activity(**({"partnership": LINK} | more))  # type: ignore[arg-type]
    return actions.log_entry(stated=one, for_place=LEIPZIG, standing=by).id


def menu(page: str) -> str:
    """The main menu of a page."""
    return page.split('class="site-nav"')[1].split("</nav>", maxsplit=1)[0]


def only() -> Activity:
    """The only activity in the log."""
    (found,) = queries.activities_of(LINK)
    return found


class TestTheForm:
    def test_opens_with_today_and_with_what_was_used_last(self, desk: Client, sam: Standing) -> None:
        fresh = desk.get(NEW).content.decode()
        assert re.search(r'name="starts_on" value="\d{4}-\d\d-\d\d"', fresh)
        assert '<option value="">' in fresh
        logged(sam, kind=ActivityKind.SPORT, money=(money("5", "GBP", LEIPZIG),))
        again = desk.get(NEW).content.decode()
        assert '<option value="sport" selected>' in again
        assert 'name="money.0.currency" value="GBP"' in again

    def test_logs_with_a_title_a_kind_and_a_day(self, desk: Client) -> None:
        answer = desk.post(NEW, typed(), follow=True)
        assert answer.redirect_chain == [(f"{PLACE}links/{LINK}/", 302)]
        assert "Choir visit" in answer.content.decode()
        assert (only().title, str(only().starts_on), only().people) == ("Choir visit", "2025-05-01", None)

    def test_keeps_everything_that_can_be_typed(self, desk: Client) -> None:
        answer = desk.post(
            NEW,
            typed(
                **{
                    "ends_on": "4.5.2025",
                    "hosts": [LEIPZIG],
                    "online": "yes",
                    f"people.{LEIPZIG}.under_30": "١٢",
                    f"people.{HOUSTON}.over_60": "1 000",
                    "organisers.1.type": "school",
                    "organisers.1.name": "Thomas school",
                    "organisers.1.side": LEIPZIG,
                    "money.0.direction": "in",
                    "money.0.amount": "1250,50",
                    "money.0.currency": "eur",
                    "money.0.side": LEIPZIG,
                    "money.0.source": "eu",
                    "outcomes.0.indicator": "pupils",
                    "outcomes.0.target": "20",
                    "themes": ["youth", "climate"],
                    "sdg_targets": "4.7, 11.A",
                    "note": "one\r\ntwo",
                }
            ),
        )
        assert answer.status_code == 302, answer.content.decode()
        one = only()
        assert (str(one.ends_on), one.hosts, one.online) == ("2025-05-04", (LEIPZIG,), True)
        assert [(each.side, each.age, each.people) for each in one.participations] == [
            (LEIPZIG, AgeGroup.UNDER_30, 12),
            (HOUSTON, AgeGroup.OVER_60, 1000),
        ]
        assert [(body.type, body.name, body.side) for body in one.organisers] == [
            (OrganiserType.SCHOOL, "Thomas school", LEIPZIG)
        ]
        (sum_,) = one.money
        assert (sum_.direction, sum_.amount, sum_.currency) == (Direction.IN, Decimal("1250.50"), "EUR")
        assert (one.outcomes[0].target, one.outcomes[0].actual) == (Decimal(20), None)
        assert (one.themes, one.sdg_targets, one.note) == ((Theme.YOUTH, Theme.CLIMATE), ("4.7", "11.a"), "one\ntwo")

    def test_with_faults_keeps_what_was_typed_and_says_what_is_wrong_beside_the_field(self, desk: Client) -> None:
        answer = desk.post(
            NEW,
            typed(
                **{
                    "title": "",
                    "starts_on": "31.2.2025",
                    "money.1.amount": "1,234",
                    "money.1.currency": "EURO",
                    f"people.{HOUSTON}.under_30": "many",
                    "note": "A long note that took ten minutes",
                }
            ),
        )
        page = answer.content.decode()
        assert answer.status_code == 400
        for typed_in in ("A long note that took ten minutes", "31.2.2025", "1,234", "EURO", "many"):
            assert typed_in in page
        for field in ("title", "starts_on", "money.0.amount", "money.0.currency", f"people.{HOUSTON}.under_30"):
            assert f'href="#{field}"' in page, field
            assert f'id="{field}"' in page, field
        assert not models.Entry.objects.exists()

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"starts_on": ""}, "starts_on"),
            ({"starts_on": "2999-01-01"}, "starts_on"),
            ({"ends_on": "2024-01-01"}, "ends_on"),
            ({"kind": ""}, "kind"),
            ({"kind": "party"}, "kind"),
            ({"state": "planned"}, "state"),
            ({"sdg_targets": "18.1"}, "sdg_targets"),
            ({"hosts": ["gn:404"]}, "hosts"),
            ({"money.0.amount": "5"}, "money.0.currency"),
            ({"outcomes.0.target": "5"}, "outcomes.0.indicator"),
        ],
    )
    def test_names_the_field_of_each_fault(self, desk: Client, change: dict[str, object], field: str) -> None:
        answer = desk.post(NEW, typed(**change))
        assert answer.status_code == 400
        assert f'<a href="#{field}">' in answer.content.decode()

    def test_speaks_the_language_of_the_page(self, desk: Client) -> None:
        answer = desk.post(NEW.replace("/en/", "/ar/"), typed(title="", starts_on="٢٠٢٥-١٣"))
        assert 'dir="rtl"' in answer.content.decode()
        assert answer.status_code == 400

    def test_sent_twice_logs_once(self, desk: Client) -> None:
        key = re.search(r'name="key" value="([0-9a-f]{32})"', desk.get(NEW).content.decode())
        assert key
        answers = [desk.post(NEW, typed(key=key[1])) for _ in range(2)]
        assert [one["Location"] for one in answers] == [f"{PLACE}links/{LINK}/", f"/en/workbench/entries/{key[1]}/"]
        assert "This was logged already" in desk.get(answers[1]["Location"]).content.decode()
        assert models.Entry.objects.count() == 1

    def test_asks_whether_it_is_another_where_the_like_is_in_the_log(self, desk: Client) -> None:
        other = somebody(HOUSTON, email="kim@example.org")
        one = activity("2025-05", title="Coro", partnership=LINK)
        actions.log_entry(stated=one, for_place=HOUSTON, standing=other)
        asked = desk.post(NEW, typed())
        assert asked.status_code == 409
        assert "Coro" in asked.content.decode()
        assert desk.post(NEW, typed(same="no")).status_code == 302
        assert models.Entry.objects.count() == 2

    def test_ticks_another_place_that_is_named_in_words(self, desk: Client) -> None:
        assert desk.post(NEW, typed(elsewhere="Coventry", hosts=[LEIPZIG])).status_code == 302
        assert only().hosts == (LEIPZIG, COVENTRY)

    def test_asks_which_place_is_meant_and_offers_those_that_may_be(self, desk: Client) -> None:
        answer = desk.post(NEW, typed(elsewhere="Bethlehem"))
        page = answer.content.decode()
        assert answer.status_code == 400
        assert 'href="#elsewhere"' in page
        assert f'name="hosts" value="{BETHLEHEM_PA}"' in page
        assert desk.post(NEW, typed(elsewhere="", hosts=[BETHLEHEM_PA])).status_code == 302
        assert only().hosts == (BETHLEHEM_PA,)

    def test_says_that_there_is_no_such_place(self, desk: Client) -> None:
        answer = desk.post(NEW, typed(elsewhere="Qqqxyzzy"))
        assert answer.status_code == 400
        assert "There is no place “Qqqxyzzy”." in answer.content.decode()

    def test_survives_made_up_names_of_fields(self, desk: Client) -> None:
        strange = {"money.x.amount": "5", "money..amount": "5", "money.1.2.3": "x", "money.٣.amount": "1", "a": "b"}
        assert desk.post(NEW, typed(**strange)).status_code == 302
        assert only().money == ()

    @pytest.mark.parametrize("field", ["hosts", "elsewhere", "key", "organisers.0.side"])
    def test_takes_a_null_character_for_no_place_and_no_key(self, desk: Client, field: str) -> None:
        given = typed(**{"organisers.0.name": "Choir", "organisers.0.type": "club", field: "a\x00b"})
        assert desk.post(NEW, given).status_code in (302, 400)

    def test_makes_no_number_of_a_row_that_nobody_can_have(self, desk: Client) -> None:
        made_up = {f"organisers.{'9' * 5_000}.name": "x", f"money.{'9' * 5_000}.amount": "1"}
        sent = urlencode(typed(**made_up))
        assert desk.post(NEW, sent, content_type="application/x-www-form-urlencoded").status_code == 302
        assert (only().organisers, only().money) == ((), ())

    def test_of_an_agreement_logs_and_refuses(self, desk: Client) -> None:
        given = {
            "title": "Charter",
            "signed_on": "1993-05",
            "goals": "youth\n\nsport",
            "term_months": "60",
            "language": "en",
        }
        bad = desk.post(NEW_PAPER, given | {"notice_on": "1990", "review_months": "often"})
        assert bad.status_code == 400
        assert 'href="#notice_on"' in bad.content.decode()
        assert 'href="#review_months"' in bad.content.decode()
        assert desk.post(NEW_PAPER, given).status_code == 302
        (paper,) = queries.agreements_of(LINK)
        assert (paper.goals, paper.term_months, str(paper.signed_on)) == (("youth", "sport"), 60, "1993-05")


class TestAnEntry:
    def test_opens_in_the_form_as_it_stands_and_is_corrected(self, desk: Client, sam: Standing) -> None:
        key = logged(
            sam,
            participations=(came(12, HOUSTON),),
            hosts=(COVENTRY,),
            money=(money("12.5", side=LEIPZIG), money("7", side=HOUSTON), money("8", side=HOUSTON)),
        )
        page = desk.get(f"/en/workbench/entries/{key}/edit/").content.decode()
        given = {
            name: value
            for name, value in re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', page)
            if not name.startswith("csrf")
        }
        for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
            chosen = re.search(r'value="([^"]*)" selected', options)
            given[name] = chosen[1] if chosen else ""
        given |= {"state": "held", "hosts": COVENTRY}
        given.pop("online", None)
        given.pop("themes", None)
        same = desk.post(f"/en/workbench/entries/{key}/edit/", given)
        assert same.status_code == 302
        assert queries.entry(key).version == 1, "opened and saved, nothing is changed"
        given["title"] = "Choir and orchestra"
        desk.post(f"/en/workbench/entries/{key}/edit/", given | {"why": "forgot the orchestra"})
        assert only().title == "Choir and orchestra"
        assert len(only().money) == 3
        assert queries.revisions(key)[1].why == "forgot the orchestra"

    def test_of_which_another_made_a_new_version_shows_the_conflict_and_keeps_what_was_typed(
        self, desk: Client, sam: Standing
    ) -> None:
        key = logged(sam)
        desk.post(f"/en/workbench/entries/{key}/edit/", typed(title="First", version="1"))
        late = desk.post(f"/en/workbench/entries/{key}/edit/", typed(title="Second", version="1"))
        page = late.content.decode()
        assert late.status_code == 409
        assert 'value="Second"' in page
        assert only().title == "First"
        assert 'name="version" value="2"' in page
        desk.post(f"/en/workbench/entries/{key}/edit/", typed(title="Second", version="2"))
        assert only().title == "Second"
        assert len(queries.revisions(key)) == 3

    def test_is_withdrawn_with_a_reason_and_restored(self, desk: Client, sam: Standing) -> None:
        key = logged(sam)
        desk.post(f"/en/workbench/entries/{key}/withdraw/", {"version": "1", "why": ""})
        assert not queries.entry(key).withdrawn
        page = desk.post(f"/en/workbench/entries/{key}/withdraw/", {"version": "1", "why": "slip"}, follow=True)
        assert queries.entry(key).withdrawn
        assert "slip" in page.content.decode()
        desk.post(f"/en/workbench/entries/{key}/restore/", {"version": "2"})
        assert not queries.entry(key).withdrawn

    def test_shows_who_wrote_and_when(self, desk: Client, sam: Standing) -> None:
        page = desk.get(f"/en/workbench/entries/{logged(sam)}/").content.decode()
        assert "Sam" in page
        assert "logged" in page

    def test_names_nobody_by_the_address_who_gave_no_name(self, sam: Standing) -> None:
        nameless = somebody(LEIPZIG, email="secret-address@example.org")
        people.Account.objects.filter(pk=nameless.account).update(name="")
        key = logged(nameless)
        viewer = client_of(somebody(LEIPZIG, Role.VIEWER, email="vi@example.org"))
        page = viewer.get(f"/en/workbench/entries/{key}/").content.decode()
        assert "secret-address" not in page
        assert "contributor" in page[page.index('id="history"') :]

    @pytest.mark.parametrize("version", ["9" * 5_000, "²", "-1", ""])
    def test_of_a_version_that_never_was_is_left_as_it_is(self, desk: Client, sam: Standing, version: str) -> None:
        key = logged(sam)
        for errand in ("withdraw", "restore"):
            answer = desk.post(f"/en/workbench/entries/{key}/{errand}/", {"why": "x", "version": version})
            assert answer.status_code == 302
        assert not queries.entry(key).withdrawn

    def test_is_told_not_to_be_there_if_it_is_not(self, desk: Client) -> None:
        assert desk.get("/en/workbench/entries/nothing/").status_code == 404


ROLES = [None, Role.VIEWER, Role.CONTRIBUTOR, Role.OFFICER, Role.HEAD]
READ = ("{place}", "{place}links/{link}/", "/en/workbench/entries/{key}/")
WRITE = (
    "{place}links/{link}/activities/new/",
    "{place}links/{link}/agreements/new/",
    "/en/workbench/entries/{key}/edit/",
)
CHANGE = ("/en/workbench/entries/{key}/withdraw/", "/en/workbench/entries/{key}/restore/")


class TestTheDoors:
    def address(self, pattern: str, key: str) -> str:
        """The address of a page about Leipzig."""
        return pattern.format(place=PLACE, link=LINK, key=key)

    @pytest.mark.parametrize("pattern", [*READ, *WRITE])
    @pytest.mark.parametrize("role", ROLES, ids=str)
    @pytest.mark.parametrize("place", [LEIPZIG, HOUSTON, COVENTRY])
    def test_open_by_role_and_place(self, sam: Standing, pattern: str, role: Role | None, place: str) -> None:
        key = logged(sam)
        reader = client_of(somebody(place if role else "", role or Role.VIEWER, "kim@example.org"))
        mine = place == LEIPZIG and role is not None
        may = mine if pattern in READ else mine and role is not Role.VIEWER
        assert reader.get(self.address(pattern, key)).status_code == (200 if may else 403)

    @pytest.mark.parametrize("pattern", [*WRITE, *CHANGE])
    @pytest.mark.parametrize("role", [None, Role.VIEWER], ids=str)
    def test_let_nobody_write_without_a_role_that_may(self, sam: Standing, pattern: str, role: Role | None) -> None:
        key = logged(sam)
        reader = client_of(somebody(LEIPZIG if role else "", role or Role.VIEWER, "kim@example.org"))
        answer = reader.post(self.address(pattern, key), typed(version="1", why="because", title="Mine"))
        assert answer.status_code == 403
        assert models.Revision.objects.count() == 1

    @pytest.mark.parametrize("pattern", [*READ, *WRITE, *CHANGE])
    def test_lead_a_stranger_to_the_sign_in_and_write_nothing(
        self, sam: Standing, client: Client, pattern: str
    ) -> None:
        address = self.address(pattern, logged(sam))
        for answer in (client.get(address), client.post(address, typed(version="1", why="because"))):
            assert answer.status_code == 302
            assert "/account/login/" in answer["Location"]
        assert models.Revision.objects.count() == 1

    def test_of_a_link_to_which_the_place_is_no_party_lead_nowhere(self, desk: Client) -> None:
        for slug in ("coventry--volgograd", "no--such"):
            assert desk.get(f"{PLACE}links/{slug}/").status_code == 404
            assert desk.get(f"{PLACE}links/{slug}/activities/new/").status_code == 404

    def test_stand_in_the_menu_of_every_page_for_those_who_have_a_role_and_for_nobody_else(
        self, desk: Client, client: Client
    ) -> None:
        for page in ("/en/", "/en/partnerships/", f"/en/partnerships/{LINK}/", "/en/account/"):
            assert 'href="/en/workbench/"' in menu(desk.get(page).content.decode()), page
        assert 'aria-current="page">Workbench' in menu(desk.get(PLACE).content.decode())
        assert "workbench" not in menu(client.get("/en/").content.decode())
        assert "workbench" not in menu(client_of(somebody(email="no@example.org")).get("/en/").content.decode())

    def test_of_the_workbench_lead_to_the_only_place(self, desk: Client) -> None:
        assert desk.get("/en/workbench/")["Location"] == PLACE
        nobody = client_of(somebody(email="kim@example.org"))
        assert nobody.get("/en/workbench/").status_code == 200


class TestThePlace:
    def test_lists_each_link_with_what_was_held_last_in_few_queries(
        self, desk: Client, sam: Standing, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        logged(sam, on="2024-05-01", title="Older")
        logged(sam, on="2025-05-01", title="Newer")
        with django_assert_max_num_queries(16):
            page = desk.get(PLACE).content.decode()
        assert "Newer" in page
        assert "Older" not in page
        assert "Lyon" in page
        assert "nothing logged" in page

    def test_asks_what_became_of_plans_that_are_over(self, desk: Client, sam: Standing) -> None:
        key = logged(sam, on="2026-01-01", state=State.CANCELLED)
        stated = models.Entry.objects.get(pk=key).stated | {"state": "planned"}
        models.Entry.objects.filter(pk=key).update(stated=stated)
        assert "Did this take place?" in desk.get(PLACE).content.decode()

    def test_tells_what_comes_next(self, desk: Client, sam: Standing) -> None:
        logged(sam, on="2099-01-01", state=State.PLANNED)
        paper = agreement("1993-05-01", review_months=12, partnership=LINK)
        actions.log_entry(stated=paper, for_place=LEIPZIG, standing=sam)
        assert "review of the agreement" in desk.get(PLACE).content.decode()


class TestTheLogbook:
    def test_shows_both_sides_and_says_who_logged(self, desk: Client, sam: Standing) -> None:
        logged(sam, title="Ours", participations=(came(12, LEIPZIG, AgeGroup.UNDER_30),))
        theirs = activity("2025-06-01", title="Theirs", partnership=LINK, note="secret of Houston")
        kim = somebody(HOUSTON, email="kim@example.org")
        key = actions.log_entry(stated=theirs, for_place=HOUSTON, standing=kim).id
        page = desk.get(f"{PLACE}links/{LINK}/").content.decode()
        assert "Ours" in page
        assert "Theirs" in page
        assert "secret of Houston" not in page
        assert f"/entries/{key}/" not in page, "details of the other side are the other side's"

    def test_says_that_nothing_is_logged_and_no_more(self, desk: Client) -> None:
        page = desk.get(f"{PLACE}links/{LINK}/").content.decode()
        assert "That does not mean that nothing happens" in page
