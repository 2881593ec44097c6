"""The contract of the open API, and its answers to bad questions."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests import world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]


@pytest.fixture
def api(client: Client) -> Any:
    """Asks the API and returns the answer as JSON; the status must be 200."""

    def ask(path: str, **query: str) -> Any:
        response = client.get(f"/api/v1/{path}", query)
        assert response.status_code == 200, response.content
        return response.json()

    return ask


class TestPlaces:
    def test_are_found_as_one_types(self, api: Any) -> None:
        found = api("places", q="cov")
        assert found["total"] == 1
        assert found["items"][0] == {
            "id": world.COVENTRY,
            "name": "Coventry",
            "kind": "city",
            "country": "GB",
            "lat": pytest.approx(52.4, abs=0.1),
            "lon": pytest.approx(-1.5, abs=0.1),
            "population": pytest.approx(350_000, rel=0.3),
        }

    def test_are_named_in_the_language_asked_for(self, api: Any, client: Client) -> None:
        assert api("places", q="cov", lang="ar")["items"][0]["name"] == "كوفنتري"
        accepted = client.get("/api/v1/places?q=cov", headers={"accept-language": "ar-EG,ar;q=0.9"})
        assert accepted.json()["items"][0]["name"] == "كوفنتري"

    def test_are_filtered_by_country_and_kind(self, api: Any) -> None:
        assert [one["id"] for one in api("places", q="paris", country="us")["items"]] == [world.PARIS_TEXAS]
        assert {one["id"] for one in api("places", kind="country")["items"]} == {world.FRANCE, world.GERMANY}

    def test_have_pages(self, api: Any) -> None:
        first, second = api("places", limit="1"), api("places", limit="1", offset="1")
        assert first["items"] != second["items"]

    def test_tell_when_their_country_is_disputed(self, api: Any) -> None:
        assert api(f"places/{world.COVENTRY}")["disputed"] == []
        held = api(f"places/{world.JERUSALEM}")["disputed"]
        assert len(held) >= 2
        assert all(one["statement"] and one["source_url"].startswith("http") for one in held)


class TestPartnerships:
    def test_have_the_fields_of_the_contract(self, api: Any) -> None:
        (one,) = api("partnerships", place=world.COVENTRY)["items"]
        assert one["id"] == "coventry--volgograd"
        assert [party["id"] for party in one["parties"]] == [world.COVENTRY, world.VOLGOGRAD]
        assert (one["kind"], one["status"], one["since"], one["until"]) == (
            "twinning",
            "suspended",
            "1944",
            "2022-03-22",
        )
        assert one["confidence"] == "medium"
        assert one["status_reasons"][0]["text"] == "Decided by the latest act: suspended, 22 March 2022 (Coventry)"
        assert one["conflicts"][0]["topic"] == "start"
        assert [answer["value"] for answer in one["conflicts"][0]["answers"]] == [
            "The Times of Twins: answer 1941",
            "The Gazette: answer 1944",
        ]

    def test_speak_arabic(self, api: Any) -> None:
        (one,) = api("partnerships", place=world.COVENTRY, lang="ar")["items"]
        text = one["status_reasons"][0]["text"]
        assert "كوفنتري" in text
        assert "٢٢ مارس ٢٠٢٢" in text

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"country": "ru"}, ["coventry--volgograd"]),
            ({"status": "disputed"}, ["san-francisco--osaka"]),
            ({"kind": "project"}, ["denver--baghdad"]),
            ({"as_of": "1945"}, ["coventry--volgograd"]),
        ],
    )
    def test_are_filtered(self, api: Any, query: dict[str, str], found: list[str]) -> None:
        assert [one["id"] for one in api("partnerships", **query)["items"]] == found

    def test_have_events_with_sources(self, api: Any) -> None:
        event = api("partnerships/coventry--volgograd")["events"][1]
        told = {name: event[name] for name in ("type", "on", "precision", "by", "cause")}
        assert told == {
            "type": "suspended",
            "on": "2022-03-22",
            "precision": "day",
            "by": world.COVENTRY,
            "cause": "war_or_insecurity",
        }
        assert [(source["publisher"], source["grade"]) for source in event["sources"]] == [("City of Coventry", "A")]

    def test_have_claims(self, api: Any) -> None:
        claims = api("partnerships/coventry--volgograd/claims")
        assert claims["total"] == 7
        assert {"subject", "property", "value", "stance", "source", "first_seen", "last_seen"} <= set(
            claims["items"][0]
        )


class TestResolving:
    def test_asks_between_namesakes_and_says_why(self, api: Any) -> None:
        found = api("resolve", name="بيت لحم", partner=world.JERUSALEM)
        assert found["candidates"][0]["place"]["id"] == world.BETHLEHEM
        assert found["candidates"][0]["reasons"][0]["text"]

    def test_knows_what_it_does_not_know(self, api: Any) -> None:
        assert api("resolve", name="Qwxyzzy") == {"outcome": "unknown", "candidates": []}


class TestBadQuestions:
    @pytest.mark.parametrize(
        ("path", "status", "says"),
        [
            ("places/gn:0", 404, "gn:0"),  # unknown id
            ("partnerships/a--b", 404, "a--b"),
            ("partnerships/a--b/claims", 404, "a--b"),
            ("casefiles/none", 404, "none"),
            ("nothing/here", 404, "openapi.json"),  # unknown address
            ("", 404, "openapi.json"),
            ("partnerships/coventry--volgograd?as_of=1900", 404, "1900"),  # before anything is on record
            ("places?limit=many", 422, "limit"),  # wrong type
            ("places?limit=0", 422, "limit"),
            ("places?limit=100000", 422, "limit"),
            ("places?offset=-1", 422, "offset"),
            ("places?kind=village", 422, "kind"),
            ("places?country=Germany", 422, "country"),
            ("places?lang=tlh", 422, "lang"),
            ("partnerships?status=happy", 422, "status"),
            ("partnerships?as_of=2022-13-01", 422, "as_of"),  # broken date
            ("partnerships?as_of=yesterday", 422, "YYYY"),
            ("resolve", 422, "name"),  # missing
            ("resolve?name=", 422, "name"),
            ("places?q=" + "x" * 10_000, 422, "q"),  # far too long
            ("resolve?name=" + "x" * 10_000, 422, "name"),
            ("places?q=%00", 422, "q"),  # PostgreSQL cannot even be asked for this
        ],
    )
    def test_get_a_problem_document(self, client: Client, path: str, status: int, says: str) -> None:
        response = client.get(f"/api/v1/{path}")
        assert response.status_code == status
        assert response.headers["content-type"].startswith("application/problem+json")
        problem = response.json()
        assert (problem["status"], problem["instance"]) == (status, response.request["PATH_INFO"])
        assert says in problem["detail"]
        assert "Traceback" not in response.content.decode()

    def test_with_a_character_that_no_id_has_find_nothing(self, client: Client) -> None:
        response = client.get("/api/v1/places/a%00b")
        assert (response.status_code, response.json()["status"]) == (404, 404)

    @pytest.mark.parametrize("address", ["/api/v1/places", "/api/v1/openapi.json", "/api/nothing"])
    @pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
    def test_by_another_method_are_refused_with_a_document(self, method: str, address: str) -> None:
        response = getattr(Client(enforce_csrf_checks=True), method)(address)
        assert (response.status_code, response.json()["status"]) == (405, 405)
        assert response.headers["allow"] == "GET, HEAD"

    def test_for_the_head_alone_are_answered(self, client: Client) -> None:
        assert client.head("/api/v1/places?q=a").status_code == 200


class TestTheDoor:
    def test_is_described(self, client: Client) -> None:
        described = client.get("/api/v1/openapi.json").json()
        assert "/api/v1/partnerships/{slug}" in described["paths"]
        assert client.get("/api/v1/docs").status_code == 200

    def test_is_open_to_other_sites(self, client: Client) -> None:
        assert client.get("/api/v1/places").headers["access-control-allow-origin"] == "*"

    def test_tells_its_health(self, client: Client) -> None:
        assert client.get("/healthz").json()["status"] == "ok"

    def test_lists_case_files(self, api: Any) -> None:
        assert api("casefiles") == {"items": []}
