"""A Wikidata entity document becomes an Entity; what cannot be used in it is told, not raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from tawam.basics.dates import PartialDate
from tawam.intake.rules import wikidata_snaks as snaks
from tawam.intake.rules.wikidata_snaks import Unusable, mapping, sequence, shown
from tawam.intake.values.wikidata import Entity, Reference, TwinStatement

TWINS = "P190"
# No place has as many as two hundred.
MOST_STATEMENTS = 5_000
_POPULATION, _COUNTRY, _COORDINATES, _GEONAMES, _ISO = "P1082", "P17", "P625", "P1566", "P297"
_KIND = "P31"
_SINCE, _UNTIL, _ON, _CAUSE = "P580", "P582", "P585", "P1534"
_GEONAMES_ID = re.compile(r"[1-9]\d{0,9}", re.ASCII)
_ISO_CODE = re.compile(r"[A-Z]{2}", re.ASCII)
_RANKS = ("preferred", "normal", "deprecated")
_SNAKS = ("value", "novalue", "somevalue")
# British English is English; “mul” is the name that all languages share.
_ENGLISH = ("en", "en-gb", "mul")

Read = TypeVar("Read")
Problems = list[str]


class BadEntity(ValueError):
    """A document that is no Wikidata item: says what it is instead."""


def entity(document: Mapping[str, object]) -> Entity:
    """Read an item; raises BadEntity for a document that is none.

    A value that cannot be used is left out, and ``problems`` names its property and what is wrong with it. Deprecated
    statements are read for P190 only, where their rank is told.
    """
    qid, claims = _claims(document)
    problems: Problems = []
    lat, lon = _first(claims, _COORDINATES, snaks.coordinates, problems) or (None, None)
    population, population_on = _population(claims, problems)
    return Entity(
        qid=qid,
        labels=_labels(mapping(document.get("labels"))),
        geonames=_first(claims, _GEONAMES, lambda value: snaks.matching(value, _GEONAMES_ID), problems) or "",
        lat=lat,
        lon=lon,
        population=population,
        population_on=population_on,
        country=_country(claims, problems),
        iso=_first(claims, _ISO, lambda value: snaks.matching(value, _ISO_CODE), problems) or "",
        kinds=_kinds(claims, problems),
        modified=snaks.day_of(document.get("modified")),
        statements=tuple(_statements(qid, sequence(claims.get(TWINS)), problems)),
        problems=tuple(dict.fromkeys(problems)),
    )


def _claims(document: object) -> tuple[str, Mapping[str, object]]:
    if not isinstance(document, Mapping):
        raise BadEntity(f"a Wikidata entity is a mapping, not {type(document).__name__}")
    qid = document.get("id")
    if not isinstance(qid, str) or not snaks.ITEM.fullmatch(qid):
        raise BadEntity(f"{shown(qid)} is no id of a Wikidata item (Q and a number)")
    if document.get("type", "item") != "item":
        raise BadEntity(f"{qid} is of type {shown(document.get('type'))}, not an item")
    claims = document.get("claims")
    # Wikibase writes a mapping that holds nothing as [].
    if not isinstance(claims, Mapping) and claims != []:
        raise BadEntity(f"{qid} has no claims: the document is cut down, or the item was deleted")
    return qid, mapping(claims)


def _labels(labels: Mapping[str, object]) -> dict[str, str]:
    found = {language: snaks.text(mapping(labels.get(language)).get("value")) for language in (*_ENGLISH, "ar")}
    english = next((found[language] for language in _ENGLISH if found[language]), "")
    named = {"en": english, "ar": found["ar"], "mul": found["mul"]}
    return {language: label for language, label in named.items() if label}


def _in_force(claims: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    """The statements of a property that are not deprecated, preferred ones first."""
    statements = [mapping(one) for one in sequence(claims.get(name))]
    return [one for rank in _RANKS[:2] for one in statements if one.get("rank", "normal") == rank]


def _read(
    statements: Iterable[Mapping[str, object]], name: str, read: Callable[[object], Read], problems: Problems
) -> Iterator[tuple[Mapping[str, object], Read]]:
    """Each statement that has a usable value with that value."""
    for statement in statements:
        snak = statement.get("mainsnak")
        if mapping(snak).get("snaktype") in ("novalue", "somevalue"):
            continue
        try:
            yield statement, read(snaks.value_of(snak))
        except Unusable as error:
            problems.append(f"{name}: {error}")


def _first(claims: Mapping[str, object], name: str, read: Callable[[object], Read], problems: Problems) -> Read | None:
    return next((value for _, value in _read(_in_force(claims, name), name, read, problems)), None)


def _population(claims: Mapping[str, object], problems: Problems) -> tuple[int | None, PartialDate | None]:
    """The newest figure among the preferred ones, or else among all; one without a date is the oldest."""
    known = [
        (statement.get("rank") == "preferred", _dated(statement, problems), number)
        for statement, number in _read(_in_force(claims, _POPULATION), _POPULATION, snaks.people, problems)
    ]
    if not known:
        return None, None
    _, on, number = max(known, key=lambda one: (one[0], one[1] is not None, one[1] or PartialDate(1)))
    return number, on


def _dated(statement: Mapping[str, object], problems: Problems) -> PartialDate | None:
    given = sequence(mapping(statement.get("qualifiers")).get(_ON))
    return _usable_date(given, f"{_POPULATION}: {_ON}", problems)


def _usable_date(given: Iterable[object], whose: str, problems: Problems) -> PartialDate | None:
    """The first date among snaks; what is no date is told."""
    dates = list(_usable(given, snaks.date, whose, problems))
    if len(set(dates)) > 1:
        problems.append(f"{whose}: has {len(set(dates))} values; the first is used")
    return dates[0] if dates else None


def _usable(given: Iterable[object], read: Callable[[object], Read], whose: str, problems: Problems) -> Iterator[Read]:
    return (value for _, value in _read(({"mainsnak": one} for one in given), whose, read, problems))


def _country(claims: Mapping[str, object], problems: Problems) -> str:
    """The country of today: preferred before others, none that has ended."""
    current = [one for one in _in_force(claims, _COUNTRY) if not mapping(one.get("qualifiers")).get(_UNTIL)]
    return next((value for _, value in _read(current, _COUNTRY, snaks.item, problems)), "")


def _kinds(claims: Mapping[str, object], problems: Problems) -> tuple[str, ...]:
    """What it is today: as for the country, what has ended is left out."""
    current = [one for one in _in_force(claims, _KIND) if not mapping(one.get("qualifiers")).get(_UNTIL)]
    return tuple(dict.fromkeys(value for _, value in _read(current, _KIND, snaks.item, problems)))


def _statements(qid: str, statements: Sequence[object], problems: Problems) -> Iterator[TwinStatement]:
    if len(statements) > MOST_STATEMENTS:
        problems.append(f"{TWINS}: has {len(statements):,} statements; the first {MOST_STATEMENTS:,} are read")
    for statement in statements[:MOST_STATEMENTS]:
        try:
            yield _statement(qid, mapping(statement), problems)
        except Unusable as error:
            problems.append(f"{TWINS}: {error}")


def _statement(qid: str, fields: Mapping[str, object], problems: Problems) -> TwinStatement:
    snak, rank, target = _main(qid, fields)
    qualifiers = mapping(fields.get("qualifiers"))

    def date(name: str) -> PartialDate | None:
        return _usable_date(sequence(qualifiers.get(name)), f"{TWINS}: {target or snak}: {name}", problems)

    since, until, on = date(_SINCE), date(_UNTIL), date(_ON)
    kept = _kept(qualifiers, problems)
    cause = kept.pop(_CAUSE, "")
    for name, value in ((_SINCE, since), (_UNTIL, until), (_ON, on)):
        # A date that was not used, or of which there are several, stays readable among the qualifiers.
        if value is not None and kept.get(name) == str(value):
            del kept[name]
    return TwinStatement(
        id=snaks.text(fields.get("id")),
        target=target,
        snak=snak,
        rank=rank,
        since=since,
        until=until,
        on=on,
        cause=cause,
        qualifiers=kept,
        references=tuple(_references(sequence(fields.get("references")), problems)),
    )


def _main(qid: str, fields: Mapping[str, object]) -> tuple[str, str, str]:
    """Snak type, rank and target; raises Unusable."""
    main, rank = mapping(fields.get("mainsnak")), fields.get("rank")
    snak = main.get("snaktype")
    if not isinstance(snak, str) or snak not in _SNAKS:
        raise Unusable(f"{shown(snak)} is no kind of value")
    if not isinstance(rank, str) or rank not in _RANKS:
        raise Unusable(f"{shown(rank)} is no rank")
    target = snaks.item(snaks.value_of(main)) if snak == "value" else ""
    if target == qid:
        raise Unusable("names the item itself")
    return snak, rank, target


def _kept(qualifiers: Mapping[str, object], problems: Problems) -> dict[str, str]:
    """Every qualifier as text by property."""
    kept = {}
    for name, given in qualifiers.items():
        if not isinstance(name, str) or not snaks.PROPERTY.fullmatch(name):
            problems.append(f"{TWINS}: the qualifier {shown(name)} is no property")
            continue
        told = "; ".join(filter(None, dict.fromkeys(snaks.readable(one) for one in sequence(given))))
        if told:
            kept[name] = told
    return kept


def _references(references: Iterable[object], problems: Problems) -> Iterator[Reference]:
    """References that can be followed: one per web address; those that only name a Wikipedia (P143) are none."""
    whose = f"{TWINS}: reference"
    for reference in references:
        fields = mapping(mapping(reference).get("snaks"))

        def given(name: str, fields: Mapping[str, object] = fields) -> list[object]:
            return sequence(fields.get(name))

        works = list(_usable(given("P248"), snaks.item, f"{whose}: P248", problems))
        titles = [told for told in map(snaks.readable, given("P1476")) if told]
        read_on = _usable_date(given("P813"), f"{whose}: P813", problems)
        published = _usable_date(given("P577"), f"{whose}: P577", problems)
        for url in list(_usable(given("P854"), snaks.address, f"{whose}: P854", problems)) or [""]:
            found = Reference(url, works[0] if works else "", read_on, titles[0] if titles else "", published)
            if found.url or found.stated_in or found.title:
                yield found
