"""What the pages of the workbench say, in both languages, and what they leave out where it concerns nobody."""

from __future__ import annotations

import pytest
from tests import world
from tests.rooms import made_tables as made
from tests.rooms.made_people import account, client_of
from tests.rooms.made_tables import (
    BETHLEHEM_LEIPZIG,
    BETHLEHEM_LYON,
    COVENTRY_LEIPZIG,
    HEADER,
    LEIPZIG_LYON,
    LYON_LEIPZIG,
    NAMELESS,
    NOWHERE,
)
from tests.rooms.test_table_drafts import workbook

from tawam.intake import actions, models, queries
from tawam.intake.values.drafts import DraftState, SourceWords
from tawam.intake.values.tables import ColumnMapping, Field, Profile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]
DIRECTION = {"en": 'dir="ltr"', "ar": 'dir="rtl"'}


@pytest.fixture(params=["en", "ar"])
def home(request):
    """The workbench in each language."""
    return f"/{request.param}/workbench/tables/"


def page(client, address: str, status: int = 200) -> str:
    """What a page says; it must be there, in its own direction, and leave no blank unfilled."""
    answer = client.get(address)
    assert answer.status_code == status, address
    told = answer.content.decode()
    assert DIRECTION[address[1:3]] in told
    assert "%(" not in told
    return told


class TestEveryPage:
    def test_of_a_draft_is_there_in_both_languages(self, editor, home):
        rows = (LEIPZIG_LYON, LYON_LEIPZIG, NOWHERE, NAMELESS, BETHLEHEM_LYON, BETHLEHEM_LEIPZIG)
        draft = made.previewed(*rows, actor=editor.actor)
        for name in ("columns/", "rows/", "rows/?show=asked", "rows/6/one/?q=Paris", "confirm/", "delete/"):
            page(editor, f"{home}{draft.token}/{name}")

    def test_around_the_drafts_is_there_in_both_languages(self, editor, home):
        actions.save_profile(profile=Profile("Ours", ("a",), ColumnMapping({"a": Field.ONE_NAME})), actor="a")
        made.recorded(LEIPZIG_LYON, actor=editor.actor)
        for name in ("", "new/", "profiles/", "profiles/edit/?name=Ours"):
            page(editor, home + name)

    def test_of_every_state_is_there_in_both_languages(self, editor, home):
        draft = made.recorded(LEIPZIG_LYON, actor=editor.actor)
        assert "source" in page(editor, f"{home}{draft.token}/result/")
        actions.undo_draft(token=draft.token, actor=editor.actor)
        page(editor, f"{home}{draft.token}/progress/")
        made.work()
        page(editor, f"{home}{draft.token}/result/")
        page(editor, f"{home}{draft.token}/rows/")

    @pytest.mark.parametrize("state", list(DraftState), ids=lambda state: state.value)
    def test_of_the_list_names_every_state(self, editor, home, state):
        made.uploaded(LEIPZIG_LYON, actor=editor.actor)
        models.TableDraft.objects.update(state=state)
        assert f"state-{state}" in page(editor, home)

    @pytest.mark.parametrize("address", ["no-such/", "0/rows/", "x/columns/", "profiles/edit/?name=nobody"])
    def test_that_is_none_says_so(self, editor, home, address):
        page(editor, home + address, 404)


class TestTheWayIn:
    def test_stands_in_the_menu_of_an_editor(self, editor):
        assert 'href="/en/workbench/tables/"' in page(editor, "/en/about/")

    def test_stands_in_nobody_elses(self, client):
        for reader in (client, client_of(account("reader@example.org"))):
            assert "/workbench/" not in page(reader, "/en/about/")


