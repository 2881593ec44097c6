"""The counting of uploads: what is within bounds goes on untouched, and the first byte beyond them stops it."""

from __future__ import annotations

import pytest
from django.core.files.uploadhandler import StopUpload
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from tawam.intake.files.uploads import LONGEST_NAME, shown_name
from tawam.web import uploads


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
