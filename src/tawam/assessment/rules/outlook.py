"""What comes: a planned activity that takes place or does not, and which links ask for attention first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tawam.assessment.rules.exposure import exposure
from tawam.assessment.rules.vitality import vitality
from tawam.assessment.values import Act, Assessment, Case, Level

_CONCERN = {
    Level.DORMANT: 3,
    Level.FADING: 2,
    Level.NOT_ENOUGH_DATA: 1,
    Level.STEADY: 0,
    Level.THRIVING: 0,
    Level.HIGH: 2,
    Level.RAISED: 1,
    Level.LOW: 0,
}


def assessment(case: Case) -> Assessment:
    """Both judgements on a case."""
    return Assessment(case.tie.id, case.as_of, vitality(case), exposure(case))


def if_held(case: Case, act: Act) -> tuple[Assessment, Assessment]:
    """Both judgements on the last day of a planned activity: if it takes place, and if nothing does until then.

    A planned day that is past already is judged as of the case's own day.
    """
    later = replace(case, as_of=max(case.as_of, act.on.latest()))
    with_it = replace(
        later, acts=(*later.acts, replace(act, logged=True)), log_since=later.log_since or act.on.earliest()
    )
    return assessment(with_it), assessment(later)


def by_concern(found: Iterable[Assessment]) -> list[Assessment]:
    """Those that ask for attention first: dormant and fading, then exposed, then those of which too little is known."""
    return sorted(
        found, key=lambda one: (-_CONCERN[one.vitality.level] - _CONCERN[one.exposure.level], one.partnership)
    )
