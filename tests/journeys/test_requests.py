"""An officer receives a request: makes a council's criteria her own, enters it, answers, prints and notes the vote.

In English and in Arabic, with the keyboard, without JavaScript, on a phone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.journeys.people import head_of

COVENTRY, VOLGOGRAD = "gn:2652221", "gn:472757"
PHONE = {"width": 390, "height": 844}
SAID = {"en": ("Some of what must be met is not", "unknown"), "ar": ("بعض ما يجب استيفاؤه لم يُستوفَ", "غير معروف")}


@pytest.fixture
def head(surroundings: dict[str, str], base_url: str, language: str, page: Page) -> str:
    """A head of Coventry who has signed in: an administrator who invited herself."""
    return head_of(page, surroundings, language, f"requests-{language}@example.org", COVENTRY)


@pytest.fixture
def plain(browser: Browser, page: Page, head: str, base_url: str) -> Iterator[Page]:
    """The same head on a telephone that runs no script."""
    context = browser.new_context(
        java_script_enabled=False, base_url=base_url, viewport=PHONE, storage_state=page.context.storage_state()
    )
    yield context.new_page()
    context.close()


def home(language: str) -> str:
    """Where the requests of Coventry are."""
    return f"/{language}/workbench/places/{COVENTRY}/requests/"


def accessible(page: Page) -> None:
    """No finding of axe."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def below(page: Page, first: str, second: str) -> None:
    """The second stands below the first and covers nothing of it, wherever the page is scrolled to."""
    for top in (0, 10_000):
        page.evaluate("top => window.scrollTo(0, top)", top)
        upper, lower = (page.locator(one).bounding_box() for one in (first, second))
        assert upper is not None
        assert lower is not None
        assert lower["y"] >= upper["y"] + upper["height"]


def copy_austin(page: Page, language: str) -> None:
    """Copy the criteria of Austin, unless they stand."""
    page.goto(f"{home(language)}criteria/")
    if page.locator("li.criterion").count() == 0:
        page.locator("form:has(input[name=template][value=austin]) button").click()
    expect(page.locator("li.criterion").first).to_be_visible()


def enter(page: Page, language: str, name: str, contact: str = "") -> str:
    """Enter a request; returns its address."""
    page.goto(f"{home(language)}new/")
    page.locator("input[name=name]").fill(name)
    page.locator("textarea[name=purpose]").fill("Music")
    page.locator("[name=contact]").fill(contact)
    page.locator("select[name=paper_memorandum]").select_option("yes")
    page.locator("form.logform button.primary").click()
    page.wait_for_url(re.compile(r"/requests/[0-9a-f]{32}/$"))
    return page.url


class TestTheOfficer:
    def test_goes_from_the_workbench_to_a_judged_request_and_its_paper(
        self, page: Page, language: str, head: str, tmp_path: Path
    ) -> None:
        page.goto(f"/{language}/workbench/places/{COVENTRY}/")
        page.locator("a[href$='/requests/']").click()
        accessible(page)
        copy_austin(page, language)
        accessible(page)
        enter(page, language, "Volgograd")
        expect(page.locator(".criterion")).to_have_count(8)
        expect(page.locator(".criterion.met-met")).to_have_count(1)
        expect(page.locator(".criterion.met-unknown .mark").first).to_contain_text(SAID[language][1])
        expect(page.locator(".ladder [aria-current=step]")).to_have_count(1)
        accessible(page)
        for form, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
            with page.expect_download() as waiting:
                page.locator(f"a[href$='paper.{form}']").click()
            kept = tmp_path / waiting.value.suggested_filename
            waiting.value.save_as(kept)
            assert kept.read_bytes().startswith(start)
            assert f"-{language}." in kept.name

    def test_reads_the_paper_as_a_page(self, page: Page, language: str, head: str, tmp_path: Path) -> None:
        copy_austin(page, language)
        enter(page, language, "Volgograd")
        with page.expect_download() as waiting:
            page.locator("a[href$='paper.html']").click()
        kept = tmp_path / "paper.html"
        waiting.value.save_as(kept)
        page.goto(kept.as_uri())
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
        expect(page.locator("h1")).to_contain_text("طلب شراكة" if language == "ar" else "Request for a partnership")
        accessible(page)

    def test_answers_by_keyboard_and_sees_the_verdict_turn(self, page: Page, language: str, head: str) -> None:
        copy_austin(page, language)
        enter(page, language, "Volgograd")
        row = page.locator(".criterion:has(input[name=kind][value=committee])")
        row.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("9")
        page.keyboard.press("Tab")
        page.keyboard.type("List of May")
        accessible(page)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".overall h2")).to_have_text(SAID[language][0])
        answered = page.locator(".criterion:has(input[name=kind][value=committee])")
        expect(answered).to_have_class(re.compile("met-not_met"))
        expect(answered).to_contain_text("List of May")
        expect(answered).to_contain_text("Rania")

    def test_on_a_phone_without_scripts_enters_answers_and_decides(self, plain: Page, language: str) -> None:
        copy_austin(plain, language)
        enter(plain, language, "Bethlehem, Palestine" if language == "en" else "Volgograd")
        row = plain.locator(".criterion:has(input[name=kind][value=yearly_report])")
        row.locator("summary").click()
        row.locator("textarea[name=note]").fill("Letter")
        row.locator("button.primary").click()
        again = plain.locator(".criterion:has(input[name=kind][value=yearly_report])")
        expect(again.locator("[role=alert]")).to_be_visible()
        expect(again.locator("textarea[name=note]")).to_have_value("Letter")
        again.locator("input[value=yes]").check()
        again.locator("button.primary").click()
        expect(plain.locator(".criterion:has(input[name=kind][value=yearly_report])")).to_have_class(
            re.compile("met-met")
        )
        plain.locator("select[name=state]").select_option("memorandum")
        plain.locator("input[name=decided_on]").fill("2026-05-04")
        plain.locator("form:has(select[name=state]) button.primary").click()
        plain.goto(home(language))
        expect(plain.locator("table.links tbody tr").first).to_be_visible()
        assert plain.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    def test_makes_the_criteria_her_own(self, page: Page, language: str, head: str) -> None:
        copy_austin(page, language)
        before = page.locator("li.criterion").count()
        page.locator("select[name=kind]").select_option("distance")
        page.locator("form:has(select[name=kind]) button").click()
        page.wait_for_url("**kind=distance*")
        accessible(page)
        page.locator("#add input[name=threshold], form:has(input[name=kind]) input[name=threshold]").first.fill("4000")
        page.locator("button[name=act][value=add]").click()
        expect(page.locator("li.criterion")).to_have_count(before + 1)
        last = page.locator("li.criterion").last
        last.locator("summary").click()
        last.locator("button[value=remove]").click()
        expect(page.locator("li.criterion")).to_have_count(before)


