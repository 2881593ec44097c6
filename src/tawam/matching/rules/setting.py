"""Where a place lies, as far as its own name or the cities around it say so; of all else nothing is known.

GeoNames' list of cities knows neither coasts nor rivers. A name such as “Trouville-sur-Mer” does, where its country
gives such names to places that lie there. How often it is right, on names drawn by chance, is told in docs/matching.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from tawam.matching.rules.table import ground, silent
from tawam.matching.values import Grounds, Near, Trait, TraitGround

# A place this near to a city of a country with which its own shares a land border lies at that border.
BORDER_KM = 25.0
_GERMAN = "AT DE"
_ENGLISH = "AU CA GB IE NZ US ZA"
# In Spanish and Portuguese a “puerto” may be a pass; overseas it is where boats land.
_LANDINGS = "AR BO CL CO CR CU DO EC GT HN NI PA PE PH PY UY VE"
# By trait: the countries, and what a name of theirs says; the part that says it is the match without its blanks.
_SAYINGS: tuple[tuple[Trait, str, str], ...] = (
    (Trait.COAST, "BE CA FR", r"\bsur[- ]Mer$"),
    (Trait.COAST, _ENGLISH, r"\b(?:on|by|next)[- ](?:the[- ])?Sea$"),
    (Trait.COAST, "NL", r"\baan Zee$"),
    (Trait.COAST, "DE", r"^(?:Ostsee|Nordsee)(?:heil)?bad\b|^Seebad\b"),
    (Trait.COAST, "IT", r"\bal Mare$|^Marina di\b|^Lido di\b"),
    (Trait.COAST, "CL ES PT", r"\b(?:de|del|do) Mar$"),
    (Trait.RIVER, "BE FR LU", r"\bsur[- ](?!Mer\b|Aix\b|Cluses\b|Gaillon\b|Léman\b)[A-ZÉ][\w'’-]*$"),
    (Trait.RIVER, _GERMAN, r"\ban der (?!Wild\b|Teck\b|Heide\b)[A-ZÖ]\w+(?<!bahn)(?<!straße)(?<!strasse)$"),
    (Trait.RIVER, _GERMAN + " CH", r"\bam (?:Main|Rhein|Neckar|Inn|Lech|Kamp|Ziller|Kocher|Regen)$"),
    (Trait.RIVER, _ENGLISH, (r"\b(?:up)?on[- ](?:Amur|Avon|Crouch|Dee|Derwent|Don|Fergus|Hudson|Ouse|Severn|Shannon|"
     r"Soar|Spey|Stour|Suir|Tay|Tees|Tern|Thames|Trent|Tyne|Usk|Wye)$")),
    (Trait.RIVER, "CZ PL SK", r"(?<!Jablonce) nad (?!Černými)[A-ZČŘŽŠÚ]\w+$"),
    (Trait.RIVER, "NL", r"\baan den? (?:Amstel|IJssel|Lek|Maas|Rijn|Vecht|Zaan)$"),
    (Trait.RIVER, "IT", r"\bsul(?:la |lo |l['’]| )(?!Garda|Naviglio|Strada|Ionio|Marcellana|Lago|Mare)[A-Z]\w+$"),
    (Trait.RIVER, "RU", r"-(?:na|on)-(?:Amure?|Donu?|Kubani|Volge)$"),
    (Trait.MOUNTAIN, "ES", r"\bde la Sierra$"),
    (Trait.MOUNTAIN, _GERMAN, (r"\bim Gebirge$|\bam (?:Brenner|Dachstein|Großglockner|Hochkönig|Katschberg|Schneeberg|"
     r"Semmering|Wechsel|Wildkogel)$")),
    (Trait.MOUNTAIN, "FR", r"-(?:en|de|la)-Montagne$"),
    (Trait.ISLAND, "AU CA GB NZ", r"^Isle of \w+$|(?<!Fairfield) Island$"),
    (Trait.ISLAND, "US", r"(?<!Big)(?<!Blue)(?<!Grand)(?<!Rock)(?<!Shackle) Island$"),
    (Trait.ISLAND, "CA FR RE", r"^L['’][IÎ]le[- ]|\ben[- ][Ll]['’][IÎ]le$|^[IÎ]le(?=[- ]d)"),
    (Trait.PORT, "AU CA GB IE JM KE NG NZ TT ZA", r"^Port(?= (?!Glasgow\b)\w)"),
    (Trait.PORT, "DE", r"(?:hafen|haven)$"),
    (Trait.PORT, _LANDINGS, r"^Puerto(?= (?!de\b|Alto\b)\w)"),
)  # fmt: skip


def _by_country() -> dict[str, list[tuple[Trait, re.Pattern[str]]]]:
    found: dict[str, list[tuple[Trait, re.Pattern[str]]]] = defaultdict(list)
    for trait, countries, saying in _SAYINGS:
        for code in countries.split():
            found[code].append((trait, re.compile(saying)))
    return dict(found)


_PATTERNS = _by_country()


def traits_in_name(name: str, country: str) -> dict[Trait, str]:
    """What a place's name says of where it lies, each with the part that says it."""
    found = ((trait, saying.search(name)) for trait, saying in _PATTERNS.get(country, ()))
    return {trait: said[0].strip(" -") for trait, said in found if said}


def setting_of(
    name: str, country: str, near: Near | None, land_borders: Collection[str] | None
) -> dict[Trait, TraitGround]:
    """The traits of which something is known.

    ``near`` is a city across a land border within 25 km; ``land_borders`` the countries with which the place's own
    shares one, None where that is not known. That no such city lies near says nothing: borders run through deserts.
    """
    found = {trait: TraitGround(True, said, said) for trait, said in traits_in_name(name, country).items()}
    if near is not None:
        found[Trait.BORDER] = TraitGround(True, near.name, near.name_ar or near.name, round(near.km))
    elif land_borders is not None and not land_borders:
        found[Trait.BORDER] = TraitGround(False)
    return found


def likeness(own: Mapping[Trait, TraitGround], other: Mapping[Trait, TraitGround]) -> Grounds:
    """1 where both share a trait, 0 where one is known to have and the other to lack it, else not known."""
    for trait in _known_of_both(own, other):
        if own[trait].holds and other[trait].holds:
            return _shared(trait, own[trait], other[trait])
    for trait in _known_of_both(own, other):
        if own[trait].holds != other[trait].holds:
            return ground(0.0, "setting_differs")
    return silent("setting_unknown")


def _known_of_both(own: Mapping[Trait, TraitGround], other: Mapping[Trait, TraitGround]) -> Iterator[Trait]:
    return (trait for trait in Trait if trait in own and trait in other)


def _shared(trait: Trait, own: TraitGround, other: TraitGround) -> Grounds:
    said = {"own": own.says, "other": other.says, "own_ar": own.says_ar, "other_ar": other.says_ar}
    if trait is Trait.BORDER:
        return ground(1.0, "both_at_a_border", **said, own_km=str(own.km), other_km=str(other.km))
    return ground(1.0, "setting_shared", **said, trait=trait.value)
