"""The only writes to the room: loading the gazetteer, and adding places that it lacks."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.db.models.functions import Left
from django.utils import timezone

from tawam.places import bulk, files, models
from tawam.places.queries.lookup import places
from tawam.places.queries.searching import ID_MARKS, SHORTCUT_PLACES, ranked
from tawam.places.rules import gazetteer
from tawam.places.rules.gazetteer import City, Named
from tawam.places.rules.names import index_names
from tawam.places.rules.ranking import is_prominent
from tawam.places.values import ADDED_MARK, DEMO_MARK, LoadReport, Place

Progress = Callable[[int, int], None]

DATASET = "gazetteer"
# From so many names on, ranking them while someone types takes longer than a reader notices (some 10 ms).
_SHORTCUT_FROM = 2_000
_LONGEST_SHORTCUT = 16
_ADDED_ID = re.compile(r"wd:Q[1-9][0-9]*")
_DEMO_ID = re.compile(rf"{DEMO_MARK}[a-z]+")
_DELETED_AT_ONCE = 900
_PLACES_AT_ONCE = 5_000
_PLACE_COLUMNS = (
    "id", "kind", "name_en", "name_ar", "name_ar_source", "country", "admin1", "admin1_ar", "lat", "lon", "population",
    "timezone", "weight", "retired",
)  # fmt: skip
_NAME_COLUMNS = ("place_id", "norm", "kind", "country", "weight", "prominent")


class NotAnAddedPlace(ValueError):
    """Only places of Wikidata can be added; the message names the id that is none of its."""

    def __init__(self, place_id: str) -> None:
        super().__init__(f"A place with the id “{place_id}” cannot be added: only ids such as wd:Q90 can.")
        self.place_id = place_id


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def load_gazetteer(*, only: Collection[str] | None = None, progress: Progress | None = None) -> LoadReport:
    """Load every place, or only those with these ids, in one transaction.

    Does nothing, in milliseconds, if this edition is there already. Another edition overwrites places in place, so
    that what refers to them stays valid; a place that it no longer has is marked as retired. ``progress`` is told
    (places written, places in all).
    """
    edition = files.edition()
    if _is_loaded(edition, only):
        return LoadReport(edition, fresh=False, places=0, names=0)
    with transaction.atomic():
        written, names = _write_places(only, progress or _silent)
        _write_positions()
        _write_shortcuts()
        dataset = DATASET if only is None else f"{DATASET} in part"
        models.Load.objects.create(dataset=dataset, edition=edition, rows=written, finished_at=timezone.now())
    return LoadReport(edition, fresh=True, places=written, names=names)


def _is_loaded(edition: str, only: Collection[str] | None) -> bool:
    whole = models.Load.objects.filter(dataset=DATASET).first()
    if whole is not None and whole.edition == edition:
        return True
    if only is None:
        return False
    part = models.Load.objects.filter(edition=edition).exists()
    return part and models.Place.objects.filter(pk__in=only, retired=False).count() == len(set(only))


def _every_place(cities: dict[str, City], only: Collection[str] | None) -> Iterator[Named]:
    """The places to load. Takes the cities out of the dictionary as it goes: whole, it fills 250 MB."""
    aliases = files.aliases()
    wanted = set(only) if only is not None else None
    yield from _countries(cities, aliases, wanted)
    for row in files.regions():
        if wanted is None or row["id"] in wanted:
            yield gazetteer.region_of_table(row, aliases[row["id"]])
    shown, admin1 = files.display_names(), files.admin1_names()
    while cities:
        key, city = cities.popitem()
        if wanted is None or gazetteer.city_id(key) in wanted:
            yield gazetteer.city(city, shown.get(key, gazetteer.NO_NAMES), admin1, aliases[gazetteer.city_id(key)])


def _countries(
    cities: Mapping[str, City], aliases: Mapping[str, gazetteer.Aliases], wanted: Collection[str] | None
) -> Iterator[Named]:
    entries = files.countries()
    codes = [code for code in entries if wanted is None or gazetteer.country_id(code) in wanted]
    if not codes:
        return
    of_country, names = files.cities_by_country(cities.values()), files.country_names()
    for code in codes:
        key = gazetteer.country_id(code)
        country = gazetteer.country(entries[code], of_country[code], names[code], aliases[key])
        if country:
            yield country


def _write_places(only: Collection[str] | None, progress: Progress) -> tuple[int, int]:
    """Write the places and their names; returns how many of each."""
    _forget(only)
    written = names = 0
    cities = files.cities()
    total = len(cities) if only is None else len(set(only))
    chosen = _every_place(cities, only)
    while batch := list(itertools.islice(chosen, _PLACES_AT_ONCE)):
        written += bulk.upsert_rows("places_place", _PLACE_COLUMNS, map(_place_row, batch))
        names += bulk.insert_rows(
            "places_placename", _NAME_COLUMNS, itertools.chain.from_iterable(map(_name_rows, batch))
        )
        progress(written, max(written, total))
    bulk.run("ANALYZE places_placename")
    return written, names


def _forget(only: Collection[str] | None) -> None:
    """Take away the names that are about to be written anew; every place is retired until it is met again."""
    if only is None:
        models.Place.objects.exclude(pk__startswith=ADDED_MARK).update(retired=True)
        models.PlaceName.objects.alias(head=Left("place_id", len(ADDED_MARK))).exclude(head=ADDED_MARK).delete()
    else:
        models.PlaceName.objects.filter(place_id__in=only).delete()


def add_places(*, places: Iterable[Place], names: Mapping[str, Sequence[str]]) -> int:
    """Add places that the gazetteer lacks, or update them; returns how many there were.

    Their ids are ``wd:Q…``, in a demonstration ``demo:…`` too; any other raises NotAnAddedPlace and nothing is
    written. ``names`` are further names by place id. Loading the gazetteer leaves places of Wikidata alone. They are
    found by search at once, but a prefix that thousands of names share answers from a list that is made anew only when
    the gazetteer is loaded.
    """
    named = [Named(one, (one.name_en, one.name_ar), tuple(names.get(one.id, ()))) for one in places]
    ids = [one.place.id for one in named]
    for key in ids:
        if not (_ADDED_ID.fullmatch(key) or (settings.DEMONSTRATION and _DEMO_ID.fullmatch(key))):
            raise NotAnAddedPlace(key)
    with transaction.atomic():
        for start in range(0, len(ids), _DELETED_AT_ONCE):
            models.PlaceName.objects.filter(place_id__in=ids[start : start + _DELETED_AT_ONCE]).delete()
        bulk.upsert_rows("places_place", _PLACE_COLUMNS, map(_place_row, named))
        bulk.insert_rows("places_placename", _NAME_COLUMNS, itertools.chain.from_iterable(map(_name_rows, named)))
    return len(set(ids))


def _place_row(named: Named) -> bulk.Row:
    """The values of _PLACE_COLUMNS."""
    place = named.place
    return (
        place.id,
        place.kind.value,
        place.name_en,
        place.name_ar,
        place.name_ar_source.value,
        place.country,
        place.admin1,
        place.admin1_ar,
        place.lat,
        place.lon,
        place.population,
        place.timezone,
        place.population or 0,
        False,
    )


def _name_rows(named: Named) -> list[bulk.Row]:
    place, weight = named.place, named.place.population or 0
    norms = index_names(named.main, named.aliases, named.alternates)
    return [
        (place.id, norm, kind.value, place.country, weight, is_prominent(kind, weight)) for norm, kind in norms.items()
    ]


def _write_positions() -> None:
    """Write the positions on the places that are loaded, in place of those that were there."""
    models.Position.objects.all().delete()
    stated = files.positions()
    known = places(one.place_id for one in stated)
    models.Position.objects.bulk_create(
        models.Position(
            place_id=one.place_id,
            held_by=one.held_by,
            statement=dict(one.statement),
            source_url=one.source_url,
            source_title=one.source_title,
            order=order,
        )
        for order, one in enumerate(stated)
        if one.place_id in known
    )


def _write_shortcuts() -> None:
    models.Shortcut.objects.all().delete()
    prefixes = itertools.chain([""], _crowded_prefixes())
    models.Shortcut.objects.bulk_create(itertools.chain.from_iterable(map(_shortcuts, prefixes)))


def _crowded_prefixes() -> Iterator[str]:
    for length in range(1, _LONGEST_SHORTCUT + 1):
        counted = models.PlaceName.objects.annotate(prefix=Left("norm", length)).values("prefix")
        crowded = counted.annotate(number=Count("*")).filter(number__gte=_SHORTCUT_FROM)
        prefixes = list(crowded.values_list("prefix", flat=True))
        if not prefixes:
            return
        # A shorter name is its own prefix at every length, and typed text never ends in a space.
        yield from (prefix for prefix in prefixes if len(prefix) == length and not prefix.endswith(" "))


def _shortcuts(prefix: str) -> Iterable[models.Shortcut]:
    ids, total = ranked(prefix, "", "", sys.maxsize)
    yield models.Shortcut(prefix=prefix, kind="", total=total, places=ids[:SHORTCUT_PLACES])
    for kind, mark in ID_MARKS.items():
        of_kind = [key for key in ids if key.startswith(mark)]
        yield models.Shortcut(prefix=prefix, kind=kind, total=len(of_kind), places=of_kind[:SHORTCUT_PLACES])
