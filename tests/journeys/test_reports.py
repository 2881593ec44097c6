"""An officer takes the report to the council: from the page of the place to the file, in English and in Arabic."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.journeys.people import head_of

COVENTRY = "gn:2652221"
HOME = {"en": "Coventry", "ar": "كوفنتري"}


@pytest.fixture
def head(surroundings: dict[str, str], base_url: str, language: str, page: Page) -> str:
    """A head of Coventry who has signed in: an administrator who invited themselves."""
    return head_of(page, surroundings, language, f"report-{language}@example.org", COVENTRY)


class TestTheHead:
    def test_reads_what_asks_for_attention_and_prints_the_report(
        self, page: Page, language: str, head: str, tmp_path: Path
    ) -> None:
        page.goto(f"/{language}/workbench/places/{COVENTRY}/")
        page.locator("a[href$='/attention/']").click()
        levels = page.locator("table.links tbody tr .level-word")
        expect(levels.first).to_be_visible()
        assert levels.count() == 2 * page.locator("table.links tbody tr").count()
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.locator(".crumb a").last.click()
        page.locator("a[href$='/report/']").click()
        with page.expect_download() as waiting:
            page.locator("main button.primary[type=submit]").first.click()
        kept = tmp_path / "report.pdf"
        waiting.value.save_as(kept)
        assert kept.read_bytes().startswith(b"%PDF-")

    def test_downloads_the_report_of_the_year_as_pdf_and_to_edit(
        self, page: Page, language: str, head: str, tmp_path: Path
    ) -> None:
        page.goto(f"/{language}/workbench/places/{COVENTRY}/")
        page.locator("a[href$='/report/']").click()
        expect(page).to_have_url(re.compile(f"/{language}/workbench/places/{COVENTRY}/report/$"))
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        for button, start in (("button.primary[type=submit]", b"%PDF-"), ("button[formaction$='docx']", b"PK")):
            with page.expect_download() as waiting:
                page.locator(f"main {button}").first.click()
            kept = tmp_path / waiting.value.suggested_filename
            waiting.value.save_as(kept)
            assert kept.read_bytes().startswith(start)
            assert kept.name.startswith("tawam-gn-2652221-")
            assert f"-{language}." in kept.name

    def test_reads_the_page_that_was_downloaded(self, page: Page, language: str, head: str, tmp_path: Path) -> None:
        page.goto(f"/{language}/workbench/places/{COVENTRY}/report/")
        with page.expect_download() as waiting:
            page.locator("button[formaction$='html']").click()
        kept = tmp_path / "report.html"
        waiting.value.save_as(kept)
        page.goto(kept.as_uri())
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
        expect(page.locator("header .place")).to_contain_text(HOME[language])
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()

    def test_asks_for_the_weekly_mail(self, page: Page, language: str, head: str) -> None:
        page.goto(f"/{language}/account/")
        box = page.locator("input[name=weekly_digest]")
        expect(box).not_to_be_checked()
        box.check()
        page.locator("form[action$='/profile/'] button.primary").click()
        page.goto(f"/{language}/account/")
        expect(page.locator("input[name=weekly_digest]")).to_be_checked()
