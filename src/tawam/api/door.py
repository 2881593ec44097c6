"""What every request to the API meets first: reading only (one address takes a text), and errors as documents."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tawam.api.problems import problem

_READING = ("GET", "HEAD")
# Takes a text and changes nothing.
_ASKED_BY_POST = "/api/v1/check"


class ApiDoor:
    """Answers HEAD like GET, other methods with 405, and a NUL in any path with 404, which no database can be asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        to_api = request.path.startswith("/api/")
        if "\x00" in request.path:
            request.path_info = request.path = request.path.replace("\x00", "�")
        if not to_api:
            return self.get_response(request)
        if request.path == _ASKED_BY_POST:
            return self._posted(request)
        if request.method not in _READING:
            response = problem(request, 405, "The API is for reading: use GET.")
            response["Allow"] = ", ".join(_READING)
            return response
        # The endpoints know GET alone; the server leaves the body of an answer to HEAD away.
        request.method = "GET"
        return self.get_response(request)

    def _posted(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            response = problem(request, 405, "A text to check is sent with POST.")
            response["Allow"] = "POST"
            return response
        if request.content_type != "application/json":
            return problem(request, 415, 'Send JSON, as {"text": "…"}, with Content-Type: application/json.')
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            return problem(request, 413, f"The request has more than {most} bytes. Check the text in parts.")
        return self.get_response(request)
