"""What is typed survives a sign-out in another tab, the other language and a step back, in a real browser."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.journeys.people import PASSWORD
from tests.journeys.test_workbench import BRISTOL, LINK, officer

__all__ = ["officer"]
NOTE = "Twenty pupils, three teachers, one lost suitcase"
OTHER = {"en": "ar", "ar": "en"}


def form_of(language: str) -> str:
    """The address of the form."""
    return f"/{language}/workbench/places/{BRISTOL}/links/{LINK}/activities/new/"


def typed(page: Page, title: str) -> None:
    """Type all that a form needs, and a note; each title has a day of its own, or the log asks about its like."""
    day = len(title) + (15 if title.endswith("ar") else 0)
    page.locator("[name=title]").fill(title)
    page.locator("[name=kind]").select_option("conference")
    page.locator("[name=starts_on]").fill(f"2024-03-{day:02}")
    page.locator("details summary").click()
    page.locator("[name=note]").fill(NOTE)


def save(page: Page) -> None:
    """Press “Save”."""
    page.locator(".logform button.primary").click()


def still_there(page: Page, title: str) -> None:
    """What was typed stands in the form."""
    expect(page.locator("[name=title]")).to_have_value(title)
    expect(page.locator("[name=note]")).to_have_value(NOTE)
    expect(page.locator("[name=kind]")).to_have_value("conference")


class TestWhatWasTyped:
    def test_comes_back_after_a_sign_out_in_another_tab(self, officer: Page, language: str) -> None:
        title = f"Meeting {language}"
        officer.goto(form_of(language))
        typed(officer, title)
        tab = officer.context.new_page()
        tab.goto(f"/{language}/account/")
        tab.locator("header form.buttons button", has_text=re.compile("Sign out|الخروج|خروج")).click()
        tab.close()
        save(officer)
        expect(officer.locator("main .notice")).to_be_visible()
        assert Axe().run(officer).violations_count == 0
        officer.locator("input[name=login]").fill(f"officer-{language}@example.org")
        officer.locator("input[name=password]").fill(PASSWORD)
        officer.locator("form.card button.primary").click()
        expect(officer).to_have_url(re.compile("activities/new/$"))
        still_there(officer, title)
        save(officer)
        expect(officer.locator("ol.log .what", has_text=title)).to_have_count(1)

    def test_comes_back_after_signing_in_anew_in_another_tab(self, officer: Page, language: str) -> None:
        title = f"Assembly {language}"
        officer.goto(form_of(language))
        typed(officer, title)
        # To sign in anew changes the token that every form carries.
        officer.context.clear_cookies(name="csrftoken")
        save(officer)
        expect(officer.locator("main")).to_contain_text(NOTE)
        assert Axe().run(officer).violations_count == 0
        officer.locator("main a.primary").click()
        still_there(officer, title)
        save(officer)
        expect(officer.locator("ol.log .what", has_text=title)).to_have_count(1)

    def test_goes_along_into_the_other_language(self, officer: Page, language: str) -> None:
        title = f"Parliament {language}"
        officer.goto(form_of(language))
        typed(officer, title)
        officer.locator("button[name=_language]").click()
        expect(officer.locator("html")).to_have_attribute("lang", OTHER[language])
        still_there(officer, title)

    def test_goes_along_with_the_link_at_the_head_of_the_page(self, officer: Page, language: str) -> None:
        title = f"Reception {language}"
        officer.goto(form_of(language))
        typed(officer, title)
        officer.locator("a.language").click()
        expect(officer.locator("html")).to_have_attribute("lang", OTHER[language])
        still_there(officer, title)
        officer.locator("a.language").click()
        expect(officer.locator("html")).to_have_attribute("lang", language)
        still_there(officer, title)

    def test_into_one_of_several_forms_goes_along_and_nothing_else_is_sent(self, officer: Page, language: str) -> None:
        officer.goto(f"/{language}/account/")
        name = officer.locator("form[action$='/account/profile/'] [name=name]")
        before = name.input_value()
        name.fill(f"Kim {language}")
        officer.locator("a.language").click()
        expect(officer.locator("html")).to_have_attribute("lang", OTHER[language])
        expect(name).to_have_value(f"Kim {language}")
        assert Axe().run(officer).violations_count == 0
        assert before != f"Kim {language}"
        expect(officer.locator("h1")).not_to_contain_text(f"Kim {language}")

    def test_is_a_mere_link_where_nothing_was_typed(self, officer: Page, language: str) -> None:
        officer.goto(form_of(language))
        officer.locator("a.language").click()
        expect(officer.locator("html")).to_have_attribute("lang", OTHER[language])
        expect(officer.locator("main .notice")).to_have_count(0)

    def test_to_be_checked_goes_along_with_and_without_a_look(self, page: Page, language: str) -> None:
        text = "Leipzig is twinned with Lyon."
        page.goto(f"/{language}/check/")
        page.locator("textarea").fill(text)
        page.locator("a.language").click()
        expect(page.locator("html")).to_have_attribute("lang", OTHER[language])
        expect(page.locator("textarea")).to_have_value(text)
        page.locator("#form button.primary").click()
        page.locator("a.language").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("textarea")).to_have_value(text)

    def test_is_logged_once_though_somebody_goes_back_and_sends_it_again(self, officer: Page, language: str) -> None:
        title = f"Roundtable {language}"
        officer.goto(form_of(language))
        typed(officer, title)
        save(officer)
        expect(officer.locator("ol.log .what", has_text=title)).to_have_count(1)
        officer.go_back()
        # Browsers fill in some fields again, and others not.
        typed(officer, title)
        save(officer)
        expect(officer).to_have_url(re.compile(r"/workbench/entries/[0-9a-f]{32}/$"))
        expect(officer.locator("h1")).to_have_text(title)
        officer.goto(f"/{language}/workbench/places/{BRISTOL}/links/{LINK}/")
        expect(officer.locator("ol.log .what", has_text=title)).to_have_count(1)
