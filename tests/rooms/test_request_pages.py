"""The pages of the requests: what they show, and forms that lose nothing that was typed."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.rooms.made_people import client_of, member
from tests.rooms.made_requests import added, answered, copied, entered, full
from tests.world import BETHLEHEM, BETHLEHEM_PA, HOUSTON, LEIPZIG, LYON

from tawam.exchange.values import Theme
from tawam.matching import queries
from tawam.matching.queries import loading
from tawam.matching.values.requests import Answer, Paper, Request, RequestState, Rung
from tawam.people.values import Role, Standing
from tawam.web.views.workbench.requests import judging as view

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
HOME = f"/en/workbench/places/{LEIPZIG}/requests/"
NEW, CRITERIA = f"{HOME}new/", f"{HOME}criteria/"
BUDGET = 40


@pytest.fixture
def rania() -> Standing:
    """An officer of Leipzig."""
    return member("rania@example.org", LEIPZIG, Role.OFFICER)


@pytest.fixture
def desk(rania: Standing) -> Client:
    """Her browser."""
    return client_of(rania)


def typed(**more: object) -> dict[str, object]:
    """The least that the form of a request needs."""
    return {"name": "Lyon", "received_on": "2026-05-04", "wanted": "twinning", "key": "c" * 32} | more


def body(client: Client, address: str) -> str:
    """A page as it is read."""
    return unescape(client.get(address).content.decode())


def only() -> Request:
    """The only request there is."""
    (found,) = queries.requests_of(LEIPZIG)
    return found


def field(page: str, name: str) -> str:
    """What stands in an input."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    return found[1] if found else ""


