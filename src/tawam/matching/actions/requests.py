"""Requests are entered, corrected, answered and decided; only a person’s data is ever deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils import timezone

from tawam.basics.keys import fresh_key, key_of
from tawam.matching import models
from tawam.matching.actions.journal import ChangedMeanwhile, NothingChanged, allowed, noted, refuse
from tawam.matching.queries.requests import NoSuchRequest, request
from tawam.matching.rules.requests import checking
from tawam.matching.rules.requests.rows import request_row, request_value
from tawam.matching.values.requests import Answer, Request, RequestAct, RequestState
from tawam.people.values import Standing
from tawam.places import queries as places
from tawam.places.rules.days import day_at


class AlreadyEntered(NothingChanged):
    """The request was entered already; ``key`` is its id."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


@transaction.atomic
def enter_request(*, stated: Request, standing: Standing | None, once: bool = False) -> Request:
    """Enter a request; returns it with its id. An ``id`` that is given makes that the same form enters it once.

    Raises NotYours, NoSuchPlace, Unfit; AlreadyEntered where the form was sent before, or, with ``once``, a fresh one
    says just what was entered.
    """
    who = allowed(standing=standing, place=stated.place)
    places.place(stated.place)
    key = key_of(stated.id)
    fresh = replace(stated, answers=(), state=RequestState.OPEN, decided_on=None, decision="")
    clean = _checked(fresh)
    after = request_row(clean)
    key = _free(key, stated.place, after)
    if once:
        _refuse_twice(clean, key)
    row = models.PartnerRequest(
        id=key, place=stated.place, received_on=stated.received_on, state=RequestState.OPEN, stated=after
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyEntered(key) from None
    noted(about=f"request:{key}", version=1, act=RequestAct.ENTERED, by=who, before=None, after=after)
    return request(key)


@transaction.atomic
def correct_request(*, stated: Request, version: int, standing: Standing | None) -> Request:
    """Correct what was entered; answers and the decision stay.

    Raises NoSuchRequest, NotYours, Unfit, NothingChanged; ChangedMeanwhile if ``version`` is not the latest.
    """
    row, now, who = _mine(stated.id, version, standing)
    kept = replace(
        stated,
        place=now.place,
        answers=now.answers,
        state=now.state,
        decided_on=now.decided_on,
        decision=now.decision,
    )
    return _next(row, _checked(kept), RequestAct.CORRECTED, who)


@transaction.atomic
def answer_question(*, key: str, answer: Answer, version: int, standing: Standing | None) -> Request:
    """Enter what the council knows on a question, in place of an earlier answer; raises as ``correct_request`` does."""
    row, now, who = _mine(key, version, standing)
    fresh = checking.cleaned_answer(replace(answer, by=who.actor, on=timezone.now().date()))
    refuse(faults=checking.answer_faults(fresh))
    return _next(row, replace(now, answers=checking.answered(now.answers, fresh)), RequestAct.ANSWERED, who)


@transaction.atomic
def remove_answer(*, key: str, kind: str, version: int, standing: Standing | None) -> Request:
    """Take an answer away: the question is open again; raises as ``correct_request`` does."""
    row, now, who = _mine(key, version, standing)
    left = tuple(one for one in now.answers if one.kind != kind)
    return _next(row, replace(now, answers=left), RequestAct.ANSWER_REMOVED, who)


@transaction.atomic
def decide_request(
    *,
    key: str,
    state: RequestState,
    decided_on: dt.date | None,
    decision: str,
    version: int,
    standing: Standing | None,
) -> Request:
    """Note what the council decided, or open the request again; raises as ``correct_request`` does."""
    row, now, who = _mine(key, version, standing)
    today = _today(row.place)
    refuse(faults=checking.decision_faults(state, decided_on, decision, today=today, received_on=now.received_on))
    on = None if state is RequestState.OPEN else decided_on
    made = replace(now, state=state, decided_on=on, decision=checking.cleaned_text(decision))
    return _next(row, made, RequestAct.DECIDED, who)


def _refuse_twice(one: Request, key: str) -> None:
    """Raise AlreadyEntered if the place has entered just this, whatever was answered since."""
    for row in models.PartnerRequest.objects.filter(place=one.place, received_on=one.received_on):
        old = request_value(row.stated, row.place)
        entered = replace(one, id="", version=0, answers=old.answers, state=old.state, decided_on=old.decided_on)
        if row.pk == key or old == replace(entered, decision=old.decision):
            raise AlreadyEntered(row.pk)


def _checked(stated: Request) -> Request:
    clean = checking.cleaned_request(stated)
    refuse(faults=checking.request_faults(clean, today=_today(clean.place)))
    if clean.asking:
        places.place(clean.asking)
    return clean


def _free(key: str, place: str, after: Mapping[str, object]) -> str:
    """The id, unless something else was entered under it: a form that was filled in anew after it had been sent."""
    first = models.RequestRevision.objects.filter(about=f"request:{key}", version=1).first()
    same = first is None or (first.after == after and models.PartnerRequest.objects.get(pk=key).place == place)
    return key if same else fresh_key()


def _today(place_id: str) -> dt.date:
    """The day at the place that received the request."""
    return day_at(places.place(place_id).timezone, timezone.now())


def _mine(key: str, version: int, standing: Standing | None) -> tuple[models.PartnerRequest, Request, Standing]:
    """The row, locked, if it is that version and belongs to a place for which somebody speaks."""
    row = models.PartnerRequest.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise NoSuchRequest(key)
    who = allowed(standing=standing, place=row.place)
    if row.version != version:
        raise ChangedMeanwhile(row.version)
    return row, request_value(row.stated, row.place, row.pk, row.version), who


def _next(row: models.PartnerRequest, made: Request, act: RequestAct, who: Standing) -> Request:
    """The row as its next version, with the one entry in the journal."""
    before, after = row.stated, request_row(made)
    if before == after:
        raise NothingChanged
    row.stated, row.state, row.received_on = after, made.state, made.received_on
    row.version += 1
    row.save()
    noted(about=f"request:{row.pk}", version=row.version, act=act, by=who, before=before, after=after)
    return request(row.pk)
