"""Which place a name in a text means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tawam.places import files
from tawam.places.queries.bearing import Bearing, bearers, bearing, places_of
from tawam.places.queries.countries import NOTHING, Named, read_countries
from tawam.places.queries.misspelling import bearers_alike
from tawam.places.queries.parts import parts_among
from tawam.places.queries.searching import ID_MARKS
from tawam.places.rules.candidates import Bearer, Context
from tawam.places.rules.countries import instead, with_possessions
from tawam.places.rules.deciding import decide
from tawam.places.rules.geography import Point
from tawam.places.rules.merged import merged
from tawam.places.rules.ranking import TODAYS_NAMES
from tawam.places.rules.reading import Reading, has_long_letters, loose_readings, readings
from tawam.places.rules.regions import keys_of_region
from tawam.places.rules.text import normalise
from tawam.places.values import ADDED_MARK, Asked, Outcome, Place, PlaceKind, Resolution

_LONGEST_NAME = 200
# So many questions are worked on at a time: their places fill some 20 MB.
_AT_ONCE = 4_000


@dataclass(frozen=True, slots=True)
class _Case:
    """All that is needed to decide on one question, so that a partner found later costs no further query."""

    bearers: tuple[Bearer, ...]
    context: Context
    regions_in: frozenset[str]

    def decided(self, partner: Place | None = None, lang: str = "en") -> Resolution:
        found = [one for one in self.bearers if partner is None or one.place.id != partner.id]
        return decide(found or self.bearers, replace(self.context, partner=partner, lang=lang), self.regions_in)


def resolve(
    name: str, *, country: str = "", region: str = "", partner: str = "", lang: str = "", kind: str = ""
) -> Resolution:
    """The places that a name may mean, best first, and whether the first can be taken without asking.

    ``country`` is an ISO 3166-1 code or a country's name in any language, ``region`` the name of a first-level
    region, ``partner`` the id or name of the place it is twinned with, ``kind`` a PlaceKind that it must be;
    ``lang`` is the language in which the reasons name places. “Paris (Texas)” and “Paris, France” carry their
    context with them.
    """
    asked = Asked(name, country, region)
    return _cases([asked], kind)[asked].decided(_partner(partner) if partner else None, lang or "en")


def resolve_many(asked: Sequence[Asked]) -> list[Resolution]:
    """What each name means, in the order of the questions; equal questions are answered once."""
    found: dict[Asked, Resolution] = {}
    for some in _portions(asked):
        found |= {one: case.decided() for one, case in _cases(some).items()}
    return [found[one] for one in asked]


def resolve_pairs(pairs: Sequence[tuple[Asked, Asked]]) -> list[tuple[Resolution, Resolution]]:
    """What both names of each pair mean: a side that is sure is the context of the other."""
    found: list[tuple[Resolution, Resolution]] = []
    for start in range(0, len(pairs), _AT_ONCE // 2):
        some = pairs[start : start + _AT_ONCE // 2]
        cases = _cases([one for pair in some for one in pair])
        alone = {one: case.decided() for one, case in cases.items()}
        beside = lru_cache(maxsize=_AT_ONCE)(lambda one, partner, cases=cases: cases[one].decided(partner))
        for one, other in some:
            first, second = alone[one], alone[other]
            if first.outcome == Outcome.ASK and second.outcome == Outcome.SURE:
                first = beside(one, second.candidates[0].place)
            elif second.outcome == Outcome.ASK and first.outcome == Outcome.SURE:
                second = beside(other, first.candidates[0].place)
            found.append((first, second))
    return found


def country_code(text: str) -> str:
    """The ISO 3166-1 code that a code or a country's name stands for, or an empty text; “Scotland, UK” is read too.

    Empty too for a state of the past that lies in several countries today.
    """
    codes = read_countries([text]).get(text, NOTHING).codes
    return next(iter(codes)) if len(codes) == 1 else ""


def regions_of_name(norm: str) -> frozenset[str]:
    """The countries that have a first-level region of this name, which may not be a place of ours: Georgia, Limburg."""
    return files.region_countries().get(norm, frozenset())


def _portions(asked: Iterable[Asked]) -> Iterable[list[Asked]]:
    distinct = list(dict.fromkeys(asked))
    return (distinct[start : start + _AT_ONCE] for start in range(0, len(distinct), _AT_ONCE))


def _partner(text: str) -> Place | None:
    """The partner by its id, or by a name that leaves no doubt."""
    if text.startswith((*ID_MARKS.values(), ADDED_MARK)):
        return places_of([text]).get(text)
    meant = resolve(text)
    return meant.candidates[0].place if meant.outcome == Outcome.SURE else None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the database says about the words of some questions."""

    bearing: Bearing
    places: dict[str, Place]
    countries: dict[str, Named]
    kind: str

    def borne(self, reading: Reading) -> list[Bearer]:
        if reading.parts:
            return self._fit(merged([self._todays(part) for part in reading.parts]), reading)
        return self._fit(bearers(reading.norms, self.bearing, self.places), reading)

    def _todays(self, norms: tuple[str, ...]) -> list[Bearer]:
        return [one for one in bearers(norms, self.bearing, self.places) if one.kind in TODAYS_NAMES]

    def _fit(self, found: Iterable[Bearer], reading: Reading) -> list[Bearer]:
        of_kind = (one for one in found if not self.kind or one.place.kind == self.kind)
        return [one for one in of_kind if not reading.long_letters or has_long_letters(one.place.name_en)]