class TestTheList:
    def test_says_what_to_do_where_there_is_nothing(self, desk: Client) -> None:
        page = body(desk, HOME)
        assert "No request was entered yet." in page
        assert "No criteria yet" in page
        assert NEW in page
        assert CRITERIA in page

    def test_names_each_request_with_its_state(self, desk: Client) -> None:
        copied()
        one = entered()
        page = body(desk, HOME)
        assert f"{HOME}{one.id}/" in page
        assert "4 May 2026" in page
        assert "Open: 1 of 1." in page
        assert "France" in page
        assert "No criteria yet" not in page

    @pytest.mark.parametrize("language", ["en", "ar"])
    @pytest.mark.parametrize("page", ["", "new/", "criteria/", "{key}/", "{key}/edit/"])
    def test_and_every_other_page_speaks_both_languages_within_its_budget(
        self, desk: Client, language: str, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        copied()
        one = full()
        address = (HOME + page.format(key=one.id)).replace("/en/", f"/{language}/")
        desk.get(address)
        with django_assert_max_num_queries(BUDGET):
            answer = desk.get(address)
        assert answer.status_code == 200
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in answer.content.decode()


class TestTheFormOfARequest:
    def test_opens_with_today_and_a_key(self, desk: Client) -> None:
        page = body(desk, NEW)
        assert re.search(r'name="received_on"[^>]*value="\d{4}-\d\d-\d\d"', page)
        assert re.fullmatch(r"[0-9a-f]{32}", field(page, "key"))

    def test_keeps_everything_that_can_be_typed(self, desk: Client) -> None:
        answer = desk.post(
            NEW,
            typed(
                wanted="friendship",
                contact="Mayor\r\n+33",
                purpose="Music",
                themes=["youth", "climate", "nonsense"],
                paper_budget="yes",
                paper_plan="no",
                paper_profile="",
            ),
        )
        assert answer.status_code == 302
        made = only()
        assert (made.name, made.asking, made.wanted) == ("Lyon", LYON, Rung.FRIENDSHIP)
        assert made.contact.split() == ["Mayor", "+33"]
        assert made.themes == (Theme.YOUTH, Theme.CLIMATE)
        assert made.papers == {Paper.BUDGET: True, Paper.PLAN: False}
        assert answer["Location"] == f"{HOME}{made.id}/"

    def test_asks_which_place_is_meant_and_keeps_what_was_typed(self, desk: Client) -> None:
        answer = desk.post(NEW, typed(name="Bethlehem", contact="kept", themes=["sport"]))
        page = unescape(answer.content.decode())
        assert answer.status_code == 400
        assert f'value="{BETHLEHEM}"' in page
        assert f'value="{BETHLEHEM_PA}"' in page
        assert ">kept</textarea>" in page
        assert 'value="sport" checked' in page
        assert queries.requests_of(LEIPZIG) == ()
        assert desk.post(NEW, typed(name="Bethlehem", asking=BETHLEHEM)).status_code == 302
        assert only().asking == BETHLEHEM

    @pytest.mark.parametrize(("language", "named"), [("en", ">Lyon</bdi>"), ("ar", ">ليون</bdi>")])
    def test_stands_in_the_list_as_the_place_that_was_found(self, desk: Client, language: str, named: str) -> None:
        desk.post(f"{HOME}new/", typed(name="Lyon, France"))
        page = body(desk, HOME.replace("/en/", f"/{language}/"))
        assert named in page
        assert "Lyon, France" not in page

    def test_takes_a_place_that_is_not_on_the_list(self, desk: Client) -> None:
        desk.post(NEW, typed(name="Bethlehem", asking="not-found"))
        assert (only().name, only().asking) == ("Bethlehem", "")

    def test_takes_a_name_that_nobody_knows(self, desk: Client) -> None:
        assert desk.post(NEW, typed(name="Xyzzyville")).status_code == 302
        assert only().asking == ""
        page = body(desk, f"{HOME}{only().id}/")
        assert "was not found among the places of the world" in page

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            ({"name": ""}, "Say who asks."),
            ({"received_on": "soon"}, "Received on: write a day"),
            ({"received_on": ""}, "Received on: write a day"),
            ({"received_on": "2999-01-01"}, "lies in the future"),
            ({"purpose": "x" * 2001}, "A text is too long"),
        ],
    )
    def test_says_what_is_wrong_and_loses_nothing(self, desk: Client, more: dict[str, object], says: str) -> None:
        answer = desk.post(NEW, typed(**({"contact": "kept"} | more)))
        page = unescape(answer.content.decode())
        assert answer.status_code == 400
        assert says in page
        assert ">kept</textarea>" in page
        assert field(page, "key") == "c" * 32
        assert queries.requests_of(LEIPZIG) == ()

    def test_that_is_sent_twice_leads_to_what_was_entered(self, desk: Client) -> None:
        desk.post(NEW, typed())
        again = desk.post(NEW, typed(), follow=True)
        assert "entered already" in again.content.decode()
        assert len(queries.requests_of(LEIPZIG)) == 1

    def test_corrects_what_stands(self, desk: Client) -> None:
        one = full()
        address = f"{HOME}{one.id}/edit/"
        page = body(desk, address)
        assert field(page, "name") == "Lyon"
        assert "Young musicians" in page
        assert 'value="culture" checked' in page
        desk.post(address, typed(name="Houston", version="1"))
        assert (only().name, only().asking, only().version) == ("Houston", HOUSTON, 2)

    def test_that_somebody_overtook_shows_a_conflict_and_keeps_what_was_typed(self, desk: Client) -> None:
        one = full()
        answered(one, Answer("funding", met=True, note="x"))
        answer = desk.post(f"{HOME}{one.id}/edit/", typed(name="Houston", contact="mine", version="1"))
        page = unescape(answer.content.decode())
        assert answer.status_code == 409
        assert "Somebody else has changed this" in page
        assert ">mine</textarea>" in page
        assert f'href="{HOME}{one.id}/"' in page
        assert only().name == "Lyon"

    @pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
    def test_without_a_version_is_a_conflict_and_no_error(self, desk: Client, version: str) -> None:
        one = full()
        assert desk.post(f"{HOME}{one.id}/edit/", typed(version=version)).status_code == 409