class TestTheColumnsPage:
    def test_offers_the_sheets_of_a_workbook(self, editor):
        draft = actions.upload_table(chunks=[workbook()], name="two.xlsx", actor=editor.actor)
        at = f"/en/workbench/tables/{draft.token}/"
        assert "<option selected>first</option>" in page(editor, f"{at}columns/")
        editor.post(f"{at}sheet/", {"sheet": "second"})
        assert queries.draft(draft.token).header == ("city", "twin city")
        answer = editor.post(f"{at}sheet/", {"sheet": "third"})
        assert (answer.status_code, "no sheet “third”" in answer.content.decode()) == (400, True)

    def test_offers_none_where_there_is_one(self, editor):
        draft = made.uploaded(LEIPZIG_LYON, actor=editor.actor)
        assert 'name="sheet"' not in page(editor, f"/en/workbench/tables/{draft.token}/columns/")

    def test_reads_no_other_sheet_of_a_text(self, editor):
        draft = made.uploaded(LEIPZIG_LYON, actor=editor.actor)
        editor.post(f"/en/workbench/tables/{draft.token}/sheet/", {"sheet": "x"})
        assert queries.draft(draft.token).header == HEADER

    def test_takes_a_town_s_own_list(self, editor):
        draft = made.uploaded(("Lyon", "1981"), header=("partner town", "since"), actor=editor.actor)
        at = f"/en/workbench/tables/{draft.token}/columns/"
        form = {"column-0": "other.name", "column-1": "since", "default-one.name": "Leipzig"}
        assert editor.post(at, form).status_code == 302
        made.work()
        sides = made.rows_of(draft)[0].sides
        assert [side.place.id for side in sides] == [world.LEIPZIG, world.LYON]

    def test_says_why_the_last_work_stopped(self, editor):
        draft = made.uploaded(LEIPZIG_LYON, actor=editor.actor)
        models.TableDraft.objects.update(state=DraftState.FAILED, problem={"code": "gave_up", "times": "3"})
        assert "begun 3 times" in page(editor, f"/en/workbench/tables/{draft.token}/columns/")

    def test_knows_no_field_that_is_none(self, editor):
        draft = made.uploaded(LEIPZIG_LYON, actor=editor.actor)
        form = {"column-0": "one.name", "column-2": "other.name", "column-4": "since; DROP TABLE", "kind": "gossip"}
        assert editor.post(f"/en/workbench/tables/{draft.token}/columns/", form).status_code == 302
        found = queries.draft(draft.token)
        assert (found.mapping.columns["since"], found.source.kind) == (Field.IGNORE, "dataset")


class TestThePreviewPage:
    def test_puts_the_same_question_once(self, editor):
        draft = made.previewed(BETHLEHEM_LYON, BETHLEHEM_LEIPZIG, actor=editor.actor)
        told = page(editor, f"/en/workbench/tables/{draft.token}/rows/")
        assert told.count("<legend>") == 1
        assert "The same question as in row 2" in told

    def test_offers_a_choice_for_all_rows_that_name_it_so(self, editor):
        draft = made.previewed(BETHLEHEM_LYON, BETHLEHEM_LEIPZIG, actor=editor.actor)
        assert "In all 2 rows that name it so" in page(editor, f"/en/workbench/tables/{draft.token}/rows/")

    def test_says_that_a_person_settled_it(self, editor):
        draft = made.previewed(BETHLEHEM_LYON, actor=editor.actor)
        at = f"/en/workbench/tables/{draft.token}/"
        editor.post(f"{at}rows/2/one/", {"place": world.BETHLEHEM, "everywhere": "yes"})
        told = page(editor, f"{at}rows/")
        assert "settled by a person" in told
        assert "1 row was settled." in told

    def test_of_a_recorded_table_offers_no_change(self, editor):
        draft = made.recorded(LEIPZIG_LYON, BETHLEHEM_LYON, actor=editor.actor)
        told = page(editor, f"/en/workbench/tables/{draft.token}/rows/")
        assert "<form class" not in told.split("<main")[1]
        assert "not settled" in told

    def test_shows_the_second_page(self, editor):
        many = [(*LEIPZIG_LYON[:4], str(1900 + n), "p", "") for n in range(60)]
        draft = made.previewed(*many, actor=editor.actor)
        at = f"/en/workbench/tables/{draft.token}/rows/?show=used"
        first, second = page(editor, at), page(editor, f"{at}&page=2")
        assert ('id="row-51"' in first, 'id="row-52"' in first) == (True, False)
        assert ('id="row-51"' in second, 'id="row-61"' in second) == (False, True)

    def test_says_when_nothing_is_left_to_ask(self, editor):
        draft = made.previewed(LEIPZIG_LYON, actor=editor.actor)
        at = f"/en/workbench/tables/{draft.token}/rows/?show=asked"
        assert "No row is asked about any more." in page(editor, at)

    def test_says_that_not_one_row_could_be_used(self, editor):
        draft = made.recorded(NOWHERE, actor=editor.actor)
        assert "Not one row can be used yet" in page(editor, f"/en/workbench/tables/{draft.token}/rows/")


