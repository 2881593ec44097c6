"""The paper on real cases: its counts against a second counting of the shipped casebook, straight from the file."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator

import pytest
import yaml
from pytest_django import DjangoDbBlocker
from tests import world

from tawam.basics.dates import PartialDate
from tawam.intake import files
from tawam.intake.actions import load_casebook
from tawam.places.actions import load_gazetteer
from tawam.registry.values import BREAKS
from tawam.reports import queries
from tawam.reports.phrases.paper import paper_document
from tawam.reports.values import Answer, Course, DecisionPaper, Fate, HardCase, Ring, Table

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]
DAY = dt.date(2026, 6, 15)
FIRST = dt.date(2021, 6, 15)
BROKEN = {Fate.PAUSED, Fate.ENDED, Fate.LAPSED}
BROKE = {"suspended", "lapsed", "ended", "revoked"}
# Link, country of the partner, name of the deciding place, causes of the case.
LINKS = [
    ("coventry--volgograd", "RU", "Coventry", {"war_or_insecurity"}),
    ("prague--beijing", "CN", "Prague", {"political_tension"}),
    ("barcelona--tel-aviv", "IL", "Barcelona", {"human_rights_dispute"}),
]


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The shipped casebook, once for the tests of this module; taken away afterwards."""
    with (files.CASEBOOK.parent / "places.csv").open(encoding="utf-8", newline="") as file:
        named = {row["place_id"] for row in csv.DictReader(file)}
    with django_db_blocker.unblock():
        load_gazetteer(only=[*named, *world.CITIES, world.FRANCE, world.GERMANY])
        load_casebook(actor="test")
        yield
        world.start_anew()