class TestARequest:
    def test_shows_every_finding_with_reason_basis_and_what_would_settle_it(self, desk: Client) -> None:
        copied()
        added("partners_in_country", 0)
        one = full(asking=HOUSTON, name="Houston", wanted=Rung.TWINNING)
        page = body(desk, f"{HOME}{one.id}/")
        for said in (
            "A committee of at least 15 residents looks after the link",
            "The list of the committee’s members.",
            "Attached: memorandum of understanding",
            "Partners on record in the United States beside the one that asks: 0; allowed: 0",
            "Questions are open",
            "of 7 that must be met",
            "On record: twinning, active",
            "The criteria know no further step.",
        ):
            assert said in page, said
        assert 'href="https://austintexas.gov/department/sister-and-friendship-cities-program"' in page
        assert 'href="/en/partnerships/leipzig--houston/"' in page

    def test_shows_who_answered_when_and_on_what(self, desk: Client, rania: Standing) -> None:
        copied()
        one = answered(full(wanted=Rung.TWINNING), Answer("committee", number=17, note="List of May"), by=rania)
        page = body(desk, f"{HOME}{one.id}/")
        assert "Entered: 17; asked for at least: 15" in page
        assert "List of May" in page
        assert "Rania" in page

    def test_does_not_name_who_has_left(self, desk: Client) -> None:
        copied()
        one = answered(full(), Answer("committee", number=17, note="List of May"))
        page = body(desk, f"{HOME}{one.id}/")
        assert "Entered by somebody who has no role here any more" in page
        assert "account:" not in page

    def test_of_an_early_step_shows_later_criteria_apart(self, desk: Client) -> None:
        copied()
        page = body(desk, f"{HOME}{full(wanted=Rung.MEMORANDUM).id}/")
        assert "Criteria of later steps" in page
        assert (
            page.index("A committee of at least 15")
            < page.index("Criteria of later steps")
            < page.index("Board meetings")
        )

    def test_stands_beside_the_first_proposals(self, desk: Client) -> None:
        copied()
        page = body(desk, f"{HOME}{full().id}/")
        assert "cities that the search could propose" in page
        assert page.count('<tr class="asks">') == 1
        assert "The two had a tie before, and it is over: ask why." in page

    def test_says_that_the_library_is_missing(self, desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(loading, "find_spec", lambda name: None)
        assert "pip install tawam[matching]" in body(desk, f"{HOME}{full().id}/")

    def test_without_criteria_says_that_nothing_was_judged(self, desk: Client) -> None:
        page = body(desk, f"{HOME}{full().id}/")
        assert "so nothing was judged" in page
        assert "The criteria ask for nothing" in page

    @pytest.mark.parametrize(("language", "name"), [("en", "Houston"), ("ar", "هيوستن")])
    def test_is_headed_by_the_place_that_was_found_and_keeps_what_was_typed(
        self, desk: Client, language: str, name: str
    ) -> None:
        one = full(name="The city of H-Town", asking=HOUSTON)
        page = desk.get(f"/{language}{HOME.removeprefix('/en')}{one.id}/").content.decode()
        heading = page[page.index("<h1>") : page.index("</h1>")]
        assert name in heading
        assert "H-Town" not in heading
        assert "The city of H-Town" in page

    def test_writes_what_was_typed_as_text_and_never_as_markup(self, desk: Client) -> None:
        one = full(name="<script>x</script>", purpose="<b>x</b>", contact="<i>")
        raw = desk.get(f"{HOME}{one.id}/").content.decode()
        assert "<script>x" not in raw
        assert "<b>x" not in raw
        assert "&lt;script&gt;" in raw


class TestAnAnswer:
    def post(self, desk: Client, one: Request, **more: object) -> tuple[int, str]:
        """Send the form of an answer."""
        given = {"kind": "committee", "number": "17", "note": "List", "version": str(one.version)} | more
        answer = desk.post(f"{HOME}{one.id}/answer/", given)
        return answer.status_code, unescape(answer.content.decode())

    @pytest.mark.parametrize("number", ["17", "١٧", "1 7"])
    def test_is_kept_in_the_digits_of_either_language(self, desk: Client, number: str) -> None:
        copied()
        one = full()
        assert self.post(desk, one, number=number)[0] == 302
        assert only().answers[0].number == 17

    @pytest.mark.parametrize(("said", "met"), [("yes", True), ("no", False)])
    def test_is_yes_or_no(self, desk: Client, said: str, met: bool) -> None:
        copied()
        self.post(desk, full(), kind="signed_by_heads", number="", said=said)
        assert only().answers[0].met is met

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            ({"note": ""}, "Say what the answer rests on"),
            ({"number": ""}, "Say yes, no or a figure."),
            ({"number": "many"}, "The figure does not fit"),
            ({"url": "ftp://x"}, "must begin with https://"),
        ],
    )
    def test_that_lacks_something_says_so_in_its_place_and_keeps_the_rest(
        self, desk: Client, more: dict[str, object], says: str
    ) -> None:
        copied()
        status, page = self.post(desk, full(), **({"note": "a letter of 3 May"} | more))
        assert status == 400
        assert says in page
        assert "<details open>" in page
        assert ("a letter of 3 May" in page) is ("note" not in more)
        assert only().answers == ()

    def test_of_a_page_that_is_old_is_a_conflict_and_keeps_what_was_typed(self, desk: Client) -> None:
        copied()
        one = full()
        answered(one, Answer("meetings", number=6, note="theirs"))
        status, page = self.post(desk, one, note="mine")
        assert status == 409
        assert "Somebody else has changed this" in page
        assert ">mine</textarea>" in page
        assert "theirs" in page
        assert [two.kind for two in only().answers] == ["meetings"]

    def test_is_taken_away(self, desk: Client) -> None:
        copied()
        one = answered(full(), Answer("committee", number=17, note="x"))
        assert self.post(desk, one, act="remove")[0] == 302
        assert only().answers == ()

    def test_is_offered_where_the_record_is_silent_and_not_where_it_knows(self, desk: Client) -> None:
        added("distance", 900)
        added("free_travel")
        added("purpose", None, "youth")
        page = body(desk, f"{HOME}{full(wanted=Rung.TWINNING).id}/")
        offered = set(re.findall(r'name="kind" value="(\w+)"', page))
        assert offered == {"free_travel"}


