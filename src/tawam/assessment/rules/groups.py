"""The groups in which lasting is compared. They were fixed before a figure was seen and are not tuned."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from tawam.registry.values import Cause


class Era(StrEnum):
    """When a link was signed: before and after the year in which the division of Europe ended, in steps of 20 years."""

    BEFORE_1970 = "before_1970"
    FROM_1970 = "from_1970"
    FROM_1990 = "from_1990"
    FROM_2010 = "from_2010"


class Region(StrEnum):
    """The regions by which the casebook's own summary counts, as far as it has enough cases."""

    EUROPE = "europe"
    RUSSIA_BELARUS = "russia_belarus"
    UKRAINE = "ukraine"
    EAST_ASIA = "east_asia"
    NORTH_AMERICA = "north_america"
    ELSEWHERE = "elsewhere"


class CauseGroup(StrEnum):
    """What ends links, in groups that compete: the first to come ends the link.

    Shock and slow decay are apart because the evidence has them apart: 2.6 % of French-German links dormant in peace
    (dfi and Bertelsmann Stiftung 2018), a third to a half cut within months in a political crisis (Sweden-China,
    Germany-Russia).
    """

    POLITICS = "politics"
    DECAY = "decay"
    REFORM = "reform"
    UNSTATED = "unstated"


Regions = str

_FROM = ((2010, Era.FROM_2010), (1990, Era.FROM_1990), (1970, Era.FROM_1970))
_EUROPE = frozenset({
    "AD", "AL", "AT", "AX", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FO", "FR", "GB",
    "GG", "GI", "GR", "HR", "HU", "IE", "IM", "IS", "IT", "JE", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK",
    "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "VA", "XK",
})  # fmt: skip
_REGIONS = {
    Region.EUROPE: _EUROPE,
    Region.RUSSIA_BELARUS: frozenset({"RU", "BY"}),
    Region.UKRAINE: frozenset({"UA"}),
    Region.EAST_ASIA: frozenset({"CN", "HK", "JP", "KP", "KR", "MN", "MO", "TW"}),
    Region.NORTH_AMERICA: frozenset({"CA", "US"}),
}
_GROUPS = {
    CauseGroup.POLITICS: {Cause.POLITICAL_TENSION, Cause.WAR_OR_INSECURITY, Cause.HUMAN_RIGHTS_DISPUTE},
    CauseGroup.DECAY: {
        Cause.RESOURCES,
        Cause.SUSTAINED_INTEREST,
        Cause.CHANGED_PRIORITIES,
        Cause.LEADERSHIP_CHANGE,
        Cause.ECONOMIC_HARDSHIP,
        Cause.PERCEIVED_BENEFIT,
        Cause.PARTNER_COMMITMENT,
        Cause.RESIDENTS_PARTICIPATION,
    },
    CauseGroup.REFORM: {Cause.ADMINISTRATIVE_CHANGE, Cause.AGREEMENT_EXPIRED},
    CauseGroup.UNSTATED: {Cause.OTHER, Cause.NOT_STATED},
}
_GROUP_OF = {cause: group for group, causes in _GROUPS.items() for cause in causes}


def era_of(year: int) -> Era:
    """The era in which a year lies."""
    return next((era for first, era in _FROM if year >= first), Era.BEFORE_1970)


def region_of(country: str) -> Region:
    """The region of a country code."""
    return next((region for region, codes in _REGIONS.items() if country in codes), Region.ELSEWHERE)


def regions_of(countries: Collection[str]) -> Regions:
    """The regions that a link joins, as codes with a plus; links within one region have one code."""
    touched = {region_of(country) for country in countries}
    return "+".join(region for region in Region if region in touched)


def cause_group(cause: Cause) -> CauseGroup:
    """The group of a cause."""
    return _GROUP_OF[cause]
