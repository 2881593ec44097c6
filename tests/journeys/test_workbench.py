"""What those who speak for a place do on the workbench, in English and in Arabic, with a keyboard and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.journeys.people import signed_in
from tests.pictures import picture

BRISTOL, HANOVER = "gn:2654675", "gn:2910831"
LINK = "bristol--hanover"
WORDS = {
    "en": {"dir": "ltr", "partner": "Hanover", "nothing": "Nothing is logged", "kind": "sports meeting"},
    "ar": {"dir": "rtl", "partner": "هانوفر", "nothing": "لا شيء في الدفتر", "kind": "لقاء رياضي"},
}


@pytest.fixture
def officer(page: Page, base_url: str, surroundings: dict[str, str], language: str) -> Page:
    """A browser in which somebody who may log for Bristol has signed in."""
    return signed_in(page, surroundings, language, f"officer-{language}@example.org", BRISTOL)


@pytest.fixture
def chair(page: Page, base_url: str, surroundings: dict[str, str], language: str) -> Page:
    """A browser of the chair of a twinning association, who contributes to Bristol's log."""
    return signed_in(page, surroundings, language, f"chair-{language}@example.org", BRISTOL, role="contributor")


def log(page: Page, title: str, **more: str) -> None:
    """Fill in the form and save it."""
    page.locator("[name=title]").fill(title)
    page.locator("[name=kind]").select_option("sport")
    for name, text in more.items():
        page.locator(f"[name='{name}']").fill(text)
    page.locator(".logform button.primary").click()


class TestTheOfficer:
    def test_logs_an_exchange_and_everybody_can_read_it(self, officer: Page, language: str) -> None:
        words, title = WORDS[language], f"Regatta {language} 2025"
        officer.goto(f"/{language}/workbench/")
        expect(officer.locator("html")).to_have_attribute("dir", words["dir"])
        officer.locator("table.links tr", has_text=words["partner"]).locator("a.quiet").click()
        expect(officer.locator("[name=starts_on]")).to_have_value(re.compile(r"\d{4}-\d\d-\d\d"))
        day = "2025-05-17" if language == "en" else "٢٠٢٥-٠٥-١٨"
        log(officer, title, starts_on=day, **{f"people.{BRISTOL}.under_30": "24"})
        expect(officer.locator("ol.log .what", has_text=title)).to_be_visible()
        officer.context.clear_cookies()
        officer.goto(f"/{language}/partnerships/{LINK}/")
        expect(officer.locator("ol.log li", has_text=title)).to_contain_text(words["kind"])

    def test_is_told_what_is_wrong_beside_the_field_and_loses_nothing(self, officer: Page, language: str) -> None:
        officer.goto(f"/{language}/workbench/places/{BRISTOL}/links/{LINK}/activities/new/")
        log(officer, "Never held", starts_on="2066-01-01", **{f"people.{HANOVER}.over_60": "a few"})
        expect(officer.locator("[role=alert] li")).to_have_count(2)
        officer.locator("[role=alert] a").first.click()
        expect(officer.locator("[name=title]")).to_have_value("Never held")
        expect(officer.locator(f"[name='people.{HANOVER}.over_60']")).to_have_value("a few")
        expect(officer.locator("[name=starts_on]")).to_have_attribute("aria-invalid", "true")

    def test_corrects_and_withdraws_and_the_history_tells_both(self, officer: Page, language: str) -> None:
        title = f"Chess evening {language}"
        officer.goto(f"/{language}/workbench/places/{BRISTOL}/links/{LINK}/activities/new/")
        log(officer, title, starts_on="2024-02-01" if language == "en" else "2024-03-01")
        officer.locator("ol.log .what a", has_text=title).click()
        officer.locator("a.primary").click()
        officer.locator("[name=title]").fill(f"{title}, corrected")
        officer.locator("[name=why]").fill("Name of the evening")
        officer.locator(".logform button.primary").click()
        officer.locator("ol.log .what a", has_text=f"{title}, corrected").click()
        expect(officer.locator("ol.log .entry")).to_have_count(2)
        officer.locator("[name=why]").fill("Was another club")
        officer.locator("form.stack button:not([name])").click()
        expect(officer.locator("ol.log .entry")).to_have_count(3)
        expect(officer.locator("ol.log .entry").first).to_contain_text("Was another club")
        officer.goto(f"/{language}/partnerships/{LINK}/")
        expect(officer.locator("ol.log li", has_text=title)).to_have_count(0)

    def test_keeps_a_photo_with_an_entry(self, officer: Page, language: str) -> None:
        officer.goto(f"/{language}/workbench/places/{BRISTOL}/links/{LINK}/activities/new/")
        log(officer, f"With a photo {language}", starts_on="2021-02" if language == "en" else "2021-04")
        officer.locator("ol.log .what a", has_text=f"With a photo {language}").click()
        photo = {"name": "home.jpg", "mimeType": "image/jpeg", "buffer": picture()}
        officer.locator("input[type=file]").set_input_files(photo)  # type: ignore[arg-type]
        officer.locator("form.buttons button").click()
        expect(officer.locator(".files img")).to_have_js_property("naturalWidth", 40)
        assert [one["id"] for one in Axe().run(officer).response["violations"]] == []

    def test_logs_with_the_keyboard_alone(self, officer: Page, language: str) -> None:
        officer.goto(f"/{language}/workbench/places/{BRISTOL}/links/{LINK}/activities/new/")
        officer.locator("[name=title]").focus()
        officer.keyboard.type(f"By keyboard {language}")
        officer.keyboard.press("Tab")
        officer.keyboard.press("ArrowDown")
        officer.keyboard.press("Tab")
        officer.keyboard.press("ControlOrMeta+a")
        officer.keyboard.type("2023-04" if language == "en" else "2023-06")
        officer.keyboard.press("Enter")
        expect(officer.locator("ol.log .what", has_text=f"By keyboard {language}")).to_be_visible()


