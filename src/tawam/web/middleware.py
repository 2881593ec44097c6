"""What every answer of the server carries."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

_PAGES = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
# The API's own documentation page styles itself inline.
_DOCS = _PAGES.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")

# What knows no cookies and is the same for all readers.
_FOR_ALL = ("/api/", "/map/", "/static/", "/healthz", "/favicon.ico")


class ContentPolicy:
    """Tells browsers to run and load nothing but our own files, and lets any site read the open API.

    Programs are told where they read a demonstration.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        in_docs = request.path.startswith("/api/v1/docs")
        response.headers.setdefault("Content-Security-Policy", _DOCS if in_docs else _PAGES)
        if request.path.startswith("/api/"):
            response.headers["Access-Control-Allow-Origin"] = "*"
        if settings.DEMONSTRATION:
            response.headers["Tawam-Demonstration"] = "yes"
        return response


class OwnPages:
    """Keeps what one person sees out of every cache; a reader's page may be kept, for it bears no cookie.

    Whoever comes with a session or gets a cookie gets ``private, no-store``, as does every page of the account. All
    pages say that they differ by cookie, so that no cache hands a reader's page to somebody who has signed in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(_FOR_ALL):
            patch_vary_headers(response, ["Cookie"])
            to_account = "/account/" in request.path
            if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies or to_account:
                response.headers["Cache-Control"] = "private, no-store"
        return response
