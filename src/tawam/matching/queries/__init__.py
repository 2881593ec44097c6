"""What other rooms may read of the matching: values, never querysets."""

from tawam.matching.files import BrokenBatch, NoPairs
from tawam.matching.queries.everyone import look_around, write_everyone
from tawam.matching.queries.learning import bench, universe
from tawam.matching.queries.loading import NoMatchingLibrary
from tawam.matching.queries.matches import NotACity, matches

__all__ = [
    "BrokenBatch",
    "NoMatchingLibrary",
    "NoPairs",
    "NotACity",
    "bench",
    "look_around",
    "matches",
    "universe",
    "write_everyone",
]
