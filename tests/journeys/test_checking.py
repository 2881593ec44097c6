"""A journalist checks a paragraph of her own, in English and in Arabic, with and without JavaScript, and prints it."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

TEXTS = {
    "en": "Coventry has been twinned with Volgograd since 1944. Lyon is twinned with Osaka. Lyon has sister cities.",
    "ar": "ترتبط كوفنتري بفولغوغراد بعلاقة توأمة منذ عام 1944. وترتبط ليون بأوساكا بعلاقة توأمة. ولليون مدن شقيقة.",
}
CITIES = {"en": ("Coventry", "Lyon"), "ar": ("كوفنتري", "ليون")}


def checked(page: Page, language: str, text: str) -> None:
    """Paste the text into the page and send it."""
    page.goto(f"/{language}/check/")
    page.locator("#form textarea").fill(text)
    page.locator("#form button.primary").click()


class TestTheJournalist:
    def test_goes_from_the_navigation_to_a_verdict_and_its_source(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/about/")
        page.locator(".site-nav a[href$='/check/']").click()
        page.locator("#form textarea").fill(TEXTS[language])
        page.locator("#form button.primary").click()
        first = page.locator("#finding-1")
        expect(first.locator("h3")).to_contain_text(CITIES[language][0])
        expect(first).to_have_class(re.compile("verdict-(agreed|partly)"))
        first.locator("summary").click()
        expect(first.locator(".claims .source").first).to_be_visible()
        expect(page.locator("#finding-2")).to_have_class(re.compile("verdict-unsupported"))

    def test_follows_a_mark_to_its_statement_and_back(self, page: Page, language: str) -> None:
        checked(page, language, TEXTS[language])
        page.locator(".checked-text a[href='#finding-2']").first.click()
        expect(page).to_have_url(re.compile("#finding-2$"))
        page.locator("#finding-2 .ref a").click()
        expect(page).to_have_url(re.compile("#mark-2$"))
        expect(page.locator(".checked-text mark")).to_contain_text([CITIES[language][0]])

    def test_sees_what_was_not_understood(self, page: Page, language: str) -> None:
        checked(page, language, TEXTS[language])
        page.locator("#passage-1").click()
        expect(page.locator("#left-1")).to_be_in_viewport()

    def test_needs_no_javascript(self, browser: Browser, base_url: str, language: str) -> None:
        context = browser.new_context(java_script_enabled=False, base_url=base_url)
        page = context.new_page()
        checked(page, language, TEXTS[language])
        expect(page.locator("#finding-1")).to_be_visible()
        context.close()

    def test_prints_the_text_without_the_form(self, page: Page, language: str) -> None:
        checked(page, language, TEXTS[language])
        page.emulate_media(media="print")
        expect(page.locator("#form")).to_be_hidden()
        expect(page.locator(".checked-text")).to_be_visible()

    def test_is_told_when_there_is_nothing(self, page: Page, language: str) -> None:
        checked(page, language, "123")
        expect(page.locator(".notice")).to_be_visible()
        expect(page.locator("#finding-1")).to_have_count(0)

    def test_reads_it_on_a_phone_without_scrolling_sideways(self, page: Page, language: str) -> None:
        page.set_viewport_size({"width": 360, "height": 740})
        checked(page, language, TEXTS[language] + " " + "x" * 200)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