class TestTheDecision:
    def test_is_noted_and_shown(self, desk: Client) -> None:
        one = full()
        given = {"state": "friendship", "decided_on": "2026-06-01", "decision": "By 20 to 3", "version": "1"}
        assert desk.post(f"{HOME}{one.id}/decide/", given).status_code == 302
        assert only().state is RequestState.FRIENDSHIP
        page = body(desk, f"{HOME}{one.id}/")
        assert "accepted as friendship" in page
        assert "By 20 to 3" in page

    def test_without_a_day_says_so_and_keeps_what_was_typed(self, desk: Client) -> None:
        one = full()
        answer = desk.post(f"{HOME}{one.id}/decide/", {"state": "declined", "decision": "typed", "version": "1"})
        page = unescape(answer.content.decode())
        assert answer.status_code == 400
        assert "Say on which day it was decided." in page
        assert ">typed</textarea>" in page
        assert 'value="declined" selected' in page
        assert only().state is RequestState.OPEN

    def test_that_is_none_finds_nothing(self, desk: Client) -> None:
        assert desk.post(f"{HOME}{full().id}/decide/", {"state": "perhaps", "version": "1"}).status_code == 404


class TestThePaper:
    @pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!doctype")])
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_comes_as_a_file_in_the_language_of_the_page(
        self, desk: Client, form: str, start: bytes, language: str
    ) -> None:
        copied()
        one = full()
        answer = desk.get(f"{HOME}{one.id}/paper.{form}".replace("/en/", f"/{language}/"))
        assert answer.content.startswith(start)
        assert answer["Content-Disposition"] == (f'attachment; filename="tawam-request-{one.id[:8]}-{language}.{form}"')

    def test_names_who_made_it_and_who_answered(self, desk: Client, rania: Standing) -> None:
        copied()
        one = answered(full(), Answer("committee", number=17, note="List of May"), by=rania)
        page = body(desk, f"{HOME}{one.id}/paper.html")
        assert page.count("Rania") == 2

    def test_says_what_to_install_where_the_extra_is_missing(
        self, desk: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing(*_: object, **__: object) -> bytes:
            raise view.NeedsPackages

        monkeypatch.setattr(view, "written", missing)
        answer = desk.get(f"{HOME}{full().id}/paper.pdf")
        assert (answer.status_code, b"pip install tawam[report]" in answer.content) == (501, True)


class TestTheArabicPages:
    def arabic(self, desk: Client, address: str, given: dict[str, object]) -> tuple[int, str]:
        """What a form answers in Arabic."""
        answer = desk.post(address.replace("/en/", "/ar/"), given)
        return answer.status_code, unescape(answer.content.decode())

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            ({"name": ""}, "اذكر صاحب الطلب."),
            ({"received_on": "x"}, "تاريخ الورود: اكتب اليوم"),
            ({"received_on": "2999-01-01"}, "اليوم في المستقبل."),
        ],
    )
    def test_say_in_arabic_what_is_wrong(self, desk: Client, more: dict[str, object], says: str) -> None:
        status, page = self.arabic(desk, NEW, typed(**more))
        assert (status, says in page) == (400, True)

    def test_say_in_arabic_that_somebody_was_faster(self, desk: Client) -> None:
        copied()
        one = full()
        answered(one, Answer("funding", met=True, note="x"))
        given = {"kind": "committee", "number": "١٧", "note": "قائمة", "version": "1"}
        status, page = self.arabic(desk, f"{HOME}{one.id}/answer/", given)
        assert status == 409
        assert "غيّر شخص آخر هذا" in page
        assert ">قائمة</textarea>" in page

    def test_keep_what_was_typed_in_arabic(self, desk: Client) -> None:
        status, _ = self.arabic(desk, NEW, typed(name="ليون", contact="مكتب العمدة", purpose="موسيقى"))
        assert status == 302
        assert (only().name, only().asking, only().contact) == ("ليون", LYON, "مكتب العمدة")

    def test_have_no_english_left_but_names(self, desk: Client) -> None:
        copied()
        one = full(contact="", purpose="")
        page = body(desk, f"{HOME}{one.id}/".replace("/en/", "/ar/"))
        main = page.split("<main", maxsplit=1)[1].split("</main>", maxsplit=1)[0].split(">", maxsplit=1)[1]
        shown = re.sub(r"https?://\S+", " ", re.sub(r"<[^>]+>", " ", main))
        latin = set(re.findall(r"[A-Za-z]{4,}", shown))
        assert latin <= {
            "Tawam",
            "Lyon",
            "Austin",
            "City",
            "GeoNames",
            "CLDR",
            "Unicode",
            "DOCX",
            "HTML",
            "Paris",
            "English",
        }
