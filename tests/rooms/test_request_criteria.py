"""The page of a place's own criteria: copied, added to, changed, removed, and never at the cost of what was typed."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client
from tests.rooms.made_people import client_of, member
from tests.rooms.made_requests import added, copied
from tests.world import LEIPZIG

from tawam.matching import queries
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.values.requests import Rung
from tawam.people.values import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
CRITERIA = f"/en/workbench/places/{LEIPZIG}/requests/criteria/"
CHANGE = f"{CRITERIA}change/"


@pytest.fixture
def desk() -> Client:
    """The browser of an officer of Leipzig."""
    return client_of(member("rania@example.org", LEIPZIG, Role.OFFICER))


def body(client: Client, address: str) -> str:
    """A page as it is read."""
    return unescape(client.get(address).content.decode())


class TestTheCriteria:
    def test_offer_every_template_with_its_sources_and_what_it_leaves_out(self, desk: Client) -> None:
        page = body(desk, CRITERIA)
        for one in queries.request_templates():
            assert f'name="template" value="{one.code}"' in page
            assert one.left_out["en"] in page
            assert all(f'href="{rule.cited.address}"' in page for rule in one.criteria.rules if rule.cited)

    def test_are_copied_and_told_rule_by_rule(self, desk: Client) -> None:
        desk.post(CHANGE, {"act": "copy", "template": "san_leandro", "version": "0"})
        page = body(desk, CRITERIA)
        assert "Partners of ours in that country, at most: 0" in page
        assert "copied a template" in page
        assert "17 October 2005" in page

    @pytest.mark.parametrize("kind", REQUIREMENTS.by_code)
    def test_can_be_of_every_kind(self, desk: Client, kind: str) -> None:
        page = body(desk, f"{CRITERIA}?kind={kind}")
        assert f'name="kind" value="{kind}"' in page
        requirement = REQUIREMENTS.by_code[kind]
        assert ('name="threshold"' in page) is bool(requirement.figure.unit)
        items = {"papers": ["budget"], "purpose": ["youth"], "funding": ["eur"]}.get(kind, [])
        given = {"act": "add", "kind": kind, "items": items, "must": "no", "step": "friendship", "version": "0"}
        if requirement.figure.unit:
            given["threshold"] = "٣"
        assert desk.post(CHANGE, given).status_code == 302
        (rule,) = queries.criteria_of(LEIPZIG).rules
        assert (rule.kind, rule.must, rule.step) == (kind, False, Rung.FRIENDSHIP)
        assert rule.threshold == (3 if requirement.figure.unit else None)
        assert rule.items == tuple(one.upper() if kind == "funding" else one for one in items)

    def test_are_changed_and_removed(self, desk: Client) -> None:
        copied()
        change = {
            "act": "change",
            "key": "austin-2",
            "threshold": "20",
            "must": "no",
            "step": "twinning",
            "note": "more",
        }
        assert desk.post(CHANGE, {**change, "version": "1"}).status_code == 302
        rule = queries.criteria_of(LEIPZIG).rules[1]
        assert (rule.threshold, rule.must, rule.note) == (20, False, "more")
        assert desk.post(CHANGE, {"act": "remove", "key": "austin-2", "version": "2"}).status_code == 302
        assert "austin-2" not in [one.key for one in queries.criteria_of(LEIPZIG).rules]

    @pytest.mark.parametrize(
        ("given", "says", "kept"),
        [
            (
                {"act": "change", "key": "austin-2", "threshold": "", "note": "mine"},
                "needs a figure",
                ">mine</textarea>",
            ),
            ({"act": "change", "key": "austin-2", "threshold": "many"}, "figure does not fit", "<details open>"),
            ({"act": "add", "kind": "papers", "note": "mine"}, "Name what the criterion asks for", ">mine</textarea>"),
            ({"act": "steps", "steps": [], "wait_contact": "7"}, "Choose at least one step", 'value="7"'),
            ({"act": "steps", "steps": ["twinning"], "wait_contact": "999"}, "at most 600 months", 'value="999"'),
        ],
    )
    def test_that_cannot_be_say_why_and_keep_what_was_typed(
        self, desk: Client, given: dict[str, object], says: str, kept: str
    ) -> None:
        copied()
        answer = desk.post(CHANGE, {**given, "version": "1"})
        page = unescape(answer.content.decode())
        assert answer.status_code == 400
        assert says in page
        assert kept in page
        assert queries.criteria_of(LEIPZIG).version == 1

    def test_of_a_page_that_is_old_are_a_conflict(self, desk: Client) -> None:
        copied()
        added("free_travel")
        change = {"act": "change", "key": "austin-2", "threshold": "20", "note": "mine", "version": "1"}
        answer = desk.post(CHANGE, change)
        page = unescape(answer.content.decode())
        assert answer.status_code == 409
        assert "Somebody else has changed this" in page
        assert ">mine</textarea>" in page
        assert queries.criteria_of(LEIPZIG).rules[1].threshold == 15

    def test_have_steps_and_waiting_times(self, desk: Client) -> None:
        desk.post(
            CHANGE, {"act": "steps", "steps": ["memorandum", "twinning"], "wait_memorandum": "١٢", "version": "0"}
        )
        made = queries.criteria_of(LEIPZIG)
        assert (made.steps, made.waits) == ((Rung.MEMORANDUM, Rung.TWINNING), {Rung.MEMORANDUM: 12})

    @pytest.mark.parametrize(
        ("given", "status"),
        [
            ({"act": "burn"}, 400),
            ({}, 400),
            ({"act": "copy", "template": "x"}, 404),
            ({"act": "remove", "key": "x"}, 404),
        ],
    )
    def test_answer_an_unfit_form_clearly(self, desk: Client, given: dict[str, object], status: int) -> None:
        assert desk.post(CHANGE, {**given, "version": "0"}).status_code == status


class TestTheJournal:
    def test_tells_what_stood_before_and_what_stands_after(self, desk: Client) -> None:
        copied()
        change = {"act": "change", "key": "austin-2", "threshold": "20", "step": "memorandum", "version": "1"}
        desk.post(CHANGE, change)
        page = body(desk, CRITERIA)
        assert "changed a criterion" in page
        assert (
            "<del><bdi>A committee of at least 15 residents looks after the link, must, memorandum</bdi></del>" in page
        )
        assert (
            "<ins><bdi>A committee of at least 20 residents looks after the link, must, memorandum</bdi></ins>" in page
        )

    def test_of_the_first_copy_tells_nothing_before(self, desk: Client) -> None:
        copied()
        assert "Before and after" not in body(desk, CRITERIA)

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_is_told_in_both_languages(self, desk: Client, language: str) -> None:
        copied()
        added("free_travel")
        page = body(desk, CRITERIA.replace("/en/", f"/{language}/"))
        assert ("added a criterion" in page) is (language == "en")
        assert "<del><bdi>–</bdi></del>" in page