class TestAPersonsData:
    def test_is_found_and_removed_for_good_without_scripts(self, plain: Page, language: str) -> None:
        request = enter(plain, language, "Volgograd", contact=f"Ivan {language} Petrov\nivan@example.org")
        plain.goto(f"/{language}/workbench/places/{COVENTRY}/")
        plain.locator("a[href$='/persons/']").click()
        plain.locator("textarea[name=words]").fill(f"ivan {language} petrov")
        plain.locator("button[value=find]").click()
        expect(plain.locator("#found ~ ul li")).to_have_count(1)
        assert plain.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        below(plain, "#found ~ ul", "button[value=remove]")
        plain.locator("button[value=remove]").click()
        expect(plain.locator("[role=status] .notice")).to_be_visible()
        plain.goto(request)
        expect(plain.locator("main")).not_to_contain_text("Petrov")
        expect(plain.locator("#stated ~ dl")).to_contain_text("[…]")
        plain.locator("form[action$='/contact/'] button").click()
        expect(plain.locator("main")).not_to_contain_text("ivan@example.org")
        expect(plain.locator("form[action$='/contact/']")).to_have_count(0)

    def test_is_asked_for_on_a_page_that_everybody_can_use(self, page: Page, language: str, head: str) -> None:
        page.goto(f"/{language}/workbench/places/{COVENTRY}/persons/")
        accessible(page)
        page.locator("button[value=find]").click()
        expect(page.locator("[role=alert]")).to_be_visible()
        accessible(page)
        page.locator("textarea[name=words]").fill("Nobody of this name")
        page.locator("button[value=find]").click()
        expect(page.locator("#found")).to_be_visible()
        expect(page.locator("button[value=remove]")).to_have_count(0)
        accessible(page)
        page.locator("textarea[name=words]").fill("Another name")
        page.locator("a.language").click()
        expect(page.locator("html")).not_to_have_attribute("lang", language)
        expect(page.locator("textarea[name=words]")).to_have_value("Another name")


class TestTwoTabs:
    def test_meet_a_conflict_and_lose_nothing(self, page: Page, language: str, head: str) -> None:
        copy_austin(page, language)
        address = enter(page, language, "Volgograd")
        other = page.context.new_page()
        for tab in (page, other):
            tab.goto(f"{address}edit/")
        page.locator("textarea[name=contact]").fill("first")
        page.locator("form.logform button.primary").click()
        other.locator("textarea[name=contact]").fill("second")
        other.locator("form.logform button.primary").click()
        expect(other.locator("[role=alert]")).to_be_visible()
        expect(other.locator("textarea[name=contact]")).to_have_value("second")
        page.goto(address)
        expect(page.locator("dl.said")).to_contain_text("first")
