"""A request is entered and corrected: who asks, when, for what, and which papers came with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tawam.basics import reading
from tawam.basics.keys import fresh_key
from tawam.exchange.phrases import word as exchange_word
from tawam.exchange.values import Theme
from tawam.matching import actions
from tawam.matching.phrases.requests import word
from tawam.matching.values.requests import Paper, Request, Rung
from tawam.places import queries as places
from tawam.places.values import Outcome, Place
from tawam.web import kept, requests
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import place_to_speak_for
from tawam.web.views.workbench.requests.access import (
    REFUSED,
    request_to_read,
    status_of,
    ticked,
    typed,
    version_of,
    version_shown,
)

_READ = ["GET", "HEAD", "POST"]
_MOST_CANDIDATES = 8
_NOT_FOUND = "not-found"


@dataclass(slots=True)
class _Given:
    """What was typed, and the places that the name may mean."""

    stated: Request
    candidates: list[Place]
    received: str
    problem: str = ""


@signed_in_only
@require_http_methods(_READ)
def new(request: HttpRequest, place_id: str) -> HttpResponse:
    """Enter a request."""
    place = place_to_speak_for(request, place_id)
    if request.method != "POST":
        today = requests.today_at(place)
        fresh = Request(place.id, "", today, id=fresh_key())
        return _shown(request, place, _given_back(request, place) or _Given(fresh, [], today.isoformat()))
    given = _read(request, place, typed(request, "key"))
    if given.problem or given.candidates:
        return _shown(request, place, given, status=400)
    try:
        made = actions.enter_request(stated=given.stated, standing=signed_in(request), once=True)
    except actions.AlreadyEntered as error:
        messages.info(request, _("This request was entered already."))
        return redirect("request", place.id, error.key)
    except actions.Unfit as error:
        given.problem = str(error)
        return _shown(request, place, given, status=400)
    messages.success(request, _("Entered. What no record knows is open until somebody answers it."))
    return redirect("request", place.id, made.id)


@signed_in_only
@require_http_methods(_READ)
def edit(request: HttpRequest, place_id: str, key: str) -> HttpResponse:
    """Correct a request."""
    place_to_speak_for(request, place_id)
    place, found = request_to_read(request, place_id, key)
    if request.method != "POST":
        stands = _Given(found, [], found.received_on.isoformat())
        return _shown(request, place, _given_back(request, place) or stands, found)
    given = _read(request, place, key)
    if given.problem or given.candidates:
        return _shown(request, place, given, found, status=400)
    try:
        actions.correct_request(stated=given.stated, version=version_of(request), standing=signed_in(request))
    except REFUSED as error:
        given.problem = str(error)
        return _shown(request, place, given, found, status=status_of(error))
    messages.success(request, _("Corrected. What stood there before is in the journal."))
    return redirect("request", place.id, key)


def _given_back(request: HttpRequest, place: Place) -> _Given | None:
    """The form as it was before it was kept; what is wrong with it is said when it is sent."""
    if not kept.typed(request):
        return None
    return replace(_read(request, place, typed(request, "key")), problem="")


def _read(request: HttpRequest, place: Place, key: str) -> _Given:
    """The form as a request; a name that may mean several places asks which."""
    received = typed(request, "received_on")
    try:
        on, problem = _day(received), ""
    except reading.Unreadable:
        on, problem = requests.today(), _("Received on: write a day as YYYY-MM-DD.")
    asking, candidates = _asking(typed(request, "asking"), typed(request, "name"), place)
    stated = Request(
        place=place.id,
        name=typed(request, "name")[:400],
        received_on=on,
        wanted=Rung(_among(typed(request, "wanted"), Rung, Rung.TWINNING)),
        asking=asking,
        contact=typed(request, "contact"),
        purpose=typed(request, "purpose"),
        themes=tuple(Theme(one) for one in ticked(request, "themes") if one in set(Theme)),
        papers={one: said == "yes" for one in Paper if (said := typed(request, f"paper_{one}")) in ("yes", "no")},
        id=key,
    )
    return _Given(stated, candidates, received, problem)


def _day(text: str) -> dt.date:
    found = reading.day(text)
    return found.latest()


def _among(text: str, codes: type[Rung], otherwise: Rung) -> str:
    return text if text in set(codes) else otherwise


def _asking(chosen: str, name: str, place: Place) -> tuple[str, list[Place]]:
    """The place that is meant, or those that may be; none if the reader says that it is not among them."""
    if chosen == _NOT_FOUND or not name:
        return "", []
    if chosen and chosen in places.places([chosen]):
        return chosen, []
    found = places.resolve(name[:120], lang=requests.language(), partner=place.id)
    candidates = [one.place for one in found.candidates[:_MOST_CANDIDATES]]
    return (candidates[0].id, []) if found.outcome is Outcome.SURE else ("", candidates)


def _shown(
    request: HttpRequest, place: Place, given: _Given, found: Request | None = None, status: int = 200
) -> HttpResponse:
    stated = given.stated
    known = places.places([stated.asking]) if stated.asking else {}
    context = {
        "place": place,
        "stated": stated,
        "received": given.received,
        "problem": given.problem,
        "candidates": given.candidates,
        "chosen": known.get(stated.asking),
        "kept": found,
        "version": version_shown(request, found.version) if found else "",
        "not_found": _NOT_FOUND,
        "rungs": [(one.value, word("rung", one)) for one in Rung],
        "themes": sorted(((one.value, exchange_word("theme", one)) for one in Theme), key=lambda pair: pair[1]),
        "papers": [(one.value, word("paper", one), _said(stated.papers.get(one))) for one in Paper],
    }
    return render(request, "web/requests/form.html", context, status=status)


def _said(attached: bool | None) -> str:
    return "" if attached is None else "yes" if attached else "no"
