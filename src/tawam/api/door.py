"""What every request to the API meets first: only reading, no characters that no id has, errors as documents."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tawam.api.problems import problem

_READING = ("GET", "HEAD")


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
        if request.method not in _READING:
            response = problem(request, 405, "The API is for reading: use GET.")
            response["Allow"] = ", ".join(_READING)
            return response
        # The endpoints know GET alone; the server leaves the body of an answer to HEAD away.
        request.method = "GET"
        return self.get_response(request)
