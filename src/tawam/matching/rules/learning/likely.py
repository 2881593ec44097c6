"""What a trained model says of the partners of one place: how likely each candidate is, and what moved it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from tawam.basics.reasons import Reason
from tawam.matching.rules.learning.features import GROUPS, features
from tawam.matching.rules.learning.graph import Graph, Surroundings
from tawam.matching.rules.learning.model import Model, marked, table
from tawam.matching.rules.learning.packed import Packed, UnfitModel
from tawam.matching.rules.learning.rankers import Lifts, makers, shortlisted
from tawam.matching.rules.learning.towns import Towns
from tawam.matching.rules.learning.views import View, guests, members
from tawam.matching.values import Likely

# So many groups of features are told for a candidate and as many against it, if they moved its odds by a tenth.
_TOLD = 2
_WORTH_TELLING = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """A model with the network that it knows."""

    graph: Graph
    lifts: Lifts
    model: Model
    number: dict[str, int]


def learnt(towns: Towns, packed: Packed) -> Learnt:
    """The model, ready to be asked; raises UnfitModel where it looks at other features than there are here."""
    graph = Graph(towns, Surroundings(towns), packed.links, packed.spectrum)
    found = Learnt(graph, Lifts(graph), packed.model, {key: row for row, key in enumerate(towns.ids)})
    if list(packed.model.names) != list(GROUPS):
        raise UnfitModel("The model looks at other features than this version of Tawam works out.")
    return found


def likely(about: Learnt, place: Towns) -> Likely:
    """What the model says for a place, given as the one row of ``place`` in the codes of its universe."""
    row = about.number.get(place.ids[0])
    asking = guests(place) if row is None else members(about.graph.towns, np.array([row]))
    view = View(about.graph, asking)
    made = makers(view, about.lifts)
    cell = marked(shortlisted(view, made, about.model.each))
    rows = table(features(view, about.lifts, made, cell))
    ids = [about.graph.towns.ids[column] for column in cell[1].tolist()]
    shares = dict(zip(ids, about.model.shares(rows).tolist(), strict=True))
    tied = frozenset(about.graph.towns.ids[column] for column in np.flatnonzero(view.linked.toarray()[0]).tolist())
    told = partial(_told, about.model, rows, {key: number for number, key in enumerate(ids)}, shares)
    return Likely(shares, tied, Reason("no_candidate"), told)


def _told(
    model: Model, rows: NDArray[np.float32], number: dict[str, int], shares: dict[str, float], key: str
) -> Reason:
    """The share in words, with what moved it most up and most down."""
    moved: dict[str, float] = {}
    for name, move in zip(model.names, model.trees.moves(rows[[number[key]]])[0].tolist(), strict=True):
        moved[GROUPS[name]] = moved.get(GROUPS[name], 0.0) + move
    order = sorted(moved, key=lambda group: (-moved[group], group))
    up = [group for group in order if moved[group] > _WORTH_TELLING][:_TOLD]
    down = [group for group in order[::-1] if moved[group] < -_WORTH_TELLING][:_TOLD]
    facts = {"share": percent(shares[key]), "up": ",".join(up), "down": ",".join(down)}
    if up:
        return Reason("likely_both" if down else "likely_up", facts)
    return Reason("likely_down" if down else "likely", facts)


def percent(share: float) -> str:
    """A share with two figures that count, and never more: 12%, 3.4%, 0.5%; below a tenth of a percent as such."""
    if share < 0.001:
        return "<0.1%"
    return f"{100 * share:.0f}%" if share >= 0.1 else f"{100 * share:.1f}%"
