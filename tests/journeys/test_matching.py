"""Who looks for a partner: from the page of a city to a list under weights of one's own, without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

LEIPZIG = "gn:2879139"


@pytest.fixture
def plain(browser: Browser, page: Page, base_url: str) -> object:
    """A page in a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
class TestTheOfficer:
    def test_moves_the_weights_and_sees_another_list(self, plain: Page, language: str) -> None:
        plain.goto(f"/{language}/places/{LEIPZIG}/")
        plain.locator(f"a[href$='{LEIPZIG}/matches/']").click()
        proposals = plain.locator("ol.matches > li h3")
        plain.wait_for_url("**/matches/")
        expect(proposals).not_to_have_count(0)
        first = proposals.all_inner_texts()
        for field in plain.locator("fieldset.weights input").all():
            field.fill("0")
        plain.locator("input[name=weight_distance]").fill("10")
        plain.locator("form.filters button[type=submit]").click()
        plain.wait_for_url("**weight_distance=10*")
        expect(plain.locator("input[name=weight_distance]")).to_have_value("10")
        expect(plain.locator("input[name=weight_size]")).to_have_value("0")
        expect(proposals).not_to_have_count(0)
        assert proposals.all_inner_texts() != first

    def test_unfolds_the_reasons_of_a_proposal(self, plain: Page, language: str) -> None:
        plain.goto(f"/{language}/places/{LEIPZIG}/matches/?country=FR")
        plain.locator("ol.matches summary").first.click()
        expect(plain.locator("ol.matches li").first.locator("tbody tr")).to_have_count(17)

    def test_filters_until_nothing_is_left(self, plain: Page, language: str) -> None:
        plain.goto(f"/{language}/places/{LEIPZIG}/matches/")
        plain.locator("input[name=min_population]").fill("99000000")
        plain.locator("form.filters button[type=submit]").click()
        plain.wait_for_url("**min_population=99000000*")
        expect(plain.locator("ol.matches")).to_have_count(0)
        expect(plain.locator("input[name=min_population]")).to_have_value("99000000")


@pytest.mark.parametrize("language", ["en", "ar"])
class TestTheOfficerWithScripts:
    def test_moves_a_weight_and_the_list_follows_at_once(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/places/{LEIPZIG}/matches/")
        proposals = page.locator("ol.matches > li h3")
        before = proposals.all_inner_texts()
        page.evaluate("window.stays = true")
        page.locator("input[name=weight_distance]").fill("10")
        page.wait_for_url("**weight_distance=10*")
        expect(proposals.first).not_to_have_text(before[0])
        assert page.evaluate("window.stays"), "the page was not loaded anew"
        expect(page.locator("#told")).to_contain_text(page.locator("ol.matches > li h3 bdi").first.inner_text())
        page.reload()
        expect(page.locator("input[name=weight_distance]")).to_have_value("10")

    def test_types_what_is_no_number_and_nothing_is_asked(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/places/{LEIPZIG}/matches/")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.locator("input[name=min_population]").fill("many")
        page.wait_for_timeout(900)
        assert [one for one in asked if "min_population" in one] == []
        page.locator("input[name=min_population]").fill("100000")
        page.wait_for_url("**min_population=100000*")
        expect(page.locator("ol.matches > li")).not_to_have_count(0)

    @pytest.mark.parametrize("width", [390, 1280])
    def test_reads_it_on_a_desk_and_a_phone(self, page: Page, language: str, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 860})
        page.goto(f"/{language}/places/{LEIPZIG}/matches/")
        page.locator("ol.matches summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
