"""Which claims make up a record: those about the partnership, and what lists say of the pair of its parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from tawam.evidence import queries as evidence
from tawam.evidence.values import SourcedClaim
from tawam.registry import models
from tawam.registry.rules.pairs import is_pair, own_claims_first, pair_subject, parties_named, subjects_of_record


def claims_of_records(partnership_ids: Collection[str]) -> dict[str, list[SourcedClaim]]:
    """All claims in force that bear on each partnership, its own first; those without claims have no key."""
    own = evidence.claims_about(partnership_ids)
    pairs = {key: subjects_of_record(key, parties_named(claims))[1:] for key, claims in own.items()}
    listed = evidence.claims_about({pair for found in pairs.values() for pair in found})
    found: dict[str, list[SourcedClaim]] = {}
    for key, claims in own.items():
        more = [one for pair in pairs[key] for one in listed.get(pair, ())]
        found[key] = own_claims_first(key, [*claims, *more])
    return found


def subject_to_declare(partnership_id: str, parties: Sequence[str]) -> str:
    """Under what the claims of a side are filed: the pair, which finds its partnership whatever that is called.

    Where the same two places have several partnerships, or a tie has more than two sides, it is the partnership itself.
    """
    pair = pair_subject(*parties) if len(parties) == 2 else ""
    return pair if pair and len(_between(parties)) == 1 else partnership_id


def _between(parties: Sequence[str]) -> list[str]:
    """The partnerships between just these places."""
    touching = models.Party.objects.filter(place_id=parties[0]).values("partnership_id")
    rows = models.Party.objects.filter(partnership_id__in=touching).values_list("partnership_id", "place_id")
    found: dict[str, set[str]] = defaultdict(set)
    for key, place in rows:
        found[key].add(place)
    return [key for key, places in found.items() if places == set(parties)]


def homes_of_pairs(subjects: Iterable[str]) -> dict[str, str]:
    """By pair, the partnership between just these two places (the first by id if there are several)."""
    wanted = {one for one in subjects if is_pair(one)}
    if not wanted:
        return {}
    parties: dict[str, list[str]] = defaultdict(list)
    rows = models.Party.objects.exclude(partnership__id__startswith="pair-").order_by("-partnership_id")
    for key, place in rows.values_list("partnership_id", "place_id"):
        parties[key].append(place)
    homes = {pair_subject(*places): key for key, places in parties.items() if len(places) == 2}
    return {pair: homes[pair] for pair in wanted if pair in homes}
