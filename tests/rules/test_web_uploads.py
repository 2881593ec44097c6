"""The counting of uploads: what is within bounds goes on untouched, and the first byte beyond them stops it."""

from __future__ import annotations

import os
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from tawam.intake.files.uploads import LONGEST_NAME, shown_name
from tawam.web import uploads, waiting


@pytest.fixture
def bounded(monkeypatch):
    """A handler that takes ten bytes, and its request."""
    monkeypatch.setattr(uploads, "LARGEST_FILE", 10)
    request = RequestFactory().get("/")
    handler = uploads.Bounded(request)
    handler.new_file("file", "t.csv", "text/csv", None)
    return handler, request


class TestAnUpload:
    def test_within_bounds_is_handed_on(self, bounded):
        handler, request = bounded
        assert [handler.receive_data_chunk(chunk, 0) for chunk in (b"12345", b"67890")] == [b"12345", b"67890"]
        assert handler.file_complete(10) is None
        assert uploads.was_too_large(request) is False

    def test_beyond_them_is_stopped_and_the_form_is_read_on(self, bounded):
        handler, request = bounded
        handler.receive_data_chunk(b"1234567890", 0)
        with pytest.raises(StopUpload) as stopped:
            handler.receive_data_chunk(b"1", 10)
        assert stopped.value.connection_reset is False
        assert uploads.was_too_large(request) is True

    def test_of_a_second_file_is_counted_anew(self, bounded):
        handler, _ = bounded
        handler.receive_data_chunk(b"1234567890", 0)
        handler.new_file("other", "u.csv", "text/csv", None)
        assert handler.receive_data_chunk(b"1234567890", 0) == b"1234567890"

    def test_without_a_request_is_stopped_all_the_same(self, monkeypatch):
        monkeypatch.setattr(uploads, "LARGEST_FILE", 1)
        handler = uploads.Bounded()
        handler.new_file("file", "t.csv", "text/csv", None)
        with pytest.raises(StopUpload):
            handler.receive_data_chunk(b"12", 0)


class TestTheNameThatPeopleGave:
    @pytest.mark.parametrize(
        ("told", "shown"),
        [
            ("twins.csv", "twins.csv"),
            ("C:\\Users\\me\\twins.csv", "twins.csv"),
            ("../../twins.csv", "twins.csv"),
            ("", "table"),
            ("/", "table"),
            ("..", "table"),
            ("a\nb\x00.csv", "ab.csv"),
            ("قائمة.csv", "قائمة.csv"),
        ],
    )
    def test_is_shown_without_its_folders(self, told, shown):
        assert shown_name(told) == shown

    @given(st.text(max_size=400))
    def test_is_short_printable_and_never_a_path(self, told):
        shown = shown_name(told)
        assert 0 < len(shown) <= LONGEST_NAME
        assert "/" not in shown
        assert "\\" not in shown
        assert shown.strip(".")

    @given(st.text(max_size=100))
    def test_shown_once_is_shown_so_again(self, told):
        assert shown_name(shown_name(told)) == shown_name(told)


class TestATableThatWaits:
    @pytest.fixture
    def wait(self, settings, tmp_path):
        """Put a table aside for an account, a second after the one before."""
        settings.DATA = tmp_path
        clock = iter(range(1_000))

        def put(account: int = 7) -> str:
            token = waiting.kept(SimpleUploadedFile("t.csv", b"date,title"), account)
            moment = time.time() - 500 + next(clock)
            os.utime(waiting.path_of(token, account), (moment, moment))
            return token

        return put

    def test_is_given_back_to_its_account_alone(self, wait):
        token = wait(7)
        assert waiting.path_of(token, 7).read_bytes() == b"date,title"
        assert waiting.path_of(token, 77) is None
        assert waiting.path_of("../" + token, 7) is None

    def test_makes_way_for_the_sixth_of_the_same_account_and_of_no_other(self, wait):
        other, mine = wait(77), [wait(7) for _ in range(waiting.MOST_OF_ONE + 2)]
        left = [token for token in mine if waiting.path_of(token, 7)]
        assert left == mine[2:]
        assert waiting.path_of(other, 77)

    def test_that_is_taken_stays_while_others_come(self, wait):
        taken = waiting.taken(wait(7), 7)
        for _ in range(waiting.MOST_OF_ONE + 2):
            wait(7)
        assert taken.exists()

    def test_goes_after_a_day(self, wait):
        token = wait(7)
        os.utime(waiting.path_of(token, 7), (0, 0))
        wait(77)
        assert waiting.path_of(token, 7) is None
