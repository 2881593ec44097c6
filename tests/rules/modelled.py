"""One small trained model for the tests, of a made universe that holds a rule to be learnt."""

from __future__ import annotations

import functools

from tests.rules.learnt import made_links, made_towns

from tawam.matching.rules.learning.graph import Surroundings
from tawam.matching.rules.learning.likely import Learnt, learnt
from tawam.matching.rules.learning.packed import Packed, pack
from tawam.matching.rules.learning.spectrum import spectrum
from tawam.matching.rules.learning.training import Plan, trained

TOWNS = made_towns(160)
LINKS = made_links(TOWNS, 300)
PLAN = Plan(folds=2, towns_a_fold=60, each=15, kept=0.5, rounds=15)


@functools.cache
def packed() -> Packed:
    """The model with all that it needs."""
    model = trained(TOWNS, Surroundings(TOWNS), LINKS, PLAN)
    return Packed(TOWNS.ids, LINKS, spectrum(LINKS, len(TOWNS)), model)


@functools.cache
def content() -> bytes:
    """The model as bytes."""
    return pack(packed())


@functools.cache
def ready() -> Learnt:
    """The model, ready to be asked."""
    return learnt(TOWNS, packed())
