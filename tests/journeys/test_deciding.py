"""A mayor's office has a hard case: from the assessment to the paper, its choices and its files, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.pdftext import said_in, squeezed

LINK = "coventry--volgograd"
PHRASES = {"en": "The case in facts", "ar": "القضية في وقائعها"}
CASES = {"en": "political tension", "ar": "توتر سياسي"}


def without_faults(page: Page) -> None:
    """axe finds nothing wrong with the page that is open."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


class TestTheMayorsOffice:
    def test_comes_from_the_assessment_to_the_paper(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/partnerships/{LINK}/assessment/")
        page.locator("main a[href$='/decision/']").click()
        expect(page).to_have_url(re.compile(f"/{language}/partnerships/{LINK}/decision/$"))
        expect(page.locator("select[name=case]")).to_have_value("war")
        expect(page.locator(".document section.level1")).to_have_count(9)
        without_faults(page)

    def test_chooses_another_kind_of_case_and_another_side(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/partnerships/{LINK}/decision/")
        page.locator("select[name=case]").select_option("politics")
        page.locator("select[name=for]").select_option("gn:472757")
        page.locator("form.filters button").click()
        expect(page).to_have_url(re.compile("case=politics"))
        expect(page.locator(".document dl").first).to_contain_text(CASES[language])
        expect(page.locator("select[name=for]")).to_have_value("gn:472757")

    def test_says_what_kind_of_case_it_is_where_the_record_does_not(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/partnerships/leipzig--houston/decision/")
        expect(page.locator(".document")).to_have_count(0)
        without_faults(page)
        page.locator("select[name=case]").select_option("politics")
        page.locator("form.filters button").click()
        expect(page.locator(".document section.level1")).to_have_count(9)

    def test_reads_the_drafts_in_both_languages_each_in_its_direction(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/partnerships/{LINK}/decision/")
        for code, side in (("en", "ltr"), ("ar", "rtl")):
            draft = page.locator(f".document section.level2[lang={code}]").first
            assert draft.evaluate("one => getComputedStyle(one).direction") == side
        own = page.locator(".document section.level1[lang]").first
        expect(own).to_have_attribute("lang", language)

    def test_follows_a_counted_case_to_its_page(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/partnerships/{LINK}/decision/")
        led = page.locator(".document table td a[href*='/partnerships/']").first
        address = led.get_attribute("href")
        led.click()
        expect(page).to_have_url(str(address))
        expect(page.locator("h1")).to_be_visible()

    def test_takes_the_paper_to_print_and_to_edit(self, page: Page, language: str, tmp_path: Path) -> None:
        page.goto(f"/{language}/partnerships/{LINK}/decision/")
        for form, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
            with page.expect_download() as waiting:
                page.locator(f"main a[href*='paper.{form}']").click()
            kept = tmp_path / waiting.value.suggested_filename
            waiting.value.save_as(kept)
            assert kept.name.startswith(f"tawam-decision-{LINK}-")
            assert kept.read_bytes().startswith(start)
            if form == "pdf":
                said = said_in(kept.read_bytes())
                assert squeezed(PHRASES[language]) in said

    def test_reads_the_page_that_was_downloaded(self, page: Page, language: str, tmp_path: Path) -> None:
        page.goto(f"/{language}/partnerships/{LINK}/decision/")
        with page.expect_download() as waiting:
            page.locator("main a[href*='paper.html']").click()
        kept = tmp_path / "paper.html"
        waiting.value.save_as(kept)
        page.goto(kept.as_uri())
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
        without_faults(page)

    def test_reads_it_on_a_phone_without_moving_the_page_sideways(self, page: Page, language: str) -> None:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(f"/{language}/partnerships/{LINK}/decision/")
        wide, shown = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= shown
