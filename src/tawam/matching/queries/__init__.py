"""What other rooms may read of the matching: values, never querysets."""

from tawam.matching.files import BrokenBatch, NoPairs
from tawam.matching.queries.everyone import NobodyAsks, look_around, write_everyone
from tawam.matching.queries.knowing import stating
from tawam.matching.queries.learning import TooFewPairs, bench, pairs_on_record, trained, universe
from tawam.matching.queries.likely import model_card
from tawam.matching.queries.loading import NoMatchingLibrary
from tawam.matching.queries.matches import NotACity, matches
from tawam.matching.queries.notices import NoSuchNotice, languages_offered, notice, notices, notices_naming, notices_of
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
    requests_naming,
    requests_of,
)

__all__ = [
    "BrokenBatch",
    "NoMatchingLibrary",
    "NoPairs",
    "NoSuchNotice",
    "NoSuchRequest",
    "NoSuchTemplate",
    "NobodyAsks",
    "NotACity",
    "TooFewPairs",
    "bench",
    "criteria_of",
    "history_of_criteria",
    "history_of_request",
    "judged",
    "languages_offered",
    "look_around",
    "matches",
    "model_card",
    "notice",
    "notices",
    "notices_naming",
    "notices_of",
    "pairs_on_record",
    "request",
    "request_template",
    "request_templates",
    "requests_naming",
    "requests_of",
    "stating",
    "trained",
    "universe",
    "write_everyone",
]
