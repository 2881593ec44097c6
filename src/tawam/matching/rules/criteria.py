"""What makes a partner fit: the table of criteria. ``board`` works out the same values for all places at once."""

from __future__ import annotations

import math
from collections.abc import Iterable

from tawam.exchange.values import Theme
from tawam.matching.rules.network import neighbours_ties, pair, shared_partners
from tawam.matching.rules.setting import likeness
from tawam.matching.rules.table import Direction, Table, ground, silent
from tawam.matching.values import Grounds, Known, Profile
from tawam.places.rules.geography import kilometres

# Ten times as many people, or a hundredfold difference of rank, is no likeness any more.
DECADES_OF_SIZE = 1.0
DECADES_OF_RANK = 2.0
HALF_KM = 1500.0
HALF_DAY = 12.0
# With so few ties on record, a country tells nothing about whom its cities choose.
FEWEST_TIES = 3
# A list of four partners leaves half the attention.
HALF_LIST = 4
# Of all pairs of towns one in five thousand is linked, of the model's candidates one in a thousand or hundred.
LEAST_SHARE, DECADES_OF_SHARE = 0.0001, 3.0
# One tie of the neighbours may be chance, three are not.
HALF_NEIGHBOURS = 2

TABLE = Table()


@TABLE.criterion("Redwood City: similar size and role; Kaltenbrunner et al. 2013", Direction.ALIKE, 3)
def size(own: Profile, other: Profile, known: Known) -> Grounds:
    """Populations of the same order: 1 if equal, 0 from ten times as many on."""
    one, two = own.place.population, other.place.population
    if not one or not two:
        return silent("size_unknown")
    apart = abs(math.log10(one / two)) / DECADES_OF_SIZE
    return ground(1 - apart, "size", own=f"{one:,}", other=f"{two:,}")


@TABLE.criterion("Redwood City: similar size and role", Direction.ALIKE, 1)
def rank(own: Profile, other: Profile, known: Known) -> Grounds:
    """The same place in the order of the country's cities: a second city beside a second city."""
    if own.rank is None or other.rank is None:
        return silent("size_unknown")
    apart = abs(math.log10(own.rank / other.rank)) / DECADES_OF_RANK
    return ground(1 - apart, "rank", own=str(own.rank), other=str(other.rank))


@TABLE.criterion("Unicode CLDR, languages of territories; a questionnaire of the UK LGA asks for it", Direction.MORE, 2)
def language(own: Profile, other: Profile, known: Known) -> Grounds:
    """The largest share of people, of both countries, that can talk to each other in one language."""
    if not own.spoken or not other.spoken:
        return silent("languages_unknown")
    shares = {one: min(share, other.spoken.get(one, 0.0)) for one, share in own.spoken.items()}
    best = min(shares, key=lambda one: (-shares[one], one))
    if not shares[best]:
        return ground(0.0, "no_language")
    return ground(shares[best], "language", language=best, share=_percent(shares[best]))


@TABLE.criterion("Unicode CLDR, likely subtags", Direction.ALIKE, 1)
def script(own: Profile, other: Profile, known: Known) -> Grounds:
    """Whether the official languages of both countries are written in one script."""
    if not own.scripts or not other.scripts:
        return silent("languages_unknown")
    shared = sorted(own.scripts & other.scripts)
    return ground(1.0, "script", script=shared[0]) if shared else ground(0.0, "no_script")


@TABLE.criterion("Baseline of every study of the network; cost of travel", Direction.NEARER, 1)
def distance(own: Profile, other: Profile, known: Known) -> Grounds:
    """How near: 1 next door, one half at 1,500 km. Distance does not drive pairing (Kaltenbrunner); it costs."""
    far = kilometres(own.place, other.place)
    return ground(1 / (1 + far / HALF_KM), "distance", km=f"{far:,.0f}")


@TABLE.criterion("IANA time zones as GeoNames files them", Direction.NEARER, 1)
def time_zone(own: Profile, other: Profile, known: Known) -> Grounds:
    """Office hours that overlap: 1 at the same time of day, 0 at twelve hours apart."""
    if own.hours is None or other.hours is None:
        return silent("time_unknown")
    apart = abs(own.hours - other.hours)
    apart = min(apart, 24 - apart)
    return ground(1 - apart / HALF_DAY, "time_zone", hours=f"{apart:g}")


@TABLE.criterion("Redwood City: similar size and role; GeoNames", Direction.ALIKE, 1)
def role(own: Profile, other: Profile, known: Known) -> Grounds:
    """Capital beside capital."""
    if own.capital is None or other.capital is None or not (own.capital or other.capital):
        return silent("role_unknown")
    return ground(1.0, "both_capitals") if own.capital and other.capital else ground(0.0, "one_capital")


@TABLE.criterion("The register's own network: observed against expected ties", Direction.MORE, 2)
def country_affinity(own: Profile, other: Profile, known: Known) -> Grounds:
    """How many ties the two countries have on record beside those that chance would give them: one half if as many."""
    net, one, two = known.network, own.place.country, other.place.country
    mine, theirs = net.of_country.get(one, 0), net.of_country.get(two, 0)
    if min(mine, theirs) < FEWEST_TIES:
        return silent("too_few_ties", country=one if mine < FEWEST_TIES else two)
    seen = net.between.get(pair(one, two), 0)
    chance = expected(mine, theirs, net.ties) / (2 if one == two else 1)
    return ground(affinity(seen, chance), "affinity", count=str(seen), expected=f"{chance:.1f}", country=two)


