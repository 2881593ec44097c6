"""Which other links are like a hard case. Pure, and printed in the paper word for word (wording/paper.py).

Two counts that are never added up: links of other places with the same partner country in the same years, and links
elsewhere or earlier that broke over the same kind of cause. What speaks for neither is set aside, and said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawam.assessment.rules.cases import known_by
from tawam.assessment.rules.groups import CauseGroup, cause_group
from tawam.assessment.values import Level
from tawam.basics.dates import PartialDate
from tawam.places.values import DEMO_MARK
from tawam.registry.values import BREAKS, Cause, EventType, Kind, Life, LifeEvent, Scope, Status
from tawam.reports.rules.courses import answer_of, later_of
from tawam.reports.values import Course, HardCase, LikeCases, Ring

# Shocks work "within months to years" (evidence base); the assessment looks at exposure over the same span.
PERIOD_YEARS = 5
_ASLEEP = frozenset({Status.DORMANT, Status.EXPIRED})
_FADED = frozenset({Level.DORMANT, Level.FADING})
# Ties of states, which no council decides on.
_NOT_OF_COUNCILS = frozenset({Kind.STATE_TREATY, Kind.EU_INSTITUTIONAL})
_WORDS_TO_KEEP = frozenset({EventType.REAFFIRMED, EventType.RENEWED})
CAUSES = {
    HardCase.WAR: frozenset({Cause.WAR_OR_INSECURITY}),
    HardCase.POLITICS: frozenset({Cause.POLITICAL_TENSION}),
    HardCase.HUMAN_RIGHTS: frozenset({Cause.HUMAN_RIGHTS_DISPUTE}),
    HardCase.DEAD: frozenset(
        one for one in Cause if cause_group(one) is CauseGroup.DECAY or one is Cause.AGREEMENT_EXPIRED
    ),
}
_UNSTATED = frozenset({None, Cause.NOT_STATED})


@dataclass(frozen=True, slots=True)
class Asked:
    """The case for which like ones are sought: which link, who decides, the partner's countries, what kind, when."""

    tie: str
    home: frozenset[str]
    own_countries: frozenset[str]
    partner_countries: frozenset[str]
    case: HardCase
    as_of: dt.date

    @property
    def first(self) -> dt.date:
        """The first day of the years that are looked at for the same country."""
        return self.as_of - dt.timedelta(days=round(365.25 * PERIOD_YEARS))


def case_on_record(events: Sequence[LifeEvent], status: Status, vitality: Level) -> HardCase | None:
    """What kind of case the record itself shows: the cause of the last break, else a dead exchange, else nothing."""
    causes = [one.cause for one in events if is_break(one)]
    for case, group in CAUSES.items():
        if causes and causes[-1] in group:
            return case
    return HardCase.DEAD if status in _ASLEEP or vitality in _FADED else None


def like_cases(lives: Iterable[Life], asked: Asked) -> LikeCases:
    """What other places did in the like case, oldest act first; lives may hold the tie itself and ties of no use."""
    known = [known_by(one, asked.as_of, strictly=False) for one in lives if one.id != asked.tie and _counts(one)]
    own = [one for one in known if one.places & asked.home]
    others = [one for one in known if not one.places & asked.home]
    near = [one for one in others if _with_the_country(one, asked)]
    shocks = (one.on for life in near for one in _shocks(life, asked) if one.on)
    shock = min(shocks, key=lambda on: (on.latest(), str(on)), default=None)
    found = list(_for_the_country(near, asked, shock))
    taken = {one.life.id for one in found}
    found += _for_the_cause([one for one in others if one.id not in taken], asked)
    left_out = sum(1 for one in own if _with_the_country(one, asked) or next(_of_kind(one, asked), None))
    return LikeCases(asked.first, shock, tuple(sorted(found, key=_in_turn)), left_out)


def is_break(event: LifeEvent) -> bool:
    """Whether an event ended or stopped the tie as such, and not one programme only."""
    return event.type in BREAKS and event.scope != Scope.PROGRAMME


