"""Every page answers in both languages, within its budget of queries, and says what is wrong."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import world

from tawam.registry import queries as registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
BUDGET = 12
PAGES = (
    "",
    "search/?q=leip",
    "search/",
    f"places/{world.LEIPZIG}/",
    f"places/{world.JERUSALEM}/",
    f"places/{world.FRANCE}/",
    "partnerships/",
    "partnerships/?country=DE&with=FR&as_of=1990",
    "partnerships/coventry--volgograd/",
    "partnerships/france--germany/",
    "partnerships/coventry--volgograd/report/",
    "countries/",
    "countries/DE/",
    "endings/",
    "casefiles/",
    "sources/",
    "sources/?q=gazette&kind=news",
    f"sources/{world.GAZETTE.id}/",
    "about/",
)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("address", PAGES)
class TestAPage:
    def test_answers_within_its_budget(
        self, client: Client, address: str, language: str, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_max_num_queries(BUDGET):
            response = client.get(f"/{language}/{address}")
        assert response.status_code == 200
        body = response.content.decode()
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in body

    def test_leads_to_itself_in_the_other_language(self, client: Client, address: str, language: str) -> None:
        other = "en" if language == "ar" else "ar"
        body = client.get(f"/{language}/{address}").content.decode()
        assert f'hreflang="{other}"' in body
        assert f'href="/{other}/{address}"'.replace("&", "&amp;") in body


class TestAPlacePage:
    def test_lists_its_partnerships_with_status_and_start(self, client: Client) -> None:
        body = client.get(f"/en/places/{world.LEIPZIG}/").content.decode()
        assert "Houston" in body
        assert "May 1993" in body
        assert "high confidence" in body
        assert '<rect class="bar light-over"' in body, "the ended link is drawn"

    def test_shows_both_positions_on_disputed_ground(self, client: Client) -> None:
        body = client.get(f"/en/places/{world.JERUSALEM}/").content.decode()
        assert "Country: disputed" in body

    def test_writes_numbers_in_the_digits_of_the_language(self, client: Client) -> None:
        body = client.get(f"/ar/places/{world.LEIPZIG}/").content.decode()
        assert "مايو ١٩٩٣" in body


class TestAPartnershipPage:
    def test_names_the_source_of_every_event(self, client: Client) -> None:
        body = client.get("/en/partnerships/coventry--volgograd/").content.decode()
        for expected in (
            "22 March 2022",
            "war or insecurity",
            "What City of Coventry says",
            "https://coventry.example/minutes",
        ):
            assert expected in body

    def test_shows_conflicts_side_by_side(self, client: Client) -> None:
        body = client.get("/en/partnerships/coventry--volgograd/").content.decode()
        assert "Start of the link" in body
        assert "answer 1941" in body
        assert "answer 1944" in body

    def test_says_what_each_side_did_and_where_one_is_silent(self, client: Client) -> None:
        body = client.get("/en/partnerships/coventry--volgograd/").content.decode()
        assert "What each side did" in body
        assert "No act or word of this side is on record." in body
        assert "What each side did" not in client.get("/en/partnerships/denver--baghdad/").content.decode()

    def test_says_which_source_gives_the_coarser_date(self, client: Client) -> None:
        body = client.get("/en/partnerships/leipzig--houston/").content.decode()
        assert "gives 1993<" in body
        assert "gives May 1993" not in body

    def test_of_countries_counts_the_links_beneath(self, client: Client) -> None:
        assert "City links beneath" in client.get("/en/partnerships/france--germany/").content.decode()


class TestReportingAnError:
    URL = "/en/partnerships/coventry--volgograd/report/"

    def test_thanks_and_keeps_it(self, client: Client) -> None:
        response = client.post(self.URL, {"message": "It was 1943.", "source": "", "contact": "", "website": ""})
        assert response.status_code == 302
        assert "Thank you" in client.get(response["location"]).content.decode()
        assert registry.open_error_reports()[0][3] == "It was 1943."

    def test_without_a_message_says_what_to_do(self, client: Client) -> None:
        response = client.post(self.URL, {"message": " ", "source": "kept", "contact": ""})
        assert response.status_code == 400
        assert "Please say what is wrong." in response.content.decode()
        assert "kept" in response.content.decode(), "what was typed is not lost"

    def test_is_freed_of_what_a_terminal_would_obey(self, client: Client) -> None:
        client.post(self.URL, {"message": "see [/b] \x1b[2J\x00done", "source": "a\x00b"})
        (report,) = registry.open_error_reports()
        assert (report[3], report[4]) == ("see [/b] [2Jdone", "ab")

    def test_by_a_program_is_thanked_and_dropped(self, client: Client) -> None:
        client.post(self.URL, {"message": "Buy!", "website": "spam"})
        assert registry.open_error_reports() == []

    def test_needs_its_token(self) -> None:
        strict = Client(enforce_csrf_checks=True)
        assert strict.post(self.URL, {"message": "x"}).status_code == 403


class TestABadAddress:
    @pytest.mark.parametrize(
        ("address", "status", "says"),
        [
            ("places/gn:0/", 404, "gn:0"),
            ("partnerships/a--b/", 404, "a--b"),
            ("countries/XX/", 404, ""),
            ("casefiles/none/", 404, "none"),
            ("sources/none/", 404, "none"),
            ("nothing/", 404, ""),
            ("places/a%00b/", 404, ""),  # a character that PostgreSQL cannot even be asked for
            ("partnerships/a%00b/", 404, ""),
            ("countries/%00/", 404, ""),
            ("partnerships/?as_of=2022-13", 400, "2022-13"),
            ("partnerships/?status=happy", 400, "happy"),
            ("partnerships/?country=Germany", 400, "GERMANY"),
            ("partnerships/?page=0", 400, "0"),
            ("partnerships/?page=x", 400, "x"),
            ("search/?q=" + "x" * 10_000, 400, "q"),
            ("search/?q=%00", 400, "q"),
            ("sources/?kind=rumour", 400, "rumour"),
        ],
    )
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_says_what_is_wrong(self, client: Client, language: str, address: str, status: int, says: str) -> None:
        response = client.get(f"/{language}/{address}")
        assert response.status_code == status
        assert says in response.content.decode()

    def test_is_told_in_the_direction_of_the_page_though_the_sentence_begins_with_what_was_asked(self, client: Client):
        told = client.get("/ar/partnerships/?country=Germany").content.decode()
        assert '<p class="notice problem">«' in told

    @pytest.mark.parametrize(("language", "length", "most"), [("en", "10,000", "200"), ("ar", "١٠٬٠٠٠", "٢٠٠")])
    def test_writes_its_numbers_as_the_page_does(self, client: Client, language: str, length: str, most: str) -> None:
        answer = client.get(f"/{language}/search/", {"q": "x" * 10_000})
        assert answer.status_code == 400
        told = answer.content.decode()
        assert length in told
        assert most in told

    def test_without_a_language_leads_to_the_reader_s_own(self, client: Client) -> None:
        assert client.get("/", headers={"accept-language": "ar"})["location"] == "/ar/"


class TestTheMapData:
    def test_may_be_kept_and_changes_with_the_edition(self, client: Client) -> None:
        address = re.search(r"/map/links\.bin\?v=\w+", client.get("/en/").content.decode())
        assert address, "the front page names the edition"
        assert "immutable" in client.get(address[0])["cache-control"]
        world.record(world.tie("bristol--leipzig", world.BRISTOL, world.LEIPZIG), dataset="more")
        response = client.get(address[0])
        assert response.content[:4] == b"TWM1"
        assert response["cache-control"] == "no-cache", "an address of yesterday may not stay for a year"
        names = client.get("/map/names.ar.json").json()
        assert names["places"][names["ids"].index(world.COVENTRY)] == "كوفنتري"
        assert client.get("/map/picture.svg").content.startswith(b"<svg")


class TestEveryAnswer:
    def test_lets_the_browser_run_only_our_own_files(self, client: Client) -> None:
        policy = client.get("/en/")["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe-inline" not in policy
