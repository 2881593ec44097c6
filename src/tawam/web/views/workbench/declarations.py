"""A place speaks for itself: it confirms, disputes or amends a partnership, proposes one, takes its word back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tawam.basics import reading
from tawam.basics.dates import PartialDate
from tawam.basics.keys import key_of
from tawam.places import queries as places
from tawam.places.values import Outcome, Place
from tawam.registry import actions
from tawam.registry import queries as registry
from tawam.registry.phrases import word
from tawam.registry.rules.declaring import DISPUTABLE, OWN_BREAKS, mark_of, said_by, words_of_sides
from tawam.registry.values import Cause, Declaration, Declared, EventType, Kind, Topic
from tawam.web import kept, requests
from tawam.web.choices import word_choices
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import link_of, place_to_speak_for

Code = TypeVar("Code", bound=StrEnum)
_READ = ["GET", "HEAD", "POST"]
_FIELDS = ("key", "seen", "what", "about", "starts", "kind", "broke", "broke_on", "cause", "note", "url", "partner")
_MOST_CANDIDATES = 8


class _Unreadable(ValueError):
    """A field holds no date or no code of its list; the message says which."""


@signed_in_only
@require_http_methods(_READ)
def declare(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """Confirm, dispute or amend a partnership in the name of the place."""
    place = place_to_speak_for(request, place_id)
    link = link_of(place, slug)
    given = _given(request)
    problem, status = "", 400
    if request.method == "POST":
        try:
            said = _declaration(given, place)
            seen = given["seen"] or None
            actions.declare(declaration=said, partnership_id=link.id, standing=signed_in(request), seen=seen)
        except (_Unreadable, actions.UnfitDeclaration) as error:
            problem = str(error)
        except actions.AlreadyDeclared:
            messages.info(request, _("Your place has declared just this today already. Nothing was declared twice."))
            return redirect("declare", place.id, link.id)
        except actions.ChangedMeanwhile:
            problem, status = _changed_meanwhile(), 409
        else:
            messages.success(request, _("Declared. The page of the partnership shows what each side says."))
            return redirect("declare", place.id, link.id)
    dossier = registry.dossier(link.id, as_of=requests.today())
    others = [party for party in link.parties if party.id != place.id]
    if problem or not given["seen"]:
        given["seen"] = mark_of(said_by(dossier, place.id))
    context = {"place": place, "link": link, "others": others, "sides": words_of_sides(dossier), "problem": problem}
    return _shown(request, "web/workbench/declare.html", {**context, **_lists(), "given": given}, status)


@signed_in_only
@require_http_methods(_READ)
def propose(request: HttpRequest, place_id: str) -> HttpResponse:
    """Name a partnership that the registry lacks, in the name of the place."""
    place = place_to_speak_for(request, place_id)
    given, problem = _given(request), ""
    candidates: list[Place] = []
    if request.method == "POST":
        partner, candidates = _partner(given["partner"], place)
        given["what"] = Declared.CONFIRM.value
        try:
            said = _declaration(given, place)
            if partner:
                made = actions.propose(declaration=said, partner=partner, standing=signed_in(request))
                messages.success(request, _("Named. It stands as named by one side until the other confirms it."))
                return redirect("partnership", made)
            problem = _("Which place is meant? Choose it from the list, or write its name with its country.")
        except actions.KnownAlready as error:
            messages.error(request, _("This partnership is on record already: speak of it here."))
            return redirect("declare", place.id, error.partnership_id)
        except (_Unreadable, actions.UnfitDeclaration) as error:
            problem = str(error)
    context = {"place": place, "candidates": candidates, "problem": problem, "given": given}
    return _shown(request, "web/workbench/propose.html", {**context, **_lists()})


@signed_in_only
@require_POST
def take_back(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """Take a declaration of the place back, whoever made it in its name."""
    place = place_to_speak_for(request, place_id)
    link = link_of(place, slug)
    try:
        actions.take_back(
            source_id=request.POST.get("declaration", "")[:40],
            place=place.id,
            reason=request.POST.get("why", "")[:300],
            standing=signed_in(request),
        )
    except actions.NothingToTakeBack:
        messages.error(request, _("This was taken back already."))
    else:
        messages.success(request, _("Taken back. That it was said stays on record."))
    left = registry.known_partnerships([link.id])
    return redirect("declare", place.id, link.id) if left else redirect("workbench-place", place.id)


def _shown(request: HttpRequest, template: str, context: dict[str, object], status: int = 400) -> HttpResponse:
    return render(request, template, context, status=status if context["problem"] else 200)


def _changed_meanwhile() -> str:
    return _(
        "Somebody else has spoken for this place, or has taken something back, since you opened this page: what stands "
        "now is under “What each side says”. Nothing of yours was declared yet; what you typed is in the form. Send it "
        "again to declare it all the same."
    )


def _given(request: HttpRequest) -> dict[str, str]:
    typed = kept.typed(request, "declare", "propose") or QueryDict()
    given = {name: typed.get(name, "").strip() for name in _FIELDS}
    given["key"] = key_of(given["key"])
    return given


def _lists() -> dict[str, object]:
    return {
        "topics": [(one.value, word("topic", one)) for one in DISPUTABLE],
        "kinds": word_choices("kind", Kind),
        "breaks": [(one.value, word("event", one)) for one in OWN_BREAKS],
        "causes": word_choices("cause", Cause),
    }


def _declaration(given: Mapping[str, str], place: Place) -> Declaration:
    what = _code(given["what"], Declared)
    amends = what is not Declared.DISPUTE
    return Declaration(
        what=what or Declared.CONFIRM,
        side=place.id,
        on=requests.today(),
        key=given["key"],
        about=_code(given["about"], Topic) or Topic.STATUS,
        starts=_day(given["starts"], _("Signed on")) if amends else None,
        kind=_code(given["kind"], Kind) if amends else None,
        broke=_code(given["broke"], EventType) if what is Declared.AMEND else None,
        broke_on=_day(given["broke_on"], _("Since")) if what is Declared.AMEND else None,
        cause=_code(given["cause"], Cause) if what is Declared.AMEND else None,
        note=given["note"],
        language=requests.language(),
        url=given["url"],
    )


def _code(text: str, codes: type[Code]) -> Code | None:
    try:
        return codes(text) if text else None
    except ValueError:
        raise _Unreadable(_("“%(value)s” stands in no list of this form.") % {"value": text[:40]}) from None


def _day(text: str, field: str) -> PartialDate | None:
    try:
        return reading.day(text) if text else None
    except reading.Unreadable:
        told = _("%(field)s: write a date as YYYY, YYYY-MM or YYYY-MM-DD.")
        raise _Unreadable(told % {"field": field}) from None


def _partner(text: str, place: Place) -> tuple[str, list[Place]]:
    """The place that is meant, or those that may be."""
    if not text:
        return "", []
    if text in places.places([text]):
        return text, []
    found = places.resolve(text[:120], lang=requests.language(), partner=place.id)
    candidates = [one.place for one in found.candidates[:_MOST_CANDIDATES]]
    return (candidates[0].id, []) if found.outcome is Outcome.SURE else ("", candidates)