def _counts(life: Life) -> bool:
    made_up = any(place.startswith(DEMO_MARK) for place in life.places)
    return life.kind not in _NOT_OF_COUNCILS and not made_up


def _with_the_country(life: Life, asked: Asked) -> bool:
    """Whether a place elsewhere has this tie with the partner's country; within one country, both lie there."""
    there = life.countries & asked.partner_countries
    if asked.own_countries <= asked.partner_countries:
        return life.countries <= asked.partner_countries
    return bool(there) and not life.countries <= asked.partner_countries


def _for_the_country(near: Iterable[Life], asked: Asked, shock: PartialDate | None) -> Iterator[Course]:
    for life in near:
        answers = [one for one in life.events if _is_answer(one, life, asked, shock)]
        fitting = [one for one in answers if _ring_of(one, life, asked) is Ring.SAME_COUNTRY]
        aid = [one for one in life.events if _is_aid(one, asked, shock)]
        act = next(iter((*fitting, *aid, *answers)), None)
        if act is not None:
            yield _course(life, _ring_of(act, life, asked), act)


def _is_answer(event: LifeEvent, life: Life, asked: Asked, shock: PartialDate | None) -> bool:
    """A break in the period, or a word to keep the tie by the place itself after the shock began.

    What the side in the partner's country did over another cause answers nothing.
    """
    if not _within(event, asked):
        return False
    own = not _by_the_partner(event, life, asked)
    if event.type in BREAKS:
        return own or _fits(event, asked)
    kept = event.type in _WORDS_TO_KEEP and asked.case is not HardCase.DEAD
    return kept and own and _after(event, shock)


def _fits(event: LifeEvent, asked: Asked) -> bool:
    """Whether the cause is of this kind, or none is named."""
    return event.cause in CAUSES[asked.case] | _UNSTATED


def _is_aid(event: LifeEvent, asked: Asked, shock: PartialDate | None) -> bool:
    helps = event.type is EventType.AID and asked.case is not HardCase.DEAD
    return helps and _within(event, asked) and _after(event, shock)


def _ring_of(act: LifeEvent, life: Life, asked: Asked) -> Ring:
    if act.type not in BREAKS:
        return Ring.SAME_COUNTRY
    if _by_the_partner(act, life, asked):
        return Ring.PARTNER_ACTED
    return Ring.SAME_COUNTRY if _fits(act, asked) else Ring.OTHER_CAUSE


def _for_the_cause(others: Iterable[Life], asked: Asked) -> Iterator[Course]:
    for life in others:
        act = next(_of_kind(life, asked), None)
        if act is not None:
            yield _course(life, Ring.SAME_CAUSE, act)


def _of_kind(life: Life, asked: Asked) -> Iterator[LifeEvent]:
    """The breaks over this kind of cause."""
    return (one for one in life.events if one.type in BREAKS and one.cause in CAUSES[asked.case])


def _shocks(life: Life, asked: Asked) -> Iterator[LifeEvent]:
    """The breaks over this kind of cause in the period, whichever side made them."""
    return (one for one in _of_kind(life, asked) if _within(one, asked))


def _course(life: Life, ring: Ring, act: LifeEvent) -> Course:
    answer = answer_of(act)
    after = life.events[life.events.index(act) + 1 :]
    return Course(life, ring, answer, act, later_of(after, answer))


def _by_the_partner(event: LifeEvent, life: Life, asked: Asked) -> bool:
    """Whether the side that acted lies in the partner's country, and the other one does not."""
    if life.countries <= asked.partner_countries:
        return False
    return any(place == event.side and country in asked.partner_countries for place, country in life.parties)


def _within(event: LifeEvent, asked: Asked) -> bool:
    return event.on is not None and event.on.latest() >= asked.first and event.on.earliest() <= asked.as_of


def _after(event: LifeEvent, shock: PartialDate | None) -> bool:
    """Without a shock there is nothing that a word or help could answer."""
    return shock is not None and event.on is not None and event.on.latest() >= shock.latest()


def _in_turn(course: Course) -> tuple[int, str, str]:
    return list(Ring).index(course.ring), str(course.act.on or ""), course.life.id