class TestTheChair:
    def test_imports_last_year_s_table(self, chair: Page, language: str, tmp_path: Path) -> None:
        path = tmp_path / "last year.csv"
        partner = WORDS[language]["partner"]
        head = "Date,Partner,Activity\n" if language == "en" else "التاريخ,الشريك,النشاط\n"
        rows = f"2022-01-05,{partner},Table row {language}\nsoon,{partner},Bad row {language}\n"
        path.write_text(head + rows, encoding="utf-8")
        chair.goto(f"/{language}/workbench/places/{BRISTOL}/import/")
        chair.locator("input[type=file]").set_input_files(path)
        chair.locator("button.primary").click()
        expect(chair.locator("table.preview tbody tr")).to_have_count(2)
        expect(chair.locator("table.preview .wrong-note")).to_have_count(1)
        chair.locator("button[name=confirm]").click()
        chair.goto(f"/{language}/workbench/places/{BRISTOL}/links/{LINK}/")
        expect(chair.locator("ol.log .what", has_text=f"Table row {language}")).to_be_visible()
        expect(chair.locator("ol.log .what", has_text=f"Bad row {language}")).to_have_count(0)


class TestAStranger:
    def test_is_led_to_the_sign_in(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/workbench/places/{BRISTOL}/")
        expect(page).to_have_url(re.compile(f"/{language}/account/login/"))

    def test_reads_that_nothing_is_logged_and_not_that_nothing_happened(self, page: Page, language: str) -> None:
        page.goto(f"/{language}/partnerships/coventry--volgograd/")
        expect(page.locator("main")).to_contain_text(WORDS[language]["nothing"])


class TestThePages:
    ADDRESSES = (
        f"workbench/places/{BRISTOL}/",
        f"workbench/places/{BRISTOL}/attention/",
        f"workbench/places/{BRISTOL}/import/",
        f"workbench/places/{BRISTOL}/links/{LINK}/",
        f"workbench/places/{BRISTOL}/links/{LINK}/activities/new/",
        f"workbench/places/{BRISTOL}/links/{LINK}/agreements/new/",
    )

    def test_have_nothing_that_axe_finds_and_never_scroll_sideways_on_a_phone(
        self, officer: Page, language: str
    ) -> None:
        officer.set_viewport_size({"width": 390, "height": 800})
        for address in self.ADDRESSES:
            for scheme in ("light", "dark"):
                officer.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                officer.goto(f"/{language}/{address}")
                found = Axe().run(officer).response["violations"]
                told = [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]
                assert told == [], f"{address} {scheme}"
            assert officer.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, address

    def test_put_the_way_to_a_new_entry_within_a_thumb_s_reach_on_a_phone(self, officer: Page, language: str) -> None:
        officer.set_viewport_size({"width": 390, "height": 800})
        officer.goto(f"/{language}/{self.ADDRESSES[0]}")
        box = officer.locator("table.links a.quiet").first.bounding_box()
        assert box is not None
        assert box["x"] >= 0, "the page has to be pushed aside to reach it"
        assert box["x"] + box["width"] <= 390, "the page has to be pushed aside to reach it"

    def test_name_the_judgements_where_a_phone_has_no_room_for_a_head(self, officer: Page, language: str) -> None:
        officer.set_viewport_size({"width": 390, "height": 800})
        officer.goto(f"/{language}/{self.ADDRESSES[1]}")
        cells = officer.locator("table.links tbody tr").first.locator("td")
        named = cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
        heads = officer.locator("table.links thead th").all_text_contents()
        assert [head in name for head, name in zip(heads[1:], named, strict=True)] == [True] * 3
        inside = "cells => cells.every(cell => cell.scrollWidth <= cell.clientWidth)"
        assert cells.evaluate_all(inside), "cut off at the edge"

    def test_show_faults_without_a_fault_of_their_own(self, officer: Page, language: str) -> None:
        officer.goto(f"/{language}/{self.ADDRESSES[4]}")
        officer.locator("details summary").click()
        log(officer, "", starts_on="x", **{"money.0.amount": "1,234", "sdg_targets": "99.9"})
        found = Axe().run(officer).response["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found] == []
        expect(officer.locator("[name='money.0.amount']")).to_be_visible()


class TestWithoutScript:
    @pytest.fixture
    def browser_context_args(self, browser_context_args: dict[str, object]) -> dict[str, object]:
        return {**browser_context_args, "java_script_enabled": False}

    def test_an_agreement_is_logged(self, officer: Page, language: str) -> None:
        officer.goto(f"/{language}/workbench/places/{BRISTOL}/links/{LINK}/agreements/new/")
        officer.locator("[name=title]").fill(f"Charter {language}")
        officer.locator("[name=signed_on]").fill("2017-11")
        officer.locator(".logform button.primary").click()
        expect(officer.locator("ul.log .what", has_text=f"Charter {language}")).to_be_visible()
