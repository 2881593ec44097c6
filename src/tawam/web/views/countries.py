"""Countries: who twins most, and with whom."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tawam.basics import locales
from tawam.places import queries as places
from tawam.registry import queries as registry
from tawam.registry.values import Light
from tawam.web import requests


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """Every country with a partnership."""
    language = requests.language()
    named = [(code, locales.country(code, language), number) for code, number in registry.countries_with_ties()]
    return render(request, "web/countries.html", {"countries": sorted(named, key=lambda row: (-row[2], row[1]))})


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """A country's partnerships by state and by partner country."""
    try:
        found = places.place(f"cc:{code}")
    except places.NoSuchPlace as error:
        raise Http404(str(error)) from None
    day = requests.today()
    ties = registry.country_ties(code, as_of=day)
    skip = requests.offset(request)
    page = registry.partnerships(registry.Filter(country=code), as_of=day, limit=requests.PER_PAGE, offset=skip)
    context = {
        "country": found,
        "ties": ties,
        "lights": [(light, ties.by_light.get(light, 0)) for light in Light],
        "most": max((number for _, number in ties.partners), default=1),
        "page": page,
        "number": skip // requests.PER_PAGE + 1,
        "more": skip + requests.PER_PAGE < page.total,
    }
    return render(request, "web/country.html", context)
