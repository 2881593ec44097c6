"""What the pages of requests share: which request is meant, what was typed, what is said of a conflict."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tawam.exchange.rules import reading
from tawam.matching import actions
from tawam.matching import queries as matching
from tawam.matching.values.requests import Request
from tawam.places.values import Place
from tawam.web import requests
from tawam.web.views.workbench.access import place_to_read

REFUSED = (actions.Unfit, actions.ChangedByOthers, actions.NothingChanged)


def request_to_read(request: HttpRequest, place_id: str, key: str) -> tuple[Place, Request]:
    """A request that the place received, if the reader has a role there."""
    place = place_to_read(request, place_id)
    try:
        found = matching.request(key)
    except matching.NoSuchRequest as error:
        raise Http404(str(error)) from None
    if found.place != place.id:
        raise Http404(_("This place received no such request."))
    return place, found


def typed(request: HttpRequest, name: str) -> str:
    """One field of a form."""
    return request.POST.get(name, "").strip()


def version_of(request: HttpRequest) -> int:
    """The version that the form was made of."""
    return requests.own_number(typed(request, "version"))


def whole_number(text: str) -> int | None:
    """A figure in digits of either language; none for an empty field, and -1, which fits nowhere, for no figure."""
    if not text:
        return None
    try:
        return reading.whole(text)
    except reading.Unreadable:
        return -1


def status_of(error: Exception) -> int:
    """What a refusal answers."""
    return 409 if isinstance(error, actions.ChangedByOthers) else 400
