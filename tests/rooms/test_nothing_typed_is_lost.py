"""What was typed into a form comes back: after signing in, in the other language, after a form that was refused."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from django.utils.translation import gettext, override
from tests.pictures import PDF
from tests.rooms.doors import ROWS, SIGNED_IN_CLOSED
from tests.rooms.made_people import PASSWORD, client_of, member
from tests.rooms.made_town import wanted
from tests.rooms.test_second_writers import hidden
from tests.world import COVENTRY, LEIPZIG

from tawam.exchange import queries as log
from tawam.matching import queries as matching
from tawam.matching.actions import state_notice
from tawam.people.values import Role
from tawam.web import kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
BENCH = f"workbench/places/{LEIPZIG}/links/{LINK}/"
LONG = "A note that took ten minutes to type"
FORM = {
    "title": "Choir visit",
    "kind": "music_festival",
    "starts_on": "2025-05-01",
    "state": "held",
    "language": "en",
    "note": LONG,
    "themes": ["youth", "climate"],
    "key": "a" * 32,
}
OWN = {"origin": "http://testserver"}


@pytest.fixture(autouse=True)
def _officer() -> None:
    """Who signs in here."""
    cache.clear()
    member("kim@example.org", LEIPZIG, Role.OFFICER)


def signed_in(client: Client, answer: HttpResponse, email: str = "kim@example.org") -> HttpResponse:
    """Sign in on the page to which an answer leads, and follow to where that leads."""
    path, _, aim = answer["Location"].partition("?next=")
    given = {"login": email, "password": PASSWORD, "next": unquote(aim)}
    return client.post(path, given, follow=True)


def text_of(page: HttpResponse) -> str:
    """The page as a text."""
    return page.content.decode()


class TestAFormSentAfterTheSessionEnded:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_comes_back_with_all_that_was_typed_and_is_saved_then(self, client: Client, language: str) -> None:
        address = f"/{language}/{BENCH}activities/new/"
        answer = client.post(address, FORM)
        assert answer["Location"].startswith(f"/{language}/account/login/?next=")
        assert "notice" in text_of(client.get(answer["Location"]))
        page = text_of(signed_in(client, answer))
        assert LONG in page
        assert 'value="Choir visit"' in page
        assert len(re.findall(r'name="themes" value="(?:youth|climate)" checked', page)) == 2
        assert hidden(page, "key") == "a" * 32
        assert log.activities_of(LINK) == ()
        assert LONG in text_of(client.get(address)), "loading the page again loses nothing"
        assert client.post(address, FORM).status_code == 302
        assert [one.note for one in log.activities_of(LINK)] == [LONG]
        assert LONG not in text_of(client.get(address))

    @pytest.mark.parametrize(
        ("address", "page", "given"),
        [
            (f"{BENCH}plan/steps/", f"{BENCH}plan/", {"title": LONG, "owner": "Kim", "key": "a" * 32}),
            (f"{BENCH}plan/report/", f"{BENCH}plan/", {"circumstance": "other", "on": "2024", "note": LONG}),
            (f"{BENCH}declare/", f"{BENCH}declare/", {"what": "dispute", "about": "kind", "note": LONG}),
            (f"{BENCH}declare/", f"{BENCH}declare/", {"what": "amend", "starts": "1994", "note": LONG}),
            (f"workbench/places/{LEIPZIG}/propose/", f"workbench/places/{LEIPZIG}/propose/", {"note": LONG}),
            (f"{BENCH}agreements/new/", f"{BENCH}agreements/new/", {"title": LONG}),
            ("account/profile/", "account/", {"name": LONG, "language": "en"}),
        ],
    )
    def test_leads_back_to_the_page_on_which_it_stands(
        self, client: Client, address: str, page: str, given: dict[str, str]
    ) -> None:
        back = signed_in(client, client.post(f"/en/{address}", given))
        assert back.status_code == 200
        assert back.redirect_chain[-1][0] == f"/en/{page}"
        assert LONG in text_of(back)
        assert "What you typed is back in the form" in text_of(back)

    def test_comes_back_for_an_editor_s_table_profile(self, client: Client) -> None:
        answer = client.post("/en/workbench/tables/new/", {"sheet": LONG, "file": SimpleUploadedFile("a.csv", b"a,b")})
        page = signed_in(client, answer)
        assert page.status_code == 403, "who is no editor is told so"
        assert LONG not in text_of(page)

    def test_keeps_a_reason_for_a_withdrawal(self, client: Client) -> None:
        desk = client_of(member("lee@example.org", LEIPZIG, Role.CONTRIBUTOR))
        desk.post(f"/en/{BENCH}activities/new/", FORM)
        entry = f"/en/workbench/entries/{'a' * 32}/"
        back = signed_in(client, client.post(f"{entry}withdraw/", {"version": "1", "why": LONG}))
        assert f'value="{LONG}"' in text_of(back)

    def test_of_every_kind_leads_to_a_page_that_opens(self, client: Client) -> None:
        closed = {row.name for row in ROWS if row.get == SIGNED_IN_CLOSED or row.get["administrator"] == "405"}
        ours = {name for name in closed if not name.startswith(("account_", "mfa_", "api:"))}
        assert ours == kept.PAGES.keys() | {"throw-away"}


class TestWhatIsKept:
    def kept(self, client: Client) -> str:
        """All that lies in sessions."""
        return str([one.get_decoded() for one in Session.objects.all()])

    def test_holds_no_file_and_no_word_of_a_form_with_a_secret(self, client: Client) -> None:
        file = SimpleUploadedFile("secret-plan.pdf", PDF)
        client.post(f"/en/workbench/entries/{'a' * 32}/documents/", {"document": file, "about": "words"})
        found = self.kept(client)
        assert "words" in found
        assert "secret-plan" not in found
        assert "PDF" not in found
        client.post("/en/account/delete/", {"password": "Hush-hush-1", "why": "gone"})
        assert "Hush-hush-1" not in self.kept(client)
        assert "gone" not in self.kept(client)

    def test_is_given_back_to_the_first_who_opens_it_and_to_nobody_else(self, client: Client) -> None:
        member("eve@example.org", LEIPZIG, Role.OFFICER)
        address = f"/en/{BENCH}activities/new/"
        assert LONG in text_of(signed_in(client, client.post(address, FORM)))
        session = client.session
        row = session["tawam_kept"]
        other = client_of(member("zoe@example.org", LEIPZIG, Role.OFFICER))
        theirs = other.session
        theirs["tawam_kept"] = row
        theirs.save()
        assert LONG not in text_of(other.get(address))

    def test_is_forgotten_after_half_an_hour(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        answer = client.post(f"/en/{BENCH}activities/new/", FORM)
        now = kept.time.time()
        monkeypatch.setattr(kept.time, "time", lambda: now + kept.LASTS + 1)
        assert LONG not in text_of(signed_in(client, answer))

    def test_is_thrown_away_when_somebody_asks_for_it(self, client: Client) -> None:
        answer = client.post(f"/en/{BENCH}activities/new/", FORM)
        page = client.post("/en/account/throw-away/", follow=True)
        assert "What was typed is thrown away." in text_of(page)
        assert LONG not in text_of(signed_in(client, answer))

    def test_stays_away_from_other_forms(self, client: Client) -> None:
        signed_in(client, client.post(f"/en/{BENCH}activities/new/", FORM))
        for other in ("agreements/new/", "declare/", "plan/"):
            assert LONG not in text_of(client.get(f"/en/{BENCH}{other}"))

    def test_has_a_limit_beyond_which_it_is_shown_to_be_copied(self, client: Client) -> None:
        huge = "many words " * 30_000
        answer = client.post(f"/en/{BENCH}activities/new/", FORM | {"note": huge})
        assert answer.status_code == 403
        assert LONG not in text_of(answer)
        assert huge.strip() in text_of(answer)
        assert Session.objects.count() == 0

    def test_of_people_who_have_not_signed_in_has_a_limit_an_hour(self, client: Client) -> None:
        for _ in range(kept.MOST_AN_HOUR):
            assert Client().post(f"/en/{BENCH}activities/new/", FORM).status_code == 302
        answer = client.post(f"/en/{BENCH}activities/new/", FORM)
        assert answer.status_code == 403
        assert LONG in text_of(answer)
        assert Session.objects.count() == kept.MOST_AN_HOUR

    def test_of_an_empty_form_is_nothing(self, client: Client) -> None:
        client.post(f"/en/{BENCH}activities/new/", {})
        assert Session.objects.count() == 0


class TestGoingOnInTheOtherLanguage:
    @pytest.mark.parametrize(("here", "there"), [("en", "ar"), ("ar", "en")])
    def test_takes_along_what_was_typed(self, here: str, there: str) -> None:
        desk = client_of(member("lee@example.org", LEIPZIG, Role.OFFICER))
        address = f"/{here}/{BENCH}activities/new/"
        assert f'name="_language" value="{there}"' in text_of(desk.get(address))
        page = desk.post(address, FORM | {"_language": there}, follow=True)
        assert page.redirect_chain == [(f"/{there}/{BENCH}activities/new/", 302)]
        assert LONG in text_of(page)
        assert log.activities_of(LINK) == ()

    def test_leads_from_an_address_that_only_takes_a_form_to_its_page(self) -> None:
        desk = client_of(member("lee@example.org", LEIPZIG, Role.OFFICER))
        page = desk.post(f"/en/{BENCH}plan/steps/", {"title": LONG, "_language": "ar"}, follow=True)
        assert page.redirect_chain == [(f"/ar/{BENCH}plan/", 302)]
        assert LONG in text_of(page)

    def test_knows_no_third_language(self) -> None:
        desk = client_of(member("lee@example.org", LEIPZIG, Role.OFFICER))
        page = desk.post(f"/en/{BENCH}plan/steps/", {"title": LONG, "_language": "//evil.example"}, follow=True)
        assert page.redirect_chain == [(f"/en/{BENCH}plan/", 302)]


class TestARefusedForm:
    @pytest.fixture
    def strict(self) -> Client:
        """A browser that has signed in, and whose forms need their token."""
        made = client_of(member("lee@example.org", LEIPZIG, Role.OFFICER))
        made.handler.enforce_csrf_checks = True
        return made

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_of_ours_is_kept_and_opens_again_with_what_was_typed(self, strict: Client, language: str) -> None:
        address = f"/{language}/{BENCH}activities/new/"
        answer = strict.post(address, FORM, headers=OWN)
        assert answer.status_code == 403
        assert LONG in text_of(answer)
        assert f'href="{address}"' in text_of(answer)
        assert LONG in text_of(strict.get(address))

    def test_of_another_site_is_neither_kept_nor_shown(self, strict: Client) -> None:
        address = f"/en/{BENCH}activities/new/"
        for headers in ({"origin": "https://evil.example"}, {}):
            answer = strict.post(address, FORM, headers=headers)
            assert answer.status_code == 403
            assert LONG not in text_of(answer)
        assert LONG not in text_of(strict.get(address))

    def test_shows_no_password(self, strict: Client) -> None:
        given = {"login": "kim@example.org", "password": "Hush hush hush 1"}
        answer = strict.post("/en/account/login/", given, headers=OWN)
        assert answer.status_code == 403
        assert "Hush" not in text_of(answer)

    @pytest.mark.parametrize(
        ("path", "field"), [("/en/check/", "text"), (f"/en/partnerships/{LINK}/report/", "message")]
    )
    def test_of_a_reader_comes_back_too(self, path: str, field: str) -> None:
        reader = Client(enforce_csrf_checks=True)
        answer = reader.post(path, {field: LONG}, headers=OWN)
        assert answer.status_code == 403
        assert LONG in text_of(reader.get(path))

    def test_to_an_address_that_only_takes_forms_opens_its_page(self, strict: Client) -> None:
        answer = strict.post(f"/en/places/{COVENTRY}/members/invite/", {"email": "x y@example.org"}, headers=OWN)
        assert f'href="/en/places/{COVENTRY}/members/"' in text_of(answer)
        assert resolve(f"/en/places/{COVENTRY}/members/").url_name == "members"


SIGNED_OUT = "You were signed out when you pressed the button, so nothing was done. Press it once more."


class TestAButton:
    """Nothing is typed beside it, so nothing comes back, and the page says what to do."""

    @pytest.fixture
    def notice(self) -> str:
        """A notice of Leipzig."""
        by = member("lee@example.org", LEIPZIG, Role.OFFICER)
        return state_notice(notice=wanted(), standing=by).notice.id

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_pressed_after_the_session_ended_leads_back_to_its_page_and_says_so(
        self, client: Client, notice: str, language: str
    ) -> None:
        page = f"/{language}/workbench/places/{LEIPZIG}/notices/"
        headers = {"referer": f"http://testserver{page}"}
        answer = client.post(f"/{language}/workbench/notices/{notice}/withdraw/", {"version": "1"}, headers=headers)
        assert '<form class="buttons"' not in text_of(client.get(answer["Location"])), "nothing typed waits"
        back = signed_in(client, answer)
        assert back.redirect_chain[-1][0] == page
        with override(language):
            assert gettext(SIGNED_OUT) in text_of(back)
            assert gettext("What you typed is back in the form. It is not saved yet.") not in text_of(back)
            assert gettext(SIGNED_OUT) not in text_of(client.get(page)), "it is said once"
        assert not matching.notice(notice).withdrawn
        done = client.post(f"/{language}/workbench/notices/{notice}/withdraw/", {"version": "1"}, follow=True)
        assert matching.notice(notice).withdrawn
        with override(language):
            assert gettext("The notice is withdrawn. The journal keeps it.") in text_of(done)

    def test_of_a_page_elsewhere_leads_to_a_page_of_ours(self, client: Client, notice: str) -> None:
        headers = {"referer": "https://evil.example/workbench/"}
        answer = client.post(f"/en/workbench/notices/{notice}/withdraw/", {"version": "1"}, headers=headers)
        assert unquote(answer["Location"]).endswith("?next=/en/workbench/")

    def test_with_an_old_token_is_refused_and_asks_to_be_pressed_again(self, notice: str) -> None:
        desk = client_of(member("kit@example.org", LEIPZIG, Role.OFFICER))
        desk.handler.enforce_csrf_checks = True
        page = f"/en/workbench/places/{LEIPZIG}/notices/"
        headers = OWN | {"referer": f"http://testserver{page}"}
        told = text_of(desk.post(f"/en/workbench/notices/{notice}/withdraw/", {"version": "1"}, headers=headers))
        assert "press the button once more" in told
        assert f'href="{page}"' in told
        assert "typed" not in told.split("<main")[1]

    def test_that_nobody_can_type_beside_is_one_of_the_forms_without_a_page_of_their_own(self) -> None:
        assert kept.PAGES.keys() >= kept.BUTTONS

    def test_of_a_notice_that_was_changed_or_withdrawn_meanwhile_says_so(self, notice: str) -> None:
        desk = client_of(member("kit@example.org", LEIPZIG, Role.OFFICER))
        address = f"/en/workbench/notices/{notice}/withdraw/"
        old = text_of(desk.post(address, {"version": "7"}, follow=True))
        assert "so it was not withdrawn: see below" in old
        assert "what you typed" not in old
        desk.post(address, {"version": "1"})
        assert "The notice was withdrawn already." in text_of(desk.post(address, {"version": "2"}, follow=True))

    def test_of_an_entry_that_was_changed_meanwhile_keeps_the_reason(self) -> None:
        desk = client_of(member("lee@example.org", LEIPZIG, Role.CONTRIBUTOR))
        desk.post(f"/en/{BENCH}activities/new/", FORM)
        entry = f"/en/workbench/entries/{'a' * 32}/"
        page = text_of(desk.post(f"{entry}withdraw/", {"version": "9", "why": LONG}, follow=True))
        assert "so nothing was done. It is shown as it stands now." in page
        assert f'value="{LONG}"' in page
        desk.post(f"{entry}withdraw/", {"version": "1", "why": LONG})
        assert "This entry was withdrawn already." in text_of(
            desk.post(f"{entry}withdraw/", {"version": "2", "why": "so"}, follow=True)
        )
        assert "so nothing was done" in text_of(desk.post(f"{entry}restore/", {"version": "1"}, follow=True))
        desk.post(f"{entry}restore/", {"version": "2"})
        assert "in the log already" in text_of(desk.post(f"{entry}restore/", {"version": "3"}, follow=True))
