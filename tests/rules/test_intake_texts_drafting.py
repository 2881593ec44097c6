"""What a text states as rows that an editor looks at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import place

from tawam.intake.rules.tables.rows import read_row
from tawam.intake.rules.texts.drafting import HEADER, LONGEST_NOTE, MAPPING, draft_rows
from tawam.intake.values.texts import Borne, Mention, Relation, Said
from tawam.places.values import PlaceKind
from tawam.registry.values import Cause, EventType

LEIPZIG, HOUSTON = place("gn:1", "Leipzig", "DE"), place("gn:2", "Houston", "US")
TEXT = "Leipzig has been twinned with Houston since 1993."


def said(relation: Relation = Relation.TWINNED, year: int | None = 1993, cause: str = "", end: int = len(TEXT)) -> Said:
    """A statement about the two."""
    mentions = (
        Mention(0, 7, "leipzig", (Borne("gn:1", PlaceKind.CITY, 1),)),
        Mention(30, 37, "houston", (Borne("gn:2", PlaceKind.CITY, 1),)),
    )
    return Said(0, end, mentions, relation, year, cause)


def read(statement: Said, text: str = TEXT):
    """The statement as the reader of tables understands its row."""
    found = draft_rows(text, [(statement, (LEIPZIG, HOUSTON))])
    return read_row(1, HEADER, found.rows[0], MAPPING, latest_year=2027)


class TestARow:
    def test_is_read_as_the_text_means_it(self):
        row = read(said())
        assert (row.one.name, row.one.country, row.other.name, row.other.country) == ("Leipzig", "DE", "Houston", "US")
        assert str(row.terms.since) == "1993"
        assert row.problems == ()

    @pytest.mark.parametrize(
        ("relation", "event"), [(Relation.ENDED, EventType.ENDED), (Relation.SUSPENDED, EventType.SUSPENDED)]
    )
    def test_of_an_end_gives_the_year_to_the_end(self, relation, event):
        row = read(said(relation, 2018, Cause.POLITICAL_TENSION.value))
        assert row.terms.since is None
        assert (str(row.terms.until), row.terms.broke, row.terms.cause) == ("2018", event, Cause.POLITICAL_TENSION)
        assert row.problems == ()

    def test_keeps_the_sentence_as_its_note_and_no_more(self):
        found = draft_rows("x" * 2000, [(said(end=2000), (LEIPZIG, HOUSTON))])
        assert len(found.rows[0][-1]) == LONGEST_NOTE

    def test_without_a_year_leaves_both_dates_empty(self):
        row = read(said(year=None))
        assert (row.terms.since, row.terms.until) == (None, None)


class TestTheRows:
    def test_leave_out_what_no_table_can_claim(self):
        statements = [(said(one), (LEIPZIG, HOUSTON)) for one in (Relation.FAILED, Relation.NOT_TWINNED)]
        found = draft_rows(TEXT, statements)
        assert (found.rows, found.settled, found.left_out) == ((), {}, 2)

    @given(st.lists(st.sampled_from(Relation), max_size=8))
    def test_are_settled_on_both_sides_and_counted(self, relations):
        found = draft_rows(TEXT, [(said(one), (LEIPZIG, HOUSTON)) for one in relations])
        assert len(found.rows) + found.left_out == len(relations)
        assert set(found.settled) == {(n, side) for n in range(1, len(found.rows) + 1) for side in ("one", "other")}
        assert all(len(row) == len(HEADER) for row in found.rows)
        assert set(found.settled.values()) <= {LEIPZIG.id, HOUSTON.id}
