"""What other rooms may read of the matching: values, never querysets."""

from tawam.matching.files import NoPairs
from tawam.matching.queries.learning import bench, universe
from tawam.matching.queries.loading import NoMatchingLibrary
from tawam.matching.queries.matches import NotACity, matches
from tawam.matching.queries.requests import (
    NoSuchRequest,
    NoSuchTemplate,
    criteria_of,
    history_of_criteria,
    history_of_request,
    judged,
    request,
    request_template,
    request_templates,
    requests_of,
)

__all__ = [
    "NoMatchingLibrary",
    "NoPairs",
    "NoSuchRequest",
    "NoSuchTemplate",
    "NotACity",
    "bench",
    "criteria_of",
    "history_of_criteria",
    "history_of_request",
    "judged",
    "matches",
    "request",
    "request_template",
    "request_templates",
    "requests_of",
    "universe",
]
