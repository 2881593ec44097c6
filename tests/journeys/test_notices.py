"""An officer states what a town looks for, a stranger finds it; in English and in Arabic, on a desk and a phone."""

from __future__ import annotations

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.journeys.people import signed_in

# One town for each language, so that neither journey meets what the other left.
TOWNS = {"en": "gn:2996944", "ar": "gn:1853909"}
WORDS = {
    "en": {"dir": "ltr", "stated": "Stated by Lyon on", "theme": "space", "changed": "Last changed on"},
    "ar": {"dir": "rtl", "stated": "أُعلن باسم المكان «أوساكا»", "theme": "الفضاء", "changed": "آخر تغيير في"},
}
OWN = {"en": "We look for a town that looks at the stars.", "ar": "نبحث عن مدينة ترقب النجوم."}
FIELD = {"en": "text", "ar": "text_ar"}
UNTIL = (dt.date.today() + dt.timedelta(days=200)).isoformat()


@pytest.fixture
def officer(page: Page, base_url: str, surroundings: dict[str, str], language: str) -> Page:
    """A browser in which somebody who speaks for the town has signed in."""
    return signed_in(page, surroundings, language, f"notices-{language}@example.org", TOWNS[language])


def state(page: Page, language: str, until: str = UNTIL, **more: str) -> None:
    """Fill in the form of a notice and save it."""
    page.goto(f"/{language}/workbench/places/{TOWNS[language]}/notices/new/")
    page.locator("#seeks input[value=space]").check()
    page.locator("#offers input[value=research]").check()
    page.locator("[name=until_on]").fill(until)
    for name, text in more.items():
        page.locator(f"[name='{name}']").fill(text)
    page.locator(".logform button.primary").click()


def withdraw_all(page: Page, language: str) -> None:
    """Take back whatever stands, so that the next journey begins with nothing."""
    page.goto(f"/{language}/workbench/places/{TOWNS[language]}/notices/")
    buttons = page.locator("form.buttons button")
    while buttons.count():
        buttons.first.click()
        page.wait_for_load_state()


class TestTheOfficer:
    def test_states_what_the_town_seeks_and_a_stranger_finds_it(
        self, officer: Page, browser: Browser, base_url: str, language: str
    ) -> None:
        words, town = WORDS[language], TOWNS[language]
        officer.goto(f"/{language}/workbench/places/{town}/")
        officer.locator(f"a[href$='{town}/notices/']").click()
        expect(officer.locator("html")).to_have_attribute("dir", words["dir"])
        officer.locator("main a.primary").click()
        state(officer, language, **{FIELD[language]: OWN[language], "hosts": "30" if language == "en" else "٣٠"})
        expect(officer.locator("main [role=status]")).to_be_visible()
        expect(officer.locator("article.card")).to_contain_text(words["stated"])
        stranger = browser.new_page(base_url=base_url)
        stranger.goto(f"/{language}/notices/?theme=space")
        card = stranger.locator("ul.notices li", has_text=words["stated"])
        expect(card).to_contain_text(OWN[language])
        card.locator("h2 a").click()
        expect(stranger.locator("section[aria-labelledby=notices]")).to_contain_text(words["theme"])
        stranger.close()
        withdraw_all(officer, language)
        expect(officer.locator("section[aria-labelledby=standing]")).to_have_count(0)
        expect(officer.locator("section[aria-labelledby=gone] article").first).to_be_visible()

    def test_is_told_what_is_wrong_beside_the_field_and_loses_nothing(self, officer: Page, language: str) -> None:
        state(officer, language, until="2020-01-01", hosts="a few", **{FIELD[language]: OWN[language]})
        expect(officer.locator("[role=alert] li")).not_to_have_count(0)
        expect(officer.locator(f"[name={FIELD[language]}]")).to_have_value(OWN[language])
        expect(officer.locator("[name=hosts]")).to_have_attribute("aria-invalid", "true")
        expect(officer.locator("#seeks input[value=space]")).to_be_checked()
        assert Axe().run(officer).response["violations"] == []

    def test_meets_what_a_colleague_changed_meanwhile(self, officer: Page, language: str) -> None:
        state(officer, language, **{FIELD[language]: OWN[language]})
        other = officer.context.new_page()
        for tab in (officer, other):
            tab.goto(f"/{language}/workbench/places/{TOWNS[language]}/notices/")
            tab.locator("article.card a[href$='/edit/']").first.click()
        officer.locator("[name=days]").fill("5")
        officer.locator(".logform button.primary").click()
        expect(officer.locator("article.card").first).to_contain_text(WORDS[language]["changed"])
        other.locator("[name=hosts]").fill("12")
        other.locator(".logform button.primary").click()
        expect(other.locator("[role=alert]")).to_be_visible()
        expect(other.locator("[name=hosts]")).to_have_value("12")
        other.close()
        withdraw_all(officer, language)

    @pytest.mark.parametrize("width", [390, 1280])
    def test_meets_pages_without_a_fault_on_desk_and_phone(self, officer: Page, language: str, width: int) -> None:
        officer.set_viewport_size({"width": width, "height": 860})
        state(officer, language, **{FIELD[language]: OWN[language]})
        mine = f"workbench/places/{TOWNS[language]}/notices/"
        for address in (mine, f"{mine}new/", "notices/", "notices/?theme=peace", f"places/{TOWNS[language]}/"):
            for scheme in ("light", "dark"):
                officer.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                officer.goto(f"/{language}/{address}")
                assert Axe().run(officer).response["violations"] == [], (address, scheme)
            assert officer.evaluate("document.documentElement.scrollWidth") <= width, address
        withdraw_all(officer, language)


class TestTheStranger:
    def test_asks_the_search_for_a_theme_and_reads_why_it_fits(self, officer: Page, language: str) -> None:
        state(officer, language)
        officer.context.clear_cookies()
        officer.goto(f"/{language}/places/gn:2879139/matches/")
        officer.locator(".themes-asked summary").click()
        officer.locator("input[name=theme][value=space]").check()
        officer.wait_for_url("**theme=space*")
        # The journey in the other language left its town on the list.
        mine = officer.locator("ol.matches > li", has=officer.locator(f"h3 a[href*='{TOWNS[language]}']"))
        expect(mine).to_have_count(1)
        expect(officer.locator("ol.matches > li")).not_to_have_count(20)
        mine.locator("a[href$='#notices']").click()
        expect(officer.locator("section[aria-labelledby=notices]")).to_contain_text(WORDS[language]["theme"])

    def test_finds_no_way_to_write(self, page: Page, base_url: str, language: str) -> None:
        page.goto(f"/{language}/workbench/places/{TOWNS[language]}/notices/new/")
        expect(page.locator("input[name=password]")).to_be_visible()
