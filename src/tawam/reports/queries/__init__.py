"""What is read for the reports: values, never querysets."""

from tawam.reports.queries.council import EARLIEST_YEAR, BadYear, council_report
from tawam.reports.queries.decision import CaseNotKnown, NoParty, decision_paper
from tawam.reports.queries.digests import place_digest, readers

__all__ = [
    "EARLIEST_YEAR",
    "BadYear",
    "CaseNotKnown",
    "NoParty",
    "council_report",
    "decision_paper",
    "place_digest",
    "readers",
]
