"""Errors of the API speak Arabic to those who ask for it; codes, fields and the English stay as they are."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from tests import world

from tawam.api.telling import told, unfit
from tawam.assessment.queries import BeingWorkedOut, NoStatisticsLibrary, NotWorkedOut
from tawam.basics.dates import BadDate
from tawam.intake.values.texts import MOST_CHARACTERS, TextTooLong
from tawam.matching.queries import NoMatchingLibrary, NoSuchNotice, NoSuchRequest, NoSuchTemplate
from tawam.matching.rules.asking import UnknownTheme
from tawam.matching.rules.scoring import UnfitWeight

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
ARABIC = re.compile("[\u0621-\u064a]{2,}")
AR, EN = {"accept-language": "ar-EG,ar;q=0.9,en;q=0.5"}, {"accept-language": "en"}
LINK = "coventry--volgograd"
ASKED = [
    ("places/gn:0", 404, "gn:0"),
    ("partnerships/a--b", 404, "a--b"),
    (f"partnerships/{LINK}?as_of=1900", 404, "1900"),
    (f"partnerships/{LINK}/assessment?as_of=1900", 404, "1900"),
    ("casefiles/none", 404, "none"),
    ("sources/none/claims", 404, "none"),
    ("nothing/here", 404, "openapi.json"),
    ("", 404, "openapi.json"),
    ("places?limit=many", 422, "limit"),
    ("places?limit=0", 422, "limit: لا أقل من 1"),
    ("places?limit=100000", 422, "limit: لا أكثر من 200"),
    ("places?kind=village", 422, "'city', 'region', 'country'"),
    ("places?country=Germany", 422, "country"),
    ("partnerships?as_of=2022-13-01", 422, "as_of: «\u20682022-13-01\u2069»"),
    (f"partnerships/{LINK}/assessment?as_of=x", 422, "as_of"),
    ("resolve", 422, "name: الحقل ناقص"),
    ("places?q=" + "x" * 10_000, 422, "q: الحد الأقصى لعدد الأحرف: 200"),
    (f"places/{world.LEIPZIG}/matches?weights=magic:3", 422, "magic"),
    (f"places/{world.LEIPZIG}/matches?theme=magic", 422, "magic"),
    (f"places/{world.LEIPZIG}/matches?country=Germany", 422, "Germany"),
    (f"places/{world.LEIPZIG}/matches?language=klingon", 422, "klingon"),
    (f"places/{world.LEIPZIG}/matches?exclude=gn:0", 422, "gn:0"),
    (f"places/{world.FRANCE}/matches", 422, "فرنسا"),
    (f"places/{world.LEIPZIG}/requests/judgement?candidate={world.LYON}&template=magic", 422, "magic"),
]


def problem(client: Client, path: str, headers: dict[str, str]) -> dict[str, Any]:
    """The problem document of an answer."""
    found = client.get(f"/api/v1/{path}", headers=headers)
    assert found["content-type"].startswith("application/problem+json")
    return {**found.json(), "answered": found.status_code}


class TestAnError:
    @pytest.mark.parametrize(("path", "status", "says"), ASKED)
    def test_is_told_in_arabic_where_arabic_is_accepted(
        self, client: Client, path: str, status: int, says: str
    ) -> None:
        found = problem(client, path, AR)
        assert found["answered"] == found["status"] == status
        assert ARABIC.search(found["detail"]), found["detail"]
        assert says in found["detail"]

    @pytest.mark.parametrize(("path", "status", "says"), ASKED)
    def test_keeps_its_fields_and_its_english(self, client: Client, path: str, status: int, says: str) -> None:
        english, arabic = problem(client, path, EN), problem(client, path, AR)
        assert english == problem(client, path, {})
        assert not ARABIC.search(english["detail"])
        assert english.keys() == arabic.keys()
        same = english.keys() - {"detail", "errors"}
        assert {name: english[name] for name in same} == {name: arabic[name] for name in same}
        fields = [[one["field"] for one in found.get("errors", ())] for found in (english, arabic)]
        assert fields[0] == fields[1]

    @pytest.mark.parametrize(("lang", "accepted", "arabic"), [("ar", EN, True), ("en", AR, False), ("tlh", AR, True)])
    def test_follows_the_language_that_is_named_before_the_one_that_is_accepted(
        self, client: Client, lang: str, accepted: dict[str, str], arabic: bool
    ) -> None:
        for path in (f"places/gn:0?lang={lang}", f"nothing?lang={lang}", f"places?limit=0&lang={lang}"):
            assert bool(ARABIC.search(problem(client, path, accepted)["detail"])) is arabic

    def test_at_the_door_is_told_in_arabic_too(self, client: Client) -> None:
        for answer in (
            client.put("/api/v1/places", headers=AR),
            client.get("/api/v1/check", headers=AR),
            client.post("/api/v1/check", {"text": "x"}, headers=AR),
            client.post("/api/v1/check", {"text": " "}, content_type="application/json", headers=AR),
            client.post("/api/v1/check", {"text": "\x00"}, content_type="application/json", headers=AR),
            client.post("/api/v1/check", "{", content_type="application/json", headers=AR),
            client.post("/api/v1/check", {"text": "x" * (MOST_CHARACTERS + 1)}, "application/json", headers=AR),
            client.post("/api/v1/check", {"text": "x" * 3_000_000}, content_type="application/json", headers=AR),
        ):
            assert answer.status_code in (400, 405, 413, 415, 422)
            assert ARABIC.search(answer.json()["detail"]), answer.json()

    def test_leaves_the_next_answer_in_its_own_language(self, client: Client) -> None:
        problem(client, "places/gn:0?lang=ar", EN)
        assert problem(client, "places/gn:0", EN)["detail"] == "There is no place “gn:0”."


class TestASentence:
    @pytest.mark.parametrize(
        "error",
        [BadDate("x" * 60), TextTooLong(70_000), UnfitWeight("magic"), UnknownTheme("magic")],
        ids=lambda error: type(error).__name__,
    )
    def test_of_a_rule_is_in_english_what_the_rule_says(self, error: Exception) -> None:
        assert told(error) == str(error)
        with override("ar"):
            assert ARABIC.search(told(error))

    def test_of_anything_else_is_what_it_says(self) -> None:
        assert told(ValueError("so")) == "so"

    def test_of_a_field_that_has_no_arabic_is_told_as_it_comes(self) -> None:
        with override("ar"):
            assert unfit({"type": "strange", "msg": "It is strange."}) == "It is strange."

    @pytest.mark.parametrize(
        "make",
        [
            lambda: NoSuchNotice("a"),
            lambda: NoSuchRequest("a"),
            lambda: NoSuchTemplate("a"),
            NoMatchingLibrary,
            NoStatisticsLibrary,
            BeingWorkedOut,
            lambda: NotWorkedOut("why"),
        ],
    )
    def test_of_a_room_is_in_the_language_that_is_active(self, make: Any) -> None:
        assert not ARABIC.search(str(make()))
        with override("ar"):
            assert ARABIC.search(str(make()))
