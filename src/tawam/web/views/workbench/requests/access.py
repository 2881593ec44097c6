"""What the pages of requests share: which request is meant, what was typed, what is said of a conflict.

What was typed is what was just sent, or what was kept of a form that could not be taken and is given back now.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tawam.basics import reading
from tawam.matching import actions
from tawam.matching import queries as matching
from tawam.matching.values.requests import Request
from tawam.places.values import Place
from tawam.web import kept, requests
from tawam.web.views.workbench.access import place_to_read

REFUSED = (actions.Unfit, actions.ChangedMeanwhile, actions.NothingChanged)


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
    form = kept.typed(request)
    return form.get(name, "").strip() if form else ""


def ticked(request: HttpRequest, name: str) -> list[str]:
    """All that was chosen of one field."""
    form = kept.typed(request)
    return form.getlist(name) if form else []


def typed_into(request: HttpRequest, form: str, *names: str) -> dict[str, str]:
    """These fields, if it is the form with this name that was sent or is given back."""
    return {name: typed(request, name) for name in names} if kept.typed(request, form) else {}


def version_shown(request: HttpRequest, stands: int) -> str:
    """The version in a form that shows what was typed.

    A form that is given back was made of the version that it carries: what others changed since is a conflict still.
    """
    back = typed(request, "version") if request.method != "POST" else ""
    return back or str(stands)


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
    return 409 if isinstance(error, actions.ChangedMeanwhile) else 400
