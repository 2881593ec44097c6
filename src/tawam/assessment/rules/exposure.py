"""Exposure: shocks from outside the link, counted from what happened to others and told by the parties."""

from __future__ import annotations

from tawam.assessment.rules import around, support
from tawam.assessment.rules.rubric import Rubric, judged, saw, unknown
from tawam.assessment.values import Case, Circumstance, Judged, Level, Question, Seen
from tawam.basics.dates import PartialDate
from tawam.registry.values import Cause, EventType, Scope

# A third to a half of the links go in a documented shock; a third broken is taken as the full value.
FULL_SHARE = 1 / 3
FEWEST_TIES = 3
STATE_CAUSES = frozenset({Cause.POLITICAL_TENSION, Cause.WAR_OR_INSECURITY, Cause.HUMAN_RIGHTS_DISPUTE})
WAR = frozenset({Cause.WAR_OR_INSECURITY})

RUBRIC = Rubric(Question.EXPOSURE)


@RUBRIC.feature(support.SWEDEN_CHINA, support.GERMANY_RUSSIA, support.ARTICLE, cause=Cause.POLITICAL_TENSION)
def same_two_countries(case: Case) -> Seen:
    """What became of the other links between the same two countries, for reasons of state, in five years.

    Sweden and China lost 26 of 49 links so; of 82 German cities a third suspended a Russian one. Counted from the
    registry, which knows best what the press wrote about: a share of a sample, never a rate.
    """
    return _share_broken(around.between(case, STATE_CAUSES), "others_of_the_two")


@RUBRIC.feature(support.UKRAINE_2022, support.SWEDEN_CHINA, support.CASEBOOK, cause=Cause.POLITICAL_TENSION)
def same_partner_country(case: Case) -> Seen:
    """What cities of third countries did with the links to either country, for reasons of state, in five years."""
    if len(case.tie.countries) < 2:
        return unknown("one_country")
    shares = [
        _share_broken(around.beside(case, country, STATE_CAUSES), "others_of_one", country=country)
        for country in sorted(case.tie.countries)
    ]
    known = [one for one in shares if one.value is not None]
    return max(known, key=lambda one: one.value or 0.0) if known else shares[0]


@RUBRIC.feature(support.ARTICLE, support.CASEBOOK, cause=Cause.WAR_OR_INSECURITY)
def war_or_insecurity(case: Case) -> Seen:
    """Whether a link of one of the countries broke over war or insecurity in five years.

    The most frequent cause among documented breaks (101 of 246 in the casebook), and a cause the article names.
    """
    fate = around.with_its_own(case, WAR)
    if not fate.broken and fate.of_all <= FEWEST_TIES:
        return unknown("too_few_ties_known", count=str(fate.of_all))
    struck, count = fate.broken, str(len(fate.broken))
    return saw(1.0 if struck else 0.0, "war_breaks" if struck else "no_war_breaks", False, struck, count=count)


@RUBRIC.feature(support.CASEBOOK)
def own_history(case: Case) -> Seen:
    """Whether this link broke before: a tie that was suspended once has shown where it tears."""
    broken = [one for one in case.tie.events if around.is_break(one)]
    if broken:
        return saw(1.0, "broke_before", False, [case.tie.id], on=str(broken[-1].on or ""))
    return saw(0.0, "no_break_known", True)


@RUBRIC.feature(support.CASEBOOK)
def call_to_end(case: Case) -> Seen:
    """Whether ending it was demanded or voted on in five years, or one side's decision is contested."""
    first = around.years_before(case.as_of, around.YEARS_OF_A_SHOCK)
    calls = [
        one
        for one in case.tie.events
        if one.type is EventType.VOTE and one.scope == Scope.EXISTING_TIE and one.on and one.on.latest() >= first
    ]
    if calls:
        return saw(1.0, "vote_on_the_tie", False, [case.tie.id], on=str(calls[-1].on))
    return saw(0.0, "no_vote_known", True)


@RUBRIC.feature(support.CASEBOOK, cause=Cause.CHANGED_PRIORITIES)
def leaves_partners(case: Case) -> Seen:
    """Whether one of the parties left other partners in five years: one council vote often ends several links."""
    left = around.left_by(case)
    if left:
        return saw(len(left) / 3, "left_others", False, left, count=str(len(left)))
    return saw(0.0, "left_nobody_known", True)


@RUBRIC.feature(support.ARTICLE, cause=Cause.LEADERSHIP_CHANGE)
def leadership(case: Case) -> Seen:
    """A new mayor or council majority, as reported by a party: a cause of failure in the article and the casebook."""
    return _reported(case, Circumstance.LEADERSHIP_CHANGE)


@RUBRIC.feature(support.DONCASTER, cause=Cause.RESOURCES)
def budget(case: Case) -> Seen:
    """A budget cut that a party reports. Doncaster ended five links for cost in 2009."""
    return _reported(case, Circumstance.BUDGET_CUT)


@RUBRIC.feature(support.ARTICLE, cause=Cause.ECONOMIC_HARDSHIP)
def economy(case: Case) -> Seen:
    """Economic hardship that a party reports; named by the article, without a dated case in the casebook."""
    return _reported(case, Circumstance.ECONOMIC_HARDSHIP)


def exposure(case: Case) -> Judged:
    """The judgement on exposure to shocks."""
    return judged(RUBRIC.findings(case), _level)


def _level(score: float) -> Level:
    """A choice of ours, made before any case was looked at: a tenth is noise, a third of the weight is a lot."""
    if score >= 1 / 3:
        return Level.HIGH
    return Level.RAISED if score >= 0.1 else Level.LOW


def _share_broken(fate: around.Fate, code: str, **facts: str) -> Seen:
    if fate.of_all < FEWEST_TIES:
        return unknown("too_few_ties_known", count=str(fate.of_all), **facts)
    broken = str(len(fate.broken))
    share = len(fate.broken) / fate.of_all
    return saw(share / FULL_SHARE, code, False, fate.broken, broken=broken, of_all=str(fate.of_all), **facts)


def _reported(case: Case, circumstance: Circumstance) -> Seen:
    reports = (one.on for one in case.told if one.circumstance is circumstance)
    told = max(reports, key=PartialDate.latest, default=None)
    if told is None:
        return unknown("nobody_reports", what=circumstance.value)
    if told.latest() < around.years_before(case.as_of, 3):
        return saw(0.0, "long_ago", what=circumstance.value, on=str(told))
    return saw(1.0, "reported", what=circumstance.value, on=str(told))
