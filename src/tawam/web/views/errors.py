"""What a reader sees when something is wrong: what, where, and what to do."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tawam.web import kept
from tawam.web.gates import not_taken


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The address asks for something that cannot be read."""
    return render(request, "web/error.html", {"status": 400, "detail": str(exception)}, status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page."""
    detail = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "web/error.html", {"status": 404, "detail": detail}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Signed in, and not allowed: which role is needed, and whom to ask."""
    detail = str(exception)
    context = {"detail": detail, "contact": settings.CONTACT}
    return render(request, "web/forbidden.html", context, status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """Too many attempts from one place: a guesser is slowed down, a person waits for a minute."""
    return render(request, "web/error.html", {"status": 429, "detail": ""}, status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault."""
    return render(request, "web/error.html", {"status": 500, "detail": ""}, status=500)


def refused_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: a page left open for too long, or signed in anew in another window.

    What was typed is kept and comes back in the form. Of a form that another site sent nothing is kept or shown.
    """
    if not kept.from_our_own_page(request):
        return render(request, "web/error.html", {"status": 403, "detail": ""}, status=403)
    taken_along = not kept.pressed(request) and kept.keep(request)
    return not_taken(request, opens=kept.page_of(request) if taken_along else "")
