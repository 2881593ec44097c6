"""Strict reading: every complaint names the file, the case and the field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.basics.dates import PartialDate
from tawam.intake.rules.rows import Row
from tawam.intake.values import BadRow
from tawam.registry.values import Kind

READERS = {
    "text": lambda row: row.text("field"),
    "code": lambda row: row.code("field", Kind),
    "date": lambda row: row.date("field"),
    "url": lambda row: row.url("field"),
    "texts": lambda row: row.texts("field"),
    "row": lambda row: row.row("field"),
    "rows": lambda row: row.rows("field", at_least=1),
    "lines": lambda row: row.lines("field"),
}
LEAF = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
ANYTHING = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner))


def row(value: object, path: str = "") -> Row:
    """A row with one field."""
    return Row("some.yaml", "here--there", {"field": value}, path)


class TestABadField:
    @pytest.mark.parametrize(
        ("reader", "value", "problem"),
        [
            ("text", None, "is missing"),
            ("text", "", "is missing"),  # YAML's null is an empty text here
            ("text", ["a"], "must be text, not list"),
            ("text", {"a": "b"}, "must be text, not dict"),
            ("text", 7, "must be text, not int"),
            ("code", "marriage", "“marriage” is no known code; known are twinning, friendship"),
            ("code", "Twinning", "is no known code"),  # codes are lower case
            ("code", "x" * 900, "is no known code"),
            ("code", None, "is missing"),
            ("date", "1957-13", "is not a date"),
            ("date", "May 1957", "is not a date"),
            ("date", "", "is missing"),
            ("url", "here.example", "is no web address"),  # no scheme
            ("url", "ftp://here.example/a", "is no web address"),
            ("url", "https://here/a", "is no web address"),  # a host of our own network
            ("url", "https://here.example/a b", "is no web address"),  # two addresses, or a blank
            ("url", "javascript:alert(1)", "is no web address"),
            ("url", "https://[here.example/a", "is no web address"),  # a bracket that never closes
            ("url", "", "is missing"),
            ("texts", "a", "must be a mapping"),
            ("row", ["a"], "must be a mapping"),
            ("row", None, "must be a mapping"),
            ("rows", {"a": "b"}, "must be a list of mappings"),
            ("rows", ["a"], "must be a list of mappings"),
            ("rows", [], "needs at least 1 entries, has 0"),
            ("lines", "a", "must be a list of texts"),
            ("lines", ["a", ""], "must be a list of texts"),  # an empty line is a line forgotten
            ("lines", [["a"]], "must be a list of texts"),
        ],
    )
    def test_is_told_with_file_case_field_and_problem(self, reader, value, problem):
        with pytest.raises(BadRow) as told:
            READERS[reader](row(value, "events[3]."))
        assert str(told.value).startswith("some.yaml: here--there: events[3].field: ")
        assert problem in str(told.value)
        assert (told.value.file, told.value.case, told.value.field) == ("some.yaml", "here--there", "events[3].field")

    @pytest.mark.parametrize(
        ("value", "field"),
        [
            ({"en": "a"}, "field.ar"),  # a language is missing
            ({"en": "a", "ar": ""}, "field.ar"),
            ({"en": "a", "ar": "ب", "fr": "c"}, "field.fr"),  # a language that nobody reads
            ({"en": ["a"], "ar": "ب"}, "field.en"),
        ],
    )
    def test_is_told_for_each_language(self, value, field):
        with pytest.raises(BadRow) as told:
            row(value).texts("field")
        assert told.value.field == field

    @given(st.sampled_from(sorted(READERS)), ANYTHING)
    def test_is_never_told_in_another_way(self, reader, value):
        try:
            READERS[reader](row(value))
        except BadRow as bad:
            assert str(bad).startswith("some.yaml: here--there: field")  # noqa: PT017 -- either outcome is right

    def test_is_short_whatever_stands_in_it(self):
        for reader in ("code", "date", "url"):
            with pytest.raises(BadRow) as told:
                READERS[reader](row("x" * 10_000))
            assert len(str(told.value)) < 400

    def test_that_nobody_knows_is_told_with_those_that_are_known(self):
        with pytest.raises(BadRow, match=r"some.yaml: here--there: field: unknown field; known are a, b"):
            row("x").only({"b", "a"})


class TestAGoodField:
    @pytest.mark.parametrize(
        ("reader", "value", "read"),
        [
            ("text", "a", "a"),
            ("code", "pact", Kind.PACT),
            ("date", "1957-10", "1957-10"),
            ("date", "836", "0836"),  # in its normal form
            ("url", "https://here.example/a", "https://here.example/a"),
            ("url", "http://here.example", "http://here.example"),
            ("url", "owner/name:a.md", "https://github.com/owner/name/blob/HEAD/a.md"),
            ("url", "https://مثال.example/أ", "https://مثال.example/أ"),  # addresses need not be Latin
            ("texts", {"ar": "ب", "en": "a"}, {"en": "a", "ar": "ب"}),
            ("lines", ["a", "b"], ("a", "b")),
            ("lines", [], ()),
        ],
    )
    def test_is_read(self, reader, value, read):
        assert READERS[reader](row(value)) == read

    def test_may_be_missing_where_a_default_is_given(self):
        empty = Row("some.yaml", "here--there", {})
        assert empty.text("field", "") == ""
        assert empty.code("field", Kind, "pact") is Kind.PACT
        assert empty.optional_date("field") is None
        assert empty.rows("field") == []
        assert empty.lines("field") == ()

    def test_may_be_an_optional_date(self):
        assert row("1957").optional_date("field") == PartialDate(1957)
        with pytest.raises(BadRow):
            row("then").optional_date("field")

    def test_knows_the_way_to_what_stands_in_it(self):
        found = row([{"a": {"b": "c"}}, {}]).rows("field")
        assert [one.path for one in found] == ["field[1].", "field[2]."]
        assert found[0].row("a").path == "field[1].a."
        assert found[0].row("a").text("b") == "c"
