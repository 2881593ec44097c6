"""Search: places as you type, in any script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tawam.places import queries as places
from tawam.registry import queries as registry
from tawam.web import requests

_SUGGESTIONS = 8


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Places whose name matches; a few as suggestions while the reader types, a page of them otherwise."""
    text, country = requests.text(request, "q"), requests.country(request)
    typing = bool(getattr(request, "htmx", False))
    limit, skip = (_SUGGESTIONS, 0) if typing else (requests.PER_PAGE, requests.offset(request))
    found = places.search(text, country=country, limit=limit, offset=skip) if text else None
    shown = [place.id for place in found.items] if found else []
    ties, disputed = registry.tie_counts(shown), places.disputed_among(shown)
    context = {
        "text": text,
        "found": found,
        "lines": [(one, ties.get(one.id, 0), one.id in disputed) for one in found.items] if found else [],
        "page": skip // requests.PER_PAGE + 1,
        "more": found is not None and skip + limit < found.total,
    }
    return render(request, "web/parts/suggestions.html" if typing else "web/search.html", context)
