"""A case as it could have been known on a day: nothing dated later is in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawam.assessment.values import Act, Case, Terms, Ties, Told
from tawam.basics.dates import PartialDate
from tawam.registry.values import SIGNS_OF_LIFE, EventType, Life


def case_of(
    tie: Life,
    others: Ties,
    *,
    as_of: dt.date,
    acts: Sequence[Act] = (),
    terms: Sequence[Terms] = (),
    told: Sequence[Told] = (),
    log_since: dt.date | None = None,
    strictly: bool = False,
) -> Case:
    """The case of a partnership as of a day, from lives that may go on after it.

    What is dated roughly counts from the first day that its date can mean: "2026", read in June 2026, has happened.
    ``strictly`` counts it from the last such day instead, for a back-test must not see the future. ``others`` are
    ties known on the same day (``ties_known``); they may hold the tie itself, and ties of other countries.
    """
    cut = known_by(tie, as_of, strictly=strictly)
    kept = [_seen_on(act, as_of) for act in (*_acts_of(cut), *acts) if (act.since or act.on).earliest() <= as_of]
    return Case(
        as_of=as_of,
        tie=cut,
        acts=tuple(sorted(kept, key=lambda act: act.on)),
        others=others,
        terms=tuple(one for one in terms if one.signed_on is None or one.signed_on.earliest() <= as_of),
        told=tuple(one for one in told if one.on.earliest() <= as_of),
        log_since=log_since if log_since and log_since <= as_of else None,
    )


def ties_known(lives: Iterable[Life], as_of: dt.date, *, strictly: bool = False) -> Ties:
    """The ties of which something had happened by the day, for all cases of that day; dates count as in ``case_of``."""
    cut = (known_by(one, as_of, strictly=strictly) for one in lives)
    return Ties(tuple(one for one in cut if one.events))


def known_by(life: Life, as_of: dt.date, *, strictly: bool = True) -> Life:
    """The life with only the events that had happened by the day: certainly so, or as far as their dates allow."""
    days = [(one, one.on.latest() if strictly else one.on.earliest()) for one in life.events if one.on]
    return replace(life, events=tuple(one for one, day in days if day <= as_of))


def _seen_on(act: Act, as_of: dt.date) -> Act:
    """An act that was under way on the day had come as far as that day."""
    return replace(act, on=PartialDate.of(as_of)) if act.on.earliest() > as_of else act


def _acts_of(life: Life) -> list[Act]:
    """The signs of life on record, as acts of which no more is known than their day."""
    return [Act(one.on) for one in life.events if one.on and one.type in SIGNS_OF_LIFE and one.type not in _NO_ACT]


# A start that a list dates shows nothing of what the partners do.
_NO_ACT = frozenset({EventType.BEGAN})
