"""Profiles, networks and knowledge for the tests of the matching."""

from __future__ import annotations

from hypothesis import strategies as st

from tawam.basics.reasons import Reason
from tawam.exchange.values import Theme
from tawam.matching.rules.criteria import TABLE
from tawam.matching.rules.network import pair
from tawam.matching.rules.setting import BORDER_KM
from tawam.matching.values import Grounds, Known, Likely, Near, Needs, Network, Profile, Spot
from tawam.places.rules.geography import kilometres
from tawam.places.values import Place, PlaceKind

COUNTRIES = ("DE", "FR", "GH", "JP")
ZONES = {"Europe/Berlin": 1.0, "Africa/Accra": 0.0, "Asia/Tokyo": 9.0, "Asia/Kolkata": 5.5}
SPOKEN = {"DE": {"de": 0.91, "en": 0.64}, "FR": {"fr": 0.99, "en": 0.39}, "GH": {"en": 0.67, "ak": 0.5}, "JP": {}}
SCRIPTS = {"DE": frozenset({"Latn"}), "FR": frozenset({"Latn"}), "GH": frozenset({"Latn"}), "JP": frozenset()}
CODES = [one.code for one in TABLE.criteria]


def place(key: str = "gn:1", country: str = "DE", lat: float = 50.0, lon: float = 10.0, **more: object) -> Place:
    """A city; whatever is not said is unknown."""
    told = {"name_en": key, "name_ar": "", "admin1": "", "population": None, "timezone": "", **more}
    return Place(id=key, kind=PlaceKind.CITY, country=country, lat=lat, lon=lon, **told)


def profile(key: str = "gn:1", country: str = "DE", **more: object) -> Profile:
    """A profile; what belongs to the place goes to it, the rest is the profile's own."""
    own = {
        name: more.pop(name)
        for name in ("rank", "capital", "spoken", "scripts", "hours", "setting", "inside")
        if name in more
    }
    return Profile(place(key, country, **more), **own)


def known(*ties: tuple[str, str], spots: dict[str, tuple[float, float]] | None = None, **more: object) -> Known:
    """Places tied by twinnings, all at one spot unless told otherwise."""
    partners: dict[str, frozenset[str]] = {}
    for one, other in ties:
        partners[one] = partners.get(one, frozenset()) | {other}
        partners[other] = partners.get(other, frozenset()) | {one}
    where = {key: Spot(*(spots or {}).get(key, (50.0, 10.0))) for key in partners}
    said = {name: more.pop(name, {}) for name in ("exposure", "needs", "themes")}
    said["likely"] = more.pop("likely", Likely())
    return Known(Network(partners=partners, spots=where, **more), **said)


SOME = st.frozensets(st.sampled_from([Theme.CULTURE, Theme.SPORT, Theme.YOUTH]), max_size=3)
# Each tells of something where it stands in the country of such names, the last of nothing anywhere.
NAMES = ("Au am Main", "Ver-sur-Mer", "Bar-sur-Seine", "Port Said", "Fort-la-Montagne", "Ahausen")
LAND = {"DE": {"FR"}, "FR": {"DE"}, "JP": set()}


def nearest(own: Place, cities: list[Place]) -> Near | None:
    """The nearest city across a land border within 25 km, worked out one by one."""
    abroad = [one for one in cities if one.country in LAND.get(own.country, ())]
    found = [(kilometres(own, one), one.name_en) for one in abroad if kilometres(own, one) <= BORDER_KM]
    return Near(min(found)[1], "", min(found)[0]) if found else None


def told_likely(key: str) -> Reason:
    """What a model says of every candidate."""
    return Reason("likely", {"share": "3.4%"})


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Place], dict[str, str], Known]:
    """Some cities, their capitals, and a network among them, with every gap that data can have."""
    number = draw(st.integers(2, 9))
    cities = [
        place(
            f"gn:{key}",
            draw(st.sampled_from(COUNTRIES)),
            draw(st.floats(-60, 60) | st.floats(50.0, 50.2)),
            draw(st.floats(-179, 179) | st.floats(10.0, 10.2)),
            name_en=draw(st.sampled_from(NAMES)),
            population=draw(st.none() | st.integers(1, 20_000_000)),
            timezone=draw(st.sampled_from(sorted(ZONES))),
        )
        for key in range(number)
    ]
    capitals = {one.country: one.id for one in cities if draw(st.booleans())}
    ids = st.sampled_from([one.id for one in cities])
    ties = [tie for tie in draw(st.lists(st.tuples(ids, ids), max_size=8)) if tie[0] != tie[1]]
    loose = frozenset(pair(*tie) for tie in draw(st.lists(st.tuples(ids, ids), max_size=3)) if tie[0] != tie[1])
    between = draw(st.dictionaries(st.sampled_from([("DE", "FR"), ("FR", "GH"), ("DE", "DE")]), st.integers(1, 9)))
    of_country = {code: draw(st.integers(0, 12)) for code in COUNTRIES}
    shock = st.none() | st.floats(0, 1)
    exposure = {code: Grounds(draw(shock), Reason("relations_unknown")) for code in COUNTRIES[:2]}
    needs = {one.id: Needs(draw(SOME), draw(SOME)) for one in cities if draw(st.booleans())}
    themes = {one.id: draw(SOME) for one in cities if draw(st.booleans())}
    spots = {one.id: (one.lat, one.lon) for one in cities}
    shares = draw(st.dictionaries(ids, st.floats(0, 1), max_size=4))
    likely = Likely(shares, draw(st.frozensets(ids, max_size=2)), Reason("no_candidate"), told_likely)
    more = {
        "loose": loose,
        "likely": likely,
        "between": between,
        "of_country": of_country,
        "ties": sum(between.values()),
    }
    return cities, capitals, known(*ties, spots=spots, exposure=exposure, needs=needs, themes=themes, **more)
