"""What other rooms may read of the matching: values, never querysets."""

from tawam.matching.files import NoPairs
from tawam.matching.queries.learning import bench, universe
from tawam.matching.queries.loading import NoMatchingLibrary
from tawam.matching.queries.matches import NotACity, matches

__all__ = ["NoMatchingLibrary", "NoPairs", "NotACity", "bench", "matches", "universe"]
