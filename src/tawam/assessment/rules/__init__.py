"""How a partnership is judged: pure rules over its case."""

from __future__ import annotations

from tawam.assessment.rules.exposure import exposure
from tawam.assessment.rules.vitality import vitality
from tawam.assessment.values import Assessment, Case


def assessment(case: Case) -> Assessment:
    """Both judgements on a case."""
    return Assessment(case.tie.id, case.as_of, vitality(case), exposure(case))
