"""How the sides of a draft's row are kept in a JSON column, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict

from tawam.basics.reasons import Reason
from tawam.intake.values.drafts import DraftSide
from tawam.places.values import Candidate, Outcome, Place, Resolution

# A person who is asked chooses among so many; of a place that is sure only the reasons are kept.
MOST_CANDIDATES = 6


class WhyRow(TypedDict):
    """A reason as kept."""

    code: str
    facts: dict[str, str]


class CandidateRow(TypedDict):
    """A candidate as kept."""

    id: str
    score: float
    why: list[WhyRow]


class SideRow(TypedDict):
    """One side of a row as kept; ``id`` is empty where a person must be asked."""

    written: str
    id: str
    chosen: bool
    candidates: list[CandidateRow]


def side_row(written: str, place: str, resolution: Resolution) -> SideRow:
    """What was found for one side, to be kept."""
    most = 1 if resolution.outcome is Outcome.SURE else MOST_CANDIDATES
    candidates = [_candidate_row(one) for one in resolution.candidates[:most]]
    return SideRow(written=written, id=place, chosen=False, candidates=candidates)


def side_value(kept: SideRow, side: str, known: Mapping[str, Place], alike: int) -> DraftSide:
    """What is kept of one side, with its places."""
    shown = [_candidate(one, known[one["id"]]) for one in kept["candidates"] if one["id"] in known]
    return DraftSide(side, kept["written"], known.get(kept["id"]), tuple(shown), kept["chosen"], alike)


def place_ids(sides: Iterable[SideRow]) -> set[str]:
    """The places of which the sides speak."""
    kept = list(sides)
    return {one["id"] for side in kept for one in side["candidates"]} | {side["id"] for side in kept} - {""}


def _candidate_row(one: Candidate) -> CandidateRow:
    why = [WhyRow(code=reason.code, facts=dict(reason.facts)) for reason in one.reasons]
    return CandidateRow(id=one.place.id, score=round(one.score, 1), why=why)


def _candidate(kept: CandidateRow, place: Place) -> Candidate:
    return Candidate(place, kept["score"], tuple(Reason(one["code"], one["facts"]) for one in kept["why"]))
