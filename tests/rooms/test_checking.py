"""A text is held against the registry, on the page, over HTTP and on the command line alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from tests import world
from tests.rules.outside import shared

from tawam.config.commands import tawam
from tawam.config.commands.checking import check as command
from tawam.intake.queries import texts
from tawam.intake.values.texts import MOST_CHARACTERS, Mention, Relation, Said, TextReading
from tawam.places.actions import load_gazetteer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

AUSTIN, OITA, BERLIN, LOS_ANGELES = "gn:4671654", "gn:1854487", "gn:2950159", "gn:5368361"
NANJING, ST_LOUIS, NEW_YORK, KYIV = "gn:1799962", "gn:4407066", "gn:5128581", "gn:703448"
MOSCOW, ABIDJAN, ROME, NAGOYA, TOKYO = "gn:524901", "gn:2293538", "gn:3169070", "gn:1856057", "gn:1850147"
COUNTRIES = ("cc:US", "cc:JP", "cc:IN", "cc:RU", "cc:AU", "cc:NZ", "cc:GB", "cc:CI", "cc:PS", "cc:IQ")
MORE = (
    AUSTIN, OITA, BERLIN, LOS_ANGELES, NANJING, ST_LOUIS, NEW_YORK, KYIV, MOSCOW, ABIDJAN, ROME, NAGOYA, TOKYO,
    *COUNTRIES,
)  # fmt: skip
STATED = {
    (AUSTIN, OITA, "twinned", None), (BERLIN, LOS_ANGELES, "twinned", None), (NANJING, ST_LOUIS, "twinned", None),
    (world.PARIS, NEW_YORK, "twinned", None), (world.LEIPZIG, world.HOUSTON, "twinned", None),
    (world.DETROIT, world.BAGHDAD, "failed", 2008), (world.JERUSALEM, world.BETHLEHEM, "failed", None),
    (KYIV, MOSCOW, "ended", None), (world.SAN_FRANCISCO, ABIDJAN, "failed", None),
    (world.BRISTOL, world.HANOVER, "failed", None), (world.COVENTRY, world.VOLGOGRAD, "twinned", 1947),
    (world.PARIS, ROME, "twinned", 1956), (LOS_ANGELES, NAGOYA, "twinned", 1959), (NEW_YORK, TOKYO, "twinned", 1960),
    (world.FRANCE, world.GERMANY, "twinned", None), ("cc:US", "cc:JP", "twinned", None),
    ("cc:IN", "cc:RU", "twinned", None), ("cc:AU", "cc:NZ", "twinned", None),
}  # fmt: skip


def posted(client: Client, text: str, **more: str) -> Any:
    """What the API answers to a text."""
    return client.post("/api/v1/check", {"text": text, **more}, content_type="application/json")


def only(client: Client, text: str) -> dict[str, Any]:
    """The one finding in a text."""
    (finding,) = posted(client, text).json()["findings"]
    return dict(finding)


class TestTheArticle:
    def test_has_all_its_pairs_and_no_other(self) -> None:
        load_gazetteer(only=[*world.CITIES, world.FRANCE, world.GERMANY, *MORE])
        checked = texts.check(shared("article/article_ar.txt").read_text(encoding="utf-8"))
        found = {
            (one.places[0].id, one.places[1].id, one.said.relation.value, one.said.year) for one in checked.findings
        }
        assert found == STATED
        causes = {(one.places[0].id, one.said.cause) for one in checked.findings if one.said.cause}
        assert causes == {(world.DETROIT, "political_tension"), (world.BRISTOL, "perceived_benefit")}


class TestVerdicts:
    @pytest.mark.parametrize(
        ("text", "verdict"),
        [
            ("Leipzig has been twinned with Houston since 1993.", "agreed"),
            ("Leipzig has been twinned with Houston since 1950.", "partly"),
            ("Leipzig was twinned with Houston until 1990.", "contradicted"),
            ("Bristol ended its twinning with Hanover.", "contradicted"),
            ("Bristol is not twinned with Hanover.", "contradicted"),
            ("The partnership of Bristol with Hanover failed.", "contradicted"),
            ("Lyon ended its twinning with Leipzig in 2010 for lack of resources.", "agreed"),
            ("Lyon is twinned with Osaka.", "unsupported"),
            ("توأمت مدينة لايبزيغ مع مدينة هيوستن عام 1993.", "agreed"),
        ],
    )
    def test_follow_from_the_claims(self, client: Client, text: str, verdict: str) -> None:
        assert only(client, text)["verdict"] == verdict

    def test_come_with_sources_and_the_partnership(self, client: Client) -> None:
        found = only(client, "Leipzig has been twinned with Houston since 1993.")
        assert found["partnership"] == "leipzig--houston"
        assert {one["publisher"] for one in found["sources"]} == {"The Gazette", "The Times of Twins"}
        assert all(one["supports"] for one in found["sources"])

    def test_say_that_nothing_is_known(self, client: Client) -> None:
        found = only(client, "Lyon is twinned with Osaka.")
        assert found["partnership"] is None
        assert found["sources"] == []
        assert any("Nothing is known" in one for one in found["reasons"])

    def test_name_what_may_have_been_meant(self, client: Client) -> None:
        found = only(client, "The partnership between Detroit and Baghdad failed because of the war.")
        assert [one["partnership"] for one in found["near_matches"]] == ["denver--baghdad"]


class TestTheApi:
    def test_tells_where_in_the_text_it_stands(self, client: Client) -> None:
        text = "A word first. Leipzig is twinned with Houston."
        found = only(client, text)
        assert [text[one["start"] : one["end"]] for one in found["parties"]] == ["Leipzig", "Houston"]
        assert text[found["start"] : found["end"]] == found["text"]

    def test_tells_what_it_did_not_understand(self, client: Client) -> None:
        (left,) = posted(client, "Paris has many sister cities.").json()["not_understood"]
        assert left["text"] == "Paris has many sister cities"

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ("{", 400), ("[]", 422), ("{}", 422), ('{"text": ""}', 422), ('{"text": " \\n"}', 422),
            ('{"text": 1}', 422), ('{"text": "a\\u0000"}', 422), ('{"text": "a", "lang": "fr"}', 422),
            ('{"text": "\\ud800 Leipzig"}', 422), ("[" * 5_000, 400), ("\x00", 400),
        ],
    )  # fmt: skip
    def test_refuses_what_is_no_text(self, client: Client, body: str, status: int) -> None:
        answer = client.post("/api/v1/check", body, content_type="application/json")
        assert answer.status_code == status
        assert answer["Content-Type"].startswith("application/problem+json")
        assert answer.json()["detail"]

    @pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
    def test_takes_json_alone(self, client: Client, kind: str) -> None:
        answer = client.generic("POST", "/api/v1/check", '{"text": "Leipzig"}', content_type=kind)
        assert answer.status_code == 415
        assert "application/json" in answer.json()["detail"]

    def test_does_not_read_a_megabyte(self, client: Client) -> None:
        answer = posted(client, "a" * 1_000_000)
        assert answer.status_code == 413
        assert answer.json()["status"] == 413

    def test_counts_characters_and_not_their_bytes(self, client: Client) -> None:
        text = "Leipzig is twinned with Houston. " + "\U0001f30d" * 100 + " توأمت لايبزيغ مع هيوستن."
        found = posted(client, text).json()["findings"]
        assert [text[one["start"] : one["end"]] for one in found[0]["parties"]] == ["Leipzig", "Houston"]

    def test_takes_the_deepest_unicode(self, client: Client) -> None:
        text = "Leipzig\u0301\u202e is twinned with Houston\ufeff" + "\u0301" * 10_000 + "\U0010fffd"
        assert posted(client, text).status_code == 200

    def test_tells_the_language_and_answers_in_that_of_the_reader(self, client: Client) -> None:
        answer = client.post(
            "/api/v1/check?lang=ar", {"text": "Leipzig is twinned with Houston."}, content_type="application/json"
        ).json()
        assert answer["language"] == "en"
        assert answer["findings"][0]["parties"][0]["name"] == "لايبزيغ"

    def test_has_every_field_that_is_promised(self, client: Client) -> None:
        found = only(client, "Lyon ended its twinning with Leipzig in 2010 for lack of resources.")
        assert {"parties", "relation", "year", "cause", "verdict", "sources", "near_matches", "start", "end"} <= set(
            found
        )
        assert (found["relation"], found["year"], found["cause"]) == ("ended", 2010, "resources")

    def test_changes_nothing(self, client: Client) -> None:
        before = client.get("/api/v1/partnerships").json()
        posted(client, "Lyon is twinned with Osaka.")
        assert client.get("/api/v1/partnerships").json() == before

    def test_refuses_a_text_that_is_too_long(self, client: Client) -> None:
        answer = posted(client, "a" * (MOST_CHARACTERS + 1))
        assert answer.status_code == 413
        assert str(MOST_CHARACTERS) in answer.json()["detail"]

    def test_needs_no_token(self) -> None:
        assert posted(Client(enforce_csrf_checks=True), "Leipzig").status_code == 200

    def test_takes_a_text_by_post_alone(self, client: Client) -> None:
        assert client.get("/api/v1/check").status_code == 405
        assert client.post("/api/v1/places").status_code == 405


class TestThePage:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_shows_findings_and_marks_places(self, client: Client, language: str) -> None:
        page = client.post(f"/{language}/check/", {"text": "Leipzig is twinned with Houston."}).content.decode()
        assert page.count('<mark>Leipzig</mark><sup><a href="#finding-1" id="mark-1"') == 1
        assert 'id="finding-1"' in page
        assert f'href="/{language}/partnerships/leipzig--houston/"' in page

    def test_shows_text_as_text(self, client: Client) -> None:
        page = client.post("/en/check/", {"text": "<script>alert(1)</script> Leipzig <b>"}).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; Leipzig &lt;b&gt;" in page

    @pytest.mark.parametrize("text", ["", " ", "a" * (MOST_CHARACTERS + 1)])
    def test_says_what_is_wrong(self, client: Client, text: str) -> None:
        answer = client.post("/en/check/", {"text": text})
        assert answer.status_code == 400
        assert 'role="alert"' in answer.content.decode()

    def test_is_guarded_against_other_sites(self) -> None:
        assert Client(enforce_csrf_checks=True).post("/en/check/", {"text": "Leipzig"}).status_code == 403

    def test_says_what_speaks_for_each_point(self, client: Client) -> None:
        page = client.post("/en/check/", {"text": "Leipzig is twinned with Houston since 1950."}).content.decode()
        assert "That there is a tie" in page
        assert "The year of its beginning" in page
        assert "The Gazette" in page

    def test_leads_from_the_text_to_what_was_not_understood_and_back(self, client: Client) -> None:
        page = client.post("/en/check/", {"text": "Leipzig has many sister cities."}).content.decode()
        assert 'href="#left-1" id="passage-1"' in page
        assert 'id="left-1"' in page
        assert 'href="#passage-1"' in page

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("The weather is fine today.", "No statement about a partnership was found."),
            (
                "Die Stadt Leipzig pflegt seit vielen Jahren eine gute Partnerschaft mit der Stadt Houston.",
                "does not look",
            ),
            ("Leipzig is considering a twinning with Lyon.", "It speaks of a plan"),
            ("Lyon is twinned with Osaka.", "Nothing is known here"),
        ],
    )
    def test_helps_where_there_is_nothing_to_show(self, client: Client, text: str, told: str) -> None:
        answer = client.post("/en/check/", {"text": text})
        assert answer.status_code == 200
        assert told in answer.content.decode()

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_has_an_example_that_can_be_checked(self, client: Client, language: str) -> None:
        given = client.get(f"/{language}/check/?example").context["given"]
        assert texts.check(given).language == language
        assert "<textarea" in client.get(f"/{language}/check/").content.decode()

    def test_keeps_the_text_that_it_refuses(self, client: Client) -> None:
        page = client.post("/en/check/", {"text": "Leipzig " * 10_000}).content.decode()
        assert "Leipzig Leipzig" in page
        assert "80,000" in page

    def test_refuses_more_than_a_form_can_hold(self, client: Client) -> None:
        answer = client.post("/en/check/", {"text": "a" * 1_100_000})
        assert answer.status_code == 400

    def test_counts_its_queries_by_the_statements_and_not_by_the_words(
        self, client: Client, django_assert_max_num_queries: Any
    ) -> None:
        text = "Leipzig is twinned with Houston. " + "The weather in Leipzig is fine today. " * 200
        with django_assert_max_num_queries(40):
            client.post("/en/check/", {"text": text})

    def test_is_empty_before_a_text_is_sent(self, client: Client) -> None:
        page = client.get("/en/check/").content.decode()
        assert "<textarea" in page
        assert "<mark>" not in page


class TestTheCommand:
    def run(self, *words: str, given: bytes | None = None) -> Result:
        return CliRunner().invoke(command, words, input=given)

    def test_prints_what_the_api_answers(self, tmp_path: Path, client: Client) -> None:
        text = "Leipzig has been twinned with Houston since 1993."
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        told = self.run(str(tmp_path / "a.txt"), "--json")
        assert json.loads(told.output) == posted(client, text).json()

    def test_reads_standard_input(self) -> None:
        told = self.run("-", given=b"Leipzig is twinned with Houston.")
        assert told.exit_code == 0
        assert "Leipzig" in told.output

    def test_says_what_is_wrong_with_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xfa")
        assert "UTF-8" in self.run(str(tmp_path / "a.txt")).output
        assert "cannot be read" in self.run(str(tmp_path / "b.txt")).output
        assert str(MOST_CHARACTERS) in self.run("-", given=b"a" * (MOST_CHARACTERS + 1)).output

    @pytest.mark.parametrize("given", [b"", b" \n", b"a\x00b"])
    def test_says_that_there_is_no_text(self, given: bytes) -> None:
        told = self.run("-", given=given)
        assert told.exit_code == 1
        assert "holds no text" in told.output

    def test_reads_no_more_than_a_text_can_have(self) -> None:
        assert "check it in parts" in self.run("-", given=b"a" * 5_000_000).output

    def test_tells_near_matches_and_what_was_not_understood(self) -> None:
        told = self.run("-", given=b"The partnership of Detroit and Baghdad failed. Leipzig has many sister cities.")
        assert "Not understood" in told.output
        assert "Perhaps this was meant: denver--baghdad" in told.output

    def test_is_one_of_the_commands(self) -> None:
        assert "check" in tawam.commands


class TestAnotherReader:
    def test_takes_the_place_of_ours(self) -> None:
        class Model:
            """Reads one thing into every text, as a model might."""

            def read(self, text: str, lang: str = "") -> TextReading:
                """A tie between the first two words."""
                words = [Mention(0, 7, "leipzig", ()), Mention(8, 15, "houston", ())]
                return TextReading("en", tuple(words), (Said(0, 15, (words[0], words[1]), Relation.TWINNED, 1993),))

        (found,) = texts.check("Leipzig Houston", reader=Model()).findings
        assert found.held.verdict == "agreed"
        assert [one.id for one in found.places] == [world.LEIPZIG, world.HOUSTON]
