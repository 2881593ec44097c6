"""The network of ties on record, as the criteria ask it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from tawam.matching.values import Network, Pair, Spot
from tawam.places.rules.geography import Located, kilometres
from tawam.places.values import Place
from tawam.registry.values import Kind, Life, Light

NEAR_KM = 60.0
TWINS = frozenset({Kind.TWINNING, Kind.FRIENDSHIP})
# Ties of states, and projects of their ministries, say nothing of cities.
NO_TIES_OF_CITIES = frozenset({Kind.STATE_TREATY, Kind.EU_INSTITUTIONAL})


def pair(one: str, other: str) -> Pair:
    """Both in the order of their codes."""
    return (one, other) if one <= other else (other, one)


def network(lives: Iterable[Life], lights: Mapping[str, Light], spots: Mapping[str, Spot]) -> Network:
    """The network of these partnerships, of which ``lights`` says whether they are over."""
    partners: dict[str, set[str]] = defaultdict(set)
    loose: set[Pair] = set()
    over: set[Pair] = set()
    between: Counter[Pair] = Counter()
    for life in lives:
        for (one, here), (other, there) in _pairs(life):
            between[pair(here, there)] += 1
            if lights.get(life.id, Light.OPEN) is Light.OVER:
                over.add(pair(one, other))
            elif life.kind in TWINS:
                partners[one].add(other)
                partners[other].add(one)
            else:
                loose.add(pair(one, other))
    of_country: Counter[str] = Counter()
    for (here, there), count in between.items():
        of_country[here] += count
        of_country[there] += count
    found = {place: frozenset(some) for place, some in partners.items()}
    return Network(found, frozenset(loose), frozenset(over), spots, between, of_country, between.total())


def _pairs(life: Life) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    if life.kind in NO_TIES_OF_CITIES:
        return []
    return [(one, other) for number, one in enumerate(life.parties) for other in life.parties[number + 1 :]]


def shared_partners(one: str, other: str, net: Network) -> int:
    """How many partners both have."""
    return len(net.partners.get(one, frozenset()) & net.partners.get(other, frozenset()))


def ends_nearby(own: Place, net: Network) -> list[str]:
    """The partners of all places within 60 km, once for each tie; the place itself is not its own neighbour."""
    near = [key for key in net.partners if key != own.id and kilometres(own, net.spots[key]) <= NEAR_KM]
    return sorted(end for key in near for end in net.partners[key])


def neighbours_ties(own: Place, other: Located, net: Network) -> int | None:
    """How many ties join the surroundings of two places; None if no place near the first has a tie."""
    ends = ends_nearby(own, net)
    if not ends:
        return None
    return sum(kilometres(other, net.spots[end]) <= NEAR_KM for end in ends)
