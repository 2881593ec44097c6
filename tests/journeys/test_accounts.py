"""What people do with an account, in English and in Arabic: come in, secure it, invite, accept, leave."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.journeys.people import PASSWORD, code, command, link_in_mail, sign_in

COVENTRY = "gn:2652221"
WORDS = {
    "en": {"city": "Coventry", "not_open": "This page is not open to you", "officer": "officer"},
    "ar": {"city": "كوفنتري", "not_open": "هذه الصفحة غير متاحة لك", "officer": "مسؤول"},
}
SIGNED_IN = (
    "account/",
    "account/email/",
    "account/password/change/",
    "account/reauthenticate/",
    "account/second-factor/",
    "account/second-factor/totp/activate/",
    "account/delete/",
    "account/logout/",
    f"places/{COVENTRY}/members/",
)


@pytest.fixture
def administrator(surroundings: dict[str, str], base_url: str, language: str) -> str:
    """The address of an administrator, made at the command line; again where it is there already."""
    address = f"root-{language}@example.org"
    made = ("create-admin", "--email", address, "--name", "Rania", "--password-stdin")
    assert address in command(surroundings, *made, given=PASSWORD)
    return address


def submit(page: Page) -> None:
    """Send the form in the middle of the page."""
    page.locator("form.card button.primary").click()


def sign_up(page: Page, surroundings: dict[str, str], language: str, address: str) -> None:
    """Fill in the form, open the link in the mail, confirm."""
    page.locator("input[name=email]").fill(address)
    page.locator("input[name=name]").fill("Sam Hall")
    page.locator("input[name=password1]").fill(PASSWORD)
    submit(page)
    expect(page).to_have_url(re.compile(f"/{language}/account/confirm-email/$"))
    page.goto(link_in_mail(surroundings, address, "confirm-email"))
    submit(page)


def again(page: Page) -> None:
    """Give the password once more where it is asked for."""
    expect(page).to_have_url(re.compile("/account/reauthenticate/"))
    page.locator("input[name=password]").fill(PASSWORD)
    submit(page)


class TestANewcomer:
    def test_signs_up_secures_the_account_and_comes_back_with_a_code(
        self, page: Page, surroundings: dict[str, str], language: str
    ) -> None:
        address = f"new-{language}@example.org"
        page.goto(f"/{language}/")
        page.locator(".site-tools a.account").click()
        page.locator("a[href*='/account/signup/']").click()
        sign_up(page, surroundings, language, address)
        expect(page).to_have_url(re.compile(f"/{language}/account/$"))
        expect(page.locator("h1")).to_have_text("Sam Hall")
        page.locator("a[href$='/account/second-factor/']").click()
        page.locator("a[href$='/totp/activate/']").click()
        again(page)
        secret = page.locator("code.key").inner_text()
        page.locator("input[name=code]").fill(code(secret))
        submit(page)
        expect(page.locator("ol.codes li")).to_have_count(10)
        recovery = page.locator("ol.codes li").first.inner_text()
        page.goto(f"/{language}/account/")
        page.locator("header.page-head button").click()
        expect(page.locator(".site-tools a.account")).to_have_attribute("href", f"/{language}/account/login/")
        sign_in(page, language, address)
        expect(page).to_have_url(re.compile("/second-factor/authenticate/"))
        page.locator("input[name=code]").fill(recovery)
        submit(page)
        expect(page.locator("h1")).to_have_text("Sam Hall")
        assert link_in_mail(surroundings, address, "confirm-email")

    def test_who_forgot_the_password_sets_a_new_one(
        self, page: Page, surroundings: dict[str, str], language: str, administrator: str
    ) -> None:
        page.goto(f"/{language}/account/login/")
        page.locator("a[href$='/password/reset/']").click()
        page.locator("input[name=email]").fill(administrator)
        submit(page)
        page.goto(link_in_mail(surroundings, administrator, "password/reset/key"))
        expect(page).to_have_url(re.compile("set-password"))
        for name in ("password1", "password2"):
            page.locator(f"input[name={name}]").fill(PASSWORD)
        submit(page)
        sign_in(page, language, administrator)
        expect(page.locator("h1")).to_have_text("Rania")


class TestAnInvitation:
    def test_goes_from_an_administrator_by_mail_to_a_new_member(
        self, page: Page, surroundings: dict[str, str], base_url: str, language: str, administrator: str
    ) -> None:
        browser = page.context.browser
        assert browser
        words, guest = WORDS[language], f"guest-{language}@example.org"
        sign_in(page, language, administrator)
        page.goto(f"/{language}/places/{COVENTRY}/members/")
        page.locator("input[name=email]").fill(guest)
        page.locator("select[name=role]").select_option("officer")
        submit(page)
        expect(page.locator(".messages")).to_contain_text(guest)
        elsewhere = browser.new_context(base_url=base_url)
        theirs = elsewhere.new_page()
        link = link_in_mail(surroundings, guest, "account/invitations")
        theirs.goto(link)
        expect(theirs.locator("h1")).to_contain_text(words["city"])
        theirs.locator("main a[href*='/account/signup/']").click()
        expect(theirs.locator("input[name=email]")).to_have_value(guest)
        sign_up(theirs, surroundings, language, guest)
        expect(theirs).to_have_url(re.compile("/account/invitations/"))
        submit(theirs)
        expect(theirs.locator(".tiles")).to_contain_text(words["officer"])
        theirs.goto(link)
        expect(theirs.locator(".notice.problem")).to_be_visible()
        elsewhere.close()
        page.reload()
        expect(page.locator("ul.rows").first).to_contain_text(guest)


class TestAGate:
    def test_leads_a_reader_to_sign_in_and_says_to_others_what_is_missing(
        self, page: Page, surroundings: dict[str, str], language: str
    ) -> None:
        stranger = f"stranger-{language}@example.org"
        page.goto(f"/{language}/account/signup/")
        sign_up(page, surroundings, language, stranger)
        page.goto(f"/{language}/places/{COVENTRY}/members/")
        expect(page.locator("h1")).to_have_text(WORDS[language]["not_open"])
        expect(page.locator("main")).to_contain_text(stranger)
        expect(page.locator("a[href='mailto:hall@example.org']")).to_be_visible()
        page.context.clear_cookies()
        page.goto(f"/{language}/places/{COVENTRY}/members/")
        expect(page).to_have_url(re.compile(f"/{language}/account/login/\\?next=/{language}/places/"))


class TestLeaving:
    def test_takes_the_account_away(self, page: Page, surroundings: dict[str, str], language: str) -> None:
        address = f"leaving-{language}@example.org"
        page.goto(f"/{language}/account/signup/")
        sign_up(page, surroundings, language, address)
        with page.expect_download() as file:
            page.locator("a[href$='/account/data/']").click()
        assert address in file.value.path().read_text(encoding="utf-8")
        page.locator("a[href$='/account/delete/']").click()
        again(page)
        submit(page)
        expect(page.locator(".messages")).to_be_visible()
        sign_in(page, language, address)
        expect(page.locator("[role=alert]")).to_be_visible()


class TestSignedInPages:
    def test_keep_nobody_out_and_never_scroll_sideways(self, page: Page, language: str, administrator: str) -> None:
        sign_in(page, language, administrator)
        page.goto(f"/{language}/account/delete/")
        again(page)
        for address in SIGNED_IN:
            for scheme, width in (("light", 1280), ("dark", 360)):
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                page.goto(f"/{language}/{address}")
                found = Axe().run(page).response["violations"]
                told = [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]
                assert told == [], (address, scheme)
                assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, (address, width)


class TestWithoutScript:
    @pytest.fixture
    def browser_context_args(self, browser_context_args: dict[str, object]) -> dict[str, object]:
        return {**browser_context_args, "java_script_enabled": False}

    def test_one_signs_in_and_out_all_the_same(self, page: Page, language: str, administrator: str) -> None:
        sign_in(page, language, administrator)
        expect(page.locator("h1")).to_have_text("Rania")
        page.locator("header.page-head button").click()
        expect(page.locator(".messages")).to_be_visible()
