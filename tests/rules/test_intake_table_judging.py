"""What becomes of a row, when two rows say the same, and how a source is described."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.basics.dates import PartialDate
from tawam.evidence.values import SourceKind
from tawam.intake import wording
from tawam.intake.rules import tables
from tawam.intake.rules.tables.describing import NOBODY, BadDescription, list_name, samples, source_of, tidy
from tawam.intake.rules.tables.judging import Meant, judged, mention_key, same_saying, written
from tawam.intake.values.drafts import RowOutcome, SourceWords
from tawam.intake.values.links import LinkTerms, Mention
from tawam.intake.values.tables import RowProblem, RowReading, Table

HERE, THERE = Meant("gn:1"), Meant("gn:2")
ROW = RowReading(2, Mention("Here"), Mention("There"))
TEXTS = st.text(max_size=12)
MENTIONS = st.builds(Mention, name=TEXTS, country=TEXTS, region=TEXTS, wikidata=TEXTS, geonames=TEXTS)


class TestARow:
    def test_with_both_places_is_used(self):
        assert judged(ROW, [HERE, THERE], links=True).outcome is RowOutcome.USED

    def test_with_a_place_in_doubt_is_asked_about_the_first_of_them(self):
        verdict = judged(ROW, [HERE, Meant("", "ambiguous")], links=True)
        assert (verdict.outcome, verdict.code, verdict.doubtful) == (RowOutcome.ASKED, "ambiguous", 1)
        assert judged(ROW, [Meant("", "unknown"), Meant("", "ambiguous")], links=True).doubtful == 0

    def test_of_one_place_with_itself_is_asked(self):
        assert judged(ROW, [HERE, HERE], links=True).code == "same_place"

    def test_that_cannot_be_read_is_refused_whatever_its_places(self):
        refused = RowReading(2, refused=RowProblem("town", "", "name_missing"))
        assert judged(refused, [HERE, THERE], links=True).outcome is RowOutcome.REFUSED

    def test_of_a_table_of_places_needs_no_second(self):
        assert judged(ROW, [HERE, Meant()], links=False).outcome is RowOutcome.USED

    @given(st.lists(st.sampled_from([HERE, THERE, Meant(), Meant("", "ambiguous")]), min_size=2, max_size=2))
    def test_is_used_only_with_two_places_that_differ(self, sides):
        used = judged(ROW, sides, links=True).outcome is RowOutcome.USED
        assert used is (len({side.place for side in sides if side.place}) == 2)


class TestASaying:
    def test_is_the_same_in_either_order_of_the_places(self):
        assert same_saying(ROW, ["gn:1", "gn:2"]) == same_saying(ROW, ["gn:2", "gn:1"])

    @pytest.mark.parametrize(
        "other",
        [
            RowReading(3, terms=LinkTerms(since=PartialDate(1967))),
            RowReading(3, terms=LinkTerms(note="x")),
            RowReading(3, populations=(5, None)),
        ],
        ids=["start", "note", "population"],
    )
    def test_differs_where_the_row_says_something_else(self, other):
        assert same_saying(ROW, ["gn:1", "gn:2"]) != same_saying(other, ["gn:1", "gn:2"])

    def test_does_not_depend_on_the_number_of_the_row_or_the_spelling(self):
        assert same_saying(ROW, ["gn:1", "gn:2"]) == same_saying(RowReading(9, Mention("HERE")), ["gn:1", "gn:2"])

    @given(MENTIONS, MENTIONS)
    def test_names_a_place_in_the_same_way_only_if_every_word_is_the_same(self, one, other):
        assert (mention_key(one) == mention_key(other)) is (one == other)
        assert len(mention_key(one)) == 20

    def test_is_shown_with_its_context(self):
        assert written(Mention("Bethlehem", "USA", "Pennsylvania")) == "Bethlehem, Pennsylvania, USA"
        assert written(Mention(wikidata="Q5")) == "Q5"


class TestADescription:
    def test_is_tidied(self):
        words = tidy(
            SourceWords(title="  The \n Register ", publisher="\u202eA", url=" https://a.example ", dataset="X Y")
        )
        assert words == SourceWords("The Register", "A", SourceKind.DATASET, "https://a.example", "", "table:x-y")

    def test_makes_a_source_that_falls_back_to_the_file_and_to_nobody(self):
        source = source_of(SourceWords(), "twins.csv")
        assert (source.title, source.publisher, source.published) == ("twins.csv", NOBODY, None)
        assert source_of(SourceWords(published="2024-05"), "t").published == PartialDate(2024, 5)

    @pytest.mark.parametrize(
        "url", ["javascript:alert(1)", "ftp://a.example", "data:text/html,x", "/x", "http://", "x" * 9]
    )
    def test_with_an_address_that_is_none_is_refused(self, url):
        with pytest.raises(BadDescription):
            tidy(SourceWords(url=url))

    @given(st.text())
    def test_names_the_list_by_the_file_in_plain_signs(self, file):
        name = list_name(file)
        assert name.startswith("table:")
        assert 6 < len(name) <= 80
        assert not set(name) & set(" /\\\n\x00")

    @given(st.text(min_size=1))
    def test_keeps_the_name_of_a_list_that_was_tidied_before(self, name):
        once = tidy(SourceWords(dataset=name)).dataset
        assert tidy(SourceWords(dataset=once)).dataset == once


class TestExamples:
    def test_are_three_different_filled_values_of_each_column(self):
        rows = tuple((n, cells) for n, cells in enumerate([("a", ""), ("a", "x"), (" b ",), ("c", " "), ("d", "y")], 2))
        assert samples(Table("t", ("one", "two"), rows)) == {"one": ["a", "b", "c"], "two": ["x", "y"]}

    @given(st.lists(st.tuples(st.text(), st.text()), max_size=30))
    def test_are_short_few_and_never_empty(self, rows):
        found = samples(Table("t", ("one", "two"), tuple(enumerate(rows, 2))))
        shown = [value for values in found.values() for value in values]
        assert all(0 < len(value) <= 80 for value in shown)
        assert all(len(values) <= 3 for values in found.values())


def codes_given() -> set[str]:
    """Every code of a problem that the rules of tables can give."""
    folder = Path(tables.__file__).parent
    texts = [ast.parse((folder / name).read_text(encoding="utf-8")) for name in ("rows.py", "dates.py")]
    known = {node.value for tree in texts for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return {code for code in known if isinstance(code, str)} & set(wording.PROBLEMS)


class TestTheWords:
    def test_say_what_is_wrong_with_every_value(self):
        assert set(wording.PROBLEMS) == codes_given()

    def test_say_why_a_row_is_asked_or_left(self):
        wanted = {"ambiguous", "unknown", "same_place", "said_before", "name_missing", "unknown_value"}
        assert set(wording.ROW_CODES) == wanted
