"""Vitality: the slow decay of a link, seen from what the partners do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tawam.assessment.rules import around, support
from tawam.assessment.rules.rubric import Rubric, judged, saw, unknown
from tawam.assessment.values import Act, Case, Circumstance, Judged, Level, Question, Seen
from tawam.basics.dates import PartialDate
from tawam.registry.values import SIGNS_OF_LIFE, Cause, EventType

# Council rules in use ask for an exchange every year (West Valley City) and a review every three (Christchurch).
YEARS_SEEN = 5
FRESH_YEARS = 1.0
STALE_YEARS = 6.0
# So few years read as “0.0 years ago”.
_LATELY = 0.1
# The share of participants under 30 in the French-German sample (dfi 2018); reaching it is not below the ordinary.
YOUNG_SHARE = 0.23
FULL_BREADTH = 4
FULL_COMMUNITY = 3

RUBRIC = Rubric(Question.VITALITY)


@RUBRIC.feature(
    support.DE_VILLIERS, support.DFI_2018, support.OECD_2023, support.SAN_LEANDRO, cause=Cause.SUSTAINED_INTEREST
)
def recency(case: Case) -> Seen:
    """How long ago the last exchange or other sign of life was.

    Full within a year, nothing after six: between the yearly exchange that councils ask for (West Valley City) and
    twice their longest review cycle (Christchurch, three years). Regular contact is named by de Villiers 2009 and
    dfi 2018; "time without contact" is what San Leandro weighs.
    """
    last = max((act.on for act in case.acts), key=PartialDate.latest, default=None)
    if last is None:
        if case.log_since is None:
            return unknown("no_act_known")
        return saw(0.0, "no_act_since", since=str(case.log_since))
    years = max(0.0, (case.as_of - last.latest()).days / 365.25)
    value = 1 - (years - FRESH_YEARS) / (STALE_YEARS - FRESH_YEARS)
    if years < _LATELY:
        return saw(value, "last_act_lately", case.log_since is None, on=str(last))
    return saw(value, "last_act", case.log_since is None, on=str(last), years=f"{years:.1f}")


@RUBRIC.feature(support.DE_VILLIERS, support.DFI_2018, support.OECD_2023, cause=Cause.SUSTAINED_INTEREST)
def regularity(case: Case) -> Seen:
    """In how many of the last five years something is logged. Named by de Villiers 2009 and dfi 2018.

    Only a log answers this: the press reports the exception, not the yearly visit.
    """
    years = _years_logged(case)
    if years < 2:
        return unknown("log_too_short")
    span = min(YEARS_SEEN, years)
    first = case.as_of.year - span + 1
    active = {year for act in case.acts if act.logged for year in _years_of(act) if year >= first}
    return saw(len(active) / span, "years_with_acts", years=str(len(active)), of=str(span))


@RUBRIC.feature(support.DE_VILLIERS, support.BAYCAN, support.OECD_2023, cause=Cause.PARTNER_COMMITMENT)
def reciprocity(case: Case) -> Seen:
    """Whether both sides host. Reciprocity is named by de Villiers 2009, Baycan-Levent, OECD 2023."""
    hosted = [host for act in _recent(case) for host in act.hosts if host in case.tie.places]
    if len(hosted) < 2:
        return unknown("too_few_hosted")
    least = min(hosted.count(place) for place in case.tie.places)
    fair = len(hosted) / len(case.tie.places)
    return saw(least / fair, "hosting", fewest=str(least), of=str(len(hosted)))


@RUBRIC.feature(support.BAYCAN, support.CREMER, support.DFI_2018, cause=Cause.SUSTAINED_INTEREST)
def breadth(case: Case) -> Seen:
    """How many themes the exchange has. Breadth is "key to life" in dfi 2018; Cremer 2001 asks culture and commerce."""
    themes = {theme for act in _recent(case) for theme in act.themes}
    if not themes:
        return unknown("no_theme_known")
    return saw(len(themes) / FULL_BREADTH, "themes", count=str(len(themes)))


@RUBRIC.feature(
    support.DE_VILLIERS, support.CREMER, support.DFI_2018, support.OECD_2023, cause=Cause.RESIDENTS_PARTICIPATION
)
def community(case: Case) -> Seen:
    """How many kinds of bodies beside the town hall carry it: schools, clubs, firms.

    Named by de Villiers 2009, Cremer 2001, dfi 2018 and the OECD's principle on stakeholders.
    """
    carriers = {one for act in _recent(case) for one in act.organisers}
    if not carriers:
        return unknown("no_organiser_known")
    beside = carriers - {"town_hall", "other"}
    return saw(len(beside) / FULL_COMMUNITY, "carriers", count=str(len(beside)))


@RUBRIC.feature(support.DFI_2018, support.FADING_TOWNS, cause=Cause.RESIDENTS_PARTICIPATION)
def young_people(case: Case) -> Seen:
    """The share of participants under 30 (dfi 2018: 23 % in 1,322 communes) and whether a successor is missing."""
    told = _told(case, Circumstance.NO_SUCCESSOR)
    if told:
        return saw(0.0, "no_successor", since=told)
    counted = [act for act in _recent(case) if act.people and act.young is not None]
    people = sum(act.people or 0 for act in counted)
    if not people:
        return unknown("no_ages_known")
    share = sum(act.young or 0 for act in counted) / people
    return saw(share / YOUNG_SHARE, "share_young", percent=f"{100 * share:.0f}", people=str(people))


@RUBRIC.feature(support.DE_VILLIERS, support.DFI_2018, cause=Cause.SUSTAINED_INTEREST)
def awareness(case: Case) -> Seen:
    """How many people take part each year, against the years before.

    Public awareness correlates with success in de Villiers 2009; a fading one is seen as falling numbers.
    """
    recent, before = _people(case, 0, 2), _people(case, 2, 5)
    if recent is None or before is None or before == 0:
        return unknown("no_numbers_to_compare")
    change = (recent / 2) / (before / 3)
    return saw(change / 2, "participants", now=f"{recent / 2:.0f}", before=f"{before / 3:.0f}")


@RUBRIC.feature(support.DE_VILLIERS, cause=Cause.AGREEMENT_EXPIRED)
def agreement(case: Case) -> Seen:
    """A signed agreement with goals that is in force. Named by de Villiers 2009."""
    if case.terms:
        running = [one for one in case.terms if one.until is None or one.until >= case.as_of]
        if not running:
            return saw(0.0, "agreement_over")
        goals = any(one.goals for one in running)
        return saw(1.0 if goals else 0.6, "agreement_with_goals" if goals else "agreement_without_goals")
    if any(event.type in (EventType.SIGNED, EventType.RENEWED) for event in case.tie.events):
        return saw(0.6, "agreement_reported", True)
    return unknown("no_agreement_known")


@RUBRIC.feature(support.DE_VILLIERS, support.DFI_2018, support.CEMR, support.OECD_2023, cause=Cause.RESOURCES)
def resources(case: Case) -> Seen:
    """Whether somebody pays for it. Money and staff are the barriers in CEMR's survey, dfi 2018 and OECD 2023."""
    told = _told(case, Circumstance.BUDGET_CUT)
    if told:
        return saw(0.0, "budget_cut", since=told)
    known = [act.paid_for for act in _recent(case) if act.paid_for is not None]
    if not known:
        return unknown("no_money_known")
    return saw(sum(known) / len(known), "paid_for", count=str(sum(known)), of=str(len(known)))


