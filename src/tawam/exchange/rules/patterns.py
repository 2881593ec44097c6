"""How the held activities spread: over the parties, over themes and bodies, over time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import pairwise

from tawam.exchange.rules.totals import held
from tawam.exchange.values import Activity, ActivityKind, Balance, Breadth, Silence, State, Theme

# What an activity of a kind is about even if nobody ticked a theme; kinds that may be about anything have none.
THEMES_OF_KIND: dict[ActivityKind, tuple[Theme, ...]] = {
    ActivityKind.ART_EXHIBITION: (Theme.CULTURE,),
    ActivityKind.MUSIC_FESTIVAL: (Theme.CULTURE,),
    ActivityKind.CULTURAL_EVENT: (Theme.CULTURE,),
    ActivityKind.CREATIVE_INDUSTRIES: (Theme.CREATIVE_INDUSTRIES,),
    ActivityKind.LANGUAGE_PROGRAMME: (Theme.LANGUAGE,),
    ActivityKind.SCHOOL_EXCHANGE: (Theme.EDUCATION, Theme.YOUTH),
    ActivityKind.STUDENT_EXCHANGE: (Theme.EDUCATION,),
    ActivityKind.SCHOLARSHIP: (Theme.EDUCATION,),
    ActivityKind.YOUTH_CAMP: (Theme.YOUTH,),
    ActivityKind.SPORT: (Theme.SPORT,),
    ActivityKind.TOURISM: (Theme.TOURISM,),
    ActivityKind.REMEMBRANCE: (Theme.PEACE,),
    ActivityKind.JOINT_RESEARCH: (Theme.RESEARCH,),
    ActivityKind.MEDICAL_COOPERATION: (Theme.HEALTH,),
    ActivityKind.TRADE_CONTACT: (Theme.ECONOMY,),
    ActivityKind.INVESTMENT: (Theme.INVESTMENT,),
    ActivityKind.SUSTAINABILITY_PROJECT: (Theme.ENVIRONMENT,),
    ActivityKind.CLIMATE_PROJECT: (Theme.CLIMATE,),
    ActivityKind.URBAN_PLANNING: (Theme.URBAN_PLANNING,),
    ActivityKind.INFRASTRUCTURE: (Theme.INFRASTRUCTURE,),
    ActivityKind.HUMAN_RIGHTS: (Theme.HUMAN_RIGHTS,),
    ActivityKind.AID_SUPPLIES: (Theme.DISASTER,),
    ActivityKind.AID_MEDICAL: (Theme.DISASTER, Theme.HEALTH),
    ActivityKind.AID_TEAM: (Theme.DISASTER,),
    ActivityKind.AID_MONEY: (Theme.DISASTER,),
}


def themes_of(one: Activity) -> tuple[Theme, ...]:
    """The themes that were ticked; where none was, those that the kind implies."""
    return ticked_or_implied(one.themes, one.kind)


def ticked_or_implied(ticked: tuple[Theme, ...], kind: ActivityKind) -> tuple[Theme, ...]:
    """The same of an activity of which no more is read."""
    return ticked or THEMES_OF_KIND.get(kind, ())


def public_part(one: Activity) -> Activity:
    """What everybody may know of an activity: no amounts, no outcomes, no notes, no names of bodies."""
    bodies = tuple(dict.fromkeys(replace(body, name="", side="") for body in one.organisers))
    return replace(one, organisers=bodies, money=(), outcomes=(), note="")


def balance(activities: Iterable[Activity], parties: Collection[str]) -> Balance:
    """Where the held activities took place; one that both parties hosted counts for both."""
    found = held(activities)
    at_party = {party: sum(party in one.hosts for one in found) for party in parties}
    most = max(at_party.values(), default=0)
    away = [one for one in found if not set(one.hosts) & set(parties)]
    return Balance(
        at_party=at_party,
        elsewhere=sum(bool(one.hosts) for one in away),
        online=sum(one.online and not one.hosts for one in away),
        not_stated=sum(not one.online and not one.hosts for one in away),
        share=min(at_party.values()) / most if most else None,
    )


def breadth(activities: Iterable[Activity]) -> Breadth:
    """In how many held activities each theme, kind and type of organiser appears."""
    found = held(activities)
    return Breadth(
        themes=dict(Counter(theme for one in found for theme in set(themes_of(one)))),
        kinds=dict(Counter(one.kind for one in found)),
        organisers=dict(Counter(kind for one in found for kind in {body.type for body in one.organisers})),
    )


def last_held(activities: Iterable[Activity], as_of: dt.date) -> Activity | None:
    """The held activity that ended last among those that can have begun by the day."""
    found = [one for one in held(activities) if one.starts_on.earliest() <= as_of]
    return max(found, key=lambda one: (one.last_on, one.starts_on, one.id), default=None)


def longest_silence(activities: Iterable[Activity], *, as_of: dt.date, since: dt.date | None = None) -> Silence | None:
    """The longest time up to the day in which surely nothing that is logged was held.

    A date that is known to the year may mean any of its days, so such a year is never counted as silent. The time
    before the first activity counts only from ``since`` on; without it and without activities there is no answer.
    """
    spans = [(one.starts_on.earliest(), one.last_on.latest()) for one in held(activities)]
    if since and all(since < start for start, _ in spans):
        spans.append((since, since))
    spans = sorted(span for span in spans if span[0] <= as_of)
    if not spans:
        return None
    gaps: list[Silence] = []
    quiet_from = min(spans[0][1], as_of)
    for (_, _), (start, end) in pairwise(spans):
        gaps.append(Silence(quiet_from, max(start, quiet_from)))
        quiet_from = min(max(quiet_from, end), as_of)
    gaps.append(Silence(quiet_from, as_of))
    return max(gaps, key=lambda gap: (gap.days, gap.from_on))


def overdue(activities: Iterable[Activity], as_of: dt.date) -> list[Activity]:
    """Planned activities whose last possible day is over: nobody has said yet whether they took place."""
    found = (one for one in activities if one.state is State.PLANNED and one.last_on.latest() < as_of)
    return sorted(found, key=lambda one: (one.starts_on, one.id))


def perhaps_the_same(one: Activity, others: Iterable[Activity]) -> list[Activity]:
    """Activities of the same kind that can be of the same days: perhaps the other side has logged this one already."""
    return [
        other
        for other in others
        if other.id != one.id
        and other.kind is one.kind
        and other.state is one.state
        and other.starts_on.earliest() <= one.last_on.latest()
        and one.starts_on.earliest() <= other.last_on.latest()
    ]
