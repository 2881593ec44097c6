"""What every answer of the server carries."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_PAGES = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
# The API's own documentation page styles itself inline.
_DOCS = _PAGES.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")


class ContentPolicy:
    """Tells browsers to run and load nothing but our own files, and lets any site read the open API."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        in_docs = request.path.startswith("/api/v1/docs")
        response.headers.setdefault("Content-Security-Policy", _DOCS if in_docs else _PAGES)
        if request.path.startswith("/api/"):
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response
