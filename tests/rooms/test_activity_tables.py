"""Last year's table becomes entries of the log: on the page and on the command line; and the log becomes a table."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.exchanged import activity, came, member, money
from tests.rooms.test_workbench import PLACE, client_of, somebody
from tests.world import HOUSTON, LEIPZIG, LYON

from tawam.config.commands.importing_activities import import_activities as command
from tawam.exchange import actions, models, queries
from tawam.exchange.values import ActivityKind, AgeGroup, FaultCode, Organiser, OrganiserType
from tawam.intake import actions as intake
from tawam.intake.actions import activities
from tawam.intake.actions.activities import ActivitiesPreview
from tawam.intake.files.tables import read_table
from tawam.intake.values.tables import Table
from tawam.people.values import Role
from tawam.places.queries import place
from tawam.web import waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
TODAY = dt.date(2026, 6, 15)
IMPORT = f"{PLACE}import/"
SHEET = (
    "Date,Partner,Activity,Kind,Our people,Their people,Cost,Currency,Host,Colour\n"
    '12 May 2025,Houston,Choir visit,concert or music festival,30,120,"2150,50",EUR,Houston,red\n'
    "2025-06,Houston,School exchange,school_exchange,24,26,,,ours,blue\n"
    "03/04/2025,Houston,Which day?,sport,,,,,,\n"
    "2025-07-01,Atlantis,Lost city,sport,,,,,,\n"
    "2099-01-01,Houston,Not yet,sport,,,,,,\n"
)


def table(*rows: str, header: str = "date,partner,title") -> Table:
    """A small table."""
    lines = [tuple(row.split(",")) for row in rows]
    return Table("x.csv", tuple(header.split(",")), tuple(enumerate(lines, start=2)))


def seen(made: Table, link: str = "") -> ActivitiesPreview:
    """What would become of a table for Leipzig."""
    return intake.preview_activities(table=made, place_id=LEIPZIG, as_of=TODAY, link=link)


def sent(text: str | bytes = SHEET, name: str = "last year.csv") -> dict[str, SimpleUploadedFile]:
    """A file as a browser sends it."""
    return {"table": SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)}


class TestAPreview:
    def test_tells_of_each_row_what_it_would_become_and_writes_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "last.csv"
        path.write_text(SHEET, encoding="utf-8")
        found = seen(read_table(path))
        assert [(row.number, row.used, [(one.field, one.code) for one in row.faults]) for row in found.rows] == [
            (2, True, []),
            (3, True, []),
            (4, False, [("starts_on", FaultCode.UNREADABLE_DATE)]),
            (5, False, [("partner", FaultCode.NOT_A_PARTY)]),
            (6, False, [("starts_on", FaultCode.HELD_IN_FUTURE)]),
        ]
        assert found.unread == ("Colour",)
        first = found.used[0]
        assert (str(first.starts_on), first.kind, first.hosts) == (
            "2025-05-12",
            ActivityKind.MUSIC_FESTIVAL,
            (HOUSTON,),
        )
        assert [(each.side, each.people) for each in first.participations] == [(LEIPZIG, 30), (HOUSTON, 120)]
        assert [(str(each.amount), each.currency) for each in first.money] == [("2150.50", "EUR")]
        assert not models.Entry.objects.exists()

    def test_knows_rows_that_are_in_the_log_and_rows_that_repeat(self) -> None:
        actions.log_entry(
            stated=activity("2025-05-01", partnership=LINK, kind=ActivityKind.OTHER),
            for_place=LEIPZIG,
            standing=member(LEIPZIG),
        )
        found = seen(table("2025-05-01,Houston,choir  VISIT", "2025-05-02,Houston,New", "2025-05-02,Houston,New"))
        assert [row.known for row in found.rows] == [True, False, True]
        assert [one.title for one in found.used] == ["New"]

    def test_finds_the_link_by_the_partner_s_name_in_either_language_or_by_its_id(self) -> None:
        arabic = place(LYON).name("ar")
        made = table("2009,houston,a,", f"2009,{arabic},b,", f"2009,,c,{LINK}", header="date,partner,title,partnership")
        assert [one.partnership for one in seen(made).used] == [LINK, "lyon--leipzig", LINK]

    def test_takes_rows_without_a_partner_for_the_link_that_is_named_and_for_no_other(self) -> None:
        made = table("2025,,a")
        assert [one.partnership for one in seen(made, LINK).used] == [LINK]
        assert seen(made).used == ()
        assert seen(made, "coventry--volgograd").used == (), "Leipzig is no party of that"

    def test_says_how_many_rows_are_too_many(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(activities, "MOST_ROWS", 2)
        made = table("2023,Houston,a", "2024,Houston,b", "2025,Houston,c")
        assert (len(seen(made).rows), seen(made).left_out) == (2, 1)
        page = client_of(somebody(LEIPZIG)).post(IMPORT, sent()).content.decode()
        assert "3 rows more are not read" in page

    def test_names_hosts_that_are_no_place(self) -> None:
        (row,) = seen(table("2025,Houston,a,Atlantis", header="date,partner,title,host")).rows
        assert [(one.field, one.code) for one in row.faults] == [("hosts", FaultCode.NO_SUCH_PLACE)]


class TestAnImport:
    def test_logs_what_can_be_used_once(self) -> None:
        made = table("2025-05-01,Houston,One", "soon,Houston,Two", "2025-05-03,Houston,Three")
        assert intake.import_activities(preview=seen(made), standing=member(LEIPZIG)) == 2
        assert intake.import_activities(preview=seen(made), standing=member(LEIPZIG)) == 0
        assert [one.title for one in queries.activities_of(LINK)] == ["One", "Three"]
        assert models.Revision.objects.count() == 2

    def test_is_refused_as_a_whole_to_those_who_may_not_log(self) -> None:
        with pytest.raises(actions.NotYours):
            intake.import_activities(preview=seen(table("2025,Houston,a")), standing=member(HOUSTON))
        assert not models.Entry.objects.exists()


class TestThePage:
    def test_shows_each_row_first_and_logs_on_the_second_word(self) -> None:
        browser = client_of(somebody(LEIPZIG))
        shown = browser.post(IMPORT, sent())
        page = shown.content.decode()
        assert "2 rows can be logged" in page
        assert "3 have faults" in page
        assert not models.Entry.objects.exists()
        token = page.split('name="token" value="')[1].split('"')[0]
        done = browser.post(IMPORT, {"token": token, "confirm": "yes"}, follow=True)
        assert "2 activities were logged" in done.content.decode()
        assert [one.title for one in queries.activities_of(LINK)] == ["Choir visit", "School exchange"]
        again = browser.post(IMPORT, {"token": token, "confirm": "yes"})
        assert again.status_code == 400, "the file is gone once it is read"
        assert "was logged already" in again.content.decode()

    @pytest.mark.parametrize(
        ("language", "told"),
        [("en", "Kind: “Nonsense” is none of the choices."), ("ar", "النوع: «Nonsense» ليس من الخيارات.")],
    )
    def test_says_in_words_which_cell_is_wrong(self, language: str, told: str) -> None:
        wrong = sent("date,partner,title,kind\n2025,Houston,Visit,Nonsense\n")
        answer = client_of(somebody(LEIPZIG)).post(IMPORT.replace("/en/", f"/{language}/"), wrong)
        assert told in unescape(answer.content.decode()).replace("\u2068", "").replace("\u2069", "")

    def test_names_the_columns_in_the_language_of_the_page(self) -> None:
        page = client_of(somebody(LEIPZIG)).get(IMPORT.replace("/en/", "/ar/")).content.decode()
        assert '<code lang="en" dir="ltr">starts_on</code> اليوم الأول' in page
        assert '<code lang="en" dir="ltr">people_theirs_over_60</code> مشاركون من الشريك: فوق ٦٠' in page

    def test_reads_spreadsheets(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active.append(["التاريخ", "الشريك", "النشاط"])
        book.active.append([dt.date(2025, 5, 1), "Houston", "زيارة"])
        book.save(tmp_path / "x.xlsx")
        shown = client_of(somebody(LEIPZIG)).post(IMPORT, sent((tmp_path / "x.xlsx").read_bytes(), "x.xlsx"))
        assert "1 row can be logged" in shown.content.decode()

    @pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", b"PK\x03\x04broken"])
    def test_says_what_is_wrong_with_a_file_that_cannot_be_read(self, content: bytes) -> None:
        answer = client_of(somebody(LEIPZIG)).post(IMPORT, sent(content))
        assert answer.status_code == 400
        assert 'role="alert"' in answer.content.decode()

    def test_takes_no_file_that_is_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(waiting, "LARGEST", 10)
        assert client_of(somebody(LEIPZIG)).post(IMPORT, sent()).status_code == 400

    def test_confirmed_twice_in_one_moment_is_logged_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        browser, write = client_of(somebody(LEIPZIG)), intake.import_activities
        given = {"token": browser.post(IMPORT, sent()).context["token"], "confirm": "yes"}
        second: list[int] = []

        def slowly(**words: object) -> int:
            second.append(browser.post(IMPORT, given).status_code)
            return write(**words)  # type: ignore[arg-type]

        monkeypatch.setattr(intake, "import_activities", slowly)
        assert browser.post(IMPORT, given).status_code == 302
        assert second == [400]
        assert len(queries.activities_of(LINK)) == 2

    def test_finds_nobody_else_s_file(self) -> None:
        page = client_of(somebody(LEIPZIG)).post(IMPORT, sent()).content.decode()
        token = page.split('name="token" value="')[1].split('"')[0]
        other = client_of(somebody(LEIPZIG, email="kim@example.org"))
        assert other.post(IMPORT, {"token": token, "confirm": "yes"}).status_code == 400

    @pytest.mark.parametrize("token", ["", "x", "../../secret_key", "0" * 32])
    def test_follows_no_made_up_token(self, token: str) -> None:
        assert client_of(somebody(LEIPZIG)).post(IMPORT, {"token": token, "confirm": "yes"}).status_code == 400

    def test_clears_files_that_nobody_came_back_for(self) -> None:
        browser = client_of(somebody(LEIPZIG))
        browser.post(IMPORT, sent())
        folder = Path(settings.DATA) / "waiting"
        for old in folder.iterdir():
            os.utime(old, (0, 0))
        browser.post(IMPORT, sent())
        assert len(list(folder.iterdir())) == 1

    @pytest.mark.parametrize("role", [None, Role.VIEWER])
    def test_is_closed_to_those_who_may_not_log(self, role: Role | None, client: Client) -> None:
        reader = client_of(somebody(LEIPZIG if role else "", role or Role.VIEWER))
        assert reader.get(IMPORT).status_code == 403
        assert reader.post(IMPORT, sent()).status_code == 403
        assert client.post(IMPORT, sent()).status_code == 302


class TestTheExport:
    def rows(self, text: str) -> list[dict[str, str]]:
        """The rows of a table."""
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    def test_can_be_imported_again_and_then_holds_nothing_new(self, tmp_path: Path) -> None:
        sam = somebody(LEIPZIG)
        one = activity(
            "2025-05-01",
            "2025-05-04",
            partnership=LINK,
            participations=(came(3, HOUSTON, AgeGroup.OVER_60),),
            money=(money("12.50", side=LEIPZIG),),
            hosts=(LEIPZIG,),
        )
        actions.log_entry(stated=one, for_place=LEIPZIG, standing=sam)
        answer = client_of(sam).get(f"{PLACE}activities.csv")
        assert answer["Content-Disposition"] == 'attachment; filename="tawam-leipzig.csv"'
        path = tmp_path / "out.csv"
        path.write_bytes(answer.content)
        (row,) = seen(read_table(path)).rows
        assert row.known
        assert row.activity is not None
        assert (row.activity.participations, row.activity.hosts) == (one.participations, one.hosts)

    def test_makes_formulas_harmless(self) -> None:
        sam = somebody(LEIPZIG)
        one = activity(partnership=LINK, title="=HYPERLINK(1)", note="@cmd")
        actions.log_entry(stated=one, for_place=LEIPZIG, standing=sam)
        (row,) = self.rows(client_of(sam).get(f"{PLACE}activities.csv").content.decode())
        assert (row["title"], row["note"]) == ("'=HYPERLINK(1)", "'@cmd")

    def test_tells_of_the_other_side_only_what_is_public(self) -> None:
        theirs = activity(
            partnership=LINK,
            note="secret",
            money=(money("5", side=HOUSTON),),
            organisers=(Organiser(OrganiserType.CLUB, "Mrs Secret"),),
        )
        actions.log_entry(stated=theirs, for_place=HOUSTON, standing=member(HOUSTON, account=8))
        (row,) = self.rows(client_of(somebody(LEIPZIG)).get(f"{PLACE}activities.csv").content.decode())
        assert (row["title"], row["note"], row["spent"], row["organisers"]) == ("Choir visit", "", "", "club")

    def test_is_closed_to_strangers(self, client: Client) -> None:
        assert client.get(f"{PLACE}activities.csv").status_code == 302
        assert client_of(somebody(HOUSTON)).get(f"{PLACE}activities.csv").status_code == 403


class TestTheCommand:
    def run(self, tmp_path: Path, *more: str, email: str = "sam@example.org") -> tuple[int, str]:
        """What the command answers."""
        path = tmp_path / "last.csv"
        path.write_text(SHEET, encoding="utf-8")
        done = CliRunner().invoke(command, [str(path), "--place", LEIPZIG, "--as", email, *more])
        return done.exit_code, done.output

    def test_shows_and_logs(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        somebody(LEIPZIG)
        assert self.run(tmp_path, "--preview")[0] == 0
        assert not models.Entry.objects.exists()
        assert self.run(tmp_path)[0] == 0
        assert models.Entry.objects.count() == 2

    def test_is_refused_to_an_account_that_may_not_log_and_to_none(self, tmp_path: Path) -> None:
        somebody(HOUSTON)
        code, told = self.run(tmp_path)
        assert code == 1
        assert "You may not log" in told
        assert self.run(tmp_path, email="nobody@example.org")[0] == 1
        assert not models.Entry.objects.exists()

    def test_says_that_a_place_is_not_there(self, tmp_path: Path) -> None:
        somebody(LEIPZIG)
        code, told = self.run(tmp_path, "--place", "gn:404")
        assert (code, "There is no place “gn:404”" in told) == (1, True)
