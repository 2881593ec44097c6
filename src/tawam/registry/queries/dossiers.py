"""One partnership with everything known about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence

from tawam.evidence import queries as evidence
from tawam.evidence.values import SourcedClaim
from tawam.registry import models
from tawam.registry.queries.claims import claims_of_records, homes_of_pairs
from tawam.registry.queries.errors import NoSuchPartnership, NotKnownYet
from tawam.registry.queries.register import judgements_in_force, links_between, listed
from tawam.registry.queries.rows import partial, reason_values
from tawam.registry.rules.record import listed_by_one
from tawam.registry.values import (
    Answer,
    Cause,
    Confidence,
    Conflict,
    Dossier,
    EventType,
    Judgement,
    LifeEvent,
    OneSided,
    Partnership,
    Status,
    Topic,
)


def dossier(partnership_id: str, *, as_of: dt.date) -> Dossier:
    """The partnership with its events, disagreements, judgements and sources; raises NoSuchPartnership.

    A pair of places that found its partnership leads to that. For a day before the first of which anything is known
    it raises NotKnownYet.
    """
    row = _in_force(partnership_id, as_of)
    partnership_id = row.partnership_id
    claims = claims_of_records([partnership_id]).get(partnership_id, [])
    by_id = {one.claim.id: one for one in claims}
    (line,) = listed([row])
    return Dossier(
        partnership=line,
        events=tuple(_event(one, by_id) for one in row.partnership.events.all()),
        conflicts=tuple(_conflict(one, by_id) for one in row.partnership.conflicts.all()),
        judgements=tuple(_judgement(one) for one in row.partnership.judgements.all()),
        side_claims=tuple(claims),
        links_beneath=_links_beneath(line),
    )


def partnership(partnership_id: str, *, as_of: dt.date) -> Partnership:
    """The line of the register, without events and sources; raises as ``dossier`` does."""
    (found,) = listed([_in_force(partnership_id, as_of)])
    return found


def conflicts_of(partnership_ids: Collection[str]) -> dict[str, tuple[Conflict, ...]]:
    """The disagreements on each partnership, with their sources, in two queries; those without any have no key."""
    rows = list(models.Conflict.objects.filter(partnership_id__in=list(partnership_ids)))
    said = claims_of_records({row.partnership_id for row in rows})
    found: dict[str, tuple[Conflict, ...]] = {}
    for row in rows:
        by_id = {one.claim.id: one for one in said.get(row.partnership_id, ())}
        found[row.partnership_id] = (*found.get(row.partnership_id, ()), _conflict(row, by_id))
    return found


def events_of(partnership_ids: Collection[str]) -> dict[str, tuple[LifeEvent, ...]]:
    """What happened to each partnership, with who says so, in a few queries; those without events have no key."""
    said = claims_of_records(partnership_ids)
    found: dict[str, tuple[LifeEvent, ...]] = {}
    for row in models.Event.objects.filter(partnership_id__in=list(partnership_ids)).order_by("position"):
        by_id = {one.claim.id: one for one in said.get(row.partnership_id, ()) if one.claim.id in row.claims}
        found[row.partnership_id] = (*found.get(row.partnership_id, ()), _event(row, by_id))
    return found


def partnerships_of_source(source_id: str, *, as_of: dt.date) -> list[Partnership]:
    """The first 200 partnerships of which the source says something, by name."""
    subjects = evidence.subjects_of(source_id)
    homes = homes_of_pairs(subjects)
    return listed(judgements_in_force({homes.get(one, one) for one in subjects}, as_of)[:200])


def _in_force(partnership_id: str, as_of: dt.date) -> models.Judgement:
    key = homes_of_pairs([partnership_id]).get(partnership_id, partnership_id)
    row = judgements_in_force([key], as_of).first()
    if row is None:
        known = models.Partnership.objects.filter(pk=key).exists()
        raise NotKnownYet(key, as_of) if known else NoSuchPartnership(key)
    return row


def one_sided_ties(partnerships: Sequence[Partnership], *, source_id: str = "") -> list[OneSided]:
    """Those of the partnerships that only the list of one side names; of one source's lists, or of all."""
    claims = claims_of_records([one.id for one in partnerships])
    found = []
    for one in partnerships:
        said = [told for told in claims.get(one.id, ()) if not source_id or told.source.id == source_id]
        if alone := listed_by_one(one.parties, said):
            found.append((one, alone))
    about = evidence.claims_about({other.id for _, (_, other, _) in found})
    return [
        OneSided(one.id, one.parties, lister, other, _was_read(about.get(other.id, ()), datasets))
        for one, (lister, other, datasets) in found
    ]


def _was_read(said: Iterable[SourcedClaim], datasets: Collection[str]) -> bool:
    """Whether one of the data sets says something of the place itself, as it does of each whose list it has."""
    return any(one.claim.dataset in datasets and not one.claim.gone_on for one in said)


def _links_beneath(partnership: Partnership) -> int:
    ids = [place.id for place in partnership.parties]
    if len(ids) != 2 or not all(one.startswith("cc:") for one in ids):
        return 0
    return links_between(partnership.parties[0].country, partnership.parties[1].country)


def _event(row: models.Event, claims: Mapping[str, SourcedClaim]) -> LifeEvent:
    return LifeEvent(
        type=EventType(row.type),
        on=partial(row.on),
        claims=_known(row.claims, claims),
        side=row.side,
        body=row.body,
        cause=Cause(row.cause) if row.cause else None,
        scope=row.scope,
        date_basis=row.date_basis,
        decision=row.decision,
        wording=row.wording,
    )


def _conflict(row: models.Conflict, claims: Mapping[str, SourcedClaim]) -> Conflict:
    answers = tuple(Answer(one["wording"], _known(one["claims"], claims)) for one in row.answers)
    return Conflict(Topic(row.topic), row.question, answers)


def _judgement(row: models.Judgement) -> Judgement:
    return Judgement(
        row.from_on, Status(row.status), Confidence(row.confidence), reason_values(row.reasons), partial(row.until)
    )


def _known(ids: Sequence[str], claims: Mapping[str, SourcedClaim]) -> tuple[SourcedClaim, ...]:
    return tuple(claims[key] for key in ids if key in claims)
