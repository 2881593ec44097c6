"""The pages as markup: labels for every field, ids once, headings in order; and no text that fells a form."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rooms.made_people import client_of, member
from tests.rooms.made_requests import added, answered, copied, full
from tests.world import HOUSTON, LEIPZIG

from tawam.matching import queries
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.values.requests import Answer, Request, Rung
from tawam.people import models as people
from tawam.people.actions import delete_account
from tawam.people.values import Role
from tawam.registry import queries as registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
HOME = f"/en/workbench/places/{LEIPZIG}/requests/"
PAGES = ("", "new/", "criteria/", *(f"criteria/?kind={kind}" for kind in REQUIREMENTS.by_code), "{key}/", "{key}/edit/")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "path", "rect", "source", "wbr"}
# Hypothesis runs many examples in one test's database, which is what is wanted here.
MANY = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Reader(HTMLParser):
    """What a page holds: ids, the fields with their labels, levels of headings, and elements left open."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.levels: list[int] = []
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids[str(found["id"])] += 1
        if tag == "label" and found.get("for"):
            self.labelled.add(str(found["for"]))
        if tag in ("input", "select", "textarea") and found.get("type") not in ("hidden", "submit"):
            self.fields.append({**found, "in_label": "yes" if "label" in self.open else None})
        if tag in ("h1", "h2", "h3", "h4"):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()


def read(body: str) -> Reader:
    """The main part of a page."""
    reader = Reader()
    reader.feed("<main" + body.split("<main", maxsplit=1)[1].split("</main>", maxsplit=1)[0] + "</main>")
    return reader


@pytest.fixture
def desk() -> Client:
    """The browser of an officer of Leipzig."""
    return client_of(member("rania@example.org", LEIPZIG, Role.OFFICER))


@pytest.fixture
def kept() -> Request:
    """A request with an answer under criteria in which a kind stands twice and every sort of field is asked for."""
    copied()
    added("funding", 3000, "EUR")
    added("purpose", None, "youth", "sport")
    added("size_alike")
    return answered(full(asking=HOUSTON, wanted=Rung.TWINNING), Answer("committee", number=17, note="List"))


class TestAPage:
    @pytest.mark.parametrize("language", ["en", "ar"])
    @pytest.mark.parametrize("page", PAGES)
    def test_has_a_label_for_every_field_and_every_id_once(
        self, desk: Client, kept: Request, page: str, language: str
    ) -> None:
        address = (HOME + page.format(key=kept.id)).replace("/en/", f"/{language}/")
        found = read(desk.get(address).content.decode())
        assert [key for key, count in found.ids.items() if count > 1] == []
        bare = [one for one in found.fields if not one["in_label"] and one.get("id") not in found.labelled]
        assert bare == []
        assert found.faults == []

    @pytest.mark.parametrize("page", PAGES)
    def test_has_one_title_and_skips_no_level_of_heading(self, desk: Client, kept: Request, page: str) -> None:
        levels = read(desk.get(HOME + page.format(key=kept.id)).content.decode()).levels
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))

    @pytest.mark.parametrize("page", ["new/", "{key}/edit/"])
    def test_after_a_refusal_is_as_sound(self, desk: Client, kept: Request, page: str) -> None:
        answer = desk.post(HOME + page.format(key=kept.id), {"name": "Bethlehem", "received_on": "x"})
        found = read(answer.content.decode())
        assert answer.status_code == 400
        assert found.faults == []
        assert [key for key, count in found.ids.items() if count > 1] == []


texts = st.text(max_size=40) | st.sampled_from(
    ["\x00", "١٢", "-1", "9" * 50, "٠", "1e9", "<b>", "\u202e", "2026-13-40"]
)
names = st.sampled_from(
    ["act", "kind", "key", "threshold", "items", "must", "step", "note", "version", "steps", "wait_contact", "template"]
)


class TestAForm:
    @given(
        given_=st.dictionaries(
            st.sampled_from(
                ["name", "received_on", "wanted", "contact", "purpose", "themes", "asking", "paper_plan", "key"]
            ),
            texts,
        )
    )
    @MANY
    def test_of_a_request_is_felled_by_no_text(self, desk: Client, given_: dict[str, str]) -> None:
        answer = desk.post(f"{HOME}new/", given_)
        assert answer.status_code in (302, 400)

    @given(given_=st.dictionaries(names, texts))
    @MANY
    def test_of_the_criteria_is_felled_by_no_text(self, desk: Client, given_: dict[str, str]) -> None:
        answer = desk.post(f"{HOME}criteria/change/", {"version": "0"} | given_)
        assert answer.status_code in (302, 400, 404, 409)

    @given(act=st.sampled_from(["add", "change", "steps", "copy", "remove"]), given_=st.dictionaries(names, texts))
    @MANY
    def test_of_each_change_is_felled_by_no_text(self, desk: Client, act: str, given_: dict[str, str]) -> None:
        version = str(queries.criteria_of(LEIPZIG).version)
        answer = desk.post(f"{HOME}criteria/change/", {"kind": "funding", "version": version} | given_ | {"act": act})
        assert answer.status_code in (302, 400, 404, 409)

    @given(given_=st.dictionaries(st.sampled_from(["kind", "said", "number", "note", "url", "act", "version"]), texts))
    @MANY
    def test_of_an_answer_is_felled_by_no_text(self, desk: Client, kept: Request, given_: dict[str, str]) -> None:
        version = str(queries.request(kept.id).version)
        answer = desk.post(f"{HOME}{kept.id}/answer/", {"kind": "funding", "version": version} | given_)
        assert answer.status_code in (302, 400, 409)

    @given(given_=st.dictionaries(st.sampled_from(["decided_on", "decision", "version"]), texts))
    @MANY
    def test_of_a_decision_is_felled_by_no_text(self, desk: Client, kept: Request, given_: dict[str, str]) -> None:
        version = str(queries.request(kept.id).version)
        answer = desk.post(f"{HOME}{kept.id}/decide/", {"state": "declined", "version": version} | given_)
        assert answer.status_code in (302, 400, 409)

    @pytest.mark.parametrize("page", ["\x00/", "%00/", "a" * 400 + "/", "\u202e/", "../../"])
    def test_s_address_may_be_anything(self, desk: Client, page: str) -> None:
        assert desk.get(HOME + page).status_code in (200, 302, 404)


class TestWhatIsKept:
    def test_redraws_no_atlas_and_enters_no_other_journal(self, kept: Request) -> None:
        before = registry.edition(), people.JournalEntry.objects.count()
        answered(kept, Answer("meetings", number=6, note="letter"))
        added("free_travel")
        assert (registry.edition(), people.JournalEntry.objects.count()) == before

    def test_outlives_the_account_that_entered_it(self, kept: Request) -> None:
        officer = member("gone@example.org", LEIPZIG, Role.OFFICER)
        one = answered(kept, Answer("meetings", number=6, note="letter"), by=officer)
        delete_account(account_id=officer.account)
        assert queries.request(one.id) == one
        desk = client_of(member("stays@example.org", LEIPZIG, Role.VIEWER))
        page = desk.get(f"{HOME}{one.id}/").content.decode()
        assert "somebody who has no role here any more" in page
        assert "gone@example.org" not in page