class TestTheConfirmation:
    def test_names_the_source_as_it_will_stand(self, editor):
        words = SourceWords("Our list", "The Association", "official", "https://a.example/x", "2024-05")
        draft = made.previewed(LEIPZIG_LYON, actor=editor.actor, source=words)
        told = page(editor, f"/en/workbench/tables/{draft.token}/confirm/")
        for part in ("Our list", "The Association", "May 2024", "official page", "a.example", "Record 1 row?"):
            assert part in told, part

    def test_falls_back_to_the_file_and_to_a_publisher_who_is_not_stated(self, editor):
        draft = made.previewed(LEIPZIG_LYON, actor=editor.actor, source=SourceWords())
        told = page(editor, f"/en/workbench/tables/{draft.token}/confirm/")
        assert "twins.csv" in told
        assert "Publisher not stated" in told

    def test_counts_what_is_left_out(self, editor):
        rows = (LEIPZIG_LYON, LYON_LEIPZIG, NOWHERE, NAMELESS, BETHLEHEM_LYON)
        draft = made.previewed(*rows, actor=editor.actor)
        told = page(editor, f"/en/workbench/tables/{draft.token}/confirm/")
        assert "2 rows that are asked about" in told
        assert "1 row says what another says" in told
        assert "1 row cannot be used" in told

    def test_tells_of_the_last_reading_of_the_list(self, editor):
        made.recorded(LEIPZIG_LYON, COVENTRY_LEIPZIG)
        draft = made.previewed(LEIPZIG_LYON, actor=editor.actor)
        assert "made 9 statements" in page(editor, f"/en/workbench/tables/{draft.token}/confirm/")

    def test_cannot_be_sent_where_no_row_is_used(self, editor):
        draft = made.previewed(NOWHERE, actor=editor.actor)
        told = page(editor, f"/en/workbench/tables/{draft.token}/confirm/")
        assert '<button class="primary"' not in told.split("<main")[1]


class TestTheResult:
    def test_counts_statements_and_leads_to_the_source(self, editor):
        draft = made.recorded(LEIPZIG_LYON, COVENTRY_LEIPZIG, actor=editor.actor)
        told = page(editor, f"/en/workbench/tables/{draft.token}/result/")
        assert "<dd>9</dd>" in told
        source = page(editor, f"/en/sources/{draft.source_id}/")
        assert "The Register" in source
        assert "twins.csv" in source

    def test_says_that_a_later_reading_is_in_the_way(self, editor):
        draft = made.recorded(LEIPZIG_LYON, actor=editor.actor)
        made.recorded(LEIPZIG_LYON, COVENTRY_LEIPZIG)
        at = f"/en/workbench/tables/{draft.token}/"
        editor.post(f"{at}undo/")
        made.work()
        assert "A later reading of this list was recorded" in page(editor, f"{at}result/")

    def test_cannot_be_undone_before_it_is_there(self, editor):
        draft = made.previewed(LEIPZIG_LYON, actor=editor.actor)
        answer = editor.post(f"/en/workbench/tables/{draft.token}/undo/", follow=True)
        assert "Only what was recorded can be taken back." in answer.content.decode()

    def test_cannot_be_deleted(self, editor):
        draft = made.recorded(LEIPZIG_LYON, actor=editor.actor)
        answer = editor.post(f"/en/workbench/tables/{draft.token}/delete/", follow=True)
        assert "its file is the evidence" in answer.content.decode()
        assert queries.draft(draft.token).state is DraftState.RECORDED

    @pytest.mark.parametrize("address", ["undo/", "sheet/"])
    def test_is_changed_by_no_link(self, editor, address):
        draft = made.recorded(LEIPZIG_LYON, actor=editor.actor)
        assert editor.get(f"/en/workbench/tables/{draft.token}/{address}").status_code == 405
