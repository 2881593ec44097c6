"""What every request to the API meets first: reading only (one address takes a text), and errors as documents."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tawam.api.languages import language_of
from tawam.api.problems import problem
from tawam.basics.languages import LANGUAGES

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
        if (asked := request.GET.get("lang")) in LANGUAGES:
            # Whoever names a language is answered in it, errors too, which are told before an endpoint looks at it.
            request.META["HTTP_ACCEPT_LANGUAGE"] = asked
        with override(language_of(request, "")):
            return self._answered(request)

    def _answered(self, request: HttpRequest) -> HttpResponse:
        if request.path == _ASKED_BY_POST:
            return self._posted(request)
        if request.method not in _READING:
            response = problem(request, 405, _("The API is for reading: use GET."))
            response["Allow"] = ", ".join(_READING)
            return response
        # The endpoints know GET alone; the server leaves the body of an answer to HEAD away.
        request.method = "GET"
        return self.get_response(request)

    def _posted(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            response = problem(request, 405, _("A text to check is sent with POST."))
            response["Allow"] = "POST"
            return response
        if request.content_type != "application/json":
            told = _('Send JSON, as {"text": "…"}, with Content-Type: application/json.')
            return problem(request, 415, told)
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            told = _("The request has more than %(most)s bytes. Check the text in parts.")
            return problem(request, 413, told % {"most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE})
        return self.get_response(request)
