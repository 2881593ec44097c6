"""Drafts of tables: uploads wait, are resolved in steps, settled by a person, recorded once, undone as one step."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from tests import world
from tests.rooms import made_tables as made
from tests.rooms.made_tables import (
    BETHLEHEM_LEIPZIG,
    BETHLEHEM_LYON,
    COVENTRY_LEIPZIG,
    HEADER,
    LEIPZIG_LYON,
    LYON_LEIPZIG,
    NAMELESS,
    NOWHERE,
    WORDS,
)

from tawam.evidence import queries as evidence
from tawam.intake import actions, models, queries
from tawam.intake.actions.drafts import NoNames, NotNow
from tawam.intake.files.tables import BadTable
from tawam.intake.queries.draft_rows import NoSuchRow
from tawam.intake.rules.tables.describing import BadDescription
from tawam.intake.rules.tables.profiles import BadProfile
from tawam.intake.values.drafts import DraftState, RowFilter, SourceWords
from tawam.intake.values.tables import ColumnMapping, Field, Profile
from tawam.places.queries import NoSuchPlace
from tawam.registry import queries as registry
from tawam.registry.rules.pairs import pair_subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]


class TestAnUpload:
    def test_is_kept_under_a_name_that_nobody_chose(self):
        draft = made.uploaded(LEIPZIG_LYON, name="../../etc/passwd.csv")
        assert (draft.file, draft.state) == ("passwd.csv", DraftState.OPENED)
        (kept,) = made.kept_files()
        assert kept not in ("passwd.csv", draft.token)
        assert len(kept) == 32

    def test_is_looked_at_once_and_shows_what_each_column_holds(self):
        draft = made.uploaded(LEIPZIG_LYON, COVENTRY_LEIPZIG, LYON_LEIPZIG)
        assert (draft.row_total, draft.encoding, draft.delimiter) == (3, "utf-8", ",")
        assert draft.samples["town"] == ("Leipzig", "Coventry", "Lyon")
        assert draft.samples["status"] == ()
        assert draft.mapping.columns["partner town"] is Field.OTHER_NAME

    def test_that_is_no_table_leaves_nothing_behind(self):
        with pytest.raises(BadTable, match=r"twins\.csv"):
            actions.upload_table(chunks=[b"town,town\na,b\n"], name="twins.csv", actor="account:1")
        assert (made.kept_files(), queries.drafts()) == ([], [])

    def test_writes_no_claim(self):
        before = evidence.claim_count()
        made.uploaded(LEIPZIG_LYON)
        assert evidence.claim_count() == before

    def test_that_fits_a_profile_is_read_with_it_and_says_so(self):
        columns = dict.fromkeys(HEADER, Field.IGNORE) | {"town": Field.OTHER_NAME, "partner town": Field.ONE_NAME}
        actions.save_profile(profile=Profile("Mine", HEADER, ColumnMapping(columns)), actor="account:1")
        draft = made.uploaded(LEIPZIG_LYON)
        assert (draft.profile, draft.mapping.columns["town"]) == ("Mine", Field.OTHER_NAME)

    def test_offers_its_sheets_and_reads_another(self, tmp_path):
        draft = actions.upload_table(chunks=[workbook()], name="two.xlsx", actor="account:1")
        assert (draft.sheet, draft.sheets, draft.row_total) == ("first", ("first", "second"), 1)
        again = actions.read_sheet(token=draft.token, sheet="second", actor="account:1")
        assert (again.sheet, again.header, again.row_total) == ("second", ("city", "twin city"), 2)
        with pytest.raises(BadTable, match="no sheet"):
            actions.read_sheet(token=draft.token, sheet="third", actor="account:1")


def workbook() -> bytes:
    """A workbook with two sheets."""
    book = openpyxl.Workbook()
    book.active.title = "first"
    book.active.append(["town", "partner town"])
    book.active.append(["Leipzig", "Lyon"])
    second = book.create_sheet("second")
    for row in (["city", "twin city"], ["Leipzig", "Lyon"], ["Coventry", "Leipzig"]):
        second.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


class TestAMapping:
    def test_has_the_rows_resolved_in_the_background(self):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON))
        assert (draft.state, draft.work.done, draft.work.waiting) == (DraftState.RESOLVING, 0, True)
        assert made.work() == 1
        assert queries.draft(draft.token).state is DraftState.PREVIEWED

    def test_said_anew_has_them_resolved_anew(self):
        draft = made.previewed(LEIPZIG_LYON)
        columns = draft.mapping.columns | {"since": Field.IGNORE}
        actions.map_draft(token=draft.token, mapping=ColumnMapping(columns), source=WORDS, actor="account:1")
        assert made.rows_of(draft) == ()
        made.work()
        assert len(made.rows_of(draft)) == 1

    def test_that_names_no_place_is_refused(self):
        draft = made.uploaded(LEIPZIG_LYON)
        nothing = ColumnMapping(dict.fromkeys(HEADER, Field.IGNORE))
        with pytest.raises(NoNames):
            actions.map_draft(token=draft.token, mapping=nothing, source=WORDS, actor="account:1")
        assert queries.draft(draft.token).state is DraftState.OPENED

    def test_that_says_of_two_columns_the_same_is_refused(self):
        draft = made.uploaded(LEIPZIG_LYON)
        twice = ColumnMapping(draft.mapping.columns | {"form": Field.ONE_NAME})
        with pytest.raises(BadProfile, match="two columns"):
            actions.map_draft(token=draft.token, mapping=twice, source=WORDS, actor="account:1")

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (SourceWords(url="javascript:alert(1)"), "http"),
            (SourceWords(url="http://[bad"), "cannot be read"),
            (SourceWords(published="soon"), "is not a date"),
            (SourceWords(title="x" * 301), "300 characters"),
        ],
    )
    def test_with_a_bad_description_of_the_source_is_refused(self, words, told):
        draft = made.uploaded(LEIPZIG_LYON)
        with pytest.raises(BadDescription, match=told):
            made.mapped(draft, words)

    @pytest.mark.parametrize("written", ["2024-05-01", "٢٠٢٤-٠٥-٠١", "2024/5/1", "1.5.2024"])
    def test_keeps_the_day_of_publication_in_one_form(self, written):
        assert made.mapped(made.uploaded(LEIPZIG_LYON), SourceWords(published=written)).source.published == "2024-05-01"

    def test_does_not_go_while_the_rows_are_being_resolved(self):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON))
        with pytest.raises(NotNow, match="resolving"):
            made.mapped(draft)


class TestAPreview:
    def test_tells_of_every_row_what_it_becomes(self):
        draft = made.previewed(LEIPZIG_LYON, LYON_LEIPZIG, NOWHERE, NAMELESS, BETHLEHEM_LYON)
        assert made.told(draft) == [
            (2, "used", ""),
            (3, "ignored", "said_before"),
            (4, "asked", "unknown"),
            (5, "refused", "name_missing"),
            (6, "asked", "ambiguous"),
        ]
        counts = queries.row_counts(draft.token)
        assert counts["rows"] == sum(counts[name] for name in ("used", "asked", "ignored", "refused")) == 5

    def test_says_which_row_says_the_same(self):
        (row,) = made.rows_of(made.previewed(LEIPZIG_LYON, LYON_LEIPZIG), RowFilter.IGNORED)
        assert row.same_as == 2

    def test_shows_candidates_with_score_and_reasons(self):
        (row,) = made.rows_of(made.previewed(BETHLEHEM_LYON))
        side = row.sides[0]
        assert (side.place, side.written, side.chosen) == (None, "Bethlehem", False)
        assert {one.place.id for one in side.candidates} >= {world.BETHLEHEM, world.BETHLEHEM_PA}
        assert all(one.score > 0 and one.reasons for one in side.candidates)

    def test_shows_of_a_sure_place_why_it_is_sure(self):
        (row,) = made.rows_of(made.previewed(LEIPZIG_LYON))
        assert [side.place.id for side in row.sides] == [world.LEIPZIG, world.LYON]
        assert all(side.found and side.found.reasons for side in row.sides)

    def test_names_row_column_and_value_of_what_cannot_be_read(self):
        draft = made.previewed((*LEIPZIG_LYON[:4], "1981/82", "f", ""))
        (row,) = made.rows_of(draft, RowFilter.LEFT_OUT)
        assert [(one.column, one.value, one.code) for one in row.problems] == [("since", "1981/82", "no_date")]

    def test_is_paged_and_filtered(self):
        draft = made.previewed(LEIPZIG_LYON, NOWHERE, COVENTRY_LEIPZIG)
        page = queries.draft_rows(draft.token, limit=1, offset=1)
        assert ([row.number for row in page.rows], page.total) == ([3], 3)
        assert queries.draft_rows(draft.token, wanted=RowFilter.ASKED).total == 1

    @pytest.mark.usefixtures("cast")
    def test_shows_where_a_row_speaks_against_the_registry(self):
        first = (*LEIPZIG_LYON[:4], "1967", "p", "")
        draft = made.previewed(
            first, (*first[:4], "1981", "p", "ended"), ("Leipzig", "Germany", "Houston", "", "", "f", "ended")
        )
        found = {
            row.number: [one.code.value for one in row.differences] for row in made.rows_of(draft, RowFilter.DIFFERS)
        }
        assert found == {2: ["start", "ended_there"], 4: ["kind", "ended_here"]}

    def test_of_a_table_of_places_has_one_side(self):
        draft = made.previewed(("Q2079", "Leipzig", "51.34", "12.37"), header=("qid", "name", "lat", "lon"))
        (row,) = made.rows_of(draft)
        assert ([side.place.id for side in row.sides], row.outcome) == ([world.LEIPZIG], "used")


class TestAPersonWhoSettles:
    def settle(self, draft, place=world.BETHLEHEM, *, number=2, side="one", everywhere=True):
        return actions.settle_place(
            token=draft.token, number=number, side=side, place=place, everywhere=everywhere, actor="account:1"
        )

    def test_a_name_settles_it_wherever_it_stands_so(self):
        draft = made.previewed(BETHLEHEM_LYON, BETHLEHEM_LEIPZIG)
        assert made.rows_of(draft)[0].sides[0].alike == 2
        assert self.settle(draft) == 2
        assert made.told(draft) == [(2, "used", ""), (3, "used", "")]
        assert {row.sides[0].place.id for row in made.rows_of(draft)} == {world.BETHLEHEM}
        assert all(row.sides[0].chosen for row in made.rows_of(draft))

    def test_one_row_leaves_the_others_alone(self):
        draft = made.previewed(BETHLEHEM_LYON, BETHLEHEM_LEIPZIG)
        assert self.settle(draft, everywhere=False) == 1
        assert made.told(draft) == [(2, "used", ""), (3, "asked", "ambiguous")]

    def test_one_row_and_then_all_keeps_what_was_said_of_the_one(self):
        draft = made.previewed(BETHLEHEM_LYON, BETHLEHEM_LEIPZIG)
        self.settle(draft, world.BETHLEHEM_PA, everywhere=False)
        self.settle(draft, world.BETHLEHEM)
        assert [row.sides[0].place.id for row in made.rows_of(draft)] == [world.BETHLEHEM_PA, world.BETHLEHEM]

    def test_with_another_context_leaves_it_asked(self):
        draft = made.previewed(BETHLEHEM_LYON, ("Bethlehem", "Narnia", *BETHLEHEM_LEIPZIG[2:]))
        assert self.settle(draft) == 1

    def test_to_what_another_row_says_makes_it_a_repetition(self):
        known = ("Bethlehem", "Palestine", "Lyon", "France", "1990", "p", "")
        draft = made.previewed(BETHLEHEM_LYON, known)
        assert made.told(draft)[1] == (3, "used", "")
        self.settle(draft)
        assert made.told(draft) == [(2, "used", ""), (3, "ignored", "said_before")]
        self.settle(draft, world.BETHLEHEM_PA)
        assert made.told(draft) == [(2, "used", ""), (3, "used", "")]

    def test_is_remembered_when_the_columns_are_mapped_anew(self):
        draft = made.previewed(BETHLEHEM_LYON)
        self.settle(draft)
        made.mapped(queries.draft(draft.token))
        made.work()
        assert made.rows_of(draft)[0].sides[0].place.id == world.BETHLEHEM

    def test_both_sides_to_one_place_is_asked_again(self):
        draft = made.previewed(LEIPZIG_LYON)
        self.settle(draft, world.LYON)
        assert made.told(draft) == [(2, "asked", "same_place")]

    @pytest.mark.parametrize(
        ("wrong", "error"),
        [
            ({"place": "gn:0"}, NoSuchPlace),
            ({"place": "gn:\x001"}, NoSuchPlace),
            ({"number": 99}, NoSuchRow),
            ({"side": "third"}, NoSuchRow),
        ],
    )
    def test_what_is_not_there_is_told_so(self, wrong, error):
        draft = made.previewed(BETHLEHEM_LYON)
        with pytest.raises(error):
            self.settle(draft, **wrong)
        assert made.told(draft) == [(2, "asked", "ambiguous")]

    def test_after_the_rows_were_recorded_is_too_late(self):
        draft = made.recorded(LEIPZIG_LYON)
        with pytest.raises(NotNow):
            self.settle(draft, world.LYON)


class TestAConfirmation:
    def test_makes_claims_of_the_source_that_was_described(self):
        draft = made.recorded(LEIPZIG_LYON, NOWHERE)
        assert (draft.state, made.claims_of(draft)) == (DraftState.RECORDED, 5)
        source = evidence.source(draft.source_id)
        assert (source.title, source.publisher) == ("The Register", "The Association")
        (reading,) = evidence.readings_of(source.id)
        assert (reading.number, reading.file, reading.report["asked"]) == (draft.reading, "twins.csv", 1)
        pair = pair_subject(world.LEIPZIG, world.LYON)
        assert str(registry.dossier(pair, as_of=dt.date(2026, 1, 1)).partnership.since) == "1981"

    def test_records_the_place_that_a_person_settled(self):
        draft = made.previewed(BETHLEHEM_LYON)
        actions.settle_place(
            token=draft.token, number=2, side="one", place=world.BETHLEHEM, everywhere=True, actor="account:1"
        )
        actions.confirm_draft(token=draft.token, actor="account:1")
        made.work()
        (subject,) = evidence.subjects_of(queries.draft(draft.token).source_id)
        assert subject == pair_subject(world.BETHLEHEM, world.LYON)

    def test_sent_twice_adds_nothing(self):
        draft = made.previewed(LEIPZIG_LYON)
        first = actions.confirm_draft(token=draft.token, actor="account:1")
        assert (first, actions.confirm_draft(token=draft.token, actor="account:1")) == (True, False)
        made.work()
        assert actions.confirm_draft(token=draft.token, actor="account:1") is False
        assert made.work() == 0
        assert len(evidence.readings_of(queries.draft(draft.token).source_id)) == 1

    def test_before_the_preview_does_not_go(self):
        draft = made.uploaded(LEIPZIG_LYON)
        with pytest.raises(NotNow, match="opened"):
            actions.confirm_draft(token=draft.token, actor="account:1")

    def test_of_a_list_that_shrank_asks_and_goes_on_once_it_is_answered(self):
        made.recorded(LEIPZIG_LYON, COVENTRY_LEIPZIG)
        shorter = made.recorded(LEIPZIG_LYON)
        assert (shorter.state, shorter.problem) == (
            DraftState.PREVIEWED,
            {"code": "list_changed", "before": "9", "now": "5"},
        )
        actions.confirm_draft(token=shorter.token, actor="account:1", accept_change=True)
        made.work()
        assert queries.draft(shorter.token).state is DraftState.RECORDED

    def test_of_rows_that_cannot_be_used_says_so(self):
        draft = made.recorded(NOWHERE)
        assert (draft.state, draft.problem, made.claims_of(draft)) == (
            DraftState.PREVIEWED,
            {"code": "nothing_to_use"},
            0,
        )

    def test_of_the_same_file_again_adds_nothing(self):
        first = made.recorded(LEIPZIG_LYON)
        again = made.recorded(LEIPZIG_LYON)
        assert made.claims_of(first) == 5
        readings = evidence.readings_of(again.source_id)
        assert [(one.added, one.gone) for one in readings] == [(0, 0), (5, 0)]


class TestAnUndoing:
    def undone(self, draft):
        answer = actions.undo_draft(token=draft.token, actor="account:1")
        made.work()
        return answer, queries.draft(draft.token)

    def test_takes_everything_back_as_one_step(self):
        answer, draft = self.undone(made.recorded(LEIPZIG_LYON, COVENTRY_LEIPZIG))
        assert (answer, draft.state, made.claims_of(draft), registry.partnership_count()) == (
            True,
            DraftState.UNDONE,
            0,
            0,
        )

    def test_sent_twice_undoes_once(self):
        draft = made.recorded(LEIPZIG_LYON)
        self.undone(draft)
        assert self.undone(draft)[0] is False

    def test_of_a_reading_that_is_not_the_last_says_so(self):
        first, second = made.recorded(LEIPZIG_LYON), made.recorded(LEIPZIG_LYON, COVENTRY_LEIPZIG)
        _, still = self.undone(first)
        assert (still.state, still.problem) == (DraftState.RECORDED, {"code": "not_the_last"})
        assert made.claims_of(second) == 9

    def test_can_be_followed_by_another_confirmation(self):
        _, draft = self.undone(made.recorded(LEIPZIG_LYON))
        assert actions.confirm_draft(token=draft.token, actor="account:1")
        made.work()
        assert made.claims_of(draft) == 5

    def test_of_what_was_never_recorded_does_not_go(self):
        with pytest.raises(NotNow):
            self.undone(made.previewed(LEIPZIG_LYON))


class TestADeletion:
    def test_takes_the_file_and_the_rows_away(self):
        draft = made.previewed(LEIPZIG_LYON)
        actions.delete_draft(token=draft.token, actor="account:1")
        assert (made.kept_files(), models.TableRow.objects.count(), queries.drafts()) == ([], 0, [])
        with pytest.raises(queries.NoSuchDraft):
            queries.draft(draft.token)

    def test_while_the_rows_are_resolved_stops_the_work(self):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON))
        token = actions.claim_job(worker="slow")
        actions.delete_draft(token=draft.token, actor="account:1")
        actions.do_job(token=token, worker="slow")
        assert queries.drafts() == []

    def test_of_what_became_claims_does_not_go(self):
        draft = made.recorded(LEIPZIG_LYON)
        with pytest.raises(NotNow, match="recorded"):
            actions.delete_draft(token=draft.token, actor="account:1")
        assert len(made.kept_files()) == 1
