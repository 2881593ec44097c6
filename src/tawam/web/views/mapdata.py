"""What the globe loads: links as numbers, names by language, and a drawn map for those without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe

from tawam import __version__
from tawam.basics import locales
from tawam.evidence.rules import fingerprint
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry import phrases
from tawam.registry import queries as registry
from tawam.registry.values import LIGHT_OF_STATUS, Kind, MapLink, Status
from tawam.web.drawings.atlas import packed, picture

Made = TypeVar("Made")


@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """All links in the atlas's own binary form (docs/map-format.md)."""
    body = _kept("links", lambda: packed(*_atlas()))
    return _lasting(request, HttpResponse(body, content_type="application/octet-stream"))


@require_safe
def names(request: HttpRequest, language: str) -> HttpResponse:
    """Names of the places, countries, kinds and statuses that the links number, in one language."""
    return _lasting(request, JsonResponse(_kept(f"names-{language}", lambda: _names(language))))


@require_safe
def drawing(request: HttpRequest) -> HttpResponse:
    """The map as one still SVG picture."""
    body = _kept("picture", lambda: picture(*_atlas()))
    return _lasting(request, HttpResponse(body, content_type="image/svg+xml"))


def edition() -> str:
    """What tells this atlas from any other: the registry's edition, the gazetteer's, and that of the program."""
    return fingerprint(f"{__version__} {registry.edition()} {places.edition()}")


def _kept(name: str, make: Callable[[], Made]) -> Made:
    key = f"map-{name}-{edition()}"
    found: Made | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, 3600)
    return found


def _atlas() -> tuple[list[Place], list[MapLink]]:
    """The places that have a link, in a fixed order, and the links."""
    found = registry.map_links()
    known = places.places({end for link in found for end in (link.place_a, link.place_b)})
    return [known[key] for key in sorted(known)], found


def _names(language: str) -> dict[str, list[object]]:
    """The lists that the numbers of the binary form point into."""
    known, _ = _atlas()
    countries = sorted({place.country for place in known})
    with override(language):
        return {
            "places": [place.name(language) for place in known],
            "ids": [place.id for place in known],
            "countries": [[code, locales.country(code, language)] for code in countries],
            "kinds": [[kind.value, phrases.word("kind", kind)] for kind in Kind],
            "statuses": [
                [status.value, phrases.word("status", status), LIGHT_OF_STATUS[status].value] for status in Status
            ],
        }


def _lasting(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An answer may be kept for a year under an address that carries its edition, and not at all under another."""
    if request.GET.get("v") == edition():
        patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    else:
        patch_cache_control(response, no_cache=True)
    return response
