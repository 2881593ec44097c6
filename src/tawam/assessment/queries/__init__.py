"""What other rooms may read of the assessment: values, never querysets."""

from tawam.assessment.queries.survival import (
    BeingWorkedOut,
    NoStatisticsLibrary,
    NotWorkedOut,
    lasting,
)

__all__ = ["BeingWorkedOut", "NoStatisticsLibrary", "NotWorkedOut", "lasting"]
