"""What a place keeps of a person is found and removed for good: in what it received, logged, planned and stated."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tawam.assessment import actions as planning
from tawam.assessment import queries as assessment
from tawam.assessment.values import Task, Told
from tawam.basics.erasing import MOST, SHORTEST, lines_of, sought, too_short
from tawam.basics.locales import number
from tawam.exchange import actions as logging
from tawam.exchange import queries as exchange
from tawam.exchange.values import Entry
from tawam.matching import actions
from tawam.matching import queries as matching
from tawam.matching.values import StatedNotice
from tawam.matching.values.requests import Request
from tawam.people.values import Standing
from tawam.places.values import Place
from tawam.web import kept, requests
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import place_to_speak_for
from tawam.web.views.workbench.requests.access import request_to_read

_READ = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a place names what is sought."""

    requests: tuple[Request, ...]
    entries: tuple[Entry, ...]
    steps: tuple[Task, ...]
    reports: tuple[Told, ...]
    notices: tuple[StatedNotice, ...]

    @property
    def number(self) -> int:
        """In how many things."""
        return sum(map(len, (self.requests, self.entries, self.steps, self.reports, self.notices)))


@signed_in_only
@require_http_methods(_READ)
def persons(request: HttpRequest, place_id: str) -> HttpResponse:
    """Say whose data is meant, see where it stands, and remove it."""
    place = place_to_speak_for(request, place_id)
    typed = kept.typed(request)
    words = lines_of(typed.get("words", "") if typed else "")
    problem = _problem(words)
    if request.method != "POST" or problem:
        return _shown(request, place, words, problem if request.method == "POST" else "")
    found = _found(place.id, words)
    if request.POST.get("do") != "remove" or not found.number:
        return _shown(request, place, words, found=found)
    _remove(signed_in(request), place.id, words, found)
    told = {"number": number(found.number, requests.language())}
    messages.success(request, _("Removed for good, in so many places: %(number)s.") % told)
    return redirect("persons", place.id)


@signed_in_only
@require_POST
def contact(request: HttpRequest, place_id: str, key: str) -> HttpResponse:
    """Remove the contact of one request, and of its journal."""
    place_to_speak_for(request, place_id)
    request_to_read(request, place_id, key)
    try:
        actions.remove_person_from_request(key=key, contact=True, standing=signed_in(request))
    except actions.NothingChanged:
        messages.info(request, _("No contact is kept here any more."))
    else:
        messages.success(request, _("The contact is removed, from the journal too."))
    return redirect("request", place_id, key)


def _found(place: str, words: tuple[str, ...]) -> _Found:
    wanted = sought(words)
    return _Found(
        matching.requests_naming(place, wanted),
        exchange.entries_naming(place, wanted),
        *assessment.plans_naming(place, wanted),
        matching.notices_naming(place, wanted),
    )


def _remove(by: Standing, place: str, words: tuple[str, ...], found: _Found) -> None:
    """Each by itself: what somebody else removed meanwhile does not stop the rest."""
    for one in found.requests:
        with suppress(actions.NothingChanged):
            actions.remove_person_from_request(key=one.id, words=words, standing=by)
    for entry in found.entries:
        with suppress(logging.NothingChanged):
            logging.remove_person_from_entry(key=entry.id, words=words, standing=by)
    planning.remove_person_from_plans(place=place, words=words, standing=by)
    actions.remove_person_from_notices(place=place, words=words, standing=by)


def _problem(words: tuple[str, ...]) -> str:
    short, language = too_short(words), requests.language()
    if not words:
        return _("Write the name or address that is to be removed.")
    if short:
        return _(
            "“%(words)s” is too short: at least %(least)s letters or digits, or it would meet other words too."
        ) % {
            "words": short[0],
            "least": number(SHORTEST, language),
        }
    return _("At most %(most)s lines at a time.") % {"most": number(MOST, language)} if len(words) > MOST else ""


def _shown(
    request: HttpRequest, place: Place, words: tuple[str, ...], problem: str = "", found: _Found | None = None
) -> HttpResponse:
    context = {"place": place, "words": "\n".join(words), "problem": problem, "found": found}
    return render(request, "web/workbench/persons.html", context, status=400 if problem else 200)
