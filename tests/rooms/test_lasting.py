"""How long links last, from the registry to the page, the API and the command; worked out in a process of its own."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, islice
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from tests import world
from tests.house.tree import ROOT
from tests.told import source, told

from tawam.assessment import queries as assessment
from tawam.assessment.queries import survival as queries
from tawam.basics.dates import PartialDate
from tawam.config.commands import tawam
from tawam.evidence.values import SourcedClaim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

BROKEN, UNBROKEN = 12, 8
CHRONICLE = source("The Chronicle", published=PartialDate(1981), url="https://chronicle.example")
COURIER = source("The Courier", published=PartialDate(2021), url="https://courier.example")
PAGE = "/en/endings/lasting/"


def documented() -> Iterator[SourcedClaim]:
    """Twenty ties that a chronicle named in 1981: twelve broke later, a year apart; eight were last seen in 2020."""
    for number, (one, other) in enumerate(islice(combinations(world.CITIES, 2), BROKEN + UNBROKEN)):
        slug = f"tie-{number}--told"
        yield from world.tie(slug, one, other)
        yield told("signed", "1980-01-01", by=CHRONICLE, subject=slug, position=100)
        if number < BROKEN:
            broke, cause = f"{1990 + number}-01-01", "resources" if number % 2 else "war_or_insecurity"
            yield told("ended", broke, by=COURIER, subject=slug, position=101, side=one, cause=cause)
        else:
            yield told("activity", "2020-01-01", by=COURIER, subject=slug, position=101)


# The same register is built anew for every test, and its figures worked out but once.
_ONCE = functools.cache(queries._worked_out)


@pytest.fixture
def register(cast: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register that carries a curve."""
    monkeypatch.setattr(queries, "_worked_out", _ONCE)
    world.record(list(documented()), dataset="chronicle")


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server without the extra."""
    monkeypatch.setattr(queries, "find_spec", lambda name: None)


@pytest.fixture
def busy() -> Iterator[None]:
    """Another reader waits for the same figures."""
    with queries._WORKING:
        yield


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends without figures."""
    monkeypatch.setattr(sys, "executable", "/bin/false")


@pytest.mark.usefixtures("register")
class TestTheFigures:
    def test_are_those_of_the_register(self) -> None:
        found = assessment.lasting()
        assert (found.links, found.pooled.size.breaks) == (20, 12)
        assert found.pooled.points[0].age == pytest.approx(10, abs=0.01)
        assert [one.share for one in found.pooled.points][:2] == pytest.approx([19 / 20, 18 / 20])
        assert {one.group: one.breaks for one in found.incidences if one.by == "cause"} == {"politics": 6, "decay": 6}
        assert [one.code for one in found.variants][:2] == ["as_read", "a_year_later"]

    def test_count_those_left_out(self) -> None:
        found = assessment.lasting()
        assert found.all_links == 27
        assert found.left_out["state_treaty"] == 1

    def test_are_worked_out_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        first = assessment.lasting()
        monkeypatch.setattr(queries, "_worked_out", lambda asked: pytest.fail("worked out twice"))
        assert assessment.lasting() == first

    def test_are_kept_over_a_change_that_leaves_the_sample_as_it_was(self, monkeypatch: pytest.MonkeyPatch) -> None:
        first = assessment.lasting()
        world.record([told("contact", "1970", subject="tie-0--told", position=90)], dataset="later")
        monkeypatch.setattr(queries, "_worked_out", lambda asked: pytest.fail("worked out twice"))
        assert assessment.lasting() == first

    def test_follow_a_change_of_the_register(self) -> None:
        assessment.lasting()
        one = told("ended", "2019-01-01", by=COURIER, subject="tie-19--told", position=102, side=world.OSAKA)
        world.record([one], dataset="later")
        assert assessment.lasting().pooled.size.breaks == 13

    def test_leave_the_library_out_of_the_server(self) -> None:
        probe = (
            "import django; django.setup(); import sys, tawam.config.urls, tawam.config.commands; "
            "print(*sorted({'lifelines', 'pandas', 'scipy', 'numpy'} & set(sys.modules)))"
        )
        environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, env=environment, cwd=ROOT)
        assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr


