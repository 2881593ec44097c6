"""What an item says of its place and of its twins, as claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.basics.dates import PartialDate
from tawam.evidence.rules import LIST_OF, claim_id
from tawam.evidence.values import Grade, Stance
from tawam.intake.rules.links import link_claims
from tawam.intake.rules.wikidata_links import (
    DATASET,
    ITEM_PROPERTY,
    SOURCE,
    cited_source,
    identity_claims,
    no_twin_claim,
    statement_link,
)
from tawam.intake.values.wikidata import Entity, Reference, TwinStatement
from tawam.places.values import Place, PlaceKind
from tawam.registry.rules.pairs import pair_subject
from tawam.registry.values import Cause

BERLIN = Place("gn:2950159", PlaceKind.CITY, "Berlin", "برلين", "DE", "", 52.5, 13.4, 3_426_354, "")
PARIS = Place("gn:2988507", PlaceKind.CITY, "Paris", "باريس", "FR", "", 48.85, 2.35, 2_138_551, "")
STATEMENT = TwinStatement("Q64$1", "Q90")
ITEM = Entity(
    "Q64",
    labels={"en": "Berlin", "ar": "برلين"},
    geonames="2950159",
    lat=52.516667,
    lon=13.383333,
    population=3_644_826,
    population_on=PartialDate(2018, 12, 31),
    country="Q183",
)


def told(entity: Entity) -> dict[str, str]:
    return {claim.property: claim.value for claim in identity_claims(entity, BERLIN.id)}


def link(**more: object):
    statement = TwinStatement("Q64$1", "Q90", **more)  # type: ignore[arg-type]
    return statement_link(statement, BERLIN, PARIS, ("Berlin", "Q90"), 4)


def claims(**more: object):
    return list(link_claims(link(**more), dataset=DATASET, source=SOURCE))


def linked(**more: object):
    (found,) = [claim for claim in claims(**more) if claim.property == "linked"]
    return found


class TestAnIdentity:
    def test_is_everything_that_the_item_says_of_the_place(self):
        assert told(ITEM) == {
            "identifier:wikidata": "Q64",
            "identifier:geonames": "2950159",
            "name:en": "Berlin",
            "name:ar": "برلين",
            "coordinates": "52.51667,13.38333",
            "population": "3644826",
            "country:wikidata": "Q183",
        }

    def test_says_what_the_item_is_as_one_claim(self):
        assert told(Entity("Q64", kinds=("Q515", "Q5119")))["kind:wikidata"] == "Q515; Q5119"

    def test_says_no_more_than_the_item(self):
        assert told(Entity("Q64")) == {ITEM_PROPERTY: "Q64"}

    def test_gives_the_population_with_its_day(self):
        (population,) = [one for one in identity_claims(ITEM, BERLIN.id) if one.property == "population"]
        assert population.qualifiers == {"on": "2018-12-31"}

    def test_gives_a_population_without_a_day_as_it_is(self):
        item = Entity("Q64", population=5)
        (population,) = [one for one in identity_claims(item, BERLIN.id) if one.property == "population"]
        assert population.qualifiers == {}

    def test_gives_each_name_in_its_language(self):
        names = {
            one.language: one.value for one in identity_claims(ITEM, BERLIN.id) if one.property.startswith("name:")
        }
        assert names == {"en": "Berlin", "ar": "برلين"}

    def test_leaves_half_a_point_out(self):
        assert "coordinates" not in told(Entity("Q64", lat=52.5))

    def test_speaks_of_the_place_and_for_wikidata(self):
        found = list(identity_claims(ITEM, BERLIN.id))
        assert {one.subject for one in found} == {BERLIN.id}
        assert {one.source_id for one in found} == {SOURCE.id}
        assert {one.dataset for one in found} == {DATASET}

    @given(st.floats(-90, 90), st.floats(-180, 180))
    def test_keeps_a_point_to_a_metre(self, lat, lon):
        text = told(Entity("Q64", lat=lat, lon=lon))["coordinates"]
        north, east = map(float, text.split(","))
        assert abs(north - lat) < 1e-5
        assert abs(east - lon) < 1e-5


class TestAStatement:
    def test_is_a_link_of_the_list_of_its_item(self):
        said = linked()
        assert (said.subject, said.side) == (pair_subject(BERLIN.id, PARIS.id), BERLIN.id)
        assert said.qualifiers[LIST_OF] == BERLIN.id

    def test_keeps_its_own_id(self):
        assert linked().qualifiers["statement"] == "Q64$1"

    def test_has_the_position_that_it_has_in_the_item(self):
        assert {claim.position for claim in claims()} == {4}

    @pytest.mark.parametrize(
        ("rank", "stance"),
        [
            ("normal", Stance.ASSERTS),
            ("preferred", Stance.ASSERTS),
            ("deprecated", Stance.DENIES),
        ],
    )
    def test_that_is_deprecated_is_denied(self, rank, stance):
        assert linked(rank=rank).stance is stance

    def test_that_is_preferred_says_so(self):
        assert linked(rank="preferred").qualifiers["rank"] == "preferred"
        assert "rank" not in linked().qualifiers

    def test_with_a_start_and_an_end_tells_both(self):
        found = {one.property: one.value for one in claims(since=PartialDate(1987), until=PartialDate(2022, 3, 1))}
        assert (found["event:began"], found["event:ended"]) == ("1987", "2022-03-01")

    def test_with_a_cause_that_is_an_item_keeps_the_item_and_claims_no_code_of_ours(self):
        said = link(until=PartialDate(2022), cause="Q110999040")
        assert said.terms.cause is Cause.OTHER
        assert said.terms.extras["end_cause"] == "Q110999040"

    def test_without_an_end_has_no_cause(self):
        assert link().terms.cause is None

    def test_with_a_day_of_which_it_speaks_tells_it(self):
        assert linked(on=PartialDate(2015)).qualifiers["on"] == "2015"

    def test_keeps_whatever_else_qualifies_it(self):
        assert linked(qualifiers={"P3831": "Q1364554"}).qualifiers["P3831"] == "Q1364554"

    def test_of_the_other_side_is_another_claim_about_the_same_pair(self):
        back = statement_link(TwinStatement("Q90$1", "Q64"), PARIS, BERLIN, ("Paris", "Q64"), 0)
        other = list(link_claims(back, dataset=DATASET, source=SOURCE))
        assert {one.subject for one in other} == {one.subject for one in claims()}
        assert {claim_id(one) for one in other}.isdisjoint(claim_id(one) for one in claims())


class TestAPlaceWithoutTwins:
    @pytest.mark.parametrize(("snak", "value"), [("novalue", "none"), ("somevalue", "unknown")])
    def test_is_said_to_have_none_or_an_unknown_one(self, snak, value):
        said = no_twin_claim(TwinStatement("Q64$9", "", snak), BERLIN.id)
        assert (said.subject, said.property, said.value) == (BERLIN.id, "twins", value)

    def test_is_denied_where_the_statement_is_deprecated(self):
        said = no_twin_claim(TwinStatement("Q64$9", "", "novalue", "deprecated"), BERLIN.id)
        assert said.stance is Stance.DENIES

    def test_keeps_the_statement_and_its_qualifiers(self):
        said = no_twin_claim(TwinStatement("Q64$9", "", "novalue", qualifiers={"P1": "x"}), BERLIN.id)
        assert said.qualifiers == {"statement": "Q64$9", "P1": "x"}


class TestAReference:
    def test_with_an_address_is_a_source_of_that_host(self):
        source = cited_source(Reference(url="https://www.berlin.de/twins", title="Twins"))
        assert (source.publisher, source.title, source.url) == ("berlin.de", "Twins", "https://www.berlin.de/twins")

    def test_without_a_title_is_called_by_its_host(self):
        assert cited_source(Reference(url="https://berlin.de/x")).title == "berlin.de"

    def test_to_a_work_is_the_item_of_that_work(self):
        source = cited_source(Reference(stated_in="Q328"))
        assert (source.url, source.publisher) == ("https://www.wikidata.org/wiki/Q328", "Wikidata item Q328")

    def test_with_both_goes_by_its_address(self):
        assert cited_source(Reference(url="https://berlin.de/x", stated_in="Q328")).publisher == "berlin.de"

    @pytest.mark.parametrize("reference", [Reference(), Reference(url="no address"), Reference(title="Only a title")])
    def test_that_names_no_document_is_none(self, reference):
        assert cited_source(reference) is None

    def test_is_weak_for_nobody_here_has_read_it(self):
        source = cited_source(Reference(url="https://berlin.de/x"))
        assert source.grade is Grade.D
        assert "not read by Tawam" in source.note

    def test_says_when_the_editors_read_it(self):
        assert "2020-05-01" in cited_source(Reference(url="https://b.de/x", read_on=PartialDate(2020, 5, 1))).note

    def test_makes_claims_of_its_own_that_say_who_cites_it(self):
        reference = Reference(url="https://berlin.de/x")
        found = [one for one in claims(references=(reference,), since=PartialDate(1987)) if one.source_id != SOURCE.id]
        assert [(one.property, one.qualifiers["cited_by"]) for one in found] == [
            ("linked", "Wikidata"),
            ("event:began", "Wikidata"),
        ]
