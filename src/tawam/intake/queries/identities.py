"""Which places Wikidata's items are: known ones, those of their names and coordinates, or places of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawam.evidence import queries as evidence
from tawam.intake.rules.wikidata_links import DATASET, ITEM_PROPERTY
from tawam.intake.values.wikidata import Entity
from tawam.places import queries as places
from tawam.places.values import Asked, Outcome, Place, PlaceKind

# So many items of a country must have been found before their country is taken for that of its other items.
_VOTES = 3
_AGREEING = 0.9


@dataclass(frozen=True, slots=True)
class Identities:
    """By item, its place; the places that the gazetteer lacks; by item of which a person must say what it is, why."""

    places: Mapping[str, Place]
    new: tuple[Place, ...]
    asked: Mapping[str, str]


def unread_items(entities: Iterable[Entity]) -> set[str]:
    """The items to look up beside those that were read: those that they name, and known items with lists.

    An item whose list we hold and that is not among those read may have lost its last twin.
    """
    read = list(entities)
    return named_items(read) | (known_listers() - {one.qid for one in read})


def named_items(entities: Iterable[Entity]) -> set[str]:
    """The twins and the countries that items name, as far as they are not among these items themselves."""
    read: set[str] = set()
    named: set[str] = set()
    for one in entities:
        read.add(one.qid)
        named.add(one.country)
        named.update(said.target for said in one.statements)
    return named - read - {""}


def known_listers(country: str = "") -> set[str]:
    """The items, of one country or of all, whose lists of twins, as last read, still name somebody."""
    lists = evidence.lists_in_force(DATASET)
    known = {
        one.claim.value: one.claim.subject
        for one in evidence.claims_with_property(ITEM_PROPERTY)
        if one.claim.subject in lists
    }
    if not country:
        return set(known)
    return {qid for qid, place in _by_id(known).items() if place.country == country}


def known_items(qids: Collection[str]) -> set[str]:
    """Those of the items of which it is known which places they are."""
    return set(evidence.claims_with_value(ITEM_PROPERTY, qids))


def identities(entities: Collection[Entity], targets: Iterable[str]) -> Identities:
    """The places of the items and of those that they list; an item that does neither only tells a country's code.

    An item that was met before keeps its place. Another is the place of the gazetteer that bears its GeoNames id or
    its name and lies where the item says. One whose name no place bears becomes a place of its own (``wd:Q…``), if
    it states coordinates and other items tell which country its own is. The rest is asked.
    """
    named, states = set(targets), {one.country for one in entities}
    places_wanted = [one for one in entities if one.statements or one.qid in named or one.qid not in states]
    wanted = {one.qid for one in places_wanted} | named
    found = _by_id(evidence.claims_with_value(ITEM_PROPERTY, wanted | {one.qid for one in entities}))
    unknown, asked = _met_first([one for one in places_wanted if one.qid not in found], found)
    countries = _countries(entities, found)
    new = tuple(_new_place(one, countries[one.country]) for one in unknown if one.country in countries)
    found |= {place.id.removeprefix("wd:"): place for place in new}
    asked |= {one.qid: "country_unknown" for one in unknown if one.country not in countries}
    asked |= {qid: "not_in_file" for qid in wanted if qid not in found and qid not in asked}
    return Identities(found, new, asked)


def _met_first(unmet: Sequence[Entity], found: dict[str, Place]) -> tuple[list[Entity], dict[str, str]]:
    """Add the items that are places of the gazetteer to those found; returns the unknown ones, and the doubtful."""
    unknown: list[Entity] = []
    asked: dict[str, str] = {}
    for one, answer in zip(unmet, places.resolve_many([_asked(one) for one in unmet]), strict=True):
        if answer.outcome is Outcome.SURE:
            found[one.qid] = answer.candidates[0].place
        elif answer.outcome is Outcome.UNKNOWN and one.lat is not None and one.labels and not one.iso:
            unknown.append(one)
        else:
            asked[one.qid] = "ambiguous" if answer.candidates else "unknown"
    return unknown, asked


def _by_id(known: Mapping[str, str]) -> dict[str, Place]:
    found = places.places(known.values())
    return {qid: found[place_id] for qid, place_id in known.items() if place_id in found}


def _asked(one: Entity) -> Asked:
    name = one.labels.get("en") or next(iter(one.labels.values()), "")
    return Asked(name, lat=one.lat, lon=one.lon, geonames=one.geonames)


def _countries(entities: Iterable[Entity], found: Mapping[str, Place]) -> dict[str, str]:
    """By country item, its ISO code: as the item itself says, or as the places found in it agree."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    codes: dict[str, str] = {}
    for one in entities:
        if one.iso:
            codes[one.qid] = one.iso
        if one.country and one.qid in found:
            votes[one.country][found[one.qid].country] += 1
    for item, counted in votes.items():
        (code, number), *_ = counted.most_common(1)
        if number >= _VOTES and number >= _AGREEING * counted.total():
            codes.setdefault(item, code)
    return codes


def _new_place(one: Entity, country: str) -> Place:
    label = one.labels.get("en") or next(iter(one.labels.values()))
    return Place(
        id=f"wd:{one.qid}",
        kind=PlaceKind.CITY,
        name_en=label,
        name_ar=one.labels.get("ar", ""),
        country=country,
        admin1="",
        lat=one.lat or 0.0,
        lon=one.lon or 0.0,
        population=one.population,
        timezone="",
    )
