"""What an act means as an answer to a hard case, and what the acts after it mean for the link."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from tawam.registry.values import BREAKS, EventType, LifeEvent, Scope
from tawam.reports.values import Answer, Course, Fate, Option, Tally

_ANSWERS = {
    EventType.REAFFIRMED: Answer.KEPT,
    EventType.RENEWED: Answer.KEPT,
    EventType.AID: Answer.HELPED,
    EventType.SUSPENDED: Answer.PAUSED,
    EventType.ENDED: Answer.ENDED,
    EventType.REVOKED: Answer.ENDED,
    EventType.LAPSED: Answer.LAPSED,
}
_SCOPES = {Scope.PROGRAMME: Answer.PROGRAMME, Scope.TOWN_HALL_CONTACT: Answer.PEOPLE}
_FATES = {
    EventType.RESUMED: Fate.RESUMED,
    EventType.SIGNED: Fate.RESUMED,
    EventType.RENEWED: Fate.RESUMED,
    EventType.SUSPENDED: Fate.PAUSED,
    EventType.ENDED: Fate.ENDED,
    EventType.REVOKED: Fate.ENDED,
    EventType.LAPSED: Fate.LAPSED,
    EventType.REAFFIRMED: Fate.HELD,
    EventType.ACTIVITY: Fate.MET,
    EventType.ANNIVERSARY: Fate.MET,
    EventType.AID: Fate.MET,
}
_UNBROKEN = frozenset({Answer.KEPT, Answer.HELPED})
# Which answers of other cities show what becomes of an option.
ANSWERS_OF = {
    Option.GO_ON: (Answer.KEPT, Answer.HELPED, Answer.PROGRAMME),
    Option.PAUSE: (Answer.PAUSED,),
    Option.PEOPLE: (Answer.PEOPLE,),
    Option.END: (Answer.ENDED,),
    Option.RENEW: (),
    Option.LAPSE: (Answer.LAPSED,),
}


def answer_of(act: LifeEvent) -> Answer:
    """What an act is as an answer: a suspension may be of one programme, or of the town halls' contact only."""
    whole = _ANSWERS[act.type]
    return _SCOPES.get(Scope(act.scope), whole) if act.type in BREAKS else whole


def later_of(events: Iterable[LifeEvent], answer: Answer) -> tuple[tuple[Fate, LifeEvent], ...]:
    """What became of a link after an answer, in order.

    One programme that stops or starts says nothing of the tie, unless the programme was the answer. A contact, a vote
    or a word of a side is no fate: the record does not say what came of it.
    """
    programmes = answer is Answer.PROGRAMME
    told = [one for one in events if one.type in _FATES and (programmes or one.scope != Scope.PROGRAMME)]
    return tuple((_fate(one.type, answer), one) for one in told)


def _fate(kind: EventType, answer: Answer) -> Fate:
    """A new signature takes a broken link up again; of one that was kept it is one more word to keep it."""
    fate = _FATES[kind]
    return Fate.HELD if fate is Fate.RESUMED and answer in _UNBROKEN else fate


def took(courses: Iterable[Course], option: Option) -> list[Course]:
    """The courses that show what becomes of an option; for renewing, those that were taken up again after all."""
    if option is Option.RENEW:
        return [one for one in courses if any(fate is Fate.RESUMED for fate, _ in one.later)]
    return [one for one in courses if one.answer in ANSWERS_OF[option]]


def tally(courses: Sequence[Course], option: Option | None = None) -> Tally:
    """The courses counted. Of a link that was taken up again, a renewal counts what came after that."""
    later = [_after_resumption(one) if option is Option.RENEW else one.later for one in courses]
    fates = {fate: sum(any(met is fate for met, _ in one) for one in later) for fate in Fate}
    return Tally(
        links=len(courses),
        decisions=len({decision_of(one.life.id, one.act) for one in courses}),
        alone=sum(bool(one.act.side) for one in courses),
        fates=fates,
        waits=tuple(sorted(wait for one in courses if (wait := _wait(one)) is not None)),
        nothing=sum(not one for one in later),
    )


def decision_of(partnership: str, act: LifeEvent) -> str:
    """What tells one decision from another: one vote on five partners is one."""
    return act.decision or f"{partnership} {act.type} {act.on}"


def span(courses: Collection[Course]) -> tuple[int, int] | None:
    """The years of the first and the last act; None where there is none."""
    years = [one.act.on.year for one in courses if one.act.on]
    return (min(years), max(years)) if years else None


def _after_resumption(course: Course) -> tuple[tuple[Fate, LifeEvent], ...]:
    place = next((place for place, (fate, _) in enumerate(course.later) if fate is Fate.RESUMED), len(course.later))
    return course.later[place + 1 :]


def _wait(course: Course) -> float | None:
    """Years until it was taken up again; never less than none where both dates are rough."""
    again = next((event for fate, event in course.later if fate is Fate.RESUMED), None)
    if again is None or again.on is None or course.act.on is None:
        return None
    return max(0.0, (again.on.earliest() - course.act.on.earliest()).days / 365.25)