def _cases(asked: Iterable[Asked], kind: str = "") -> dict[Asked, _Case]:
    """The case of each distinct question: read as it stands, then loosely, then as a misspelling."""
    wanted = list(dict.fromkeys(asked))
    cases = _read_as({one: readings(one.name[:_LONGEST_NAME]) for one in wanted}, kind)
    missed = {
        one: (*readings(one.name[:_LONGEST_NAME]), *loose_readings(one.name[:_LONGEST_NAME]))
        for one, case in cases.items()
        if not _is_borne(case)
    }
    loosely = _read_as(missed, kind) if missed else {}
    cases |= {one: case for one, case in loosely.items() if case.bearers or not cases[one].bearers}
    return cases | _misspelt({one: case for one, case in cases.items() if not case.bearers}, kind)


def _is_borne(case: _Case) -> bool:
    """Whether someone bears the name where it is said to be."""
    context = case.context
    return any(context.holds(one.place) or not context.names_country for one in case.bearers)


def _misspelt(cases: dict[Asked, _Case], kind: str) -> dict[Asked, _Case]:
    """The cases with bearers of names like theirs; none where a country was given that we cannot read."""
    read = {one: case for one, case in cases.items() if not case.context.unread}
    found = bearers_alike([(one.name[:_LONGEST_NAME], case.context) for one, case in read.items()], kind)
    return {one: replace(case, bearers=some) for (one, case), some in zip(read.items(), found, strict=True)}


def _read_as(ways: dict[Asked, tuple[Reading, ...]], kind: str) -> dict[Asked, _Case]:
    hints = {normalise(one.hint) for some in ways.values() for one in some if one.hint} - {""}
    known = bearing({norm for some in ways.values() for one in some for norm in one.norms} | hints)
    ids = {key for kinds in known.values() for key in kinds} | {_stated(one) for one in ways if one.geonames}
    texts = {one.country for one in ways} | {reading.hint for some in ways.values() for reading in some}
    shelf = _Known(known, places_of(ids), read_countries(texts), kind)
    cases = {one: _case(one, some, shelf) for one, some in ways.items()}
    rivals = {bearer.place for case in cases.values() for bearer in _rivals(case)}
    parts = parts_among(rivals) if rivals else frozenset()
    return {one: _told_parts(case, parts) for one, case in cases.items()} if parts else cases


def _rivals(case: _Case) -> list[Bearer]:
    """The bearers between which size would have to decide."""
    found = [one for one in case.bearers if case.context.holds(one.place) or not case.context.names_country]
    return found if len(found) > 1 else []


def _told_parts(case: _Case, parts: frozenset[str]) -> _Case:
    if all(one.place.id not in parts for one in case.bearers):
        return case
    told = (replace(one, part=True) if one.place.id in parts else one for one in case.bearers)
    return replace(case, bearers=tuple(told))


def _stated(one: Asked) -> str:
    return f"gn:{one.geonames.strip().removeprefix('gn:')}" if one.geonames.strip() else ""


def _case(one: Asked, ways: Sequence[Reading], known: _Known) -> _Case:
    """By the first reading that a place of the stated country bears, or else by the first that any place bears."""
    best: tuple[list[Bearer], Context, Reading] | None = None
    for reading in ways:
        found = known.borne(reading)
        context = _context(one, reading, found, known)
        if best is None or (found and not best[0]):
            best = found, context, reading
        if found and any(context.holds(bearer.place) for bearer in found):
            best = found, context, reading
            break
    if best is None:
        return _Case((), _context(one, Reading(()), [], known), frozenset())
    regions = regions_of_name(normalise(one.name[:_LONGEST_NAME]) if not best[2].hint else best[2].norms[0])
    return _Case(tuple(_with_stated(_within(best[0], best[1]), best[1], known)), best[1], regions)


def _within(found: list[Bearer], context: Context) -> list[Bearer]:
    """Without the country itself if a place in it bears the name: “Monaco, Monaco” is the city."""
    at_home = [one for one in found if context.holds(one.place)]
    countries = [one for one in at_home if one.place.kind == PlaceKind.COUNTRY]
    return found if len(countries) == len(at_home) else [one for one in found if one not in countries]


def _with_stated(found: list[Bearer], context: Context, known: _Known) -> list[Bearer]:
    place = known.places.get(context.stated)
    if place is None or any(one.place.id == place.id for one in found):
        return found
    return [*found, Bearer(place, None, 0.0)]


def _context(one: Asked, reading: Reading, found: Sequence[Bearer], known: _Known) -> Context:
    """What the question says; the reading's hint is its country if it states none, its region, or another name."""
    hint = reading.hint
    named, hinted = known.countries.get(one.country, NOTHING), known.countries.get(hint, NOTHING)
    codes = _filed(named.codes, found)
    region = one.region or named.region
    if not one.country.strip():
        codes = _filed(hinted.codes, found)
        region = region or hinted.region
    region = region or hint
    return Context(
        countries=codes,
        region=region,
        region_known=_is_region(region, codes),
        unread=bool(one.country.strip()) and not codes,
        point=None if one.lat is None or one.lon is None else Point(one.lat, one.lon),
        stated=_stated(one) if _stated(one) in known.places else "",
        cut=reading.cut,
        head=reading.head,
        area=reading.area,
        namesake=one.name if codes & regions_of_name(normalise(one.name)) else "",
        also=frozenset(known.bearing.get(normalise(hint), ())) if hint else frozenset(),
    )


def _filed(codes: frozenset[str], found: Sequence[Bearer]) -> frozenset[str]:
    """The codes under which the gazetteer has these places, if it has them in the country that is meant."""
    codes = with_possessions(codes)
    if not codes or not found or any(one.place.country in codes for one in found):
        return codes
    return instead(codes)


def _is_region(name: str, codes: frozenset[str]) -> bool:
    """Whether a country that is meant has a first-level region of this name."""
    keys, known = keys_of_region(name), files.region_keys()
    return any(keys & known.get(code, frozenset()) for code in codes)
