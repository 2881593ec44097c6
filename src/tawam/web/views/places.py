"""The page of a place."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tawam.basics.languages import direction
from tawam.matching import queries as matching
from tawam.people import rules
from tawam.places import queries as places
from tawam.registry import queries as registry
from tawam.registry.values import Light
from tawam.web import requests
from tawam.web.drawings.timeline import timeline
from tawam.web.gates import standing_of

_MOST = 400


@require_safe
def place(request: HttpRequest, place_id: str) -> HttpResponse:
    """A place with its partnerships, each with status, since when and how sure, and their lives in a picture."""
    try:
        found = places.place(place_id)
    except places.NoSuchPlace as error:
        raise Http404(str(error)) from None
    day = requests.today()
    page = registry.partnerships(registry.Filter(place=place_id), as_of=day, limit=_MOST)
    histories = registry.histories([one.id for one in page.items])
    mirrored = direction(requests.language()) == "rtl"
    context = {
        "place": found,
        "positions": places.positions_on(place_id),
        "partnerships": page.items,
        "timeline": timeline(page.items, histories, day.year, mirrored=mirrored),
        "lights": list(Light),
        "notices": matching.notices_of(place_id, as_of=day),
        "sees_members": rules.may_see_members(standing_of(request), place_id),
    }
    return render(request, "web/place.html", context)
