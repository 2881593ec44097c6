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
        expect(plain.locator("ol.matches li").first.locator("tbody tr")).to_have_count(16)

    def test_filters_until_nothing_is_left(self, plain: Page, language: str) -> None:
        plain.goto(f"/{language}/places/{LEIPZIG}/matches/")
        plain.locator("input[name=min_population]").fill("99000000")
        plain.locator("form.filters button[type=submit]").click()
        plain.wait_for_url("**min_population=99000000*")
        expect(plain.locator("ol.matches")).to_have_count(0)
        expect(plain.locator("input[name=min_population]")).to_have_value("99000000")
