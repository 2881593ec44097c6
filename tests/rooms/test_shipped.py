"""What ships inside loads completely, and the case file's verdicts follow the claims."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator

import pytest
import yaml
from babel import Locale
from pytest_django import DjangoDbBlocker
from tests import world
from tests.told import source, told

from tawam.evidence.actions import record_claims, retract_claim
from tawam.intake import files
from tawam.intake.actions import load_case_file, load_casebook
from tawam.places import queries as places
from tawam.places.actions import load_gazetteer
from tawam.registry import queries as registry
from tawam.registry.values import Topic, Verdict

pytestmark = pytest.mark.django_db
SLUG = "independent-arabia-twinning"
# A day ahead: a run that begins before midnight loads what it then reads as of the day after.
TODAY = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)


def shipped_place_ids() -> set[str]:
    with (files.CASEBOOK.parent / "places.csv").open(encoding="utf-8", newline="") as file:
        named = {row["place_id"] for row in csv.DictReader(file)}
    case_file = yaml.load(files.CASE_FILE.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return named | {party["place"] for tie in case_file["parties"].values() for party in tie["parties"]}


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Everything that ships inside, once for the tests of this module that ask for it; taken away afterwards."""
    with django_db_blocker.unblock():
        load_gazetteer(only=[*shipped_place_ids(), *world.CITIES, world.FRANCE, world.GERMANY])
        load_casebook(actor="test")
        load_case_file(actor="test")
        yield
        world.start_anew()


NO_STATES = {"EU", "EZ", "UN", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "XA", "XB", "ZZ"}


@pytest.mark.usefixtures("shipped")
class TestTheCountries:
    @pytest.mark.parametrize("language", ["en", "ar", "de", "fr"])
    def test_are_never_taken_for_another_by_their_own_names(self, language: str) -> None:
        names = Locale.parse(language).territories
        told = {code: names[code] for code in names if len(code) == 2 and code.isalpha() and code not in NO_STATES}
        wrong = {name: places.country_code(name) for code, name in told.items() if places.country_code(name) != code}
        assert {name: code for name, code in wrong.items() if code} == {}

    @pytest.mark.parametrize("name", ["China", "Sudan", "Netherlands", "Samoa", "Guinea", "السودان", "الصين", "مصر"])
    def test_are_known_by_names_that_others_bear_too(self, name: str) -> None:
        assert places.country_code(name)


@pytest.mark.usefixtures("shipped")
class TestWhatShipsInside:
    def test_has_every_case_with_every_party_resolved(self) -> None:
        cases = yaml.load(files.CASEBOOK.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        assert len(cases) == 346
        for case in cases:
            found = registry.dossier(case["id"], as_of=TODAY)
            assert len(found.partnership.parties) == len(case["parties"]), case["id"]
            told_events = {(event["event"], event["on"]) for event in case["events"]}
            kept = {
                (claim.claim.property.removeprefix("event:"), claim.claim.value)
                for event in found.events
                for claim in event.claims
            }
            assert told_events <= kept, case["id"]

    def test_shows_every_disagreement_that_the_casebook_notes(self) -> None:
        cases = yaml.load(files.CASEBOOK.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        noted = [(case["id"], conflict["fact"]) for case in cases for conflict in case.get("conflicts", [])]
        assert len(noted) == 75
        shown = registry.conflicts_of([slug for slug, _ in noted])
        for slug, fact in noted:
            assert fact in [conflict.question["en"] for conflict in shown[slug] if "en" in conflict.question], (
                slug,
                fact,
            )

    def test_lies_in_the_country_that_the_casebook_names(self) -> None:
        with (files.CASEBOOK.parent / "places.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        known = places.places({row["place_id"] for row in rows})
        elsewhere = {
            row["name"]: (row["country"], known[row["place_id"]].country)
            for row in rows
            if known[row["place_id"]].country != row["country"]
        }
        # The casebook files Crimea under UA, GeoNames under RU or UA: that is what "positions" are for.
        assert set(elsewhere) <= {"Simferopol"}, elsewhere

    def test_loads_once(self) -> None:
        assert load_casebook(actor="test").fresh is False
        assert load_case_file(actor="test").fresh is False

    def test_judges_the_article_as_its_verification_did(self) -> None:
        checked = registry.checked_case_file(SLUG)
        verdicts = {one.statement.ref: one.verdict for one in checked.statements}
        assert len(verdicts) == 85
        expected = {
            "E1": Verdict.PARTLY,  # alive, but clean-energy trade is unsupported
            "E2": Verdict.AGREED,
            "E4": Verdict.CONTRADICTED,  # Paris has one twin, Rome
            "F1": Verdict.CONTRADICTED,  # it was Denver
            "F2": Verdict.UNSUPPORTED,
            "F3": Verdict.PARTLY,  # ended, but when is in dispute
            "F4": Verdict.UNSUPPORTED,
            "F5": Verdict.CONTRADICTED,  # alive
            "H2": Verdict.CONFLICTING,  # 1942, 1944, 1947
            "H4": Verdict.AGREED,
            "I1": Verdict.PARTLY,  # a treaty, not a twinning
        }
        assert {ref: verdicts[ref] for ref in expected} == expected

    def test_offers_near_matches_for_the_mistaken_pair(self) -> None:
        (detroit,) = [one for one in registry.checked_case_file(SLUG).statements if one.statement.ref == "F1"]
        near = [match.partnership for match in detroit.near_matches]
        assert near[:2] == ["denver-region--baghdad-province", "council-bluffs--karada"]

    def test_does_not_turn_the_article_into_facts(self) -> None:
        for slug in ("detroit--baghdad", "jerusalem--bethlehem", "paris--new-york"):
            found = registry.dossier(slug, as_of=TODAY)
            assert (found.partnership.status, found.events) == ("never_confirmed", ()), slug

    def test_changes_a_verdict_with_a_claim(self) -> None:
        before = verdict_of("F2")
        said = told("linked", "yes", by=source("A council"), subject="jerusalem--bethlehem", dataset="desk")
        record_claims(sources=[said.source], claims=[said.claim], actor="test")
        assert (before, verdict_of("F2")) == (Verdict.UNSUPPORTED, Verdict.PARTLY)
        denied = told("linked", "no", by=source("Another council"), subject="jerusalem--bethlehem", dataset="desk")
        record_claims(sources=[denied.source], claims=[denied.claim], actor="test")
        assert verdict_of("F2") is Verdict.CONFLICTING
        for one in (said, denied):
            retract_claim(claim_id=one.claim.id, reason="test", actor="test")
        assert verdict_of("F2") is Verdict.UNSUPPORTED

    def test_topics_are_all_known(self) -> None:
        found = registry.conflicts_of(
            [one.id for one in registry.partnerships(registry.Filter(), as_of=TODAY, limit=400).items]
        )
        assert {conflict.topic for group in found.values() for conflict in group} <= set(Topic)


def verdict_of(ref: str) -> Verdict:
    return next(one.verdict for one in registry.checked_case_file(SLUG).statements if one.statement.ref == ref)
