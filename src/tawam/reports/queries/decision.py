"""What is read for the paper on a hard case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from tawam.assessment import queries as assessment
from tawam.evidence.values import Source
from tawam.exchange import queries as exchange
from tawam.exchange.values import Agreement
from tawam.places.values import Place
from tawam.registry import queries as registry
from tawam.registry.values import Conflict, LifeEvent, Partnership, Topic
from tawam.reports.rules.likeness import CAUSES, Asked, case_on_record, like_cases
from tawam.reports.values import DecisionPaper, HardCase, LikeCases

# What a disagreement must be about for a counted case to be marked: else it touches no count.
_TOUCHES_COUNTS = frozenset({Topic.STATUS, Topic.END, Topic.CAUSE, Topic.SCOPE, Topic.ACTOR})


class CaseNotKnown(LookupError):
    """The record does not show what kind of case it is, and nobody said it."""

    def __init__(self, partnership_id: str) -> None:
        known = ", ".join(HardCase)
        super().__init__(f"The record of {partnership_id} does not show what kind of case it is: name one of {known}.")


class NoParty(LookupError):
    """The place that is to decide is no party of the partnership."""

    def __init__(self, place_id: str, parties: Iterable[Place]) -> None:
        known = ", ".join(f"{one.id} ({one.name_en})" for one in parties)
        super().__init__(f"{place_id[:40]} is no party of this partnership; its parties are {known}.")


def decision_paper(
    partnership_id: str,
    *,
    as_of: dt.date,
    made_on: dt.date,
    case: HardCase | None = None,
    home: str = "",
    made_by: str = "",
    within: bool = False,
    site: str = "",
) -> DecisionPaper:
    """Everything that the paper says; raises registry's NoSuchPartnership and NotKnownYet, CaseNotKnown and NoParty.

    ``home`` is the party that decides, by default the one that the registry names first. Without ``case`` it is read
    off the record. ``within`` is for those who have a role at a party.
    """
    dossier = registry.dossier(partnership_id, as_of=as_of)
    partnership = dossier.partnership
    events = _known(dossier.events, as_of, made_on)
    judged = assessment.outlook(partnership, as_of=as_of, within=within).assessment
    kind = case or case_on_record(events, partnership.status, judged.vitality.level)
    if kind is None:
        raise CaseNotKnown(partnership.id)
    decides = _home(partnership, home)
    others = tuple(one for one in partnership.parties if one != decides)
    like = _like(partnership, decides, others, kind, as_of)
    ids = {one.life.id for one in like.courses}
    disagreements = registry.conflicts_of(ids)
    return DecisionPaper(
        partnership=partnership,
        home=decides,
        others=others,
        case=kind,
        chosen=case is not None,
        as_of=as_of,
        made_on=made_on,
        made_by=made_by,
        within=within,
        events=events,
        conflicts=dossier.conflicts,
        assessment=judged,
        agreements=_agreements(partnership.id, as_of) if within else (),
        like=like,
        named=registry.parties_of(ids),
        disputed=frozenset(key for key, some in disagreements.items() if any(_touches(one) for one in some)),
        sources=_sources(events, dossier.conflicts, like),
        site=site,
    )


def _known(events: Iterable[LifeEvent], as_of: dt.date, made_on: dt.date) -> tuple[LifeEvent, ...]:
    """The events that had happened by the day; undated ones only where the paper looks at today."""
    today = as_of >= made_on
    return tuple(one for one in events if (one.on.earliest() <= as_of if one.on else today))


def _home(partnership: Partnership, place_id: str) -> Place:
    if not place_id:
        return partnership.parties[0]
    found = next((one for one in partnership.parties if one.id == place_id), None)
    if found is None:
        raise NoParty(place_id, partnership.parties)
    return found


def _like(partnership: Partnership, home: Place, others: Sequence[Place], case: HardCase, as_of: dt.date) -> LikeCases:
    """The like cases, each act with the claims that it rests on."""
    asked = Asked(
        tie=partnership.id,
        home=frozenset({home.id}),
        own_countries=frozenset({home.country}),
        partner_countries=frozenset(one.country for one in others),
        case=case,
        as_of=as_of,
    )
    lives = registry.lives(countries=asked.partner_countries, or_causes=CAUSES[case])
    found = like_cases(lives, asked)
    told = registry.events_of({one.life.id for one in found.courses})
    return like_cases([replace(one, events=told.get(one.id, one.events)) for one in lives], asked)


def _agreements(partnership_id: str, as_of: dt.date) -> tuple[Agreement, ...]:
    return tuple(one for one in exchange.agreements_of(partnership_id) if one.signed_on.earliest() <= as_of)


def _touches(one: Conflict) -> bool:
    return one.topic in _TOUCHES_COUNTS


def _sources(events: Collection[LifeEvent], conflicts: Collection[Conflict], like: LikeCases) -> tuple[Source, ...]:
    """Every source that the paper cites, once, in the order of the annex."""
    acts = [event for one in like.courses for event in (one.act, *(later for _, later in one.later))]
    claims = [claim for event in (*events, *acts) for claim in event.claims]
    claims += [claim for one in conflicts for answer in one.answers for claim in answer.claims]
    found: Mapping[str, Source] = {one.source.id: one.source for one in claims}
    return tuple(sorted(found.values(), key=lambda one: (one.publisher.casefold(), one.title.casefold(), one.id)))
