"""What is known between two places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from tawam.registry.queries.claims import homes_of_pairs
from tawam.registry.queries.register import judgements_in_force, listed
from tawam.registry.values import Partnership


def partnerships_of_pairs(pairs: Collection[str], *, as_of: dt.date) -> dict[str, Partnership]:
    """By the subject of a pair of places (rules.pairs), its partnership on the day; unknown pairs have no key."""
    homes = homes_of_pairs(pairs)
    found = listed(judgements_in_force({homes.get(pair, pair) for pair in pairs}, as_of))
    known = {one.id: one for one in found}
    return {pair: known[homes.get(pair, pair)] for pair in pairs if homes.get(pair, pair) in known}
