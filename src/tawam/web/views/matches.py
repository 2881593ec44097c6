"""Partners for a place: proposals with reasons, and the weights as a form."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tawam.basics import locales, reading
from tawam.matching import phrases
from tawam.matching import queries as matching
from tawam.matching.rules.asking import UnknownCode, UnknownTheme, wanted
from tawam.matching.rules.criteria import TABLE
from tawam.matching.rules.scoring import HEAVIEST
from tawam.matching.values import Match, Wanted
from tawam.places import queries as places
from tawam.web import requests
from tawam.web.views.notices import theme_choices

_MOST_PEOPLE = 100_000_000


@require_safe
def matches(request: HttpRequest, place_id: str) -> HttpResponse:
    """The proposals under the reader's weights and filters."""
    day = requests.today()
    try:
        weights, asked = _weights(request), _wanted(request)
        found = matching.matches(place_id, as_of=day, wanted=asked, weights=weights)
    except (places.NoSuchPlace, matching.NotACity) as error:
        raise Http404(str(error)) from None
    except UnknownCode as error:
        raise BadRequest(phrases.unknown_code(error)) from None
    except UnknownTheme as error:
        raise BadRequest(_("“%(value)s” is no theme.") % {"value": error.code[:40]}) from None
    except matching.NoMatchingLibrary:
        told = _("This server lacks the optional library for it: pip install tawam[matching]")
        return render(request, "web/matches_none.html", {"told": told}, status=503)
    language = requests.language()
    stating = matching.stating(day)
    context = {
        "place": found.place,
        "candidates": found.candidates,
        "items": [_shown(one, language, stating) for one in found.items],
        "criteria": [
            (one, phrases.criterion(one.code), phrases.direction(one.direction), f"{weights[one.code]:g}")
            for one in TABLE.criteria
        ],
        "heaviest": round(HEAVIEST),
        "asked": {name: requests.text(request, name) for name in ("country", "language", "exclude", "min_population")},
        "themes": theme_choices(),
        "chosen_themes": asked.themes,
        "programmes_note": phrases.programmes_note(),
    }
    return render(request, "web/matches.html", context)


def _shown(one: Match, language: str, stating: Collection[str]) -> dict[str, object]:
    return {
        "match": one,
        "score": _percent(one.score, language),
        "answered": _percent(one.answered, language),
        "states": one.place.id in stating,
        "why": phrases.why(one, language),
        "grounds": phrases.grounds_for(one, language),
        "not_known": phrases.not_known(one, language),
        "risks": [phrases.sentence(risk, language) for risk in one.risks],
        "rows": [
            (row, phrases.criterion(row.criterion), phrases.sentence(row.grounds.reason, language))
            for row in one.weighed
        ],
    }


def _percent(share: float, language: str) -> str:
    return locales.digits(f"{round(share * 100)}%", language)


def _wanted(request: HttpRequest) -> Wanted:
    return wanted(
        country=requests.text(request, "country"),
        language=requests.text(request, "language"),
        min_population=_people(requests.text(request, "min_population")),
        exclude=requests.text(request, "exclude"),
        theme=frozenset(filter(None, request.GET.getlist("theme"))),
    )


def _people(text: str) -> int:
    try:
        people = reading.whole(text) if text else 0
    except reading.Unreadable:
        people = -1
    if not 0 <= people <= _MOST_PEOPLE:
        raise BadRequest(_("“%(value)s” is no number of people.") % {"value": text[:40]})
    return people


def _weights(request: HttpRequest) -> dict[str, float]:
    return {one.code: _weight(requests.text(request, f"weight_{one.code}"), one.weight) for one in TABLE.criteria}


def _weight(text: str, declared: float) -> float:
    try:
        weight = float(text) if text else declared
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= HEAVIEST:
        raise BadRequest(_("“%(value)s” is no weight: write a number from 0 to 10.") % {"value": text[:40]})
    return weight
