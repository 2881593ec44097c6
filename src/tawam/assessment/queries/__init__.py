"""What other rooms may read of the assessment: values, never querysets."""

from tawam.assessment.queries.judging import (
    all_lives,
    assessment_of,
    assessments,
    circumstances,
    early_warnings,
    outlook,
    plans_naming,
    register_assessed,
    tasks,
)
from tawam.assessment.queries.survival import (
    BeingWorkedOut,
    NoStatisticsLibrary,
    NotWorkedOut,
    lasting,
)

__all__ = [
    "BeingWorkedOut",
    "NoStatisticsLibrary",
    "NotWorkedOut",
    "all_lives",
    "assessment_of",
    "assessments",
    "circumstances",
    "early_warnings",
    "lasting",
    "outlook",
    "plans_naming",
    "register_assessed",
    "tasks",
]
