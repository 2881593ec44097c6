"""The JSON of requests is a contract: these names are added to and never renamed, whatever the language."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.world import BAGHDAD, DENVER, GERMANY, HOUSTON, LEIPZIG, LYON, OSAKA, PARIS, SAN_FRANCISCO

from tawam.api.v1 import api
from tawam.matching import queries
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.values.requests import Basis, Met, Overall, Rung

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
JUDGED = {
    *("as_of", "place", "asking", "name", "wanted", "template", "overall", "explanation"),
    *("findings", "later", "steps", "compared", "not_compared"),
}
FINDING = {"rule", "verdict", "explanation", "basis", "partnership", "answer", "settled_by"}
RULE = {"key", "kind", "title", "text", "must", "step", "threshold", "items", "note", "source"}
SOURCE = {"publisher", "title", "address", "dated"}
STEPS = {
    *("step", "since", "exact", "explanation", "partnership", "next"),
    *("waiting_months", "earliest", "waiting_over", "needed"),
}
COMPARED = {"rank", "candidates", "explanation", "asking", "proposals"}
TEMPLATE = {"code", "publisher", "country", "steps", "waiting_months", "rules", "left_out"}
CODES = [one.code for one in queries.request_templates()]
PAIRS = ((LEIPZIG, LYON), (LEIPZIG, HOUSTON), (SAN_FRANCISCO, OSAKA), (DENVER, BAGHDAD), (GERMANY, PARIS))


def judgement(client: Client, place: str, candidate: str, **more: str) -> dict[str, Any]:
    """What the API answers."""
    given = {"candidate": candidate, "template": "austin", "lang": "en"} | more
    answer = client.get(f"/api/v1/places/{place}/requests/judgement", given)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


class TestAJudgement:
    @pytest.mark.parametrize("lang", ["en", "ar"])
    @pytest.mark.parametrize(("place", "candidate"), PAIRS)
    def test_has_these_names(self, client: Client, place: str, candidate: str, lang: str) -> None:
        found = judgement(client, place, candidate, lang=lang)
        assert set(found) == JUDGED
        assert set(found["steps"]) == STEPS
        for one in (*found["findings"], *found["later"]):
            assert set(one) == FINDING
            assert set(one["rule"]) == RULE
            assert set(one["rule"]["source"]) == SOURCE
        if found["compared"]:
            assert set(found["compared"]) == COMPARED

    @pytest.mark.parametrize("template", CODES)
    @pytest.mark.parametrize(("place", "candidate"), PAIRS)
    def test_has_these_codes(self, client: Client, place: str, candidate: str, template: str) -> None:
        found = judgement(client, place, candidate, template=template)
        assert found["overall"] in set(Overall)
        assert found["steps"]["step"] in set(Rung)
        assert found["steps"]["next"] in {None, *Rung}
        for one in found["findings"]:
            assert one["verdict"] in set(Met)
            assert one["basis"] in set(Basis)
            assert one["rule"]["kind"] in REQUIREMENTS.by_code
            assert one["rule"]["step"] in set(Rung)
            assert one["answer"] is None
            assert bool(one["settled_by"]) is (one["verdict"] != "met")
            assert (one["basis"] == "nothing") is (one["verdict"] == "unknown")

    @pytest.mark.parametrize("template", CODES)
    def test_says_the_same_in_both_languages(self, client: Client, template: str) -> None:
        english, arabic = (judgement(client, LEIPZIG, HOUSTON, template=template, lang=lang) for lang in ("en", "ar"))
        assert english["overall"] == arabic["overall"]
        assert english["explanation"] != arabic["explanation"]
        for one, two in zip(english["findings"], arabic["findings"], strict=True):
            told = ("verdict", "basis", "partnership", "answer")
            assert [one[name] for name in told] == [two[name] for name in told]
            assert one["rule"]["key"] == two["rule"]["key"]
            assert one["explanation"] != two["explanation"]
            assert one["rule"]["text"] != two["rule"]["text"]

    @pytest.mark.parametrize("wanted", Rung)
    def test_has_every_rule_once_whatever_is_wanted(self, client: Client, wanted: str) -> None:
        found = judgement(client, LEIPZIG, LYON, wanted=wanted)
        keys = [one["rule"]["key"] for one in (*found["findings"], *found["later"])]
        assert sorted(keys) == sorted(rule.key for rule in queries.request_template("austin").criteria.rules)
        assert {one["rule"]["step"] for one in found["findings"]} <= set(
            list(Rung)[: list(Rung).index(Rung(wanted)) + 1]
        )

    def test_names_the_rules_that_the_next_step_needs_by_their_keys(self, client: Client) -> None:
        found = judgement(client, LEIPZIG, LYON)
        known = {one["rule"]["key"] for one in (*found["findings"], *found["later"])}
        assert found["steps"]["needed"] == ["austin-1", "austin-2"]
        assert set(found["steps"]["needed"]) <= known

    @pytest.mark.parametrize(
        ("place", "candidate", "step", "over"),
        [
            (LEIPZIG, HOUSTON, "twinning", None),
            (LEIPZIG, LYON, "contact", True),
            (DENVER, BAGHDAD, "memorandum", True),
            (SAN_FRANCISCO, OSAKA, "contact", True),
        ],
    )
    def test_tells_the_step_by_the_record(
        self, client: Client, place: str, candidate: str, step: str, over: bool | None
    ) -> None:
        steps = judgement(client, place, candidate)["steps"]
        assert (steps["step"], steps["waiting_over"]) == (step, over)

    def test_of_a_project_tells_the_earliest_day_of_the_friendship(self, client: Client) -> None:
        steps = judgement(client, DENVER, BAGHDAD)["steps"]
        assert (steps["since"], steps["next"]) == ("2004-10", "friendship")
        assert (steps["waiting_months"], steps["earliest"]) == (24, "2006-10")

    def test_is_the_same_twice(self, client: Client) -> None:
        assert judgement(client, LEIPZIG, PARIS) == judgement(client, LEIPZIG, PARIS)


class TestATemplate:
    @pytest.mark.parametrize("lang", ["en", "ar"])
    def test_has_these_names(self, client: Client, lang: str) -> None:
        found = client.get(f"/api/v1/places/{LEIPZIG}/requests/templates", {"lang": lang}).json()
        assert set(found) == {"items", "total"}
        for one in found["items"]:
            assert set(one) == TEMPLATE
            assert all(set(rule) == RULE for rule in one["rules"])

    def test_is_what_the_judgement_uses(self, client: Client) -> None:
        items = client.get(f"/api/v1/places/{LEIPZIG}/requests/templates", {"lang": "en"}).json()["items"]
        for one in items:
            found = judgement(client, LEIPZIG, LYON, template=one["code"])
            assert [row["rule"] for row in found["findings"]] == one["rules"]


class TestTheDescription:
    PATHS = api.get_openapi_schema()["paths"]

    @pytest.mark.parametrize("name", ["templates", "judgement"])
    def test_has_the_address_and_it_only_reads(self, name: str) -> None:
        assert set(self.PATHS[f"/api/v1/places/{{place_id}}/requests/{name}"]) == {"get"}

    @pytest.mark.parametrize("name", ["templates", "judgement"])
    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_is_kept_by_the_door(self, client: Client, name: str, method: str) -> None:
        answer = getattr(client, method)(f"/api/v1/places/{LEIPZIG}/requests/{name}")
        assert answer.status_code == 405

    def test_has_no_address_of_what_a_place_received(self) -> None:
        mine = {path for path in self.PATHS if "/requests" in path}
        assert mine == {f"/api/v1/places/{{place_id}}/requests/{name}" for name in ("templates", "judgement")}
