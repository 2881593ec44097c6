"""Two sides speak of one partnership, and everybody reads who said what, in English and in Arabic."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.journeys.people import signed_in

# One tie for each language, so that neither journey meets what the other left.
TIES = {
    "en": ("bristol--hanover", "gn:2654675", "gn:2910831"),
    "ar": ("coventry--volgograd", "gn:2652221", "gn:472757"),
}
WORDS = {
    "en": ("Confirmed on", "Disputed on", "Our council signed in May.", "Says nothing in its own name."),
    "ar": ("أُكِّدت في", "اعتُرض عليها في", "وقّع مجلسنا في مايو.", "لا يقول شيئًا باسمه."),
}


class TestTwoSides:
    def test_confirm_and_dispute_and_the_page_shows_both(
        self, page: Page, browser: Browser, base_url: str, surroundings: dict[str, str], language: str
    ) -> None:
        link, here, there = TIES[language]
        confirmed, disputed, why, silent = WORDS[language]
        signed_in(page, surroundings, language, f"here-{language}@example.org", here)
        page.goto(f"/{language}/partnerships/{link}/")
        page.locator("a[href*='/declare/']").click()
        page.locator("button[value=confirm]").click()
        expect(page.locator("main [role=status]")).to_be_visible()
        expect(page.locator(".answers .answer").last).to_contain_text(silent)
        other = browser.new_page(base_url=base_url)
        signed_in(other, surroundings, language, f"there-{language}@example.org", there)
        other.goto(f"/{language}/workbench/places/{there}/links/{link}/declare/")
        other.locator("#about").select_option("start")
        other.locator("button[value=dispute]").click()
        expect(other.locator("[role=alert]")).to_be_visible()
        other.locator("#dispute-note").fill(why)
        other.locator("button[value=dispute]").click()
        assert Axe().run(other).response["violations"] == []
        other.context.clear_cookies()
        other.goto(f"/{language}/partnerships/{link}/")
        sides = other.locator("section[aria-labelledby=words] .answer")
        expect(sides).to_have_count(2)
        expect(sides.filter(has_text=confirmed)).to_have_count(1)
        expect(sides.filter(has_text=disputed)).to_contain_text(why)
        assert Axe().run(other).response["violations"] == []
        other.close()
