"""Uploads are counted while they come in: what is too large is read to its end and kept nowhere."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from tawam.intake.files.tables import LARGEST_FILE

_MARK = "tawam.upload_too_large"


class Bounded(FileUploadHandler):
    """Stops an upload at the first byte beyond the largest table that is read; the rest of the form still counts."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's signature
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > LARGEST_FILE:
            if self.request is not None:
                self.request.META[_MARK] = "yes"
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers after this one hold the file."""


def was_too_large(request: HttpRequest) -> bool:
    """Whether a file of the form was left out because of its size."""
    # The form must have been read: only then is it known.
    return bool(request.FILES) is False and request.META.get(_MARK) == "yes"
