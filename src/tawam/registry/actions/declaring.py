"""The sides speak for themselves: a declaration is recorded as claims of its own source, and taken back as one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from tawam.evidence.actions import record_claims, retract_source, write_journal
from tawam.people.rules import may_speak_for
from tawam.people.values import Standing
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry.actions.records import reconcile
from tawam.registry.phrases import unfit_sentence
from tawam.registry.queries.claims import homes_of_pairs, subject_to_declare
from tawam.registry.queries.dossiers import partnership
from tawam.registry.queries.register import known_partnerships
from tawam.registry.rules.declaring import (
    Unfit,
    cited_source,
    dataset_of,
    declared_claims,
    source_of,
    unfit,
)
from tawam.registry.rules.pairs import pair_subject
from tawam.registry.values import Declaration, Declared


class NotYours(PermissionError):
    """Somebody declares in the name of a place for which they do not speak, or which is no party."""

    def __init__(self, place: str) -> None:
        super().__init__(f"You may not speak for “{place[:60]}”: ask its head for the role of an officer.")


class UnfitDeclaration(ValueError):
    """What was to be declared lacks something or says something impossible."""

    def __init__(self, faults: Sequence[Unfit]) -> None:
        super().__init__(" ".join(unfit_sentence(one) for one in faults))
        self.faults = tuple(faults)


class KnownAlready(ValueError):
    """A partnership that was to be proposed is on record."""

    def __init__(self, partnership_id: str) -> None:
        super().__init__("This partnership is on record already: confirm, dispute or amend it there.")
        self.partnership_id = partnership_id


class NothingToTakeBack(LookupError):
    """No declaration of this place stands under this id."""

    def __init__(self) -> None:
        super().__init__("There is no such declaration of this place, or it was taken back already.")


@transaction.atomic
def declare(*, declaration: Declaration, partnership_id: str, standing: Standing | None) -> str:
    """Record what a side says of its partnership; returns the id of its source. The same ``key`` again adds nothing.

    Raises NotYours, UnfitDeclaration and NoSuchPartnership.
    """
    found = partnership(partnership_id, as_of=dt.date.max)
    subject = subject_to_declare(found.id, [place.id for place in found.parties])
    return _record(declaration, found.parties, subject, found.id, standing)


@transaction.atomic
def propose(*, declaration: Declaration, partner: str, standing: Standing | None) -> str:
    """Record that a side names a partnership which the registry lacks; returns the partnership's id.

    It stands as named by one side until the other confirms. Raises NotYours, UnfitDeclaration, NoSuchPlace,
    KnownAlready.
    """
    parties = (places.place(declaration.side), places.place(partner))
    if declaration.side == partner or declaration.what is not Declared.CONFIRM:
        raise UnfitDeclaration([Unfit.NO_PARTNER])
    pair = pair_subject(declaration.side, partner)
    known = homes_of_pairs([pair]).get(pair, pair)
    if known_partnerships([known]):
        raise KnownAlready(known)
    _record(declaration, parties, pair, pair, standing)
    return pair


@transaction.atomic
def take_back(*, source_id: str, place: str, reason: str, standing: Standing | None) -> None:
    """Take a declaration back as one step, by somebody who speaks for the same place; it stays on record.

    Raises NotYours and NothingToTakeBack.
    """
    if standing is None or not may_speak_for(standing, place):
        raise NotYours(place)
    subjects = retract_source(
        source_id=source_id, dataset=dataset_of(place), reason=reason or "taken back", actor=standing.actor
    )
    if not subjects:
        raise NothingToTakeBack
    reconcile(subjects=subjects, actor=standing.actor)


def _record(said: Declaration, parties: Sequence[Place], subject: str, about: str, standing: Standing | None) -> str:
    side = next((place for place in parties if place.id == said.side), None)
    if standing is None or side is None or not may_speak_for(standing, said.side):
        raise NotYours(said.side)
    if faults := unfit(said):
        raise UnfitDeclaration(faults)
    source, cited = source_of(said, side, parties), cited_source(said)
    claims = declared_claims(said, subject=subject, parties=[place.id for place in parties], source=source, cited=cited)
    recorded = record_claims(sources=[source, *([cited] if cited else [])], claims=claims, actor=standing.actor)
    if recorded.added:
        reconcile(subjects=recorded.subjects, actor=standing.actor)
        change = {"side": said.side, "what": said.what.value, "declaration": source.id}
        write_journal(actor=standing.actor, action="declare", about=about, change=change)
    return source.id
