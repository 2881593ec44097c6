"""The place that asks beside the proposals that the search finds for the place that is asked."""

from __future__ import annotations

import datetime as dt

from tawam.basics.reasons import Reason
from tawam.matching.queries.loading import NoMatchingLibrary
from tawam.matching.queries.matches import matches_beside
from tawam.matching.values.requests import Compared
from tawam.places.values import Place, PlaceKind

PROPOSALS = 5


def comparison(home: Place, asking: Place | None, *, as_of: dt.date) -> tuple[Compared | None, Reason | None]:
    """The comparison, or why there is none: the place was not found, is no city, or the library is missing."""
    if asking is None:
        return None, Reason("compare_not_found")
    if any(one.kind is not PlaceKind.CITY for one in (home, asking)):
        return None, Reason("compare_no_city")
    try:
        return _compared(home, asking, as_of), None
    except NoMatchingLibrary:
        return None, Reason("compare_no_library")


def _compared(home: Place, asking: Place, as_of: dt.date) -> Compared:
    found, seen, rank = matches_beside(home, asking, as_of=as_of, k=PROPOSALS)
    return Compared(seen, found.candidates, tuple(found.items), rank, None if rank else _no_rank(home, asking))


def _no_rank(home: Place, asking: Place) -> Reason:
    """Why the search would not propose the place."""
    if home.country == asking.country:
        return Reason("compare_one_country")
    return Reason("compare_no_candidate")
