"""Wikidata documents: every value read strictly, what is refused is told, and nothing but BadEntity is raised."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.outside import shared
from tests.rules.wikidata_made import JULIAN, document, item, snak, statement, time, twin

from tawam.basics.dates import PartialDate
from tawam.intake.rules.wikidata import BadEntity, entity
from tawam.intake.values.wikidata import Entity

LEAF = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("value")
ANYTHING = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner))
FULL = document(
    labels={"en": "Berlin", "ar": "برلين"},
    P190=[
        twin(
            "Q65",
            P580=time("+1967-06-27"),
            P582=time("+1990-00-00", 9),
            P585=time("+1968-05-00", 10),
            P1534=item("Q5"),
            P642=["a text", {"amount": "+12", "unit": "1"}],
            references=[
                {
                    "P854": "https://here.example/a",
                    "P248": item("Q36"),
                    "P813": time("+2020-01-02"),
                    "P1476": {"text": "A title", "language": "en"},
                    "P577": time("+2019-00-00", 9),
                }
            ],
        )
    ],
    P1566=[statement("2950159")],
    P625=[statement({"latitude": 52.5, "longitude": 13.4, "globe": "http://www.wikidata.org/entity/Q2"})],
    P1082=[statement({"amount": "+3500000", "unit": "1"}, P585=time("+2015-00-00", 9))],
    P17=[statement(item("Q183"))],
    P297=[statement("DE")],
)


def places(inside: object, path: tuple = ()) -> list[tuple]:
    """The way to each value within a document."""
    pairs = inside.items() if isinstance(inside, dict) else enumerate(inside) if isinstance(inside, list) else ()
    return [way for key, one in pairs for way in [(*path, key), *places(one, (*path, key))]]


def replaced(way: tuple, value: object) -> dict:
    made = copy.deepcopy(FULL)
    inner = made
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = value
    return made


class TestAWholeDocument:
    def test_is_read_with_all_its_values(self):
        found = entity(FULL)
        assert found.qid == "Q64"
        assert found.labels == {"en": "Berlin", "ar": "برلين"}
        assert (found.geonames, found.lat, found.lon, found.iso) == ("2950159", 52.5, 13.4, "DE")
        assert (found.population, found.population_on, found.country) == (3_500_000, PartialDate(2015), "Q183")
        assert found.problems == ()

    def test_has_statements_with_every_qualifier(self):
        (found,) = entity(FULL).statements
        assert (found.id, found.target, found.snak, found.rank) == ("Q64$made", "Q65", "value", "normal")
        assert found.since == PartialDate(1967, 6, 27)
        assert found.until == PartialDate(1990)
        assert found.on == PartialDate(1968, 5)
        assert found.cause == "Q5"
        assert found.qualifiers == {"P642": "a text; 12"}

    def test_tells_what_it_is_and_the_day_of_its_last_change(self):
        ended = statement(item("Q7"), P582=time("+1990-01-01"))
        made = document(P31=[statement(item("Q515")), ended, statement(item("Q515")), statement(item("Q5119"))])
        assert entity(made).kinds == ("Q515", "Q5119")
        assert entity({**made, "modified": "2026-11-20T08:15:00Z"}).modified == "2026-11-20"

    @pytest.mark.parametrize("day", [None, 7, "", "2026-11-20", "2026-02-30T00:00:00Z", "soon"])
    def test_tells_no_day_of_change_that_is_none(self, day):
        assert entity({**document(), "modified": day}).modified == ""

    @pytest.mark.parametrize(("number", "read"), [(4_999, 4_999), (5_000, 5_000), (5_001, 5_000)])
    def test_is_read_up_to_five_thousand_statements(self, number, read):
        found = entity(document(P190=[statement(None, kind="novalue")] * number))
        assert (len(found.statements), bool(found.problems)) == (read, number > read)

    def test_has_references(self):
        (found,) = entity(FULL).statements[0].references
        assert (found.url, found.stated_in, found.title) == ("https://here.example/a", "Q36", "A title")
        assert (found.read_on, found.published) == (PartialDate(2020, 1, 2), PartialDate(2019))

    def test_real_ones_are_read(self):
        with shared("data/wikidata/cities.ndjson").open("rb") as file:
            found = [entity(json.loads(one)) for one in file]
        assert len(found) == 16
        assert sum(len(one.statements) for one in found) == 94
        assert not any(problem.startswith("P190") for one in found for problem in one.problems)
        berlin = next(one for one in found if one.qid == "Q64")
        assert str(next(one.since for one in berlin.statements if one.target == "Q65")) == "1967-06-27"
        assert (berlin.country, berlin.geonames, berlin.labels["ar"]) == ("Q183", "2950157", "برلين")


class TestRefused:
    @pytest.mark.parametrize(
        ("claims", "problem"),
        [
            ({"P190": [twin("Q64")]}, "P190: names the item itself"),
            ({"P190": [statement({"id": "Q0"})]}, "P190: “Q0” is no id of an item"),
            ({"P190": [statement({"id": "q65"})]}, "P190: “q65” is no id of an item"),
            ({"P190": [statement({"entity-type": "lexeme", "numeric-id": 4})]}, "is no id of an item"),
            ({"P190": [statement("Q65")]}, "is no id of an item"),  # a text is no item
            ({"P190": [statement(item("Q65"), rank="best")]}, "P190: “best” is no rank"),
            ({"P190": [statement(None, kind="maybe")]}, "P190: “maybe” is no kind of value"),
            ({"P1082": [statement({"amount": "+1" + "0" * 30})]}, "people are not possible"),
            ({"P1082": [statement({"amount": "-5"})]}, "P1082: “-5” people are not possible"),
            ({"P1082": [statement({"amount": "+5.5"})]}, "P1082: “+5.5” is no number of people"),
            ({"P1082": [statement({"amount": "+5", "unit": "http://x/Q11573"})]}, "is no number of people"),
            ({"P625": [statement({"latitude": 91, "longitude": 0})]}, "P625: the coordinates are beyond 90 degrees"),
            ({"P625": [statement({"latitude": 0, "longitude": -180.5})]}, "beyond 180 degrees"),
            ({"P625": [statement({"latitude": float("nan"), "longitude": 0})]}, "beyond 90 degrees"),
            ({"P625": [statement({"latitude": 10**400, "longitude": 0})]}, "beyond 90 degrees"),
            ({"P625": [statement({"latitude": 1, "longitude": 1, "globe": "x/Q405"})]}, "not on the Earth"),
            ({"P625": [statement({"latitude": True, "longitude": 1})]}, "is no number of degrees"),
            ({"P1566": [statement("0123")]}, "P1566: “0123” has not the form of this code"),
            ({"P297": [statement("de")]}, "P297: “de” has not the form of this code"),
            ({"P17": [statement(item("Q183") | {"id": "Germany"})]}, "P17: “Germany” is no id of an item"),
        ],
    )
    def test_a_value_is_left_out_and_told(self, claims, problem):
        found = entity(document(**claims))
        (told,) = found.problems
        assert problem in told
        assert found == Entity("Q64", problems=found.problems)

    @pytest.mark.parametrize(
        ("value", "problem", "kept"),
        [
            (time("+1960-00-00", 8), "1960-00-00 (decade) is less precise than a year", "1960-00-00 (decade)"),
            (time("+2000-00-00", 7), "less precise than a year", "2000-00-00 (century)"),
            (time("-0044-03-15"), "-0044-03-15 is before the year 1", "-0044-03-15"),
            (time("+1582-10-04", 11, JULIAN), "is not of the Gregorian calendar", "1582-10-04 (Julian calendar)"),
            (time("+99999-00-00", 9), "is no day that a calendar has", "99999-00-00"),
            (time("+1999-02-30"), "is no day that a calendar has", "1999-02-30"),
            (time("+1999-00-00", 11), "is no day that a calendar has", "1999-00-00"),
            (time("+" + "9" * 16 + "-00-00", 9), "is no day that a calendar has", "9" * 16 + "-00-00"),
            (time("soon"), "“soonT00:00:00Z” is no time", "soon"),
            (time("+1999-01-01", True), "is no time", "1999-01-01"),
        ],
    )
    def test_a_date_is_told_and_stays_readable(self, value, problem, kept):
        found = entity(document(P190=[twin("Q65", P580=value)]))
        assert found.statements[0].since is None
        assert found.statements[0].qualifiers == {"P580": kept}
        assert found.problems[0].startswith("P190: Q65: P580: ")
        assert problem in found.problems[0]

    def test_several_dates_are_told_and_all_kept(self):
        found = entity(document(P190=[twin("Q65", P580=[time("+1967-06-27"), time("+1970-00-00", 9)])]))
        assert found.statements[0].since == PartialDate(1967, 6, 27)
        assert found.statements[0].qualifiers == {"P580": "1967-06-27; 1970"}
        assert found.problems == ("P190: Q65: P580: has 2 values; the first is used",)

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "here.example", "https://[x", "http://a b.example/", 7])
    def test_a_reference_without_a_web_address_is_told(self, address):
        found = entity(document(P190=[twin("Q65", references=[{"P854": address}])]))
        assert found.statements[0].references == ()
        assert "is no web address" in found.problems[0]

    @pytest.mark.parametrize(
        ("made", "problem"),
        [
            ([], "is a mapping, not list"),
            ({}, "is no id of a Wikidata item"),
            ({"id": "L12", "claims": {}}, "“L12” is no id of a Wikidata item"),
            ({"id": "Q5", "type": "property", "claims": {}}, "Q5 is of type “property”, not an item"),
            ({"id": "Q5", "missing": ""}, "Q5 has no claims"),
            ({"id": "Q5", "claims": "P190"}, "Q5 has no claims"),
        ],
    )
    def test_a_document_that_is_no_item_is_said_to_be_none(self, made, problem):
        with pytest.raises(BadEntity, match=problem):
            entity(made)


class TestChoices:
    @pytest.mark.parametrize("kind", ["novalue", "somevalue"])
    def test_no_value_and_unknown_value_are_statements_without_target(self, kind):
        (found,) = entity(document(P190=[statement(None, kind=kind, rank="deprecated")])).statements
        assert (found.target, found.snak, found.rank) == ("", kind, "deprecated")

    @pytest.mark.parametrize(
        ("labels", "english"),
        [
            ({"mul": "M", "en-gb": "G", "en": "E"}, "E"),
            ({"mul": "M", "en-gb": "G"}, "G"),
            ({"mul": "M"}, "M"),
            ({"de": "D"}, None),
        ],
    )
    def test_english_falls_back(self, labels, english):
        assert entity(document(labels=labels)).labels.get("en") == english

    def test_empty_mappings_that_are_written_as_lists_are_read(self):
        assert entity({"id": "Q5", "labels": [], "claims": []}) == Entity("Q5")

    def test_the_population_is_the_preferred_one_or_else_the_newest(self):
        old, new, undated = (
            statement({"amount": "+1"}, P585=time("+1990-00-00", 9)),
            statement({"amount": "+2"}, P585=time("+2020-00-00", 9)),
            statement({"amount": "+3"}),
        )
        assert entity(document(P1082=[undated, new, old])).population == 2
        assert entity(document(P1082=[new, undated, old | {"rank": "preferred"}])).population == 1
        assert entity(document(P1082=[old, new | {"rank": "deprecated"}])).population == 1
        assert entity(document(P1082=[undated])).population_on is None

    def test_the_country_is_todays(self):
        ended = statement(item("Q1"), P582=time("+1945-00-00", 9))
        assert entity(document(P17=[ended, statement(item("Q2"))])).country == "Q2"
        assert entity(document(P17=[statement(item("Q2")), statement(item("Q3"), rank="preferred")])).country == "Q3"
        assert entity(document(P17=[ended])).country == ""

    def test_an_old_id_without_text_is_read(self):
        assert (
            entity(document(P190=[statement({"entity-type": "item", "numeric-id": 65})])).statements[0].target == "Q65"
        )

    def test_a_reference_with_two_addresses_becomes_two(self):
        made = twin("Q65")
        made["references"] = [{"snaks": {"P854": [snak("https://a.example/"), snak("https://b.example/")]}}]
        (found,) = entity(document(P190=[made])).statements
        assert [one.url for one in found.references] == ["https://a.example/", "https://b.example/"]

    def test_a_reference_that_only_names_a_wikipedia_is_none(self):
        assert entity(document(P190=[twin("Q65", references=[{"P143": item("Q328")}])])).statements[0].references == ()


class TestAnything:
    @given(ANYTHING)
    def test_raises_nothing_but_bad_entity(self, made):
        with pytest.raises(BadEntity):
            entity(made)

    @given(st.sampled_from(places(FULL)), ANYTHING)
    def test_in_any_place_of_a_document_raises_nothing_but_bad_entity(self, way, value):
        try:
            found = entity(replaced(way, value))
        except BadEntity:
            assert way[0] in ("id", "type", "claims")
        else:
            assert all(one.target != found.qid for one in found.statements)
            assert found.lat is None or abs(found.lat) <= 90

    @given(st.dictionaries(st.sampled_from(["P190", "P17", "P625", "P1082", "P1566", "P297"]), ANYTHING))
    def test_as_claims_gives_an_entity(self, claims):
        assert entity({"id": "Q64", "claims": claims}).qid == "Q64"