@RUBRIC.feature(support.DE_VILLIERS, support.BAYCAN, support.OECD_2023, cause=Cause.PERCEIVED_BENEFIT)
def benefit(case: Case) -> Seen:
    """How often the outcomes that were aimed at are reached. Perceived benefit: de Villiers, Baycan-Levent."""
    known = [act.goals_met for act in _recent(case) if act.goals_met is not None]
    if not known:
        return unknown("no_outcome_known")
    return saw(sum(known) / len(known), "outcomes_met", count=str(sum(known)), of=str(len(known)))


@RUBRIC.feature(support.DE_VILLIERS, support.OECD_2023, cause=Cause.CHANGED_PRIORITIES)
def commitment(case: Case) -> Seen:
    """Whether the councils have said yes lately, and whether somebody reports other priorities.

    Committed leadership is named by de Villiers 2009 and OECD 2023; a review every three years is Christchurch's rule.
    """
    told = _told(case, Circumstance.CHANGED_PRIORITIES)
    if told:
        return saw(0.0, "priorities_changed", since=told)
    acts = [one.on for one in case.tie.events if one.on and one.type in _COMMITTING]
    if not acts:
        return unknown("no_commitment_known")
    last = max(acts, key=PartialDate.latest)
    years = max(0.0, (case.as_of - last.latest()).days / 365.25)
    return saw(1 - (years - 3) / 12, "last_commitment", True, on=str(last), years=f"{years:.0f}")


