"""The doors of the decision paper: pairs, ties of several places, head requests, budgets of queries, both languages."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import world
from tests.rooms.made_people import client_of
from tests.rooms.made_people import member as person
from tests.told import source, told
from tests.world import COVENTRY, HOUSTON, LEIPZIG, LYON, PARIS, VOLGOGRAD

from tawam.people.values import Role
from tawam.registry.rules.pairs import pair_subject
from tawam.reports import queries
from tawam.reports.values import HardCase, Ring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
DAY = dt.date(2026, 6, 15)
PAGE = "/en/partnerships/coventry--volgograd/decision/"
# What the page may ask: the dossier, the assessment, the lives around it, and the claims of those that count.
MOST_QUERIES = 45


def network(slug: str = "three-towns") -> None:
    """A tie of three places in three countries, that one of them left."""
    said = [
        *world.tie(slug, LEIPZIG, LYON),
        told("party", HOUSTON, subject=slug, position=2),
        told("signed", "1990", subject=slug, position=100),
        told(
            "ended", "2024-05-01", by=source("The Herald"), subject=slug, position=101, side=HOUSTON, cause="resources"
        ),
    ]
    world.record(said, slug)


class TestATieOfSeveralPlaces:
    def test_is_decided_on_by_one_about_all_the_others(self) -> None:
        network()
        found = queries.decision_paper("three-towns", as_of=DAY, made_on=DAY, home=LYON)
        assert (found.case, [one.id for one in found.others]) == (HardCase.DEAD, [LEIPZIG, HOUSTON])

    def test_looks_at_the_countries_of_all_the_others(self) -> None:
        network()
        slug = "coventry--houston"
        said = told("lapsed", "2023", subject=slug, position=101, cause="resources", side=COVENTRY)
        world.record([*world.tie(slug, COVENTRY, HOUSTON), said], slug)
        rings = {}
        for home in (LEIPZIG, LYON, HOUSTON):
            like = queries.decision_paper("three-towns", as_of=DAY, made_on=DAY, home=home).like
            rings[home] = [one.ring for one in like.courses if one.life.id == slug]
        assert rings == {LEIPZIG: [Ring.SAME_COUNTRY], LYON: [Ring.SAME_COUNTRY], HOUSTON: []}

    def test_takes_a_link_between_two_of_the_others_countries_for_none_of_a_place_elsewhere(self) -> None:
        network()
        slug = "paris--houston"
        said = told("lapsed", "2023", subject=slug, position=101, cause="resources")
        world.record([*world.tie(slug, PARIS, HOUSTON), said], slug)
        like = queries.decision_paper("three-towns", as_of=DAY, made_on=DAY, home=LEIPZIG).like
        assert [one.ring for one in like.courses if one.life.id == slug] == [Ring.SAME_CAUSE]

    def test_shows_all_its_parties_as_those_who_may_decide(self, client: Client) -> None:
        network()
        page = client.get("/en/partnerships/three-towns/decision/").content.decode()
        assert re.findall(r'<option value="(gn:\d+)"', page) == [LEIPZIG, LYON, HOUSTON]


class TestAPair:
    def test_leads_to_the_paper_of_the_partnership_that_it_found(self, client: Client) -> None:
        pair = pair_subject(COVENTRY, VOLGOGRAD)
        answer = client.get(f"/en/partnerships/{pair}/decision/")
        assert (answer.status_code, answer["Location"]) == (302, PAGE)
        assert client.get(f"/en/partnerships/{pair}/decision/paper.html").status_code == 200

    def test_that_found_none_is_not_found(self, client: Client) -> None:
        assert client.get(f"/en/partnerships/{pair_subject(PARIS, VOLGOGRAD)}/decision/").status_code == 404


class TestThePage:
    def test_asks_the_database_no_more_than_its_budget(self, client: Client) -> None:
        client.get(PAGE)
        with CaptureQueriesContext(connection) as found:
            client.get(PAGE)
        assert len(found) <= MOST_QUERIES

    def test_writes_nothing(self, client: Client) -> None:
        with CaptureQueriesContext(connection) as found:
            client.get(PAGE)
            client.get(f"{PAGE}paper.html")
        said = [one["sql"].split(maxsplit=1)[0] for one in found]
        assert set(said) <= {"SELECT", "SAVEPOINT", "RELEASE", "BEGIN"}

    def test_answers_those_who_ask_only_for_its_head(self, client: Client) -> None:
        for address in (PAGE, f"{PAGE}paper.html"):
            answer = client.head(address)
            assert (answer.status_code, answer.content) == (200, b"")

    def test_keeps_the_day_that_was_asked_for(self, client: Client) -> None:
        page = client.get(PAGE, {"as_of": "2023-05"}).content.decode()
        assert '<input type="hidden" name="as_of" value="2023-05">' in page
        assert "31 May 2023" in page

    def test_in_arabic_marks_the_english_drafts_as_english(self, client: Client) -> None:
        page = client.get(PAGE.replace("/en/", "/ar/")).content.decode()
        assert page.count('lang="en" dir="ltr"') >= 5
        assert '<html lang="ar" dir="rtl">' in page

    def test_gives_its_file_in_the_language_of_the_page(self, client: Client) -> None:
        answer = client.get(f"{PAGE.replace('/en/', '/ar/')}paper.html")
        assert re.search(r'-ar\.html"$', answer["Content-Disposition"])
        assert '<html lang="ar" dir="rtl">' in answer.content.decode()

    def test_leads_to_pages_in_its_own_language(self, client: Client) -> None:
        slug = "paris--volgograd"
        world.record(
            [
                *world.tie(slug, PARIS, VOLGOGRAD),
                told("ended", "2022-04-01", subject=slug, position=101, side=PARIS, cause="war_or_insecurity"),
            ],
            slug,
        )
        assert f"/ar/partnerships/{slug}/" in client.get(PAGE.replace("/en/", "/ar/")).content.decode()


class TestTheNameOnThePaper:
    def test_is_that_of_somebody_with_a_role(self) -> None:
        page = client_of(person("vi@example.org", COVENTRY, Role.VIEWER)).get(PAGE).content.decode()
        assert "<dt>Made by</dt><dd><bdi>Vi</bdi></dd>" in page

    def test_is_nobodys_who_has_none(self) -> None:
        page = client_of(person("vi@example.org", LEIPZIG, Role.HEAD)).get(PAGE).content.decode()
        assert "Made by" not in page
