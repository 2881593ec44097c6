"""What other rooms may read of the matching: values, never querysets."""

from tawam.matching.files import NoPairs
from tawam.matching.queries.learning import TooFewPairs, bench, pairs_on_record, trained, universe
from tawam.matching.queries.likely import model_card
from tawam.matching.queries.loading import NoMatchingLibrary
from tawam.matching.queries.matches import NotACity, matches

__all__ = [
    "NoMatchingLibrary", "NoPairs", "NotACity", "TooFewPairs", "bench", "matches", "model_card", "pairs_on_record",
    "trained", "universe",
]  # fmt: skip
