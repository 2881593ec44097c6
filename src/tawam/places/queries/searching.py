"""Finding places while someone types, in any script."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Case, Count, IntegerField, Max, Min, Q, QuerySet, Value, When, Window
from django.db.models.functions import Left, Length

from tawam.places import models
from tawam.places.queries.lookup import places
from tawam.places.rules.ranking import TODAYS_NAMES, Tier, alike
from tawam.places.rules.text import ARABIC_ARTICLE, normalise
from tawam.places.values import NameKind, Place, PlaceKind, PlacePage

LAST_CHARACTER = "\U0010ffff"
SHORTCUT_PLACES = 50
# Nobody types more; a longer text is cut so that a request cannot make the database compare megabytes.
_LONGEST_TEXT = 100
_SHORTEST_MISSPELT = 4
ID_MARKS = {PlaceKind.CITY: "gn:", PlaceKind.REGION: "rg:", PlaceKind.COUNTRY: "cc:"}


def search(text: str, *, country: str = "", kind: str = "", limit: int = 20, offset: int = 0) -> PlacePage:
    """Places with a name, or a word of one, that begins with the text; the best match first, then the largest.

    ``country`` is an ISO 3166-1 code, ``kind`` a PlaceKind; empty means any. An empty text lists the largest
    places. If no name begins so, names alike are given instead. ``total`` is exact, but a search for names alike
    stops at 50.
    """
    norm = normalise(text[:_LONGEST_TEXT])
    limit, offset = max(0, limit), max(0, offset)
    if not norm and text.strip():
        return PlacePage((), 0)
    ids, total = _best(norm, country.upper(), kind, limit, offset)
    if not total and norm.startswith(ARABIC_ARTICLE):
        ids, total = _best(norm.removeprefix(ARABIC_ARTICLE), country.upper(), kind, limit, offset)
    if not total and len(norm) >= _SHORTEST_MISSPELT:
        near = [key for key, _ in names_alike(norm, country.upper(), kind)]
        ids, total = near[offset : offset + limit], len(near)
    return PlacePage(_in_order(ids), total)


def ranked(norm: str, country: str, kind: str, limit: int, offset: int = 0) -> tuple[list[str], int]:
    """The ids on this page of the places found under a normalised prefix, and the number of all; no shortcuts."""
    if not norm:
        return _largest(country, kind, limit, offset)
    grouped = (
        _names(norm, country, kind)
        .values("place_id")
        .annotate(tier=Min(_tier(norm)), size=Max("weight"))
        .annotate(total=Window(Count("*")))
        .order_by("tier", "-size", "place_id")
    )
    page = list(grouped.values_list("place_id", "total")[offset : offset + limit])
    if page:
        return [key for key, _ in page], page[0][1]
    return [], _names(norm, country, kind).values("place_id").distinct().count() if offset or not limit else 0


def names_alike(norm: str, country: str = "", kind: str = "") -> list[tuple[str, float]]:
    """Up to 50 (place id, likeness 0..100) with a name like this one that starts with the same letter.

    Compared are today's names of places from 15,000 inhabitants on that share the first letter, and names of all
    places that share the first three.
    """
    near = _narrowed(country, kind).exclude(kind=NameKind.WORD).alias(letters=Length("norm"))
    prominent = near.filter(_begins(norm[:1]), prominent=True, letters__gte=len(norm) - 2)
    any_size = near.filter(_begins(norm[:3]), letters__gte=len(norm) - 2, letters__lte=len(norm) + 2)
    columns = ("place_id", "norm", "weight")
    return alike(norm, {*prominent.values_list(*columns), *any_size.values_list(*columns)})


def _best(norm: str, country: str, kind: str, limit: int, offset: int) -> tuple[list[str], int]:
    if not country and offset + limit <= SHORTCUT_PLACES:
        kept = models.Shortcut.objects.filter(prefix=norm, kind=kind).values_list("places", "total").first()
        if kept:
            return kept[0][offset : offset + limit], kept[1]
    return ranked(norm, country, kind, limit, offset)


def _largest(country: str, kind: str, limit: int, offset: int) -> tuple[list[str], int]:
    rows = models.Place.objects.filter(retired=False)
    rows = rows.filter(country=country) if country else rows
    rows = rows.filter(kind=kind) if kind else rows
    return list(rows.order_by("-weight", "id").values_list("pk", flat=True)[offset : offset + limit]), rows.count()


def _names(norm: str, country: str, kind: str) -> QuerySet[models.PlaceName]:
    return _narrowed(country, kind).filter(_begins(norm))


def _narrowed(country: str, kind: str) -> QuerySet[models.PlaceName]:
    names = models.PlaceName.objects.all()
    names = names.filter(country=country) if country else names
    # The id tells the kind, which spares a join.
    return names.alias(head=Left("place_id", 3)).filter(head=ID_MARKS[PlaceKind(kind)]) if kind else names


def _begins(norm: str) -> Q:
    """A range instead of LIKE: it uses the index on every database, and nothing in it needs escaping."""
    return Q(norm__gte=norm, norm__lt=norm + LAST_CHARACTER)


def _tier(norm: str) -> Case:
    """The rule ``tier`` in SQL; a test holds the two together."""
    return Case(
        When(kind=NameKind.WORD, then=Value(Tier.WORD_BEGINS)),
        When(norm=norm, kind__in=TODAYS_NAMES, then=Value(Tier.EXACT)),
        When(Q(norm=norm) | Q(kind__in=TODAYS_NAMES), then=Value(Tier.BEGINS)),
        default=Value(Tier.ALTERNATE_BEGINS),
        output_field=IntegerField(),
    )


def _in_order(ids: Sequence[str]) -> tuple[Place, ...]:
    known = places(ids)
    return tuple(known[key] for key in ids if key in known)
