"""From lives on record to spells of observation: who was watched, from which age to which age, and what ended it.

The casebook is no cohort. Most of its links are in it because somebody wrote of their end, and the story of the end
tells the signature as well ("signed in 1957, cut in 2022"). Such a link says nothing about how long links last: had
it ended in silence in 1980, nobody would have looked it up (Klein, Moeschberger, Survival Analysis, 2nd ed. 2003,
section 3.4: with left truncation only those are seen who live until they come under observation; sections 4.6 and
9.4: they count from then on). Hence the rules of this module:

1. *Start* is the oldest dated signature, or else the oldest start that a list dates (``began``). A link of which only
   later life is documented (``first_seen``) has no start and is left out: its age is not known.
2. *Entry*, the day from which a link is watched, is the first day on which a dated document that tells of no break
   already named it. It must be older than the break whatever day a half-known date of either means. A link that no
   such document names before its break is left out.
3. *Exit* is the first break of the whole tie. A programme put on hold is no break (as in
   ``registry.queries.documented_breaks``); one that is only announced counts, as it does for the status.
4. A link without a break is *censored* at its last documented sign of life or the last day on which a list had it,
   never today: silence is no evidence. A merger censors too, since the tie goes on in another.
5. *Dates* that give a year or a month mean its middle; ``Reading`` turns all to the first or the last day instead,
   and the difference is shown beside the figures.
6. *Cluster*: one decision that breaks several links is one (casebook summary, "one decision, many rows").
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tawam.assessment.rules.groups import Era, Regions, cause_group, era_of, regions_of
from tawam.basics.dates import PartialDate
from tawam.registry.values import (
    BREAKS,
    SIGNS_OF_LIFE,
    Cause,
    EventType,
    Kind,
    Life,
    LifeEvent,
    Scope,
    Sighting,
)

DAYS_PER_YEAR = 365.25


class Entry(StrEnum):
    """From which day on a link counts as watched."""

    # A dated document that tells of no break had named it by then: the rule of the figures.
    DOCUMENT = "document"
    # The first dated sign of life that such a document tells of, whenever it was written.
    SIGN = "sign"
    # The signature: what a reader gets who takes the stories at face value.
    START = "start"


class Reading(StrEnum):
    """Which day a year or a month alone is taken for."""

    MIDDLE = "middle"
    FIRST = "first"
    LAST = "last"


class LeftOut(StrEnum):
    """Why a link carries no information about how long links last."""

    STATE_TREATY = "state_treaty"
    NO_START = "no_start"
    BREAK_UNDATED = "break_undated"
    BREAK_ONLY = "break_only"
    NOT_FOLLOWED = "not_followed"


@dataclass(frozen=True, slots=True)
class Rule:
    """How lives are read: from when they count as watched, what half-known dates mean, what becomes of the unbroken.

    With ``delay`` years after the entry a link counts; a document written because a break was near then gives no
    break away. ``unbroken_until`` takes every link without a break as alive on that day, evidence or none.
    """

    entry: Entry = Entry.DOCUMENT
    reading: Reading = Reading.MIDDLE
    delay: int = 0
    unbroken_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Spell:
    """A link under observation from one age to another, in years since its start.

    ``ending`` is the type of the break that ended it, empty where it was still alive when last seen; ``cause`` the
    group of its cause; ``cluster`` names what broke together.
    """

    link: str
    entry: float
    exit: float
    ending: str
    cause: str
    cluster: str
    era: Era
    regions: Regions
    kind: Kind

    @property
    def broke(self) -> bool:
        """Whether a break ended the observation."""
        return bool(self.ending)


@dataclass(frozen=True, slots=True)
class Sample:
    """The spells, and how many links were left out for each reason."""

    spells: tuple[Spell, ...]
    left_out: Mapping[LeftOut, int]


AS_READ = Rule()


def sample(lives: Iterable[Life], sightings: Mapping[str, Sequence[Sighting]], rule: Rule = AS_READ) -> Sample:
    """Every link as a spell, or counted among those that carry no information."""
    read = [spell_of(life, sightings.get(life.id, ()), rule) for life in lives]
    missing = Counter(one for one in read if isinstance(one, LeftOut))
    left_out = {reason: missing[reason] for reason in LeftOut if missing[reason]}
    return Sample(tuple(one for one in read if isinstance(one, Spell)), left_out)


def spell_of(life: Life, seen: Sequence[Sighting], rule: Rule = AS_READ) -> Spell | LeftOut:
    """The spell of one link, or why there is none."""
    if life.kind is Kind.STATE_TREATY:
        return LeftOut.STATE_TREATY
    begun, ended = _start(life), _first_break(life)
    if begun is None:
        return LeftOut.NO_START
    if ended is not None and ended.on is None:
        return LeftOut.BREAK_UNDATED
    start = day_of(begun, rule.reading)
    stop = day_of(ended.on, rule.reading) if ended and ended.on else _last_alive(life, seen, rule)
    watched = _entry(seen, start, ended.on if ended else None, rule)
    if watched is None or watched >= stop:
        return LeftOut.BREAK_ONLY if ended else LeftOut.NOT_FOLLOWED
    return _spell(life, ended, start=start, watched=watched, stop=stop)


def _spell(life: Life, ended: LifeEvent | None, *, start: dt.date, watched: dt.date, stop: dt.date) -> Spell:
    return Spell(
        link=life.id,
        entry=_years(start, watched),
        exit=_years(start, stop),
        ending=ended.type if ended else "",
        cause=cause_group(ended.cause or Cause.NOT_STATED) if ended else "",
        cluster=(ended.decision if ended else "") or life.id,
        era=era_of(start.year),
        regions=regions_of(life.countries),
        kind=life.kind,
    )


def newest_day(lives: Iterable[Life]) -> dt.date | None:
    """The last day that anything on record is dated to; None for an empty register."""
    return max((one.on.earliest() for life in lives for one in life.events if one.on), default=None)


def day_of(date: PartialDate, reading: Reading) -> dt.date:
    """The day that a partial date is taken for; a whole date is that day under every reading."""
    if reading is Reading.MIDDLE:
        return date.earliest() + (date.latest() - date.earliest()) // 2
    return date.earliest() if reading is Reading.FIRST else date.latest()


def _start(life: Life) -> PartialDate | None:
    """The oldest signature, or else the oldest start that a list dates (as ``registry.rules.record.beginning``)."""
    for kind in (EventType.SIGNED, EventType.BEGAN):
        found = [one.on for one in life.events if one.type is kind and one.on]
        if found:
            return min(found)
    return None


def _first_break(life: Life) -> LifeEvent | None:
    return next((one for one in life.events if one.type in BREAKS and one.scope != Scope.PROGRAMME), None)


def _last_alive(life: Life, seen: Sequence[Sighting], rule: Rule) -> dt.date:
    """The last day on which the unbroken link is known to have been alive; its merger ends the watch."""
    signs = [one.on for one in life.events if one.type in SIGNS_OF_LIFE and one.on]
    signs += [one.alive_on for one in seen if one.by_list and one.alive_on]
    last = max(day_of(one, rule.reading) for one in signs)
    merged = [day_of(one.on, rule.reading) for one in life.events if one.type is EventType.MERGED and one.on]
    return min([max(last, rule.unbroken_until or last), *merged])


def _entry(seen: Sequence[Sighting], start: dt.date, broke: PartialDate | None, rule: Rule) -> dt.date | None:
    """The day from which the link is watched: never before its start, and certainly before its break."""
    if rule.entry is Entry.START:
        return start
    honest = [one for one in seen if not one.tells_break]
    dates = [one.known_on if rule.entry is Entry.DOCUMENT else one.alive_on for one in honest]
    days = [
        day_of(date, rule.reading) for date in dates if date and (broke is None or date.latest() < broke.earliest())
    ]
    return max(start, min(days)) + dt.timedelta(days=DAYS_PER_YEAR * rule.delay) if days else None


def _years(start: dt.date, day: dt.date) -> float:
    return (day - start).days / DAYS_PER_YEAR