def book() -> list[dict]:
    """Every case of the file."""
    return yaml.load(files.CASEBOOK.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def made(key: str) -> DecisionPaper:
    """The paper on a link."""
    return queries.decision_paper(key, as_of=DAY, made_on=DAY)


def dated(event: dict) -> PartialDate | None:
    """The day of an event that had happened by the day of the paper."""
    on = PartialDate.parse(event["on"]) if event.get("on") else None
    return on if on and on.earliest() <= DAY else None


def countries(case: dict) -> list[str]:
    """The countries of the parties."""
    return [party["country"] for party in case["parties"]]


def first_break(case: dict, country: str, causes: set[str]) -> dict | None:
    """The first break of the kind, in the years, by the side that does not lie in the country."""
    there = {party["name"] for party in case["parties"] if party["country"] == country}
    for event in case["events"]:
        on = dated(event)
        kind = event.get("cause", "not_stated") in causes | {"not_stated"}
        if event["event"] in BROKE and on and on.latest() >= FIRST and kind and event.get("by") not in there:
            return event
    return None


def with_the_country(key: str, country: str, home: str) -> list[dict]:
    """The other cases that tie a place elsewhere to the country, those of the deciding place left out."""
    return [
        case
        for case in book()
        if case["id"] != key
        and case["kind"] not in ("state_treaty", "eu_institutional")
        and country in countries(case)
        and set(countries(case)) != {country}
        and home not in [party["name"] for party in case["parties"]]
    ]


def breaking(courses: tuple[Course, ...]) -> dict[str, Course]:
    """The courses that begin with a break, by link."""
    return {one.life.id: one for one in courses if one.act.type in BREAKS}


@pytest.mark.parametrize(("key", "country", "home", "causes"), LINKS, ids=lambda one: str(one) if "--" in one else "")
class TestTheCountsOfARealCase:
    def test_for_the_country_are_those_of_a_second_counting(
        self, key: str, country: str, home: str, causes: set[str]
    ) -> None:
        cases = with_the_country(key, country, home)
        expected = {case["id"]: first_break(case, country, causes) for case in cases}
        counted = made(key).like.of(Ring.SAME_COUNTRY)
        found = breaking(counted)
        # Who first said that the link goes on, and broke it after all, stands among those who kept it.
        turned = {one.life.id for one in counted if one.answer is Answer.KEPT and expected[one.life.id]}
        assert set(found) | turned == {name for name, event in expected.items() if event}
        assert all({fate for fate, _ in one.later} & BROKEN for one in counted if one.life.id in turned)
        for name, course in found.items():
            assert (course.act.type.value, str(course.act.on)) == (expected[name]["event"], expected[name]["on"])

    def test_for_the_cause_are_those_of_a_second_counting(
        self, key: str, country: str, home: str, causes: set[str]
    ) -> None:
        like = made(key).like
        taken = {one.life.id for one in like.courses if one.ring is not Ring.SAME_CAUSE}
        expected = {
            case["id"]
            for case in book()
            if case["id"] not in {key, *taken}
            and case["kind"] not in ("state_treaty", "eu_institutional")
            and home not in [party["name"] for party in case["parties"]]
            and any(one["event"] in BROKE and one.get("cause") in causes and dated(one) for one in case["events"])
        }
        assert {one.life.id for one in like.of(Ring.SAME_CAUSE)} == expected

    def test_rest_on_a_source_for_every_act(self, key: str, country: str, home: str, causes: set[str]) -> None:
        paper = made(key)
        addresses = {event["source"] for case in book() for event in case["events"]}
        known = {one.id for one in paper.sources}
        for course in paper.like.courses:
            for event in (course.act, *(later for _, later in course.later)):
                assert event.claims, course.life.id
                assert {one.source.id for one in event.claims} <= known
                assert {one.source.url for one in event.claims} & addresses

    def test_are_all_listed_in_the_annex(self, key: str, country: str, home: str, causes: set[str]) -> None:
        paper = made(key)
        made_of = paper_document(paper, "en")
        tables = [block for one in made_of.sections for block in one.blocks if isinstance(block, Table)]
        listed = [row for one in tables if one.columns[1].title == "Link" for row in one.rows]
        assert [row[0] for row in listed] == [str(n) for n in range(1, len(paper.like.courses) + 1)]
        assert all(row[4].startswith("[") for row in listed)


class TestCoventryAndVolgograd:
    def test_is_a_case_of_war_by_the_record(self) -> None:
        assert made("coventry--volgograd").case is HardCase.WAR

    def test_finds_paused_and_ended_links_and_some_that_were_kept(self) -> None:
        answers = [one.answer for one in made("coventry--volgograd").like.of(Ring.SAME_COUNTRY)]
        assert min(answers.count(one) for one in (Answer.PAUSED, Answer.ENDED, Answer.KEPT)) >= 10

    def test_begins_the_shock_with_the_invasion(self) -> None:
        shock = made("coventry--volgograd").like.shock_on
        assert shock is not None
        assert shock.latest() >= dt.date(2022, 2, 24)
        assert shock.latest() <= dt.date(2022, 2, 28)

    def test_counts_no_word_that_was_said_before_it(self) -> None:
        like = made("coventry--volgograd").like
        kept = [one for one in like.of(Ring.SAME_COUNTRY) if one.answer is Answer.KEPT]
        assert like.shock_on
        assert all(one.act.on and one.act.on.latest() >= like.shock_on.latest() for one in kept)

    def test_before_the_invasion_is_no_case_at_all(self) -> None:
        with pytest.raises(queries.CaseNotKnown):
            queries.decision_paper("coventry--volgograd", as_of=dt.date(2021, 6, 15), made_on=DAY)


class TestADeadExchange:
    def test_counts_links_that_fell_asleep_and_what_woke_them(self) -> None:
        paper = made("wallingford--luxeuil-les-bains")
        assert paper.case is HardCase.DEAD
        answers = {one.answer for one in paper.like.courses if one.ring in (Ring.SAME_CAUSE, Ring.SAME_COUNTRY)}
        assert {Answer.LAPSED, Answer.ENDED} <= answers
        assert not answers & {Answer.KEPT, Answer.HELPED}