@RUBRIC.feature(support.DE_VILLIERS, cause=Cause.RESOURCES)
def focus(case: Case) -> Seen:
    """Few partners, done well (de Villiers 2009): how many links the busier side keeps, as far as is known here."""
    counts = [around.partners(case, place) for place in case.tie.places]
    most = max(counts, default=1)
    return saw(1 - (most - 5) / 25, "partners_of_a_side", True, count=str(most))


_COMMITTING = frozenset({EventType.SIGNED, EventType.RENEWED, EventType.REAFFIRMED, EventType.RESUMED})


def vitality(case: Case) -> Judged:
    """The judgement on vitality; a reported lapse that nothing followed is dormant whatever else is known."""
    found = judged(RUBRIC.findings(case), _level)
    if _lapsed(case):
        return Judged(Level.DORMANT, found.score, found.lowest, found.highest, found.sufficiency, found.findings)
    return found


def _level(score: float) -> Level:
    """Thirds of the scale above a floor; a choice of ours, made before any case was looked at."""
    if score >= 0.7:
        return Level.THRIVING
    if score >= 0.4:
        return Level.STEADY
    return Level.FADING if score >= 0.15 else Level.DORMANT


def _lapsed(case: Case) -> bool:
    lapses = [one.on.earliest() for one in case.tie.events if one.type is EventType.LAPSED and one.on]
    signs = [one.on.latest() for one in case.tie.events if one.type in SIGNS_OF_LIFE and one.on]
    signs += [act.on.latest() for act in case.acts]
    return bool(lapses) and max(lapses) > max(signs, default=dt.date.min)


def _recent(case: Case) -> list[Act]:
    first = dt.date(case.as_of.year - YEARS_SEEN + 1, 1, 1)
    return [act for act in case.acts if act.on.latest() >= first]


def _years_of(act: Act) -> range:
    """The years that an act touches: one over New Year is of both."""
    return range((act.since or act.on).year, act.on.year + 1)


def _years_logged(case: Case) -> int:
    return 0 if case.log_since is None else case.as_of.year - case.log_since.year + 1


def _people(case: Case, newest: int, oldest: int) -> int | None:
    """People in the years from ``oldest`` to ``newest`` before the day; None unless each year was logged."""
    if case.log_since is None or case.log_since > around.years_before(case.as_of, oldest):
        return None
    first, last = around.years_before(case.as_of, oldest), around.years_before(case.as_of, newest)
    return _sum(act.people for act in case.acts if first < act.on.earliest() <= last)


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [one for one in numbers if one is not None]
    return sum(known) if known else None


def _told(case: Case, circumstance: Circumstance) -> str:
    """Since when a circumstance is reported; empty if it is not, or if it is more than three years old."""
    found = [one.on for one in case.told if one.circumstance is circumstance]
    recent = [on for on in found if on.latest() >= around.years_before(case.as_of, 3)]
    return str(max(recent)) if recent else ""
