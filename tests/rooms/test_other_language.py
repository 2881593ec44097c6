"""Whoever goes on in the other language takes along what was typed, into whichever form of the product."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.rooms.doors import EVERY, LIBRARY, PROGRAMS, TABLES
from tests.rooms.made_people import client_of
from tests.rooms.made_town import LINK, Town, town
from tests.rooms.test_doors import path_of
from tests.rooms.typing import Form, forms_of, numbers
from tests.world import LEIPZIG

from tawam.web import kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
# Programs and what the library serves hold no form of ours; its own carry secrets.
PAGES = [row for row in EVERY if row not in (*LIBRARY, *PROGRAMS)]
NEW_RULES = f"/en/workbench/places/{LEIPZIG}/requests/criteria/?kind="


@pytest.fixture
def made(settings: LazySettings, tmp_path: Path) -> Town:
    """A town with everything that has a page."""
    settings.DATA = tmp_path
    return town()


def gone_on(browser: Client, path: str, form: Form, typed: dict[str, str]) -> str:
    """The page that opens when somebody presses the button for the other language."""
    address = form.straight or form.action or path
    page = browser.post(address, {**form.fields, **typed, "_language": form.other}, follow=True)
    assert page.wsgi_request.path.startswith("/ar/"), path
    return page.content.decode()


def lost(browser: Client, path: str) -> list[str]:
    """The fields of the forms of a page of which the other language does not show what was typed."""
    page = browser.get(path)
    if page.status_code != 200 or "text/html" not in page["Content-Type"]:
        return []
    wrong = []
    for form in forms_of(page.content.decode()):
        if not form.other:
            wrong.append(f"{path}: {form.action or 'its form'} has no button")
            continue
        typed = form.filled(numbers())
        there = gone_on(browser, path, form, typed)
        wrong += [f"{path}: {name} of {form.action}" for name, text in typed.items() if text not in there]
    return wrong


class TestEveryForm:
    def test_of_the_town_takes_along_what_was_typed(self, made: Town) -> None:
        browser = client_of(made.people["head"])
        pages = [path_of(row, made.ids) for row in PAGES if row not in TABLES]
        assert [one for path in pages for one in lost(browser, path)] == []

    def test_of_an_editor_takes_along_what_was_typed(self, made: Town) -> None:
        browser = client_of(made.people["editor"])
        pages = [path_of(row, made.ids) for row in TABLES]
        assert [one for path in pages for one in lost(browser, path)] == []

    @pytest.mark.parametrize("kind", ["committee", "papers", "funding", "themes"])
    def test_of_a_new_criterion_takes_along_what_was_typed(self, made: Town, kind: str) -> None:
        assert lost(client_of(made.people["officer"]), NEW_RULES + kind) == []

    def test_of_a_reader_takes_along_what_was_typed(self, made: Town) -> None:
        assert lost(Client(), f"/en/partnerships/{LINK}/report/") == []


class TestATextToCheck:
    TEXT = "Leipzig is twinned with Lyon."

    def test_goes_along_unchecked_and_is_kept_nowhere(self, client: Client) -> None:
        page = client.post("/ar/check/", {"text": self.TEXT, "_language": "ar"})
        assert self.TEXT in page.content.decode()
        assert "checked" not in page.context
        assert client.cookies.get("sessionid") is None
        assert client.post("/ar/check/", {"text": "", "_language": "ar"}).status_code == 200

    def test_that_was_to_become_a_draft_shows_what_was_found_with_the_words_of_its_source(self, made: Town) -> None:
        browser = client_of(made.people["editor"])
        given = {"text": self.TEXT, "title": "A text", "publisher": "A paper", "url": "", "published": "2024"}
        page = browser.post("/en/check/draft/", given | {"_language": "ar"}, follow=True)
        assert page.redirect_chain == [("/ar/check/", 302)]
        assert page.context["findings"]
        assert page.context["source"]["publisher"] == "A paper"
        assert '<details class="draft" open>' in page.content.decode()


class TestAYear:
    def test_that_was_chosen_for_the_report_goes_along(self, made: Town) -> None:
        address = f"workbench/places/{LEIPZIG}/report/"
        browser = client_of(made.people["viewer"])
        assert f'formaction="/ar/{address}"' in browser.get(f"/en/{address}").content.decode()
        year = browser.get(f"/ar/{address}").context["years"][2][0]
        assert f'value="{year}" selected' in browser.get(f"/ar/{address}?year={year}").content.decode()
        assert " selected" not in browser.get(f"/ar/{address}?year=x").content.decode()


class TestWhatCameBack:
    @pytest.mark.parametrize("there", ["en", "ar"])
    def test_comes_back_in_either_language(self, made: Town, there: str) -> None:
        browser, address = client_of(made.people["officer"]), f"workbench/places/{LEIPZIG}/links/{LINK}/"
        browser.post(f"/en/{address}declare/", {"what": "dispute", "note": "Long words", "_language": there})
        for language in ("en", "ar", "en"):
            assert "Long words" in browser.get(f"/{language}/{address}declare/").content.decode(), (
                "the link at the head"
            )

    def test_is_forgotten_when_the_form_came_through_at_an_address_of_its_own(self, made: Town) -> None:
        browser, address = client_of(made.people["officer"]), f"/en/workbench/places/{LEIPZIG}/links/{LINK}/plan/"
        step = {"key": "e" * 32, "feature": "recency", "title": "Call them", "owner": "Lee", "due_on": "2030-09-01"}
        browser.post(f"{address}steps/", step | {"_language": "en"})
        assert browser.get(address).wsgi_request._tawam_given_back == kept.Kept(
            "task-new", {name: [text] for name, text in step.items()}
        )
        done = browser.post(f"{address}steps/", step, follow=True).content.decode()
        assert "What you typed is back in the form" not in done
