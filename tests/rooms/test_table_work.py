"""The work on drafts survives its worker; rows that another part of the program found come in by their own door."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from tests import world
from tests.rooms import made_tables as made
from tests.rooms.made_tables import (
    BETHLEHEM_LYON,
    COVENTRY_LEIPZIG,
    LEIPZIG_LYON,
    LYON_LEIPZIG,
    NOWHERE,
    WORDS,
)

from tawam.intake import actions, models, queries
from tawam.intake.actions import draft_work
from tawam.intake.actions.drafts import MOST_GIVEN, upload_folder
from tawam.intake.actions.lists import record_list
from tawam.intake.files.tables import BadTable
from tawam.intake.values.drafts import DraftState
from tawam.intake.values.tables import ColumnMapping, Field

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]


class TestRowsFoundElsewhere:
    header = ("town", "partner town", "since")

    def opened(self, rows, **more):
        draft = actions.open_draft(header=self.header, rows=rows, source=WORDS, actor="account:2", **more)
        made.work()
        return queries.draft(draft.token)

    def test_become_a_draft_without_a_file(self):
        draft = self.opened([("Leipzig", "Lyon", "1981")])
        assert (made.kept_files(), draft.state, draft.owner, draft.file) == (
            [],
            DraftState.PREVIEWED,
            "account:2",
            "The Register",
        )
        assert made.told(draft) == [(1, "used", "")]

    def test_keep_the_places_that_were_settled_before(self):
        rows = [("Bethlehem", "Lyon", ""), ("Bethlehem", "Leipzig", "")]
        draft = self.opened(rows, settled={(1, "one"): world.BETHLEHEM})
        assert made.told(draft) == [(1, "used", ""), (2, "asked", "ambiguous")]

    def test_take_the_meaning_of_their_columns_from_the_caller(self):
        mapping = ColumnMapping({"town": Field.ONE_NAME, "partner town": Field.OTHER_NAME, "since": Field.UNTIL})
        draft = self.opened([("Leipzig", "Lyon", "1981")], mapping=mapping)
        assert draft.mapping.columns["since"] is Field.UNTIL

    def test_are_recorded_and_deleted_like_any_other(self):
        draft = self.opened([("Leipzig", "Lyon", "1981")])
        actions.confirm_draft(token=draft.token, actor="account:2")
        made.work()
        assert made.claims_of(queries.draft(draft.token)) == 4

    @pytest.mark.parametrize(
        ("header", "rows", "told"),
        [
            ((), [("a",)], "columns"),
            (("a", "a"), [("a", "b")], "name of its own"),
            (("town", " "), [("a", "b")], "name of its own"),
            (("town",), [], "0 rows"),
            (("town",), [("a",)] * (MOST_GIVEN + 1), "5,001 rows"),
            (("town",), [("a", "b")], "row 1"),
            (("town",), [("a",), ("b\x00",)], "row 2"),
        ],
    )
    def test_that_are_no_table_are_refused(self, header, rows, told):
        with pytest.raises(BadTable, match=told):
            actions.open_draft(header=header, rows=rows, source=WORDS, actor="account:2")
        assert queries.drafts() == []


class TestAWorker:
    def test_finds_nothing_where_nothing_waits(self):
        made.uploaded(LEIPZIG_LYON)
        assert actions.claim_job(worker="worker 1") == ""

    def test_alone_has_a_job_that_it_claimed(self):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON))
        assert actions.claim_job(worker="worker 1") == draft.token
        assert actions.claim_job(worker="worker 2") == ""
        actions.do_job(token=draft.token, worker="worker 2")
        assert queries.draft(draft.token).work.done == 0

    def test_goes_on_where_one_that_was_killed_had_stopped(self, monkeypatch):
        monkeypatch.setattr(draft_work, "CHUNK", 2)
        rows = [LEIPZIG_LYON, LYON_LEIPZIG, COVENTRY_LEIPZIG, NOWHERE, BETHLEHEM_LYON]
        draft = made.mapped(made.uploaded(*rows))
        table = draft_work.draft_table(row=models.TableDraft.objects.get(pk=draft.token))
        actions.claim_job(worker="killed")
        draft_work._resolve_some(draft.token, "killed", table)
        assert actions.claim_job(worker="next") == ""
        models.TableDraft.objects.update(beat_at=models.TableDraft.objects.get().beat_at - draft_work.SILENT * 2)
        made.work("next")
        assert [row.number for row in made.rows_of(draft)] == [2, 3, 4, 5, 6]
        assert made.told(draft)[1] == (3, "ignored", "said_before")

    def test_that_comes_back_after_it_was_taken_for_dead_changes_nothing(self, monkeypatch):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON))
        actions.claim_job(worker="slow")
        models.TableDraft.objects.update(worker="next")
        actions.do_job(token=draft.token, worker="slow")
        assert made.rows_of(draft) == ()

    def test_gives_up_a_job_that_brought_three_workers_down(self):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON))
        for _ in range(3):
            assert actions.claim_job(worker="doomed") == draft.token
            models.TableDraft.objects.update(worker="")
        assert actions.claim_job(worker="wary") == ""
        found = queries.draft(draft.token)
        assert (found.state, found.problem) == (DraftState.FAILED, {"code": "gave_up", "times": "3"})

    def test_tells_that_the_file_is_not_the_one_that_was_uploaded(self):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON))
        (upload_folder() / made.kept_files()[0]).write_bytes(made.as_csv(COVENTRY_LEIPZIG))
        made.work()
        found = queries.draft(draft.token)
        assert (found.state, found.problem["code"]) == (DraftState.FAILED, "bad_table")
        assert "Upload it again" in found.problem["told"]

    def test_leaves_a_job_to_be_taken_up_again_when_the_database_is_busy(self, monkeypatch):
        def busy(**given):
            raise OperationalError("database is locked")

        draft = made.previewed(LEIPZIG_LYON)
        monkeypatch.setattr(draft_work, "record_list", busy)
        actions.confirm_draft(token=draft.token, actor="account:1")
        with pytest.raises(OperationalError):
            made.work()
        assert (queries.draft(draft.token).state, actions.claim_job(worker="next")) == (DraftState.RECORDING, "")
        models.TableDraft.objects.update(beat_at=models.TableDraft.objects.get().beat_at - draft_work.SILENT * 2)
        monkeypatch.setattr(draft_work, "record_list", record_list)
        made.work("next")
        assert queries.draft(draft.token).state is DraftState.RECORDED

    def test_puts_the_draft_back_when_recording_breaks(self, monkeypatch, caplog):
        draft = made.previewed(LEIPZIG_LYON)
        monkeypatch.setattr(draft_work, "record_list", lambda **given: 1 / 0)
        actions.confirm_draft(token=draft.token, actor="account:1")
        made.work()
        found = queries.draft(draft.token)
        assert (found.state, found.problem, made.claims_of(found)) == (DraftState.PREVIEWED, {"code": "error"}, 0)
        assert "ZeroDivisionError" in caplog.text
