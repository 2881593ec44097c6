"""Where a row speaks against what the registry holds of the same pair today. Neither side is preferred."""

from __future__ import annotations

from collections.abc import Iterator

from tawam.intake.rules.links import CONTACT
from tawam.intake.values.drafts import Difference, DifferenceCode
from tawam.intake.values.links import LinkTerms
from tawam.registry.values import EventType, Light, Partnership

_DATED_STARTS = frozenset({"signed", "began"})
_BROKEN = frozenset({Light.OVER, Light.PAUSED})


def contradictions(terms: LinkTerms, known: Partnership) -> tuple[Difference, ...]:
    """Each point on which the row and the record differ: start, end, form, whether the tie holds.

    Dates that can mean the same day agree, and so does silence: what a row does not say contradicts nothing, except
    that a list which names a tie without a break speaks of it as standing on the day of which the list speaks.
    """
    return tuple(_differences(terms, known))


def _differences(terms: LinkTerms, known: Partnership) -> Iterator[Difference]:
    if terms.extras.get("form") == CONTACT:
        yield Difference(DifferenceCode.CONTACT, CONTACT, known.kind.value, known.id)
        return
    dated = known.since if known.since_basis in _DATED_STARTS else None
    if terms.since and dated and not terms.since.agrees_with(dated):
        yield Difference(DifferenceCode.START, str(terms.since), str(dated), known.id)
    if terms.kind and terms.kind is not known.kind:
        yield Difference(DifferenceCode.KIND, terms.kind.value, known.kind.value, known.id)
    yield from _breaks(terms, known)


def _breaks(terms: LinkTerms, known: Partnership) -> Iterator[Difference]:
    says_broken = bool(terms.broke or terms.until)
    if says_broken and known.light is Light.ALIVE:
        said = str(terms.until or (terms.broke or EventType.ENDED).value)
        yield Difference(DifferenceCode.ENDED_HERE, said, known.status.value, known.id)
    elif not says_broken and known.light in _BROKEN and not _spoke_before(terms, known):
        yield Difference(DifferenceCode.ENDED_THERE, "", known.status.value, known.id)
    elif terms.until and known.until and not terms.until.agrees_with(known.until):
        yield Difference(DifferenceCode.END, str(terms.until), str(known.until), known.id)


def _spoke_before(terms: LinkTerms, known: Partnership) -> bool:
    """Whether the list speaks of a day before the break that the registry knows of."""
    return bool(terms.on and known.until and terms.on.latest() < known.until.earliest())
