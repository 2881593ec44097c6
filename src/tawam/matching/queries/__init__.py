"""What other rooms may read of the matching: values, never querysets."""

from tawam.matching.files import NoPairs
from tawam.matching.queries.knowing import stating
from tawam.matching.queries.learning import bench, universe
from tawam.matching.queries.loading import NoMatchingLibrary
from tawam.matching.queries.matches import NotACity, matches
from tawam.matching.queries.notices import NoSuchNotice, languages_offered, notice, notices, notices_of
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
    "NoSuchNotice",
    "NoSuchRequest",
    "NoSuchTemplate",
    "NotACity",
    "bench",
    "criteria_of",
    "history_of_criteria",
    "history_of_request",
    "judged",
    "languages_offered",
    "matches",
    "notice",
    "notices",
    "notices_of",
    "request",
    "request_template",
    "request_templates",
    "requests_of",
    "stating",
    "universe",
]
