"""axe finds no violation on any page, in both languages, light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ADDRESSES = (
    "",
    "search/?q=paris",
    "places/gn:5391959/",
    "places/gn:281184/",
    "places/gn:2879139/matches/",
    "places/gn:2879139/matches/?theme=sport",
    "notices/",
    "partnerships/",
    "partnerships/coventry--volgograd/",
    "partnerships/france--germany/",
    "partnerships/bristol--hanover/report/",
    "partnerships/coventry--volgograd/decision/",
    "partnerships/leipzig--houston/decision/",
    "countries/",
    "countries/DE/",
    "endings/",
    "endings/lasting/",
    "casefiles/",
    "casefiles/independent-arabia-twinning/",
    "sources/",
    "about/",
    "account/login/",
    "account/signup/",
    "account/password/reset/",
    "account/confirm-email/",
    "account/invitations/made-up/",
    "check/",
    "check/?example",
    "nothing-here/",
)


def faults(page: Page) -> list[object]:
    """What axe finds wrong with the page that is open."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(page: Page, language: str, address: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.goto(f"/{language}/{address}")
        assert faults(page) == [], scheme


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_on_a_checked_text(page: Page, language: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.goto(f"/{language}/check/?example")
        page.locator("#form button.primary").click()
        page.locator("#finding-1 summary").click()
        assert faults(page) == [], scheme