@TABLE.criterion("Adamic and Adar 2003; CLAIR and SCI introduce partners through partners", Direction.MORE, 3)
def partners_of_partners(own: Profile, other: Profile, known: Known) -> Grounds:
    """Common partners on record, who can introduce the two: one half for one, two thirds for two."""
    if not known.network.partners.get(own.place.id):
        return silent("no_partners")
    shared = shared_partners(own.place.id, other.place.id, known.network)
    return ground(shared / (shared + 1), "shared_partners" if shared else "no_shared_partners", count=str(shared))


@TABLE.criterion("The register's own network: strongest for a place without ties", Direction.MORE, 2)
def neighbours(own: Profile, other: Profile, known: Known) -> Grounds:
    """Ties on record between places within 60 km of the one and within 60 km of the other."""
    found = neighbours_ties(own.place, other.place, known.network)
    if found is None:
        return silent("no_neighbours")
    value = found / (found + HALF_NEIGHBOURS)
    return ground(value, "neighbours" if found else "no_neighbours_ties", count=str(found))


@TABLE.criterion("Liben-Nowell and Kleinberg 2007; measured in docs/matching.md", Direction.MORE, 2)
def likely_link(own: Profile, other: Profile, known: Known) -> Grounds:
    """How many of pairs like these are linked in the list that a model learnt: 1 if one in ten, 0 if one in 10,000.

    It knows how links came about, not whether they were good ones. Without a model trained here this is unknown.
    """
    about, key = known.likely, other.place.id
    if key in about.tied:
        return silent("learnt_tie")
    if key not in about.shares:
        return Grounds(None, about.silence)
    return Grounds(likelihood(about.shares[key]), about.told(key))


@TABLE.criterion("Baycan-Levent et al.: earlier ties predict success", Direction.MORE, 3)
def existing_tie(own: Profile, other: Profile, known: Known) -> Grounds:
    """A tie of another kind on record: a project, a pact, a cooperation.

    That schools, universities or families know each other is recorded nowhere: without a tie this is unknown, never 0.
    """
    if pair(own.place.id, other.place.id) in known.network.loose:
        return ground(1.0, "existing_tie")
    return silent("no_tie_recorded")


@TABLE.criterion("de Villiers 2009: few partners, done well", Direction.FEWER, 1)
def room_on_the_list(own: Profile, other: Profile, known: Known) -> Grounds:
    """How crowded the candidate's list already is: one half at four partners on record."""
    count = len(known.network.partners.get(other.place.id, ()))
    return ground(HALF_LIST / (HALF_LIST + count), "room", count=str(count))


@TABLE.criterion("Exposure as the assessment judges it (docs/assessment.md)", Direction.CALMER, 3)
def relations(own: Profile, other: Profile, known: Known) -> Grounds:
    """What became, in five years, of other ties between the two countries for reasons of state: 1 if none broke."""
    if own.place.country == other.place.country:
        return silent("one_country")
    return known.exposure.get(other.place.country) or silent("relations_unknown")


@TABLE.criterion("Redwood City: similar size and role; names of places and coordinates in GeoNames", Direction.ALIKE, 1)
def setting(own: Profile, other: Profile, known: Known) -> Grounds:
    """Both on a coast, a river, a mountain, an island, at a border or a port.

    Known from a name that says so (“sur-Mer”), or from a city across a land border within 25 km; else not known.
    """
    return likeness(own.setting, other.setting)


@TABLE.criterion("Gibbs et al. 2015: matched expectations; notices of the places themselves", Direction.MORE, 3)
def needs(own: Profile, other: Profile, known: Known) -> Grounds:
    """How much of what the two seek the other side offers, as both state it in notices that stand today."""
    here, there = known.needs.get(own.place.id), known.needs.get(other.place.id)
    if here is None or there is None:
        return silent("needs_not_stated")
    sought = len(here.seeks) + len(there.seeks)
    if not sought:
        return silent("nothing_sought")
    given, taken = here.seeks & there.offers, there.seeks & here.offers
    if not given and not taken:
        return ground(0.0, "needs_unmet")
    return ground((len(given) + len(taken)) / sought, "needs_met", themes_own=_codes(given), themes_other=_codes(taken))


@TABLE.criterion("Baycan-Levent et al.: similar urban problems predict success; logs and notices", Direction.MORE, 2)
def shared_themes(own: Profile, other: Profile, known: Known) -> Grounds:
    """The share of this place's problems and subjects that the other has too, from public activities and notices."""
    here, there = known.themes.get(own.place.id), known.themes.get(other.place.id)
    if not here or not there:
        return silent("themes_unknown")
    shared = here & there
    if not shared:
        return ground(0.0, "no_shared_theme")
    return ground(len(shared) / len(here), "shared_themes", themes=_codes(shared))


def _codes(themes: Iterable[Theme]) -> str:
    return ",".join(sorted(themes))


def likelihood(share: float) -> float:
    """A share as a value between 0 and 1, by its logarithm: tenfold is as much at each step."""
    decades = math.log10(max(share, LEAST_SHARE) / LEAST_SHARE)
    return min(1.0, decades / DECADES_OF_SHARE)


def expected(mine: int, theirs: int, ties: int) -> float:
    """How many ties two countries would share if every end were drawn by chance."""
    return mine * theirs / max(1, 2 * ties)


def affinity(seen: float, chance: float) -> float:
    """Observed beside expected ties, one added to both so that a single tie does not make a pattern."""
    return (seen + 1) / (seen + chance + 2)


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"
