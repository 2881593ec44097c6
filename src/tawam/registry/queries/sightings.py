"""Which documents name each partnership, and from what day each of them knew it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tawam.basics.dates import PartialDate
from tawam.evidence import queries as evidence
from tawam.evidence.values import Claim, SourcedClaim, Stance
from tawam.registry import models
from tawam.registry.queries.claims import claims_of_records
from tawam.registry.rules.conflicts import LINK_PROPERTY, says_yes
from tawam.registry.rules.events import EVENT_PROPERTY, event_type, is_witness
from tawam.registry.values import BREAKS, SIGNS_OF_LIFE, WORDS, Sighting

# Claims of so many partnerships are held in memory at once.
_AT_ONCE = 2_000


def sightings() -> dict[str, tuple[Sighting, ...]]:
    """By partnership, every document that speaks for itself and names it; those that none names have no key.

    A text under check and a document that is only cited by another are no witnesses and left out.
    """
    keys = list(models.Partnership.objects.order_by("pk").values_list("pk", flat=True))
    found: dict[str, tuple[Sighting, ...]] = {}
    read: dict[str, bool] = {}
    for start in range(0, len(keys), _AT_ONCE):
        for key, claims in claims_of_records(keys[start : start + _AT_ONCE]).items():
            seen = tuple(_sightings_in(claims, read))
            if seen:
                found[key] = seen
    return found


def _sightings_in(claims: Collection[SourcedClaim], read: dict[str, bool]) -> Iterator[Sighting]:
    witnesses = [one for one in claims if is_witness(one) and _speaks_of_the_tie(one)]
    tell = {one.source.id for one in witnesses if _is_event(one.claim) and event_type(one) in BREAKS}
    for one in witnesses:
        dataset = one.claim.dataset
        if dataset not in read:
            read[dataset] = evidence.last_reading(dataset) is not None
        by_list = one.claim.property == LINK_PROPERTY
        yield Sighting(
            source=one.source.id,
            known_on=_known_on(one, read[dataset]),
            alive_on=_listed_on(one, read[dataset]) if by_list else _sign(one),
            by_list=by_list,
            tells_break=one.source.id in tell,
        )


def _speaks_of_the_tie(one: SourcedClaim) -> bool:
    """Whether the claim lists the tie or asserts an event of it; a denial shows no tie."""
    if one.claim.property == LINK_PROPERTY:
        return says_yes(one)
    return _is_event(one.claim) and one.claim.stance is Stance.ASSERTS and event_type(one) not in WORDS


def _is_event(claim: Claim) -> bool:
    return claim.property.startswith(EVENT_PROPERTY)


def _sign(one: SourcedClaim) -> PartialDate | None:
    return one.claim.on if event_type(one) in SIGNS_OF_LIFE else None


def _own_date(one: SourcedClaim) -> PartialDate | None:
    """The day of which the document says that it speaks, or else on which it appeared."""
    said = one.claim.qualifiers.get("on")
    return PartialDate.parse(said) if said else one.source.published


def _known_on(one: SourcedClaim, is_read: bool) -> PartialDate | None:
    """The document's own date; of a list without one, the day on which we first read it."""
    return _own_date(one) or (_day(one.claim.first_seen_on) if is_read else None)


def _listed_on(one: SourcedClaim, is_read: bool) -> PartialDate | None:
    """The document's own date; of a list without one, the last reading that still had the entry.

    An old file that is read today shows nobody alive today: its own date goes before the day of the reading.
    """
    return _own_date(one) or (_day(one.claim.last_seen_on) if is_read else None)


def _day(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
