"""What drafts ask of the other rooms: the tie of a pair, the latest readings, an edition that they leave alone."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import world
from tests.rooms import made_tables as made
from tests.rooms.made_tables import BETHLEHEM_LYON, COVENTRY_LEIPZIG, LEIPZIG_LYON, LYON_LEIPZIG, NAMELESS, NOWHERE

from tawam.basics.reasons import Reason
from tawam.evidence import queries as evidence
from tawam.intake import actions, queries
from tawam.intake.actions import draft_work
from tawam.intake.queries.kept import MOST_CANDIDATES, place_ids, side_row, side_value
from tawam.intake.rules.tables.claims import row_claims
from tawam.intake.values.links import Mention
from tawam.intake.values.tables import RowReading
from tawam.places.values import Candidate, Outcome, Place, PlaceKind, Resolution
from tawam.registry import queries as registry
from tawam.registry.rules.pairs import pair_subject

pytestmark = pytest.mark.usefixtures("own_folder")
DAY = dt.date(2026, 1, 1)
SOURCE = made.WORDS


@pytest.mark.django_db
@pytest.mark.usefixtures("cast")
class TestThePartnershipOfAPair:
    def test_is_found_whichever_place_is_named_first(self):
        pair = pair_subject(world.VOLGOGRAD, world.COVENTRY)
        found = registry.partnerships_of_pairs([pair], as_of=DAY)
        assert {key: one.id for key, one in found.items()} == {pair: "coventry--volgograd"}

    def test_is_none_where_nothing_is_known(self):
        assert registry.partnerships_of_pairs([pair_subject(world.PARIS, world.OSAKA)], as_of=DAY) == {}
        assert registry.partnerships_of_pairs([], as_of=DAY) == {}

    def test_is_none_before_its_first_day(self):
        pair = pair_subject(world.LEIPZIG, world.HOUSTON)
        assert registry.partnerships_of_pairs([pair], as_of=dt.date(1950, 1, 1)) == {}

    def test_that_only_a_list_knows_is_found_too(self):
        made.recorded(("Coventry", "United Kingdom", "Lyon", "France", "1955", "p", ""))
        pair = pair_subject(world.COVENTRY, world.LYON)
        assert str(registry.partnerships_of_pairs([pair], as_of=DAY)[pair].since) == "1955"

    def test_costs_the_same_for_one_pair_and_for_many(self, django_assert_max_num_queries):
        ids = (world.COVENTRY, world.VOLGOGRAD, world.LEIPZIG, world.HOUSTON, world.BRISTOL, world.HANOVER)
        pairs = {pair_subject(one, other) for one in ids for other in ids if one != other}
        with django_assert_max_num_queries(4):
            assert len(registry.partnerships_of_pairs(pairs, as_of=DAY)) == 3


@pytest.mark.django_db
class TestTheLatestReadings:
    def test_are_those_of_all_lists_newest_first(self):
        made.recorded(LEIPZIG_LYON, source=made.SourceWords(dataset="one"))
        made.recorded(COVENTRY_LEIPZIG, source=made.SourceWords(title="Other", dataset="two"))
        assert [one.dataset for one in evidence.latest_readings()] == ["table:two", "table:one"]
        assert len(evidence.latest_readings(most=1)) == 1

    def test_keep_those_that_were_undone(self):
        draft = made.recorded(LEIPZIG_LYON)
        actions.undo_draft(token=draft.token, actor="a")
        made.work()
        assert [one.undone for one in evidence.latest_readings()] == [True]


@pytest.mark.django_db
class TestTheEditionOfTheEvidence:
    def test_is_left_alone_by_drafts_and_changed_by_claims(self):
        before = evidence.journal_edition()
        draft = made.previewed(LEIPZIG_LYON, BETHLEHEM_LYON)
        actions.settle_place(token=draft.token, number=3, side="one", place=world.BETHLEHEM, everywhere=True, actor="a")
        assert evidence.journal_edition() == before
        actions.confirm_draft(token=draft.token, actor="a")
        made.work()
        assert evidence.journal_edition() != before


@pytest.mark.django_db
class TestChunks:
    @pytest.mark.parametrize("size", [1, 2, 3, 5, 50])
    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_of_any_size_judge_every_row_alike(self, monkeypatch, size, seed):
        kinds = [LEIPZIG_LYON, LYON_LEIPZIG, COVENTRY_LEIPZIG, NOWHERE, NAMELESS, BETHLEHEM_LYON]
        rows = random.Random(seed).choices(kinds, k=17)
        whole = made.told(made.previewed(*rows))
        monkeypatch.setattr(draft_work, "CHUNK", size)
        assert made.told(made.previewed(*rows)) == whole

    def test_use_one_of_all_rows_that_say_the_same(self):
        draft = made.previewed(*[LEIPZIG_LYON, LYON_LEIPZIG] * 10)
        outcomes = [outcome for _, outcome, _ in made.told(draft)]
        assert (outcomes.count("used"), outcomes[0], outcomes.count("ignored")) == (1, "used", 19)
        assert {row.same_as for row in made.rows_of(draft)[1:]} == {2}

    def test_give_every_row_to_whoever_reads_them_all(self):
        draft = made.previewed(*[LEIPZIG_LYON] * 1_203)
        assert [row.number for row in queries.every_row(draft.token)] == list(range(2, 1_205))


PLACES = {
    key: Place(key, PlaceKind.CITY, key, "", "DE", "", 0.0, 0.0, None, "") for key in (f"gn:{n}" for n in range(9))
}
REASONS = st.builds(Reason, st.sampled_from(["exact_name", "homonym"]), st.dictionaries(st.text(), st.text()))
CANDIDATES = st.builds(
    Candidate, st.sampled_from(list(PLACES.values())), st.floats(0, 100), st.lists(REASONS, max_size=3).map(tuple)
)


class TestASideThatIsKept:
    @given(st.sampled_from(Outcome), st.lists(CANDIDATES, max_size=9), st.sampled_from(["", *PLACES]), st.text())
    def test_comes_back_with_its_place_scores_and_reasons(self, outcome, candidates, place, name):
        kept = side_row(name, place, Resolution(outcome, tuple(candidates)))
        found = side_value(kept, "one", PLACES, 3)
        most = 1 if outcome is Outcome.SURE else MOST_CANDIDATES
        assert [one.place for one in found.candidates] == [one.place for one in candidates[:most]]
        assert [one.reasons for one in found.candidates] == [one.reasons for one in candidates[:most]]
        assert (found.place, found.written, found.alike, found.chosen) == (PLACES.get(place), name, 3, False)
        assert place_ids([kept]) == {one.place.id for one in candidates[:most]} | {place} - {""}

    def test_leaves_out_a_candidate_that_the_gazetteer_lost(self):
        gone = Candidate(Place("gn:99", PlaceKind.CITY, "x", "", "DE", "", 0.0, 0.0, None, ""), 50.0, ())
        kept = side_row("x", "gn:99", Resolution(Outcome.ASK, (gone,)))
        found = side_value(kept, "other", PLACES, 1)
        assert (found.place, found.candidates, found.found) == (None, (), None)


class TestTheClaimsOfARow:
    def test_are_about_the_pair_or_about_the_one_place(self):
        source = evidence.Source("s", "t", "p", "dataset", "C")  # type: ignore[arg-type]
        row = RowReading(2, Mention("Here", wikidata="Q1"), Mention("There"))
        both = {one.subject for one in row_claims(row, "gn:1", "gn:2", dataset="table:x", source=source)}
        alone = {one.subject for one in row_claims(row, "gn:1", "", dataset="table:x", source=source)}
        assert (both, alone) == ({pair_subject("gn:1", "gn:2")}, {"gn:1"})