class TestWhereThereAreNone:
    @pytest.mark.usefixtures("no_library")
    def test_for_want_of_the_library_a_sentence_says_what_to_install(self, client: Client) -> None:
        with pytest.raises(assessment.NoStatisticsLibrary, match=r"pip install tawam\[survival\]"):
            assessment.lasting()
        for address in (PAGE, "/api/v1/survival"):
            response = client.get(address)
            assert response.status_code == 503
            assert "pip install tawam[survival]" in response.content.decode()
            assert "Retry-After" not in response
        result = CliRunner().invoke(tawam, ["survival"])
        assert result.exit_code == 1
        assert result.output.strip().startswith("Error: ")
        assert "pip install tawam[survival]" in result.output

    @pytest.mark.usefixtures("busy")
    def test_while_they_are_worked_out_readers_are_asked_back(self, client: Client) -> None:
        page, api = client.get(PAGE), client.get("/api/v1/survival")
        assert (page.status_code, page["Retry-After"], page["Refresh"]) == (503, "5", "5")
        assert "asks again by itself" in page.content.decode()
        assert (api.status_code, api["Retry-After"]) == (503, "5")
        assert api["Content-Type"].startswith("application/problem+json")

    @pytest.mark.usefixtures("broken")
    def test_after_a_failure_a_sentence_says_so_and_the_next_reader_may_try(self, client: Client) -> None:
        for _ in range(2):
            with pytest.raises(assessment.NotWorkedOut, match="could not be worked out: the process ended with 1"):
                assessment.lasting()
        assert client.get(PAGE).status_code == client.get("/api/v1/survival").status_code == 503
        assert "could not be worked out" in client.get(PAGE).content.decode()
        assert "could not be worked out" in CliRunner().invoke(tawam, ["survival"]).output

    def test_for_long_the_process_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def slow(*_: object, timeout: int, **__: object) -> None:
            raise subprocess.TimeoutExpired("python", timeout)

        monkeypatch.setattr(subprocess, "run", slow)
        with pytest.raises(assessment.NotWorkedOut, match="more than 120 seconds"):
            assessment.lasting()

    def test_in_a_small_register_all_is_said_to_be_too_little(self, client: Client) -> None:
        body = client.get(PAGE).content.decode()
        assert "Not enough data: fewer than 10 breaks" in body
        assert "<svg role" not in body


@pytest.mark.usefixtures("register")
class TestThePage:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_shows_curves_tables_and_limits(self, client: Client, language: str) -> None:
        body = client.get(f"/{language}/endings/lasting/").content.decode()
        assert f'<html lang="{language}"' in body
        assert body.count('<svg role="img"') == 2
        assert body.count("<table") == body.count("</table>") >= 7
        assert "<script>" not in body

    def test_says_first_what_the_sample_cannot_say(self, client: Client) -> None:
        body = client.get(PAGE).content.decode()
        assert body.index("no rate of all twinnings") < body.index("<svg role")
        assert "20 of the 27 links of the register can be watched" in body

    def test_has_the_numbers_of_the_curve_in_a_table(self, client: Client) -> None:
        body = client.get(PAGE).content.decode()
        assert '<th scope="row">10</th><td>20</td><td>1</td><td>95%</td>' in body

    def test_writes_arabic_numbers_in_arabic(self, client: Client) -> None:
        assert "<td>٩٥٪</td>" in client.get("/ar/endings/lasting/").content.decode()

    def test_is_reached_from_the_page_of_endings(self, client: Client) -> None:
        assert f'href="{PAGE}"' in client.get("/en/endings/").content.decode()

    def test_asks_little_of_the_database_once_the_figures_are_kept(
        self, client: Client, django_assert_max_num_queries: Any
    ) -> None:
        client.get(PAGE)
        with django_assert_max_num_queries(3):
            assert client.get(PAGE).status_code == 200


@pytest.mark.usefixtures("register")
class TestTheApi:
    def test_tells_all_figures_with_their_limits(self, client: Client) -> None:
        found = client.get("/api/v1/survival", {"lang": "en"}).json()
        assert set(found) == {
            "edition", "limits", "all_links", "links", "left_out", "curves", "incidence", "cox", "variants"
        }  # fmt: skip
        pooled = found["curves"][0]
        assert (pooled["by"], pooled["text"], pooled["size"]) == (
            "all", "all links", {"links": 20, "breaks": 12, "decisions": 12, "years": pytest.approx(476, abs=1)}
        )  # fmt: skip
        first = pooled["points"][0]
        assert first["low"] < first["share"] < first["high"]
        assert (first["at_risk"], first["breaks"]) == (20, 1)
        assert sum(one["links"] for one in found["left_out"]) == 7
        assert any("no rate" in one for one in found["limits"])

    def test_speaks_arabic(self, client: Client) -> None:
        assert client.get("/api/v1/survival", {"lang": "ar"}).json()["curves"][0]["text"] == "كل الروابط"


@pytest.mark.usefixtures("register")
class TestTheCommand:
    def test_prints_what_the_api_answers(self, client: Client) -> None:
        printed = json.loads(CliRunner().invoke(tawam, ["survival", "--json"]).output)
        assert printed == client.get("/api/v1/survival", {"lang": "en"}).json()

    def test_prints_tables_and_limits(self) -> None:
        told_ = CliRunner().invoke(tawam, ["survival"])
        assert told_.exit_code == 0
        for part in ("all links", "a_year_later", "Cox model", "left out", "no rate of all twinnings"):
            assert part in " ".join(told_.output.split())
