"""What is asked of Wikidata's services, and how their answers are read."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.intake.rules.wikidata_live import (
    Lagging,
    ListedItem,
    OddAnswer,
    askable,
    documents,
    entities_address,
    items_query,
    last_address,
    listed_items,
    query_address,
)

ENTITY = "http://www.wikidata.org/entity/"


def answer(*rows: tuple[str, str]) -> dict:
    """An answer of the query service, of the documented form."""
    bindings = [
        {"item": {"type": "uri", "value": ENTITY + qid}, "modified": {"type": "literal", "value": modified}}
        for qid, modified in rows
    ]
    return {"head": {"vars": ["item", "modified"]}, "results": {"bindings": bindings}}


class TestAQuery:
    def test_asks_for_items_with_statements_of_any_rank(self):
        assert "?item p:P190 []" in items_query("", "")

    def test_goes_on_behind_the_last_item_in_a_fixed_order(self):
        query = items_query("", "Q64", 10)
        assert f'FILTER(STR(?item) > "{ENTITY}Q64")' in query
        assert query.endswith("ORDER BY STR(?item) LIMIT 10")
        assert "OFFSET" not in query

    def test_begins_without_a_filter(self):
        assert "FILTER" not in items_query("DE", "")

    def test_of_a_country_asks_for_its_code(self):
        assert '?item wdt:P17/wdt:P297 "DE"' in items_query("DE", "")
        assert "P297" not in items_query("", "")

    def test_travels_in_the_address(self):
        query = items_query("DE", "Q64")
        asked = parse_qs(urlsplit(query_address("https://query.example/sparql", query)).query)
        assert asked == {"query": [query], "format": ["json"]}


class TestAListOfItems:
    def test_has_each_item_with_the_day_of_its_change(self):
        said = answer(("Q64", "2026-11-20T08:00:00Z"), ("Q90", ""))
        assert listed_items(said) == [ListedItem("Q64", "2026-11-20"), ListedItem("Q90")]
        assert last_address(said) == "Q90"

    def test_may_be_empty(self):
        assert listed_items(answer()) == []
        assert last_address(answer()) == ""

    def test_leaves_out_what_is_no_item_and_goes_on_behind_it(self):
        said = answer(("Q64", ""), ("L7", ""))
        assert listed_items(said) == [ListedItem("Q64")]
        assert last_address(said) == "L7"

    def test_takes_an_item_with_two_days_once(self):
        assert listed_items(answer(("Q64", "2026-11-19T08:00:00Z"), ("Q64", "2026-11-20T08:00:00Z"))) == [
            ListedItem("Q64", "2026-11-20")
        ]

    @pytest.mark.parametrize("day", ["2026-13-01T00:00:00Z", "yesterday", "2026-11-20", "20261120"])
    def test_takes_no_nonsense_for_a_day(self, day):
        assert listed_items(answer(("Q64", day))) == [ListedItem("Q64")]

    @pytest.mark.parametrize("said", [None, [], "x", {}, {"results": {}}, {"results": {"bindings": {}}}, 7])
    def test_of_another_form_is_refused(self, said):
        with pytest.raises(OddAnswer, match=r"results\.bindings"):
            listed_items(said)

    @pytest.mark.parametrize("row", [None, {}, {"item": 7}, {"item": {"value": 7}}])
    def test_with_a_row_of_another_form_is_refused(self, row):
        with pytest.raises(OddAnswer, match="names no item"):
            listed_items({"results": {"bindings": [row]}})

    @given(st.recursive(st.none() | st.text(max_size=5) | st.integers(), lambda x: st.lists(x) | st.dictionaries(
        st.sampled_from(["results", "bindings", "item", "value"]), x), max_leaves=12))  # fmt: skip
    def test_never_fails_otherwise(self, said):
        try:
            assert isinstance(listed_items(said), list)
        except OddAnswer:
            assert True


class TestTheAddressOfDocuments:
    def test_names_the_items_and_asks_for_what_we_read(self):
        asked = parse_qs(urlsplit(entities_address("https://api.example/w/api.php", ["Q64", "Q90"])).query)
        assert asked["action"] == ["wbgetentities"]
        assert asked["ids"] == ["Q64|Q90"]
        assert asked["props"] == ["info|labels|claims"]
        assert asked["maxlag"] == ["5"]

    def test_holds_no_item_that_cannot_be(self):
        assert askable({"Q90", "Q64", "Q9999999999", "L7", "Q0", "", "Q2147483647"}) == ["Q2147483647", "Q64", "Q90"]


class TestDocuments:
    ASKED = ("Q64", "Q90")

    def test_are_given_in_the_order_asked(self):
        said = {"entities": {"Q90": {"id": "Q90", "claims": {}}, "Q64": {"id": "Q64", "claims": {}}}}
        assert [one["id"] for one in documents(said, self.ASKED)] == ["Q64", "Q90"]

    def test_leave_out_what_is_missing_or_merged_into_another(self):
        merged = {"id": "Q5", "claims": {}, "redirects": {"from": "Q90", "to": "Q5"}}
        assert documents({"entities": {"Q64": {"id": "Q64", "missing": ""}, "Q90": merged}}, self.ASKED) == []
        assert documents({"entities": {"Q64": {"id": "Q64", "missing": ""}, "Q5": merged}}, self.ASKED) == []

    def test_that_say_nothing_of_an_item_are_refused(self):
        with pytest.raises(OddAnswer, match="nothing of Q90"):
            documents({"entities": {"Q64": {"id": "Q64", "claims": {}}}}, self.ASKED)

    @pytest.mark.parametrize("said", [None, [], {}, {"entities": []}, {"success": 1}])
    def test_of_another_form_are_refused(self, said):
        with pytest.raises(OddAnswer, match="no entities"):
            documents(said, self.ASKED)

    @pytest.mark.parametrize("code", ["maxlag", "ratelimited", "readonly"])
    def test_may_have_to_wait(self, code):
        with pytest.raises(Lagging, match=f"{code}.*: later"):
            documents({"error": {"code": code, "info": "later"}}, self.ASKED)

    def test_that_are_an_error_say_which(self):
        with pytest.raises(OddAnswer, match="“no-such-entity”: Could not find") as told:
            documents({"error": {"code": "no-such-entity", "info": "Could not find it"}}, self.ASKED)
        assert not isinstance(told.value, Lagging)
