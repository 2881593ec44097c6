"""Which stated coordinates are no truth, by rules that know nothing of what the resolver answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tawam.config.quality.lists import DataSet, Question
from tawam.places import queries
from tawam.places.rules.geography import Point, kilometres
from tawam.places.rules.reading import readings
from tawam.places.rules.text import normalise
from tawam.places.values import Asked, Place

# A list may round; a place of the stated country that lies so near speaks for the coordinates.
BORDER_KM = 60.0
# So many names with nothing in common do not lie at one point, to the fourth decimal of a degree.
MANY_NAMES = 3
_SHARED = 60.0
RULES = {
    "another_country": "no place of the stated country lies within 60 km of the coordinates, and places of others do",
    "one_point": "three or more names with nothing in common stand at exactly these coordinates in one list",
    "another_name": (
        "the list's geocoder says that it found something of another name, and the stated country has a place of "
        "exactly the name asked for, but none within 60 km"
    ),
}


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why coordinates are no truth: the code of one of RULES and what was found, to be looked up by anyone."""

    code: str
    evidence: str


def checked(data_set: DataSet) -> dict[Question, Flaw]:
    """The questions of a list whose coordinates are shown to be wrong, each by the first rule that shows it."""
    located = {one for pair in data_set.pairs for one in pair if one.truth is not None}
    foreign = _in_another_country(located)
    crowded = _at_one_point(located - foreign.keys())
    return foreign | crowded | _of_another_name(located - foreign.keys() - crowded.keys())


def _in_another_country(located: Collection[Question]) -> dict[Question, Flaw]:
    named = queries.countries_named(one.asked.country for one in located)
    near = queries.countries_around([one.truth for one in located if one.truth], BORDER_KM)
    found: dict[Question, Flaw] = {}
    for one in located:
        meant, there = named.get(one.asked.country), near.get(_point(one))
        if meant and there and not meant & there:
            found[one] = Flaw("another_country", f"places of {', '.join(sorted(there))} only")
    return found


def _at_one_point(located: Collection[Question]) -> dict[Question, Flaw]:
    at: dict[tuple[float, float], set[Question]] = defaultdict(set)
    for one in located:
        at[round(_point(one).lat, 4), round(_point(one).lon, 4)].add(one)
    crowds = ((some, _unlike(normalise(one.asked.name) for one in some)) for some in at.values())
    return {
        one: Flaw("one_point", f"{len(names)} such names, as {' and '.join(names[:MANY_NAMES])}")
        for some, names in crowds
        if len(names) >= MANY_NAMES
        for one in some
    }


def _unlike(names: Iterable[str]) -> list[str]:
    """Of these names so many that no two have much in common."""
    kept: list[str] = []
    for name in sorted(set(names)):
        if all(fuzz.token_set_ratio(name, other) < _SHARED for other in kept):
            kept.append(name)
    return kept


def _of_another_name(located: Collection[Question]) -> dict[Question, Flaw]:
    told = {one: _told(one) for one in located if one.found and not _names_it(one)}
    borne = queries.bearers_at_home(one.asked for one in told)
    return {
        one: Flaw("another_name", f"it found “{found}”; {_nearest(one, borne[one.asked])}")
        for one, found in told.items()
        if _all_far(_point(one), borne.get(one.asked, ()))
    }


def _all_far(point: Point, places: Sequence[Place]) -> bool:
    return bool(places) and all(kilometres(point, one) > BORDER_KM for one in places)


def _nearest(one: Question, places: Sequence[Place]) -> str:
    place = min(places, key=lambda place: kilometres(place, _point(one)))
    return f"{place.name_en} ({place.id}) lies {kilometres(place, _point(one)):.0f} km away"


def _told(one: Question) -> str:
    return one.found.split(",")[0].strip()


def _names_it(one: Question) -> bool:
    return any(normalise(_told(one)) in reading.norms for reading in readings(one.asked.name))


def _point(one: Question) -> Point:
    assert one.truth is not None  # noqa: S101 -- only called for questions with truth
    return one.truth


def counted(flaws: Mapping[Question, Flaw]) -> dict[str, int]:
    """How many questions each rule takes out."""
    codes = [flaw.code for flaw in flaws.values()]
    return {code: codes.count(code) for code in RULES}


def located_again(one: Question) -> Asked:
    """The question with its stated coordinates, as the gazetteer is asked whether it holds the place at all."""
    return Asked(one.asked.name, one.asked.country, lat=_point(one).lat, lon=_point(one).lon)
