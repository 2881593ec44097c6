"""Two at the same moment: workers who want one job, tabs that confirm one draft or state one notice, a deletion."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests import world
from tests.rooms import made_tables as made
from tests.rooms.made_tables import BETHLEHEM_LYON, COVENTRY_LEIPZIG, LEIPZIG_LYON
from tests.rooms.rivals import together

from tawam.evidence import queries as evidence
from tawam.intake import actions, models, queries
from tawam.intake.actions.drafts import NotNow
from tawam.intake.values.drafts import DraftState

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.mark.usefixtures("rivals")
class TestRivals:
    def test_among_workers_have_one_job_once(self):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON))
        names = [f"worker {number}" for number in range(4)]
        answers = together(*(lambda name=name: actions.claim_job(worker=name) for name in names))
        assert sorted(map(str, answers)) == ["", "", "", draft.token]

    def test_among_workers_have_a_job_each_where_there_are_two(self):
        drafts = {made.mapped(made.uploaded(LEIPZIG_LYON)).token, made.mapped(made.uploaded(COVENTRY_LEIPZIG)).token}
        answers = together(lambda: actions.claim_job(worker="a"), lambda: actions.claim_job(worker="b"))
        found = {one for one in answers if one}
        assert found <= drafts
        assert found

    def test_who_confirm_at_once_record_once(self):
        draft = made.previewed(LEIPZIG_LYON)
        confirm = lambda: actions.confirm_draft(token=draft.token, actor="a")  # noqa: E731
        assert sorted(map(str, together(confirm, confirm, confirm))) == ["False", "False", "True"]
        together(made.work, made.work)
        made.work()
        assert len(evidence.readings_of(queries.draft(draft.token).source_id)) == 1
        assert len(evidence.claims_of_dataset("table:twins")) == 5

    def test_who_settle_and_confirm_end_in_one_order_or_the_other(self):
        draft = made.previewed(BETHLEHEM_LYON, LEIPZIG_LYON)
        answers = together(
            lambda: actions.settle_place(
                token=draft.token, number=2, side="one", place=world.BETHLEHEM, everywhere=True, actor="a"
            ),
            lambda: actions.confirm_draft(token=draft.token, actor="a"),
        )
        assert answers[1] is True
        assert answers[0] == 1 or isinstance(answers[0], NotNow)
        made.work()
        claims = len(evidence.claims_of_dataset("table:twins"))
        assert claims == (10 if answers[0] == 1 else 5)

    def test_of_whom_one_deletes_leave_no_rows_without_a_draft(self):
        draft = made.mapped(made.uploaded(*[LEIPZIG_LYON] * 30))
        answers = together(made.work, lambda: actions.delete_draft(token=draft.token, actor="a"))
        made.work()
        assert not [one for one in answers if isinstance(one, Exception)]
        assert (queries.drafts(), models.TableRow.objects.count()) == ([], 0)


@pytest.mark.django_db
class TestTheTables:
    def test_take_one_choice_for_a_name(self):
        draft = made.previewed(BETHLEHEM_LYON)
        row = models.TableDraft.objects.get(pk=draft.token)
        given = {"draft": row, "key": "k", "place": "gn:1", "chosen_by": "a", "chosen_at": row.made_at}
        models.TableChoice.objects.create(**given)
        with pytest.raises(IntegrityError), transaction.atomic():
            models.TableChoice.objects.create(**given)
        models.TableChoice.objects.create(**given, number=2)

    def test_take_one_row_at_a_position(self):
        draft = made.previewed(LEIPZIG_LYON)
        row = models.TableRow.objects.get()
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
        assert len(made.rows_of(draft)) == 1

    def test_take_one_profile_of_a_name(self):
        given = {"name": "x", "header": [], "columns": {}, "made_by": "a"}
        day = models.TableDraft(pk="x").made_at or made.uploaded(LEIPZIG_LYON).made_at
        models.TableProfile.objects.create(**given, changed_at=day)
        with pytest.raises(IntegrityError), transaction.atomic():
            models.TableProfile.objects.create(**given, changed_at=day)

    def test_give_every_draft_a_token_that_nobody_guesses(self):
        tokens = {made.uploaded(LEIPZIG_LYON).token for _ in range(20)}
        assert len(tokens) == 20
        assert {len(token) for token in tokens} == {32}

    def test_keep_the_longest_words_that_may_come(self):
        words = made.SourceWords(
            "t" * 300, "p" * 300, "official", "https://a.example/" + "x" * 1_900, "2024-05-12", "d" * 99
        )
        draft = made.recorded(LEIPZIG_LYON, name="n" * 300 + ".csv", source=words)
        assert draft.state is DraftState.RECORDED
        assert evidence.source(draft.source_id).title == "t" * 300
        assert len(draft.source.dataset) <= 80

    def test_keep_any_sign_that_a_cell_may_hold(self):
        odd = "\u202e\U0001f600\ufeff\x7f\x1b[31m ' \" \\ {% now %} {{ x }} </td>"
        draft = made.recorded((f"Leipzig{odd}", "Germany", "Lyon", "France", "", "", ""), LEIPZIG_LYON)
        assert draft.state is DraftState.RECORDED
        assert made.rows_of(draft)[0].cells[0].startswith("Leipzig")
