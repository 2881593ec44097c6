"""Documents and photos: sent, fetched, removed, and by whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.exchanged import activity, member
from tests.pictures import MADE, PDF, docx, picture
from tests.rooms.test_workbench import client_of, somebody
from tests.world import HOUSTON, LEIPZIG

from tawam.exchange import actions, models, queries
from tawam.exchange.actions import documents
from tawam.exchange.values import Act, FaultCode, FileKind
from tawam.people.values import Role, Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
SAM = member(LEIPZIG)


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    """A data folder of this test."""
    settings.DATA = tmp_path
    return tmp_path / "documents"


@pytest.fixture
def entry() -> str:
    """An activity that was logged."""
    one = activity(partnership="leipzig--houston")
    return actions.log_entry(stated=one, for_place=LEIPZIG, standing=SAM).id


def kept(folder: Path) -> list[Path]:
    """The files on disk."""
    return [path for path in folder.rglob("*") if path.is_file()]


def attached(entry: str, content: bytes = PDF, name: str = "plan.pdf", by: Standing | None = SAM) -> str:
    """The id of a file that was sent."""
    return actions.attach_document(entry_id=entry, content=content, name=name, standing=by).id


class TestAttaching:
    @pytest.mark.parametrize("kind", sorted(FileKind))
    def test_keeps_a_file_of_each_kind_under_a_random_name(self, folder: Path, entry: str, kind: FileKind) -> None:
        key = attached(entry, MADE[kind], "../../plan.html")
        found = queries.document(key)
        assert (found.kind, found.added_by, found.entry) == (kind, SAM.actor, entry)
        assert found.name.startswith("plan.")
        (path,) = kept(folder)
        assert path.name == key
        assert path.stat().st_size == found.size

    def test_leaves_a_revision_with_the_name(self, entry: str) -> None:
        attached(entry)
        last = queries.revisions(entry)[-1]
        assert (last.act, last.why, last.version) == (Act.ATTACHED, "plan.pdf", 2)

    def test_keeps_no_place_of_a_photo(self, folder: Path, entry: str) -> None:
        attached(entry, picture(), "home.jpg")
        (path,) = kept(folder)
        assert b"SecretCamera" not in path.read_bytes()

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"<svg onload='x'/>", FaultCode.STRANGE_FILE),
            (docx(**{"word/vbaProject.bin": "x"}), FaultCode.HAS_MACROS),
            (picture()[:200], FaultCode.BROKEN_IMAGE),
        ],
        ids=["svg", "macros", "cut-off"],
    )
    def test_refuses_and_keeps_nothing(self, folder: Path, entry: str, content: bytes, code: FaultCode) -> None:
        with pytest.raises(actions.BadEntry) as bad:
            attached(entry, content)
        assert [one.code for one in bad.value.faults] == [code]
        assert kept(folder) == []
        assert len(queries.revisions(entry)) == 1

    def test_stops_at_a_number_and_leaves_no_file_behind(
        self, folder: Path, entry: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(documents, "MOST_OF_ENTRY", 1)
        attached(entry)
        with pytest.raises(actions.BadEntry, match="at most"):
            attached(entry)
        assert len(kept(folder)) == 1

    @pytest.mark.parametrize("by", [None, member(), member(HOUSTON), member(LEIPZIG, role=Role.VIEWER)], ids=range(4))
    def test_is_refused_to_those_who_may_not_log(self, folder: Path, entry: str, by: Standing | None) -> None:
        with pytest.raises(actions.NotYours):
            attached(entry, by=by)
        assert kept(folder) == []

    def test_to_an_unknown_entry_is_refused(self) -> None:
        with pytest.raises(queries.NoSuchEntry):
            attached("0" * 32)


class TestDetaching:
    def test_takes_the_file_from_the_disk_and_keeps_the_history(
        self, folder: Path, entry: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        key = attached(entry)
        with django_capture_on_commit_callbacks(execute=True):
            actions.detach_document(key=key, standing=SAM)
        assert kept(folder) == []
        assert queries.documents_of(entry) == ()
        assert [one.act for one in queries.revisions(entry)] == [Act.LOGGED, Act.ATTACHED, Act.DETACHED]
        with pytest.raises(queries.NoSuchDocument):
            actions.detach_document(key=key, standing=SAM)

    def test_is_refused_to_the_other_side(self, entry: str) -> None:
        key = attached(entry)
        with pytest.raises(actions.NotYours):
            actions.detach_document(key=key, standing=member(HOUSTON))
        assert queries.document(key).id == key


class TestThePages:
    def send(self, browser: Client, entry: str, content: bytes = PDF, name: str = "plan.pdf") -> str:
        """What the page says after a file was sent."""
        given = {"document": SimpleUploadedFile(name, content, content_type="text/html")}
        return browser.post(f"/en/workbench/entries/{entry}/documents/", given, follow=True).content.decode()

    def test_take_a_file_and_give_it_back_as_a_download_that_runs_nothing(self, entry: str) -> None:
        browser = client_of(somebody(LEIPZIG))
        page = self.send(browser, entry, name="plan.html")
        assert "plan.pdf" in page
        (found,) = queries.documents_of(entry)
        answer = browser.get(f"/en/workbench/documents/{found.id}/")
        assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "no-store" in answer["Cache-Control"]

    def test_say_what_is_wrong_with_a_file(self, entry: str) -> None:
        browser = client_of(somebody(LEIPZIG))
        assert "none of them" in self.send(browser, entry, b"<svg/>")
        assert (
            "choose a file" in browser.post(f"/en/workbench/entries/{entry}/documents/", follow=True).content.decode()
        )
        assert not models.Document.objects.exists()

    def test_remove_a_file(self, entry: str) -> None:
        browser = client_of(somebody(LEIPZIG))
        self.send(browser, entry)
        (found,) = queries.documents_of(entry)
        browser.post(f"/en/workbench/documents/{found.id}/remove/")
        assert queries.documents_of(entry) == ()
        assert browser.get(f"/en/workbench/documents/{found.id}/").status_code == 404

    @pytest.mark.parametrize(
        ("place", "role", "reads", "writes"),
        [
            ("", Role.HEAD, 403, 403),
            (HOUSTON, Role.HEAD, 403, 403),
            (LEIPZIG, Role.VIEWER, 200, 403),
            (LEIPZIG, Role.CONTRIBUTOR, 200, 302),
        ],
    )
    def test_open_by_role(self, entry: str, place: str, role: Role, reads: int, writes: int) -> None:
        key = attached(entry)
        browser = client_of(somebody(place, role))
        assert browser.get(f"/en/workbench/documents/{key}/").status_code == reads
        given = {"document": SimpleUploadedFile("x.pdf", PDF)}
        assert browser.post(f"/en/workbench/entries/{entry}/documents/", given).status_code == writes
        assert browser.post(f"/en/workbench/documents/{key}/remove/").status_code == writes

    def test_lead_a_stranger_to_the_sign_in(self, entry: str, client: Client) -> None:
        key = attached(entry)
        for answer in (
            client.get(f"/en/workbench/documents/{key}/"),
            client.post(f"/en/workbench/documents/{key}/remove/"),
        ):
            assert "/account/login/" in answer["Location"]
