"""The workbench for tables as pages: who may open them, what they show, what a hostile visitor gets."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
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

from tawam.evidence import queries as evidence
from tawam.intake import actions, models, queries
from tawam.intake.rules.tables.profiles import parse_profiles
from tawam.intake.values.drafts import DraftState
from tawam.intake.values.tables import ColumnMapping, Field, Profile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]
HOME = "/en/workbench/tables/"
PAGES = ("columns/", "rows/", "rows/2/one/", "confirm/", "progress/", "result/", "report.csv", "delete/", "")


def upload(client, content: bytes = b"", *, name: str = "twins.csv", home: str = HOME, **more: str):
    """Send a file as the form does."""
    file = SimpleUploadedFile(name, content or made.as_csv(LEIPZIG_LYON, BETHLEHEM_LYON, BETHLEHEM_LEIPZIG))
    return client.post(f"{home}new/", {"file": file, **more})


def token_of(response) -> str:
    """The draft to which an answer leads."""
    return response["Location"].split("/")[4]


def as_guessed(draft, **more: str) -> dict[str, str]:
    """The form of the columns, sent as it is shown."""
    columns = {f"column-{n}": draft.mapping.columns[name].value for n, name in enumerate(draft.header)}
    return {**columns, "title": "The Register", "kind": "association_list", **more}


def text_of(response) -> str:
    """What a page says."""
    return response.content.decode()


class TestAStranger:
    @pytest.mark.parametrize("page", ["", "new/", "profiles/", "profiles/export/", "profiles/edit/?name=x"])
    def test_is_led_to_the_sign_in(self, client, page):
        answer = client.get(HOME + page)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/en/account/login/")

    @pytest.mark.parametrize("page", PAGES)
    def test_sees_nothing_of_a_draft(self, client, page):
        draft = made.previewed(LEIPZIG_LYON)
        assert client.get(f"{HOME}{draft.token}/{page}")["Location"].startswith("/en/account/login/")

    @pytest.mark.parametrize("page", ["confirm/", "undo/", "delete/", "sheet/", "columns/", "rows/2/one/"])
    def test_changes_nothing(self, client, page):
        draft = made.previewed(LEIPZIG_LYON)
        assert client.post(f"{HOME}{draft.token}/{page}").status_code == 302
        assert queries.draft(draft.token).state is DraftState.PREVIEWED


class TestSomebodyWhoIsNoEditor:
    @pytest.mark.parametrize("page", ["", "new/", "profiles/"])
    def test_is_told_who_may(self, page):
        answer = client_of(account("reader@example.org")).get(HOME + page)
        assert answer.status_code == 403
        assert "Only editors" in text_of(answer)

    def test_uploads_nothing(self):
        assert upload(client_of(account("reader@example.org"))).status_code == 403
        assert queries.drafts() == []


class TestAnotherEditor:
    @pytest.mark.parametrize("page", PAGES)
    def test_finds_no_draft_under_the_token_of_somebody_else(self, editor, page):
        draft = made.previewed(LEIPZIG_LYON, actor="account:999")
        answer = editor.get(f"{HOME}{draft.token}/{page}")
        assert answer.status_code == 404
        assert "twins.csv" not in text_of(answer)

    @pytest.mark.parametrize("page", ["confirm/", "undo/", "delete/", "sheet/", "columns/", "rows/2/one/"])
    def test_changes_nothing_of_it(self, editor, page):
        draft = made.previewed(LEIPZIG_LYON, actor="account:999")
        assert editor.post(f"{HOME}{draft.token}/{page}", {"place": world.LYON}).status_code == 404
        assert queries.draft(draft.token).state is DraftState.PREVIEWED

    def test_gets_the_same_words_as_for_a_token_of_nobody(self, editor):
        draft = made.previewed(LEIPZIG_LYON, actor="account:999")
        theirs, nobodys = (text_of(editor.get(f"{HOME}{one}/rows/")) for one in (draft.token, "0" * 32))
        assert theirs.replace(draft.token, "0" * 32) == nobodys

    def test_does_not_see_it_in_the_list(self, editor):
        made.uploaded(LEIPZIG_LYON, actor="account:999", name="secret.csv")
        assert "secret.csv" not in text_of(editor.get(HOME))

    def test_who_is_an_administrator_sees_it(self):
        draft = made.previewed(LEIPZIG_LYON, actor="account:999")
        chief = client_of(account("chief@example.org", administrator=True))
        assert chief.get(f"{HOME}{draft.token}/rows/").status_code == 200
        assert "of another editor" in text_of(chief.get(HOME))


class TestTheWayOfATable:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_leads_from_the_upload_to_the_claims_and_back(self, editor, language):
        home = f"/{language}/workbench/tables/"
        token = token_of(upload(editor, home=home))
        at = f"{home}{token}/"
        draft = queries.draft(token)
        assert (draft.owner, draft.file) == (editor.actor, "twins.csv")
        assert "partner town" in text_of(editor.get(f"{at}columns/"))
        assert editor.post(f"{at}columns/", as_guessed(draft))["Location"] == f"{at}progress/"
        assert editor.get(f"{at}progress/").status_code == 200
        made.work()
        assert editor.get(f"{at}progress/")["Location"] == f"{at}rows/"
        form = {"place": world.BETHLEHEM, "everywhere": "yes", "back": f"{at}rows/?show=asked"}
        assert editor.post(f"{at}rows/3/one/", form)["Location"] == f"{at}rows/?show=asked"
        assert editor.get(f"{at}confirm/").status_code == 200
        assert editor.post(f"{at}confirm/")["Location"] == at
        made.work()
        assert editor.get(at)["Location"] == f"{at}result/"
        done = queries.draft(token)
        assert f"/{language}/sources/{done.source_id}/" in text_of(editor.get(f"{at}result/"))
        assert len(evidence.claims_of_dataset("table:twins")) == 15
        editor.post(f"{at}undo/")
        made.work()
        assert evidence.claims_of_dataset("table:twins") == []
        assert editor.post(f"{at}delete/")["Location"] == home
        assert queries.drafts() == []

    def test_confirmed_in_two_tabs_adds_nothing_the_second_time(self, editor):
        draft = made.previewed(LEIPZIG_LYON, actor=editor.actor)
        at = f"{HOME}{draft.token}/"
        editor.post(f"{at}confirm/")
        second = editor.post(f"{at}confirm/", follow=True)
        assert "nothing is recorded twice" in text_of(second)
        made.work()
        editor.post(f"{at}confirm/")
        assert made.work() == 0
        assert len(evidence.readings_of(queries.draft(draft.token).source_id)) == 1

    def test_of_a_list_that_changed_much_asks_on_the_page(self, editor):
        made.recorded(LEIPZIG_LYON, COVENTRY_LEIPZIG)
        draft = made.recorded(LEIPZIG_LYON, actor=editor.actor)
        at = f"{HOME}{draft.token}/"
        page = text_of(editor.get(f"{at}confirm/"))
        assert "9 statements, now it makes 5" in page
        assert 'name="accept_change"' in page
        editor.post(f"{at}confirm/", {"accept_change": "yes"})
        made.work()
        assert queries.draft(draft.token).state is DraftState.RECORDED

    def test_shows_each_page_only_in_its_state(self, editor):
        draft = made.uploaded(LEIPZIG_LYON, actor=editor.actor)
        at = f"{HOME}{draft.token}/"
        for page in ("rows/", "rows/2/one/", "confirm/", "result/", "progress/", ""):
            assert editor.get(at + page)["Location"] == f"{at}columns/", page
        made.recorded(LEIPZIG_LYON)
        recorded = made.recorded(COVENTRY_LEIPZIG, actor=editor.actor, source=made.SourceWords(dataset="other"))
        for page in ("columns/", "confirm/", "progress/", "rows/2/one/"):
            assert editor.get(f"{HOME}{recorded.token}/{page}")["Location"] == f"{HOME}{recorded.token}/result/", page
        assert editor.get(f"{HOME}{recorded.token}/delete/").status_code == 302


class TestTheColumns:
    def test_show_three_examples_and_the_guess(self, editor):
        draft = made.uploaded(LEIPZIG_LYON, COVENTRY_LEIPZIG, BETHLEHEM_LYON, NOWHERE, actor=editor.actor)
        page = text_of(editor.get(f"{HOME}{draft.token}/columns/"))
        assert all(f"<bdi>{name}</bdi>" in page for name in ("Leipzig", "Coventry", "Bethlehem"))
        assert '<option value="one.name" selected>' in page

    def test_can_be_kept_as_a_profile_that_is_used_the_next_time(self, editor):
        draft = made.uploaded(LEIPZIG_LYON, actor=editor.actor)
        form = as_guessed(draft, save_as="Our list") | {"column-4": "until"}
        editor.post(f"{HOME}{draft.token}/columns/", form)
        assert queries.profile("Our list").mapping.columns["since"] is Field.UNTIL
        again = made.uploaded(LEIPZIG_LYON, actor=editor.actor)
        assert "fit the profile “Our list”" in text_of(editor.get(f"{HOME}{again.token}/columns/"))

    def test_take_a_profile_that_is_chosen(self, editor):
        columns = {"town": Field.OTHER_NAME, "x": Field.ONE_NAME}
        actions.save_profile(profile=Profile("Swapped", tuple(columns), ColumnMapping(columns)), actor="a")
        draft = made.uploaded(LEIPZIG_LYON, actor=editor.actor)
        page = text_of(editor.get(f"{HOME}{draft.token}/columns/?profile=Swapped"))
        assert '<option value="other.name" selected>' in page
        assert '<option value="one.name" selected>' not in page

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"column-0": "ignore"}, "No column holds the names"),
            ({"column-5": "one.name"}, "two columns hold the same"),
            ({"url": "javascript:alert(1)"}, "begins with http"),
            ({"published": "soon"}, "YYYY-MM-DD"),
            ({"save_as": "x" * 81}, "80 characters"),
        ],
    )
    def test_that_are_wrong_are_shown_again_with_what_was_said(self, editor, change, told):
        draft = made.uploaded(LEIPZIG_LYON, actor=editor.actor)
        answer = editor.post(f"{HOME}{draft.token}/columns/", as_guessed(draft, publisher="Kept words") | change)
        assert answer.status_code == 400
        assert told in text_of(answer)
        assert "Kept words" in text_of(answer)
        assert queries.draft(draft.token).state is DraftState.OPENED

    def test_may_be_filled_for_the_whole_table(self, editor):
        content = made.as_csv(("Paris", "Leipzig"), header=("town", "partner"))
        token = token_of(upload(editor, content))
        draft = queries.draft(token)
        editor.post(f"{HOME}{token}/columns/", as_guessed(draft) | {"default-one.country": "USA", "default-kind": "f"})
        made.work()
        assert made.rows_of(draft)[0].sides[0].place.id == world.PARIS_TEXAS


class TestThePreview:
    def test_says_of_each_row_what_it_becomes_and_why(self, editor):
        rows = (LEIPZIG_LYON, LYON_LEIPZIG, NAMELESS, BETHLEHEM_LYON, (*COVENTRY_LEIPZIG[:4], "1981/82", "p", ""))
        draft = made.previewed(*rows, actor=editor.actor)
        page = text_of(editor.get(f"{HOME}{draft.token}/rows/"))
        for told in ("of 100", "It is row 2.", "the name is missing", "Which place is “Bethlehem”?", "1981/82"):
            assert told in page, told

    @pytest.mark.usefixtures("cast")
    def test_shows_what_speaks_against_the_registry(self, editor):
        draft = made.previewed((*LEIPZIG_LYON[:4], "1967", "p", ""), actor=editor.actor)
        page = text_of(editor.get(f"{HOME}{draft.token}/rows/?show=differs"))
        assert "The row gives 1967 as the start, the registry has 1981." in page
        assert "/en/partnerships/lyon--leipzig/" in page

    @pytest.mark.parametrize(
        ("show", "rows"), [("used", [2]), ("asked", [4]), ("ignored", [3]), ("refused", []), ("", [2, 3, 4])]
    )
    def test_is_filtered(self, editor, show, rows):
        draft = made.previewed(LEIPZIG_LYON, LYON_LEIPZIG, NOWHERE, actor=editor.actor)
        page = text_of(editor.get(f"{HOME}{draft.token}/rows/?show={show}"))
        assert [n for n in (2, 3, 4) if f'id="row-{n}"' in page] == rows

    def test_refuses_a_filter_that_it_does_not_know(self, editor):
        draft = made.previewed(LEIPZIG_LYON, actor=editor.actor)
        assert editor.get(f"{HOME}{draft.token}/rows/?show=all-of-it").status_code == 400

    def test_costs_as_many_queries_for_fifty_rows_as_for_one(self, editor, django_assert_max_num_queries):
        many = [(*LEIPZIG_LYON[:4], str(1900 + n), "p", "") for n in range(50)]
        draft = made.previewed(*many, actor=editor.actor)
        with django_assert_max_num_queries(14):
            editor.get(f"{HOME}{draft.token}/rows/")

    def test_is_downloaded_so_that_no_cell_is_run(self, editor):
        evil = ('=HYPERLINK("http://evil.example")', "Germany", "Lyon", "France", "@SUM(1)", "p", "")
        draft = made.previewed(LEIPZIG_LYON, evil, BETHLEHEM_LYON, actor=editor.actor)
        answer = editor.get(f"{HOME}{draft.token}/report.csv")
        lines = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
        assert answer["Content-Disposition"] == 'attachment; filename="tawam-report.csv"'
        assert [line[:2] for line in lines] == [["Row", "Outcome"], ["3", "asked"], ["4", "asked"]]
        assert not [cell for line in lines for cell in line if cell.startswith(("=", "@", "+"))]
        assert any("Bethlehem" in cell and "gn:284315" in cell for cell in lines[2])

    def test_runs_no_markup_of_a_cell(self, editor):
        draft = made.previewed(("<script>alert(1)</script>", "", "Lyon", "France", "", "", ""), actor=editor.actor)
        assert "<script>alert" not in text_of(editor.get(f"{HOME}{draft.token}/rows/"))


class TestTheChoiceOfAPlace:
    def test_offers_what_a_search_finds_when_none_of_these_is_it(self, editor):
        draft = made.previewed(NOWHERE, actor=editor.actor)
        at = f"{HOME}{draft.token}/rows/2/other/"
        assert world.HOUSTON in text_of(editor.get(f"{at}?q=houston"))
        editor.post(at, {"place": world.HOUSTON, "everywhere": "yes"})
        assert made.rows_of(draft)[0].sides[1].place.id == world.HOUSTON

    def test_for_one_row_leaves_the_others(self, editor):
        draft = made.previewed(BETHLEHEM_LYON, BETHLEHEM_LEIPZIG, actor=editor.actor)
        editor.post(f"{HOME}{draft.token}/rows/2/one/", {"place": world.BETHLEHEM})
        assert [row.outcome.value for row in made.rows_of(draft)] == ["used", "asked"]

    @pytest.mark.parametrize("place", ["", "gn:0", "<script>", "'; DROP TABLE"])
    def test_of_no_place_is_asked_again(self, editor, place):
        draft = made.previewed(BETHLEHEM_LYON, actor=editor.actor)
        answer = editor.post(f"{HOME}{draft.token}/rows/2/one/", {"place": place})
        assert answer.status_code == 400
        assert "Choose one of the places." in text_of(answer)

    @pytest.mark.parametrize("at", ["rows/99/one/", "rows/2/third/"])
    def test_in_a_row_that_is_not_there_is_no_page(self, editor, at):
        draft = made.previewed(BETHLEHEM_LYON, actor=editor.actor)
        assert editor.get(f"{HOME}{draft.token}/{at}").status_code == 404

    @pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
    def test_leads_back_to_no_other_site(self, editor, back):
        draft = made.previewed(BETHLEHEM_LYON, actor=editor.actor)
        answer = editor.post(f"{HOME}{draft.token}/rows/2/one/", {"place": world.BETHLEHEM, "back": back})
        assert answer["Location"] == f"{HOME}{draft.token}/rows/"


class TestTheProgress:
    def test_asks_again_by_itself_without_script_and_with_it(self, editor):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON, actor=editor.actor))
        page = text_of(editor.get(f"{HOME}{draft.token}/progress/"))
        assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
        part = editor.get(f"{HOME}{draft.token}/progress/", headers={"HX-Request": "true"})
        assert text_of(part).lstrip().startswith('<div id="work"')

    def test_sends_the_script_on_when_the_work_is_done(self, editor):
        draft = made.previewed(LEIPZIG_LYON, actor=editor.actor)
        answer = editor.get(f"{HOME}{draft.token}/progress/", headers={"HX-Request": "true"})
        assert answer["HX-Redirect"] == f"{HOME}{draft.token}/rows/"

    def test_says_when_nobody_works(self, editor):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON, actor=editor.actor))
        row = models.TableDraft.objects.get(pk=draft.token)
        row.asked_at -= made.LONG_AGO
        row.save()
        assert "nobody has taken it up" in text_of(editor.get(f"{HOME}{draft.token}/progress/"))


class TestProfiles:
    def test_go_out_and_come_in_as_json(self, editor):
        actions.save_profile(profile=Profile("Ours", HEADER, ColumnMapping({"town": Field.ONE_NAME})), actor="a")
        content = editor.get(f"{HOME}profiles/export/").content
        assert [one.name for one in parse_profiles(content.decode())] == ["Ours"]
        actions.delete_profile(name="Ours", actor="a")
        answer = editor.post(f"{HOME}profiles/", {"file": SimpleUploadedFile("p.json", content)}, follow=True)
        assert "1 new, 0 changed" in text_of(answer)
        assert queries.profile("Ours").header == HEADER

    @pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{}", b"[1]", b"not json"])
    def test_that_are_none_are_refused(self, editor, content):
        answer = editor.post(f"{HOME}profiles/", {"file": SimpleUploadedFile("p.json", content)})
        assert answer.status_code == 400
        assert queries.profiles() == []

    def test_are_edited_renamed_and_deleted(self, editor):
        actions.save_profile(profile=Profile("Ours", ("a", "b"), ColumnMapping({"a": Field.ONE_NAME})), actor="a")
        at = f"{HOME}profiles/edit/?name=Ours"
        assert editor.get(at).status_code == 200
        editor.post(at, {"name": "Theirs", "column-0": "other.name", "column-1": "one.name", "do": "keep"})
        assert queries.profile("Theirs").mapping.columns == {"a": Field.OTHER_NAME, "b": Field.ONE_NAME}
        assert editor.get(at).status_code == 404
        editor.post(f"{HOME}profiles/edit/?name=Theirs", {"do": "delete"})
        assert queries.profiles() == []

    def test_keep_their_name_apart_from_those_of_others(self, editor):
        for name in ("Ours", "Theirs"):
            actions.save_profile(profile=Profile(name, ("a",), ColumnMapping({"a": Field.ONE_NAME})), actor="a")
        answer = editor.post(f"{HOME}profiles/edit/?name=Ours", {"name": "Theirs", "column-0": "ignore"})
        assert answer.status_code == 400
        assert queries.profile("Theirs").mapping.columns["a"] is Field.ONE_NAME
