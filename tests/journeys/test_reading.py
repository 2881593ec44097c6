"""What a reader does, in English and in Arabic."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

READY = "figure.globe[data-ready=true]"
WORDS = {
    "en": {"dir": "ltr", "query": "covent", "city": "Coventry", "twin": "Volgograd", "suspended": "suspended"},
    "ar": {"dir": "rtl", "query": "كوفن", "city": "كوفنتري", "twin": "فولغوغراد", "suspended": "معلّقة"},
}


@pytest.fixture(autouse=True)
def _no_errors(page: Page) -> object:
    """A page that complains in the console has failed, whatever it shows."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield
    # Answers of 4xx are meant in the tests that ask for them.
    assert not [text for text in complaints if "status of 4" not in text], complaints


class TestTheJournalist:
    def test_goes_from_the_globe_by_search_to_a_city_and_its_suspended_twin(self, page: Page, language: str) -> None:
        words = WORDS[language]
        page.goto(f"/{language}/")
        expect(page.locator("html")).to_have_attribute("dir", words["dir"])
        expect(page.locator(READY)).to_be_visible(timeout=15_000)
        page.locator("#site-q").press_sequentially(words["query"], delay=40)
        page.locator("#suggestions a", has_text=words["city"]).first.click()
        expect(page.locator("h1")).to_have_text(words["city"])
        page.locator("table.lines a", has_text=words["twin"]).click()
        expect(page.locator("h1")).to_contain_text(words["twin"])
        expect(page.locator(".verdict-line .status")).to_have_text(words["suspended"])
        expect(page.locator(".conflict").first).to_be_visible()
        expect(page.locator(".event .source a[rel~=external]").first).to_have_attribute("href", re.compile("^https?:"))

    def test_checks_the_article_claim_by_claim(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/casefiles/")
        page.locator(".cards a").first.click()
        detroit = page.locator("#F1")
        expect(detroit).to_have_class(re.compile("verdict-contradicted"))
        detroit.locator("summary").click()
        expect(detroit.locator(".claims li").first).to_be_visible()
        detroit.locator(".near a").first.click()
        expect(page).to_have_url(re.compile("denver-region--baghdad-province"))

    def test_changes_the_language_and_stays_on_the_page(self, page: Page, language: str) -> None:
        other = "en" if language == "ar" else "ar"
        page.goto(f"/{language}/partnerships/?country=JP&status=ended")
        page.locator("a.language").click()
        expect(page).to_have_url(re.compile(f"/{other}/partnerships/\\?country=JP&status=ended"))

    def test_reports_an_error(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/partnerships/bristol--hanover/report/")
        page.locator("textarea").fill("The year is wrong.")
        page.locator("form.stack button.primary").click()
        expect(page.locator("[role=status]")).to_be_visible()


class TestTheGlobe:
    def test_replays_history_and_filters(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/")
        expect(page.locator(READY)).to_be_visible(timeout=15_000)
        count = page.locator("[data-globe-count]")
        everything = count.inner_text()
        page.locator("input[name=year]").fill("1950")
        expect(count).not_to_have_text(everything)
        page.locator("input[name=year]").fill("2026")
        expect(count).to_have_text(everything)
        page.locator("[data-globe-filters] select[name=status]").select_option("suspended")
        expect(count).not_to_have_text(everything)
        page.locator("[data-globe-play]").click()
        expect(page.locator("[data-globe-play]")).to_have_attribute("aria-pressed", "true")

    def test_is_used_with_the_keyboard_alone(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/")
        expect(page.locator(READY)).to_be_visible(timeout=15_000)
        page.locator(".globe canvas").focus()
        for key in ("ArrowRight", "ArrowUp", "+", "Enter"):
            page.keyboard.press(key)
        expect(page.locator("[data-globe-live]")).not_to_be_empty()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"/{language}/places/"))

    def test_submits_its_filters_as_a_list(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/")
        page.locator("[data-globe-filters] select[name=country]").select_option("JP")
        page.locator("[data-globe-filters] button[type=submit]").click()
        expect(page.locator("table.lines tbody tr").first).to_be_visible()
        expect(page).to_have_url(re.compile("country=JP"))


class TestAReaderWithoutScript:
    @pytest.fixture
    def browser_context_args(self, browser_context_args: dict[str, object]) -> dict[str, object]:
        return {**browser_context_args, "java_script_enabled": False}

    def test_has_a_picture_a_list_and_a_search(self, page: Page, language: str) -> None:
        words = WORDS[language]
        page.goto(f"/{language}/")
        expect(page.locator("img[data-globe-fallback]")).to_be_visible()
        page.locator("#site-q").fill(words["city"])
        page.locator("#site-q").press("Enter")
        page.locator(".results a", has_text=words["city"]).first.click()
        expect(page.locator("h1")).to_have_text(words["city"])


class TestAPhone:
    @pytest.fixture
    def browser_context_args(self, browser_context_args: dict[str, object]) -> dict[str, object]:
        return {**browser_context_args, "viewport": {"width": 360, "height": 740}}

    @pytest.mark.parametrize(
        "address",
        ["", "partnerships/", "partnerships/coventry--volgograd/", "endings/", "places/gn:5391959/", "about/"],
    )
    def test_never_scrolls_sideways(self, page: Page, language: str, address: str) -> None:
        page.goto(f"/{language}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


class TestATimeline:
    @pytest.mark.parametrize("width", [390, 1280])
    def test_draws_each_life_beside_its_own_name(self, page: Page, language: str, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"/{language}/places/gn:5391959/")
        lanes = page.locator(".lanes li").all()
        assert len(lanes) == 4
        for lane in lanes:
            name, bar = lane.locator("a").bounding_box(), lane.locator("rect").first.bounding_box()
            assert name
            assert bar
            assert abs(name["y"] + name["height"] / 2 - bar["y"] - bar["height"] / 2) < 5


class TestTheTheme:
    def test_is_the_reader_s_choice_and_is_kept(self, page: Page) -> None:
        page.emulate_media(color_scheme="light")
        page.goto("/en/about/")
        page.locator("[data-theme-toggle]").click()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        page.goto("/en/endings/")
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
