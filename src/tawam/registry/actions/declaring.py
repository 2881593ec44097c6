"""The sides speak for themselves: a declaration is recorded as claims of its own source, and taken back as one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from tawam.basics.keys import fresh_key
from tawam.basics.texts import one_line
from tawam.evidence.actions import record_claims, retract_source, write_journal
from tawam.evidence.values import Claim
from tawam.people.rules import may_speak_for
from tawam.people.values import Standing
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry import models
from tawam.registry.actions.records import reconcile
from tawam.registry.phrases import unfit_sentence
from tawam.registry.queries.claims import homes_of_pairs, subject_to_declare
from tawam.registry.queries.dossiers import dossier
from tawam.registry.queries.register import known_partnerships
from tawam.registry.rules.declaring import (
    Unfit,
    cited_source,
    cleaned,
    dataset_of,
    declared_claims,
    mark_of,
    said_already,
    said_by,
    source_of,
    unfit,
)
from tawam.registry.rules.pairs import pair_subject
from tawam.registry.values import Declaration, Declared, Spoken


class NotYours(PermissionError):
    """Somebody declares in the name of a place for which they do not speak, or which is no party."""

    def __init__(self, place: str) -> None:
        told = {"place": place[:60]}
        super().__init__(_("You may not speak for “%(place)s”: ask its head for the role of an officer.") % told)


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


class AlreadyDeclared(ValueError):
    """The place has declared just this on the same day; ``source_id`` is that declaration."""

    def __init__(self, source_id: str) -> None:
        super().__init__("Your place has declared just this today already. Nothing was declared twice.")
        self.source_id = source_id


class NothingToTakeBack(LookupError):
    """No declaration of this place stands under this id."""

    def __init__(self) -> None:
        super().__init__("There is no such declaration of this place, or it was taken back already.")


class ChangedMeanwhile(ValueError):
    """Somebody else who speaks for the place has declared something, or taken it back, since the form was opened."""

    def __init__(self, words: Sequence[Spoken]) -> None:
        super().__init__("Somebody else has spoken for this place since you opened the form. Nothing was recorded.")
        self.words = tuple(words)


@transaction.atomic
def declare(
    *, declaration: Declaration, partnership_id: str, standing: Standing | None, seen: str | None = None
) -> str:
    """Record what a side says of its partnership; returns the id of its source. The same again adds nothing.

    ``seen`` is the mark of what the side said when the form was opened (rules' ``mark_of``), None where nobody
    looked. Raises NotYours, UnfitDeclaration, AlreadyDeclared (the same words on the same day, by a form with a fresh
    key), ChangedMeanwhile and NoSuchPartnership.
    """
    _wait_for_others(partnership_id)
    declaration = cleaned(declaration)
    found = dossier(partnership_id, as_of=dt.date.max)
    link, words = found.partnership, said_by(found, declaration.side)
    subject = subject_to_declare(link.id, [place.id for place in link.parties])
    _check(declaration, link.parties, standing)
    key = _key(declaration, link.parties)
    if same := said_already(_claims(declaration, link.parties, subject), found.side_claims):
        if same == key:
            return key
        raise AlreadyDeclared(same)
    if key in {one.source_id for one in words}:
        # A form that was filled in anew after it had been sent says something else.
        declaration = replace(declaration, key=fresh_key())
    if seen is not None and seen != mark_of(words):
        raise ChangedMeanwhile(words)
    return _record(declaration, link.parties, subject, link.id, standing, words)


@transaction.atomic
def propose(*, declaration: Declaration, partner: str, standing: Standing | None) -> str:
    """Record that a side names a partnership which the registry lacks; returns the partnership's id.

    It stands as named by one side until the other confirms. Raises NotYours, UnfitDeclaration, NoSuchPlace,
    KnownAlready.
    """
    declaration = cleaned(declaration)
    parties = (places.place(declaration.side), places.place(partner))
    if declaration.side == partner or declaration.what is not Declared.CONFIRM:
        raise UnfitDeclaration([Unfit.NO_PARTNER])
    pair = pair_subject(declaration.side, partner)
    known = homes_of_pairs([pair]).get(pair, pair)
    if known_partnerships([known]):
        raise KnownAlready(known)
    _check(declaration, parties, standing)
    _record(declaration, parties, pair, pair, standing)
    return pair


@transaction.atomic
def take_back(*, source_id: str, place: str, reason: str, standing: Standing | None) -> None:
    """Take a declaration back as one step, by somebody who speaks for the same place; it stays on record.

    Raises NotYours and NothingToTakeBack.
    """
    if standing is None or not may_speak_for(standing, place):
        raise NotYours(place)
    reason = one_line(reason) or "taken back"
    subjects = retract_source(source_id=source_id, dataset=dataset_of(place), reason=reason, actor=standing.actor)
    if not subjects:
        raise NothingToTakeBack
    reconcile(subjects=subjects, actor=standing.actor)
    about = ", ".join(sorted(subjects))
    before = {"declaration": source_id, "side": place}
    write_journal(
        actor=standing.actor, action="take_back", about=about, before=before, after={}, change={"reason": reason}
    )


def _wait_for_others(partnership_id: str) -> None:
    """Let whoever declares at this moment finish first, where the database lets several write at once.

    The row waited for may have been built anew by then; so it is asked for once more.
    """
    rows = models.Partnership.objects.select_for_update().filter(pk=partnership_id)
    if rows.first() is None:
        rows.all().first()


def _check(said: Declaration, parties: Sequence[Place], standing: Standing | None) -> None:
    if standing is None or said.side not in {one.id for one in parties} or not may_speak_for(standing, said.side):
        raise NotYours(said.side)
    if faults := unfit(said):
        raise UnfitDeclaration(faults)


def _side(said: Declaration, parties: Sequence[Place]) -> Place:
    return next(place for place in parties if place.id == said.side)


def _key(said: Declaration, parties: Sequence[Place]) -> str:
    return source_of(said, _side(said, parties), parties).id


def _claims(said: Declaration, parties: Sequence[Place], subject: str) -> list[Claim]:
    source, cited = source_of(said, _side(said, parties), parties), cited_source(said)
    return declared_claims(said, subject=subject, parties=[place.id for place in parties], source=source, cited=cited)


def _record(
    said: Declaration,
    parties: Sequence[Place],
    subject: str,
    about: str,
    standing: Standing | None,
    words: Sequence[Spoken] = (),
) -> str:
    if standing is None:
        raise NotYours(said.side)
    source, cited = source_of(said, _side(said, parties), parties), cited_source(said)
    claims = _claims(said, parties, subject)
    recorded = record_claims(sources=[source, *([cited] if cited else [])], claims=claims, actor=standing.actor)
    if recorded.added:
        reconcile(subjects=recorded.subjects, actor=standing.actor)
        change = {"side": said.side, "what": said.what.value, "declaration": source.id}
        before = {"declarations": [one.source_id for one in words]} if words else {}
        write_journal(
            actor=standing.actor,
            action="declare",
            about=about,
            before=before,
            after=_told(said, source.id),
            change=change,
        )
    return source.id


def _told(said: Declaration, source_id: str) -> dict[str, object]:
    """What a declaration says, as the journal tells it; what it leaves open is left out."""
    names = ("starts", "kind", "broke", "broke_on", "cause", "note", "url")
    full = {name: str(getattr(said, name) or "") for name in names}
    about = {"about": said.about.value} if said.what is Declared.DISPUTE else {}
    filled = {name: text for name, text in full.items() if text}
    return {"declaration": source_id, "what": said.what.value, **about, **filled}
