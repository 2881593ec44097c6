"""What lists say of two places is filed under the pair; records are built from it and from their own claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawam.evidence.values import SourcedClaim

PARTY_PROPERTY = "party"
_MARK = "pair-"


def pair_subject(one: str, other: str) -> str:
    """The subject of claims about a pair of places, whichever is named first: ``pair-gn2950159--gn5368361``."""
    first, second = sorted(place.replace(":", "").lower() for place in (one, other))
    return f"{_MARK}{first}--{second}"


def is_pair(subject: str) -> bool:
    """Whether a subject is a pair of places and no partnership of the casebook."""
    return subject.startswith(_MARK)


def subjects_of_record(partnership_id: str, parties: Sequence[str]) -> tuple[str, ...]:
    """The subjects whose claims make up a partnership's record: itself, and the pair of its parties."""
    if len(parties) != 2 or is_pair(partnership_id):
        return (partnership_id,)
    return partnership_id, pair_subject(*parties)


def parties_named(claims: Iterable[SourcedClaim]) -> tuple[str, ...]:
    """The places that the claims name as parties, each once, in the order of the claims."""
    return tuple(dict.fromkeys(one.claim.value for one in claims if one.claim.property == PARTY_PROPERTY))


def own_claims_first(partnership_id: str, claims: Iterable[SourcedClaim]) -> list[SourcedClaim]:
    """Claims in the order of telling; what lists say of the pair comes after what is said of the partnership."""
    return sorted(claims, key=lambda one: (one.claim.subject != partnership_id, one.claim.position, one.claim.id))
